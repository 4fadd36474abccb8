"""What a derived figure comes to: given to three digits, or compared with what is stated."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.derivations import DeriveError
from sphinx_kzbrief.figures.interval import Interval
from sphinx_kzbrief.figures.model import Quantity, Relation
from sphinx_kzbrief.figures.rounding import rounding_step
from sphinx_kzbrief.figures.statements import kind_of
from sphinx_kzbrief.figures.units import describe_dimensions, is_currency, parse_unit, written_unit
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.derivations import Derived

_LEAST, _MOST = Fraction(1, 10**18), Fraction(10) ** 18
"""Sizes between which a figure lies."""


def derived_quantity(derived: Derived, unit: str | None) -> Quantity:
    """Return what the inputs give, to three digits, where nobody has stated it.

    Args:
        derived: What the inputs give.
        unit: The unit to give it in, as people write it.

    Raises:
        DeriveError: The unit does not fit, or the number is of no size a figure has.
    """
    name, scale = written_unit(unit)
    target = parse_unit(name)
    if target.dimensions != derived.unit.dimensions:
        given = " ".join(describe_dimensions(derived.unit)) or "a plain number"
        raise DeriveError(
            f"“{derived.expression}” gives {given}, not {unit or 'a plain number'}.",
            f"Add `unit: {given}`." if is_currency(given) else "Give the unit of the result.",
        )
    if derived.is_open:
        raise DeriveError(
            f"“{derived.expression}” is bounded on neither side: its inputs say “more than” or "
            "the like of both parts.",
            "State the result yourself, with `value`, and say in a note what it rests on.",
        )
    value = derived.value / target.factor
    if value and not _LEAST <= abs(value) <= _MOST:
        raise DeriveError(
            f"“{derived.expression}” gives a number of no size that a figure has.",
            "Check the arithmetic.",
        )
    relation = derived.relation if derived.relation is not Relation.EXACT else Relation.ABOUT
    number = _three_digits(value / Fraction(scale), relation) * scale
    base, _, per = (name or "").partition("/")
    return Quantity(
        Span(0, 0), f"{number:f}", kind_of(base), number, unit=base or None, per=per or None,
        relation=relation, qualifier=relation.value, precision=_third_place(number),
    )  # fmt: skip


def _three_digits(value: Fraction, relation: Relation) -> Decimal:
    """Round to three significant digits, never beyond what `more than` allows."""
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
        whole = round(digits)
    number = Decimal(whole).scaleb(place)
    return Decimal(int(number)) if number == int(number) else number


def _third_place(number: Decimal) -> Decimal:
    """Return the place value of the third significant digit."""
    if not number or number == int(number):
        return Decimal(1).scaleb(max(number.adjusted() - 2, 0)) if number else Decimal(1)
    return Decimal(1).scaleb(number.adjusted() - 2)


def check_derived(stated: Quantity, derived: Derived) -> str | None:
    """Compare a stated result with what the inputs give.

    Args:
        stated: The result as `corpus.yaml` or the brief states it.
        derived: What the inputs give.

    Returns:
        None where they agree at the precision stated, else what is wrong, in words.
    """
    target = parse_unit(stated.full_unit)
    if target.dimensions != derived.unit.dimensions:
        given = " ".join(describe_dimensions(derived.unit)) or "a plain number"
        return f"the inputs give {given}, not {stated.full_unit or 'a plain number'}"
    low, high = (Fraction(end) * target.factor for end in stated.ends)
    half = rounding_step(stated) * target.factor / 2
    number = _shown(derived.value_in(stated.full_unit))
    near = low - half <= derived.value <= high + half
    if not near and not derived.precise.overlaps(Interval(low - half, high + half)):
        return f"the inputs give {number} {stated.full_unit or ''}".rstrip()
    if derived.relation is not Relation.EXACT and not _same_side(stated, derived):
        return (
            f"the inputs give {derived.relation.value} {number} {stated.full_unit or ''}".rstrip()
        )
    return None


def _same_side(stated: Quantity, derived: Derived) -> bool:
    above = {Relation.MORE_THAN, Relation.AT_LEAST}
    below = {Relation.LESS_THAN, Relation.AT_MOST}
    return stated.relation in (above if derived.relation is Relation.MORE_THAN else below)


def _shown(value: Fraction) -> str:
    """Print a number to three significant digits, or whole where it is larger."""
    if abs(value) >= 1000:
        return f"{round(value):,}" if abs(value) < _MOST else "a number of no such size"
    return f"{float(value):.3g}"
