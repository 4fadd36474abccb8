"""What figures show: value, who says it where, and what is wrong, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_date, format_locator
from sphinx_kzbrief.figures import format_quantity
from sphinx_kzbrief.sphinx_ext.messages import _

if TYPE_CHECKING:
    from sphinx_kzbrief.evidence.figure_facts import FigureFacts
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target


_OPERATORS = str.maketrans({"*": "×", "/": "÷", "-": "−"})


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a derived figure's arithmetic: an operator, or an input with its source.

    Attributes:
        text: What is shown.
        said_by: Who says it; empty for an operator.
        place: Where in our copy.
        target: The passage, to link to.
    """

    text: str
    said_by: str = ""
    place: str = ""
    target: Target | str | None = None


@dataclass(frozen=True, slots=True)
class FigureView:
    """All that one figure shows.

    Attributes:
        value: The number with its unit, in the page's language; the author's own wording in
            running text.
        short: The same with short scale words, for the narrow column of a table.
        label: What it measures.
        said_by: Who says it, and in what; for a derived figure its arithmetic.
        steps: That arithmetic, each input with its source; empty for others.
        place: Where in our copy.
        target: The passage on the page of its source, or another place to link to.
        period: What time it holds for.
        basis: Who compiled it.
        note: What a reader should know.
        problem: Why it is not shown as a figure of the source; empty where it is.
    """

    value: str = ""
    short: str = ""
    label: str = ""
    said_by: str = ""
    steps: tuple[Step, ...] = ()
    place: str = ""
    target: Target | str | None = None
    period: str = ""
    basis: str = ""
    note: str = ""
    problem: str = ""


def figure_view(context: FillContext, facts: FigureFacts, label: str | None = None) -> FigureView:
    """Return what a figure shows.

    Args:
        context: What is known of the page.
        facts: The figure; it must hold.
        label: What the author calls it, in place of the manifest's label.
    """
    language = context.session.language
    quantity = facts.quantity
    target = _target(context, facts)
    return FigureView(
        value=format_quantity(quantity, language) if quantity is not None else "",
        short=format_quantity(quantity, language, short=True) if quantity is not None else "",
        label=label or facts.label or "",
        said_by=_derived_words(facts, language) if facts.inputs else facts.said_by,
        steps=tuple(_step(context, step) for step in facts.steps),
        place=format_locator(facts.locator, language),
        target=target,
        period=format_date(facts.period, language) if facts.period else "",
        basis=facts.basis or "",
        note=facts.note or "",
    )


def _target(context: FillContext, facts: FigureFacts) -> Target | str | None:
    """Return the passage of a figure, or the address of its source."""
    target: Target | str | None = context.page_of(facts.key or "", facts.span)
    source = context.session.corpus.sources.get(facts.key or "")
    return source.URL if target is None and source is not None else target


def _step(context: FillContext, step: str | FigureFacts) -> Step:
    if isinstance(step, str):
        return Step(step.translate(_OPERATORS))
    language = context.session.language
    value = format_quantity(step.quantity, language) if step.quantity is not None else ""
    if step.inputs:
        return Step(value, _derived_words(step, language))
    place = format_locator(step.locator, language)
    return Step(value, step.said_by, place, _target(context, step))


def _derived_words(facts: FigureFacts, language: str) -> str:
    words = [
        step.translate(_OPERATORS)
        if isinstance(step, str)
        else format_quantity(step.entry.quantity, language)
        for step in facts.steps
    ]
    return _("our arithmetic: %s") % "".join(words)
