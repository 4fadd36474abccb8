"""A note's mark behind the last stop changes nothing of what a paragraph is."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation import Block, BlockKind, segment_text


def kinds(*paragraphs):
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block(BlockKind.TEXT, len(text), len(text) + len(words)))
        text += words + "\n\n"
    return [segment.kind for segment in segment_text(text, blocks).segments]


@pytest.mark.parametrize("mark", ["¹", "¹²"])
def test_a_short_sentence_is_no_heading_and_a_label_still_opens_a_turn(mark):
    long = "It has grown for ten years and more, as the figures of the port authority say."
    for paragraphs in (
        ("Trade grows{}", "It grew.{}", long),
        ("Q: How has trade grown?{}", "A: It has.{}", "Q: Will it?{}", "A: It will.{}"),
    ):
        plain = kinds(*(words.format("") for words in paragraphs))
        assert kinds(*(words.format(mark) for words in paragraphs)) == plain
    assert SegmentKind.TURN in plain
