"""Figures with what their sentences say of them: right wordings pass, wrong ones are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from sphinx_kzbrief.evidence.figure_facts import passage_quantities
from sphinx_kzbrief.evidence.figure_messages import Wording, figure_message, manifest_remedy
from sphinx_kzbrief.evidence.figure_words import stated_in_prose
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.records import FigureRecord
from sphinx_kzbrief.figures import check_figure, extract_quantities, read_figure
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span

FIXTURES = Path(__file__).parent / "fixtures"
LANGUAGES = ("en", "ru", "kk", "zh")
RULES = {"+": None, "V": "figure-value", "U": "figure-unit"}
_SOURCE = re.compile(r"(?P<language>[a-z]{2}): (?P<text>.+)")
_CASE = re.compile(r"(?P<mark>[+VU]) (?:\((?P<language>[a-z]{2})\) )?(?P<words>.+)")


@cache
def _quantities(text, language):
    return extract_quantities(text, language)


@dataclass(frozen=True)
class Case:
    source: str
    spoken: str
    words: str
    language: str
    rule: str | None

    @property
    def passage(self):
        return _quantities(self.source, self.spoken)

    def stated(self, words):
        if words.startswith("="):
            value, _, unit = words[1:].partition("|")
            return read_figure(value.strip(), unit.strip() or None, language=self.language)
        before, _, rest = words.partition("[[")
        own, _, after = rest.partition("]]")
        place = Place("index.md", 1)
        record = FigureRecord(
            "index", "id", place, "x", text=own, inline=True, before=before, after=after
        )
        return stated_in_prose(record, self.language)

    def message(self, check):
        own = None if self.words.startswith("=") else self.words.partition("[[")[2].split("]]")[0]
        return figure_message(check, self.passage, "report", None, Wording(self.language, own))


def read_cases(language):
    source, spoken = "", ""
    for line in (FIXTURES / f"statements-{language}.txt").read_text(encoding="utf-8").splitlines():
        opened, case = _SOURCE.fullmatch(line), _CASE.fullmatch(line)
        if opened:
            source, spoken = opened["text"], opened["language"]
        elif case:
            yield Case(source, spoken, case["words"], case["language"] or "en", RULES[case["mark"]])


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_wordings_pass_and_wrong_ones_are_told_by_their_rule(language):
    told = [
        (case.source, case.words, case.rule, found)
        for case in read_cases(language)
        if (found := check_figure(case.stated(case.words), case.passage).rule) != case.rule
    ]
    assert told == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_remedy_that_gives_words_passes_when_it_is_followed(language):
    failed = []
    for case in read_cases(language):
        check = check_figure(case.stated(case.words), case.passage)
        remedy = case.message(check)[1] if case.rule else ""
        given, _, out = remedy.partition(" Take out what the words around it say: ")
        words = re.match(r"State it as the source does: (.+?)(?:, or (?:say|derive) .*)?\.$", given)
        if words is None:
            continue
        # What is to be taken out goes with all the words around it.
        before, after = re.split(r"\[\[.*\]\]", case.words) if "[[" in case.words else ("= ", "")
        followed = f"{before}[[{words[1]}]]{after}" if "[[" in case.words else f"= {words[1]}"
        if out:
            followed = f"[[{words[1]}]]"
        if not check_figure(case.stated(followed), case.passage).agrees:
            failed.append((case.words, remedy))
    assert failed == []


def test_most_wrong_figures_are_given_words_that_are_right():
    wrong = [case for language in LANGUAGES for case in read_cases(language) if case.rule]
    given = [
        case
        for case in wrong
        if "State it as" in case.message(check_figure(case.stated(case.words), case.passage))[1]
    ]
    assert len(given) >= 0.95 * len(wrong)


@pytest.mark.parametrize(
    ("passage", "stated", "given"),
    [
        (
            "it pumps 1.6 million barrels a day",
            ("1.6 million", "barrels a month"),
            "value: 1600000, unit: barrel per day.",
        ),
        (
            "up to $2.5 billion",
            ("2.5 billion", "EUR"),
            "value: 2500000000, unit: USD, qualifier: up to.",
        ),
        ("5 to 7 percent", ("7", "percent"), "value: 5-7, unit: percent."),
        (
            "230 per 100,000 births",
            ("230", "per 1,000 births"),
            "value: 230, unit: per 100000 births.",
        ),
    ],
)
def test_a_remedy_for_the_manifest_is_in_its_fields(passage, stated, given):
    found = extract_quantities(passage)
    check = check_figure(read_figure(*stated), found)
    assert check.rule
    assert manifest_remedy(check, found, "en") == f"State it as the source does: {given}"


@pytest.mark.parametrize(
    ("source", "words", "why", "remedy"),
    [
        (
            "Rents fell from 9 dollars to 6 dollars.",
            "Rents fell from [[6 dollars]] to 9.",
            "where it started is not where it ended",
            "a fall to 6 dollars",
        ),
        (
            "Fees did not rise above 8 percent.",
            "Fees rose [[above 8 percent]].",
            "another qualifier",
            "no more than 8 percent",
        ),
        (
            "Inflation slowed to 8.3 percent.",
            "Prices fell by [[8.3 percent]].",
            "growth that slowed to 8.3 percent",
            "8.3 percent",
        ),
        (
            "Fees were $5 million in April–July 2019.",
            "Fees were [[$5 million]] in July 2019.",
            "from April to July 2019",
            "$5 million from April to July 2019",
        ),
    ],
)
def test_a_message_says_what_it_compares(source, words, why, remedy):
    case = Case(source, "en", words, "en", "figure-value")
    message, mend = case.message(check_figure(case.stated(case.words), case.passage))
    assert why in message
    assert remedy in mend


def test_no_remedy_asks_to_take_out_nothing():
    remedies = [
        case.message(check)[1]
        for language in LANGUAGES
        for case in read_cases(language)
        if not (check := check_figure(case.stated(case.words), case.passage)).agrees
    ]
    assert not [remedy for remedy in remedies if "None" in remedy or "say: ." in remedy]


def test_a_passage_is_read_without_the_references_of_its_notes():
    text = "It is old. The programme cost $320¹ million, at 12.5ᵃ percent, and moved 10⁶ tonnes."
    at = text.index("ᵃ")
    prepared = PreparedText(text, (Span(at, at + 1),))
    found = passage_quantities(prepared, Span(11, len(text)), "en")
    assert [str(each.value) for each in found] == ["320000000", "12.5", "1000000"]
    assert check_figure(read_figure("320 million USD"), found).rule is None
    assert check_figure(read_figure("3201 million USD"), found).rule == "figure-value"
    assert check_figure(read_figure("106 tonnes"), found).rule == "figure-value"
