"""What a filler knows of the page whose places it fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from docutils import nodes

from sphinx_kzbrief.sphinx_ext.ledger import passage_anchor

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_kzbrief.sphinx_ext.ledger import Target
    from sphinx_kzbrief.sphinx_ext.session import Session
    from sphinx_kzbrief.text.spans import Span


@dataclass(frozen=True, slots=True)
class FillContext:
    """What a filler knows.

    Attributes:
        session: What the running build holds in memory.
        env: The environment, for titles of pages.
        docname: The page.
        inside: Pages of the document that is written, where it joins several; links can lead
            to no other. None where each page is a file of its own.
    """

    session: Session
    env: BuildEnvironment
    docname: str
    inside: frozenset[str] | None = None

    def title_of(self, docname: str) -> str:
        """Return the title of a page, or its name where it has none."""
        title = self.env.titles.get(docname)
        return title.astext() if title is not None else docname

    def reaches(self, docname: str) -> bool:
        """Return whether a link may lead to a page."""
        return self.inside is None or docname in self.inside

    def anchor(self, docname: str, ident: str) -> str:
        """Return the id that a place has in what is written.

        One file of all pages needs ids that tell the pages apart.
        """
        if self.session.builder.name != "singlehtml":
            return ident
        return f"{nodes.make_id(docname)}--{ident}"

    def page_of(self, key: str, span: Span | None = None) -> Target | None:
        """Return the page of a source, at a passage of it; None where no link may lead there."""
        page = self.session.ledger.source_pages.get(key)
        if page is None or not self.reaches(page[0]):
            return None
        return page if span is None else (page[0], passage_anchor(span))

    def entry_of(self, key: str) -> Target | None:
        """Return the entry of a source in a reference list: of this page if it has one."""
        entries = self.session.ledger.entries_of(key, self.docname)
        return next((target for target in entries if self.reaches(target[0])), None)

    def home_of(self, key: str, span: Span | None = None) -> Target | str | None:
        """Return where a citation leads.

        Args:
            key: Key of the source.
            span: The passage; None for the whole source.

        Returns:
            The passage on the source's page; without such a page its entry in a reference
            list, else its web address; None where there is none of these.
        """
        source = self.session.corpus.sources.get(key)
        return self.page_of(key, span) or self.entry_of(key) or (source.URL if source else None)


class Filler(Protocol):
    """Fills one kind of place."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> Any:
        """Return all that the place shows, as plain data.

        Args:
            context: What is known of the page.
            ident: HTML id of the record at the place; empty where it has none.
            params: Parameters of the place.

        Returns:
            A value whose `repr` changes when, and only when, the output would.
        """

    def fill(self, context: FillContext, node: nodes.Element, view: Any) -> None:
        """Put into the doctree what the view says.

        Args:
            context: What is known of the page.
            node: The node of the place; it may be filled or replaced.
            view: What `view` returned.
        """
