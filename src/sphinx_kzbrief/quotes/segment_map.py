"""Which segment holds a place: the innermost one, the turn around it, speaker and voice."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.corpus.model import Segment, Voice


class SegmentMap:
    """Nested segments of one document, ready for questions in logarithmic time.

    Build it once for a document and pass it as ``segments``; a plain sequence is turned into
    one on every call.
    """

    __slots__ = ("_parents", "_segments", "_starts")

    def __init__(self, segments: Iterable[Segment]) -> None:
        """Sort the segments, the longer first where two start together, and link them."""
        self._segments = sorted(segments, key=lambda segment: (segment.start, -segment.end))
        self._starts = [segment.start for segment in self._segments]
        self._parents: list[int] = []
        open_ones: list[int] = []
        for index, segment in enumerate(self._segments):
            while open_ones and self._segments[open_ones[-1]].end < segment.end:
                open_ones.pop()
            self._parents.append(open_ones[-1] if open_ones else -1)
            open_ones.append(index)

    def __bool__(self) -> bool:
        """Tell whether there is any segment."""
        return bool(self._segments)

    def innermost(self, span: Span) -> Segment | None:
        """Return the innermost segment that holds the whole span, or None."""
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._segments[index].end < span.end:
            index = self._parents[index]
        return self._segments[index] if index >= 0 else None

    def speaking(self, span: Span) -> Segment | None:
        """Return the innermost segment whose speaker says both ends of the span, or None.

        Words that an attribution breaks ("…," Lee said. "…") stand in two segments; what holds both
        of them is the narration, which says neither. Who says the first says the second too, where
        nobody else is named.
        """
        whole = self.innermost(span)
        if span.end - span.start < 2:
            return whole
        first = self.innermost(Span(span.start, span.start + 1))
        last = self.innermost(Span(span.end - 1, span.end))
        if first is None or last is None or first == last or first.speaker is None:
            return whole
        one_voice = first.voice == last.voice and last.speaker in {first.speaker, None}
        return first if one_voice and first.kind is last.kind is SegmentKind.QUOTATION else whole

    def turn(self, offset: int) -> Segment | None:
        """Return the turn of an interview that holds the character at `offset`, or None."""
        index = bisect_right(self._starts, offset) - 1
        while index >= 0:
            segment = self._segments[index]
            if segment.kind is SegmentKind.TURN and segment.end > offset:
                return segment
            index = self._parents[index]
        return None

    def one_turn(self, span: Span) -> bool:
        """Tell whether the span begins and ends in the same turn, or in none."""
        return self.turn(span.start) == self.turn(max(span.start, span.end - 1))

    def voice(self, span: Span) -> tuple[str | None, Voice | None, str | None]:
        """Return what tells the place from another to a reader: speaker, voice and label."""
        segment = self.speaking(span)
        if segment is None:
            return (None, None, None)
        return (segment.speaker, segment.voice, segment.label)
