"""Fills single figures: a card, or a number in running text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx_design.shared import create_component

from sphinx_kzbrief.evidence.outcomes import FigureOutcome
from sphinx_kzbrief.evidence.records import FigureRecord
from sphinx_kzbrief.figures import format_quantity
from sphinx_kzbrief.sphinx_ext.filling.figure_view import FigureView, figure_view
from sphinx_kzbrief.sphinx_ext.filling.links import link
from sphinx_kzbrief.sphinx_ext.messages import _

if TYPE_CHECKING:
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext


_ONE_LINE = 28
"""Characters of a number that are kept on one line."""


class _FigureFiller:
    """What cards and numbers in running text share."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> FigureView:  # noqa: ARG002
        """Return what the figure shows."""
        record, outcome = context.session.ledger.records.get((context.docname, ident), (None, None))
        if not isinstance(record, FigureRecord) or not isinstance(outcome, FigureOutcome):
            return FigureView(problem=_("This figure was not checked."))
        if not outcome.stands or outcome.facts is None:
            withheld = any(finding.rule == "rights-excerpt" for finding in outcome.findings)
            typed = "" if withheld else _typed(record)
            problem = _("This figure does not match our copy of its source:")
            return FigureView(value=typed, problem=problem)
        shown = figure_view(context, outcome.facts, record.label)
        if record.inline and record.text:
            return replace(shown, value=record.text)
        # In running text what is stated includes the words around, which stand there already.
        if outcome.stated is not None and not record.inline:
            value = format_quantity(outcome.stated, context.session.language)
            return replace(shown, value=value)
        return shown


def _typed(record: FigureRecord) -> str:
    """Return the number as the author gave it, for an error box."""
    if record.inline or not record.value:
        return record.text or record.target
    return " ".join(part for part in (record.qualifier, record.value, record.unit) if part)


class InlineFigureFiller(_FigureFiller):
    """Fills numbers in running text."""

    def fill(self, context: FillContext, node: nodes.Element, view: FigureView) -> None:
        """Put the number into the text, linked to its passage."""
        ids = list(node["ids"])
        if view.problem:
            text = f"[{view.problem} {view.value}]"
            node.replace_self(nodes.inline(text, text, ids=ids, classes=["kz-unmatched"]))
            return
        short = len(view.value) <= _ONE_LINE
        classes = ["kz-figure-inline", "kz-figure-short"] if short else ["kz-figure-inline"]
        number = nodes.inline("", "", ids=ids, classes=classes)
        title = ", ".join(part for part in (view.said_by, view.place) if part)
        reference = link(context, view.target, nodes.Text(view.value))
        if isinstance(reference, nodes.reference):
            reference["reftitle"] = title
        number += reference
        node.replace_self(number)


class FigureCardFiller(_FigureFiller):
    """Fills cards that stand by themselves."""

    def fill(self, context: FillContext, node: nodes.Element, view: FigureView) -> None:
        """Put a card in the place."""
        if view.problem:
            box = nodes.error("", nodes.paragraph("", f"{view.problem} {view.value}"))
            box["ids"], box["classes"] = list(node["ids"]), ["kz-unmatched"]
            node.replace_self(box)
            return
        card = figure_card(context, view)
        node.replace_self(nodes.compound("", card, ids=list(node["ids"]), classes=["kz-figure"]))


def said_by(context: FillContext, view: FigureView) -> list[nodes.Node]:
    """Return who says a figure and where, linked; of a derived one the arithmetic."""
    if not view.steps:
        found: list[nodes.Node] = [nodes.Text(view.said_by)] if view.said_by else []
        if view.place:
            found += [nodes.Text(", ")] if found else []
            found.append(link(context, view.target, nodes.Text(view.place)))
        return found
    before, _mark, after = _("our arithmetic: %s").partition("%s")
    found = [nodes.Text(before)]
    for step in view.steps:
        found.append(nodes.Text(step.text))
        where = ", ".join(part for part in (step.said_by, step.place) if part)
        if where:
            linked = link(context, step.target, nodes.Text(where))
            found += [nodes.Text(" ("), linked, nodes.Text(")")]
    return [*found, nodes.Text(after)] if after else found


def figure_card(context: FillContext, view: FigureView, remark: str = "") -> nodes.Element:
    """Return a card: what is measured, the number, who says it where, and what differs."""
    body = create_component("card-body", classes=["sd-card-body"])
    if view.label:
        body += nodes.paragraph("", view.label, classes=["kz-figure-label"])
    title = create_component("card-title", classes=["sd-card-title", "kz-figure-value"])
    title += nodes.paragraph("", view.value)
    body += title
    said = said_by(context, view)
    if said:
        body += nodes.paragraph("", "", *said, classes=["kz-figure-source"])
    for part in (" · ".join(part for part in (view.period, view.basis) if part), view.note):
        if part:
            body += nodes.paragraph("", part, classes=["kz-figure-note"])
    if remark:
        body += nodes.paragraph("", remark, classes=["kz-figure-differs"])
    card = create_component(
        "card", classes=["sd-card", "sd-sphinx-override", "sd-w-100", "kz-figure-card"]
    )
    card += body
    return card
