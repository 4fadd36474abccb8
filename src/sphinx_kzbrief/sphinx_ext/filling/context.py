"""What a filler knows of the page whose places it fills."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_kzbrief.sphinx_ext.session import Session


@dataclass(frozen=True, slots=True)
class FillContext:
    """What a filler knows.

    Attributes:
        session: What the running build holds in memory.
        env: The environment, for titles of pages.
        docname: The page.
    """

    session: Session
    env: BuildEnvironment
    docname: str

    def title_of(self, docname: str) -> str:
        """Return the title of a page, or its name where it has none."""
        title = self.env.titles.get(docname)
        return title.astext() if title is not None else docname


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
