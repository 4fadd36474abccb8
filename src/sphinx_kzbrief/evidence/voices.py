"""Whose voice a passage is: who speaks in it, and for whom that person speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.quotes.segment_map import SegmentMap

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.corpus.model import Segment, Source
    from sphinx_kzbrief.text.spans import Span


def segment_at(corpus: Corpus, key: str, span: Span) -> Segment | None:
    """Return the innermost segment that holds a passage.

    Args:
        corpus: The corpus.
        key: Key of a source that can be read.
        span: The passage in its canonical text.
    """
    derived = corpus.prepared(key).derived
    if "segments" not in derived:
        derived["segments"] = SegmentMap(corpus.document(key).segments)
    found: SegmentMap = derived["segments"]
    return found.innermost(span)


def speaker_in(source: Source, segment: Segment | None) -> str:
    """Return who says what stands in a segment, for people: a person, or the source itself."""
    said = (segment.speaker or segment.label) if segment is not None else None
    return said or narrator_of(source)


def narrator_of(source: Source) -> str:
    """Return whose the source's own narration is: the author, the container, the title."""
    authors = ", ".join(author.full for author in source.author)
    return authors or source.container_title or source.publisher or source.title or source.key


def originator_of(source: Source, segment: Segment | None) -> str:
    """Return from whom a passage comes, as claims count sources.

    A person speaks for whoever the manifest says, else for no one but that person. Narration
    comes from another hand where the manifest says so, else from the source's originator, else
    from its author or what it appeared in.

    Args:
        source: The source.
        segment: The innermost segment that holds the passage; None for the whole source.
    """
    if segment is not None and segment.speaker:
        name = _plain(segment.speaker)
        for label, speaker in source.speakers.items():
            if speaker.originator and name in {_plain(speaker.name), _plain(label)}:
                return speaker.originator
        return segment.speaker
    if segment is not None and segment.label:
        # Somebody without a name: nobody can tell whether two of them are one.
        return source.originator or narrator_of(source)
    if segment is not None and segment.origin:
        return segment.origin
    return source.originator or _interviewee(source) or narrator_of(source)


def _interviewee(source: Source) -> str | None:
    """Return for whom the person speaks who is the source's author, as of an interview."""
    authors = {_plain(author.full) for author in source.author}
    found = (each for each in source.speakers.values() if _plain(each.name) in authors)
    return next((each.originator for each in found if each.originator), None)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
