"""Says which figures of one measure disagree: one finding a figure, since pairs are too many."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures import Agreement, compare_entries, find_conflicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.evidence.figure_facts import FigureDesk, FigureFacts
    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.figures import Comparison

_NAMED = 3
"""How many others a finding names; a table shows them all."""


def conflicts_of(desk: FigureDesk, facts: FigureFacts, base: Finding) -> list[Finding]:
    """Return the finding that a figure conflicts with others of its measure, if it does.

    Args:
        desk: Works out the figures of the manifest.
        facts: The figure.
        base: A finding at the place of the brief.
    """
    if facts.measure is None or not facts.holds:
        return []
    measure = desk.corpus.measures.get(facts.measure)
    tolerance = Fraction(measure.tolerance if measure else 0)
    others = (each for each in desk.of_measure(facts.measure) if each.id != facts.id and each.holds)
    compared = (compare_entries(facts.entry, each.entry, tolerance) for each in others)
    found = [each for each in compared if each.agreement is Agreement.CONFLICT]
    if not found:
        return []
    them = "both" if len(found) == 1 else "all of them"
    told = _listed(found, "conflicts with ", "with ")
    return [
        replace(
            base,
            rule="figure-conflict",
            message=f"{facts.id} {told}.",
            remedy=f"Show {them} with kzfigures {facts.measure}.",
            source=facts.key,
        )
    ]


def differences_in(
    desk: FigureDesk, figures: Sequence[FigureFacts], base: Finding
) -> tuple[tuple[Comparison, ...], list[Finding]]:
    """Compare figures that stand side by side.

    Args:
        desk: Works out the figures of the manifest.
        figures: The figures, all of which hold.
        base: A finding at the place of the brief.

    Returns:
        The pairs that conflict or differ, and their findings.
    """
    measures = [desk.corpus.measures[key] for key in {each.measure for each in figures} if key]
    tolerance = Fraction(max((measure.tolerance for measure in measures), default=0))
    comparisons = find_conflicts([each.entry for each in figures], tolerance)
    grouped: dict[tuple[str, str], list[Comparison]] = {}
    for each in comparisons:
        grouped.setdefault((each.first.key, each.rule or base.rule), []).append(each)
    return comparisons, [
        replace(
            base,
            rule=rule,
            message=f"{key} {_listed(pairs, 'and ', 'and ')}.",
            remedy="Readers are shown both and told so; say in the text what you make of it."
            if len(comparisons) == 1
            else "Readers are shown all and told so; say in the text what you make of them.",
        )
        for (key, rule), pairs in grouped.items()
    ]


def _listed(comparisons: Sequence[Comparison], first: str, further: str) -> str:
    """Return the other figures with how each stands to the first, `_NAMED` of them."""
    told = [f"{each.second.key}: {each.reason}" for each in comparisons[:_NAMED]]
    more = len(comparisons) - _NAMED
    return first + f"; {further}".join(told) + (f"; and {more} more" if more > 0 else "")
