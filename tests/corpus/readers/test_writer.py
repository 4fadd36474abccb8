"""Blocks built run by run: what is struck out is noted and leaves no trace in the words."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import Struck
from sphinx_kzbrief.corpus.readers.canonical.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind
from sphinx_kzbrief.text.spans import Span


def written(*pieces):
    writer = BlockWriter()
    writer.add(BlockKind.TEXT, [Piece("Before.")])
    writer.add(BlockKind.TEXT, list(pieces))
    return writer, writer.mapped.text.removeprefix("Before.").strip()


@pytest.mark.parametrize(
    ("before", "struck", "after", "text", "at"),
    [
        ("It costs ", "fifty", " ninety.", "It costs ninety.", 9),
        ("It costs ", "fifty", "ninety.", "It costs ninety.", 9),
        ("It is ", "not", ".", "It is.", 5),
        ("", "It is ", "open.", "open.", 0),
        ("It is open", " never", "", "It is open", 10),
        ("  ", "No.", "  Yes.", "Yes.", 0),
        ("It costs", " fifty ", "ninety.", "It costs ninety.", 9),
    ],
)
def test_what_is_struck_out_is_no_text_and_is_noted(before, struck, after, text, at):
    writer, found = written(Piece(before), Piece(struck, struck=True), Piece(after))
    assert found == text
    assert writer.struck == [Struck(len("Before.\n\n") + at, struck)]


def test_a_block_that_is_struck_out_whole_is_noted_where_it_would_stand():
    writer, found = written(Piece("All of it", struck=True))
    assert found == ""
    assert writer.struck == [Struck(len("Before."), "All of it")]


def test_note_references_are_spans_of_the_text():
    writer, _ = written(Piece("Growth"), Piece("¹²", note=True), Piece(" slowed."))
    start = len("Before.\n\nGrowth")
    assert writer.notes == [Span(start, start + 2)]


@pytest.mark.parametrize("before", ["Paid ", ""])
def test_struck_runs_with_a_blank_between_them_stay_words(before):
    old, new = Piece("old", struck=True), Piece("fifty", struck=True)
    writer, found = written(Piece(before), old, Piece(" "), new, Piece(" now."))
    assert (found, [one.words for one in writer.struck]) == (f"{before}now.", ["old fifty"])
