"""Turns of a talk: stretches with their speakers, and the parts of a text cut at them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind, trimmed
from sphinx_kzbrief.corpus.segmentation.label_forms import CLOCK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part

INTERVIEWER: Final = "interviewer"
INTERVIEWEE: Final = "interviewee"
_LEADING_TIME = re.compile(rf"[ \t]*[\[(]{CLOCK}[\])][ \t]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of talk and whose it is.

    A label belongs to no turn: it is the page's word, not the speaker's.

    Attributes:
        start: Offset of its first word.
        end: Offset after its last word.
        speaker: Name of the speaker; None where the copy does not tell.
        role: `interviewer`, or the role that the manifest gives.
        label: What to print where there is no name.
        is_turn: False for what follows a label-shaped line that was not taken.
        lead: Offset at which its label or dash begins; its start where it has none.
    """

    start: int
    end: int
    speaker: str | None = None
    role: str | None = None
    label: str | None = None
    is_turn: bool = True
    lead: int = -1


def cut_at_turns(text: str, parts: Sequence[Part], turns: Sequence[Turn]) -> list[Part]:
    """Cut parts where a turn begins or ends; what leads a turn, and time codes, are in none.

    Args:
        text: Canonical text.
        parts: Parts in order.
        turns: Turns in order.

    Returns:
        Parts in order. What looks like a heading inside a turn is speech.
    """
    if not turns:
        return list(parts)
    bounds: dict[int, int] = {}
    for turn in turns:
        bounds.setdefault(turn.end, turn.end)
        bounds[turn.lead if turn.lead >= 0 else turn.start] = turn.start
    edges = sorted(bounds)
    cut: list[Part] = []
    at = whose = 0
    for part in parts:
        start = part.start
        at = bisect_left(edges, part.start, at)
        pieces = []
        while at < len(edges) and edges[at] < part.end:
            pieces.append((start, edges[at]))
            start = max(start, bounds[edges[at]])
            at += 1
        at = max(0, at - 1)
        for first, last in (*pieces, (start, part.end)):
            span = trimmed(text, _after_time(text, part, first, last), last)
            if span.start >= span.end:
                continue
            while whose < len(turns) and turns[whose].end <= span.start:
                whose += 1
            inside = whose < len(turns) and turns[whose].start <= span.start
            speech = inside and part.kind is SegmentKind.HEADING and part.block is BlockKind.TEXT
            kind = SegmentKind.PARAGRAPH if speech else part.kind
            same = (kind, *span) == (part.kind, part.start, part.end)
            cut.append(part if same else replace(part, kind=kind, start=span.start, end=span.end))
    return cut


def _after_time(text: str, part: Part, start: int, end: int) -> int:
    match = _LEADING_TIME.match(text, start, end) if part.kind is SegmentKind.PARAGRAPH else None
    return match.end() if match else start
