"""Lines of a PDF page with their places, and page furniture told apart from them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_END_HYPHEN = re.compile(r"[\x02\ufffe]\s*")
_NUMBER_ONLY = re.compile(
    r"\W*(?:page\s*|p\.\s*|стр\.?\s*|第\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|из|页)\s*\d{0,4})?\W*",
    re.IGNORECASE,
)
EDGE_LINES = 2
"""How many lines at the top and the foot of a page can be running heads."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        text: Its text, line-end hyphenation undone.
        left: Place of its first character, in points; 0 where places are unknown.
        right: Place after its last character.
        base: Place of its foot above the foot of the page.
        foot: Place of the foot of its last part, where a hyphen carried it on to more lines.
        size: Size of its type in points.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    foot: float = 0.0
    size: float = 0.0


def page_lines(textpage: Any, raw: Any) -> list[Line]:
    """Read the lines of one page.

    Args:
        textpage: pypdfium2's text page.
        raw: pypdfium2's raw module, for the size of type.

    Returns:
        Lines in reading order, as the file has it; blank ones left out.
    """
    text = textpage.get_text_range()
    placed = len(text) == textpage.count_chars()
    lines = []
    for match in re.finditer(r"[^\r\n]+", text):
        words = _LINE_END_HYPHEN.sub("", match.group()).strip()
        if not words:
            continue
        if not placed:
            lines.append(Line(words))
            continue
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        end = match.start() + len(match.group().rstrip()) - 1
        left, base, _, _ = textpage.get_charbox(start, loose=True)
        _, foot, right, _ = textpage.get_charbox(end, loose=True)
        size = raw.FPDFText_GetFontSize(textpage.raw, start)
        lines.append(Line(words, left, right, base, foot, round(size, 1)))
    return lines


def running_heads(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Find the lines that come back at the edges of pages.

    Args:
        pages: Lines of each page.

    Returns:
        Folded lines (see `folded`) that stand at the edge of three pages or more (of both,
        where there are two), and of at least a quarter of them: left and right may differ.
    """
    counts: Counter[str] = Counter()
    for lines in pages:
        edges = [*lines[:EDGE_LINES], *lines[-EDGE_LINES:]]
        counts.update({folded(line.text) for line in edges})
    return frozenset(
        words
        for words, count in counts.items()
        if count >= max(2, min(3, len(pages))) and 4 * count >= len(pages)
    )


def folded(words: str) -> str:
    """Fold a line for comparison across pages: numbers count as one."""
    return re.sub(r"\d+", "#", " ".join(words.split())).casefold()


def without_furniture(lines: Sequence[Line], heads: frozenset[str]) -> list[Line]:
    """Leave out running heads and page numbers at the edges of a page."""
    kept = list(lines)
    for _ in range(EDGE_LINES):
        if kept and _is_furniture(kept[0], heads):
            kept.pop(0)
        if kept and _is_furniture(kept[-1], heads):
            kept.pop()
    return kept


def _is_furniture(line: Line, heads: frozenset[str]) -> bool:
    return folded(line.text) in heads or _NUMBER_ONLY.fullmatch(line.text) is not None


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of most of the type, in points; 0 where it is unknown."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def interleaved_rows(textpage: Any) -> int:
    """Count the rows of a page in which columns of running text run together.

    Two runs of text on one base line with a gap between them, both of some width, are two
    columns if they come right after one another in the file.

    Args:
        textpage: pypdfium2's text page.
    """
    boxes = [textpage.get_rect(index) for index in range(min(textpage.count_rects(), 4000))]
    if not boxes:
        return 0
    height = median(top - bottom for _, bottom, _, top in boxes) or 1.0
    rows = 0
    for (left, bottom, right, _), (next_left, next_bottom, next_right, _) in itertools.pairwise(
        boxes
    ):
        level = abs(bottom - next_bottom) < height / 3
        apart = next_left - right > height
        wide = right - left > 8 * height and next_right - next_left > 8 * height
        rows += level and apart and wide
    return rows
