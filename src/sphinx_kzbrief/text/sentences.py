"""Sentences: sentencex's bounds, with sentences split that a lost space has glued together."""

from __future__ import annotations

from typing import Final

import regex
import sentencex

from sphinx_kzbrief.text.spans import Span
from sphinx_kzbrief.text.tags import primary_subtag

# "era.As you know": a lower-case word (or a closing bracket, digit, quote mark), the stop, and a
# capitalised word or a one-letter word such as "I" or "Q:". A dotted name such as "e.On" or
# "readme.Txt" is so rare in prose that it is not spared.
_GLUED: Final = regex.compile(
    r"[.?!…]+[\"”’»]?(?<=[\p{Ll}\p{Lo}\d)\]\"”’]{2}[.?!…]+[\"”’»]?)"
    r"(?=[\"“‘«]?\p{Lu}(?:\p{Ll}|[ :]))"
    r"|[。！？][”」』]?(?=[^\s”」』])",
)
WINDOW: Final = 20_000
_BLANK: Final = regex.compile(r"\S(?:.*\S)?", regex.DOTALL)


def sentences(text: str, language: str = "en") -> tuple[Span, ...]:
    """Return the spans of the sentences of `text`, without the white space between them.

    Args:
        text: Any text.
        language: BCP 47 tag; only its primary subtag counts.

    Returns:
        Spans in order; every visible character lies in one of them.
    """
    found: list[Span] = []
    for bounds in sentencex.get_sentence_boundaries(primary_subtag(language), text):
        start, end = bounds["start_index"], bounds["end_index"]
        cuts = [match.end() for match in _GLUED.finditer(text, start, end)]
        for first, last in zip([start, *cuts], [*cuts, end], strict=True):
            visible = _BLANK.search(text, first, last)
            if visible:
                found.append(Span(*visible.span()))
    return tuple(found)


def sentence_spans(text: str, within: Span, language: str = "en") -> tuple[Span, ...]:
    """Split a stretch of text into sentences.

    Args:
        text: Canonical text.
        within: The stretch to split, usually one paragraph.
        language: BCP 47 tag.

    Returns:
        Spans of `text` in order, without the white space between them.
    """
    found: list[Span] = []
    start = within.start
    while start < within.end:
        end = _window_end(text, start, within.end)
        found += [
            Span(start + first, start + last)
            for first, last in sentences(text[start:end], language)
        ]
        start = end
    return tuple(found)


def _window_end(text: str, start: int, end: int) -> int:
    """End a window of a very long paragraph after a sentence, or at a blank.

    The splitter takes time by the square of open quotation marks; windows keep it linear.
    """
    if end - start <= WINDOW:
        return end
    limit = start + WINDOW
    for mark in (". ", "。", " "):
        at = text.rfind(mark, start + WINDOW // 2, limit)
        if at >= 0:
            return at + len(mark)
    return limit
