"""How a PDF sets its lines: their pitch and the edges of their column, measured, never assumed."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.readers.pdf.lines import Line

ENDS: Final = re.compile(r"[.!?…:。！？：][\"”’»)\]\d⁰¹²³⁴-⁹*†‡]*$")
"""How a line ends whose sentence ends with it."""

_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_STEP: Final = 0.04
"""Distances that differ by less than this share of the size of type are one."""
_FARTHEST: Final = 6.0
"""Lines further apart than this many sizes are in no paragraph."""
_SAME_SIZE: Final = 0.03
_ENOUGH: Final = 3
_USUAL: Final = 1.2
"""Pitch in sizes of type where no two lines of a document show it."""


class Setting(NamedTuple):
    """How a line is set.

    Attributes:
        pitch: Distance of the base lines of a paragraph in its size of type, in points.
        right: Right edge of its column.
    """

    pitch: float
    right: float


def settings(pages: Sequence[Sequence[Line]]) -> list[list[Setting]]:
    """Measure how each line of a document is set.

    The pitch is the commonest distance of lines whose words go on from one to the next, on the
    page if it shows enough of them, else in the document: pages may be scaled.

    Args:
        pages: The lines of each page.

    Returns:
        A setting for each line.
    """
    whole = _Distances()
    own = [_Distances() for _ in pages]
    for lines, distances in zip(pages, own, strict=True):
        for before, line in itertools.pairwise(lines):
            distances.count(before, line)
        whole.update(distances)
    return [_page(lines, own[number], whole) for number, lines in enumerate(pages)]


def starts_low(words: str) -> bool:
    """Tell whether a line begins within a sentence, as its small letter shows."""
    first = words[:1]
    if not first.isalnum():
        first = next((char for char in words[:8] if char.isalnum()), "")
    return first.islower()


class _Distances:
    """Distances of lines by the size of their type, counted in steps of a share of it."""

    def __init__(self) -> None:
        self.sure: defaultdict[float, Counter[int]] = defaultdict(Counter)
        self.any: defaultdict[float, Counter[int]] = defaultdict(Counter)

    def count(self, before: Line, line: Line) -> None:
        size = line.size
        gap = before.base - line.base
        if not size or abs(before.size - size) > _SAME_SIZE * size:
            return
        if not 0.5 * size < gap < _FARTHEST * size:
            return
        if line.left >= before.right or before.left >= line.right:
            return
        step = round(gap / (_STEP * size))
        self.any[size][step] += 1
        goes_on = starts_low(line.text) or _HAN.match(line.text)
        if before.hyphen or (goes_on and not ENDS.search(before.text)):
            self.sure[size][step] += 1

    def update(self, other: _Distances) -> None:
        for mine, theirs in ((self.sure, other.sure), (self.any, other.any)):
            for size, counts in theirs.items():
                mine[size].update(counts)

    def pitch(self, size: float, *, sure: bool) -> float | None:
        """Return the commonest distance; the smallest of several; None without enough."""
        counts = (self.sure if sure else self.any).get(size)
        if not counts or sum(counts.values()) < _ENOUGH:
            return None
        most = max(counts.values())
        return min(step for step, count in counts.items() if count == most) * _STEP * size

    def in_sizes(self) -> float:
        """Return the pitch that most lines have, in sizes of type."""
        every: Counter[int] = Counter()
        for counts in self.sure.values() or self.any.values():
            every.update(counts)
        return every.most_common(1)[0][0] * _STEP if every else _USUAL


def _page(lines: Sequence[Line], own: _Distances, whole: _Distances) -> list[Setting]:
    usual = whole.in_sizes()
    pitches: dict[float, float] = {}
    for line in lines:
        size = line.size
        if size not in pitches:
            pitches[size] = (
                own.pitch(size, sure=True) or whole.pitch(size, sure=True) or usual * size
            )
    found: list[Setting] = []
    for column in _columns(lines):
        right = _edge(column)
        found += [Setting(pitches[line.size], right) for line in column]
    return found


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of a page column by column: a new one begins further up."""
    column: list[Line] = []
    for line in lines:
        if column and line.base - column[-1].base > 2 * line.size:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _edge(column: Sequence[Line]) -> float:
    """Return where the long lines of a column end; a few may be longer, as titles over it are."""
    rights = sorted(line.right for line in column)
    return rights[len(rights) * 4 // 5]
