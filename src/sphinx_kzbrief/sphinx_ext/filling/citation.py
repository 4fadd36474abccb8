"""Fills citations: author and year, number or note, linked to the passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import CitationContext, CiteItem, format_citation
from sphinx_kzbrief.sphinx_ext.filling.links import run_nodes
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import deferred, kz_note

if TYPE_CHECKING:
    from sphinx_kzbrief.citations import Runs
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target

NOTES = "note"
"""The citation style whose citations are notes."""


@dataclass(frozen=True, slots=True)
class CitationView:
    """All that a citation shows.

    Attributes:
        runs: The citation, brackets included; the text of its note where it is one.
        targets: For each item's locator as typed, the place or web address it leads to.
        note: Whether it is a note.
    """

    runs: Runs
    targets: tuple[tuple[str, Target | str], ...]
    note: bool = False


class CitationFiller:
    """Fills citations."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> CitationView:  # noqa: ARG002
        """Return what the citation shows; nothing where no item could be resolved."""
        ledger, style = context.session.ledger, context.session.style
        found = ledger.citation(context.docname, ident)
        items = found[1].items if found else ()
        if not items:
            return CitationView((), ())
        runs = format_citation(
            [CiteItem(item.key, item.typed, item.prefix, item.suffix) for item in items],
            style,
            context.session.language,
            CitationContext(
                context.session.entries,
                {item.typed: item.locator for item in items if item.locator is not None},
                cited_before=ledger.cited_before(context.docname, ident),
            ),
        )
        homes = ((item.typed, context.home_of(item.key, item.span)) for item in items)
        targets = tuple((typed, home) for typed, home in homes if home is not None)
        return CitationView(runs, targets, note=style == NOTES)

    def fill(self, context: FillContext, node: nodes.Element, view: CitationView) -> None:
        """Put the citation into its place."""
        place = next(iter(node.findall(deferred)))
        if not view.runs:
            missing = nodes.inline("", _("[citation not resolved]"), classes=["kz-unmatched"])
            place.replace_self(missing)
            return
        targets = dict(view.targets)
        content = run_nodes(context, [(run, targets.get(run.target or "")) for run in view.runs])
        if view.note:
            place.replace_self(kz_note("", "", *content))
            return
        before = [nodes.Text(" ")] if len(node) > 1 else []
        place.parent.replace(place, [*before, *content])
