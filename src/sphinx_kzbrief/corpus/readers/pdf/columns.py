"""Pages of a PDF whose file holds columns of running text row by row, and tears sentences."""

from __future__ import annotations

import itertools
import re
from ctypes import c_double
from statistics import median
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_kzbrief.corpus.readers.pdf.measure import ENDS, starts_low

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROWS: Final = 6
"""Rows of two cells that make a closer look at a page worth while."""
TORN: Final = 3
"""How often a sentence must go on in the row below, in each of two columns."""
WIDE: Final = 8
"""Heights of type that a cell of running text is wide at least."""
MOST: Final = 4_000
"""Stretches of type looked at on one page."""

_RUNNING: Final = re.compile(r"(?:[^\W\d_]{2,}\W+){2}[^\W\d_]|[\u3400-\u9fff]{6}")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


class _Cell(NamedTuple):
    """A stretch of text with a gap on both sides, in points."""

    left: float
    bottom: float
    right: float
    top: float


def interleaved(textpage: Any, raw: Any) -> bool:
    """Tell whether columns of running text run together line by line on a page.

    Rows of two cells are tables, contents and indexes as well. Columns are torn where in both of
    them, row after row, the words go on not beside but below.

    Args:
        textpage: pypdfium2's text page.
        raw: pypdfium2's raw module.
    """
    boxes = list(_boxes(textpage, raw))
    if not boxes:
        return False
    height = median(box.top - box.bottom for box in boxes) or 1.0
    rows = list(_rows(_cells(boxes, height), height))
    return len(rows) >= ROWS and _torn(textpage, rows, height)


def _boxes(textpage: Any, raw: Any) -> Iterator[_Cell]:
    """Yield the stretches of type, in the file's order."""
    left, top, right, bottom = numbers = [c_double() for _ in range(4)]
    for index in range(min(textpage.count_rects(), MOST)):
        raw.FPDFText_GetRect(textpage.raw, index, *numbers)
        yield _Cell(left.value, bottom.value, right.value, top.value)


def _cells(boxes: Sequence[_Cell], height: float) -> Iterator[_Cell]:
    """Yield the stretches of text joined where no gap parts them."""
    left, bottom, right, top = boxes[0]
    for box in boxes[1:]:
        if abs(box.bottom - bottom) < height / 2 and -height < box.left - right < height:
            right, bottom, top = box.right, min(bottom, box.bottom), max(top, box.top)
        else:
            yield _Cell(left, bottom, right, top)
            left, bottom, right, top = box
    yield _Cell(left, bottom, right, top)


def _rows(cells: Iterator[_Cell], height: float) -> Iterator[tuple[_Cell, _Cell]]:
    """Yield two wide cells that follow one another on one line."""
    for one, two in itertools.pairwise(cells):
        level = abs(one.bottom - two.bottom) < height / 2 and two.left - one.right > height
        if level and one.right - one.left > WIDE * height and two.right - two.left > WIDE * height:
            yield one, two


def _torn(textpage: Any, rows: Sequence[tuple[_Cell, _Cell]], height: float) -> bool:
    """Tell whether sentences go on below in both columns."""
    words = [[_words(textpage, cell) for cell in row] for row in rows]
    count = [0, 0]
    for (above, below), (before, after) in zip(
        itertools.pairwise(rows), itertools.pairwise(words), strict=True
    ):
        near = 0 < above[0].bottom - below[0].bottom < 4 * height
        if near and all(abs(above[at].left - below[at].left) < 2 * height for at in (0, 1)):
            for at in (0, 1):
                count[at] += _goes_on(before[at], after[at])
    return min(count) >= TORN


def _words(textpage: Any, cell: _Cell) -> str:
    return " ".join(textpage.get_text_bounded(*cell).split())


def _goes_on(above: str, below: str) -> bool:
    if not (_RUNNING.search(above) and _RUNNING.search(below)):
        return False
    if ENDS.search(above) or above[-1].isdigit():
        return False
    return starts_low(below) or _HAN.match(below) is not None
