"""Where the period of a figure lies in time, and what lies between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINT = re.compile(r"([0-9]{4}|[0-9]{1,3}X{1,3})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First months of the seasons as EDTF (ISO 8601-2) numbers them, of three months each."""
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, in months since the year 0.

    Attributes:
        start: Its beginning.
        end: Its end, exclusive; days count as parts of their month.
        unit: Months in the unit it is stated in: 12 for a year, 3 for a season, 1 for a month.
    """

    start: float
    end: float
    unit: int

    @classmethod
    def of(cls, period: str | None) -> Stretch | None:
        """Return where an EDTF date or interval lies; None where it says nothing."""
        found = [_point(*match.groups()) for match in _POINT.finditer(period or "")]
        if not found:
            return None
        return cls(
            min(point.start for point in found),
            max(point.end for point in found),
            min(point.unit for point in found),
        )


def _point(year: str, part: str | None, day: str | None) -> Stretch:
    start = int(year.replace("X", "0")) * _YEAR
    if part is None:
        return Stretch(start, start + _YEAR * 10 ** year.count("X"), _YEAR)
    length = 3 if int(part) in _SEASONS else 1
    start += _SEASONS.get(int(part), int(part)) - 1
    if day is not None:
        # Of single days nobody expects one a day: years without one are what is missing.
        return Stretch(start + (int(day) - 1) / 31, start + int(day) / 31, _YEAR)
    return Stretch(start, start + length, length)


def by_period(period: str | None) -> tuple[float, float]:
    """Return the sort key of an EDTF period: its beginning, its end; without a period last."""
    stretch = Stretch.of(period)
    return (stretch.start, stretch.end) if stretch else (float("inf"), 0)


def gaps(stretches: Sequence[Stretch]) -> list[str]:
    """Return what is missing before each stretch of a series, as EDTF; empty for nothing.

    Args:
        stretches: The stretches, sorted. Where all lie equally far apart, as those of a census
            do, nothing is missing: such a series is to scale.
    """
    unit = min((each.unit for each in stretches), default=_YEAR)
    steps = {later.start - earlier.start for earlier, later in pairwise(stretches)}
    found, end = [""], stretches[0].end if stretches else 0
    for each in stretches[1:]:
        # From the next whole unit to the last one that is over.
        first, last = -int(-end // unit), int(each.start // unit)
        missing = last > first and (len(steps) > 1 or len(stretches) == 2)
        found.append(_edtf(first * unit, last * unit, unit) if missing else "")
        end = max(end, each.end)
    return found


def _edtf(start: int, end: int, unit: int) -> str:
    if unit == _YEAR:
        names = [f"{start // _YEAR:04}", f"{end // _YEAR - 1:04}"]
    else:
        names = [f"{each // _YEAR:04}-{each % _YEAR + 1:02}" for each in (start, end - 1)]
    return "/".join(dict.fromkeys(names))
