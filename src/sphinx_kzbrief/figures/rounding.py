"""Whether two numbers are one: at the precision stated, after rounding and after conversion."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from sphinx_kzbrief.figures.model import Course, QuantityKind, Relation
from sphinx_kzbrief.figures.rates import rate_ratio
from sphinx_kzbrief.figures.units import convert, convertible, parse_unit

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.model import Quantity

Edge: TypeAlias = "tuple[Fraction | float, int]"
"""An end of a range of values, and on which side of it they lie; no float but an infinity."""


def ends_of(quantity: Quantity) -> tuple[Fraction, Fraction]:
    """Return both ends of a quantity as exact fractions."""
    low, high = quantity.ends
    return Fraction(low), Fraction(high)


def equal(stated: Quantity, found: Quantity) -> bool:
    """Tell whether the numbers are one, as far as the author's own qualifier permits."""
    pairs = zip(ends_of(stated), ends_of(found), strict=True)
    return all(_permitted(stated, ours, theirs) for ours, theirs in pairs)


def rounds_to(stated: Quantity, found: Quantity) -> bool:
    """Tell whether one number is the other at its own precision: `146` of `145.8`."""
    step = rounding_step(stated)
    pairs = zip(ends_of(stated), ends_of(found), strict=True)
    return all(abs(ours - theirs) * 2 <= step for ours, theirs in pairs)


def equal_below_zero(stated: Quantity, found: Quantity) -> bool:
    """Tell whether one side says with a minus what the other says with a fall."""
    below = [each for each in (stated, found) if each.ends[0] < 0]
    return len(below) == 1 and equal(_signed(stated), _signed(found))


def equal_converted(stated: Quantity, found: Quantity) -> bool:
    """Tell whether a converted figure is right, and no surer than the source's own."""
    # Two thirds are about 67 percent: a part has no last digit to be rounded at.
    step = Fraction(0) if found.kind is QuantityKind.FRACTION else rounding_step(stated)
    if _is_too_fine(stated, found, step):
        return False
    return all(
        abs(value - ours) * 2 <= step or _permitted(stated, ours, value)
        for ours, value in zip(ends_of(stated), _converted(stated, found), strict=True)
    )


def equal_bound(stated: Quantity, found: Quantity) -> bool:
    """Tell whether a bound is what a stated range proves: `at least 3` of `3 to 4`."""
    if stated.value is None or found.value is not None:
        return False
    if found.relation not in {Relation.EXACT, Relation.ABOUT}:
        return False
    ours, (low, high) = Fraction(stated.value), ends_of(found)
    step = Fraction(stated.precision)
    match stated.relation:
        case Relation.AT_LEAST:
            return ours <= low < ours + step
        case Relation.MORE_THAN:
            return ours < low <= ours + step
        case Relation.AT_MOST:
            return ours - step < high <= ours
        case Relation.LESS_THAN:
            return ours - step <= high < ours
        case _:
            return False


def are_points(stated: Quantity, found: Quantity) -> bool:
    """Tell whether the percent of one side are the percentage points of the other."""
    points = "percentage_point"
    one, other = (
        replace(each, unit=points) if each.unit == "percent" else each for each in (stated, found)
    )
    percents = stated.kind is found.kind is QuantityKind.PERCENT
    return percents and convertible(one.unit, other.unit) and equal_converted(one, other)


def equal_factor(stated: Quantity, found: Quantity) -> bool | None:
    """Tell whether a multiple and a change are one: `doubled` and `rose 100 percent`.

    Two multiples are one where `fell threefold` leaves what `fell to a third of` does.

    Returns:
        None where they are not such a pair.
    """
    multiple = QuantityKind.MULTIPLE
    if multiple not in {stated.kind, found.kind}:
        return None
    if stated.kind is found.kind and stated.direction * found.direction <= 0:
        return None
    one, other = _factor(stated), _factor(found)
    if one is None or other is None:
        return None
    percent = stated.kind is QuantityKind.PERCENT
    return abs(one - other) * 200 <= (rounding_step(stated) if percent else 0)


def _factor(quantity: Quantity) -> Fraction | None:
    """Return what a thing was multiplied by, as far as the words say."""
    if quantity.value is None:
        return None
    value = Fraction(quantity.value)
    if quantity.kind is QuantityKind.MULTIPLE:
        return 1 / value if quantity.direction < 0 and value > 1 else value
    if quantity.kind is QuantityKind.PERCENT and quantity.unit == "percent":
        value /= 100
    elif quantity.kind is not QuantityKind.FRACTION:
        return None
    if quantity.course in {Course.LEVEL, Course.END, Course.PACE}:
        return value
    changes = quantity.course is Course.CHANGE and quantity.direction
    return 1 + quantity.direction * value if changes else None


def is_same_number(stated: Quantity, found: Quantity) -> bool:
    """Tell whether nothing was rounded: one number, perhaps in another unit."""
    if ends_of(stated) == ends_of(found):
        return True
    shares = (QuantityKind.FRACTION, QuantityKind.PERCENT)
    return {stated.kind, found.kind} <= set(shares) and ends_of(stated) == _converted(stated, found)


def rounding_step(quantity: Quantity) -> Fraction:
    """Return the step to which a figure may be taken as rounded.

    That is its stated precision; but trailing zeros of a whole number count as rounding only
    down to two significant digits, so that `200` does not stand for all from 150 to 250.
    """
    step = Fraction(quantity.precision)
    size = max(abs(end) for end in ends_of(quantity))
    while step >= 1 and step * 10 > size > 0 and step * 10 != 10:
        step /= 10
    return step


def bounds(quantity: Quantity) -> tuple[Edge, Edge]:
    """Return the lowest and highest true value that a statement admits.

    `more than` has no upper end; a plain number stands for all that round to it, up to but not
    including the next, and a count to the last one only for itself. A share or multiple in
    words, which has no last digit, stands for all within a tenth of it: `half` is 47 percent
    to 53, and not 40.

    Returns:
        Two numbers, each with a side: 0 where it is admitted itself, 1 where only what lies
        above it is, -1 where only what lies below.
    """
    low, high = ends_of(quantity)
    step, precision, tenth = rounding_step(quantity), Fraction(quantity.precision), abs(high) / 10
    if _is_exact_count(quantity, step):
        step = Fraction(0)
    elif not step and (isinstance(quantity.ends[0], Fraction) or quantity.unit == "fold"):
        step = precision = tenth
    match quantity.relation:
        case Relation.MORE_THAN:
            return (low, 1), (float("inf"), 0)
        case Relation.AT_LEAST:
            return (low, 0), (float("inf"), 0)
        case Relation.LESS_THAN:
            return (float("-inf"), 0), (high, -1)
        case Relation.AT_MOST:
            return (float("-inf"), 0), (high, 0)
        case Relation.UNCLEAR:
            return (float("-inf"), 0), (float("inf"), 0)
        case Relation.NEARLY:
            return (low - step, 0), (high, 0)
        case Relation.ABOUT:
            # "About 4,000" is 3,850, too: one digit alone opens a twentieth.
            step = max(step, min(precision, tenth) / 2)
            return (low - step, 0), (high + step, 0)
        case _:
            return (low - step / 2, 0), (high + step / 2, -1 if step else 0)


def _is_exact_count(quantity: Quantity, step: Fraction) -> bool:
    """Tell whether things were counted to the last one: `9 miners`, but not `1,000`."""
    return quantity.kind is QuantityKind.COUNT and quantity.per is None and step == 1


def _permitted(stated: Quantity, ours: Fraction, theirs: Fraction) -> bool:
    """Tell whether `theirs` may be stated as `ours` with the author's qualifier."""
    if ours == theirs:
        return True
    tenth = abs(ours) / 10
    # "half" has no last digit; a tenth of it is what "about half" leaves open.
    step = Fraction(stated.precision)
    if not step and stated.kind is QuantityKind.FRACTION:
        step = tenth
    match stated.relation:
        case Relation.ABOUT:
            # "about 30 billion" is not 25: one digit alone does not open a third of its size.
            step = min(step, max(rounding_step(stated), tenth))
            return abs(ours - theirs) * 2 <= step
        case Relation.MORE_THAN | Relation.AT_LEAST:
            return ours < theirs < ours + step
        case Relation.LESS_THAN | Relation.AT_MOST | Relation.NEARLY:
            return ours - step < theirs < ours
        case _:
            return False


def _signed(quantity: Quantity) -> Quantity:
    """Return a fall as a number below zero: `shrank by 3.1 percent` as -3.1 percent."""
    if quantity.sense >= 0 or quantity.value is None or quantity.value <= 0:
        return quantity
    return replace(quantity, value=-quantity.value)


def _converted(stated: Quantity, found: Quantity) -> tuple[Fraction, Fraction]:
    """Return the ends of the source's figure in the author's unit, per what the author says."""
    ratio = rate_ratio(stated.rate, found.rate) if stated.rate and found.rate else None
    low, high = ends_of(found)
    if convertible(found.unit, stated.unit):
        low, high = (convert(end, found.unit, stated.unit) for end in (low, high))
    return low * (ratio or 1), high * (ratio or 1)


def _is_too_fine(stated: Quantity, found: Quantity, step: Fraction) -> bool:
    """Tell whether `1,056 miles` is made of `1,700 km`, which is known to a hundred."""
    if stated.relation is not Relation.EXACT or stated.per or found.per:
        return False
    ratio = parse_unit(found.unit).factor / parse_unit(stated.unit).factor
    # Tonnes and kilograms, decades and years: the digits stay the same.
    if ratio.numerator == 1 or ratio.denominator == 1:
        return False
    return 0 < step * 10 <= rounding_step(found) * ratio
