"""Stems: what is left of a word without its endings, for searching and for comparing forms.

Snowball's algorithms (M. F. Porter, snowballstem.org) know some thirty languages. Where a language
has none and its file lists `suffixes`, those are taken off one after the other.
"""

from __future__ import annotations

from functools import cache
from typing import Protocol

from sphinx_kzbrief.languages import language_of

_SHORTEST = 4
"""Letters that stay at least: shorter rests are mostly not the word's own."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


def stem(word: str, language: str) -> str:
    """Return the stem of a word; the word itself where nothing is known of its language.

    Args:
        word: One word, case-folded.
        language: BCP 47 tag.
    """
    code = language.partition("-")[0].lower()
    known = language_of(code)
    if known is not None and known.suffixes:
        return _without_suffixes(word, known.suffixes)
    stemmer = _stemmer(code)
    return word if stemmer is None else stemmer.stemWord(word)


def _without_suffixes(word: str, suffixes: frozenset[str]) -> str:
    longest = max(map(len, suffixes))
    while True:
        cuts = range(max(_SHORTEST, len(word) - longest), len(word))
        cut = next((at for at in cuts if word[at:] in suffixes), None)
        if cut is None:
            return word
        word = word[:cut]


@cache
def _stemmer(code: str) -> _Stemmer | None:
    """Return the Snowball stemmer of a language; Snowball calls them by English names."""
    import snowballstemmer  # type: ignore[import-untyped] # noqa: PLC0415 (slow to import)
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - likewise

    try:
        name = (Locale.parse(code).english_name or "").partition(" ")[0].lower()
    except (ValueError, UnknownLocaleError):
        return None
    if name not in snowballstemmer.algorithms():
        return None
    stemmer: _Stemmer = snowballstemmer.stemmer(name)
    return stemmer
