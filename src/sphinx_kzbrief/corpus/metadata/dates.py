"""Dates as people write them, as EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from datetime import date
from importlib.util import find_spec
from typing import Final

_NAMES: Final = (
    ("january", "jan", "января", "январь", "қаңтар"),
    ("february", "feb", "февраля", "февраль", "ақпан"),
    ("march", "mar", "марта", "март", "наурыз"),
    ("april", "apr", "апреля", "апрель", "сәуір"),
    ("may", "мая", "май", "мамыр"),
    ("june", "jun", "июня", "июнь", "маусым"),
    ("july", "jul", "июля", "июль", "шілде"),
    ("august", "aug", "августа", "август", "тамыз"),
    ("september", "sept", "sep", "сентября", "сентябрь", "қыркүйек"),
    ("october", "oct", "октября", "октябрь", "қазан"),
    ("november", "nov", "ноября", "ноябрь", "қараша"),
    ("december", "dec", "декабря", "декабрь", "желтоқсан"),
)
_MONTHS: Final = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
        rf"\b{_DAY} {_MONTH},? (?P<year>\d{{4}})\b",
        rf"\b{_MONTH} {_DAY},? (?P<year>\d{{4}})\b",
        r"(?P<year>\d{4}) ?年 ?(?P<number>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日",
    )
)
_MONTH_ONLY = re.compile(
    rf"{_MONTH},? (?P<year>\d{{4}})|(?P<chinese>\d{{4}}) ?年 ?(?P<number>\d{{1,2}}) ?月",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]\d{2}:?\d{2}.*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
FIRST_YEAR = 1400


def edtf_of(words: str) -> str | None:
    """Return a declared date as EDTF.

    Args:
        words: The date as a document declares it.

    Returns:
        An EDTF string; ``[2022-03-04,2022-04-03]`` where day and month may be either; None
        where no date can be told for certain.
    """
    words = " ".join(words.split())
    if (match := _ISO.fullmatch(words)) is not None:
        return match[1] if _is_date(match[1]) else None
    if (match := _SLASHED.fullmatch(words)) is not None:
        return _either(int(match[1]), int(match[2]), int(match[3]), dotted="." in words)
    found = dates_in(words)
    if len(found) == 1:
        return found[0][0]
    if not found and (match := _MONTH_ONLY.fullmatch(words)) is not None:
        month = match["number"] or _MONTHS[match["month"].casefold()]
        value = f"{match['year'] or match['chinese']}-{int(month):02}"
        return value if _is_date(value) else None
    return None if found else _by_dateparser(words)


def dates_in(text: str) -> list[tuple[str, str]]:
    """Find the full dates that a text names.

    Args:
        text: Any text.

    Returns:
        (EDTF date, the words) of each, in order of place.
    """
    found = []
    for pattern in _WRITTEN:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = groups.get("number") or _MONTHS[groups["month"].casefold()]
            value = f"{groups['year']}-{int(month):02}-{int(groups['day']):02}"
            if _is_date(value):
                found.append((match.start(), value, match.group()))
    return [(value, words) for _, value, words in sorted(found)]


def _is_date(value: str) -> bool:
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return int(year) >= FIRST_YEAR


def _either(first: int, second: int, year: int, *, dotted: bool) -> str | None:
    """Read 03/04/2022: which is the month, the words alone do not tell; dots mean day first."""
    day_first, month_first = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
    if dotted or first == second:
        return day_first if _is_date(day_first) else None
    possible = sorted(value for value in (day_first, month_first) if _is_date(value))
    if len(possible) == 2:
        return f"[{possible[0]},{possible[1]}]"
    return possible[0] if possible else None


def _by_dateparser(words: str) -> str | None:
    """Ask dateparser, where it is installed, for dates in other languages and forms."""
    # Without a year in figures, "yesterday" would be the day before the program runs.
    if len(words) > 60 or not re.search(r"\d{4}", words) or find_spec("dateparser") is None:
        return None
    import dateparser  # noqa: PLC0415 (an extra, and slow to import)

    parsed = dateparser.parse(
        words,
        settings={"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True},
    )
    return parsed.date().isoformat() if parsed and parsed.year >= FIRST_YEAR else None
