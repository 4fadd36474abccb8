"""The terms of citation by language: words, marks, orders and dates, as plain data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from sphinx_kzbrief.citations.terms.en import ENGLISH
from sphinx_kzbrief.citations.terms.kk import KAZAKH
from sphinx_kzbrief.citations.terms.model import Convention, QuoteMarks, Script, Terms
from sphinx_kzbrief.citations.terms.ru import RUSSIAN
from sphinx_kzbrief.citations.terms.zh import CHINESE

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = TypeVar("Value")

# Chicago 17, 6.38: the American order takes commas around the year.
_AMERICAN = replace(
    ENGLISH,
    language="en-us",
    dates=replace(
        ENGLISH.dates,
        day="{month} {day}, {year}",
        compact="{month} {day}, {year}",
        day_span="{month} {first}–{last}, {year}",
        day_without_year="{month} {day}",
    ),
)
_TRADITIONAL = replace(CHINESE, language="zh-hant", quotes=QuoteMarks("「", "」", "『", "』"))

LANGUAGES: dict[str, Terms] = {
    "en": ENGLISH,
    "en-us": _AMERICAN,
    "kk": KAZAKH,
    "ru": RUSSIAN,
    "zh": CHINESE,
    "zh-hant": _TRADITIONAL,
    "zh-hk": _TRADITIONAL,
    "zh-tw": _TRADITIONAL,
}

# Marks of languages that briefs quote in or are written in, beyond those with terms of
# their own (CLDR 45, delimiters).
_OTHER_QUOTES: dict[str, QuoteMarks] = {
    "ar": QuoteMarks("”", "“", "’", "‘"),
    "be": QuoteMarks("«", "»", "„", "“"),
    "de": QuoteMarks("„", "“", "‚", "‘"),
    "es": QuoteMarks("«", "»", "“", "”"),
    "fr": QuoteMarks("«\u202f", "\u202f»", "“", "”"),
    "it": QuoteMarks("«", "»", "“", "”"),
    "ja": QuoteMarks("「", "」", "『", "』"),
    "ky": QuoteMarks("«", "»", "„", "“"),
    "mn": QuoteMarks("«", "»", "‹", "›"),
    "pl": QuoteMarks("„", "”", "«", "»"),
    "tg": QuoteMarks("«", "»", "„", "“"),
    "tk": QuoteMarks("“", "”", "“", "”"),
    "uk": QuoteMarks("«", "»", "„", "“"),
}


def _lookup(table: Mapping[str, Value], language: str) -> Value | None:
    """Find a BCP 47 tag by dropping its subtags from the right (RFC 4647, lookup)."""
    tag = language.replace("_", "-").lower()
    while tag and tag not in table:
        tag = tag.rpartition("-")[0]
    return table.get(tag)


def terms_for(language: str | None) -> Terms:
    """Return the terms of a language.

    Args:
        language: BCP 47 tag, or Sphinx's form of it (`zh_CN`); None for English.

    Returns:
        The terms of the longest tag known; English for languages without terms.
    """
    return _lookup(LANGUAGES, language or "en") or ENGLISH


def quote_marks(language: str | None) -> QuoteMarks:
    """Return the quotation marks of a language, of English where it is not known.

    Args:
        language: BCP 47 tag, or Sphinx's form of it.
    """
    terms = _lookup(LANGUAGES, language or "en")
    return terms.quotes if terms else _lookup(_OTHER_QUOTES, language or "en") or ENGLISH.quotes


__all__ = [
    "LANGUAGES",
    "Convention",
    "QuoteMarks",
    "Script",
    "Terms",
    "quote_marks",
    "terms_for",
]
