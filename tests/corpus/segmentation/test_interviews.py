"""Interviews and articles of many shapes, each beside what is to be found in it.

A line of a `.turns` file is `speaker | role | whole text of the turn`; a line end inside it is
written as `⏎`. A speaker in round brackets is a label: the text names nobody. A line of a
`.voices` file is `kind | speaker | whole text`.
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


@pytest.mark.parametrize("path", INTERVIEWS, ids=lambda path: path.stem)
def test_turns_of_an_interview(path):
    doc, turns = turns_of(path)
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
    assert found == path.with_suffix(".turns").read_text(encoding="utf-8").splitlines()


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
