"""Turns of an interview: from one label to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import trimmed
from sphinx_kzbrief.corpus.segmentation.editors_notes import is_note_apart
from sphinx_kzbrief.corpus.segmentation.label_candidates import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.label_candidates import Label
    from sphinx_kzbrief.corpus.segmentation.parts import Part
    from sphinx_kzbrief.corpus.segmentation.speakers import SpokenTurn
    from sphinx_kzbrief.text.spans import Span


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn before its speaker is known.

    A label belongs to no turn: it is the page's word, not the speaker's, so that no
    quotation of a turn can take it in.

    Attributes:
        start: Offset of the first word after the label.
        end: Offset after the last word.
        label: The label as it stands; None for a turn without one.
        asks: Whether it is the interviewer's.
        open: Whether the text leaves it undecided who speaks.
    """

    start: int
    end: int
    label: str | None
    asks: bool = False
    open: bool = False


def labelled_turns(
    text: str,
    parts: Sequence[Part],
    labels: Sequence[Label],
    asking: set[str],
) -> list[Turn]:
    """Build the turns that labels open.

    A turn runs to the next label. A heading ends it, since whose the text below a heading is
    cannot be told; so does a note after the last label. Captions and page furniture inside
    a turn do not.

    Args:
        text: Canonical text.
        parts: Parts as cut by `cut_at_labels`.
        labels: The labels in order.
        asking: Folded labels of interviewers.
    """
    turns = []
    position = 0
    for index, label in enumerate(labels):
        is_last = index + 1 == len(labels)
        limit = len(text) if is_last else labels[index + 1].start
        end = label.end
        while position < len(parts) and parts[position].end <= label.start:
            position += 1
        at = position
        while at < len(parts) and parts[at].start < limit:
            part = parts[at]
            at += 1
            if part.end <= label.end:
                continue
            if part.kind is SegmentKind.HEADING or (is_last and is_note_apart(text, part)):
                break
            if part.kind is SegmentKind.PARAGRAPH:
                end = min(part.end, limit)
        span = trimmed(text, label.end, max(end, label.end))
        if span.start < span.end:
            turns.append(Turn(*span, label.name, asks=folded(label.name) in asking))
    return turns


def cut_at_labels(text: str, parts: Sequence[Part], labels: Sequence[Label]) -> list[Part]:
    """Cut parts where a label stands; what follows a label is a paragraph without it.

    Args:
        text: Canonical text.
        parts: Parts in order.
        labels: Labels in order.

    Returns:
        Parts in order; labels and the blanks around them are in none of them.
    """
    cut: list[Part] = []
    at = 0
    for part in parts:
        start, kind = part.start, part.kind
        while at < len(labels) and labels[at].start < part.end:
            _append(cut, part, kind, trimmed(text, start, labels[at].start))
            start, kind = labels[at].end, SegmentKind.PARAGRAPH
            at += 1
        _append(cut, part, kind, trimmed(text, min(start, part.end), part.end))
    return cut


def _append(cut: list[Part], part: Part, kind: SegmentKind, span: Span) -> None:
    if span.start < span.end:
        cut.append(replace(part, kind=kind, start=span.start, end=span.end))


def cut_at_turns(
    text: str,
    parts: Sequence[Part],
    turns: Sequence[SpokenTurn],
) -> list[Part]:
    """Cut parts where a turn begins or ends inside them; a leading dash is in none."""
    bounds = sorted({turn.start for turn in turns} | {turn.end for turn in turns})
    cut: list[Part] = []
    at = 0
    for part in parts:
        start = part.start
        while at < len(bounds) and bounds[at] <= part.start:
            at += 1
        while at < len(bounds) and bounds[at] < part.end:
            if text[start : bounds[at]].strip(" \u00a0\t-–—―"):
                _append(cut, part, part.kind, trimmed(text, start, bounds[at]))
            start = bounds[at]
            at += 1
        _append(cut, part, part.kind, trimmed(text, start, part.end))
    return cut


def notes_run_on(text: str, parts: Sequence[Part], first_turn: int) -> list[Part]:
    """Carry an editor's note on to the first turn, where no blank line ends it before.

    In a text whose every line is a paragraph, only the note's first line says that it is one.
    """
    run_on: list[Part] = []
    in_note = False
    for part in parts:
        is_next_line = bool(run_on) and "\n\n" not in text[run_on[-1].end : part.start]
        in_note = part.kind is SegmentKind.NOTE or (
            in_note
            and is_next_line
            and part.kind is SegmentKind.PARAGRAPH
            and part.start < first_turn
        )
        run_on.append(replace(part, kind=SegmentKind.NOTE) if in_note else part)
    return run_on
