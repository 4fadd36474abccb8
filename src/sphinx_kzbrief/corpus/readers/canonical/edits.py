"""Text built from pieces of a raw text, with the map back to it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(slots=True)
class MappedText:
    """Collects the pieces of a canonical text and where each came from.

    Attributes:
        pieces: The pieces so far.
        length: Their length in all.
        breakpoints: (canonical offset, raw offset) wherever the two stop running in step.
    """

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    breakpoints: list[tuple[int, int]] = field(default_factory=list)

    def add(self, piece: str, raw: int) -> None:
        """Append `piece`, which begins at offset `raw` of the raw text."""
        if not piece:
            return
        last, last_raw = self.breakpoints[-1] if self.breakpoints else (0, 0)
        if raw - last_raw != self.length - last:
            self.breakpoints.append((self.length, raw))
        self.pieces.append(piece)
        self.length += len(piece)

    @property
    def text(self) -> str:
        """The canonical text so far."""
        return "".join(self.pieces)


def raw_offset(breakpoints: tuple[tuple[int, int], ...], offset: int) -> int:
    """Map a canonical offset back to the raw text.

    Args:
        breakpoints: `Document.raw_offsets`.
        offset: Offset in the canonical text.

    Returns:
        The offset of the same place in the raw text.
    """
    at = bisect_right(breakpoints, offset, key=lambda point: point[0]) - 1
    if at < 0:
        return offset
    canonical, raw = breakpoints[at]
    return raw + offset - canonical


def chained(
    inner: tuple[tuple[int, int], ...],
    outer: tuple[tuple[int, int], ...],
    length: int,
) -> tuple[tuple[int, int], ...]:
    """Join two maps: `inner` from canonical to middle, `outer` from middle to raw text.

    Args:
        inner: Breakpoints of the first map.
        outer: Breakpoints of the second.
        length: Length of the canonical text.
    """
    if not inner or not outer:
        return inner or outer
    points = {canonical: raw_offset(outer, middle) for canonical, middle in inner}
    head = [(0, 0), *inner] if inner[0][0] else list(inner)
    for (canonical, middle), (end, _) in pairwise([*head, (length, 0)]):
        at = bisect_right(outer, middle, key=lambda point: point[0])
        while at < len(outer) and outer[at][0] - middle < end - canonical:
            points[canonical + outer[at][0] - middle] = outer[at][1]
            at += 1
    return tuple(sorted(points.items()))
