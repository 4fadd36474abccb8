"""Tells which figures of one measure disagree, and which are not to be compared at all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.compare import words_of
from sphinx_kzbrief.figures.model import Course, QuantityKind
from sphinx_kzbrief.figures.periods import canonical, compare_periods, is_certain, years_of
from sphinx_kzbrief.figures.rounding import bounds
from sphinx_kzbrief.figures.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_kzbrief.figures.model import Quantity
    from sphinx_kzbrief.figures.rounding import Edge

_FEW = 20
"""Figures of one group that are all compared with another group; of more, the extremes are."""
_NEAR = 8
"""Uncertain periods running at one time that are compared with each other."""
_LOOSE, _FIXED, _ANY = "uncertain", "certain", "any"
_LEAST = Fraction(1, 10**30)
"""How far two figures lie apart that only touch."""


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
        gap: How far they lie apart beyond precision and tolerance, in base units.
    """

    first: FigureEntry
    second: FigureEntry
    agreement: Agreement
    reason: str
    gap: Fraction = Fraction(0)

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
    """Return pairs that conflict or differ, in the order of the entries.

    Each figure is compared with the lowest and the highest that it is to be compared with, so
    that every figure that disagrees with any stands in a pair, and pairs grow with the number
    of figures, not with its square.

    Args:
        entries: Figures of any measures; only those of one measure are compared.
        tolerance: Relative difference to let pass, such as `Fraction(1, 100)`.
    """
    by_measure: dict[str, list[FigureEntry]] = {}
    for entry in entries:
        if entry.measure is not None:
            by_measure.setdefault(entry.measure, []).append(entry)
    found: dict[tuple[str, str], Comparison] = {}
    for measured in by_measure.values():
        for one, other in _to_compare(_placed(measured, tolerance)):
            first, second = sorted((one, other), key=lambda each: each.number)
            pair = (first.entry.key, second.entry.key)
            if pair not in found and first is not second and _gap(first, second) > 0:
                found[pair] = _compared(first, second)
    order = {entry.key: number for number, entry in enumerate(entries)}
    keys = sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return tuple(found[pair] for pair in keys if found[pair].rule)


def compare_entries(
    first: FigureEntry, second: FigureEntry, tolerance: Fraction = Fraction(0)
) -> Comparison:
    """Compare two figures, if they are alike enough to be compared.

    Args:
        first: One entry.
        second: The other.
        tolerance: Relative difference to let pass, where neither entry has its own.
    """
    return _compared(*_placed((first, second), tolerance))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure on the axis on which it is to be compared.

    Attributes:
        entry: The figure.
        number: Its place among those compared.
        axis: What it measures; only figures on one axis are compared.
        basis: Its basis, however typed.
        stated: The lowest and highest value that its number admits, in base units.
        signed: The same with a fall below zero.
        is_signed: Whether its number or its passage says on which side of zero it lies.
        size: The larger of its ends without its sign.
        tolerance: Share of the larger of two figures by which they may differ.
    """

    entry: FigureEntry
    number: int
    axis: tuple[object, ...]
    basis: str | None
    stated: tuple[Edge, Edge]
    signed: tuple[Edge, Edge]
    is_signed: bool
    size: Fraction
    tolerance: Fraction

    @property
    def group(self) -> _Group:
        """What figures share that may conflict."""
        return _Group(self.axis, self.basis, canonical(self.entry.period))


class _Group(NamedTuple):
    axis: tuple[object, ...]
    basis: str | None
    period: str | None


def _placed(entries: Sequence[FigureEntry], tolerance: Fraction) -> list[_Placed]:
    """Put the figures of one measure on their axes."""
    quantities = [entry.quantity for entry in entries]
    # A plain 0.5 is a share, and a rise by 100 percent a multiple, beside others of that sort.
    has_shares = any(is_share(quantity) for quantity in quantities)
    has_multiples = any(quantity.unit == "fold" for quantity in quantities)
    return [
        _place(entry, number, tolerance, has_shares=has_shares, has_multiples=has_multiples)
        for number, entry in enumerate(entries)
    ]


def _place(
    entry: FigureEntry, number: int, tolerance: Fraction, *, has_shares: bool, has_multiples: bool
) -> _Placed:
    quantity = entry.quantity
    unit = parse_unit(quantity.full_unit)
    sense = quantity.sense
    offset = Fraction(0) if sense else unit.offset  # by how many degrees has no zero
    low, high = (
        (value * unit.factor + offset if isinstance(value, Fraction) else value, side)
        for value, side in bounds(quantity)
    )
    stated = low, high
    falls, is_below = sense < 0 and low[0] >= 0, high[0] <= 0
    signed = ((-high[0], -high[1]), (-low[0], -low[1])) if falls else stated
    size = max(abs(Fraction(end) * unit.factor + offset) for end in quantity.ends)
    sort: object = quantity.unit == "fold"
    if quantity.kind.is_place:
        sort = "place"
    elif sort:
        stated = signed = _left_by(stated, sense)
    elif not unit.dimensions and has_multiples and sense:
        # Doubled is "rose 100 percent": a change turns into what it leaves.
        sort, size = True, size + 1
        (least, side), (most, other_side) = signed
        stated = signed = (least + 1, side), (most + 1, other_side)
    elif not unit.dimensions and not sort:
        share = 0 < quantity.ends[0] <= quantity.ends[1] < 1 and has_shares
        sort = "share" if is_share(quantity) or share else "number"
    return _Placed(
        entry,
        number,
        (unit.dimensions, sort),
        " ".join(entry.basis.casefold().replace("’", "'").split()) if entry.basis else None,
        stated,
        signed,
        bool(sense) or is_below,
        size,
        tolerance if entry.tolerance is None else entry.tolerance,
    )


def _left_by(multiple: tuple[Edge, Edge], sense: int) -> tuple[Edge, Edge]:
    """Return what a rise or fall by a multiple leaves: of a threefold fall a third is left."""
    (low, side), (high, other_side) = multiple
    if sense >= 0 or high <= 1:
        return multiple
    least, most = (1 / Fraction(end) if 0 < end < math.inf else None for end in (high, low))
    return (least or Fraction(0), -other_side), (most or math.inf, -side)


def is_share(quantity: Quantity) -> bool:
    """Tell whether a number is a part of a whole, or a change by one: percent, `half`, `1/2`."""
    fraction = isinstance(quantity.value, Fraction) and quantity.unit is None
    return fraction or quantity.kind in {QuantityKind.FRACTION, QuantityKind.PERCENT}


def _gap(first: _Placed, second: _Placed) -> Fraction:
    """Return how far two figures lie apart, beyond precision and tolerance; 0 where they agree.

    Where one has no sign, the other's fall is a number like any: of `a decline of 3 percent` and
    `3 percent` nobody knows that they differ.
    """
    both = first.is_signed and second.is_signed
    (low, high), (other_low, other_high) = (
        each.signed if both else each.stated for each in (first, second)
    )
    slack = max(_tolerances(first, second)) * max(first.size, second.size)
    for (over, over_side), (under, under_side) in ((low, other_high), (other_low, high)):
        if (over - slack, over_side) > (under, under_side):
            return max(Fraction(over - slack) - Fraction(under), _LEAST)
    return Fraction(0)


def _tolerances(*placed: _Placed) -> list[Fraction]:
    """Return the tolerances that hold among figures: their own, else that of the measure."""
    own = [each.tolerance for each in placed if each.entry.tolerance is not None]
    return own or [each.tolerance for each in placed]


def _compared(first: _Placed, second: _Placed) -> Comparison:
    one, other = first.entry, second.entry

    def result(agreement: Agreement, reason: str, gap: Fraction = Fraction(0)) -> Comparison:
        return Comparison(one, other, agreement, reason, gap)

    if one.measure is None or one.measure != other.measure:
        return result(Agreement.NOT_COMPARABLE, "they are of different measures")
    if first.basis and second.basis and first.basis != second.basis:
        return result(Agreement.NOT_COMPARABLE, "they were compiled on different bases")
    period = compare_periods(one.period, other.period)
    if period is False:
        return result(Agreement.NOT_COMPARABLE, "they hold for different periods")
    if first.axis != second.axis:
        return result(Agreement.NOT_COMPARABLE, "their units measure different things")
    gap = _gap(first, second)
    if not gap:
        return result(Agreement.AGREES, "they agree at the precision stated")
    opposed = one.quantity.sense * other.quantity.sense < 0
    both = " against ".join(_words(each.quantity, opposed=opposed) for each in (one, other))
    unknown = [] if first.basis and second.basis else ["basis"]
    unknown += ["end points"] if period is None else []
    if unknown:
        return result(
            Agreement.DIFFERS, f"{both}; {' and '.join(unknown)} not known to be the same", gap
        )
    return result(
        Agreement.CONFLICT,
        f"{both}, on the same basis ({one.basis}) and for the same period ({one.period})",
        gap,
    )


def _words(quantity: Quantity, *, opposed: bool) -> str:
    if not opposed:
        return words_of(quantity)
    moved = quantity.course is Course.CHANGE or (quantity.direction and quantity.course is None)
    names = ("a rise", "a fall") if moved else ("a surplus", "a deficit")
    return f"{words_of(quantity)} ({names[quantity.sense < 0]})"


def _to_compare(placed: Sequence[_Placed]) -> Iterator[tuple[_Placed, _Placed]]:
    """Yield the pairs to look at: each figure with the extremes of its group and of others.

    Groups whose basis or period may be the same are compared by their extremes, and by all of
    their figures where these are few.
    """
    groups: dict[_Group, list[_Placed]] = {}
    for each in placed:
        groups.setdefault(each.group, []).append(each)
    extremes = {key: _extremes(group) for key, group in groups.items()}
    for key, group in groups.items():
        yield from product(group, extremes[key])
    for one, other in _alike(groups):
        for here, there in ((one, other), (other, one)):
            shown = groups[here] if len(groups[here]) <= _FEW else extremes[here]
            yield from product(shown, extremes[there])


def _extremes(group: Sequence[_Placed]) -> list[_Placed]:
    """Return the figures that any other of the group disagrees with, if with one at all."""
    found: dict[int, _Placed] = {}
    views = (
        [(each, each.stated) for each in group],
        [(each, each.signed) for each in group if each.is_signed],
        [(each, each.stated) for each in group if not each.is_signed],
    )
    for view in filter(None, views):
        for allowed in (0, 1):
            top = max(view, key=lambda each: _moved(each, 0, -allowed))[0]
            bottom = min(view, key=lambda each: _moved(each, 1, allowed))[0]
            found |= {each.number: each for each in (top, bottom)}
    return list(found.values())


def _moved(placed: tuple[_Placed, tuple[Edge, Edge]], end: int, share: int) -> Edge:
    """Return an end of a figure, moved by what its tolerance allows."""
    each, edges = placed
    value, side = edges[end]
    return value + share * each.tolerance * each.size, side


def _alike(keys: Iterable[_Group]) -> Iterator[tuple[_Group, _Group]]:
    """Yield pairs of different groups on one axis whose basis and period may be the same."""
    spans = {key: years_of(key.period or "") or (-9999, 9999) for key in keys}
    running: dict[tuple[object, ...], list[_Group]] = {}
    for key in sorted(spans, key=lambda key: spans[key]):
        certain = is_certain(key.period)
        # A certain period is that of others so written, or may be that of uncertain ones.
        when = [key.period, _LOOSE] if certain else [_LOOSE, _FIXED]
        for time, basis in product(when, {key.basis, None} if key.basis else [_ANY]):
            register = running.get((key.axis, basis, time), [])
            if time != key.period:
                going = (each for each in register if spans[each][1] >= spans[key][0])
                register[:] = sorted(going, key=lambda each: -spans[each][1])[:_NEAR]
            yield from ((each, key) for each in register)
        for basis in (key.basis, _ANY):
            for time in (key.period, _FIXED) if certain else (_LOOSE,):
                running.setdefault((key.axis, basis, time), []).append(key)
