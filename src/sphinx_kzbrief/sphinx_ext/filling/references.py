"""Fills reference lists: of a page or of the project, with links back to every use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.sphinx_ext.filling.links import link, run_nodes

if TYPE_CHECKING:
    from sphinx_kzbrief.citations import Runs
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target


@dataclass(frozen=True, slots=True)
class ListedSource:
    """One entry of a list.

    Attributes:
        key: Key of the source.
        runs: The formatted entry.
        page: The page of the source; None where it has none.
        uses: Places that use it, with what their links show.
    """

    key: str
    runs: Runs
    page: Target | None
    uses: tuple[tuple[Target, str], ...]


class ReferencesFiller:
    """Fills reference lists."""

    def view(
        self,
        context: FillContext,
        ident: str,  # noqa: ARG002 - a list has no record
        params: tuple[str, ...],
    ) -> tuple[ListedSource, ...]:
        """Return the entries, in the order of the project's list."""
        (scope,) = params
        ledger = context.session.ledger
        keys = set(ledger.cited_anywhere() if scope == "project" else ledger.cited[context.docname])
        return tuple(
            ListedSource(
                entry.key,
                entry.runs,
                ledger.source_pages.get(entry.key),
                self._uses(context, entry.key, scope),
            )
            for entry in context.session.entries.values()
            if entry.key in keys
        )

    def _uses(self, context: FillContext, key: str, scope: str) -> tuple[tuple[Target, str], ...]:
        uses = context.session.ledger.uses[key]
        if scope == "page":
            here = [use for use in uses if use.docname == context.docname]
            return tuple(
                ((use.docname, use.ident), str(number)) for number, use in enumerate(here, start=1)
            )
        pages = {use.docname: use for use in reversed(uses)}
        return tuple(((name, pages[name].ident), context.title_of(name)) for name in sorted(pages))

    def fill(
        self, context: FillContext, node: nodes.Element, view: tuple[ListedSource, ...]
    ) -> None:
        """Replace the place by the list."""
        entries = []
        for listed in view:
            paragraph = nodes.paragraph(
                "", "", *run_nodes(context, [(run, None) for run in listed.runs])
            )
            for target, text in listed.uses:
                paragraph += nodes.Text(" ")
                back = nodes.inline("", "", classes=["kz-back-link"])
                back += link(context, target, nodes.Text(f"↑ {text}"))
                paragraph += back
            entries.append(nodes.list_item("", paragraph))
        lists = [nodes.bullet_list("", *entries, classes=["kz-references"])] if entries else []
        node.parent.replace(node, lists)
