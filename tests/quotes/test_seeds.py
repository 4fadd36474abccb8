"""The seeds: an editor's quotations pass, traps are told, whole sentences raise no alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.quotes import ContextKind, PreparedText, match_quote
from sphinx_kzbrief.text.sentences import sentences

SEEDS = Path(__file__).parents[2] / "seeds"


def _seed(number):
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


GOOD = [
    ("000", 5241, "trade between China and Kazakhstan has grown 40-fold"),
    (
        "001",
        3095,
        "Trade turnover between our countries has increased 70-fold over a 30-year period, which amounts to more than $25 billion, according to China's customs statistics.",
    ),
    (
        "000",
        1573,
        "The direct reason is the price hikes of liquefied petroleum gas, which most local people use to run their vehicles.",
    ),
    (
        "002",
        1662,
        "Kazakh political opposition forces and non-governmental organizations played an organizing and mobilizing role in the early stages of the riots, and there were signs they were garnering external support.",
    ),
    ("000", 6907, "fully capable of ensuring security, and no additional help is needed"),
    (
        "000",
        4101,
        "the SCO is not a military-political alliance in the first place, and it has no peacekeeping forces to deploy",
    ),
    ("001", 12777, "Even the military component of the SCO has a strong antiterrorist focus."),
    (
        "004",
        3754,
        "If something happens, Russia takes on security guarantees, and China makes huge investments in the economies of the countries of the region.",
    ),
    (
        "003",
        1614,
        "the consensus in Beijing is that China cannot stand on the sidelines and allow a potentially hostile government to take over in a strategically important neighbour",
    ),
    (
        "000",
        9286,
        "the income gap between local and foreign personnel remains large, which leads to discontent and even protests",
    ),
    (
        "001",
        17773,
        "I agree that in recent years there has been growing criticism of Chinese investment by some experts.",
    ),
    (
        "003",
        6203,
        "massive disorders in Urumqi (i.e. the capital of XUAR) may have negative consequences for Kazakhstan, since the XUAR accounts for 70 percent of trade between Kazakhstan and China.",
    ),
]

TRAPS = [
    (
        "000",
        ContextKind.NEGATION,
        "those demonstrators in the streets were terrorists and extremists",
    ),
    ("000", ContextKind.NEGATION, "Turkey will dominate other countries within the organisation"),
    ("001", ContextKind.REPORTING, "the goal of the BRI is to establish China's dominance"),
    ("000", ContextKind.HEDGE, "the interests of foreign investors could be harmed"),
    ("000", ContextKind.NEGATION, "the Chinese took away local jobs"),
    ("004", ContextKind.NEGATION, "he lacks military power"),
    (
        "003",
        ContextKind.REPORTING,
        "China is ready to provide necessary support to help Kazakhstan overcome the difficulties",
    ),
    (
        "001",
        ContextKind.REPORTING,
        "Kazakhstan highly appreciates the level of Kazakh-Chinese strategic partnership which",
    ),
]


@pytest.mark.parametrize(("seed", "start", "words"), GOOD)
def test_quotations_pass_without_alarm(seed, start, words):
    match = match_quote(_seed(seed), words)
    assert match.verdict == "exact"
    assert match.spans[0].start == start
    assert match.context == ()


@pytest.mark.parametrize(("seed", "kind", "words"), TRAPS)
def test_traps_are_told(seed, kind, words):
    match = match_quote(_seed(seed), words)
    assert kind in {word.kind for word in match.context}


def test_another_number_is_called_so():
    match = match_quote(_seed("000"), "trade between China and Kazakhstan has grown 70-fold")
    assert match.verdict == "altered"
    assert [part.kind for part in match.differences if part.kind] == ["number"]
    assert match.correction == "trade between China and Kazakhstan has grown 40-fold"


def test_whole_sentences_raise_few_alarms():
    picked = []
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        prepared = PreparedText(text)
        picked += [(prepared, span.of(text)) for span in sentences(text) if len(span.of(text)) > 25]
    chosen = picked[:: len(picked) // 100][:100]
    alarms = 0
    for prepared, sentence in chosen:
        match = match_quote(prepared, sentence)
        assert match.verbatim
        alarms += bool(match.context)
    assert alarms <= 3
