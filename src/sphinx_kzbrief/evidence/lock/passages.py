"""Passages of one document, taken through the gate, many at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.gate import Blocks, excerpt, may_quote
from sphinx_kzbrief.evidence.lock.model import Selector
from sphinx_kzbrief.evidence.outcomes import digest_of

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus import Document, Source
    from sphinx_kzbrief.evidence.lock.model import LockedPiece
    from sphinx_kzbrief.evidence.pieces import Piece
    from sphinx_kzbrief.text.spans import Span

AROUND = 32
"""Characters of context a selector keeps on each side, as the W3C's example client does."""


class Passages:
    """Makes selectors for passages of one document; its blocks are found once."""

    def __init__(self, document: Document, source: Source) -> None:
        """Cut the document into blocks.

        Args:
            document: The document.
            source: Its source, for its rights.
        """
        self._document = document
        self._source = source
        self._blocks = Blocks(document)

    def holds(self, piece: Piece) -> bool:
        """Tell whether the words of a piece are those that were checked."""
        return not piece.spans or digest_of(self._document.text, piece.spans) == piece.digest

    def has_words_of(self, locked: LockedPiece) -> bool:
        """Tell whether the document has the words that a lock records, wherever they stand."""
        words = [each.exact or "" for each in locked.selectors]
        return any(words) and all(each in self._document.text for each in words)

    def selector(self, span: Span) -> Selector:
        """Return the selector of a passage, with no more text than the rights allow."""
        if not may_quote(self._source):
            return Selector(span)
        shown = excerpt(self._document, self._source, span, self._blocks)
        return Selector(span, shown.passage, shown.before[-AROUND:], shown.after[:AROUND])
