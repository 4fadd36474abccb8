"""The scale of a chart: where values lie on its width, evenly or by powers of ten."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FAR_APART = 100
"""How many times the smallest value the largest is, where bars no longer show both."""
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values to x.

    Attributes:
        low: Value at the left end; zero or less on an even scale, because bars start at zero.
        high: Value at the right end.
        left: x of the left end, in user units.
        right: x of the right end.
        logarithmic: Whether equal distances stand for equal ratios.
    """

    low: float
    high: float
    left: float
    right: float
    logarithmic: bool = False

    @classmethod
    def of(cls, ends: Sequence[float], left: float, right: float) -> Scale:
        """Return a scale that holds all values; logarithmic where they are too far apart."""
        if min(ends) > 0 and max(ends) >= FAR_APART * min(ends):
            low, high = 10.0 ** floor(log10(min(ends))), 10.0 ** ceil(log10(max(ends)))
            return cls(low, high, left, right, logarithmic=True)
        return cls(min(0.0, *ends), max(0.0, *ends), left, right)

    def x(self, value: float) -> float:
        """Return where a value lies, in user units."""
        low, high = self.low, self.high
        if self.logarithmic:
            low, high, value = log10(low), log10(high), log10(value)
        if low == high:  # nothing but zeros
            return self.left
        return self.left + (value - low) / (high - low) * (self.right - self.left)

    @property
    def factor(self) -> int:
        """How many times the one before it each tick of a logarithmic scale is."""
        powers = round(log10(self.high / self.low))
        return int(10 ** ceil(powers / _TICKS))

    def ticks(self) -> list[Decimal]:
        """Return round values to mark, the smallest first."""
        if self.logarithmic:
            tick, found = Decimal(str(self.low)), []
            while float(tick) <= self.high * 1.001:
                found.append(tick)
                tick *= self.factor
            return found
        if self.low == self.high:
            return [Decimal(0)]
        rough = (self.high - self.low) / _TICKS
        power = floor(log10(rough))
        size = next(
            size for size in ("1", "2", "2.5", "5", "10") if float(size) * 10.0**power >= rough
        )
        step = Decimal(size).scaleb(power)
        if self.low.is_integer() and self.high.is_integer():
            step = max(step, Decimal(1))
        first, last = ceil(self.low / float(step)), floor(self.high / float(step) + 1e-9)
        return [step * number for number in range(first, last + 1)]
