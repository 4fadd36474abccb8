"""Sentences: sentencex's bounds, with sentences split that a lost space has glued together."""

from __future__ import annotations

from typing import Final

import regex
import sentencex

from sphinx_kzbrief.text.spans import Span

# "era.As you know": a lower-case word (or a closing bracket, digit, quote mark), the stop, and a
# capitalised word or a one-letter word such as "I" or "Q:". A dotted name such as "e.On" or
# "readme.Txt" is so rare in prose that it is not spared.
_GLUED: Final = regex.compile(
    r"(?<=[\p{Ll}\p{Lo}\d)\]\"”’]{2}[.?!…]+[\"”’»]?)(?=[\"“‘«]?\p{Lu}(?:\p{Ll}|[ :]))"
    r"|(?<=[。！？][”」』]?)(?=[^\s”」』])",
)
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
    for bounds in sentencex.get_sentence_boundaries(language.partition("-")[0].lower(), text):
        start, end = bounds["start_index"], bounds["end_index"]
        cuts = [match.start() for match in _GLUED.finditer(text, start, end)]
        for first, last in zip([start, *cuts], [*cuts, end], strict=True):
            visible = _BLANK.search(text, first, last)
            if visible:
                found.append(Span(*visible.span()))
    return tuple(found)
