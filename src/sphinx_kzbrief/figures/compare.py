"""Checks a figure that an author states against the quantities of the passage behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.model import Quantity, QuantityKind, Relation
from sphinx_kzbrief.figures.rounding import (
    ends_of,
    equal,
    equal_below_zero,
    equal_converted,
    is_same_number,
)
from sphinx_kzbrief.figures.units import convertible, is_currency, noun_key

if TYPE_CHECKING:
    from collections.abc import Iterable


_UNITLESS = frozenset({QuantityKind.COUNT, QuantityKind.NUMBER})
_SCALES = frozenset(Fraction(10) ** power for power in (-12, -9, -6, -3, 3, 6, 9, 12))


_SENSE = {
    Relation.MORE_THAN: 1,
    Relation.AT_LEAST: 1,
    Relation.LESS_THAN: -1,
    Relation.AT_MOST: -1,
    Relation.NEARLY: -1,
}
_WEAKER = {
    Relation.MORE_THAN: {Relation.AT_LEAST},
    Relation.LESS_THAN: {Relation.AT_MOST},
    Relation.EXACT: {Relation.ABOUT},
    Relation.NEARLY: {Relation.ABOUT},
}


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
    WRONG_DIRECTION = "wrong direction"
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
    text = _opened(quantity)
    if not quantity.qualifier:
        return text
    where = quantity.qualifier_span
    if where is not None and quantity.span.start <= where.start < quantity.span.end:
        return text
    if where is not None and where.start >= quantity.span.end:
        return f"{text} {quantity.qualifier}"
    return f"{quantity.qualifier} {text}"


def _opened(quantity: Quantity) -> str:
    """Return the text of a range with the word that opens it: `between 5 and 7 percent`."""
    if quantity.low is None:
        return quantity.text
    for joint, opener in ((" and ", "between"), (" и ", "между"), (" до ", "от")):
        if joint in quantity.text:
            return f"{opener} {quantity.text}"
    return quantity.text


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
        FigureVerdict.WRONG_DIRECTION: 2,
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
    alike = equal(stated, found)
    if likeness in {"same", "convertible"} and stated.direction * found.direction < 0:
        right = alike if likeness == "same" else equal_converted(stated, found)
        if right:
            return FigureCheck(FigureVerdict.WRONG_DIRECTION, stated, found)
    if likeness == "same":
        if alike or equal_below_zero(stated, found):
            return FigureCheck(_qualifier(stated, found), stated, found)
        verdict = (
            FigureVerdict.WRONG_SCALE if _scaled(stated, found) else FigureVerdict.WRONG_NUMBER
        )
        return FigureCheck(verdict, stated, found)
    if likeness == "convertible":
        if equal_converted(stated, found):
            return FigureCheck(_qualifier(stated, found), stated, found, converted=True)
        verdict = FigureVerdict.WRONG_UNIT if alike else FigureVerdict.WRONG_NUMBER
        return FigureCheck(verdict, stated, found)
    if alike or _scaled(stated, found):
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
    if "fold" in {one, other} and "times" in {one, other}:
        # "40 times" alone: whether it compares or counts, only the sentence around it tells.
        return "same"
    counts = first.kind in _UNITLESS and second.kind in _UNITLESS
    if counts and (one is None or other is None or noun_key(one) == noun_key(other)):
        return "same"
    if one is None or other is None:
        share = _is_share(first) and _is_share(second)
        return "convertible" if share and "percent" in {one, other} else "different"
    return "convertible" if convertible(one, other) else "different"


def _is_share(quantity: Quantity) -> bool:
    """Tell whether a quantity may be a part of a whole: `half`, `50 percent`, `0.5`."""
    if quantity.kind is QuantityKind.NUMBER and quantity.unit is None:
        low, high = quantity.ends
        return 0 < low <= high < 1
    return quantity.kind in {QuantityKind.FRACTION, QuantityKind.PERCENT}


def _ordered(quantity: Quantity) -> bool:
    return quantity.kind in {QuantityKind.RANK, QuantityKind.ORDINAL}


def _same_kind(first: Quantity, second: Quantity) -> bool:
    if first.unit is not None:
        return True
    fraction = QuantityKind.FRACTION
    return (first.kind is fraction) == (second.kind is fraction)


def _scaled(stated: Quantity, found: Quantity) -> bool:
    """Tell whether the numbers differ by a thousand, a million or the like."""
    (low, high), (other_low, other_high) = ends_of(stated), ends_of(found)
    if not (low and high and other_low and other_high):
        return False
    return low / other_low in _SCALES and high / other_high == low / other_low


def _qualifier(stated: Quantity, found: Quantity) -> FigureVerdict:
    """Compare what is said around two numbers that agree; the author may be vaguer, never surer.

    A number that was rounded carries the author's own qualifier for that, which the source
    need not have; what it must not do is turn `more than` into `less than`.
    """
    ours, theirs = stated.relation, found.relation
    if ours is theirs:
        return FigureVerdict.AGREES
    if ours is Relation.EXACT:
        return FigureVerdict.QUALIFIER_DROPPED
    if not is_same_number(stated, found):
        opposed = _SENSE.get(ours, 0) * _SENSE.get(theirs, 0) < 0
        return FigureVerdict.QUALIFIER_CHANGED if opposed else FigureVerdict.AGREES
    if ours in _WEAKER.get(theirs, ()):
        return FigureVerdict.AGREES
    if theirs is Relation.EXACT:
        return FigureVerdict.QUALIFIER_ADDED
    return FigureVerdict.QUALIFIER_CHANGED
