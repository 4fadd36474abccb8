"""Whether a text is a date in EDTF (ISO 8601-2, levels 0 to 2).

Years, months and days, uncertain or not, and sets and intervals of them are checked here;
nearly all dates are such. The rest goes to the edtf library, whose parser takes some ten
milliseconds for each date.
"""

from __future__ import annotations

import re
from datetime import date

LONGEST = 100
"""Longest text that is looked at, in characters: the library's time grows with it."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?", re.ASCII)
_DAY = re.compile(r"(?<![\d-])[1-9]\d{3}-\d\d-\d\d(?!\d)", re.ASCII)
_SET = re.compile(r"\[([^\[\]{}]+)\]|\{([^\[\]{}]+)\}")


class BackwardsError(ValueError):
    """A span of time ends before it starts."""


def check_edtf(text: str) -> None:
    """Check one date.

    Args:
        text: What should be a date.

    Raises:
        BackwardsError: If it is a span of time that ends before it starts.
        ValueError: If it is no EDTF date, or names a day that no calendar has.
    """
    if len(text) > LONGEST:
        raise ValueError(text)
    for day in _DAY.findall(text):
        date.fromisoformat(day)  # The library takes 29 February of any year.
    if _DATE.fullmatch(text):
        _bounds(text)
        return
    members = _SET.fullmatch(text)
    ranges = re.split(r",\s?", members[1] or members[2]) if members else [text]
    mark = ".." if members else "/"
    if all(_is_range_of_dates(each, mark) for each in ranges):
        return
    _check_with_library(text)


def _is_range_of_dates(text: str, mark: str) -> bool:
    """Tell whether a text is a plain date, or two with `mark` between; either end may be open.

    Raises:
        BackwardsError: If it is a range that ends before it starts.
        ValueError: If a month or a day does not exist.
    """
    first, between, last = text.partition(mark)
    ends = [end for end in (first, last) if end and not (mark == "/" and end == "..")]
    if not ends or not all(_DATE.fullmatch(end) for end in ends):
        return False
    bounds = [_bounds(end) for end in ends]
    if not between:
        return mark == ".."
    if len(bounds) == 2 and bounds[0][0] > bounds[1][1]:
        raise BackwardsError(text)
    return True


def _bounds(text: str) -> tuple[str, str]:
    """Return the first and last day of a plain date, in a form that sorts.

    Raises:
        ValueError: If the month or the day does not exist.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = found.groups()
    if month and not (1 <= int(month) <= 12 or 21 <= int(month) <= 24):  # 21 to 24 are seasons
        raise ValueError(text)
    if day:
        date(int(year) or 4, int(month), int(day))  # year 0000 exists in EDTF, and is a leap year
    return f"{year}-{month or '01'}-{day or '01'}", f"{year}-{month or '99'}-{day or '99'}"


def _check_with_library(text: str) -> None:
    from edtf import parse_edtf  # noqa: PLC0415 - slow to import, and plain dates need none
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        parsed = parse_edtf(text)
    except (EDTFParseException, OverflowError, RecursionError) as error:
        raise ValueError(text) from error
    try:
        backwards = parsed.lower_strict() > parsed.upper_strict()
    except (AttributeError, TypeError, NotImplementedError, OverflowError):
        return  # The library parses some forms whose bounds it cannot compute.
    if backwards:
        raise BackwardsError(text)
