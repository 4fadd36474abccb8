"""Whether the person a brief names is the one who speaks in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Voice

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.model import Segment, Source
    from sphinx_kzbrief.text.prepared import PreparedText


def same_person(named: str, name: str, source: Source) -> bool:
    """Tell whether a name an author typed is that of a person in the source.

    Args:
        named: The name as typed: full, family name alone, or the label the text uses.
        name: The person's name in the source.
        source: The source, whose `speakers` map labels to people.

    Returns:
        True for the same person. Case and spacing do not count; likeness does not either.
    """
    full = _plain(name).split()
    return bool(full and _plain(named) == full[-1]) or _is_called(named, name, source)


def _is_called(named: str, name: str, source: Source) -> bool:
    """Tell whether a name is the whole of another, or the label that the text uses for it."""
    typed, full = _plain(named), _plain(name)
    return typed == full or any(
        typed == _plain(label) and full == _plain(speaker.name)
        for label, speaker in source.speakers.items()
    )


def speaker_problem(named: str, segment: Segment | None, source: Source) -> str | None:
    """Say what is wrong with naming a person as speaker of a passage.

    Args:
        named: The name the author gave.
        segment: The innermost segment that holds the passage.
        source: The source.

    Returns:
        What the source has instead, as the middle of a sentence; None where the name is right.
    """
    if segment is not None and segment.voice is Voice.REPORTED:
        whom = segment.speaker or "somebody"
        return f"the source only retells what {whom} said; these are not {whom}'s own words"
    if segment is not None and segment.speaker is not None:
        if same_person(named, segment.speaker, source):
            return None
        return f"in our copy {segment.speaker} says them"
    if segment is not None and segment.label is not None:
        if re.match(rf"{re.escape(_plain(named))}(?!\w)", _plain(segment.label)):
            return None
        return f"our copy gives no name there: {segment.label}"
    if segment is not None and segment.voice is Voice.DIRECT:
        return "our copy quotes them without saying whose they are"
    # "Times" is no family name: what has none is called by its whole name.
    if any(same_person(named, author.full, source) for author in source.author if author.family):
        return None
    others = [author.full for author in source.author]
    others += [name for name in (source.container_title, source.publisher) if name]
    if any(_is_called(named, other, source) for other in others):
        return None
    return "they stand in the source's own narration"


def via_problem(
    via: str, segment: Segment | None, source: Source, prepared: PreparedText
) -> str | None:
    """Say what is wrong with naming somebody as who quotes the speaker of a passage.

    Args:
        via: The name the author gave.
        segment: The innermost segment that holds the passage.
        source: The source.
        prepared: Its text.

    Returns:
        What our copy has instead, as the middle of a sentence; None where it names them.
    """
    if segment is not None and segment.via is not None:
        if same_person(via, segment.via, source):
            return None
        return f"in our copy {segment.via} does"
    own = [author.full for author in source.author]
    own += [name for name in (source.container_title, source.publisher) if name]
    if any(_is_called(via, name, source) for name in own) or prepared.find_all(via):
        return None
    return f"our copy never names {via}"


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
