"""Checks a figure that an author states against the quantities of the passage behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.model import Quantity, QuantityKind, Relation
from sphinx_kzbrief.figures.units import convert, convertible, is_currency, noun_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.figures.model import Number

_UNITLESS = frozenset({QuantityKind.COUNT, QuantityKind.NUMBER})
_SCALES = frozenset(Fraction(10) ** power for power in (-12, -9, -6, -3, 3, 6, 9, 12))


class FigureVerdict(StrEnum):
    """Whether a stated figure is that of the passage, and if not, what is wrong with it."""

    AGREES = "agrees"
    WRONG_NUMBER = "wrong number"
    WRONG_SCALE = "wrong scale"
    WRONG_UNIT = "wrong unit"
    WRONG_CURRENCY = "wrong currency"
    QUALIFIER_DROPPED = "qualifier dropped"
    QUALIFIER_ADDED = "qualifier added"
    QUALIFIER_CHANGED = "qualifier changed"
    NOT_FOUND = "not found"

    @property
    def rule(self) -> str | None:
        """Name of the rule that is broken; None where the figure agrees."""
        if self is FigureVerdict.AGREES:
            return None
        units = {FigureVerdict.WRONG_UNIT, FigureVerdict.WRONG_CURRENCY}
        return "figure-unit" if self in units else "figure-value"


_NEARNESS = tuple(FigureVerdict)
_QUALIFIER = frozenset(
    {
        FigureVerdict.QUALIFIER_DROPPED,
        FigureVerdict.QUALIFIER_ADDED,
        FigureVerdict.QUALIFIER_CHANGED,
    }
)


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """Result of checking one stated figure.

    Attributes:
        verdict: What was found.
        stated: The figure as the author states it.
        found: The quantity of the passage it was compared with, or None.
        converted: Whether the two agree only after conversion between units.
    """

    verdict: FigureVerdict
    stated: Quantity
    found: Quantity | None = None
    converted: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the passage states this figure."""
        return self.verdict is FigureVerdict.AGREES

    @property
    def rule(self) -> str | None:
        """Name of the rule that is broken, or None."""
        return self.verdict.rule

    @property
    def message(self) -> str:
        """Both sides in one sentence, for a finding."""
        stated = words_of(self.stated)
        if self.found is None:
            return f"The brief states {stated}; the passage states no such figure."
        found = words_of(self.found)
        if self.agrees:
            return f"The brief states {stated}; the passage states {found}."
        return f"The brief states {stated}; the passage states {found} ({self.verdict.value})."


def words_of(quantity: Quantity) -> str:
    """Return a quantity in the words of its text, with its qualifier."""
    if not quantity.qualifier:
        return quantity.text
    where = quantity.qualifier_span
    if where is not None and quantity.span.start <= where.start < quantity.span.end:
        return quantity.text
    if where is not None and where.start >= quantity.span.end:
        return f"{quantity.text} {quantity.qualifier}"
    return f"{quantity.qualifier} {quantity.text}"


def check_figure(stated: Quantity, passage: Iterable[Quantity]) -> FigureCheck:
    """Check a stated figure against the quantities of a passage.

    Numbers must be equal, unless the author's own qualifier permits more: `about` permits
    rounding at the precision stated, `more than` and `less than` permit cutting off there.
    A figure converted into another unit must be right at its stated precision.

    Args:
        stated: What the author states, as `read_figure` or `extract_quantities` gives it.
        passage: What the passage states.

    Returns:
        The verdict of the quantity that comes nearest.
    """
    checks = [_against(stated, found) for found in passage]
    if not checks:
        return FigureCheck(FigureVerdict.NOT_FOUND, stated)
    return min(checks, key=_distance)


def _distance(check: FigureCheck) -> tuple[int, Fraction]:
    """Order checks from right to far: the nearest mistake is the one the author made."""
    order = {
        FigureVerdict.AGREES: 0,
        FigureVerdict.WRONG_SCALE: 2,
        FigureVerdict.WRONG_CURRENCY: 3,
        FigureVerdict.WRONG_UNIT: 4,
        FigureVerdict.WRONG_NUMBER: 5,
    }
    rank = 1 if check.verdict in _QUALIFIER else order.get(check.verdict, 6)
    if check.found is None:
        return rank, Fraction(0)
    low, found = Fraction(check.stated.ends[0]), Fraction(check.found.ends[0])
    gap = abs(low - found) / max(abs(low), abs(found), Fraction(1, 10**12))
    same_kind = check.stated.kind is check.found.kind or check.stated.unit == check.found.unit
    return rank, gap + (0 if same_kind else 10)


def _against(stated: Quantity, found: Quantity) -> FigureCheck:
    likeness = unit_likeness(stated, found)
    equal = _equal(stated, found)
    if likeness == "same":
        if equal:
            return FigureCheck(_qualifier(stated, found), stated, found)
        verdict = (
            FigureVerdict.WRONG_SCALE if _scaled(stated, found) else FigureVerdict.WRONG_NUMBER
        )
        return FigureCheck(verdict, stated, found)
    if likeness == "convertible":
        if _equal_converted(stated, found):
            return FigureCheck(_qualifier(stated, found), stated, found, converted=True)
        verdict = FigureVerdict.WRONG_UNIT if equal else FigureVerdict.WRONG_NUMBER
        return FigureCheck(verdict, stated, found)
    if equal or _scaled(stated, found):
        verdict = FigureVerdict.WRONG_UNIT
        if likeness == "currency":
            verdict = FigureVerdict.WRONG_CURRENCY
        return FigureCheck(verdict, stated, found)
    return FigureCheck(FigureVerdict.NOT_FOUND, stated)


def unit_likeness(first: Quantity, second: Quantity) -> str:
    """Tell how two quantities' units relate.

    Returns:
        `same`, `convertible`, `currency` (two currencies, never converted) or `different`.
    """
    per = first.per is None or second.per is None or convertible(first.per, second.per)
    if not per:
        return "different"
    one, other = first.unit, second.unit
    if is_currency(one) and is_currency(other) and not convertible(one, other):
        return "currency"
    if _ordered(first) != _ordered(second):
        return "different"
    both_rated = first.per is not None and second.per is not None
    if one == other and (not both_rated or first.per == second.per):
        return "same" if _same_kind(first, second) else "different"
    counts = first.kind in _UNITLESS and second.kind in _UNITLESS
    if counts and (one is None or other is None or noun_key(one) == noun_key(other)):
        return "same"
    if one is None or other is None:
        share = {first.kind, second.kind} == {QuantityKind.FRACTION, QuantityKind.PERCENT}
        return "convertible" if share and "percent" in {one, other} else "different"
    return "convertible" if convertible(one, other) else "different"


def _ordered(quantity: Quantity) -> bool:
    return quantity.kind in {QuantityKind.RANK, QuantityKind.ORDINAL}


def _same_kind(first: Quantity, second: Quantity) -> bool:
    if first.unit is not None:
        return True
    fraction = QuantityKind.FRACTION
    return (first.kind is fraction) == (second.kind is fraction)


def _ends(quantity: Quantity) -> tuple[Fraction, Fraction]:
    low, high = quantity.ends
    return Fraction(low), Fraction(high)


def _equal(stated: Quantity, found: Quantity) -> bool:
    """Tell whether the numbers are one, as far as the author's own qualifier permits."""
    pairs = zip(_ends(stated), _ends(found), strict=True)
    return all(_permitted(stated, ours, theirs) for ours, theirs in pairs)


def _permitted(stated: Quantity, ours: Fraction, theirs: Fraction) -> bool:
    if ours == theirs:
        return True
    step = Fraction(stated.precision)
    match stated.relation:
        case Relation.ABOUT:
            return abs(ours - theirs) * 2 <= step
        case Relation.MORE_THAN | Relation.AT_LEAST:
            return ours < theirs < ours + step
        case Relation.LESS_THAN | Relation.AT_MOST | Relation.NEARLY:
            return ours - step < theirs < ours
        case _:
            return False


def rounding_step(quantity: Quantity) -> Fraction:
    """Return the step to which a figure may be taken as rounded.

    That is its stated precision; but trailing zeros of a whole number count as rounding only
    down to two significant digits, so that `200` does not stand for all from 150 to 250.
    """
    step = Fraction(quantity.precision)
    size = max(abs(end) for end in _ends(quantity))
    while step >= 1 and step * 10 > size > 0 and step * 10 != 10:
        step /= 10
    return step


def _equal_converted(stated: Quantity, found: Quantity) -> bool:
    step = rounding_step(stated)
    for ours, theirs in zip(_ends(stated), _ends(found), strict=True):
        value = convert(theirs, found.full_unit if stated.per else found.unit,
                        stated.full_unit if found.per else stated.unit)  # fmt: skip
        if abs(value - ours) * 2 > step and not (step == 0 and value == ours):
            return False
    return True


def _scaled(stated: Quantity, found: Quantity) -> bool:
    (low, high), (other_low, other_high) = _ends(stated), _ends(found)
    if not (low and high and other_low and other_high):
        return False
    return low / other_low in _SCALES and high / other_high == low / other_low


def _qualifier(stated: Quantity, found: Quantity) -> FigureVerdict:
    """Compare what is said around two equal numbers; the author may be vaguer, never surer."""
    ours, theirs = stated.relation, found.relation
    if ours is theirs or _ends(stated) != _ends(found):
        return FigureVerdict.AGREES
    if ours is Relation.EXACT:
        return FigureVerdict.QUALIFIER_DROPPED
    weaker = {
        Relation.MORE_THAN: {Relation.AT_LEAST},
        Relation.LESS_THAN: {Relation.AT_MOST},
        Relation.EXACT: {Relation.ABOUT},
        Relation.NEARLY: {Relation.ABOUT},
    }
    if ours in weaker.get(theirs, ()):
        return FigureVerdict.AGREES
    if theirs is Relation.EXACT:
        return FigureVerdict.QUALIFIER_ADDED
    return FigureVerdict.QUALIFIER_CHANGED


def bounds(quantity: Quantity) -> tuple[Fraction | float, Fraction | float]:
    """Return the lowest and highest true value that a statement admits.

    `more than` has no upper end; a plain number stands for all that round to it.
    """
    low, high = _ends(quantity)
    half = rounding_step(quantity) / 2
    match quantity.relation:
        case Relation.MORE_THAN | Relation.AT_LEAST:
            return low, float("inf")
        case Relation.LESS_THAN | Relation.AT_MOST:
            return float("-inf"), high
        case Relation.NEARLY:
            return low - 2 * half, high
        case Relation.ABOUT:
            return low - 2 * half, high + 2 * half
        case _:
            return low - half, high + half


def as_fraction(number: Number) -> Fraction:
    """Return a stated number as an exact fraction."""
    return Fraction(number)
