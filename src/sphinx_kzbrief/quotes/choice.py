"""Choosing between places where the same words stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from sphinx_kzbrief.corpus.model import Voice
from sphinx_kzbrief.corpus.names import known_as, names_nobody, people_meant, same_person
from sphinx_kzbrief.text.normalise import fold

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.names import Person
    from sphinx_kzbrief.quotes.chains import Chain
    from sphinx_kzbrief.quotes.segment_map import SegmentMap
    from sphinx_kzbrief.text.prepared import PreparedText
    from sphinx_kzbrief.text.spans import Span

CONTEXT_LIMIT: Final = 300
"""Characters of prefix and suffix that count; the nearest to the passage."""
SCORED_LIMIT: Final = 200
"""Places that are compared by context; beyond, the first of them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known about the place that the author means.

    Attributes:
        source: The source.
        prefix: Words right before it.
        suffix: Words right after it.
        voices: Segments of the source; empty where there are none.
        speaker: Whose words they are said to be.
        people: Whom manifest and copy name.
        language: BCP 47 tag of the source; None where its script shall tell.
    """

    source: PreparedText
    prefix: str
    suffix: str
    voices: SegmentMap
    speaker: str | None
    people: tuple[Person, ...] = ()
    language: str | None = None

    def one_turn(self, span: Span) -> bool:
        """Tell whether the passage stands in one turn; without segments it is taken to."""
        return not self.voices or self.voices.one_turn(span)


def choose(wanted: Wanted, found: list[Chain]) -> tuple[Chain, tuple[Span, ...], bool]:
    """Choose the place that is meant.

    The speaker decides first, then the words before and after; what neither decides is
    ambiguous where the places differ to a reader.

    Args:
        wanted: What is known about the place.
        found: Places of one tier, in order; at least one.

    Returns:
        The chosen place, the spans of the others, and whether the choice is ambiguous.
    """
    if len(found) == 1:
        return found[0], (), False
    left = found
    if wanted.speaker is not None and wanted.voices:
        left = _spoken(wanted, found)
    if wanted.prefix or wanted.suffix:
        left = _nearest_context(wanted, left[:SCORED_LIMIT])
    chosen = left[0]
    # Another end for the same start is another reading, not another place.
    rivals = tuple(
        chain.span
        for chain in found
        if chain.span.start != chosen.span.start and chain is not chosen
    )
    if not wanted.voices:
        return chosen, rivals, False
    voices = {wanted.voices.voice(chain.span) for chain in left}
    named = {name for speaker, _, label in voices if (name := _name(speaker, label))}
    if wanted.speaker is not None and named:
        # One person's own words and the same words quoted are one voice; two people are not.
        people = [known_as(name, wanted.people) for name in named]
        return chosen, rivals, len(people_meant(wanted.speaker, people)) > 1
    return chosen, rivals, len(voices) > 1


def _spoken(wanted: Wanted, found: list[Chain]) -> list[Chain]:
    """Return the places that fit the named speaker best.

    Those where the copy gives the words to that person come first, then those where it does
    not say who speaks, then those where it only retells the person; else all are left.
    """
    own: list[Chain] = []
    silent: list[Chain] = []
    retold: list[Chain] = []
    for chain in found:
        speaker, voice, label = wanted.voices.voice(chain.span)
        name, is_retold = _name(speaker, label), voice is Voice.REPORTED
        if name is None and not is_retold:
            silent.append(chain)
        elif name and same_person(wanted.speaker or "", known_as(name, wanted.people)):
            (retold if is_retold else own).append(chain)
    return own or silent or retold or found


def _name(speaker: str | None, label: str | None) -> str | None:
    """Return whom a segment names, by speaker or by a label that is a name."""
    return speaker or (label if label and not names_nobody(label) else None)


def _nearest_context(wanted: Wanted, found: list[Chain]) -> list[Chain]:
    """Return the places whose surroundings are likest to the prefix and suffix."""
    text = wanted.source.raw
    prefix = fold(wanted.prefix[-CONTEXT_LIMIT:])
    suffix = fold(wanted.suffix[:CONTEXT_LIMIT])
    scores: list[float] = []
    for chain in found:
        start, end = chain.span
        score = 0.0
        if prefix:
            before = fold(text[max(0, start - 2 * len(prefix) - 20) : start])
            score += _likeness(prefix, before[-len(prefix) :])
        if suffix:
            after = fold(text[end : end + 2 * len(suffix) + 20])
            score += _likeness(suffix, after[: len(suffix)])
        scores.append(score)
    best = max(scores)
    return [chain for chain, score in zip(found, scores, strict=True) if score == best]


def _likeness(one: str, other: str) -> float:
    """Return 0 to 102; likeness only orders places where the very words stand.

    The same words come before all that are only like them, also where their case differs.
    """
    if one == other:
        return 102.0
    lower, other_lower = one.lower(), other.lower()
    return 101.0 if lower == other_lower else float(fuzz.ratio(lower, other_lower))
