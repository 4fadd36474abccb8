"""Fills reference lists: of a page or of the project, with links back to every use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.sphinx_ext.filling.links import link, run_nodes
from sphinx_kzbrief.sphinx_ext.ledger import entry_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.citations import Run, Runs
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target


@dataclass(frozen=True, slots=True)
class ListedSource:
    """One entry of a list.

    Attributes:
        ident: HTML id of the entry.
        runs: The formatted entry.
        page: The page of the source; None where it has none.
        uses: Places that use it, with what their links show.
    """

    ident: str
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
        scope, number = params
        ledger, entries = context.session.ledger, context.session.entries
        keys = ledger.uses if scope == "project" else ledger.cited.get(context.docname, {})
        # Not by going through the whole project's list, which each of its pages would do.
        listed = sorted(
            (entries[key] for key in keys if key in entries),
            key=lambda entry: (entry.number or 0, entry.sort_key),
        )
        return tuple(
            ListedSource(
                entry_anchor(number, entry.key),
                entry.runs,
                context.page_of(entry.key),
                self._uses(context, entry.key, scope),
            )
            for entry in listed
        )

    def _uses(self, context: FillContext, key: str, scope: str) -> tuple[tuple[Target, str], ...]:
        uses = context.session.ledger.uses[key]
        if scope == "page":
            page = attrgetter("docname")
            first = bisect_left(uses, context.docname, key=page)
            here = uses[first : bisect_right(uses, context.docname, first, key=page)]
            return tuple(
                ((use.docname, use.ident), str(number)) for number, use in enumerate(here, start=1)
            )
        pages = {use.docname: use for use in reversed(uses) if context.reaches(use.docname)}
        return tuple(((name, pages[name].ident), context.title_of(name)) for name in sorted(pages))

    def fill(
        self, context: FillContext, node: nodes.Element, view: tuple[ListedSource, ...]
    ) -> None:
        """Replace the place by the list."""
        entries = []
        # Elsewhere nobody can follow the way back, and the arrow is a letter few fonts have.
        ways_back = context.session.builder.format in {"html", "kzpdf"}
        for listed in view:
            paragraph = nodes.paragraph("", "", *run_nodes(context, _linked(listed)))
            for target, text in listed.uses if ways_back else ():
                paragraph += nodes.Text(" ")
                back = nodes.inline("", "", classes=["kz-back-link"])
                back += link(context, target, nodes.Text(f"↑\u00a0{text}"))
                paragraph += back
            ident = context.anchor(context.docname, listed.ident)
            entries.append(nodes.list_item("", paragraph, ids=[ident], classes=["kz-reference"]))
        lists = [nodes.bullet_list("", *entries, classes=["kz-references"])] if entries else []
        node.parent.replace(node, lists)


def _linked(listed: ListedSource) -> Iterator[tuple[Run, Target | None]]:
    """Yield the runs of an entry, its title leading to the page of the source."""
    for run in listed.runs:
        yield run, listed.page if run.role == "title" else None
