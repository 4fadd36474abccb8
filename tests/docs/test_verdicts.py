"""“What verbatim means” shows every verdict, and the matcher gives each as the page says."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from sybil.parsers.myst.lexers import DirectiveLexer
from sybil.sybil import Sybil

from sphinx_kzbrief.quotes import PROFILES, AlterationKind, ContextKind, Verdict

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs/_ext"))

from examples.matching import read_trial  # noqa: E402 - the manual's own extension

PAGE = ROOT / "docs/explanation/verbatim.md"


def trials():
    document = Sybil(parsers=[]).parse(PAGE)
    for region in DirectiveLexer(directive="match")(document):
        lexemes = region.lexemes
        yield read_trial(lexemes["arguments"], lexemes["source"].strip().split("\n"))


TRIALS = list(trials())


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.quotation[:40])
def test_the_matcher_agrees_with_the_page(trial):
    match = trial.run()
    assert match.verdict.value == trial.verdict
    assert match.verbatim is (trial.verdict in {"exact", "typographic", "editorial", "interrupted"})


def test_every_verdict_and_profile_has_an_example():
    assert {trial.verdict for trial in TRIALS} == {str(verdict) for verdict in Verdict}
    assert {trial.profile for trial in TRIALS} == set(PROFILES)


def test_the_common_alterations_have_an_example():
    shown = {change.kind for trial in TRIALS for change in trial.run().alterations}
    kinds = AlterationKind
    assert shown >= {kinds.OMISSION, kinds.INSERTION, kinds.CASE, kinds.SUFFIX, kinds.SIC}
    assert shown >= {kinds.NOTE_MARKER, kinds.FINAL_PUNCTUATION, kinds.INTERRUPTION}


def test_every_context_that_turns_the_meaning_is_shown():
    shown = {word.kind for trial in TRIALS for word in trial.run().context}
    assert shown == set(ContextKind)
