"""What a derived figure comes to: given to three digits, or compared with what is stated."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.derivations import DeriveError, Sort
from sphinx_kzbrief.figures.interval import Interval
from sphinx_kzbrief.figures.model import Quantity, Relation
from sphinx_kzbrief.figures.rounding import rounding_step
from sphinx_kzbrief.figures.statements import kind_of, unit_as_read
from sphinx_kzbrief.figures.units import (
    Unit,
    describe_dimensions,
    noun_key,
    parse_unit,
)
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.figures.derivations import Derived

_LEAST, _MOST = Fraction(1, 10**18), Fraction(10) ** 18
"""Sizes between which a figure lies."""
_TIMES = ("hour", "day", "week", "month", "year")
_NEAR = Fraction(3, 100)
"""Share by which 365 may differ from a year in days, and 30 from a month."""
_PARTS = {Sort.SHARE: "percent", Sort.POINTS: "percentage_point"}


def derived_quantity(derived: Derived, unit: str | None) -> Quantity:
    """Return what the inputs give, to three digits, where nobody has stated it.

    Args:
        derived: What the inputs give.
        unit: The unit to give it in, as people write it; None for that of the inputs.

    Raises:
        DeriveError: The unit does not fit, or the number is of no size a figure has.
    """
    name, scale = unit_as_read(unit) if unit else (_natural_unit(derived), Decimal(1))
    target = result_unit(derived, name, unit)
    if derived.is_open:
        raise DeriveError(
            f"“{derived.expression}” is bounded on neither side: its inputs say “more than” or "
            "the like of both parts.",
            "State the result yourself, with `value`, and say in a note what it rests on.",
        )
    relation = derived.relation
    ends = [
        _in(target, Fraction(end)) for end in (derived.term.stated.low, derived.term.stated.high)
    ]
    if relation is not Relation.EXACT or ends[0] == ends[1]:
        ends = [_in(target, derived.value)]
        relation = relation if relation is not Relation.EXACT else Relation.ABOUT
    if any(end and not _LEAST <= abs(end) <= _MOST for end in ends):
        raise DeriveError(
            f"“{derived.expression}” gives a number of no size that a figure has.",
            "Check the arithmetic.",
        )
    numbers = [_three_digits(end / Fraction(scale), relation) * scale for end in ends]
    base, _, per = (name or "").partition("/")
    value, low, high = (None, *numbers) if len(numbers) > 1 else (numbers[0], None, None)
    return Quantity(
        Span(0, 0), "–".join(f"{number:f}" for number in numbers), kind_of(base), value, low, high,
        unit=base or None, per=per or None, relation=relation,
        qualifier=None if relation is Relation.EXACT else relation.value,
        precision=min(map(_third_place, numbers)),
    )  # fmt: skip


def check_derived(stated: Quantity, derived: Derived) -> str | None:
    """Compare a stated result with what the inputs give.

    A range is compared end by end; of a range, only a bound may be stated by one number: `at
    least 10` of 10 to 14, but not `about 12`.

    Args:
        stated: The result as `corpus.yaml` or the brief states it.
        derived: What the inputs give.

    Returns:
        None where they agree at the precision stated, else what is wrong, in words.
    """
    try:
        target = result_unit(derived, stated.full_unit, stated.full_unit)
    except DeriveError as error:
        return error.message.replace(f"“{derived.expression}” gives", "the inputs give")[:-1]
    ends = [Fraction(end) for end in stated.ends]
    given = [_in(target, Fraction(end)) for end in _ends(derived.term.stated)]
    relation, half = derived.relation, rounding_step(stated) / 2
    words = _shown(given, derived, stated.full_unit, target)
    if given[0] < given[1] and relation is Relation.EXACT:
        sides = {Relation.AT_LEAST: (0,), Relation.AT_MOST: (1,)}.get(stated.relation, (0, 1))
        fits = all(abs(ends[side] - given[side]) <= half for side in sides)
        return None if fits else words
    written = Interval(ends[0] - half, ends[1] + half)
    precise = Interval(*(_in(target, end) for end in _ends(derived.term.precise)))
    value = _in(target, derived.value)
    if not written.low <= value <= written.high and not precise.overlaps(written):
        return words
    return None if relation is Relation.EXACT or _same_side(stated, derived) else words


def _ends(interval: Interval) -> tuple[Fraction, Fraction]:
    return Fraction(interval.low), Fraction(interval.high)


def _in(unit: Unit, value: Fraction) -> Fraction:
    return (value - unit.offset) / unit.factor


def result_unit(derived: Derived, name: str | None, asked: str | None) -> Unit:
    """Return the unit in which a result is to be given.

    Args:
        derived: What the inputs give.
        name: A canonical unit.
        asked: The unit as somebody typed it; None where it follows from the inputs.

    Raises:
        DeriveError: It measures something else than the inputs give.
    """
    target, term = parse_unit(name), derived.term
    natural = _natural_unit(derived)
    is_points = target.dimensions == (("percentage_point", 1),)
    if is_points:
        target = Unit((), target.factor / 100)
    right = target.dimensions == term.unit.dimensions
    if not right or (not term.unit.dimensions and is_points != (term.sort is Sort.POINTS)):
        given = (natural or " ".join(describe_dimensions(term.unit)) or "a plain number").replace(
            "percentage_point", "percentage points"
        )
        raise DeriveError(
            f"“{derived.expression}” gives {given}, not {asked or name or 'a plain number'}.",
            _for_time(derived, target)
            or (f"Give it as `unit: {given}`." if natural else "Give the unit of the result."),
        )
    _refuse_twice(derived, name, is_asked=asked is not None)
    if target.offset and term.zeros not in {0, 1}:
        raise DeriveError(
            f"“{derived.expression}” adds or multiplies temperatures, which gives none.",
            "Take their difference or their mean: a - b, (a + b) / 2.",
        )
    return target if term.zeros else Unit(target.dimensions, target.factor)


def _natural_unit(derived: Derived) -> str | None:
    """Return the unit of a result in those of its inputs; None for a ratio, or where none fits."""
    wanted = derived.term.unit.dimensions
    if not wanted:
        return _PARTS.get(derived.term.sort)
    for name in _candidates(derived.units):
        if parse_unit(name).dimensions == wanted:
            return name
    return None


def _candidates(units: tuple[str, ...]) -> Iterator[str]:
    yield from units
    parts = [re.sub(r"^[0-9,]+ ", "", part) for unit in units for part in unit.split("/") if part]
    yield from parts
    for per in (*parts, *_TIMES):
        one = noun_key(per) if per.isascii() and kind_of(per) == "count" else per
        yield from (f"{part}/{one}" for part in parts)


def _for_time(derived: Derived, target: Unit) -> str:
    """Say how a rate becomes the amount of a span of time, where only that is missing."""
    missing = dict(target.dimensions).items() ^ dict(derived.term.unit.dimensions).items()
    number = next((each for each in derived.term.factors if each > 1), None)
    if not missing or {name for name, _power in missing} != {"[time]"} or number is None:
        return ""
    per = next((unit.rpartition("/")[2] for unit in derived.units if "/" in unit), "day")
    return f"Say of what the {number} are: write `{number} {per}s`."


def _refuse_twice(derived: Derived, name: str | None, *, is_asked: bool) -> None:
    """Refuse a number that does what the unit does: barrels a day × 365, a ratio × 100 in percent.

    Raises:
        DeriveError: The expression multiplies by what turns the unit of an input into another.
    """
    factors = derived.term.factors
    if name == "percent" and 100 in factors:
        raise DeriveError(
            f"“{derived.expression}” counts in hundredths, and percent does so again.",
            "Leave out the 100.",
        )
    own = {unit for unit in derived.units if "/" in unit}
    if (is_asked and name in own) or ("[time]", -1) not in derived.term.unit.dimensions:
        return
    for unit in sorted(own):
        base, _, per = unit.rpartition("/")
        for other in _TIMES if per in _TIMES else ():
            ratio = parse_unit(other).factor / parse_unit(per).factor
            number = next((each for each in factors if abs(each - ratio) <= ratio * _NEAR), None)
            if ratio == 1 or number is None:
                continue
            what = f"by {number}" if number > 1 else f"by 1/{1 / number}"
            amount = f"For the amount of that time write `{number} {per}s`; for " * (number > 1)
            raise DeriveError(
                f"“{derived.expression}” multiplies {unit} {what}, which leaves a rate per {per}.",
                f"{amount or 'For '}the rate per {other} leave the number out and give "
                f"`unit: {base}/{other}`; if a rate per {per} is meant, give `unit: {unit}`.",
            )


def _three_digits(value: Fraction, relation: Relation) -> Decimal:
    """Round to three significant digits, half up, never beyond what `more than` allows.

    Zeros at the end are left out: of 5.9 less 5.1 nobody knows that it is 0.800.
    """
    if not value:
        return Decimal(0)
    place = len(str(int(abs(value)))) - 3 if abs(value) >= 1 else -2
    while abs(value) < Fraction(10) ** (place + 2):
        place -= 1
    digits = value / Fraction(10) ** place
    if relation is Relation.MORE_THAN:
        whole = floor(digits)
    elif relation is Relation.LESS_THAN:
        whole = ceil(digits)
    else:
        whole = floor(abs(digits) + Fraction(1, 2)) * (1 if digits > 0 else -1)
    number = Decimal(whole).scaleb(place)
    return Decimal(int(number)) if number == int(number) else number.normalize()


def _third_place(number: Decimal) -> Decimal:
    """Return the place value of the third significant digit."""
    if not number or number == int(number):
        return Decimal(1).scaleb(max(number.adjusted() - 2, 0)) if number else Decimal(1)
    return Decimal(1).scaleb(number.adjusted() - 2)


def _same_side(stated: Quantity, derived: Derived) -> bool:
    above = {Relation.MORE_THAN, Relation.AT_LEAST}
    below = {Relation.LESS_THAN, Relation.AT_MOST}
    return stated.relation in (above if derived.relation is Relation.MORE_THAN else below)


def _shown(given: list[Fraction], derived: Derived, unit: str | None, target: Unit) -> str:
    """Return in words what the inputs give: three significant digits, or whole where larger."""
    relation = derived.relation
    ends = (
        given
        if relation is Relation.EXACT and given[0] < given[1]
        else [_in(target, derived.value)]
    )
    numbers = "–".join(
        (f"{round(end):,}" if abs(end) < _MOST else "a number of no such size")
        if abs(end) >= 1000
        else f"{float(end):.3g}"
        for end in ends
    )
    bound = "" if relation is Relation.EXACT else f"{relation.value} "
    return f"the inputs give {bound}{numbers} {unit or ''}".rstrip()
