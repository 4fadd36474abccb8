"""Interviews and articles of many shapes, each beside what is to be found in it.

A line of a `.turns` file is `speaker | role | whole text of the turn`; a line end inside it is
written as `⏎`. A speaker in round brackets is a label: the text names nobody. Its first line may
say what the manifest maps: `# speakers: label=Name; label=Name`. A line of a `.voices` file is
`kind | speaker | whole text`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.model import SegmentKind, Speaker
from sphinx_kzbrief.corpus.readers import read_document

HERE = Path(__file__).parent
INTERVIEWS = sorted(
    path for path in (HERE / "interviews").iterdir() if path.suffix in {".txt", ".md"}
)
ARTICLES = sorted((HERE / "articles").glob("*.txt"))
VOICES = sorted((HERE / "articles").glob("*.voices"))


def turns_of(path: Path, **options):
    doc = read_document(path, **options)
    return doc, [segment for segment in doc.segments if segment.kind is SegmentKind.TURN]


def expected_of(path: Path) -> tuple[dict[str, Speaker], list[str]]:
    """Return what the manifest maps for an interview, and the lines of its turns."""
    first, *rest = lines = path.with_suffix(".turns").read_text(encoding="utf-8").splitlines()
    if not first.startswith("# speakers: "):
        return {}, lines
    pairs = [pair.split("=") for pair in first.removeprefix("# speakers: ").split("; ")]
    roles = {"Q": "interviewer"}
    return {label: Speaker(name, roles.get(label)) for label, name in pairs}, rest


@pytest.mark.parametrize("path", INTERVIEWS, ids=lambda path: path.stem)
def test_turns_of_an_interview(path):
    speakers, expected = expected_of(path)
    doc, turns = turns_of(path, speakers=speakers)
    assert not doc.unused_speakers
    found = [
        " | ".join(
            [
                turn.speaker or f"({turn.label})",
                turn.role or "-",
                turn.span.of(doc.text).replace("\n", "⏎"),
            ]
        )
        for turn in turns
    ]
    assert found == expected


@pytest.mark.parametrize("path", VOICES, ids=lambda path: path.stem)
def test_voices_of_an_article(path):
    doc = read_document(path.with_suffix(".txt"))
    found = [
        " | ".join(
            [
                segment.kind.value,
                segment.speaker or (f"({segment.label})" if segment.label else "-"),
                segment.span.of(doc.text),
            ]
        )
        for segment in doc.segments
        if segment.kind in {SegmentKind.QUOTATION, SegmentKind.REPORT}
    ]
    assert found == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_what_only_looks_like_labels_opens_no_turn(path):
    assert turns_of(path)[1] == []


def test_the_manifest_names_both_sides_of_a_dialogue_without_labels():
    people = {"Q": Speaker("News Daily", "interviewer"), "A": Speaker("Shakhrat Nuryshev")}
    _, turns = turns_of(HERE / "interviews" / "bold_questions.md", speakers=people)
    assert [turn.speaker for turn in turns] == ["News Daily", "Shakhrat Nuryshev"] * 2


def test_paragraphs_of_a_turn_are_its_speakers():
    doc, turns = turns_of(HERE / "interviews" / "initials.txt")
    for turn in turns:
        inside = [
            segment
            for segment in doc.segments
            if segment.kind is SegmentKind.PARAGRAPH and turn.span.contains(segment.span)
        ]
        assert inside
        assert {segment.speaker for segment in inside} == {turn.speaker}


def test_the_sender_of_a_mapped_label_needs_no_company(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text("A statement\n\nNuryshev: Trade grows.\n\nIt will grow.\n", encoding="utf-8")
    _, turns = turns_of(path, speakers={"Nuryshev": Speaker("Shakhrat Nuryshev", "Ambassador")})
    assert [(turn.speaker, turn.role) for turn in turns] == [("Shakhrat Nuryshev", "Ambassador")]
    assert turns_of(path)[1] == []


def test_a_label_that_is_not_taken_ends_the_turn_before_it_and_keeps_its_name():
    doc, turns = turns_of(HERE / "interviews" / "hansard.txt")
    start = doc.text.index("The quay is a disgrace")
    (paragraph,) = [segment for segment in doc.segments if segment.start == start]
    assert (paragraph.kind, paragraph.speaker) == (SegmentKind.PARAGRAPH, None)
    assert paragraph.label == "Sara Holm"
    assert not any(turn.start <= start < turn.end for turn in turns)


def test_labels_of_the_manifest_that_open_no_turn_are_told():
    people = {"Ines Moller (Northport East) (Lab)": Speaker("Ines Moller"), "Chair": Speaker("C")}
    doc, _ = turns_of(HERE / "interviews" / "hansard.txt", speakers=people)
    assert doc.unused_speakers == ("Chair",)


def test_what_looks_like_labels_is_told_where_nobody_takes_turns():
    doc, turns = turns_of(HERE / "interviews" / "roundup.txt")
    assert not turns
    assert "Niva Yau, nonresident fellow at the Atlantic Council" in doc.loose_labels


def test_time_codes_are_no_part_of_what_a_speaker_says():
    doc, _ = turns_of(HERE / "interviews" / "stamped.txt")
    paragraphs = [s.span.of(doc.text) for s in doc.segments if s.kind is SegmentKind.PARAGRAPH]
    assert paragraphs[-1] == "Thank you."
    assert not any("0:1" in words for words in paragraphs)


@pytest.mark.parametrize("style", ["**{}**", "*{}*", "## {}"])
def test_questions_set_off_are_turns_only_where_the_manifest_maps_them(tmp_path, style):
    path = tmp_path / "talk.md"
    asked = [style.format(words) for words in ("Is the port full?", "And tomorrow?")]
    answers = "It is not. We have room.", "Tomorrow it may be."
    lines = [line for pair in zip(asked, answers, strict=True) for line in pair]
    path.write_text("# A talk\n\nWith the master.\n\n" + "\n\n".join(lines), encoding="utf-8")
    assert turns_of(path)[1] == []
    _, turns = turns_of(path, speakers={"A": Speaker("Tomas Berg")})
    assert [turn.speaker for turn in turns] == [None, "Tomas Berg"] * 2
