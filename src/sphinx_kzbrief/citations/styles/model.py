"""What a citation style is: how it cites, and how its list is ordered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.citations.runs import Runs
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source


@dataclass(frozen=True, slots=True)
class Cite:
    """One item of a citation, with all that its printing needs.

    Attributes:
        source: The source cited.
        author: What citations call its author.
        year: Its year with its letter, as printed.
        number: Its number in the list; None in styles without numbers.
        place: The printed locator; may be empty.
        prefix: What the author wrote before; may be empty.
        suffix: What the author wrote after; may be empty.
        quoted: Name of a person whom the source quotes there, empty where nobody names them;
            None where the source speaks itself.
        target: The locator as typed, for links.
        again: Whether the source was cited before, so that a note may be short.
    """

    source: Source
    author: Runs
    year: str
    number: int | None
    place: str
    prefix: str
    suffix: str
    quoted: str | None
    target: str
    again: bool


class Style(Protocol):
    """A citation style."""

    @property
    def name(self) -> str:
        """What `kzbrief_citation_style` calls it."""
        ...  # pragma: no cover

    @property
    def numbered(self) -> bool:
        """Whether entries are numbered in the order of citing rather than sorted."""
        ...  # pragma: no cover

    def reference(
        self,
        source: Source,
        terms: Terms,
        *,
        letter: str,
        number: int | None,
    ) -> Runs:
        """Return the entry of a source in the reference list."""
        ...  # pragma: no cover

    def citation(self, cites: Sequence[Cite], terms: Terms) -> Runs:
        """Return what stands in the text, or in the note, for a citation's items."""
        ...  # pragma: no cover
