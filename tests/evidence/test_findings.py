"""Findings stand at places of the project, and waivers leave out what they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.evidence.findings import Finding, apply_waivers
from sphinx_kzbrief.evidence.places import Place, place_of
from sphinx_kzbrief.evidence.rules import RULES, Severity
from sphinx_kzbrief.evidence.waivers import Waiver


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/p/briefs/a.md", "a.md"),
        ("/p/briefs/sub/a.md", "sub/a.md"),
        ("/p/seeds/corpus.yaml", "../seeds/corpus.yaml"),
        ("a.md", "a.md"),
        ("/p/briefs", "."),
    ],
)
def test_places_are_relative_to_the_project(path, expected):
    assert place_of(path, 3, Path("/p/briefs")) == Place(expected, 3)


def test_a_waived_finding_is_left_out_and_its_waiver_kept():
    context = Finding("quote-context", Place("a.md", 1), "m")
    speaker = Finding("quote-speaker", Place("a.md", 1), "m")
    waiver = Waiver("quote-context", "r")
    unused = Waiver("source-damaged", "r")
    assert apply_waivers([context, speaker], [waiver, unused]) == ((speaker,), (waiver,))


def test_every_rule_says_what_it_is():
    for name, rule in RULES.items():
        assert name == rule.name
        assert rule.title.endswith(".")
        assert len(rule.explanation) > 40
        assert rule.example
    assert RULES["quote-context"].severity is Severity.WARNING
