"""Spans: half-open ranges of code points in one text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A range of code points, end exclusive, as in W3C's TextPositionSelector.

    Attributes:
        start: Offset of the first code point.
        end: Offset after the last code point.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end
