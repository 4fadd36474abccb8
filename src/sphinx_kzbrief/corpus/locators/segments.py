"""What locators count: the segments of a document, each kind apart."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.locators.locator import Locator, LocatorKind
from sphinx_kzbrief.corpus.model import SegmentKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Document
    from sphinx_kzbrief.text.spans import Span

SEGMENT_KINDS: Final = {
    LocatorKind.PARAGRAPH: SegmentKind.PARAGRAPH,
    LocatorKind.TURN: SegmentKind.TURN,
    LocatorKind.CAPTION: SegmentKind.CAPTION,
    LocatorKind.NOTE: SegmentKind.NOTE,
    LocatorKind.HEADING: SegmentKind.HEADING,
}

_BY_READER: Final = (
    LocatorKind.PARAGRAPH,
    LocatorKind.CAPTION,
    LocatorKind.TURN,
    LocatorKind.NOTE,
    LocatorKind.HEADING,
)
"""What a reader counts by, the first that holds a passage."""


def segments_at(
    document: Document, key: str, span: Span, kind: LocatorKind | None = None
) -> Locator:
    """Return the locator of a passage by what the text itself is made of, pages aside.

    Args:
        document: The document.
        key: Key of its source.
        span: The passage.
        kind: What to count by, where the passage stands in one of it.

    Returns:
        The narrowest locator that a reader would count by; that of the whole source where
        nothing counted holds the passage.
    """
    for each in (kind, *_BY_READER) if kind in SEGMENT_KINDS else _BY_READER:
        numbers = counted(document, SEGMENT_KINDS[each]).touching(span)
        if numbers:
            return Locator(key, each, min(numbers), max(numbers))
    return Locator(key)


def _touches(outer: Span, span: Span) -> bool:
    """Tell whether a passage lies at least partly in a stretch; an empty one lies in it too."""
    if span.start == span.end:
        return outer.start <= span.start < outer.end
    return outer.overlaps(span)


@dataclass(frozen=True, slots=True)
class Counted:
    """The segments of one kind that locators count, ready for many questions.

    Attributes:
        spans: Their spans by number.
        numbers: Their numbers, by start.
        starts: Where each starts.
        reached: How far each and those before it reach.
    """

    spans: Mapping[int, Span]
    numbers: Sequence[int]
    starts: Sequence[int]
    reached: Sequence[int]

    def touching(self, span: Span) -> list[int]:
        """Return the numbers of those that a passage touches."""
        found = []
        at = bisect_left(self.starts, max(span.end, span.start + 1)) - 1
        while at >= 0 and self.reached[at] > span.start:
            if _touches(self.spans[self.numbers[at]], span):
                found.append(self.numbers[at])
            at -= 1
        return found


def counted(document: Document, kind: SegmentKind) -> Counted:
    """Return the segments of a kind, looked for once a document."""
    name = f"counted {kind}"
    if name not in document.derived:
        spans = {
            segment.number: segment.span
            for segment in document.segments
            if segment.kind is kind and segment.number is not None
        }
        order = sorted(spans, key=spans.__getitem__)
        document.derived[name] = Counted(
            spans,
            order,
            [spans[number].start for number in order],
            list(accumulate((spans[number].end for number in order), max)),
        )
    found: Counted = document.derived[name]
    return found
