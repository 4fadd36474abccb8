"""Says which figures of one measure disagree: one finding for those held to be alike."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures import Agreement, find_conflicts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.evidence.figure_facts import FigureDesk, FigureFacts
    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.figures import Comparison, FigureEntry

_NAMED = 2
"""How many others a finding of one figure names: the lowest and the highest first of all."""
_MEND = (
    "Where they speak of different things or times, correct the `basis` or `period` of one in "
    "corpus.yaml; where so small a difference does not matter, give the measure a `tolerance`. "
)


def conflicts_of(desk: FigureDesk, facts: FigureFacts, base: Finding) -> list[Finding]:
    """Return the finding that a figure conflicts with others of its measure, if it does.

    Args:
        desk: Works out the figures of the manifest.
        facts: The figure.
        base: A finding at the place of the brief.
    """
    if facts.measure is None or not facts.holds:
        return []
    compared = desk.compared(facts.measure).get(facts.id, ())
    found = [each for each in compared if each.agreement is Agreement.CONFLICT]
    if not found:
        return []
    found.sort(key=lambda each: -each.gap)
    told = "; and with ".join(
        f"{_named(each.second if each.first.key == facts.id else each.first)}: {each.reason}"
        for each in found[:_NAMED]
    )
    more = f"; and with {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return [
        replace(
            base,
            rule="figure-conflict",
            message=f"{facts.measure}: {_named(facts.entry)} conflicts with {told}{more}.",
            remedy=f"{_MEND}Where both stand, show them side by side with kzfigures "
            f"{facts.measure}, and say what you make of them.",
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
        The pairs that conflict or differ, and their findings: one for all that conflict on one
        basis and period, and one for all of one measure of which that is not known.
    """
    tolerance = max((desk.tolerance(each.measure) for each in figures if each.measure), default=0)
    comparisons = find_conflicts([each.entry for each in figures], Fraction(tolerance))
    alike: dict[tuple[str | None, ...], list[Comparison]] = {}
    for each in comparisons:
        one = each.first
        known = (one.basis, one.period) if each.agreement is Agreement.CONFLICT else ()
        alike.setdefault((each.rule, one.measure, *known), []).append(each)
    return comparisons, [
        replace(base, rule=found[0].rule or base.rule, message=_told(found), remedy=_remedy(found))
        for found in alike.values()
    ]


def _told(found: Sequence[Comparison]) -> str:
    """Return which figures disagree: both, or how many, and the two furthest apart."""
    widest = max(found, key=lambda each: each.gap)
    verb = "conflict" if widest.agreement is Agreement.CONFLICT else "differ"
    count = len({entry.key for each in found for entry in (each.first, each.second)})
    both = f"{_named(widest.first)} and {_named(widest.second)}"
    who = f"{both} {verb}" if count == 2 else f"{count} figures {verb}, {both} most"
    return f"{widest.first.measure}: {who}: {widest.reason}."


def _remedy(found: Sequence[Comparison]) -> str:
    if found[0].agreement is Agreement.CONFLICT:
        return f"{_MEND}Where they stand, readers are shown all; say what you make of them."
    return (
        "Where the sources say them, give `basis` and a certain `period` in corpus.yaml; until "
        "then readers are shown all, and told that it is open."
    )


def _named(entry: FigureEntry) -> str:
    return f"{entry.key} ({entry.source})" if entry.source else entry.key
