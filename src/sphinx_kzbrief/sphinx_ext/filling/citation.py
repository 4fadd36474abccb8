"""Fills citations: author and year, number or note, linked to the passage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import CitationContext, CiteItem, format_citation
from sphinx_kzbrief.sphinx_ext.filling.links import run_nodes
from sphinx_kzbrief.sphinx_ext.ledger import passage_anchor
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import deferred

if TYPE_CHECKING:
    from sphinx_kzbrief.citations import Runs
    from sphinx_kzbrief.evidence.outcomes import CitedItem
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target


@dataclass(frozen=True, slots=True)
class CitationView:
    """All that a citation shows.

    Attributes:
        runs: The citation, brackets included.
        targets: For each item's locator as typed, the place it leads to.
    """

    runs: Runs
    targets: tuple[tuple[str, Target], ...]


class CitationFiller:
    """Fills citations."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> CitationView:  # noqa: ARG002
        """Return what the citation shows; nothing where no item could be resolved."""
        found = context.session.ledger.citation(context.docname, ident)
        items = found[1].items if found else ()
        if not items:
            return CitationView((), ())
        runs = format_citation(
            [CiteItem(item.key, item.typed, item.prefix, item.suffix) for item in items],
            context.session.style,
            context.session.language,
            CitationContext(
                context.session.entries,
                {item.typed: item.locator for item in items if item.locator is not None},
            ),
        )
        targets = ((item.typed, _target(context, item)) for item in items)
        return CitationView(runs, tuple((typed, to) for typed, to in targets if to is not None))

    def fill(self, context: FillContext, node: nodes.Element, view: CitationView) -> None:
        """Put the citation into its place."""
        place = next(iter(node.findall(deferred)))
        if not view.runs:
            missing = nodes.inline("", _("[citation not resolved]"), classes=["kz-unmatched"])
            place.replace_self(missing)
            return
        targets = dict(view.targets)
        content = run_nodes(context, [(run, targets.get(run.target or "")) for run in view.runs])
        before = [nodes.Text(" ")] if len(node) > 1 else []
        place.parent.replace(place, [*before, *content])


def _target(context: FillContext, item: CitedItem) -> Target | None:
    """Return where an item leads: its passage, or the page of its source."""
    page = context.session.ledger.source_pages.get(item.key)
    if page is None:
        return None
    return (page[0], passage_anchor(item.span)) if item.span is not None else page
