"""The attribution line of a quotation: who said it, where, when, and by which hand.

Such as "Shakhrat Nuryshev, Ambassador of Kazakhstan to China, interviewed by Sun Haoran,
Global Times, 21 June 2022, para. 12 of our copy".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.date_text import format_date
from sphinx_kzbrief.citations.locators import format_locator
from sphinx_kzbrief.citations.names import full_name, full_names
from sphinx_kzbrief.citations.runs import Run, Runs, clean, fill, join, merge, plain
from sphinx_kzbrief.citations.styles.items import comma_after
from sphinx_kzbrief.citations.terms import Convention, Terms, terms_for
from sphinx_kzbrief.citations.works import (
    WorkKind,
    container_runs,
    kind_of,
    same_text,
    title_runs,
    translation_term,
)
from sphinx_kzbrief.corpus.model import Voice
from sphinx_kzbrief.corpus.names import Person, known_as, same_person
from sphinx_kzbrief.corpus.people import people_of

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
    as_of: str | None = None,
    origin: str | None = None,
    language: str = "en",
    credibility: str | None = None,
    translated: bool = False,
    translator: str | None = None,
    emphasis_added: bool = False,
    stated: bool = False,
    short: bool = False,
) -> Runs:
    """Format the line under a quotation.

    Args:
        source: The source quoted.
        speaker: Whose words they are; None for the source's own author, or in another voice
            for somebody whom nobody names.
        role: The speaker's office, for the long form; `interviewer` is translated.
        voice: Whether the words are the speaker's own in this source, or quoted or reported
            by it; None to tell it from whom the source names as author or in conversation.
        via: Who quotes or reports inside the source, where that is not the source itself.
        locator: Where the words stand; by words resolved to a paragraph by the caller.
        as_of: EDTF date of the passage, where it is not its source's.
        origin: Another hand the passage comes from, as the manifest describes it.
        language: BCP 47 tag of the language to print in.
        credibility: Admiralty figure 1–6 of this evidence, printed behind the source's letter.
        translated: Whether the brief shows a translation of its own beside the words.
        translator: Who made that translation; None for the brief's authors.
        emphasis_added: Whether the brief set some of the words in italics.
        stated: Whether the brief names a speaker whom our copy does not confirm.
        short: Whether to leave out role, interviewer, rating and translation of the source.

    Returns:
        The line without closing full stop; no name is said twice.
    """
    terms = terms_for(language)
    passage = format_date(as_of, language) if as_of else ""
    words = _Words(source, terms, clean(speaker), clean(role), voice, clean(via), passage, short)
    remarks = _remarks(words, clean(credibility), clean(origin))
    if translated:
        remarks.append((Run(_translated(clean(translator), terms)),))
    if emphasis_added:
        remarks.append((Run(terms.emphasis_added),))
    if stated:
        remarks.append((Run(terms.speaker_stated),))
    date = (Run(format_date(source.issued, language), role="date"),)
    place = (Run(format_locator(locator, language), role="locator"),)
    line = _in_line([*_hands(words), date, place], terms)
    return merge((*line, *(fill(terms.remark, join(remarks, terms.semicolon)) if remarks else ())))


@dataclass(frozen=True, slots=True)
class _Words:
    """What is known of words and of the hands they came through; see `format_attribution`."""

    source: Source
    terms: Terms
    speaker: str
    role: str
    voice: Voice | None
    via: str
    passage: str
    short: bool

    @property
    def relayed(self) -> bool:
        """Whether the source quotes or reports the speaker rather than being their own."""
        if self.voice is None and self.speaker:
            return bool(self.via) or not _is_own(self.source, self.speaker)
        return self.voice is not None and self.voice is not Voice.OWN


def _hands(words: _Words) -> list[Runs]:
    """Return speaker, office, interviewer or relay, and what the words stand in."""
    source, terms = words.source, words.terms
    office = terms.interviewer if words.role == "interviewer" else words.role
    author = "" if words.relayed else full_names(source.author, terms)
    line: list[Runs] = [
        (Run(words.speaker or author, role="speaker"),),
        (Run(office if words.speaker and not words.short else "", role="role"),),
    ]
    if words.relayed:
        return [*line, (Run(words.passage, role="date"),), *_relayed(words)]
    asks = words.role == "interviewer" or _names_house(source, words.speaker)
    interviewed = not (words.short or asks)
    return line + _own_words(source, terms, words.speaker, with_interviewer=interviewed)


def _translated(translator: str, terms: Terms) -> str:
    return terms.translated_by.replace("{0}", translator) if translator else terms.our_translation


def _own_words(
    source: Source,
    terms: Terms,
    speaker: str,
    *,
    with_interviewer: bool,
) -> list[Runs]:
    """Return "interviewed by V" and what the words stand in, no name twice."""
    said = {speaker.casefold()}
    line: list[Runs] = []
    if with_interviewer and source.interviewer:
        interviewers = full_names(source.interviewer, terms)
        said.add(interviewers.casefold())
        named = (Run(interviewers),)
        house = container_runs(source, terms)
        line.append(fill(terms.interviewed_by, house if same_text(named, house) else named))
    return line + [part for part in _standing(source, terms) if plain(part).casefold() not in said]


def _standing(source: Source, terms: Terms) -> list[Runs]:
    """Return what the words stand in: the periodical or site, or the title of the work."""
    container = container_runs(source, terms) or _named(source.publisher)
    title = _title_in_text(source, terms)
    if container and (not title or kind_of(source) in _HELD):
        return [container]
    if kind_of(source) is WorkKind.CHAPTER and source.container_title:
        return [title, fill(terms.in_container, container)]
    return [title]


def _title_in_text(source: Source, terms: Terms) -> Runs:
    """Return the title as running text sets it, which is not how all entries do."""
    runs = title_runs(source, terms)
    if terms.convention is Convention.CHICAGO or not runs or runs[0].text.startswith("["):
        return runs
    opening, closing = terms.titles
    return (Run(f"{opening}{runs[0].text}{closing}", role="title"),)


def _named(text: str | None) -> Runs:
    return (Run(clean(text), role="container"),) if clean(text) else ()


def _is_own(source: Source, speaker: str) -> bool:
    """Tell whether the manifest names the speaker as one of the source's own voices."""
    people = people_of(source)
    names = {full_name(name) for name in source.author}
    names |= {name.full for name in source.author}
    names |= {person.name for person in source.speakers.values()}
    own = (known_as(name, people) for name in names)
    return any(same_person(speaker, each) for each in own) or _names_house(source, speaker)


def _names_house(source: Source, speaker: str) -> bool:
    """Tell whether the speaker is the periodical or site itself, or one of its interviewers."""
    houses = (clean(name) for name in (source.container_title, source.publisher) if name)
    asking = [Person(name.full, name.family, (full_name(name),)) for name in source.interviewer]
    asking += [Person(house, whole=True) for house in houses]
    return any(same_person(speaker, each) for each in asking)


def _relayed(words: _Words) -> list[Runs]:
    """Return "quoted in Y", or "quoted by V" and then the source."""
    terms, reported = words.terms, words.voice is Voice.REPORTED
    parts = [part for part in _standing(words.source, terms) if plain(part)]
    # What has neither a title nor a container is known by its author, or by its key.
    via = words.via or ("" if parts else full_names(words.source.author, terms))
    if via and not any(same_text((Run(via),), part) for part in parts):
        return [fill(terms.reported_by if reported else terms.quoted_by, via), *parts]
    first, *rest = parts or [(Run(words.source.key, role="title"),)]
    return [fill(terms.reported_in if reported else terms.quoted_in, first), *rest]


def _remarks(words: _Words, credibility: str, origin: str) -> list[Runs]:
    """Return what a reader should know of source and passage beside where the words stand."""
    source, terms = words.source, words.terms
    remarks: list[Runs] = []
    if source.translator and not words.short:
        remarks.append(fill(terms.translated_by, full_names(source.translator, terms)))
    if (translation := translation_term(source, terms)) and not words.short:
        remarks.append((Run(translation),))
    if credibility and not words.short:
        rating = f"{clean(source.reliability)}{credibility}"
        remarks.append((Run(terms.rated.replace("{0}", rating), role="rating"),))
    if words.passage and not words.relayed:
        remarks.append((Run(terms.as_of.replace("{0}", words.passage)),))
    if origin:
        remarks.append((Run(terms.origin.replace("{0}", origin)),))
    return remarks


def _in_line(parts: list[Runs], terms: Terms) -> Runs:
    line: Runs = ()
    for part in parts:
        if not plain(part):
            continue
        line = (*comma_after(line, terms), *part) if line else part
    return merge(line)
