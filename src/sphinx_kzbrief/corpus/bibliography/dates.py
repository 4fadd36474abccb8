"""Dates of other formats to and from EDTF (ISO 8601-2), without inventing what is not said."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DAY = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)\Z")
_UNSPECIFIED = re.compile(r"\d{2}(?:\dX|XX)|\d{4}-XX(?:-XX)?|\d{4}-\d{2}-XX")
_SET = re.compile(r"[\[{](.+)[\]}]\Z")
_LOOSE_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?[-/.]*\Z")
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}\S*(?:\s*UTC)?\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\Z")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


@dataclass(frozen=True, slots=True)
class CslDate:
    """An EDTF date as CSL-JSON has it.

    Attributes:
        value: The date object: `date-parts`, `season`, `circa`, and `edtf` where the parts
            do not say all.
        exact: Whether the parts alone say what the EDTF date says.
    """

    value: dict[str, Any]
    exact: bool


def edtf_of_parts(year: object, month: object = None, day: object = None) -> str | None:
    """Return the EDTF date of a year, month and day, each a number or text, or None.

    A month of 21 to 24 is a season, as in EDTF. Years are counted as CSL counts them, without
    a year 0: -44 is 44 BC, in EDTF `-0043`.
    """
    try:
        numbers = [int(str(part)) for part in (year, month, day) if part not in (None, "")]
    except ValueError:
        return None
    if not numbers or numbers[0] == 0:
        return None
    first = numbers[0] + 1 if numbers[0] < 0 else numbers[0]
    text = f"-{-first:04d}" if first < 0 else f"{first:04d}"
    if len(text.lstrip("-")) != 4:
        return None
    if len(numbers) > 1:
        text += f"-{numbers[1]:02d}"
    if len(numbers) > 2:
        text += f"-{numbers[2]:02d}"
    return text if is_edtf(text) else None


def is_edtf(text: str) -> bool:
    """Tell whether `text` is an EDTF date or interval of the forms the corpus uses."""
    if text in ("", "..", "/"):
        return False
    if "/" in text:
        ends = text.split("/")
        return (
            len(ends) == 2
            and any(ends)
            and all(end in ("", "..") or _is_single(end) for end in ends)
            and any(end not in ("", "..") for end in ends)
        )
    one_of = _SET.match(text)
    if one_of:
        return all(
            _is_single(part) or part == ""
            for choice in one_of.group(1).split(",")
            for part in choice.strip().split("..", 1)
        )
    return _is_single(text)


def edtf_of_text(text: str) -> str | None:
    """Return the EDTF date of a date written for people, or None where it is not plain.

    A date such as 05/06/2022 says nothing certain of day and month: it gives None.
    """
    text = " ".join(text.split())
    if is_edtf(text):
        return text
    stamp = _TIME.match(text)
    if stamp:
        return stamp.group(1) if is_edtf(stamp.group(1)) else None
    loose = _LOOSE_ISO.match(text)
    if loose:
        parts = [part for part in loose.groups() if part and int(part)]
        return edtf_of_parts(*parts)
    numeric = _DAY_FIRST.match(text)
    if numeric:
        return _edtf_of_numeric(int(numeric[1]), numeric[2], int(numeric[3]), numeric[4])
    season = re.fullmatch(r"([A-Za-z]+)[ ,]+(\d{4})|(\d{4})[ ,]+([A-Za-z]+)", text)
    if season:
        name, year = (season[1] or season[4]).lower(), season[2] or season[3]
        if name in _SEASONS:
            return f"{year}-{_SEASONS[name]}"
    return _edtf_of_words(text)


def month_number(text: str) -> int | None:
    """Return the number of a month given as number, English name or abbreviation."""
    text = text.strip().lower().rstrip(".")
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 or 21 <= int(text) <= 24 else None
    if len(text) >= 3:
        return _MONTHS.get(text[:3]) or _SEASONS.get(text)
    return None


def edtf_of_csl(value: object) -> tuple[str | None, str]:
    """Read a CSL-JSON date.

    Args:
        value: A date object, or an EDTF string.

    Returns:
        The EDTF date and an empty text, or None and the reason.
    """
    if isinstance(value, str):
        edtf = edtf_of_text(value)
        return edtf, "" if edtf else "not an EDTF date"
    if not isinstance(value, dict):
        return None, "not a date"
    stated = value.get("edtf")
    if isinstance(stated, str) and is_edtf(stated):
        return stated, ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and all(isinstance(part, list) for part in parts):
        return _edtf_of_date_parts(value, parts)
    for name in ("raw", "literal"):
        text = value.get(name)
        if isinstance(text, str):
            edtf = edtf_of_text(text)
            return edtf, "" if edtf else "the wording is not a date that EDTF can say"
    return None, "a date without parts"


def csl_of_edtf(edtf: str) -> CslDate:
    """Return the CSL-JSON date object of an EDTF date.

    What CSL's parts cannot say (a date known only as one of several, a decade) is reduced to
    the part that is certain, and stays readable in `edtf`.
    """
    plain = _DAY.match(edtf)
    if plain:
        value: dict[str, Any] = {"date-parts": [_parts(plain)]}
        month = plain.group(2)
        if month and int(month) > 12:
            value = {"date-parts": [_parts(plain)[:1]], "season": int(month) - 20}
        if plain.group(4):
            value["circa"] = True
        if plain.group(4) in ("?", "%"):
            value["edtf"] = edtf
        return CslDate(value, exact=plain.group(4) in ("", "~"))
    ends = [_DAY.match(end) for end in edtf.split("/")] if "/" in edtf else []
    if len(ends) == 2 and ends[0] and ends[1]:
        marks = {ends[0].group(4), ends[1].group(4)}
        value = {"date-parts": [_parts(ends[0]), _parts(ends[1])]}
        if marks != {""}:
            value |= {"circa": True, "edtf": edtf}
        return CslDate(value, exact=marks == {""})
    certain = _common_parts(edtf)
    reduced: dict[str, Any] = {"date-parts": [certain]} if certain else {"literal": edtf}
    return CslDate(reduced | {"edtf": edtf}, exact=False)


def certain_parts(edtf: str) -> tuple[int, ...]:
    """Return year, month and day as far as the whole EDTF date leaves no doubt of them."""
    plain = _DAY.match(edtf)
    return tuple(_parts(plain)) if plain else tuple(_common_parts(edtf))


def _is_single(text: str) -> bool:
    if _UNSPECIFIED.fullmatch(text.rstrip("?~%")):
        return True
    match = _DAY.match(text)
    if not match:
        return False
    year, month, day = match.group(1), match.group(2), match.group(3)
    if month is None:
        return True
    if 21 <= int(month) <= 24:
        return day is None
    if not 1 <= int(month) <= 12:
        return False
    # The calendar module knows no year 0 or earlier; 2000 is a leap year as every fourth was.
    civil = int(year) if int(year) > 0 else 2000
    return day is None or 1 <= int(day) <= calendar.monthrange(civil, int(month))[1]


def _parts(match: re.Match[str]) -> list[int]:
    """Return the numbers of a matched day, the year counted as CSL counts it."""
    numbers = [int(part) for part in match.groups()[:3] if part]
    if numbers[0] <= 0:
        numbers[0] -= 1
    return numbers


def _common_parts(edtf: str) -> list[int]:
    """Return the parts that all dates named in an EDTF expression share."""
    found = re.findall(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", edtf)
    whole = re.fullmatch(r"(\d{4}(?:-\d{2})?)-XX(?:-XX)?[?~%]?", edtf)
    if whole:
        return [int(part) for part in whole.group(1).split("-")]
    if not found or "X" in edtf or re.search(r"\.\.[\]}]|[\[{]\.\.|/(?:\.\.)?$|^(?:\.\.)?/", edtf):
        return []
    rows = [[int(part) for part in date.split("-")] for date in found]
    shared: list[int] = []
    for column in zip(*rows, strict=False):
        if len(set(column)) > 1:
            break
        shared.append(column[0])
    return shared


def _edtf_of_date_parts(value: Mapping[str, Any], parts: Sequence[Any]) -> tuple[str | None, str]:
    ends = [edtf_of_parts(*part[:3]) for part in parts[:2] if part]
    if not ends or None in ends:
        return None, "its parts are not a date"
    texts = [end for end in ends if end]
    season = value.get("season")
    if season not in (None, "") and len(texts) == 1 and len(texts[0]) == 4:
        number = month_number(str(season)) or 0
        number = number + 20 if 1 <= number <= 4 else number
        if 21 <= number <= 24:
            texts[0] += f"-{number}"
    mark = "~" if value.get("circa") not in (None, False, 0, "", "0", "false") else ""
    return "/".join(text + mark for text in texts), ""


def _edtf_of_numeric(first: int, mark: str, second: int, year: str) -> str | None:
    """Return the date of `21.06.2022` or `6/21/2022`; None where the order is open."""
    if mark == "." or first > 12 or first == second:
        return edtf_of_parts(year, second, first)
    return edtf_of_parts(year, first, second) if second > 12 else None


def _edtf_of_words(text: str) -> str | None:
    """Return the date of words such as `21 June 2022` or `21 июня 2022 г.`, to its precision."""
    if not re.search(r"\b\d{4}\b", text) or len(text) > 60:
        return None
    # Heavy, and only in the extra `ingest`: without it such dates are reported, not guessed.
    try:
        from dateparser.date import DateDataParser  # noqa: PLC0415
    except ImportError:
        return None
    settings = {"REQUIRE_PARTS": ["year"], "PARSERS": ["absolute-time"]}
    data = DateDataParser(settings=settings).get_date_data(text)
    if data is None or data.date_obj is None or str(data.date_obj.year) not in text:
        return None
    precision = {"year": 1, "month": 2}.get(data.period, 3)
    found = (data.date_obj.year, data.date_obj.month, data.date_obj.day)
    return edtf_of_parts(*found[:precision])
