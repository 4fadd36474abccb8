"""Tells which figures of one measure disagree, and which are not to be compared at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.compare import unit_likeness, words_of
from sphinx_kzbrief.figures.rounding import bounds
from sphinx_kzbrief.figures.units import convert, convertible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.figures.model import Quantity


class Agreement(StrEnum):
    """How two figures stand to each other."""

    AGREES = "agrees"
    CONFLICT = "conflict"
    """Like with like, and apart beyond tolerance and stated precision: `figure-conflict`."""
    DIFFERS = "differs"
    """Apart, but basis or end points are not known to be the same: `figure-differs`."""
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure with what is needed to compare it.

    Attributes:
        key: Its id in `corpus.yaml`, or any name unique in the list.
        quantity: What it states.
        measure: Key of the measure; None where it belongs to none.
        basis: Who compiled it; None where the source does not say.
        period: EDTF date or interval it holds for; None where the source does not say.
        source: Who says it, for messages, tables and charts.
        tolerance: Share by which an equal figure may differ; None for that of the comparison.
    """

    key: str
    quantity: Quantity
    measure: str | None = None
    basis: str | None = None
    period: str | None = None
    source: str = ""
    tolerance: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two entries stand to each other, and why.

    Attributes:
        first: One entry.
        second: The other.
        agreement: The result.
        reason: In words, for a message or the table.
    """

    first: FigureEntry
    second: FigureEntry
    agreement: Agreement
    reason: str

    @property
    def rule(self) -> str | None:
        """Name of the rule to report, or None."""
        return {
            Agreement.CONFLICT: "figure-conflict",
            Agreement.DIFFERS: "figure-differs",
        }.get(self.agreement)


def find_conflicts(
    entries: Sequence[FigureEntry], tolerance: Fraction = Fraction(0)
) -> tuple[Comparison, ...]:
    """Return the pairs that conflict or differ, in the order of the entries.

    Args:
        entries: Figures of any measures; only those of one measure are compared.
        tolerance: Relative difference to let pass, such as `Fraction(1, 100)`.
    """
    by_measure: dict[str, list[FigureEntry]] = {}
    for entry in entries:
        if entry.measure is not None:
            by_measure.setdefault(entry.measure, []).append(entry)
    pairs = (pair for group in by_measure.values() for pair in combinations(group, 2))
    found = (compare_entries(first, second, tolerance) for first, second in pairs)
    return tuple(comparison for comparison in found if comparison.rule)


def compare_entries(
    first: FigureEntry, second: FigureEntry, tolerance: Fraction = Fraction(0)
) -> Comparison:
    """Compare two figures, if they are alike enough to be compared.

    Args:
        first: One entry.
        second: The other.
        tolerance: Relative difference to let pass, where neither entry has its own.
    """

    def result(agreement: Agreement, reason: str) -> Comparison:
        return Comparison(first, second, agreement, reason)

    if first.measure is None or first.measure != second.measure:
        return result(Agreement.NOT_COMPARABLE, "they are of different measures")
    # What costs least comes first: a series compares each year with every other.
    if first.basis and second.basis and _plain(first.basis) != _plain(second.basis):
        return result(Agreement.NOT_COMPARABLE, "they were compiled on different bases")
    period = compare_periods(first.period, second.period)
    if period is False:
        return result(Agreement.NOT_COMPARABLE, "they hold for different periods")
    alike = unit_likeness(first.quantity, second.quantity) in {"same", "convertible"}
    if not alike or not convertible(first.quantity.full_unit, second.quantity.full_unit):
        return result(Agreement.NOT_COMPARABLE, "their units measure different things")
    own = [each.tolerance for each in (first, second) if each.tolerance is not None]
    if not _apart(first.quantity, second.quantity, max(own, default=tolerance)):
        return result(Agreement.AGREES, "they agree at the precision stated")
    both = f"{words_of(first.quantity)} against {words_of(second.quantity)}"
    unknown = []
    if not (first.basis and second.basis):
        unknown.append("basis")
    if period is None:
        unknown.append("end points")
    if unknown:
        return result(
            Agreement.DIFFERS, f"{both}; {' and '.join(unknown)} not known to be the same"
        )
    return result(Agreement.CONFLICT, f"{both}, on the same basis and for the same period")


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


def _apart(first: Quantity, second: Quantity, tolerance: Fraction) -> bool:
    def in_first(value: Fraction) -> Fraction:
        return convert(value, second.full_unit, first.full_unit)

    low, high = bounds(first)
    other_low, other_high = (
        end if isinstance(end, float) else in_first(end) for end in bounds(second)
    )
    ends = [Fraction(end) for end in first.ends]
    ends += [in_first(Fraction(end)) for end in second.ends]
    slack = tolerance * max(map(abs, ends)) if tolerance else 0
    return bool(low - slack > other_high or other_low - slack > high)


def compare_periods(first: str | None, second: str | None) -> bool | None:
    """Compare two EDTF periods.

    Returns:
        True where they are certainly the same, False where they certainly differ, None where
        one is unknown or uncertain (`?`, `~`, `%`, an open end) and they may be the same.
    """
    if not first or not second:
        return None
    certain = not re.search(r"[?~%X\[\]{}]|\.\.|^/|/$", first + second)
    if certain:
        return first.strip() == second.strip()
    one, other = _years(first), _years(second)
    if one and other and (one[1] < other[0] or other[1] < one[0]):
        return False
    return None


def _years(period: str) -> tuple[int, int] | None:
    """Return the first and last year an EDTF string may mean; open ends stay open."""
    parts = period.split("/") if "/" in period else [period, period]
    years = [re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", part) for part in parts[:2]]
    if not any(years):
        return None
    first = min(map(int, years[0]), default=-9999)
    last = max(map(int, years[-1]), default=9999)
    return first, last
