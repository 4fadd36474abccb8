"""Reference lists as plain data: entries with numbers, letters and sort keys."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.date_text import format_year
from sphinx_kzbrief.citations.dates import NO_DATE, DateError, DateKey, parse_date
from sphinx_kzbrief.citations.names import inverted_name, sort_text
from sphinx_kzbrief.citations.runs import Runs, clean, plain
from sphinx_kzbrief.citations.styles import style_named
from sphinx_kzbrief.citations.terms import terms_for
from sphinx_kzbrief.citations.works import HeadingKind, heading_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source

SortKey = tuple[tuple[tuple[int, str], ...], DateKey, tuple[int, str], str]


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One entry of a reference list, and what citations of it print.

    Attributes:
        key: Key of the source.
        number: Its number, from 1, in styles with numbers; else None.
        letter: ``a``, ``b`` … where its author has several works of that year; else empty.
        runs: The formatted entry.
        sort_key: Sorts entries by author, date, title and key, as the language's lists do.
        author: What citations call its author.
        year: Its year with its letter, as citations print it.
        source: The source.
    """

    key: str
    number: int | None
    letter: str
    runs: Runs
    sort_key: SortKey
    author: Runs
    year: str
    source: Source


def format_reference(
    source: Source,
    style: str = "author-date",
    language: str = "en",
    *,
    letter: str = "",
    number: int | None = None,
) -> Runs:
    """Format the entry of a source in a reference list.

    Args:
        source: The source; what the manifest leaves out is left out.
        style: Name of a citation style.
        language: BCP 47 tag of the language to print in.
        letter: ``a``, ``b`` … to print with the year, in author-date.
        number: Number to print before it, in numeric.

    Raises:
        StyleUnknownError: If there is no such style.
    """
    return style_named(style).reference(source, terms_for(language), letter=letter, number=number)


def build_reference_list(
    cited: Iterable[Source],
    style: str = "author-date",
    language: str = "en",
) -> tuple[ReferenceEntry, ...]:
    """Build the reference list of a project from the sources it cites.

    Letters and numbers hold for the whole of `cited`, so the list of one page is a
    selection of these entries rather than a list of its own, and the two never clash.

    Args:
        cited: The sources in the order of citing; repetitions do not count.
        style: Name of a citation style.
        language: BCP 47 tag of the language to print in.

    Returns:
        The entries, sorted by author, or in order of citing where the style numbers them.
        The time taken grows with n log n.

    Raises:
        StyleUnknownError: If there is no such style.
    """
    chosen = style_named(style)
    terms = terms_for(language)
    sources = list({source.key: source for source in cited}.values())
    namesakes = _namesakes(sources)
    letters = {} if chosen.numbered else assign_letters(sources, language)
    entries = []
    for position, source in enumerate(sources, start=1):
        number = position if chosen.numbered else None
        letter = letters.get(source.key, "")
        entries.append(
            ReferenceEntry(
                key=source.key,
                number=number,
                letter=letter,
                runs=chosen.reference(source, terms, letter=letter, number=number),
                sort_key=sort_key(source, terms),
                author=heading_of(source, terms, namesakes).cited,
                year=format_year(source.issued, language, letter),
                source=source,
            ),
        )
    if not chosen.numbered:
        entries.sort(key=lambda entry: entry.sort_key)
    return tuple(entries)


def assign_letters(sources: Iterable[Source], language: str = "en") -> Mapping[str, str]:
    """Give letters to sources that author and year alone do not tell apart.

    Args:
        sources: All sources of the list; each once.
        language: BCP 47 tag; it decides what citations call an author.

    Returns:
        Key → ``a``, ``b``, … ``z``, ``aa``, …, in the order of the list; only for sources
        that need one.
    """
    terms = terms_for(language)
    sources = tuple(sources)
    namesakes = _namesakes(sources)
    groups: defaultdict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in sources:
        author = plain(heading_of(source, terms, namesakes).cited).casefold()
        groups[author, format_year(source.issued, language)].append(source)
    letters: dict[str, str] = {}
    for group in groups.values():
        if len(group) > 1:
            ordered = sorted(group, key=lambda source: sort_key(source, terms))
            letters |= {source.key: _letter(place, terms) for place, source in enumerate(ordered)}
    return letters


def _namesakes(sources: Iterable[Source]) -> frozenset[str]:
    """Return the family names that first authors of different given names share."""
    givens: defaultdict[str, set[str | None]] = defaultdict(set)
    for source in sources:
        for name in source.author[:1]:
            if name.family and not name.literal:
                givens[name.family].add(name.given)
    return frozenset(family for family, given in givens.items() if len(given) > 1)


def _letter(place: int, terms: Terms) -> str:
    """Return the letter of a place from 0, as spreadsheets count columns: a … z, aa."""
    size = len(terms.letters)
    letter = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, size)
        letter = chr(ord("a") + rest) + letter
    return letter


def sort_key(source: Source, terms: Terms) -> SortKey:
    """Return a key that sorts sources by author, date, title and key."""
    heading = heading_of(source, terms)
    people = {HeadingKind.AUTHOR: source.author, HeadingKind.EDITOR: source.editor}
    if heading.kind in people:
        names = [inverted_name(name, terms) for name in people[heading.kind]]
    else:
        names = [plain(heading.listed)]
    try:
        date = parse_date(source.issued)
    except DateError:
        date = NO_DATE
    return (
        tuple(sort_text(name, terms) for name in names),
        date.key,
        sort_text(clean(source.title), terms),
        source.key,
    )
