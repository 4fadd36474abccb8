"""Which other source of a corpus holds the words: `quote-other-source`."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.grammar import QuotationError, parse_quotation
from sphinx_kzbrief.quotes.match import match_quote
from sphinx_kzbrief.text.prepared import PreparedText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.quotes.model import Match

_BORDER: Final = "\x00"
_CANDIDATES: Final = 20


class SourceIndex:
    """The skeletons of all sources in one string, to ask in one search which may hold words.

    Memory is about that of the texts. Build it once for a corpus.
    """

    __slots__ = ("_all", "_keys", "_starts", "_texts")

    def __init__(self, texts: Mapping[str, PreparedText]) -> None:
        """Join the skeletons of the sources.

        Args:
            texts: Prepared text by source key.
        """
        self._texts = dict(texts)
        self._keys: list[str] = []
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for key, text in self._texts.items():
            lower = text.skeleton.lower
            self._keys.append(key)
            self._starts.append(at)
            parts.append(lower)
            at += len(lower) + len(_BORDER)
        self._all = _BORDER.join(parts)

    def holding(self, words: str, but: str | None = None) -> tuple[str, ...]:
        """Return the keys of sources that may hold some words, in corpus order.

        Args:
            words: A run of words.
            but: A source that is not asked for.
        """
        needle = PreparedText(words).skeleton.lower
        found: list[str] = []
        at = self._all.find(needle) if needle else -1
        while at >= 0 and len(found) < _CANDIDATES:
            index = bisect_right(self._starts, at) - 1
            if self._keys[index] != but:
                found.append(self._keys[index])
            following = self._starts[index + 1] if index + 1 < len(self._starts) else -1
            at = self._all.find(needle, following) if following >= 0 else -1
        return tuple(found)

    def match(
        self,
        quotation: str,
        but: str | None = None,
        profile: str = "chicago",
    ) -> tuple[tuple[str, Match], ...]:
        """Return the sources in which a quotation is verbatim, with its match there.

        Args:
            quotation: What the author typed.
            but: The source that it was looked for in first.
            profile: Name of the profile.

        Returns:
            Pairs of key and match, in corpus order; at most twenty sources are tried.
        """
        try:
            runs = [literal.text for literal in parse_quotation(quotation).literals]
        except QuotationError:
            return ()
        found: list[tuple[str, Match]] = []
        for key in self.holding(max(runs, key=len), but):
            match = match_quote(self._texts[key], quotation, profile=profile)
            if match.verbatim:
                found.append((key, match))
        return tuple(found)
