"""Fills figures side by side: a table, cards, or a chart with its data."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx_design.shared import create_component

from sphinx_kzbrief.citations import format_date, format_year
from sphinx_kzbrief.evidence.outcomes import FigureListOutcome
from sphinx_kzbrief.evidence.records import FigureListRecord
from sphinx_kzbrief.figures import PRINT, Agreement, by_period, draw_chart, format_quantity
from sphinx_kzbrief.figures.units import UnitError
from sphinx_kzbrief.sphinx_ext.filling.figure import figure_card, said_by
from sphinx_kzbrief.sphinx_ext.filling.figure_view import FigureView, figure_view
from sphinx_kzbrief.sphinx_ext.filling.images import image_node
from sphinx_kzbrief.sphinx_ext.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.evidence.figure_facts import FigureFacts
    from sphinx_kzbrief.figures import Chart, Comparison, FigureEntry
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext


_HIGHEST = 800.0
"""Height from which a chart is made smaller, in pixels: a page of A4 has some 900, and the heading
has to stand above it."""
_NAMED = 3
"""How many others a remark names; each of them stands in the same list."""


@dataclass(frozen=True, slots=True)
class FigureListView:
    """All that figures side by side show.

    Attributes:
        shape: `table`, `cards` or `chart`.
        title: What they measure.
        figures: The figures, in order.
        remarks: For each figure, what is said of its differences; empty for none.
        screen: The chart as SVG for screens; empty where none is drawn.
        paper: The chart for paper; None where none is drawn.
        alt: What the chart shows, in words.
    """

    shape: str
    title: str
    figures: tuple[FigureView, ...]
    remarks: tuple[str, ...]
    screen: str = ""
    paper: Chart | None = None
    alt: str = ""


class FigureListFiller:
    """Fills figures side by side."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> FigureListView:
        """Return what the figures show."""
        shape, title = params
        record, outcome = context.session.ledger.records.get((context.docname, ident), (None, None))
        if not isinstance(outcome, FigureListOutcome):
            return FigureListView(shape, title, (), ())
        # A list of the author's keeps its order, but time runs one way in every chart.
        keeps_order = isinstance(record, FigureListRecord) and record.ids and shape != "chart"
        facts = outcome.facts if keeps_order else sorted(outcome.facts, key=_time)
        title = title or _title(context, record, facts)
        figures = tuple(figure_view(context, each) for each in facts)
        language = context.session.language
        remarks = _remarks(facts, outcome.comparisons, language)
        if shape != "chart" or not facts:
            return FigureListView(shape, title, figures, remarks)
        named = _are_named(figures)
        entries = [
            replace(each.entry, source=f"{shown.label}: {shown.said_by}")
            if named and shown.label
            else replace(each.entry, source=shown.said_by)
            for each, shown in zip(facts, figures, strict=True)
        ]
        draw = partial(
            draw_chart, entries, title, outcome.comparisons, language=language, prefix=ident,
            print_period=partial(_period, language=language),
        )  # fmt: skip
        try:
            screen, paper = draw(), draw(palette=PRINT)
        except UnitError:  # figures of several measures share no axis; the table says all
            return FigureListView("table", title, figures, remarks)
        return FigureListView(shape, title, figures, remarks, screen.svg, paper, screen.alt)

    def fill(self, context: FillContext, node: nodes.Element, view: FigureListView) -> None:
        """Replace the place by table, cards or chart."""
        if not view.figures:
            problem = _("None of these figures could be checked.")
            node.replace_self(nodes.paragraph("", problem, classes=["kz-problem"]))
            return
        found: list[nodes.Node] = []
        if view.shape == "cards":
            found += _cards(context, view)
        else:
            if view.shape == "chart":
                found += _chart(context, view)
            # A chart bears the title already.
            titled = not found
            found.append(_table(context, view, node["ids"][0], titled=titled))
        holder = nodes.compound("", *found, ids=list(node["ids"]), classes=["kz-figures"])
        node.replace_self(holder)


def _title(context: FillContext, record: object, facts: Sequence[FigureFacts]) -> str:
    """Return what all figures measure: the label of their measure, or the one that they share."""
    key = record.measure if isinstance(record, FigureListRecord) else None
    measure = context.session.corpus.measures.get(key or "")
    labels = {each.label or "" for each in facts}
    return (measure.label if measure else None) or (labels.pop() if len(labels) == 1 else "")


def _are_named(figures: Sequence[FigureView]) -> bool:
    """Tell whether figures of several labels stand together, so that each is to be named."""
    return len({each.label for each in figures}) > 1


def _time(facts: FigureFacts) -> tuple[float, float]:
    return by_period(facts.period)


def _period(period: str, language: str) -> str:
    """Print a period as short as an axis needs it: a year without the word for it."""
    has_months = re.search(r"[0-9X]-[0-9]", period)
    return format_date(period, language) if has_months else format_year(period, language)


def _remarks(
    figures: Sequence[FigureFacts], comparisons: Sequence[Comparison], language: str
) -> tuple[str, ...]:
    """Return for each figure what is said of its differences from others of the list."""
    others: dict[str, list[tuple[FigureEntry, Agreement]]] = {}
    for each in comparisons:
        others.setdefault(each.first.key, []).append((each.second, each.agreement))
        others.setdefault(each.second.key, []).append((each.first, each.agreement))
    return tuple(_remark(others.get(each.id, []), language) for each in figures)


def _remark(others: Sequence[tuple[FigureEntry, Agreement]], language: str) -> str:
    """Return what is said of the figures that one differs from, `_NAMED` of them by name."""
    found = []
    for other, agreement in others[:_NAMED]:
        text = (
            _("conflicts with %s")
            if agreement is Agreement.CONFLICT
            else _("differs from %s; not known to be of one basis and end points")
        )
        value = format_quantity(other.quantity, language)
        found.append(text % f"{other.source} ({value})")
    if len(others) > _NAMED:
        found.append(_("and %d more") % (len(others) - _NAMED))
    return "; ".join(found)


def _cards(context: FillContext, view: FigureListView) -> list[nodes.Node]:
    row = create_component(
        "grid-row",
        classes=["sd-row", "sd-row-cols-1", "sd-row-cols-md-2", "sd-row-cols-lg-2", "sd-g-3"],
    )
    for figure, remark in zip(view.figures, view.remarks, strict=True):
        item = create_component("grid-item", classes=["sd-col", "sd-d-flex-row"])
        item += figure_card(context, figure, remark)
        row += item
    grid = create_component(
        "grid-container", classes=["sd-container-fluid", "sd-sphinx-override", "sd-mb-4"]
    )
    grid += row
    return [grid]


def _table(context: FillContext, view: FigureListView, ident: str, *, titled: bool) -> nodes.table:
    named = _are_named(view.figures)
    columns: list[tuple[str, int, list[list[nodes.Node]]]] = [
        (_("Value"), 17, [_value(each, named=named) for each in view.figures]),
        (_("Who says it"), 34, [said_by(context, each) for each in view.figures]),
    ]
    for head, width, values in (
        (_("Period"), 14, [each.period for each in view.figures]),
        (_("Basis"), 14, [each.basis for each in view.figures]),
    ):
        if any(values):
            columns.append(
                (head, width, [[nodes.Text(value or _("not stated"))] for value in values])
            )
    notes = [
        "; ".join(part for part in (remark, each.note) if part)
        for each, remark in zip(view.figures, view.remarks, strict=True)
    ]
    if any(notes):
        columns.append((_("Remarks"), 33, [[nodes.Text(note)] for note in notes]))
    table = nodes.table("", ids=[f"{ident}-table"], classes=["kz-figure-table", "colwidths-given"])
    if view.title and titled:
        table += nodes.title("", view.title)
    group = nodes.tgroup("", cols=len(columns))
    group += [nodes.colspec("", colwidth=width) for _head, width, _cells in columns]
    group += nodes.thead("", _row([[nodes.Text(head)] for head, _width, _cells in columns]))
    if context.session.builder.format == "html":
        for head, _width, cells in columns[1:]:
            for cell in cells:
                _label(cell, head)
    rows = zip(*(cells for _head, _width, cells in columns), strict=True)
    group += nodes.tbody("", *(_row(list(cells)) for cells in rows))
    table += group
    return table


def _value(figure: FigureView, *, named: bool) -> list[nodes.Node]:
    value = nodes.strong("", figure.short)
    return [value, nodes.Text(f" ({figure.label})")] if named and figure.label else [value]


def _label(cell: list[nodes.Node], head: str) -> None:
    """Put the column's name into a cell, for telephones, where rows become stacks."""
    if any(node.astext() for node in cell):
        text = f'<span class="kz-cell-label">{escape(head)}: </span>'
        cell.insert(0, nodes.raw("", text, format="html"))


def _row(cells: list[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))


def _chart(context: FillContext, view: FigureListView) -> list[nodes.Node]:
    """Return the chart as the writer can show it; other writers have the table below it."""
    builder = context.session.builder
    if builder.format == "html":
        figure = f'<figure class="kz-chart">{view.screen}</figure>'
        return [nodes.raw("", figure, format="html")]
    if builder.format != "kzpdf":
        return []
    if view.paper is None:
        return []
    digest = hashlib.sha256(view.paper.svg.encode()).hexdigest()[:16]
    folder = Path(context.env.doctreedir, "images")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{digest}.svg"
    path.write_text(view.paper.svg, encoding="utf-8")
    image = image_node(context, path, view.alt)
    if view.paper.height > _HIGHEST:
        image["height"] = f"{_HIGHEST:.0f}px"
    return [nodes.figure("", image, classes=["kz-chart"])]
