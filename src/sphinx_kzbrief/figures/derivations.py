"""Figures derived from figures: `trade-2022 / trade-2008`, with units, intervals, precision.

The expression is read by an operator-precedence parser of its own over four operators,
numbers and figure ids; nothing is evaluated but that.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.figures.conflicts import is_share
from sphinx_kzbrief.figures.interval import Interval, IntervalError
from sphinx_kzbrief.figures.model import Quantity, Relation
from sphinx_kzbrief.figures.rounding import rounding_step
from sphinx_kzbrief.figures.units import Unit, describe_dimensions, parse_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.figures.conflicts import FigureEntry

LONGEST = 500
"""Characters an expression may have."""
DEEPEST = 32
"""Parentheses that may stand in one another."""

_ABOVE_ZERO = Fraction(1, 10**30)

# An id may hold hyphens, so a minus needs white space before or after it.
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9._-])"
    r"(?:\s+(?:hour|day|week|month|year)s?(?![A-Za-z0-9._-]))?)"
    r"|(?P<name>[A-Za-z0-9](?:[A-Za-z0-9._]|-(?=[A-Za-z0-9]))*)|(?P<operator>[-+*/()×÷−]))"
)
_GRAMMAR = "Write figure ids joined by + - * / and parentheses: a / b."
_SAME = {"×": "*", "÷": "/", "−": "-"}
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


class DeriveError(KzbriefError):
    """An expression cannot be read, or its inputs cannot be combined."""


class Sort(StrEnum):
    """What sort of pure number a term is; only of these do the sums differ."""

    RATIO = "ratio"
    """One amount by another, and whatever has a unit."""
    LITERAL = "number"
    """Typed in the expression."""
    SHARE = "percentage"
    POINTS = "percentage points"
    """What two percentages differ by."""


@dataclass(frozen=True, slots=True)
class Term:
    """A figure, or what has been made of figures, in base units.

    Attributes:
        stated: Its value, or the ends of its range, as stated.
        precise: What it may be when each input is only as precise as stated.
        claimed: As stated, with each `more than` and the like kept.
        unit: Its unit as dimensions.
        sort: What sort of pure number it is.
        zeros: How often it holds the zero of a temperature scale: once for 20 °C, not at all for
            what two temperatures differ by.
        factors: Plain numbers by which the expression multiplies.
    """

    stated: Interval
    precise: Interval
    claimed: Interval
    unit: Unit
    sort: Sort = Sort.RATIO
    zeros: Fraction = Fraction(0)
    factors: frozenset[Fraction] = frozenset()


@dataclass(frozen=True, slots=True)
class Derived:
    """What an expression gives.

    Attributes:
        expression: The expression.
        term: What it comes to.
        inputs: Ids of the figures used, each once, in order.
        units: Canonical units of the figures and of spans of time, in the order of use.
        basis: The basis that all inputs share; None where some input's is not known.
    """

    expression: str
    term: Term
    inputs: tuple[str, ...]
    units: tuple[str, ...]
    basis: str | None

    @property
    def value(self) -> Fraction:
        """Its value in base units: of a range the middle, or the end that bounds it."""
        low, high = Fraction(self.term.stated.low), Fraction(self.term.stated.high)
        if self.relation is Relation.EXACT:
            return (low + high) / 2
        return low if self.relation is Relation.MORE_THAN else high

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
        return self.term.claimed.high > self.term.stated.high

    @property
    def _reaches_below(self) -> bool:
        return self.term.claimed.low < self.term.stated.low

    def value_in(self, unit: str | None) -> Fraction:
        """Return the value in a canonical unit of the same dimensions."""
        return self.value / parse_unit(unit).factor


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
    return Derived(expression, term, tuple(parser.inputs), tuple(parser.units), basis)


class _Parser:
    """Reads and evaluates in one pass (operator precedence, Pratt 1973)."""

    def __init__(self, expression: str, figures: Mapping[str, FigureEntry]) -> None:
        self.expression = expression
        self.figures = figures
        self.inputs: list[str] = []
        self.units: list[str] = []
        self.depth = 0
        self.position = 0
        self.tokens = self._tokens()

    def parse(self) -> Term:
        term = self._binary(0)
        if self.position < len(self.tokens):
            raise self._error(f"“{self.tokens[self.position][1]}” stands where nothing fits")
        return term

    def _error(self, what: str, remedy: str = _GRAMMAR) -> DeriveError:
        shown = self.expression if len(self.expression) <= 80 else self.expression[:80] + "…"
        return DeriveError(f"“{shown}”: {what}.", remedy)

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

    def _binary(self, least: int) -> Term:
        left = self._unary()
        while _BINDING.get(self._peek(), 0) > least:
            operator = self._peek()
            self.position += 1
            left = self._apply(operator, left, self._binary(_BINDING[operator]))
        return left

    def _unary(self) -> Term:
        if self.position >= len(self.tokens):
            raise self._error("it ends too early")
        kind, text = self.tokens[self.position]
        self.position += 1
        if kind == "number":
            number, _, time = text.partition(" ")
            self.units += [time.strip().rstrip("s")] if time else []
            return _literal(number, self.units[-1] if time else None)
        if kind == "name":
            return self._figure(text)
        if text == "(":
            return self._group()
        raise self._error(f"“{text}” stands where a figure is expected")

    def _group(self) -> Term:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._error(f"more than {DEEPEST} parentheses stand in one another")
        term = self._binary(0)
        if self._peek() != ")":
            raise self._error("a parenthesis is not closed")
        self.position += 1
        self.depth -= 1
        return term

    def _figure(self, key: str) -> Term:
        entry = self.figures.get(key)
        if entry is None:
            raise self._error(f"no figure is called “{key}”")
        if key not in self.inputs:
            self.inputs.append(key)
            self.units += [entry.quantity.full_unit] if entry.quantity.full_unit else []
        return term_of(entry.quantity)

    def _apply(self, operator: str, left: Term, right: Term) -> Term:
        try:
            return (_sum if operator in "+-" else _product)(left, right, operator)
        except IntervalError as error:
            raise self._error(error.message, error.remedy or _GRAMMAR) from error


def _literal(number: str, time: str | None) -> Term:
    """Return a number typed in an expression, or a span of time: `365 days`."""
    unit = parse_unit(time)
    value = Fraction(number) * unit.factor
    point = Interval(value, value)
    sort = Sort.RATIO if time else Sort.LITERAL
    return Term(point, point, point, Unit(unit.dimensions), sort)


def term_of(quantity: Quantity) -> Term:
    """Return a quantity in base units, in its three intervals."""
    unit, sort = parse_unit(quantity.full_unit), Sort.RATIO
    if unit.dimensions == (("percentage_point", 1),):
        unit, sort = Unit((), unit.factor / 100), Sort.POINTS
    elif is_share(quantity):
        sort = Sort.SHARE
    offset = Fraction(0) if quantity.sense else unit.offset
    low, high = (Fraction(end) * unit.factor + offset for end in quantity.ends)
    half = rounding_step(quantity) * unit.factor / 2
    above = quantity.relation in {Relation.MORE_THAN, Relation.AT_LEAST}
    below = quantity.relation in {Relation.LESS_THAN, Relation.AT_MOST}
    # Less than three billion is more than nothing; less than three percent may be a fall.
    least = _ABOVE_ZERO if low > 0 and sort is Sort.RATIO else -math.inf
    return Term(
        Interval(low, high),
        Interval(low - half, high + half),
        Interval(least if below else low, math.inf if above else high),
        Unit(unit.dimensions),
        sort,
        Fraction(1 if offset else 0),
    )


def _sum(left: Term, right: Term, operator: str) -> Term:
    if left.unit.dimensions != right.unit.dimensions:
        given = " and ".join(
            " ".join(describe_dimensions(each.unit)) or "a plain number" for each in (left, right)
        )
        msg = f"it adds figures that measure different things, {given}"
        raise IntervalError(msg, "Add and subtract only what is counted in units of one sort.")
    sorts = {left.sort, right.sort}
    for typed, other in ((left, right), (right, left)):
        part = other.sort in {Sort.SHARE, Sort.POINTS}
        if part and typed.sort is Sort.LITERAL and typed.stated.high != 1:
            msg = "it adds a plain number to a percentage, of which the whole is 1"
            raise IntervalError(msg, "Write 1 for the whole, 1 - a, or name a figure in percent.")
    sort = next(each for each in (Sort.SHARE, Sort.POINTS, *sorted(sorts)) if each in sorts)
    if operator == "-" and sorts == {Sort.SHARE}:
        sort = Sort.POINTS
    sign = Fraction(1 if operator == "+" else -1)
    return Term(
        left.stated + right.stated.scaled(sign),
        left.precise + right.precise.scaled(sign),
        left.claimed + right.claimed.scaled(sign),
        left.unit,
        sort,
        left.zeros + sign * right.zeros,
        left.factors | right.factors,
    )


def _product(left: Term, right: Term, operator: str) -> Term:
    times = operator == "*"
    if times and right.zeros:
        left, right = right, left
    if right.zeros or (left.zeros and right.unit.dimensions):
        msg = "it multiplies or divides by a temperature, of which only differences are amounts"
        raise IntervalError(msg, "Take the difference of two temperatures first: (a - b) / c.")
    combined = Interval.__mul__ if times else Interval.__truediv__
    unit = left.unit * right.unit if times else left.unit / right.unit
    by = combined(Interval(Fraction(1), Fraction(1)), right.stated).low
    typed = {
        Fraction(each)
        for each, here, there in ((by, right, left), (left.stated.low, left, right))
        if here.sort is Sort.LITERAL is not there.sort and (times or here is right)
    }
    return Term(
        combined(left.stated, right.stated),
        combined(left.precise, right.precise),
        combined(left.claimed, right.claimed),
        unit,
        Sort.RATIO if unit.dimensions else _sort(left.sort, right.sort, times=times),
        left.zeros * Fraction(by) if left.zeros else Fraction(0),
        left.factors | right.factors | typed,
    )


def _sort(left: Sort, right: Sort, *, times: bool) -> Sort:
    parts = (Sort.POINTS, Sort.SHARE)
    if left is right is Sort.LITERAL:
        return left
    if left in parts and right in parts and not times:
        return Sort.RATIO
    kept = (left, right) if times else (left,)
    return next((each for each in parts if each in kept), Sort.RATIO)
