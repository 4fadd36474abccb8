"""Closed intervals of exact numbers whose ends may be infinite."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from sphinx_kzbrief.errors import KzbriefError

End: TypeAlias = "Fraction | float"
"""An exact number, or an infinity; no other float is ever used."""


class IntervalError(KzbriefError):
    """An operation on intervals has no bounded meaning."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`."""

    low: End
    high: End

    def __add__(self, other: Interval) -> Interval:
        """All sums of a number of each."""
        return Interval(self.low + other.low, self.high + other.high)

    def __mul__(self, other: Interval) -> Interval:
        """All products of a number of each."""
        ends = [
            _times(one, another)
            for one in (self.low, self.high)
            for another in (other.low, other.high)
        ]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """All quotients; raises IntervalError where the divisor may be zero."""
        if other.low == 0 == other.high:
            msg = "it divides by zero"
            raise IntervalError(msg)
        if other.low <= 0 <= other.high:
            msg = "it divides by a figure that may be zero at its stated precision"
            raise IntervalError(msg, "Divide by a figure that is surely above or below zero.")
        return self * Interval(_inverse(other.high), _inverse(other.low))

    def scaled(self, factor: Fraction) -> Interval:
        """Multiply by an exact number."""
        return self * Interval(factor, factor)

    def overlaps(self, other: Interval) -> bool:
        """Tell whether the intervals share a number."""
        return self.low <= other.high and other.low <= self.high


def _times(one: End, other: End) -> End:
    # Nothing times an unbounded number is nothing here: the bound is what is unknown.
    return Fraction(0) if 0 in {one, other} else one * other


def _inverse(end: End) -> End:
    return Fraction(0) if isinstance(end, float) and math.isinf(end) else 1 / Fraction(end)
