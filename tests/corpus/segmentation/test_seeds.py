"""The five seeds: every turn, and the voice of every named person's words, read by eye once.

A line of a `.turns` file is `speaker | role | first words … last words`, one per turn in order;
a line of a `.voices` file is `kind | speaker | via | first words … last words`. A speaker in
round brackets is a label: the text names nobody.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.corpus.model import Segment, SegmentKind
from sphinx_kzbrief.corpus.readers import read_document

HERE = Path(__file__).parent / "seeds"
SEEDS = Path(__file__).parents[3] / "seeds"
KEYS = {
    "000": "scmp-koishibayev-2022",
    "001": "gt-nuryshev-2022",
    "002": "righting-the-ship-2022",
    "003": "globalsecurity-kazakhstan-china",
    "004": "experts-tokayev-2022",
}


def document(number: str):
    """Return a seed with what the manifest says of it."""
    return Corpus.open(SEEDS).document(KEYS[number])


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ") for line in lines if line and not line.startswith("#")]


def who(segment: Segment) -> str:
    return segment.speaker or (f"({segment.label})" if segment.label else "-")


@pytest.mark.parametrize("number", ["000", "001", "004"])
def test_every_turn_has_its_bounds_and_its_speaker(number):
    doc = document(number)
    turns = [segment for segment in doc.segments if segment.kind is SegmentKind.TURN]
    expected = rows(f"{number}.turns")
    assert len(turns) == len(expected)
    for turn, (speaker, role, words) in zip(turns, expected, strict=True):
        first, last = words.split(" … ")
        said = turn.span.of(doc.text)
        assert (who(turn), turn.role or "-") == (speaker, role), said[:60]
        assert said.startswith(first)
        assert said.endswith(last)
    assert [turn.number for turn in turns] == list(range(1, len(turns) + 1))


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_words_of_every_named_person_have_their_voice(number):
    doc = document(number)
    inside = {SegmentKind.QUOTATION, SegmentKind.REPORT}
    voices = [segment for segment in doc.segments if segment.kind in inside]
    expected = rows(f"{number}.voices")
    found = [(segment.kind.value, who(segment), segment.via or "-") for segment in voices]
    assert found == [(kind, speaker, via) for kind, speaker, via, _ in expected]
    for segment, (*_, words) in zip(voices, expected, strict=True):
        first, last = words.split(" … ")
        assert segment.span.of(doc.text).startswith(first)
        assert segment.span.of(doc.text).endswith(last)
        assert segment.voice.value == ("direct" if segment.kind == "quotation" else "reported")


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_what_is_no_body_text_is_told_apart(number):
    doc = document(number)
    other = {SegmentKind.HEADING, SegmentKind.CAPTION, SegmentKind.NOTE, SegmentKind.BOILERPLATE}
    found = [
        [segment.kind.value, segment.span.of(doc.text)[:60]]
        for segment in doc.segments
        if segment.kind in other
    ]
    assert found == rows(f"{number}.others")


def test_labels_stand_in_no_turn():
    doc = document("001")
    for turn in doc.segments:
        if turn.kind is SegmentKind.TURN:
            assert "GT:" not in turn.span.of(doc.text)
            assert "Nuryshev:" not in turn.span.of(doc.text)


def test_labels_without_a_map_are_the_names_they_are():
    (path,) = SEEDS.glob("001_*.txt")
    turns = [s for s in read_document(path).segments if s.kind is SegmentKind.TURN]
    assert {turn.speaker for turn in turns} <= {"GT", "Nuryshev"}


def test_the_interviewee_of_letters_stays_open_without_a_map():
    (path,) = SEEDS.glob("000_*.txt")
    turns = [s for s in read_document(path).segments if s.kind is SegmentKind.TURN]
    assert {(turn.speaker, turn.label) for turn in turns} == {
        (None, "interviewer"),
        (None, "interviewee"),
    }


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_segments_are_sorted_and_nest(number):
    doc = document(number)
    keys = [(segment.start, -segment.end) for segment in doc.segments]
    assert keys == sorted(keys)
    for outer in doc.segments:
        for inner in doc.segments:
            if outer.span.overlaps(inner.span):
                assert outer.span.contains(inner.span) or inner.span.contains(outer.span)


def test_the_head_of_001_is_metadata_and_not_found_is_unknown():
    doc = document("001")
    assert doc.metadata["issued"] == "2022-06-21"
    assert doc.metadata["author"] == "Global Times"
    assert not any("not found" in value for value in doc.metadata.values())


def test_mojibake_of_001_is_repaired_and_mapped():
    doc = document("001")
    (path,) = SEEDS.glob("001_*.txt")
    raw = path.read_text(encoding="utf-8")
    assert "Editor's Note:\u00a0This year" in doc.text
    assert doc.raw_offsets == ((336, 337),)
    assert raw[3095:3257] == doc.text[3094:3256]


def test_the_manifest_says_who_is_retold_where_the_reference_page_does_not():
    doc = Corpus.open(SEEDS).document("globalsecurity-kazakhstan-china")
    start = doc.text.index("Kazakhstan is ready to work with China")
    (report,) = [
        segment
        for segment in doc.segments
        if segment.kind is SegmentKind.REPORT and segment.start <= start < segment.end
    ]
    assert report.speaker == "Nursultan Nazarbayev"
