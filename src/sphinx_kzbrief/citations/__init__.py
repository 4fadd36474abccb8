"""Citations: styles, printed locators and reference lists, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.lazy_names import lazy_names

if TYPE_CHECKING:
    from sphinx_kzbrief.citations.attribution import format_attribution
    from sphinx_kzbrief.citations.citation import CitationContext, format_citation
    from sphinx_kzbrief.citations.cite import (
        CitationError,
        CiteItem,
        EmptyCitationError,
        KeyMissingError,
        SeveralKeysError,
        UnclosedWordsError,
        parse_citation,
    )
    from sphinx_kzbrief.citations.date_text import format_date, format_year
    from sphinx_kzbrief.citations.dates import Date, DateError, parse_date
    from sphinx_kzbrief.citations.locators import format_locator
    from sphinx_kzbrief.citations.reference_list import (
        ReferenceEntry,
        assign_letters,
        build_reference_list,
        format_reference,
    )
    from sphinx_kzbrief.citations.runs import Run, Runs, plain
    from sphinx_kzbrief.citations.styles import STYLES, StyleUnknownError
    from sphinx_kzbrief.citations.terms import QuoteMarks, Terms, quote_marks, terms_for

__all__ = [
    "STYLES",
    "CitationContext",
    "CitationError",
    "CiteItem",
    "Date",
    "DateError",
    "EmptyCitationError",
    "KeyMissingError",
    "QuoteMarks",
    "ReferenceEntry",
    "Run",
    "Runs",
    "SeveralKeysError",
    "StyleUnknownError",
    "Terms",
    "UnclosedWordsError",
    "assign_letters",
    "build_reference_list",
    "format_attribution",
    "format_citation",
    "format_date",
    "format_locator",
    "format_reference",
    "format_year",
    "parse_citation",
    "parse_date",
    "plain",
    "quote_marks",
    "terms_for",
]

__getattr__ = lazy_names(
    __name__,
    {
        "attribution": "format_attribution",
        "citation": "CitationContext format_citation",
        "cite": (
            "CitationError CiteItem EmptyCitationError KeyMissingError SeveralKeysError "
            "UnclosedWordsError parse_citation"
        ),
        "date_text": "format_date format_year",
        "dates": "Date DateError parse_date",
        "locators": "format_locator",
        "reference_list": "ReferenceEntry assign_letters build_reference_list format_reference",
        "runs": "Run Runs plain",
        "styles": "STYLES StyleUnknownError",
        "terms": "QuoteMarks Terms quote_marks terms_for",
    },
)
