"""Where the period of a figure lies in time, what lies between two, and whether they differ.

Periods are EDTF (ISO 8601-2) strings, quarters and halves of a year with their codes: `2022-33`
is the first quarter, `2022-40` the first half. A period of a sentence may lack its year
(`XXXX-05`) or be a fiscal year (`FY2023`), which EDTF has no form for.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINT = re.compile(r"([0-9]{4}|[0-9]{1,3}X{1,3})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_PARTS = (
    {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
    | {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
    | {40: (1, 6), 41: (7, 6)}
)
"""First month and months of seasons, quarters and halves of a year, by their EDTF codes."""
_YEAR = 12
_UNDATED = "XXXX"
_FISCAL = "FY"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, in months since the year 0.

    Attributes:
        start: Its beginning.
        end: Its end, exclusive; days count as parts of their month.
        unit: Months in the unit it is stated in: 12 for a year, 3 for a season or quarter, 1 for a
            month.
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
    month, length = _PARTS.get(int(part), (int(part), 1))
    start += month - 1
    if day is not None:
        # Of single days nobody expects one a day: years without one are what is missing.
        return Stretch(start + (int(day) - 1) / 31, start + int(day) / 31, _YEAR)
    return Stretch(start, start + length, length)


def by_period(period: str | None) -> tuple[float, float]:
    """Return the sort key of an EDTF period: its beginning, its end; without a period last."""
    stretch = Stretch.of(period)
    return (stretch.start, stretch.end) if stretch else (float("inf"), 0)


def differ(first: str, second: str) -> bool:
    """Tell whether two periods of sentences are certainly not one.

    A period that may hold the other (`2022` and `2022-33`) proves nothing; two spans that only
    overlap are two, and so are a span of months and one of its months. A fiscal
    year reaches into the calendar years beside it.
    """
    if first == second:
        return False
    one, other = years_of(first), years_of(second)
    fiscal = [each.startswith(_FISCAL) for each in (first, second)]
    if any(fiscal):
        return bool(one and other and abs(one[0] - other[0]) > (not all(fiscal)))
    here, there = Stretch.of(_dated(first, second)), Stretch.of(_dated(second, first))
    if here is None or there is None:
        return False
    spans = [("/" in each) for each in (first, second)]
    if all(spans) or (any(spans) and max(here.unit, there.unit) < _YEAR):
        # Of what holds for January to September nobody knows that it holds for September.
        return (here.start, here.end) != (there.start, there.end)
    return here.end <= there.start or there.end <= here.start


def _dated(period: str, other: str) -> str:
    """Return a part of a year without one in the year of another period."""
    years = years_of(other)
    if years and years[0] != years[1]:
        return period
    return period.replace(_UNDATED, str(years[0]) if years else "2000")


def span_of(first: int, last: int, year: str | None, start: str | None = None) -> str | None:
    """Return the period from one month of a year to another, or None where none is meant.

    Args:
        first: The first month; below 1 in the year before.
        last: The last month.
        year: The year of the last month, or None.
        start: That of the first month, where it is another.
    """
    if first < 1 and year:
        first, start = first + _YEAR, str(int(year) - 1)
    if start and year:
        return f"{start}-{first:02}/{year}-{last:02}"
    if not 1 <= first <= last <= _YEAR:
        return None
    if last - first + 1 == _YEAR:
        return year
    lead = year or _UNDATED
    codes = {(month, length): code for code, (month, length) in _PARTS.items() if code > 24}
    code = codes.get((first, last - first + 1))
    if code or first == last:
        return f"{lead}-{code or first:02}"
    return f"{lead}-{first:02}/{lead}-{last:02}"


def compare_periods(first: str | None, second: str | None) -> bool | None:
    """Compare two EDTF periods.

    Returns:
        True where they are certainly the same, False where they certainly differ, None where
        one is unknown or uncertain (`?`, `~`, `%`, an open end) and they may be the same.
    """
    if not first or not second:
        return None
    if is_certain(first) and is_certain(second):
        return canonical(first) == canonical(second)
    one, other = years_of(first), years_of(second)
    if one and other and (one[1] < other[0] or other[1] < one[0]):
        return False
    return None


def canonical(period: str | None) -> str | None:
    """Return one form for all ways to write a certain period: `2020` for `2020-01/2020-12`."""
    stretch = Stretch.of(period) if is_certain(period) else None
    if stretch is None or stretch.start % 1 or stretch.end % 1:
        return period.strip() if period else None
    whole = not (stretch.start % _YEAR or stretch.end % _YEAR)
    return _edtf(int(stretch.start), int(stretch.end), _YEAR if whole else 1)


def reach(period: str | None) -> Stretch | None:
    """Return where a period may lie: where an end is left open, without end."""
    stretch, text = Stretch.of(period), (period or "").strip()
    if stretch and text.startswith(("/", "..")):
        stretch = replace(stretch, start=-math.inf)
    if stretch and text.endswith(("/", "..")):
        stretch = replace(stretch, end=math.inf)
    return stretch


def is_certain(period: str | None) -> bool:
    """Tell whether an EDTF period says exactly when."""
    return bool(period) and not re.search(r"[?~%X\[\]{}]|\.\.|^/|/$", period or "")


def years_of(period: str) -> tuple[int, int] | None:
    """Return the first and last year an EDTF string may mean; open ends stay open."""
    parts = period.split("/") if "/" in period else [period, period]
    years = [re.findall("(?<![0-9X])[0-9][0-9X]{3}(?![0-9X])", part) for part in parts[:2]]
    if not any(years):
        return None
    first = min((int(year.replace("X", "0")) for year in years[0]), default=-9999)
    last = max((int(year.replace("X", "9")) for year in years[-1]), default=9999)
    return first, last


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
        name = ""
        if each.start > end and (len(steps) > 1 or len(stretches) == 2):
            # From the next whole unit to the last one that is over.
            first, last = -int(-end // unit), int(each.start // unit)
            name = _edtf(first * unit, last * unit, unit) if last > first else ""
        found.append(name)
        end = max(end, each.end)
    return found


def _edtf(start: int, end: int, unit: int) -> str:
    if unit == _YEAR:
        names = [f"{start // _YEAR:04}", f"{end // _YEAR - 1:04}"]
    else:
        names = [f"{each // _YEAR:04}-{each % _YEAR + 1:02}" for each in (start, end - 1)]
    return "/".join(dict.fromkeys(names))
