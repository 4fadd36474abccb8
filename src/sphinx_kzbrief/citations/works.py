"""What kind of work a source is, and the parts of its entry that all layouts share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.date_text import format_compact
from sphinx_kzbrief.citations.names import cited_names, full_names, listed_names
from sphinx_kzbrief.citations.runs import Run, Runs, address_run, clean, fill, merge, plain
from sphinx_kzbrief.citations.terms.model import Convention, Terms

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_kzbrief.corpus.model import Source


class WorkKind(StrEnum):
    """Kinds of works whose entries are laid out alike."""

    PERIODICAL = "periodical"
    """A piece in a newspaper or magazine, an interview among them."""
    JOURNAL = "journal"
    WEB = "web"
    BOOK = "book"
    """A work that stands by itself: book, report, thesis, data set."""
    CHAPTER = "chapter"
    SPEECH = "speech"
    LEGAL = "legal"
    """A law, bill, regulation, treaty or decided case, cited by title and number."""
    BROADCAST = "broadcast"
    GENERIC = "generic"


_KINDS = {
    "article": WorkKind.PERIODICAL,
    "article-newspaper": WorkKind.PERIODICAL,
    "article-magazine": WorkKind.PERIODICAL,
    "interview": WorkKind.PERIODICAL,
    "review": WorkKind.PERIODICAL,
    "review-book": WorkKind.PERIODICAL,
    "article-journal": WorkKind.JOURNAL,
    "webpage": WorkKind.WEB,
    "post": WorkKind.WEB,
    "post-weblog": WorkKind.WEB,
    "book": WorkKind.BOOK,
    "report": WorkKind.BOOK,
    "thesis": WorkKind.BOOK,
    "pamphlet": WorkKind.BOOK,
    "dataset": WorkKind.BOOK,
    "standard": WorkKind.BOOK,
    "chapter": WorkKind.CHAPTER,
    "entry": WorkKind.CHAPTER,
    "entry-dictionary": WorkKind.CHAPTER,
    "entry-encyclopedia": WorkKind.CHAPTER,
    "paper-conference": WorkKind.CHAPTER,
    "speech": WorkKind.SPEECH,
    "hearing": WorkKind.LEGAL,
    "legislation": WorkKind.LEGAL,
    "legal_case": WorkKind.LEGAL,
    "bill": WorkKind.LEGAL,
    "regulation": WorkKind.LEGAL,
    "treaty": WorkKind.LEGAL,
    "broadcast": WorkKind.BROADCAST,
    "motion_picture": WorkKind.BROADCAST,
}


def kind_of(source: Source) -> WorkKind:
    """Return the kind of work that a source's CSL type is laid out as."""
    return _KINDS.get(source.type, WorkKind.GENERIC)


class HeadingKind(StrEnum):
    """What stands in the place of the author."""

    AUTHOR = "author"
    EDITOR = "editor"
    CONTAINER = "container"
    PUBLISHER = "publisher"
    TITLE = "title"
    KEY = "key"
    """Nothing is known of the source but its key."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What an entry starts with and what citations call the source.

    Attributes:
        kind: What stands in the place of the author.
        listed: As it heads the entry, family name first.
        cited: As citations have it, short.
        said: As running text has it, given name first.
    """

    kind: HeadingKind
    listed: Runs
    cited: Runs
    said: Runs


def heading_of(source: Source, terms: Terms, namesakes: Collection[str] = ()) -> Heading:
    """Return what stands in the place of the author.

    Without an author or editor, Chicago lets the periodical, site or body stand there
    (17, 14.199, 14.207 and 15.37); GOST and GB/T begin with the title.

    Args:
        source: The source.
        terms: Terms of the language.
        namesakes: Family names that several first authors of the list share, so that
            citations give the whole name.
    """
    kind = kind_of(source)
    # The editor of a book stands for its author; that of a chapter does not.
    editors = source.editor if kind is WorkKind.BOOK else ()
    for hand, names in ((HeadingKind.AUTHOR, source.author), (HeadingKind.EDITOR, editors)):
        if names:
            return Heading(
                hand,
                (Run(listed_names(names, terms)),),
                (Run(cited_names(names, terms, namesakes)),),
                (Run(full_names(names, terms)),),
            )
    if terms.convention is Convention.CHICAGO:
        if kind in {WorkKind.PERIODICAL, WorkKind.WEB} and (
            container := container_runs(source, terms)
        ):
            return Heading(HeadingKind.CONTAINER, container, container, container)
        bodies = {WorkKind.WEB, WorkKind.BOOK, WorkKind.GENERIC}
        if kind in bodies and (publisher := clean(source.publisher)):
            body = (Run(publisher),)
            return Heading(HeadingKind.PUBLISHER, body, body, body)
    if title := title_runs(source, terms):
        short = title_runs(source, terms, short=True)
        return Heading(HeadingKind.TITLE, title, short, short)
    if container := container_runs(source, terms):
        return Heading(HeadingKind.CONTAINER, container, container, container)
    unnamed = (Run(source.key),)
    return Heading(HeadingKind.KEY, unnamed, unnamed, unnamed)


def title_runs(source: Source, terms: Terms, *, short: bool = False) -> Runs:
    """Return the title, set as the language sets titles of that kind of work.

    A title in square brackets was supplied, not found, and stays as it is (Chicago 17,
    14.222: descriptions take neither italics nor quotation marks).

    Args:
        source: The source.
        terms: Terms of the language.
        short: Whether to leave out the subtitle, after a colon.
    """
    title = clean(source.title)
    if not title:
        return ()
    supplied = title.startswith("[") and title.endswith("]")
    if short and not supplied:
        title = re.split(r"\s*[:：]\s", title, maxsplit=1)[0]
    if supplied or terms.convention is not Convention.CHICAGO:
        return (Run(title, role="title"),)
    kind = kind_of(source)
    if kind is WorkKind.LEGAL:
        # Cases are set in italics, laws and bills in roman (Chicago 17, 14.276 and 14.281).
        return (Run(title, emphasis=source.type == "legal_case", role="title"),)
    alone = kind is WorkKind.BOOK or (kind is WorkKind.BROADCAST and not source.container_title)
    if alone:
        return (Run(title, emphasis=True, role="title"),)
    return (Run(_quoted(title, terms), role="title"),)


def _quoted(title: str, terms: Terms) -> str:
    """Put a title between quotation marks, marks of its own becoming inner ones."""
    outer, inner = terms.quotes[:2], terms.quotes[2:]
    for mark, within in zip(outer, inner, strict=True):
        title = title.replace(mark, within)
    return f"{outer[0]}{title}{outer[1]}"


def container_runs(source: Source, terms: Terms) -> Runs:
    """Return the periodical, site, book or meeting that holds the source."""
    container = clean(source.container_title)
    if not container:
        return ()
    # Chicago 17, 14.206: sites without a printed counterpart are not set in italics, nor are
    # the meetings that speeches are made at.
    roman = kind_of(source) in {WorkKind.WEB, WorkKind.SPEECH}
    # Neither GOST nor GB/T knows italics.
    emphasis = terms.convention is Convention.CHICAGO and not roman
    return (Run(container, emphasis=emphasis, role="container"),)


def translation_term(source: Source, terms: Terms) -> str:
    """Return "in translation" and its like, or nothing for a source in its own language.

    A named translator is told elsewhere in the entry and needs no such words.
    """
    if not source.original_language and not source.translated_by:
        return ""
    if source.translated_by == "machine":
        return terms.machine_translation
    if source.translated_by == "official":
        return terms.official_translation
    return "" if source.translator else terms.in_translation


def contributor_parts(source: Source, terms: Terms, heading: Heading) -> list[Runs]:
    """Return interviewer, editor and translator, each as its own part of the entry."""
    parts: list[Runs] = []
    interviewers = (Run(full_names(source.interviewer, terms)),)
    # A newspaper that is its own interviewer is named as what holds the interview.
    if source.interviewer and not same_text(interviewers, container_runs(source, terms)):
        parts.append(fill(terms.interview_by, interviewers))
    elif source.type == "interview" and terms.interview not in clean(source.title).casefold():
        parts.append((Run(terms.interview),))
    if (
        source.editor
        and heading.kind is not HeadingKind.EDITOR
        and kind_of(source) is not WorkKind.CHAPTER
    ):
        parts.append(fill(terms.edited_by, full_names(source.editor, terms)))
    if source.translator:
        parts.append(fill(terms.translated_by, full_names(source.translator, terms)))
    return parts


def description_parts(source: Source, terms: Terms) -> list[Runs]:
    """Return what the work is, where its title does not tell, and its number."""
    genre = clean(source.genre)
    named = {"speech": terms.speech, "dataset": terms.dataset, "broadcast": terms.broadcast}
    # "Interview" is said with the interviewer.
    what = "" if source.type == "interview" else genre or named.get(source.type, "")
    number = clean(source.number)
    # "Report 12" already says what the 12 is; bare figures need their sign.
    if number[:1].isdigit():
        number = terms.number.replace("{0}", number)
        return [(Run(" ".join(part for part in (what, number) if part)),)]
    return [(Run(part),) for part in (what, number) if part]


def accessed_text(source: Source, terms: Terms) -> str:
    """Return the date of access, or that of our copy; empty where neither is known."""
    if source.accessed and address_of(source):
        day = format_compact(source.accessed, terms.language)
        return terms.accessed.replace("{0}", day)
    if source.copy and source.copy.retrieved:
        return terms.retrieved.replace("{0}", format_compact(source.copy.retrieved, terms.language))
    return ""


def address_of(source: Source) -> Run | None:
    """Return the source's DOI or address as a linked run; the DOI lasts longer."""
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", clean(source.DOI))
    if re.fullmatch(r"10\.\d{4,9}/\S+", doi):
        return address_run(f"https://doi.org/{doi}")
    return address_run(clean(source.URL))


def page_range(source: Source) -> str:
    """Return the source's pages, a dash between the first and the last.

    Manifests, and the files they are imported from, have a hyphen there, as GB/T has; Chicago
    (17, 6.78) and GOST have the dash.
    """
    return re.sub(r"(?<=\d)-{1,2}(?=[A-Za-z]?\d)", "–", clean(source.page))


def archive_runs(source: Source, terms: Terms) -> Runs:
    """Return where an archived copy stands; empty where none is known."""
    run = address_run(clean(source.copy.archive), "archive") if source.copy else None
    return fill(terms.archived, (run,)) if run else ()


def capitalised(runs: Runs) -> Runs:
    """Return `runs` with a capital at the start, as a sentence of an entry has it."""
    if not runs or runs[0].role in {"title", "container", "address"}:
        return runs
    first = runs[0]
    return merge([first.saying(first.text[:1].upper() + first.text[1:]), *runs[1:]])


def same_text(one: Runs, other: Runs) -> bool:
    """Tell whether two parts would read alike, so that one of them can be left out."""
    return plain(one).casefold() == plain(other).casefold()
