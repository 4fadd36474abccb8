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

_NUMBER_ONLY = re.compile(
    r"\W*(?:page\s*|p\.\s*|стр\.?\s*|第\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|из|页)\s*\d{0,4})?\W*",
    re.IGNORECASE,
)
LARGEST_HEAD = 1.12
LEAST_GAP = 1.2
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
        size: Size of its type in points.
        hyphen: Whether a hyphen, left out of the text, carries its last word on to the next line.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    hyphen: bool = False


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
        # pdfium puts what a hyphen carries on into one line, even a running foot that follows.
        for part in re.finditer(r"[^\x02\ufffe]+", match.group()):
            words = part.group().strip()
            if not words:
                continue
            hyphen = part.end() < len(match.group())
            if not placed:
                lines.append(Line(words, hyphen=hyphen))
                continue
            start = match.start() + part.start() + part.group().index(words)
            left, base, _, _ = textpage.get_charbox(start, loose=True)
            _, _, right, _ = textpage.get_charbox(start + len(words) - 1, loose=True)
            size = raw.FPDFText_GetFontSize(textpage.raw, start)
            lines.append(Line(words, left, right, base, round(size, 1), hyphen))
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


def without_furniture(
    lines: Sequence[Line],
    heads: frozenset[str],
    body: float = 0.0,
) -> list[Line]:
    """Leave out running heads and page numbers at the edges of a page.

    Args:
        lines: Lines of the page.
        heads: See `running_heads`.
        body: Size of most of the type; 0 where it is unknown.
    """
    kept = _without_head(list(lines), heads, body)
    return _without_head(kept[::-1], heads, body)[::-1]


def _without_head(lines: list[Line], heads: frozenset[str], body: float) -> list[Line]:
    """Leave out up to two lines of furniture at the beginning of a list of lines.

    What comes back on page after page is furniture only in type no larger than the text's and
    with a gap to the text, or else slides would lose their words.
    """
    for count in range(min(EDGE_LINES, len(lines)), 0, -1):
        edge = lines[:count]
        numbers = all(_NUMBER_ONLY.fullmatch(line.text) for line in edge)
        come_back = all(_comes_back(line, heads, body) for line in edge)
        if numbers or (come_back and _is_apart(lines, count)):
            return lines[count:]
    return lines


def _comes_back(line: Line, heads: frozenset[str], body: float) -> bool:
    if _NUMBER_ONLY.fullmatch(line.text) is not None:
        return True
    return folded(line.text) in heads and line.size <= LARGEST_HEAD * (body or line.size)


def _is_apart(lines: Sequence[Line], count: int) -> bool:
    """Tell whether more than the usual distance of lines lies behind the first `count`."""
    if count == len(lines) or not lines[0].size:
        return count < len(lines)
    steps = sorted(abs(one.base - two.base) for one, two in itertools.pairwise(lines[count:]))
    usual = steps[len(steps) // 4] if steps else lines[count].size
    return abs(lines[count - 1].base - lines[count].base) >= LEAST_GAP * usual


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
