"""Entries by GOST R 7.0.5-2008, for Russian and Kazakh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.conventions.model import Layout
from sphinx_kzbrief.citations.date_text import (
    format_date,
    format_day_and_month,
    format_year,
    says_more_than_year,
)
from sphinx_kzbrief.citations.names import full_names
from sphinx_kzbrief.citations.runs import Run, Runs, clean, fill, join, merge, plain, punctuate
from sphinx_kzbrief.citations.works import (
    HeadingKind,
    WorkKind,
    accessed_text,
    address_of,
    archive_runs,
    capitalised,
    container_runs,
    contributor_parts,
    description_parts,
    heading_of,
    kind_of,
    page_range,
    title_runs,
    translation_term,
)

if TYPE_CHECKING:
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source


def gost_entry(
    source: Source,
    terms: Terms,
    layout: Layout,
    *,
    letter: str = "",
    locator: str = "",
) -> Runs:
    """Lay out an entry; see `conventions.model.Entry`.

    The year stands where the standard has it, in lists for author-date too; there it bears
    the letter that the citation does.
    """
    year = letter if layout is Layout.AUTHOR_DATE else ""
    parts = [_description(source, terms), *_output(source, terms, year, pages=not locator)]
    parts.append((Run(locator, role="locator"),))
    parts.append(_reach(source, terms))
    parts.append(archive_runs(source, terms))
    # Names and titles start the entry and keep the letters they have.
    first, *rest = [part for part in parts if plain(part)]
    sentences = [first, *map(capitalised, rest)]
    runs = join([punctuate(part, ".", inside_quotes=False) for part in sentences], " ")
    # A citation closes the note with a full stop of its own.
    return _without_stop(runs) if layout is Layout.NOTE else runs


def _without_stop(runs: Runs) -> Runs:
    *head, last = runs
    return merge([*head, Run(last.text[:-1])]) if last.text == "." else runs


def _description(source: Source, terms: Terms) -> Runs:
    """Return heading, title, kind of work, hands, and what holds it: up to the first stop."""
    heading = heading_of(source, terms)
    title = title_runs(source, terms)
    named = heading.kind is HeadingKind.AUTHOR
    if not title and not named:
        title = heading.listed
    if translated := translation_term(source, terms):
        title = (*title, Run(f" ({translated})"))
    title = join([title, *description_parts(source, terms)], " : ")
    title = join([title, join(contributor_parts(source, terms, heading), "; ")], " / ")
    container = container_runs(source, terms) if heading.kind is not HeadingKind.CONTAINER else ()
    if container:
        title = join([title, fill(terms.in_container, container)], " ")
        if kind_of(source) is WorkKind.CHAPTER and source.editor:
            editors = fill(terms.edited_by, full_names(source.editor, terms))
            title = join([title, editors], " / ")
    if not named:
        return title
    return join([punctuate(heading.listed, ".", inside_quotes=False), title], " ")


def _output(source: Source, terms: Terms, letter: str, *, pages: bool) -> list[Runs]:
    """Return where and when it appeared, volume, issue and pages."""
    place, publisher = clean(source.publisher_place), clean(source.publisher)
    kind = kind_of(source)
    if kind in {WorkKind.PERIODICAL, WorkKind.JOURNAL} and source.container_title:
        place = publisher = ""
    elif publisher in {clean(source.container_title), plain(heading_of(source, terms).listed)}:
        publisher = ""
    imprint = " : ".join(part for part in (place, publisher) if part)
    day = format_day_and_month(source.issued, terms.language)
    year = format_year(source.issued, terms.language, letter)
    if not day and says_more_than_year(source.issued):
        # A span or an inferred date cannot be parted into year and day.
        full = format_date(source.issued, terms.language)
        year = f"{year} {full}" if letter else full
    dated = (Run(year, role="date"),)
    head = join([(Run(imprint),), dated], ", ")
    volume = clean(source.volume) and terms.volume.replace("{0}", clean(source.volume))
    issue = clean(source.issue) and terms.issue.replace("{0}", clean(source.issue))
    numbered = ", ".join(part for part in (volume, issue) if part)
    # A place in the work stands for its pages.
    page = page_range(source) if pages else ""
    extent = page and terms.pages.replace("{0}", page)
    return [head, (Run(day, role="date"),), (Run(numbered),), (Run(extent),)]


def _reach(source: Source, terms: Terms) -> Runs:
    address = address_of(source)
    accessed = accessed_text(source, terms)
    if address is None:
        return (Run(accessed),) if accessed else ()
    return (Run("URL: "), address, *((Run(f" ({accessed})"),) if accessed else ()))
