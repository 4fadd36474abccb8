"""EDTF dates (ISO 8601-2) as plain data: what is known of a date, and how it sorts."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sphinx_kzbrief.errors import KzbriefError

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%])?")
_LAST = 10**9
"""Sorts after every year: undated works stand last (Chicago 17, 15.44)."""

DateKey = tuple[int, int, int]


class DateError(KzbriefError):
    """The text is not an EDTF date."""


class DateKind(StrEnum):
    """What several points of a date are to one another."""

    POINT = "point"
    INTERVAL = "interval"
    """From the first point to the last; None is an open or unknown end."""
    WITHIN = "within"
    """One unknown point between the two; None where only one bound is known."""
    ONE_OF = "one-of"
    """One of the points listed."""
    ALL_OF = "all-of"
    """All points listed."""
    UNKNOWN = "unknown"
    """No date, or one that EDTF can write but readers could not read in words."""


@dataclass(frozen=True, slots=True)
class DatePoint:
    """A year, month or day, as precise as it is known.

    Attributes:
        year: The astronomical year; of a decade or century its first one.
        month: 1–12, or None.
        day: 1–31, or None.
        season: 1 (spring) – 4 (winter), or None.
        digits: How many digits of the year are unknown: 1 for a decade, 2 for a century.
        uncertain: Whether the whole point is open to doubt (``?``).
        approximate: Whether it is an estimate (``~``).
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    digits: int = 0
    uncertain: bool = False
    approximate: bool = False

    @property
    def qualified(self) -> bool:
        """Whether the point was not read off the source as it stands."""
        return self.uncertain or self.approximate

    def bare(self) -> DatePoint:
        """Return the point without its qualification."""
        return replace(self, uncertain=False, approximate=False)

    def year_only(self) -> DatePoint:
        """Return the year of the point, qualified as the point is."""
        return replace(self, month=None, day=None, season=None)

    @property
    def key(self) -> DateKey:
        """Sorts by time; a year stands before its months, a month before its days."""
        month = self.month or (self.season * 3 if self.season else 0)
        return (self.year, month, self.day or 0)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as EDTF tells it.

    Attributes:
        kind: What the points are to one another.
        points: One point; two (each may be None) for `INTERVAL` and `WITHIN`; the list
            for `ONE_OF` and `ALL_OF`; none for `UNKNOWN`.
        text: The EDTF string.
    """

    kind: DateKind
    points: tuple[DatePoint | None, ...]
    text: str

    @property
    def key(self) -> DateKey:
        """Sort key of the earliest point known; undated last."""
        return min((point.key for point in self.points if point), default=(_LAST, 0, 0))

    @property
    def says_more_than_year(self) -> bool:
        """Whether a month, day or season is known of any point."""
        return any(point and (point.month or point.season) for point in self.points)


NO_DATE = Date(DateKind.UNKNOWN, (), "")


def parse_date(text: str | None) -> Date:
    """Parse an EDTF date of level 0, 1 or 2.

    Args:
        text: An EDTF string such as ``2022-06-21``, ``2022-01?``, ``1992~/2022~`` or
            ``[2022-01-19..2022-06-21]``; None or an empty string for an unknown date.

    Raises:
        DateError: If the text is not EDTF.
    """
    return _parse((text or "").strip())


# A memo, not state: the result depends on `text` alone, and one entry asks five times.
@lru_cache(maxsize=4096)
def _parse(text: str) -> Date:
    if not text:
        return NO_DATE
    # Nearly every date is plain; the library's grammar takes 5–25 ms for each.
    if match := _PLAIN.fullmatch(text):
        year, month, day, mark = match.groups()
        point = DatePoint(
            int(year),
            int(month) if month else None,
            int(day) if day else None,
            uncertain=mark in {"?", "%"},
            approximate=mark in {"~", "%"},
        )
        if _exists(point):
            return Date(DateKind.POINT, (point,), text)
    return _parse_by_grammar(text)


def _exists(point: DatePoint) -> bool:
    """Tell whether the calendar has that month and day."""
    if point.month is None:
        return True
    if not 1 <= point.month <= 12:
        return False
    # The calendar module starts at year 1; year 0 was a leap year.
    return point.day is None or (
        1 <= point.day <= calendar.monthrange(point.year or 4, point.month)[1]
    )


def _parse_by_grammar(text: str) -> Date:
    import edtf  # noqa: PLC0415 - takes 0.2 s, and most corpora have plain dates only

    if len(text) > 200:
        raise DateError(f"“{text[:40]}…” is too long for a date", _REMEDY)
    try:
        parsed = edtf.parse_edtf(text)
    except edtf.EDTFParseException as error:
        raise DateError(f"“{text}” is not an EDTF date", _REMEDY) from error
    return _convert(parsed, text)


_REMEDY = (
    "Write it as EDTF: 2022-06-21, 2022-06, 2022?, 1992~, 1992/2022, "
    "or [2022-01-19..2022-06-21] for one unknown day."
)


def _convert(parsed: Any, text: str) -> Date:
    """Turn what the edtf library parsed into a `Date`; what has no words stays unknown."""
    name = type(parsed).__name__
    if name in {"Interval", "Level1Interval", "Level2Interval"}:
        ends = (_point(parsed.lower), _point(parsed.upper))
        return Date(DateKind.INTERVAL if any(ends) else DateKind.UNKNOWN, ends, text)
    if name in {"OneOfASet", "MultipleDates"}:
        return _convert_set(parsed.objects, text, every=name == "MultipleDates")
    point = _point(parsed.date if name == "DateAndTime" else parsed)
    return Date(DateKind.POINT, (point,), text) if point else replace(NO_DATE, text=text)


def _convert_set(members: tuple[Any, ...], text: str, *, every: bool) -> Date:
    ends: list[DatePoint | None] = []
    ranges = False
    for member in members:
        if type(member).__name__.endswith("Consecutives"):
            ranges = True
            ends += [_point(getattr(member, "lower", None)), _point(getattr(member, "upper", None))]
        else:
            ends.append(_point(member))
    known = sorted((end for end in ends if end), key=lambda end: end.key)
    if not known:
        return replace(NO_DATE, text=text)
    if not ranges:
        return Date(DateKind.ALL_OF if every else DateKind.ONE_OF, tuple(known), text)
    # A range among several members is told by its outer bounds, which hold for all.
    bounds = (None if ends[0] is None else known[0], None if ends[-1] is None else known[-1])
    return Date(DateKind.INTERVAL if every else DateKind.WITHIN, bounds, text)


def _point(parsed: Any) -> DatePoint | None:
    """Read one date of the library; None for an open end or what has no year in figures."""
    uncertain = bool(getattr(parsed, "is_uncertain", False))
    approximate = bool(getattr(parsed, "is_approximate", False))
    date = getattr(parsed, "date", parsed)
    match = re.fullmatch(
        r"(-?\d{2,4})(X{0,2})(?:-(\d\d|XX))?(?:-(\d\d|XX))?([?~%])?",
        str(date) if date is not None else "",
    )
    if match is None or len(match[1].lstrip("-")) + len(match[2]) != 4:
        return None
    # The library keeps the mark of some dates in their text, of others beside it.
    mark = match[5] or str(getattr(parsed, "ua", None) or "")
    month = int(match[3]) if match[3] and match[3] != "XX" else None
    season = month - 20 if month and 21 <= month <= 24 else None
    return DatePoint(
        year=int(match[1] + "0" * len(match[2])),
        month=None if season else month,
        day=int(match[4]) if month and match[4] and match[4] != "XX" else None,
        season=season,
        digits=len(match[2]),
        uncertain=uncertain or mark in {"?", "%"},
        approximate=approximate or mark in {"~", "%"},
    )
