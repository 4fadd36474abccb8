"""What a language must say for citations to be printed in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class QuoteMarks(NamedTuple):
    """The quotation marks of a language, outer pair first.

    Attributes:
        opening: Opens a quotation.
        closing: Closes it.
        inner_opening: Opens a quotation within one.
        inner_closing: Closes that.
    """

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


class Convention(StrEnum):
    """The rules by which the entries of a language are laid out."""

    CHICAGO = "chicago"
    """The Chicago Manual of Style, 17th edition, chapters 14 and 15."""
    GOST = "gost"
    """GOST R 7.0.5-2008, bibliographic references."""
    GBT = "gbt"
    """GB/T 7714-2015, rules for bibliographic references."""


class Script(StrEnum):
    """A script that reference lists sort apart from others."""

    LATIN = "latin"
    CYRILLIC = "cyrillic"
    HAN = "han"


@dataclass(frozen=True, slots=True)
class DateTerms:
    """How a language writes dates.

    Patterns take ``{day}``, ``{month}`` (the name as it stands beside a day), ``{alone}``
    (the name as it stands by itself), ``{number}`` (the month's number), ``{season}`` and
    ``{year}``; the others take ``{0}`` and ``{1}``.
    """

    locale: str
    """Babel's name of the locale whose month names are used."""
    day: str
    month: str
    year: str
    season: str
    decade: str
    compact: str
    """A day where references give it in figures; else as `day`."""
    compact_month: str
    compact_year: str
    day_span: str
    """Two days of one month: ``{first}``, ``{last}``, ``{month}``, ``{number}``, ``{year}``."""
    day_without_year: str
    month_without_year: str
    year_first: bool
    """Whether the year comes first, so that a span of days drops the second year."""
    seasons: tuple[str, str, str, str]
    no_date: str
    circa: str
    between: str
    alternatives: str
    """What stands between the last two of several possible dates."""
    not_before: str
    not_after: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The words, marks and orders a language prints citations with.

    Patterns take ``{0}`` and ``{1}``; which of them holds what is said beside each.
    """

    language: str
    convention: Convention
    quotes: QuoteMarks
    titles: tuple[str, str]
    """The marks of a title in running text, where it is not set in italics."""
    dates: DateTerms
    scripts: tuple[Script, ...]
    """The order in which reference lists set the scripts apart."""
    articles: tuple[str, ...]
    """Words that do not count when a list is sorted by a title."""
    letters: str
    """Letters that tell works of one author and year apart, in order."""
    year_letter_joint: str
    """What stands between "n.d." and its letter."""
    # Marks.
    comma: str
    semicolon: str
    colon: str
    brackets: tuple[str, str]
    """What encloses an author-date citation."""
    remark: str
    """How a remark stands behind what it is about."""
    author_year: str
    """What stands between author and year in a citation."""
    # Names.
    and_: str
    et_al: str
    # Locators by kind: one place ({0}), several ({0} is a range).
    locators: Mapping[str, tuple[str, str]]
    of_file: str
    """A printed page ({0}), and the page of the PDF that it is ({1})."""
    # People and hands: {0} is a name or a source.
    quoted_in: str
    quoted_from: str
    """As `quoted_in`, before what cites the source."""
    quoted_by: str
    reported_in: str
    reported_by: str
    interview: str
    interview_by: str
    interviewed_by: str
    interviewer: str
    edited_by: str
    translated_by: str
    # Translation of the source, by `translated-by`; of the quotation, by the brief.
    in_translation: str
    machine_translation: str
    official_translation: str
    our_translation: str
    emphasis_added: str
    speaker_stated: str
    """Where our copy does not confirm the speaker whom a brief names."""
    # The passage, where its date or hand is not the source's: {0} is a date, a description.
    as_of: str
    origin: str
    # How it was reached: {0} is a date, an address, or a place.
    accessed: str
    retrieved: str
    archived: str
    rated: str
    # Parts of works: {0} is a number or a range.
    volume: str
    issue: str
    number: str
    pages: str
    in_container: str
    speech: str
    dataset: str
    broadcast: str
