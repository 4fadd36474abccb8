"""The sentence of a passage that answers a search best, as a brief would quote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.index.ranking import fit
from sphinx_kzbrief.text.sentences import sentences
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.index.wanted import Wanted

_MARK = (
    r"(?:(?:-{1,3}|[–—*+·•‣⁃▪▫◦●○■□►✓✔✗✘☐☑☒]|\(?(?:\d{1,3}|[ivx]{1,4}|[^\W\d_])\)"
    r"|\d{1,2}\.|[a-z]\.|\[(?:\d{1,3}|[ xX])\])[ \t\u00a0]+)+"
)
"""Bullets and numbers of lists, as plain text has them at the start of a line."""
_LIST_MARK = re.compile(_MARK)
# Cells of a table, and items of a list that no full stop parts.
_BOUND = re.compile(rf"\s*\t\s*|\s+[|¦│]\s+|\n\s*(?={_MARK})")
_EDGE = " \t\n\u00a0|¦│"


def best_sentence(text: str, passage: Span, wanted: Sequence[Wanted], language: str) -> Span:
    """Return the sentence, list item or cell of a table that fits best; the first of equals.

    Args:
        text: Canonical text.
        passage: The passage that was found.
        wanted: What was looked for.
        language: BCP 47 tag of the text.

    Returns:
        A span of the text, without the bullet or number of a list and without bars of a table.
    """
    within = passage.of(text)
    found = [
        (fit(part.of(within), wanted).score, part)
        for sentence in sentences(within, language)
        for part in _parts(within, sentence)
    ]
    if not found:
        return passage
    _, best = max(found, key=lambda each: each[0])
    return Span(passage.start + best.start, passage.start + best.end)


def _parts(text: str, sentence: Span) -> Iterator[Span]:
    """Yield what of a sentence stands together, without what only sets it apart."""
    bounds = [found.span() for found in _BOUND.finditer(text, *sentence)]
    starts = [sentence.start, *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), sentence.end]
    for start, end in zip(starts, ends, strict=True):
        first = start + len(text[start:end]) - len(text[start:end].lstrip(_EDGE))
        opens_line = not text[text.rfind("\n", 0, first) + 1 : first].strip(_EDGE)
        mark = _LIST_MARK.match(text, first, end) if opens_line else None
        low = mark.end() if mark else first
        high = start + len(text[start:end].rstrip(_EDGE))
        if low < high:
            yield Span(low, high)
