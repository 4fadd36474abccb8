"""The title that the first page of a PDF shows: the words in its largest type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.readers.pdf.layout import joining

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.readers.pdf.lines import Line

_NO_TITLE = re.compile(r"\b(?:ISSN|ISBN|doi|https?|www|vol|no)\b[.:]?", re.IGNORECASE)
LARGER: Final = 1.15
"""How much larger than the body's type a title is set."""
LEAST_LETTERS: Final = 8
LONGEST_TITLE: Final = 300
SHORT_NAME: Final = 3
"""Words of this number at most, large on the first page and again on others, name the paper."""


def shown_title(pages: Sequence[Sequence[Line]], body: float) -> str:
    """Return the words of the largest type on the first page that has text.

    Args:
        pages: Lines of each page, running heads included.
        body: Size of most of the type, in points.

    Returns:
        The words; empty where the largest type stands in several places, is hardly larger than the
        text, or says too little to be a title.
    """
    number = next((at for at, lines in enumerate(pages) if lines), None)
    if number is None or not body:
        return ""
    first = pages[number]
    for size in sorted({round(line.size, 1) for line in first}, reverse=True):
        if size < LARGER * body:
            return ""
        words = [text for text in _groups(first, size, body) if len(_letters(text)) > 2]
        if not words:
            continue  # an initial of a chapter, a sign
        text = words[0]
        repeated = len(text.split()) <= SHORT_NAME and _stands_in(text, pages[number + 1 :])
        unfit = repeated or len(_letters(text)) < LEAST_LETTERS or _NO_TITLE.search(text)
        if len(words) == 1 and (unfit or text[0].islower()):
            continue  # the paper's own name
        return text if len(words) == 1 and len(text) <= LONGEST_TITLE else ""
    return ""


def _stands_in(name: str, pages: Sequence[Sequence[Line]]) -> bool:
    """Tell whether a line of some pages holds a name and nothing else."""
    letters, longest = _letters(name), 2 * len(name) + 8
    return any(
        len(line.text) <= longest and _letters(line.text) == letters
        for lines in pages
        for line in lines
    )


def _groups(lines: Sequence[Line], size: float, body: float) -> list[str]:
    """Return the runs of lines in one size; one goes on in smaller type with a small letter."""
    groups: list[str] = []
    going = False
    for line in lines:
        large = abs(line.size - size) < 0.03 * size
        on = going and LARGER * body <= line.size < size and line.text[:1].islower()
        if large or on:
            before = groups.pop() if going else ""
            groups.append(before + (joining(before, line.text) if before else "") + line.text)
        going = large or on
    return [" ".join(text.split()) for text in groups]


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())
