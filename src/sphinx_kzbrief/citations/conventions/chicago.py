"""Entries by the Chicago Manual of Style, 17th edition (chapters 14 and 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.conventions.model import Layout
from sphinx_kzbrief.citations.date_text import format_date, format_year, says_more_than_year
from sphinx_kzbrief.citations.names import full_names
from sphinx_kzbrief.citations.runs import Run, Runs, clean, fill, join, merge, plain, punctuate
from sphinx_kzbrief.citations.works import (
    Heading,
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
    same_text,
    title_runs,
    translation_term,
)

if TYPE_CHECKING:
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source


def chicago_entry(
    source: Source,
    terms: Terms,
    layout: Layout,
    *,
    letter: str = "",
    locator: str = "",
) -> Runs:
    """Lay out an entry; see `conventions.model.Entry`."""
    heading = heading_of(source, terms)
    parts = [_heading(heading, source, terms, layout)]
    if layout is Layout.AUTHOR_DATE:
        parts.append((Run(format_year(source.issued, terms.language, letter), role="date"),))
    if heading.kind is not HeadingKind.TITLE:
        parts.append(_title(source, terms))
    parts += description_parts(source, terms)
    parts += contributor_parts(source, terms, heading)
    parts.append(_where(source, terms, layout, heading))
    if layout is Layout.NOTE:
        parts.append((Run(locator, role="locator"),))
    parts.append((Run(accessed_text(source, terms)),))
    parts.append((address,) if (address := address_of(source)) else ())
    parts.append(archive_runs(source, terms))
    return _commas(parts) if layout is Layout.NOTE else _sentences(parts, terms)


def _sentences(parts: list[Runs], terms: Terms) -> Runs:
    # "n.d." stays small where a sentence starts with it (Chicago 17, 15.44).
    heading, *rest = [part for part in parts if plain(part)]
    sentences = [
        heading,
        *(
            part if plain(part).startswith(terms.dates.no_date) else capitalised(part)
            for part in rest
        ),
    ]
    return join([punctuate(part, ".", inside_quotes=True) for part in sentences], " ")


def _commas(parts: list[Runs]) -> Runs:
    kept = [part for part in parts if plain(part)]
    headed = [punctuate(part, ",", inside_quotes=True) for part in kept[:-1]]
    # The place of publication opens its brackets without a comma before (Chicago 17, 14.15).
    for index, part in enumerate(kept[1:]):
        if plain(part).startswith("("):
            headed[index] = kept[index]
    return join([*headed, *kept[-1:]], " ")


def _heading(heading: Heading, source: Source, terms: Terms, layout: Layout) -> Runs:
    if heading.kind is HeadingKind.TITLE:
        return _title(source, terms)
    names = heading.said if layout is Layout.NOTE else heading.listed
    if heading.kind is HeadingKind.EDITOR:
        return (*names, Run(", eds." if len(source.editor) > 1 else ", ed."))
    return names


def _title(source: Source, terms: Terms) -> Runs:
    title = title_runs(source, terms)
    translated = translation_term(source, terms)
    return merge((*title, Run(f" ({translated})"))) if title and translated else title


def _where(source: Source, terms: Terms, layout: Layout, heading: Heading) -> Runs:
    """Return what the source stands in, and when and where that appeared."""
    container = container_runs(source, terms)
    if heading.kind is HeadingKind.CONTAINER:
        container = ()
    kind = kind_of(source)
    if kind is WorkKind.JOURNAL:
        return _journal(source, terms, layout, container)
    if kind in {WorkKind.BOOK, WorkKind.CHAPTER}:
        return _book(source, terms, layout, heading, container)
    publisher = _publisher(source, heading)
    if same_text(publisher, container) or kind is WorkKind.PERIODICAL:
        # The publisher of a periodical is not told (Chicago 17, 14.168).
        publisher = () if container or heading.kind is HeadingKind.CONTAINER else publisher
    # The fields of a periodical's issue; a page locator would be one of these pages.
    pages = () if layout is Layout.NOTE else (Run(page_range(source)),)
    issue = (_numbered(source.volume, terms.volume), _numbered(source.issue, terms.issue))
    place = (Run(clean(source.publisher_place)),) if kind is WorkKind.SPEECH else ()
    return join([container, *issue, publisher, place, _day(source, terms, layout), pages], ", ")


def _journal(source: Source, terms: Terms, layout: Layout, container: Runs) -> Runs:
    volume, issue, pages = clean(source.volume), clean(source.issue), page_range(source)
    number = terms.issue.replace("{0}", issue) if issue else ""
    if layout is Layout.AUTHOR_DATE:
        text = f"{volume} ({issue})" if volume and issue else volume or number
    else:
        text = ", ".join(part for part in (volume, number) if part)
        text += f" ({format_date(source.issued, terms.language)})"
    head = join([container, (Run(text.strip()),)], " " if volume or not issue else ", ")
    return join([head, (Run(pages if layout is not Layout.NOTE else ""),)], ": ")


def _book(
    source: Source,
    terms: Terms,
    layout: Layout,
    heading: Heading,
    container: Runs,
) -> Runs:
    imprint = join([(Run(clean(source.publisher_place)),), _publisher(source, heading)], ": ")
    imprint = join([imprint, _day(source, terms, layout)], ", ")
    pages = page_range(source) if layout is not Layout.NOTE else ""
    if kind_of(source) is WorkKind.BOOK:
        held = container
    else:
        held = fill(terms.in_container, container) if container else ()
        if held and source.editor:
            editors = fill(terms.edited_by, full_names(source.editor, terms))
            held = join([held, editors], ", ")
        held = join([held, (Run(pages),)], ", ")
    if layout is Layout.NOTE:
        return join([held, (Run("("), *imprint, Run(")")) if plain(imprint) else ()], " ")
    if not plain(held):
        return imprint
    ended = punctuate(capitalised(held), ".", inside_quotes=True)
    return join([ended, capitalised(imprint)], " ")


def _publisher(source: Source, heading: Heading) -> Runs:
    """Return the publisher, unless the entry starts with it."""
    publisher = (Run(clean(source.publisher)),)
    return () if same_text(publisher, heading.listed) else publisher


def _day(source: Source, terms: Terms, layout: Layout) -> Runs:
    """Return the date beside the container; in author-date, only where it adds to the year."""
    if layout is Layout.AUTHOR_DATE and not says_more_than_year(source.issued):
        return ()
    return (Run(format_date(source.issued, terms.language), role="date"),)


def _numbered(value: str | None, pattern: str) -> Runs:
    text = clean(value)
    return (Run(pattern.replace("{0}", text)),) if text else ()
