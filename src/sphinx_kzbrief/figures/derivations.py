"""Figures derived from figures: `trade-2022 / trade-2008`, with units, intervals, precision.

The expression is read by an operator-precedence parser of its own over four operators,
numbers and figure ids; nothing is evaluated but that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.figures.interval import Interval, IntervalError
from sphinx_kzbrief.figures.model import Quantity, Relation
from sphinx_kzbrief.figures.rounding import bounds, rounding_step
from sphinx_kzbrief.figures.statements import kind_of
from sphinx_kzbrief.figures.units import (
    Unit,
    describe_dimensions,
    is_currency,
    parse_unit,
    written_unit,
)
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_kzbrief.figures.conflicts import FigureEntry

LONGEST = 500
"""Characters an expression may have."""
_LEAST, _MOST = Fraction(1, 10**18), Fraction(10) ** 18
"""Sizes between which a figure lies."""
DEEPEST = 32
"""Parentheses that may stand in one another."""

# An id may hold hyphens, so a minus needs white space before or after it.
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9._-]))"
    r"|(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._]|-(?=[A-Za-z0-9]))*)|(?P<operator>[-+*/()×÷−]))"
)
_SAME = {"×": "*", "÷": "/", "−": "-"}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


class DeriveError(KzbriefError):
    """An expression cannot be read, or its inputs cannot be combined."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What an expression gives.

    Attributes:
        expression: The expression.
        value: Its value in base units, from the values as stated.
        precise: What the value may be when each input is only as precise as stated.
        claimed: What the value may be when each `more than` and the like is kept as well.
        unit: Its unit as dimensions.
        inputs: Ids of the figures used, each once, in order.
        basis: The basis that all inputs share; None where some input's is not known.
    """

    expression: str
    value: Fraction
    precise: Interval
    claimed: Interval
    unit: Unit
    inputs: tuple[str, ...]
    basis: str | None

    @property
    def relation(self) -> Relation:
        """What must be said of the value: bounded on one side only, or not at all."""
        above, below = self._reaches_above, self._reaches_below
        if above == below:
            return Relation.EXACT
        return Relation.MORE_THAN if above else Relation.LESS_THAN

    @property
    def is_open(self) -> bool:
        """Whether the inputs bound the value on neither side: one `more than` by another."""
        return self._reaches_above and self._reaches_below

    @property
    def _reaches_above(self) -> bool:
        # "About" doubles what precision leaves open; only an open bound reaches further.
        return self.claimed.high - self.value > 3 * (self.precise.high - self.value)

    @property
    def _reaches_below(self) -> bool:
        return self.value - self.claimed.low > 3 * (self.value - self.precise.low)

    def value_in(self, unit: str | None) -> Fraction:
        """Return the value in a canonical unit of the same dimensions."""
        return self.value / parse_unit(unit).factor


@dataclass(frozen=True, slots=True)
class _Term:
    value: Fraction
    precise: Interval
    claimed: Interval
    unit: Unit


def derive(expression: str, figures: Mapping[str, FigureEntry]) -> Derived:
    """Evaluate an expression over figures.

    Args:
        expression: Figure ids, numbers, `+ - * /` and parentheses. A minus between two ids
            stands between spaces, because ids may hold hyphens.
        figures: The figures by id.

    Raises:
        DeriveError: The expression is malformed or too long, an id is unknown, units do not
            fit, a divisor may be zero, or the inputs were compiled on different bases.
    """
    parser = _Parser(expression, figures)
    term = parser.parse()
    bases = {figures[key].basis for key in parser.inputs}
    known = {basis.casefold() for basis in bases if basis}
    if len(known) > 1:
        msg = f"The inputs of “{expression}” were compiled on different bases: " + "; ".join(
            f"{key}: {figures[key].basis or 'unknown'}" for key in parser.inputs
        )
        raise DeriveError(msg, "Combine only figures of one basis, or state the result yourself.")
    basis = bases.pop() if len(bases) == 1 else None
    return Derived(
        expression, term.value, term.precise, term.claimed, term.unit, tuple(parser.inputs), basis
    )


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


class _Parser:
    """Reads and evaluates in one pass (operator precedence, Pratt 1973)."""

    def __init__(self, expression: str, figures: Mapping[str, FigureEntry]) -> None:
        self.expression = expression
        self.figures = figures
        self.inputs: list[str] = []
        self.depth = 0
        self.position = 0
        self.tokens = self._tokens()

    def parse(self) -> _Term:
        term = self._binary(0)
        if self.position < len(self.tokens):
            raise self._error(f"“{self.tokens[self.position][1]}” stands where nothing fits")
        return term

    def _error(self, what: str) -> DeriveError:
        shown = self.expression if len(self.expression) <= 80 else self.expression[:80] + "…"
        return DeriveError(
            f"“{shown}”: {what}.", "Write figure ids joined by + - * / and parentheses: a / b."
        )

    def _tokens(self) -> list[tuple[str, str]]:
        text = self.expression
        if len(text) > LONGEST:
            raise self._error(f"the expression is longer than {LONGEST} characters")
        tokens, at, end = [], 0, len(text.rstrip())
        while at < end:
            match = _TOKEN.match(text, at)
            if match is None:
                raise self._error(f"“{text[at : at + 1]}” is no part of an expression")
            tokens.append((match.lastgroup or "", match[match.lastgroup or 0]))
            at = match.end()
        return tokens

    def _peek(self) -> str:
        if self.position >= len(self.tokens):
            return ""
        kind, text = self.tokens[self.position]
        return _SAME.get(text, text) if kind == "operator" else ""

    def _binary(self, least: int) -> _Term:
        left = self._unary()
        while _BINDING.get(self._peek(), 0) > least:
            operator = self._peek()
            self.position += 1
            left = self._apply(operator, left, self._binary(_BINDING[operator]))
        return left

    def _unary(self) -> _Term:
        if self.position >= len(self.tokens):
            raise self._error("it ends too early")
        kind, text = self.tokens[self.position]
        self.position += 1
        if kind == "number":
            value = Fraction(text)
            return _Term(value, Interval(value, value), Interval(value, value), Unit(()))
        if kind == "name":
            return self._figure(text)
        if text == "(":
            return self._group()
        raise self._error(f"“{text}” stands where a figure is expected")

    def _group(self) -> _Term:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._error(f"more than {DEEPEST} parentheses stand in one another")
        term = self._binary(0)
        if self._peek() != ")":
            raise self._error("a parenthesis is not closed")
        self.position += 1
        self.depth -= 1
        return term

    def _figure(self, key: str) -> _Term:
        entry = self.figures.get(key)
        if entry is None:
            raise self._error(f"no figure is called “{key}”")
        if key not in self.inputs:
            self.inputs.append(key)
        return term_of(entry.quantity)

    def _apply(self, operator: str, left: _Term, right: _Term) -> _Term:
        try:
            if operator in "+-":
                return _sum(left, right, operator, self._error)
            return _product(left, right, operator)
        except IntervalError as error:
            raise self._error(error.message) from error


def term_of(quantity: Quantity) -> _Term:
    """Return a quantity in base units with its two intervals."""
    unit = parse_unit(quantity.full_unit)
    low, high = (Fraction(end) * unit.factor for end in quantity.ends)
    half = rounding_step(quantity) * unit.factor / 2
    precise = Interval(low - half, high + half)
    claimed = Interval(*bounds(quantity)).scaled(unit.factor)
    return _Term((low + high) / 2, precise, claimed, Unit(unit.dimensions))


def _sum(left: _Term, right: _Term, operator: str, error: Callable[[str], DeriveError]) -> _Term:
    if left.unit.dimensions != right.unit.dimensions:
        raise error("it adds figures that measure different things")
    sign = 1 if operator == "+" else -1
    return _Term(
        left.value + sign * right.value,
        left.precise + right.precise.scaled(Fraction(sign)),
        left.claimed + right.claimed.scaled(Fraction(sign)),
        left.unit,
    )


def _product(left: _Term, right: _Term, operator: str) -> _Term:
    if operator == "*":
        return _Term(
            left.value * right.value,
            left.precise * right.precise,
            left.claimed * right.claimed,
            left.unit * right.unit,
        )
    if right.value == 0:
        raise IntervalError("it divides by zero")
    return _Term(
        left.value / right.value,
        left.precise / right.precise,
        left.claimed / right.claimed,
        left.unit / right.unit,
    )
