"""Answers without a label: where, after a question, the other one begins to speak."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import trimmed
from sphinx_kzbrief.corpus.segmentation.sentences import sentence_spans
from sphinx_kzbrief.corpus.segmentation.turns import Turn
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part

_QUESTION_ENDS = ("?", "？", "?”", '?"', "?»", "?)", "？”", "？」")


def with_unlabelled_answers(
    text: str,
    turns: Sequence[Turn],
    parts: Sequence[Part],
    language: str,
) -> list[Turn]:
    """Part the answer from a question that no label of an answer follows.

    Args:
        text: Canonical text.
        turns: Labelled turns in order.
        parts: Parts in order.
        language: BCP 47 tag.

    Returns:
        The turns, answers without a label as turns of their own.
    """
    split: list[Turn] = []
    for index, turn in enumerate(turns):
        answered = index + 1 < len(turns) and not turns[index + 1].asks
        if turn.asks and not answered:
            split.extend(_question_and_answer(text, turn, parts, language))
        else:
            split.append(turn)
    return split


def _question_and_answer(
    text: str,
    turn: Turn,
    parts: Sequence[Part],
    language: str,
) -> list[Turn]:
    """Split one turn at the question's last question mark.

    Where the question is a paragraph of its own, the paragraph bounds it. Where more question
    marks stand further on, the words up to the last of them may be the question's or the
    answer's: they become a turn of nobody's.
    """
    question_end = end_of_question_paragraph(text, turn, parts)
    if question_end is not None:
        return _pieces(text, turn, question_end, question_end)
    asked = [
        (span, span.of(text).endswith(_QUESTION_ENDS))
        for span in sentence_spans(text, Span(turn.start, turn.end), language)
    ]
    first = next((at for at, (_, is_question) in enumerate(asked) if is_question), None)
    if first is None:
        return [turn]
    last = first
    while last + 1 < len(asked) and asked[last + 1][1]:
        last += 1
    certain = asked[last][0].end
    doubtful = max((span.end for span, is_question in asked if is_question), default=certain)
    return _pieces(text, turn, certain, doubtful)


def end_of_question_paragraph(text: str, turn: Turn, parts: Sequence[Part]) -> int | None:
    """Return where the first paragraph of a turn ends, if it asks and others follow."""
    first = bisect_left(parts, turn.start, key=lambda part: part.start)
    last = bisect_left(parts, turn.end, key=lambda part: part.start)
    inside = [part for part in parts[first:last] if part.kind is SegmentKind.PARAGRAPH]
    if len(inside) < 2 or "?" not in text[turn.start : inside[0].end].replace("？", "?"):
        return None
    return inside[0].end


def _pieces(text: str, turn: Turn, certain: int, doubtful: int) -> list[Turn]:
    bounds = [
        (turn.start, certain, turn.label, True, False),
        (certain, doubtful, None, False, True),
        (doubtful, turn.end, None, False, False),
    ]
    turns = []
    for start, end, label, asks, undecided in bounds:
        span = trimmed(text, start, end)
        if span.start < span.end:
            turns.append(Turn(*span, label, asks=asks, open=undecided))
    return turns
