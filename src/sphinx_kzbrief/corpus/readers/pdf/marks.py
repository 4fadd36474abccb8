"""What is raised or lowered in a line of a PDF, told by the size and place of its characters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.readers.canonical.marks import fraction, subscript, superscript
from sphinx_kzbrief.corpus.readers.pdf.glyphs import SMALLER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_kzbrief.corpus.readers.pdf.annotations import Box
    from sphinx_kzbrief.corpus.readers.pdf.glyphs import Glyph

RAISED: Final = (0.12, 0.9)
"""How far up raised type stands, in sizes of its line."""
RAISED_APART: Final = 0.2
"""How far up a number stands at least that a blank parts from its word: cells of a table may be
set smaller and in the middle of their row."""
LOWERED: Final = (0.06, 0.6)
"""How far down lowered type stands."""

_DIGITS: Final = re.compile(r"[\d\s,;\-–−+=()]*\d[\d\s,;\-–−+=()]*", re.ASCII)
_NUMBER: Final = re.compile(
    r"(?:(?<!\d)[+\-−(]+)?\d+(?:[+−=]\d+)*(?:[)+\-−]+(?!\d))?|(?<!\d)[+\-−]+(?!\d)", re.ASCII
)
_MINUS: Final = re.compile(r"(?<=\w)−(?=[⁰¹²³⁴-⁹])")
_POWER: Final = re.compile(r"[^\W\d_]|[\d+\-−=()a-z]*\d[\d+\-−=()a-z]*", re.ASCII)
_FRACTION: Final = re.compile(r"[+\-−]?\d+/\d+", re.ASCII)
_LONGEST: Final = 16
_LONGEST_NOTE: Final = 3
_FARTHEST_RUN: Final = 6
_SLASHES: Final = "/⁄∕"


@dataclass(frozen=True, slots=True)
class Raised:
    """A raised number in the text of a line.

    Attributes:
        start: Offset of its first character in the line.
        end: Offset after its last one.
        linked: Whether it is a link to another place of the document.
    """

    start: int
    end: int
    linked: bool = False


def main_glyph(glyphs: Iterable[Glyph]) -> Glyph | None:
    """Return the first glyph of the size in which most of a line is set; None without any."""
    seen = [glyph for glyph in glyphs if glyph.size]
    weights: Counter[float] = Counter()
    for glyph in seen:
        weights[round(glyph.size, 1)] += len(glyph.text)
    if not weights:
        return None
    size = max(weights, key=lambda size: size * weights[size])
    return next(glyph for glyph in seen if round(glyph.size, 1) == size)


def marked(
    glyphs: Sequence[Glyph], links: Sequence[Box]
) -> tuple[str, tuple[Raised, ...], tuple[tuple[int, int], ...]]:
    """Write the characters of a line with what is raised or lowered as such.

    Args:
        glyphs: Its characters.
        links: Links on the page to places of the document.

    Returns:
        Its text, the raised numbers in it, and the spans struck out of it.
    """
    main = main_glyph(glyphs)
    words: list[str] = []
    found: list[Raised] = []
    struck: list[tuple[int, int]] = []
    blank = False
    length = 0
    runs = _joined_fractions(list(_runs(glyphs, main.size if main else 0.0)))
    for run in runs:
        text = run.text
        if run.level > 0:
            text, places = _raised_text(run, length, links)
            found += places
        elif run.level < 0:
            text = subscript(text)
        if run.first.struck:
            # A blank between struck words is struck with them.
            joins = struck and (struck[-1][1] == length or (blank and struck[-1][1] == length - 1))
            struck.append((struck.pop()[0] if joins else length, length + len(text)))
        blank = text == " "
        words.append(text)
        length += len(text)
    # The minus of a raised number, drawn so by the font, looks like any other.
    text = _MINUS.sub("⁻", "".join(words))
    return text, tuple(found), tuple(struck)


@dataclass(frozen=True, slots=True)
class _Run:
    """Glyphs of one size on one base line.

    Attributes:
        text: Their characters.
        first: The first of them.
        level: 1 where they are raised, -1 where they are lowered, else 0.
        small: Whether they are clearly smaller than most of the line.
    """

    text: str
    first: Glyph
    level: int = 0
    small: bool = False


def _runs(glyphs: Sequence[Glyph], size: float) -> Iterator[_Run]:
    """Yield the runs of a line, white space as runs of its own."""
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        last = groups[-1][-1] if groups else None
        if last and _alike(last, glyph):
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    for index, group in enumerate(groups):
        first = group[0]
        text = "".join(glyph.text for glyph in group)
        small = 0 < first.size <= SMALLER * size
        level = _level(groups, index, size) if small and len(text) <= _LONGEST else 0
        if level < 0 and not _DIGITS.fullmatch(text):
            level = 0
        yield _Run(text, first, level, small)


def _alike(one: Glyph, two: Glyph) -> bool:
    if one.struck is not two.struck or not one.size or not two.size:
        return False
    near = 0.05 * max(one.size, two.size)
    return abs(one.size - two.size) <= near and abs(one.base - two.base) <= near


def _level(groups: Sequence[Sequence[Glyph]], index: int, size: float) -> int:
    """Compare a small run with the type of usual size that it stands at.

    That is the type right before it. Behind a blank, type on both sides must be of that size and
    on one base line; before the first word of a line there is only what follows, to the number of
    a note.
    """
    first = groups[index][0]
    near = _full(groups, index, size, step=-1, blanks=0)
    lowest = RAISED[0]
    if near is None:
        after = _full(groups, index, size, step=1, blanks=1)
        near = _full(groups, index, size, step=-1, blanks=1)
        lowest = RAISED_APART
        if near is None:
            opens = all(not group[0].text.isalnum() for group in groups[:index])
            short = sum(len(glyph.text) for glyph in groups[index]) <= _LONGEST_NOTE
            near = after if opens and short else None
        elif after is not None and abs(after.base - near.base) > 0.05 * near.size:
            near = None
    if near is None or first.size > SMALLER * near.size:
        return 0
    up = (first.base - near.base) / near.size
    if lowest <= up <= RAISED[1]:
        return 1
    return -1 if LOWERED[0] <= -up <= LOWERED[1] else 0


def _full(
    groups: Sequence[Sequence[Glyph]], index: int, size: float, *, step: int, blanks: int
) -> Glyph | None:
    """Return the nearest glyph of usual size on one side of a run, past so many blanks."""
    at = index + step
    while 0 <= at < len(groups) and abs(at - index) <= _FARTHEST_RUN:
        glyph = groups[at][0]
        if not glyph.size:
            blanks -= 1
            if blanks < 0:
                return None
        elif glyph.size > SMALLER * size:
            return glyph
        at += step
    return None


def _joined_fractions(runs: list[_Run]) -> Iterator[_Run]:
    """Yield the runs with each raised number, slash and small number as one fraction."""
    at = 0
    while at < len(runs):
        run = runs[at]
        below = None
        if run.level > 0:
            parts = "".join(each.text for each in runs[at : at + 3])
            match = re.match(rf"(\d{{1,3}})[{_SLASHES}](\d{{1,3}})(?!\d)", parts, re.ASCII)
            if match and match.group(1) == run.text.rstrip(_SLASHES):
                below = _below(runs, at, match.end())
        if below is None or match is None:
            yield run
            at += 1
        else:
            yield _Run(fraction(match.group(1), match.group(2)), run.first)
            at = below


def _below(runs: Sequence[_Run], at: int, length: int) -> int | None:
    """Return the index after the runs of a fraction, if its lower number is set small."""
    end = at
    while length > 0 and end < len(runs):
        length -= len(runs[end].text)
        end += 1
    last = runs[end - 1]
    return end if length == 0 and last.small and last.level <= 0 else None


def _raised_text(run: _Run, offset: int, links: Sequence[Box]) -> tuple[str, list[Raised]]:
    """Return a raised run as text, and the numbers in it.

    A link is the number's own where it is hardly wider than the number.
    """
    text = run.text
    if not _DIGITS.fullmatch(text):
        alone = _POWER.fullmatch(text) or _FRACTION.fullmatch(text)
        return (superscript(text) if alone else text), []
    first = run.first
    inside = (first.left + 0.2 * first.size, first.base + 0.3 * first.size)
    widest = (len(text) + 2) * first.size
    linked = any(box.holds(*inside) and box.right - box.left < widest for box in links)
    found = []
    words = _NUMBER.sub(lambda match: superscript(match.group()), text)
    for match in re.finditer(r"[⁰¹²³⁴-⁹]+", words):
        start, end = offset + match.start(), offset + match.end()
        found.append(Raised(start, end, linked))
    return words, found
