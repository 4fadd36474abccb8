"""The attribution line of a quotation: who said it, where, when, and by which hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.date_text import format_date
from sphinx_kzbrief.citations.locators import format_locator
from sphinx_kzbrief.citations.names import full_name, full_names
from sphinx_kzbrief.citations.runs import Run, Runs, clean, fill, merge, plain
from sphinx_kzbrief.citations.styles.items import comma_after
from sphinx_kzbrief.citations.terms import Terms, terms_for
from sphinx_kzbrief.citations.works import (
    WorkKind,
    container_runs,
    kind_of,
    same_text,
    title_runs,
    translation_term,
)
from sphinx_kzbrief.corpus.model import Voice

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.corpus.model import Source

_HELD = frozenset({WorkKind.PERIODICAL, WorkKind.JOURNAL, WorkKind.WEB, WorkKind.BROADCAST})
"""Kinds of works that a reader knows by what holds them rather than by their titles."""


def format_attribution(  # noqa: PLR0913 - each is a fact of its own that the line may tell
    source: Source,
    *,
    speaker: str | None = None,
    role: str | None = None,
    voice: Voice | None = None,
    via: str | None = None,
    locator: Locator | None = None,
    language: str = "en",
    credibility: str | None = None,
    translated: bool = False,
    translator: str | None = None,
    emphasis_added: bool = False,
    short: bool = False,
) -> Runs:
    """Format the line under a quotation.

    Such as "Shakhrat Nuryshev, Ambassador of Kazakhstan to China, interviewed by Sun
    Haoran, Global Times, 21 June 2022, para. 12 of our copy".

    Args:
        source: The source quoted.
        speaker: Whose words they are; None for the source's own author.
        role: The speaker's office, for the long form; `interviewer` is translated.
        voice: Whether the words are the speaker's own in this source, or quoted or reported
            by it; None to tell it from whether the source names the speaker as its author
            or as taking part in its conversation.
        via: Who quotes or reports inside the source, where that is not the source itself.
        locator: Where the words stand; by words resolved to a paragraph by the caller.
        language: BCP 47 tag of the language to print in.
        credibility: Admiralty figure 1–6 of this piece of evidence, printed behind the
            source's letter.
        translated: Whether the brief shows a translation of its own beside the words.
        translator: Who made that translation; None for the brief's authors.
        emphasis_added: Whether the brief set some of the words in italics.
        short: Whether to leave out role, interviewer, rating and translation of the source.

    Returns:
        The line without brackets or closing full stop; no name is said twice.
    """
    terms = terms_for(language)
    name = clean(speaker)
    parts = _source_parts(source, terms, name)
    if not short and source.interviewer and not _among_interviewers(source, name):
        people = full_names(source.interviewer, terms)
        interviewed = fill(terms.interviewed_by, people)
    else:
        interviewed = ()
    if voice is None:
        voice = Voice.OWN if not via and _is_own(source, name) else Voice.DIRECT
    line: list[Runs] = []
    if name:
        line.append((Run(name, role="speaker"),))
        if role and not short:
            office = terms.interviewer if role == "interviewer" else clean(role)
            line.append((Run(office, role="role"),))
    if name and voice is not Voice.OWN:
        line += _relayed(voice, clean(via), parts, terms)
    else:
        authors = () if name else (Run(full_names(source.author, terms), role="speaker"),)
        line += [authors, interviewed, *parts]
    line.append((Run(format_date(source.issued, language), role="date"),))
    line.append((Run(format_locator(locator, language), role="locator"),))
    line += _remarks(source, terms, credibility if not short else None, short=short)
    if translated:
        made = clean(translator)
        ours = terms.translated_by.replace("{0}", made) if made else terms.our_translation
        line.append((Run(ours),))
    if emphasis_added:
        line.append((Run(terms.emphasis_added),))
    return _in_line(line, terms)


def _source_parts(source: Source, terms: Terms, speaker: str) -> list[Runs]:
    """Return what the words stand in: the periodical or site, or the title of the work."""
    container = container_runs(source)
    if kind_of(source) in _HELD:
        held = container or _named(source.publisher)
        if held:
            return [] if plain(held).casefold() == speaker.casefold() else [held]
    title = title_runs(source, terms)
    if not title:
        return [container] if container else [_named(source.publisher)]
    if kind_of(source) is WorkKind.CHAPTER and container:
        return [title, fill(terms.in_container, container)]
    return [title]


def _named(text: str | None) -> Runs:
    return (Run(clean(text), role="container"),) if clean(text) else ()


def _is_own(source: Source, speaker: str) -> bool:
    """Tell whether the manifest names the speaker as one of the source's own voices."""
    own = {full_name(name).casefold() for name in (*source.author, *source.interviewer)}
    own |= {clean(person.name).casefold() for person in source.speakers.values()}
    own |= {clean(source.container_title).casefold(), clean(source.publisher).casefold()}
    return speaker.casefold() in own or not speaker


def _among_interviewers(source: Source, speaker: str) -> bool:
    return any(full_name(name).casefold() == speaker.casefold() for name in source.interviewer)


def _relayed(voice: Voice, via: str, parts: list[Runs], terms: Terms) -> list[Runs]:
    """Return "quoted in Y", or "quoted by V" and then the source."""
    reported = voice is Voice.REPORTED
    if via and not any(same_text((Run(via),), part) for part in parts):
        return [fill(terms.reported_by if reported else terms.quoted_by, via), *parts]
    if not parts:
        return []
    first, *rest = parts
    return [fill(terms.reported_in if reported else terms.quoted_in, first), *rest]


def _remarks(source: Source, terms: Terms, credibility: str | None, *, short: bool) -> list[Runs]:
    """Return what a reader should know of the source beside where the words stand."""
    if short:
        return []
    remarks: list[Runs] = []
    if source.translator:
        remarks.append(fill(terms.translated_by, full_names(source.translator, terms)))
    if translation := translation_term(source, terms):
        remarks.append((Run(translation),))
    rating = f"{clean(source.reliability)}{clean(credibility)}"
    if rating:
        remarks.append((Run(terms.rated.replace("{0}", rating), role="rating"),))
    return remarks


def _in_line(parts: list[Runs], terms: Terms) -> Runs:
    line: Runs = ()
    for part in parts:
        if not plain(part):
            continue
        line = (*comma_after(line, terms), *part) if line else part
    return merge(line)
