"""Whose voice a passage is: who speaks in it, and for whom that person speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Voice
from sphinx_kzbrief.corpus.names import known_as, names_nobody, same_person
from sphinx_kzbrief.corpus.people import people_of
from sphinx_kzbrief.quotes.segment_map import SegmentMap

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.corpus.model import Segment, Source
    from sphinx_kzbrief.corpus.names import Person
    from sphinx_kzbrief.text.spans import Span


def segment_at(corpus: Corpus, key: str, span: Span) -> Segment | None:
    """Return the innermost segment that holds a passage.

    Args:
        corpus: The corpus.
        key: Key of a source that can be read.
        span: The passage in its canonical text.
    """
    return segments_of(corpus, key).innermost(span)


def segments_of(corpus: Corpus, key: str) -> SegmentMap:
    """Return the map of a source's segments, made once for all that is matched in it."""
    derived = corpus.prepared(key).derived
    if "segments" not in derived:
        derived["segments"] = SegmentMap(corpus.document(key).segments)
    found: SegmentMap = derived["segments"]
    return found


def speaker_in(source: Source, segment: Segment | None) -> str:
    """Return who says what stands in a segment, for people: a person, or the source itself.

    Words that the source quotes without saying whose they are are somebody's in it, not its own.
    """
    said = (segment.speaker or segment.label) if segment is not None else None
    if not said and is_unnamed(segment):
        return f"somebody in {held_in(source)}"
    return said or narrator_of(source)


def is_unnamed(segment: Segment | None) -> bool:
    """Tell whether a segment holds the direct words of somebody whom the copy does not name."""
    return (
        segment is not None
        and segment.voice is Voice.DIRECT
        and not (segment.speaker or segment.label)
    )


def held_in(source: Source) -> str:
    """Return what people call a source: what holds it, else its title, else its key."""
    return source.container_title or source.title or source.key


def narrator_of(source: Source) -> str:
    """Return whose the source's own narration is: the author, the container, the title."""
    authors = ", ".join(author.full for author in source.author)
    return authors or source.container_title or source.publisher or source.title or source.key


def originator_of(source: Source, segment: Segment | None) -> str:
    """Return from whom a passage comes, as claims count sources.

    A person speaks for whoever the manifest says, else for no one but that person. Narration,
    and the words of somebody without a name, come from another hand where the manifest says
    so, else from the source's originator, else from its author or what it appeared in: nobody
    can tell whether two without a name are one.

    Args:
        source: The source.
        segment: The innermost segment that holds the passage; None for the whole source.
    """
    named = None
    if segment is not None:
        labelled = segment.label and not names_nobody(segment.label)
        named = segment.speaker or (segment.label if labelled else None)
    if named:
        person = known_as(named, people_of(source))
        return _speaks_for(source, person) or person.name
    if segment is not None and segment.origin:
        return segment.origin
    return source.originator or _interviewee(source) or narrator_of(source)


def _interviewee(source: Source) -> str | None:
    """Return for whom the person speaks who is the source's author, as of an interview."""
    people = people_of(source)
    found = (_speaks_for(source, known_as(author.full, people)) for author in source.author)
    return next(filter(None, found), None)


def _speaks_for(source: Source, person: Person) -> str | None:
    """Return for whom the manifest says that a person speaks."""
    speakers = (each for each in source.speakers.values() if each.originator)
    return next((each.originator for each in speakers if same_person(each.name, person)), None)
