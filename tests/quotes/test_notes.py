"""Note references: stated by a format or proven by the text, they may be left out; nothing else."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import Segment, SegmentKind
from sphinx_kzbrief.quotes import PreparedText, match_quote
from sphinx_kzbrief.quotes.footnotes import excepted_below
from sphinx_kzbrief.quotes.pull import PullError, pull_passage
from sphinx_kzbrief.text.spans import Span


def prepared(marked):
    """Return a text without the braces around the note references that its format states."""
    plain, notes = "", []
    for part in marked.split("{"):
        mark, brace, rest = part.partition("}")
        if brace:
            notes.append(Span(len(plain), len(plain) + len(mark)))
        plain += mark + rest
    return PreparedText(plain, tuple(notes))


REPORT = (
    "The programme cost $320{¹} million in its first year, and the ministry paid for it{²}. "
    "Growth{³},{⁴} slowed{³}⁻{⁵} in May{†}. The mean² rose by 7%{⁶}; “we won”{⁷} he said.{⁸} "
    "2019{⁹}–2020 was bad. Was it so{¹⁰}? It moved 10⁶ tonnes from 5 km². The rate was "
    "12.5{ᵃ} percent; level{ᵇ} rose 320{ᵉ} points [{12}] now.{*} The end{[13]}."
)


@pytest.mark.parametrize(
    "words",
    [
        "The programme cost $320 million in its first year, and the ministry paid for it.",
        "The programme cost $320¹ million in its first year, and the ministry paid for it.",
        "Growth slowed in May. The mean² rose by 7%; “we won” he said. 2019–2020 was bad.",
        "Growth³,⁴ slowed³⁻⁵ in May†.",
        "Growth [really] slowed in May",
        "Growth ... in May.",
        "Was it so?",
        "he said. 2019-2020 was bad",
        "The rate was 12.5 percent; level rose 320 points now. The end.",
        "It moved 10⁶ tonnes from 5 km².",
        "paid for it",
        "rose by 7%",
        "level",
    ],
)
def test_stated_references_may_be_left_out(words):
    assert match_quote(prepared(REPORT), words).verbatim


@pytest.mark.parametrize(
    ("words", "verdict", "correction"),
    [
        ("The programme cost $3201 million", "altered", "The programme cost $320 million"),
        ("The mean rose by 7%", "altered", "The mean² rose by 7%"),
        ("It moved 106 tonnes", "altered", "It moved 10⁶ tonnes"),
        ("It moved 10 tonnes", "altered", "It moved 10⁶ tonnes"),
        ("It moved 10", "cut", "It moved 10⁶"),
        ("The mean", "cut", "The mean²"),
        ("from 5 km2", "altered", "from 5 km²"),
        ("The rate was 12.5a percent", "altered", "The rate was 12.5 percent"),
        ("rose 320e points", "altered", "rose 320 points"),
        ("Was it so.", "altered", "Was it so?"),
        ("20192020 was bad", "altered", "2019–2020 was bad"),
    ],
)
def test_no_number_is_made_of_a_reference_and_none_is_lost(words, verdict, correction):
    match = match_quote(prepared(REPORT), words)
    assert (match.verdict, match.correction) == (verdict, correction)


def test_a_reference_between_two_digits_joins_no_number():
    assert not match_quote(prepared("It grew 3{¹}5 times."), "It grew 35 times.").verbatim


def test_what_stands_beside_a_passage_is_read_past_its_notes():
    match = match_quote(prepared(REPORT), "The programme cost $320")
    assert [(word.kind, word.text) for word in match.context] == [("measure", "million")]
    assert match.context[0].span.of(prepared(REPORT).raw).strip() == "million"


def test_a_profile_that_keeps_markers_proposes_them():
    source = prepared("The end{[13]} is near.")
    match = match_quote(source, "The end is near.", profile="strict")
    assert (match.verdict, match.correction) == ("altered", "The end[13] is near.")


@pytest.mark.parametrize(
    ("text", "words", "verbatim"),
    [
        # The first power is nobody's; a note of the number proves the others.
        ("It cost $320¹ million.", "It cost $320 million.", True),
        ("It moved 320² million.", "It moved 320 million.", False),
        ("It moved 320² million.\n\n² In prices of 2019.", "It moved 320 million.", True),
        ("It moved 320² million, or 15².\n\n² In prices.", "It moved 320 million", False),
        # A sum of money, a share and a year have no power; cents and powers of ten stand.
        ("It cost $320² million, or 15².", "It cost $320 million", True),
        ("It cost $1.2² billion.", "It cost $1.2 billion.", True),
        ("It cost $19⁹⁵ then.", "It cost $19 then.", False),
        ("It cost $10⁶ then.", "It cost $10 then.", False),
        ("It grew 5%⁴ then.", "It grew 5% then.", True),
        ("In May 2024³ it grew.", "In May 2024 it grew.", True),
        ("It is 2024³ in all.", "It is 2024 in all.", False),
        ("It moved 10² tonnes.\n\n² In prices of 2019.", "It moved 10 tonnes.", False),
        ("Trade¹ was $320² million and growth³ slow.", "was $320 million and growth slow", True),
        # Beside references that the format states, numbering alone proves none.
        ("Trade{¹} grew. The mean² rose. Fees{³} fell.", "The mean rose.", False),
        ("Trade¹ grew. The fees² rose. Men³ fell.", "The fees rose.", True),
        ("Trade{¹} grew. It is so.² Fees{³} fell.", "It is so. Fees fell.", True),
        # A note proves a mark behind a sign, and between characters.
        ("It grew by 7%¹ then.\n\n¹ By the bank.", "It grew by 7% then", True),
        ("全国面积15¹亿亩。\n\n¹ 据统计。", "全国面积15亿亩", True),
        ("贸易增长¹的速度很快。\n\n¹ 据统计。", "贸易增长的速度很快", True),
        ("贸易有15²亿。", "贸易有15亿", False),
    ],
)
def test_what_the_text_alone_proves(text, words, verbatim):
    assert match_quote(prepared(text), words).verbatim is verbatim


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By Article 7¹ it ends.", "By Article 7 it ends."),
        ("By Article 7¹ it ends.", "By Article 7"),
        ("By Articles 5, 6² and 7¹ it ends.", "By Articles 5, 6² and 7 it ends."),
        ("по ст. 15¹ закона", "по ст. 15 закона"),
        ("пункты 15 и 16¹ закона", "пункты 15 и 16 закона"),
        ("see § 7¹ below", "see § 7 below"),
        ("see Table 7¹ below", "see Table 7 below"),
        ("заңның 15¹-бабы", "заңның 15-бабы"),
        ("第15¹条", "第15条"),
        ("It is 2 kg per m⁻².", "It is 2 kg per m."),
        ("It is 2 t ha⁻¹ a year", "It is 2 t ha"),
    ],
)
def test_what_belongs_to_a_number_or_unit_is_no_note(text, words):
    assert match_quote(text, text).verbatim
    assert not match_quote(text, words).verbatim
    assert not match_quote(text + "\n\n¹ As amended.\n\n² As amended.", words).verbatim


def test_the_format_may_state_a_note_behind_the_number_of_an_article():
    assert match_quote(prepared("By Article 7{¹} it ends."), "By Article 7 it ends.").verbatim


RECORD = (
    "We paid $320\\1\\ million for it.\\2\\ It held.\n\n    \\1\\ In prices of 2019.\n\n"
    "See the paths C:\\data\\12\\file and a\\1\\b."
)


@pytest.mark.parametrize(
    "words", ["We paid $320 million for it. It held.", "paid $320", "for it.\\2\\ It", "In prices"]
)
def test_numbers_between_backslashes_are_notes(words):
    assert match_quote(RECORD, words).verbatim


@pytest.mark.parametrize(
    ("words", "correction"),
    [
        ("We paid $3201 million for it. It held.", "We paid $320 million for it. It held."),
        ("We pay $320 million for it. It held.", "We paid $320 million for it. It held."),
        ("See the paths C:\\data\\file and", None),
        ("and ab", None),
    ],
)
def test_no_proposal_prints_a_mark_between_backslashes(words, correction):
    match = match_quote(RECORD, words)
    assert not match.verbatim
    assert correction in (None, match.correction)


@pytest.mark.parametrize(
    ("source", "typed", "verbatim"),
    [
        ("la 5ᵉ édition", "la 5e édition", True),
        ("le XXIᵉ siècle", "le XXIe siècle", True),
        ("el 3.º y la 5ª", "el 3.o y la 5a", True),
        ("nᵒ 5 et Nº 6", "no 5 et No 6", True),
        ("2ⁿ bits", "2n bits", False),
        ("10ᵃ bits", "10a bits", False),
        ("the cafeᵉ is", "the cafee is", False),
        ("3½ points", "31/2 points", False),
        ("3½ points", "3 1/2 points", False),
    ],
)
def test_raised_letters_of_ordinals_are_typography(source, typed, verbatim):
    assert match_quote(source, typed).verbatim is verbatim


def test_the_note_of_a_stated_reference_is_read_whatever_its_mark():
    source = prepared("The fee is 320{ᵃ} tenge.{⁴} All pay 5 m² of it.\n\nᵃ Except on Sundays.")
    at = source.raw.index("ᵃ Except")
    notes = [Segment(SegmentKind.NOTE, at + 2, len(source.raw), number=4)]
    found = excepted_below(source, notes, Span(0, source.raw.index(" All")))
    assert [word.text for word in found] == ["Except on Sundays"]


def test_a_passage_is_pulled_by_ends_that_leave_its_notes_out():
    source = prepared(REPORT)
    pulled = pull_passage(source, "The programme cost $320 million ... paid for it.")
    assert pulled.of(source.raw).startswith("The programme cost $320¹ million")
    with pytest.raises(PullError):
        pull_passage(source, "The mean rose ... by 7%")
