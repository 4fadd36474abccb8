"""Lines of a PDF page with their places, and page furniture told apart from them."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_kzbrief.corpus.readers.pdf.glyphs import BLANK, SMALLER, Glyphs, aligned, whole
from sphinx_kzbrief.corpus.readers.pdf.marks import main_glyph, marked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus.readers.pdf.annotations import Overlay
    from sphinx_kzbrief.corpus.readers.pdf.glyphs import Glyph
    from sphinx_kzbrief.corpus.readers.pdf.marks import Raised

    Heads = Mapping[str, tuple[tuple[float, float], ...]]

_NUMBER_ONLY = re.compile(
    r"\W*(?:page\s*|p\.\s*|стр\.?\s*|第\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|из|页)\s*\d{0,4})?\W*",
    re.IGNORECASE,
)
_LINE = re.compile(r"[^\r\n]+")
_UNBROKEN = re.compile(r"[^\x02\ufffe]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
LARGEST_HEAD = 1.12
LEAST_GAP = 1.2
EDGE_LINES = 3
"""How many lines at the top and the foot of a page can be running heads."""


class Line(NamedTuple):
    """One line of a page.

    Attributes:
        text: Its text, line-end hyphenation undone, what is raised or lowered written as such.
        left: Place of its first character, in points; 0 where places are unknown.
        right: Place after its last character.
        base: Place of its base line above the foot of the page.
        size: Size of most of its type in points; 0 where it is unknown, or set on its side.
        hyphen: Whether a hyphen, left out of the text, carries its last word on to the next line.
        raised: The raised numbers in it.
        struck: Spans of its text that are struck out.
    """

    text: str
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    hyphen: bool = False
    raised: tuple[Raised, ...] = ()
    struck: tuple[tuple[int, int], ...] = ()


class _Stretch(NamedTuple):
    """Characters that follow one another without a line end.

    Attributes:
        start: Index of the first on the page.
        words: Their text, without white space around it.
        spaced: Whether white space stands before them.
    """

    start: int
    words: str
    left: float
    right: float
    base: float
    size: float
    hyphen: bool
    spaced: bool


def page_lines(textpage: Any, raw: Any, over: Overlay) -> list[Line]:
    """Read the lines of one page.

    Args:
        textpage: pypdfium2's text page.
        raw: pypdfium2's raw module, for the size of type.
        over: What annotations lie over its words.

    Returns:
        Lines in reading order, as the file has it; blank ones left out.
    """
    text = aligned(textpage, raw)
    if text is None:
        parts = _parts(textpage.get_text_range())
        return [Line(words, hyphen=hyphen) for _, words, hyphen, _ in parts]
    glyphs = Glyphs(textpage, raw)
    rows: list[list[_Stretch]] = []
    for start, words, hyphen, spaced in _parts(text):
        left, base = glyphs.origin(start)
        right = glyphs.right(start + len(words) - 1)
        size = glyphs.size(start)
        stretch = _Stretch(start, words, left, right, base, size, hyphen, spaced)
        if rows and _goes_on(rows[-1], stretch):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [_readable(_line(row, glyphs, over)) for row in rows]


def _readable(line: Line) -> Line:
    """Write what has no letter in the file's fonts as such, not as a control character."""
    if line.text.isprintable():
        return line
    return line._replace(text=_CONTROL.sub("\ufffd", line.text))


def _parts(text: str) -> Iterator[tuple[int, str, bool, bool]]:
    """Yield place and words of each line, whether a hyphen ends it, and a blank precedes it."""
    spaced = False
    for match in _LINE.finditer(text):
        # pdfium puts what a hyphen carries on into one line, even a running foot that follows.
        for part in _UNBROKEN.finditer(match.group()):
            found = part.group()
            words = found.strip()
            if words:
                lead = found.index(words)
                hyphen = part.end() < match.end() - match.start()
                yield match.start() + part.start() + lead, words, hyphen, spaced or lead > 0
            spaced = found[-1].isspace()


def _goes_on(row: Sequence[_Stretch], next_: _Stretch) -> bool:
    """Tell whether pdfium began a new line where only the size of type changes."""
    last = row[-1]
    size = max(last.size, next_.size)
    if last.hyphen or not last.size or not next_.size:
        return False
    # The number of a note may stand at some distance from its words.
    widest = 3 if len(row) == 1 and last.words.isdigit() and len(last.words) < 4 else 0.3
    if not -0.2 * size <= next_.left - last.right <= widest * size:
        return False
    if min(last.size, next_.size) <= SMALLER * size:
        return abs(next_.base - last.base) <= 0.75 * size
    return any(abs(next_.base - each.base) <= 0.05 * size for each in row[-2:])


def _line(row: Sequence[_Stretch], glyphs: Glyphs, over: Overlay) -> Line:
    """Return the line of a row; only where its size varies is each character looked at."""
    first, last = row[0], row[-1]
    plain = len(row) == 1 and not any(
        box.bottom < first.base + first.size and box.top > first.base for box in over.struck
    )
    start, words = first.start, first.words
    if plain and not (first.size and glyphs.varies(start, words, first.base, first.size)):
        size = round(first.size, 1)
        return Line(whole(words), first.left, last.right, first.base, size, last.hyphen)
    found: list[Glyph] = []
    before = first
    for stretch in row:
        if found and (stretch.spaced or stretch.left - before.right > 0.15 * stretch.size):
            found.append(BLANK)
        found += glyphs.glyphs(stretch.start, stretch.words, stretch.size, over.struck)
        before = stretch
    text, raised, struck = marked(found, over.links)
    main = main_glyph(found) or found[0]
    size = round(main.size, 1)
    return Line(text, first.left, last.right, main.base, size, last.hyphen, raised, struck)


def running_heads(pages: Sequence[Sequence[Line]]) -> Heads:
    """Find the lines that come back at the edges of pages, at the same height.

    Args:
        pages: Lines of each page.

    Returns:
        Folded lines (see `folded`) that stand at the edge of three pages or more (of both,
        where there are two), and of at least a quarter of them: left and right may differ; and
        the heights at which they do. A sentence that comes back elsewhere is text.
    """
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for lines in pages:
        edges = {
            (folded(line.text), line.base): line
            for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:])
        }
        for (words, _), line in edges.items():
            found[words].append(line)
    heads: dict[str, tuple[tuple[float, float], ...]] = {}
    for words, lines in found.items():
        rows = [row for row in _rows(lines) if len(row) > 1]
        count = sum(map(len, rows))
        if count >= max(2, min(3, len(pages))) and 4 * count >= len(pages):
            heads[words] = tuple((row[0], row[-1]) for row in rows)
    return heads


def _rows(lines: Sequence[Line]) -> list[list[float]]:
    """Return the base lines of lines, those together that are less than a line apart."""
    rows: list[list[float]] = []
    for base, size in sorted((line.base, line.size) for line in lines):
        if rows and base - rows[-1][-1] <= 0.5 * size:
            rows[-1].append(base)
        else:
            rows.append([base])
    return rows


def folded(words: str) -> str:
    """Fold a line for comparison across pages: numbers count as one."""
    return re.sub(r"\d+", "#", " ".join(words.split())).casefold()


def without_furniture(
    lines: Sequence[Line],
    heads: Heads,
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


def _without_head(lines: list[Line], heads: Heads, body: float) -> list[Line]:
    """Leave out a few lines of furniture at the beginning of a list of lines.

    What comes back on page after page is furniture only in type no larger than the text's and
    with a gap to the text, or else slides would lose their words.
    """
    for count in range(min(EDGE_LINES, len(lines)), 0, -1):
        edge = lines[:count]
        numbers = count < EDGE_LINES and all(_NUMBER_ONLY.fullmatch(line.text) for line in edge)
        come_back = all(_comes_back(line, heads, body) for line in edge)
        if numbers or (come_back and _is_apart(lines, count)):
            return lines[count:]
    return lines


def _comes_back(line: Line, heads: Heads, body: float) -> bool:
    if _NUMBER_ONLY.fullmatch(line.text) is not None:
        return True
    places = heads.get(folded(line.text), ())
    stands = any(low <= line.base <= high for low, high in places)
    return stands and line.size <= LARGEST_HEAD * (body or line.size)


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
