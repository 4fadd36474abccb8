"""Figures derived from figures: `trade-2022 / trade-2008`, with units, intervals, precision.

The expression is read by an operator-precedence parser of its own over four operators,
numbers and figure ids; nothing is evaluated but that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.figures.interval import Interval, IntervalError
from sphinx_kzbrief.figures.model import Quantity, Relation
from sphinx_kzbrief.figures.rounding import bounds, rounding_step
from sphinx_kzbrief.figures.units import (
    Unit,
    parse_unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_kzbrief.figures.conflicts import FigureEntry

LONGEST = 500
"""Characters an expression may have."""
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
    claimed = Interval(*(end for end, _side in bounds(quantity))).scaled(unit.factor)
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
