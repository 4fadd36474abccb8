"""Entries by GB/T 7714-2015, for Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.conventions.model import Layout
from sphinx_kzbrief.citations.date_text import format_compact, format_year, says_more_than_year
from sphinx_kzbrief.citations.names import full_names
from sphinx_kzbrief.citations.runs import Run, Runs, clean, fill, join, merge, plain
from sphinx_kzbrief.citations.works import (
    HeadingKind,
    WorkKind,
    accessed_text,
    address_of,
    archive_runs,
    container_runs,
    contributor_parts,
    heading_of,
    kind_of,
    title_runs,
    translation_term,
)

if TYPE_CHECKING:
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source

# Annex B of the standard: letters that tell the type of a document.
_TYPE_LETTERS = {
    "article-newspaper": "N",
    "interview": "N",
    "article-magazine": "J",
    "article-journal": "J",
    "book": "M",
    "pamphlet": "M",
    "chapter": "M",
    "report": "R",
    "thesis": "D",
    "paper-conference": "C",
    "dataset": "DS",
    "standard": "S",
    "patent": "P",
    "software": "CP",
    "map": "CM",
    "webpage": "EB",
    "post": "EB",
    "post-weblog": "EB",
}


def gbt_entry(
    source: Source,
    terms: Terms,
    layout: Layout,
    *,
    letter: str = "",
    locator: str = "",
) -> Runs:
    """Lay out an entry; see `conventions.model.Entry`."""
    heading = heading_of(source, terms)
    address = address_of(source)
    by_year = layout is Layout.AUTHOR_DATE
    year = format_year(source.issued, terms.language, letter)
    code = _TYPE_LETTERS.get(source.type, "Z") + ("/OL" if address else "")
    title = title_runs(source, terms) or heading.listed
    if more := " ".join(part for part in (clean(source.genre), clean(source.number)) if part):
        title = (*title, Run(f"{terms.colon}{more}"))
    if translated := translation_term(source, terms):
        title = (*title, Run(f"（{translated}）"))
    title = (*title, Run(f"[{code}]"))
    parts: list[Runs] = []
    if heading.kind is HeadingKind.AUTHOR:
        named = heading.listed
        parts.append(join([named, (Run(year, role="date"),)], ", ") if by_year else named)
    elif by_year:
        title = (*title, Run(", "), Run(year, role="date"))
    held = _held(source, terms)
    if held and kind_of(source) is WorkKind.CHAPTER:
        title = (*title, *held)
        held = ()
    parts += [merge(title), *contributor_parts(source, terms, heading)]
    parts.append(_output(source, terms, held, by_year=by_year, pages=not locator))
    parts += [(Run(locator, role="locator"),), (address,) if address else ()]
    parts.append(_copy(source, terms))
    parts.append(archive_runs(source, terms))
    runs = join(parts, ". ")
    return runs if layout is Layout.NOTE else merge((*runs, Run(".")))


def _held(source: Source, terms: Terms) -> Runs:
    container = container_runs(source, terms)
    if not container or kind_of(source) is not WorkKind.CHAPTER:
        return container
    editors: Runs = (Run(full_names(source.editor, terms)),) if source.editor else ()
    return fill(terms.in_container, join([editors, container], ". "))


def _output(
    source: Source,
    terms: Terms,
    held: Runs,
    *,
    by_year: bool,
    pages: bool,
) -> Runs:
    """Return container, imprint, date, volume and issue, pages, and date of access."""
    place, publisher = clean(source.publisher_place), clean(source.publisher)
    if held and kind_of(source) in {WorkKind.PERIODICAL, WorkKind.JOURNAL}:
        place = publisher = ""
    elif publisher in {clean(source.container_title), plain(heading_of(source, terms).listed)}:
        publisher = ""
    imprint = ": ".join(part for part in (place, publisher) if part)
    issue = clean(source.issue) and terms.issue.replace("{0}", clean(source.issue))
    volume = clean(source.volume)
    numbered = volume + issue
    date = _date(source, terms, by_year=by_year)
    # Without a volume, the issue stands at the year or, where that is elsewhere, the title.
    if not volume and issue:
        date, numbered = (date + issue, "") if date else ("", "")
        held = held if date else merge((*held, Run(issue)))
    parts: list[Runs] = [held, (Run(imprint),), (Run(date, role="date"),), (Run(numbered),)]
    runs = join(parts, ", ")
    runs = join([runs, (Run(clean(source.page) if pages else ""),)], ": ")
    if source.accessed and address_of(source) and plain(runs):
        runs = merge((*runs, Run(accessed_text(source, terms))))
    return runs


def _date(source: Source, terms: Terms, *, by_year: bool) -> str:
    """Return the date beside the container: of a journal's issue, the year alone."""
    issue = kind_of(source) is WorkKind.JOURNAL and clean(source.issue)
    if issue or not says_more_than_year(source.issued):
        # In author-date it stands beside the author already.
        return "" if by_year else format_year(source.issued, terms.language)
    return format_compact(source.issued, terms.language)


def _copy(source: Source, terms: Terms) -> Runs:
    """Return when our copy was made, where no date of access says it."""
    if source.accessed and address_of(source):
        return ()
    text = accessed_text(source, terms)
    return (Run(text),) if text else ()
