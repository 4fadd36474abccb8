"""Periods in the forms of `Quantity.period`: whether two of them certainly differ."""

from __future__ import annotations

import re
from typing import NamedTuple

_FORM = re.compile(r"(?:(?P<year>[0-9]{4})|-)?-?(?P<part>[QH][1-4]|[0-9]{2})?")


class _Period(NamedTuple):
    sort: str
    year: int | None
    part: str


def differ(first: str, second: str) -> bool:
    """Tell whether two periods are certainly not one.

    A period that may hold the other (`2022` and `2022-Q1`), or that is of another sort, proves
    nothing; a fiscal year reaches into the calendar years beside it.
    """
    one, other = _read(first), _read(second)
    if one is None or other is None or first == second:
        return False
    if one.sort != other.sort:
        fiscal = {one.sort, other.sort} == {"fiscal", "plain"}
        return bool(fiscal and one.year and other.year and abs(one.year - other.year) > 1)
    if one.sort != "plain":
        return True
    if one.year and other.year and one.year != other.year:
        return True
    same_sort = _sort(one.part) == _sort(other.part)
    return bool(one.part and other.part and same_sort and one.part != other.part)


def _sort(part: str) -> str:
    return "month" if part.isdigit() else part[:1]


def _read(text: str) -> _Period | None:
    if text.startswith("FY"):
        return _Period("fiscal", int(text[2:]), "")
    if text.startswith("/"):
        return _Period("until", int(text[1:]), "")
    if "/" in text:
        return _Period("span", None, text)
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    return _Period("plain", int(match["year"]) if match["year"] else None, match["part"] or "")
