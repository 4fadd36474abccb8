"""Context, speaker, voice, turn and locator decide between places."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import Segment, SegmentKind, Voice
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.quotes import PreparedText, SegmentMap, match_quote
from sphinx_kzbrief.quotes.other_source import SourceIndex
from sphinx_kzbrief.quotes.pull import PullError, pull_passage
from sphinx_kzbrief.text.spans import Span

TEXT = (
    "Ann Lee said that trade is growing fast.\n"
    "GT: Do you agree that trade is growing fast?\n"
    "Lee: Yes, trade is growing fast. It will go on. Nothing else matters.\n"
)
NARRATION = Segment(SegmentKind.PARAGRAPH, 0, 40, 1)
REPORT = Segment(SegmentKind.REPORT, 18, 40, speaker="Ann Lee", voice=Voice.REPORTED)
QUESTION = Segment(SegmentKind.TURN, 41, 85, 1, speaker="Global Times", role="interviewer")
ANSWER = Segment(SegmentKind.TURN, 86, len(TEXT) - 1, 2, speaker="Ann Lee")
SEGMENTS = (NARRATION, REPORT, QUESTION, ANSWER)
WORDS = "trade is growing fast"


def test_the_innermost_segment_holds_the_place():
    found = SegmentMap(SEGMENTS)
    assert found.innermost(Span(20, 25)) == REPORT
    assert found.innermost(Span(2, 25)) == NARRATION
    assert found.innermost(Span(39, 44)) is None
    assert found.turn(90) == ANSWER
    assert found.turn(5) is None


def test_places_of_different_voices_are_rivals():
    match = match_quote(TEXT, WORDS, segments=SEGMENTS)
    assert match.verdict == "ambiguous"
    assert len(match.rivals) == 2


def test_without_segments_the_first_place_is_taken():
    match = match_quote(TEXT, WORDS)
    assert match.verdict == "exact"
    assert match.spans[0].start == TEXT.index(WORDS)
    assert len(match.rivals) == 2


@pytest.mark.parametrize("speaker", ["Ann Lee", "Lee", "ann lee"])
def test_the_speaker_decides_for_own_words(speaker):
    match = match_quote(TEXT, WORDS, segments=SEGMENTS, speaker=speaker)
    assert match.verdict == "exact"
    assert match.segment == ANSWER


@pytest.mark.parametrize(
    ("speaker", "verdict", "number"),
    [
        ("Jinping", "ambiguous", None),
        ("Xi", "exact", 2),
        ("Xi Jinping", "exact", 2),
        ("Sidorov", "ambiguous", None),
        ("Pavel Sidorov", "exact", 4),
        ("J. REID", "exact", 5),
        ("Tomas Berg", "ambiguous", None),
    ],
)
def test_a_name_decides_where_it_is_one_person_s(speaker, verdict, number):
    text = "It is so. " * 6
    kinds = [
        {"voice": Voice.OWN}, {"speaker": "Xi Jinping"}, {"speaker": "Ivan Sidorov"},
        {"speaker": "Pavel Sidorov"}, {"label": "Mr. REID"}, {"voice": Voice.DIRECT},
    ]  # fmt: skip
    segments = [
        Segment(SegmentKind.TURN, at * 10, at * 10 + 9, at + 1, **fields)
        for at, fields in enumerate(kinds)
    ]
    match = match_quote(text, "It is so", segments=segments, speaker=speaker)
    assert match.verdict == verdict
    assert number is None or match.segment.number == number


def test_a_speaker_who_did_not_say_it_is_left_to_the_check_of_speakers():
    match = match_quote(TEXT, "It will go on", segments=SEGMENTS, speaker="Global Times")
    assert match.verbatim
    assert match.segment == ANSWER


@pytest.mark.parametrize(
    ("prefix", "suffix", "segment"),
    [("said that", "", REPORT), ("", "?", QUESTION), ("Yes, ", "", ANSWER)],
)
def test_surrounding_words_decide(prefix, suffix, segment):
    match = match_quote(TEXT, WORDS, prefix, suffix, segments=SegmentMap(SEGMENTS))
    assert match.verdict == "exact"
    assert match.segment == segment


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [("A ", "", 15), ("a\u00a0", "", 15), ("", " RAN", 15), ("and the\n", "", 47), ("“The", "", 4)],
)
def test_surrounding_words_decide_without_segments(prefix, suffix, start):
    text = "The cat sat. A cat ran. The cat slept, and the cat woke."
    assert match_quote(text, "cat", prefix, suffix).spans[0].start == start


def test_within_restricts_the_search():
    match = match_quote(TEXT, WORDS, segments=SEGMENTS, within=ANSWER.span)
    assert match.segment == ANSWER
    assert match_quote(TEXT, "Do you agree", within=ANSWER.span).verdict == "missing"
    assert match_quote(TEXT, WORDS, within=(ANSWER.start, ANSWER.end)).spans[0].start > ANSWER.start


def test_a_quotation_does_not_cross_turns():
    crossing = "growing fast? Lee: Yes"
    assert match_quote(TEXT, crossing).verbatim
    assert match_quote(TEXT, crossing, segments=SEGMENTS).verdict == "altered"
    joined = "Do you agree … Yes"
    assert not match_quote(TEXT, joined, segments=SEGMENTS).verbatim


def test_the_same_words_twice_in_one_voice_are_verbatim():
    text = "Trade grows.\n\nTrade grows."
    parts = (Segment(SegmentKind.PARAGRAPH, 0, 12, 1), Segment(SegmentKind.PARAGRAPH, 14, 26, 2))
    match = match_quote(text, "Trade grows", segments=parts)
    assert match.verdict == "exact"
    assert match.rivals == (Span(14, 25),)


def test_likely_surroundings_decide_between_places():
    text = "we had everything before us, we had nothing before us"
    assert match_quote(text, "before us", "we had nout").spans[0].start == text.rindex("before")


def test_an_unknown_profile_is_an_error():
    with pytest.raises(KzbriefError) as caught:
        match_quote("a", "a", profile="oxford")
    assert "chicago" in caught.value.remedy


def test_pulling_a_passage():
    source = PreparedText(TEXT)
    span = pull_passage(source, "It will ... else matters.", segments=SEGMENTS)
    assert span.of(TEXT) == "It will go on. Nothing else matters."
    assert pull_passage(source, "Nothing else matters").of(TEXT) == "Nothing else matters"


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ("trade is … go on", "could start in"),
        ("no such words … go on", "do not stand"),
        ("It wil … go on", "inside a word"),
        ("It will … Do you", "do not follow"),
        ("a … b … c", "one omission"),
        ("matters … matters", "do not follow"),
    ],
)
def test_what_cannot_be_pulled(ends, said):
    with pytest.raises(PullError, match=said):
        pull_passage(PreparedText(TEXT), ends)


def test_pulling_does_not_cross_turns():
    with pytest.raises(PullError):
        pull_passage(PreparedText(TEXT), "Do you agree … go on", segments=SEGMENTS)


def test_which_other_source_holds_the_words():
    texts = {
        "one": PreparedText("Some words stand here."),
        "two": PreparedText("And “co-\noperation” stands there, long after it began."),
        "three": PreparedText("cooperation stands there, too"),
    }
    index = SourceIndex(texts)
    found = index.match("cooperation” stands there", but="one")
    assert [key for key, _ in found] == ["two"]
    assert [key for key, _ in index.match("stands … began")] == ["two"]
    assert index.match("no such words") == ()
    assert index.match("[") == ()
