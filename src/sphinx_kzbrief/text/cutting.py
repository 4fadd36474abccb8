"""A text with some stretches cut out of it, and the way back to the whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class CutText:
    """A text without some stretches of it.

    Attributes:
        text: What is left.
        seams: Offsets in it at which something was cut out, in order.
        starts: Where each stretch started in the whole.
        gone: Characters cut out up to and with each stretch.
    """

    text: str
    seams: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def from_whole(self, offset: int) -> int:
        """Map an offset of the whole; one inside a stretch becomes its seam."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset
        return max(self.seams[index], offset - self.gone[index])

    def to_whole(self, span: Span) -> Span:
        """Map a span of what is left; what was cut out at its ends is no part of it."""
        first = bisect_right(self.seams, span.start) - 1
        last = max(bisect_left(self.seams, span.end) - 1, first if span.start == span.end else -1)
        return Span(
            span.start + (self.gone[first] if first >= 0 else 0),
            span.end + (self.gone[last] if last >= 0 else 0),
        )


def cut_out(text: str, spans: Sequence[Span]) -> CutText:
    """Cut stretches out of a text.

    Args:
        text: The text.
        spans: The stretches, in order and without overlaps.
    """
    if not spans:
        return CutText(text)
    ends = [0, *(span.end for span in spans)]
    starts = tuple(span.start for span in spans)
    gone = tuple(accumulate(span.end - span.start for span in spans))
    before = (0, *gone)
    parts = [text[one:other] for one, other in zip(ends, (*starts, len(text)), strict=True)]
    seams = tuple(start - lost for start, lost in zip(starts, before, strict=False))
    return CutText("".join(parts), seams, starts, gone)
