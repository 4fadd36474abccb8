"""Whether the person a brief names is the one who speaks in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Voice

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.model import Segment, Source


def same_person(named: str, name: str, source: Source) -> bool:
    """Tell whether a name an author typed is that of a person in the source.

    Args:
        named: The name as typed: full, family name alone, or the label the text uses.
        name: The person's name in the source.
        source: The source, whose `speakers` map labels to people.

    Returns:
        True for the same person. Case and spacing do not count; likeness does not either.
    """
    typed, full = _plain(named), _plain(name)
    if typed == full or (full.split() and typed == full.split()[-1]):
        return True
    return any(
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
        if _plain(segment.label).startswith(_plain(named)):
            return None
        return f"our copy gives no name there: {segment.label}"
    if segment is not None and segment.voice is Voice.DIRECT:
        return "our copy quotes them without saying whose they are"
    narrators = [author.full for author in source.author]
    narrators += [name for name in (source.container_title, source.publisher) if name]
    if any(same_person(named, narrator, source) for narrator in narrators):
        return None
    return "they stand in the source's own narration"


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
