"""Printing dates: in full for attributions and entries, as years for author-date."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import get_month_names

from sphinx_kzbrief.citations.dates import Date, DateError, DateKind, DatePoint, parse_date
from sphinx_kzbrief.citations.runs import clean
from sphinx_kzbrief.citations.terms import Terms, terms_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kzbrief.citations.terms.model import DateTerms


def format_date(text: str | None, language: str = "en") -> str:
    """Print an EDTF date for a reader.

    A date that was not read off the source stands in square brackets, as supplied
    information does (Chicago 17, 14.145 and 15.44): ``[January 2022?]``, ``[ca. 1992]``,
    ``[between 19 January and 21 June 2022]``.

    Args:
        text: The EDTF string, or None where the date is unknown.
        language: BCP 47 tag of the language to print in.

    Returns:
        The date; "n.d." in that language where it is unknown. Text that is not EDTF is
        printed as it stands, since checking it is the manifest's part.
    """
    terms = terms_for(language)
    return _print(text, terms, lambda point: _point_text(point, terms.dates))


def format_year(text: str | None, language: str = "en", letter: str = "") -> str:
    """Print the year of an EDTF date as author-date citations have it.

    Args:
        text: The EDTF string, or None where the date is unknown.
        language: BCP 47 tag of the language to print in.
        letter: ``a``, ``b`` … where an author has several works of that year.

    Returns:
        Such as ``2022``, ``2022a``, ``[2022?]``, ``[2022b?]``, ``n.d.`` or ``n.d.-a``.
    """
    terms = terms_for(language)
    return _with_letter(_print(text, terms, _year_text, years=True), terms, letter)


def format_compact(text: str | None, language: str = "en") -> str:
    """Print a date as references have it: in figures where the language's do.

    Spans and alternatives are printed in words, as `format_date` does.
    """
    terms = terms_for(language)

    def compact(point: DatePoint) -> str:
        dates = terms.dates
        if point.digits or point.season:
            return _point_text(point, dates)
        if point.month and point.day:
            return _fill(dates.compact, point, dates)
        return _fill(dates.compact_month if point.month else dates.compact_year, point, dates)

    date = _parsed(text)
    if date is None or date.kind is not DateKind.POINT:
        return format_date(text, language)
    return _print(text, terms, compact)


def format_day_and_month(text: str | None, language: str = "en") -> str:
    """Print what a date says beside its year, for layouts that have the year elsewhere.

    Returns:
        Such as ``21 июня``; empty where there is no more than a year, or where the year
        cannot be told apart from the rest (spans, alternatives, qualified dates).
    """
    date = _parsed(text)
    if date is None or date.kind is not DateKind.POINT:
        return ""
    point, dates = date.points[0], terms_for(language).dates
    if point is None or point.qualified or point.month is None:
        return ""
    return _fill(dates.day_without_year if point.day else dates.month_without_year, point, dates)


def says_more_than_year(text: str | None) -> bool:
    """Tell whether a date names a month, day or season, so that its year is not all of it."""
    date = _parsed(text)
    return date is not None and date.says_more_than_year


def _parsed(text: str | None) -> Date | None:
    try:
        return parse_date(text)
    except DateError:
        return None


def _print(
    text: str | None,
    terms: Terms,
    name: Callable[[DatePoint], str],
    *,
    years: bool = False,
) -> str:
    date = _parsed(text)
    if date is None or (date.kind is DateKind.UNKNOWN and date.text):
        return clean(text)
    if date.kind is DateKind.UNKNOWN:
        return terms.dates.no_date
    if years:
        return _years(date, terms.dates)
    if date.kind is DateKind.POINT:
        point = date.points[0]
        assert point is not None  # noqa: S101 - a point date holds its point; says so to mypy
        return _qualify(name(point), (point,), terms.dates)
    return _several(date, terms.dates, name)


def _qualify(text: str, points: tuple[DatePoint | None, ...], dates: DateTerms) -> str:
    """Bracket a date that was supplied, with "ca." and a question mark as it deserves."""
    if any(point and point.approximate for point in points):
        text = dates.circa.replace("{0}", text)
    if any(point and point.uncertain for point in points):
        text += "?"
    return f"[{text}]" if any(point and point.qualified for point in points) else text


def _several(date: Date, dates: DateTerms, name: Callable[[DatePoint], str]) -> str:
    known = [point for point in date.points if point]
    if date.kind in {DateKind.ONE_OF, DateKind.ALL_OF}:
        *head, final = [name(point) for point in known]
        if date.kind is DateKind.ALL_OF:
            return ", ".join([*head, final])
        return f"[{', '.join(head)}{dates.alternatives if head else ''}{final}]"
    if len(known) == 1:
        first_known = date.points[0] is not None
        if date.kind is DateKind.WITHIN:
            pattern = dates.not_before if first_known else dates.not_after
            return f"[{pattern.replace('{0}', _genitive(known[0], dates))}]"
        pattern = dates.since if first_known else dates.until
        text = pattern.replace("{0}", _genitive(known[0].bare(), dates))
        return _qualify(text, (known[0],), dates)
    first, last = known[0], known[-1]
    if date.kind is DateKind.WITHIN:
        return f"[{_between(first, last, dates)}]"
    return _qualify(_span(first, last, dates, name), (first, last), dates)


def _between(first: DatePoint, last: DatePoint, dates: DateTerms) -> str:
    """Name the bounds of one unknown day, the year once where both share it."""
    early, late = _genitive(first, dates), _genitive(last, dates)
    if first.year == last.year and first.month and last.month:
        if dates.year_first:
            late = _yearless(last, dates)
        else:
            early = _yearless(first, dates, beside_preposition=True)
    return dates.between.replace("{0}", early).replace("{1}", late)


def _span(
    first: DatePoint,
    last: DatePoint,
    dates: DateTerms,
    name: Callable[[DatePoint], str],
) -> str:
    same_month = first.year == last.year and first.month == last.month
    if same_month and first.day and last.day:
        return dates.day_span.format(
            first=first.day,
            last=last.day,
            month=_month_name(first, dates),
            number=first.month,
            year=first.year,
        )
    early, late = name(first.bare()), name(last.bare())
    if first.year == last.year and first.month and last.month:
        if dates.year_first:
            late = _yearless(last, dates)
        else:
            early = _yearless(first, dates)
    plain_years = not (first.month or last.month or first.season or last.season)
    if plain_years and not first.digits and not last.digits:
        return dates.year.format(year=f"{first.year}–{last.year}")
    return f"{early} – {late}"


def _years(date: Date, dates: DateTerms) -> str:
    """Print the years of a date without any word but "ca."."""
    known = [point for point in date.points if point]
    first, last = known[0], known[-1]
    if date.kind is DateKind.INTERVAL and len(known) == 1:
        text = f"{first.year}–" if date.points[0] else f"–{first.year}"
    elif first.year == last.year:
        text = _year_text(first)
    else:
        joint = dates.alternatives if date.kind is DateKind.ONE_OF else "–"
        text = f"{_year_text(first)}{joint}{_year_text(last)}"
    # One unknown day of several was inferred as a whole, its year with it.
    if date.kind in {DateKind.WITHIN, DateKind.ONE_OF}:
        return f"[{text}]" if dates.alternatives in text else f"[{text}?]"
    return _qualify(text, date.points, dates)


def _year_text(point: DatePoint) -> str:
    if point.digits:
        return f"{point.year}–{point.year + 10**point.digits - 1}"
    return str(point.year)


def _with_letter(year: str, terms: Terms, letter: str) -> str:
    if not letter:
        return year
    printed = "".join(terms.letters[ord(one) - ord("a")] for one in letter)
    if not re.search(r"\d", year):
        return f"{year}{terms.year_letter_joint}{printed}"
    return re.sub(r"(.*\d)", rf"\g<1>{printed}", year, count=1)


def _point_text(point: DatePoint, dates: DateTerms) -> str:
    if point.digits == 1:
        return dates.decade.format(year=point.year)
    if point.digits:
        return _year_text(point)
    if point.season:
        season = dates.seasons[point.season - 1]
        return dates.season.format(season=season, year=point.year)
    if point.month and point.day:
        return _fill(dates.day, point, dates)
    return _fill(dates.month if point.month else dates.year, point, dates)


def _genitive(point: DatePoint, dates: DateTerms) -> str:
    """Print a point as it stands after a preposition: a month in the form it has by a day."""
    if point.month and not point.day:
        return _fill(dates.month.replace("{alone}", "{month}"), point, dates)
    return _point_text(point, dates)


def _yearless(point: DatePoint, dates: DateTerms, *, beside_preposition: bool = False) -> str:
    pattern = dates.day_without_year if point.day else dates.month_without_year
    if beside_preposition:
        pattern = pattern.replace("{alone}", "{month}")
    return _fill(pattern, point, dates)


def _fill(pattern: str, point: DatePoint, dates: DateTerms) -> str:
    return pattern.format(
        day=point.day or 0,
        month=_month_name(point, dates) if point.month else "",
        alone=_month_name(point, dates, alone=True) if point.month else "",
        number=point.month or 0,
        year=point.year,
    )


def _month_name(point: DatePoint, dates: DateTerms, *, alone: bool = False) -> str:
    return _month_names(dates.locale, alone)[(point.month or 1) - 1]


# A memo: Babel looks the locale up anew each time.
@lru_cache(maxsize=16)
def _month_names(locale: str, alone: bool) -> tuple[str, ...]:
    names = get_month_names("wide", "stand-alone" if alone else "format", locale)
    return tuple(str(names[number]) for number in range(1, 13))
