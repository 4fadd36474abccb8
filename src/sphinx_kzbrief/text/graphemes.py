"""Grapheme clusters: what a reader takes for one character (UAX 29)."""

from __future__ import annotations

from typing import Final

import regex

from sphinx_kzbrief.text.spans import Span

_CLUSTER: Final = regex.compile(r"\X")


def graphemes(text: str) -> tuple[Span, ...]:
    """Return the spans of the grapheme clusters of `text`; together they cover it."""
    return tuple(Span(*match.span()) for match in _CLUSTER.finditer(text))
