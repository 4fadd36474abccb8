"""The characters of a PDF page with their places and sizes, as few of them as a line needs."""

from __future__ import annotations

import re
from ctypes import c_double
from math import hypot
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_kzbrief.corpus.readers.pdf.annotations import Box

SMALLER: Final = 0.85
"""Raised type is at most this share of its line's size; word processors make it 0.58 to 0.8."""
DRAWN_RAISED: Final = 0.2
"""A digit that begins so far above its base line is a font's own raised one (about 0.36)."""
DRAWN_LOWERED: Final = 0.35
"""A digit that ends so far above it is a lowered one (about 0.21), and no old-style one."""
SMALL_DIGIT: Final = 0.6
"""Size at which such a digit counts, in sizes of its type."""
NO_GAP: Final = 0.15
"""Characters less than this share of their size apart have no blank between them."""

_TOKEN: Final = re.compile(r"[\ud800-\udbff][\udc00-\udfff]|\s+|.")
_MARKED: Final = re.compile(r"\d+|\b[^\W\d_]\b")
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_UNIT: Final = 1.5
"""Up to this size, a file sets all its type one unit large and scales it."""


class Glyph(NamedTuple):
    """A character of a page, or several set alike, where it stands, and how large it is set.

    Attributes:
        text: The character or characters.
        left: Place of its origin, in points.
        base: Place of its base line above the foot of the page.
        size: Size of its type in points.
        struck: Whether it is struck out.
    """

    text: str
    left: float
    base: float
    size: float
    struck: bool = False


BLANK: Final = Glyph(" ", 0.0, 0.0, 0.0)


def aligned(textpage: Any, raw: Any) -> str | None:
    """Return the text of a page with one character for each that pdfium has places of.

    Args:
        textpage: pypdfium2's text page.
        raw: pypdfium2's raw module.

    Returns:
        The text; surrogates stand one by one, and U+0000 for what is no text (see `whole`).
        None where the two cannot be brought together.
    """
    text: str = textpage.get_text_range()
    count = textpage.count_chars()
    if len(text) == count:
        return text
    page = textpage.raw
    is_text = raw.FPDFText_GetTextIndexFromCharIndex
    chars = (
        chr(raw.FPDFText_GetUnicode(page, index)) if is_text(page, index) >= 0 else "\0"
        for index in range(count)
    )
    found = "".join(chars)
    return found if whole(found) == text else None


def whole(text: str) -> str:
    """Return aligned text as text: surrogates joined, nothing in it that is no text."""
    if text.isascii() and "\0" not in text:
        return text
    joined = text.replace("\0", "")
    return joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


class Glyphs:
    """The characters of one text page, by their index."""

    def __init__(self, textpage: Any, raw: Any) -> None:
        """Take the page.

        Args:
            textpage: pypdfium2's text page.
            raw: pypdfium2's raw module; its helpers make new numbers at every call.
        """
        self._page = textpage.raw
        self._raw = raw
        self._numbers = [c_double() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()

    def origin(self, index: int) -> tuple[float, float]:
        """Return where a character stands: its left edge, and its base line."""
        x, y = self._numbers[:2]
        self._raw.FPDFText_GetCharOrigin(self._page, index, x, y)
        return x.value, y.value

    def size(self, index: int) -> float:
        """Return the size a character is set in, in points; 0 for one set on its side.

        A file may set all its type one unit large and scale the page.
        """
        matrix = self._matrix
        if not self._raw.FPDFText_GetMatrix(self._page, index, matrix):
            return 0.0
        if abs(matrix.b) > abs(matrix.a):
            return 0.0
        scale = hypot(matrix.c, matrix.d)
        return float(self._raw.FPDFText_GetFontSize(self._page, index)) * scale

    def right(self, index: int) -> float:
        """Return where a character ends."""
        left, right, bottom, top = self._numbers
        self._raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return right.value

    def varies(self, start: int, words: str, base: float, first: float) -> bool:
        """Tell whether letters or digits of a line are clearly smaller or larger than others.

        Asked are the first of its words, its end, its numbers, and letters that stand alone.

        Args:
            start: Index of its first character.
            words: Its text.
            base: Its base line.
            first: Size of its first character.
        """
        opening = _WORD.search(words)
        places = [opening.start() if opening else 0, len(words) - 1]
        for match in _MARKED.finditer(words):
            places.append(match.start())
            if match.end() - match.start() > 1:
                places.append(match.end() - 1)
        digits = (at for at in places if words[at].isdigit())
        if any(self._is_small_digit(start + at, base, first) for at in digits):
            return True
        if self._raw.FPDFText_CountRects(self._page, start, len(words)) <= 1:
            return False  # what is shown by one operator has one size
        size = self._sizes(start, first)
        low, high = SMALLER * first, first / SMALLER
        return any(not low < size(start + at) < high for at in places)

    def _is_small_digit(self, index: int, base: float, size: float) -> bool:
        """Tell whether a font itself draws a digit raised or lowered."""
        bottom, top = self._extent(index)
        return bottom - base > DRAWN_RAISED * size or top - base < DRAWN_LOWERED * size

    def _extent(self, index: int) -> tuple[float, float]:
        """Return how far down and up the drawing of a character reaches."""
        left, right, bottom, top = self._numbers
        self._raw.FPDFText_GetCharBox(self._page, index, left, right, bottom, top)
        return bottom.value, top.value

    def _sizes(self, start: int, first: float) -> Callable[[int], float]:
        """Return what gives the sizes of the characters of the line that begins at an index.

        Some files set all type one unit large and scale it, some scale the whole page.
        """
        page, raw = self._page, self._raw
        one = float(raw.FPDFText_GetFontSize(page, start))
        if one > _UNIT:
            scale = first / one
            return lambda index: scale * float(raw.FPDFText_GetFontSize(page, index))
        return self.size

    def glyphs(
        self, start: int, words: str, first: float, struck: Sequence[Box]
    ) -> Iterator[Glyph]:
        """Yield the characters of a stretch of a line, as many at once as are set alike.

        Args:
            start: Index of its first character.
            words: Its text.
            first: Size of its first character.
            struck: What is struck out on the page.

        Yields:
            Characters in order; white space has size 0.
        """
        sizes = self._sizes(start, first)
        at = 0
        for match in _MARKED.finditer(words):
            yield from self._stretch(start + at, words[at : match.start()], sizes, struck)
            for index, char in enumerate(match.group(), start + match.start()):
                yield self._glyph(char, index, sizes(index), struck)
            at = match.end()
        yield from self._stretch(start + at, words[at:], sizes, struck)

    def _stretch(
        self, start: int, text: str, sizes: Callable[[int], float], struck: Sequence[Box]
    ) -> Iterator[Glyph]:
        """Yield characters without digits: all at once where their two ends are set alike."""
        words = text.strip()
        if not words:
            yield from self._blank(start - 1, start + len(text)) if text else ()
            return
        lead = text.index(words)
        if lead:
            yield from self._blank(start - 1, start + lead)
        size = sizes(start + lead)
        end = lead + len(words) - 1
        if not struck and abs(sizes(start + end) - size) <= 0.01 * size:
            yield Glyph(whole(words), *self.origin(start + lead), size)
        else:
            for match in _TOKEN.finditer(words):
                index = start + lead + match.start()
                char = whole(match.group())
                yield self._glyph(char, index, sizes(index), struck) if char.strip() else BLANK
        if end + 1 < len(text):
            yield from self._blank(start + end, start + len(text))

    def _blank(self, before: int, after: int) -> Iterator[Glyph]:
        """Yield the blank between two characters, unless pdfium put it where there is no gap.

        It does so where type is raised or lowered.
        """
        if before >= 0 and self._raw.FPDFText_IsGenerated(self._page, before + 1) == 1:
            gap = self.origin(after)[0] - self.right(before)
            if abs(gap) < NO_GAP * max(self.size(before), self.size(after)):
                return
        yield BLANK

    def _glyph(self, char: str, index: int, size: float, struck: Sequence[Box]) -> Glyph:
        """Return one character; a raised digit of the font itself as one of smaller type."""
        left, base = self.origin(index)
        middle = (left + self.right(index)) / 2 if struck else left
        is_struck = any(box.holds(middle, base + 0.3 * size) for box in struck)
        if size and char.isdigit() and self._is_small_digit(index, base, size):
            size, base = SMALL_DIGIT * size, self._extent(index)[0]
        return Glyph(char, left, base, size, is_struck)
