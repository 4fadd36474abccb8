"""The scale of a bar chart: round steps, and where values lie on its width."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 420.0
"""Width of a chart in user units."""
MARGIN = 12.0
"""What is left free on each side."""
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values to x; zero is always on it, because bars start there."""

    low: float
    high: float
    step: float

    @classmethod
    def of(cls, spans: Sequence[tuple[float, float]]) -> Scale:
        """Return a scale of round steps that holds zero and all spans."""
        low = min(0.0, *(span[0] for span in spans))
        high = max(0.0, *(span[1] for span in spans))
        if low == high:
            high = low + 1
        rough = (high - low) / _TICKS
        power = 10.0 ** floor(log10(rough))
        step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= rough)
        return cls(floor(low / step) * step, ceil(high / step) * step, step)

    def x(self, value: float) -> float:
        """Return where a value lies, in user units."""
        # Room on the right for the arrow of an open bar.
        room = WIDTH - 2 * MARGIN - 20
        return MARGIN + (value - self.low) / (self.high - self.low) * room

    def ticks(self) -> list[float]:
        """Return the values that are marked."""
        count = round((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(count + 1)]
