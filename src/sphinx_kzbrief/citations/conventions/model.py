"""What a convention is asked for: the entry of one source in one layout."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sphinx_kzbrief.citations.runs import Runs
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source


class Layout(StrEnum):
    """Where an entry stands, which decides where its date does."""

    AUTHOR_DATE = "author-date"
    """In a list that citations point into by author and year."""
    BIBLIOGRAPHY = "bibliography"
    """In a list that citations point into by number, or that accompanies notes."""
    NOTE = "note"
    """In a note, as a sentence with its locator."""


class Entry(Protocol):
    """Lays out the entry of a source by the rules of one convention."""

    def __call__(
        self,
        source: Source,
        terms: Terms,
        layout: Layout,
        *,
        letter: str = "",
        locator: str = "",
    ) -> Runs:
        """Return the entry, with its closing full stop but for notes.

        Args:
            source: The source.
            terms: Terms of the language to print in.
            layout: Where the entry stands.
            letter: ``a``, ``b`` … to print with the year, for author-date.
            locator: The printed place in the source, for notes.
        """
        ...  # pragma: no cover
