"""Pulled quotes: the whole passage between its first words and its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.quotes.comparison import Place, Sought
from sphinx_kzbrief.quotes.grammar import parse_quotation
from sphinx_kzbrief.quotes.model import AlterationKind
from sphinx_kzbrief.quotes.places import skeleton_places, typographic_places
from sphinx_kzbrief.quotes.segment_map import SegmentMap
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.model import Segment


class PullError(KzbriefError):
    """A passage that cannot be pulled: its ends are missing, cut or stand in several places."""


def pull_passage(
    source: PreparedText,
    ends: str,
    *,
    segments: Sequence[Segment] | SegmentMap = (),
    within: Span | None = None,
) -> Span:
    """Return the passage between its first words and its last.

    Args:
        source: The source.
        ends: ``first words ... last words``, the marks as in any omission; or all of the
            passage's words.
        segments: The document's segments; the passage must lie in one turn.
        within: Where to look, for a locator.

    Returns:
        From the start of the first words to the nearest end of the last words after them.

    Raises:
        PullError: An end stands nowhere, inside a word, or in several places; or the passage
            would cross turns.
        QuotationError: The words cannot be read.
    """
    parsed = parse_quotation(ends)
    if len(parsed.literals) > 2 or parsed.head is not None or parsed.tail is not None:
        raise PullError(
            "a pulled quote takes its first words, one omission mark and its last words",
            "Write first words ... last words, or quote the words themselves.",
        )
    voices = segments if isinstance(segments, SegmentMap) else SegmentMap(segments)
    area = within or Span(0, len(source.raw))
    found = [_whole_words(source, literal.text, area) for literal in parsed.literals]
    first, last = found[0], found[-1]
    spans = {
        place.start: Span(place.start, end)
        for place in first
        if (end := _end_after(voices, place, last if len(found) > 1 else [place])) is not None
    }
    if not spans:
        raise PullError(
            f"the last words {parsed.literals[-1].text!r} do not follow the first in one turn",
            "Take both ends from one passage of one speaker.",
        )
    if len(spans) > 1:
        raise PullError(
            f"the passage {ends.strip()!r} could start in {len(spans)} places",
            "Give more of the first words, or a locator.",
        )
    return next(iter(spans.values()))


def _whole_words(source: PreparedText, words: str, area: Span) -> list[Place]:
    """Return the places of some words that do not cut a word."""
    sought = Sought(PreparedText(words))
    places = typographic_places(source, sought, area) or [
        place
        for place in skeleton_places(source, sought, area)
        if {change.kind for change in place.alterations} == {AlterationKind.NOTE_MARKER}
    ]
    if not places:
        raise PullError(
            f"the words {words!r} do not stand in the source",
            "Copy the words from the source.",
        )
    whole = [place for place in places if not place.cut]
    if not whole:
        raise PullError(
            f"the words {words!r} start or end inside a word of the source",
            "Take whole words.",
        )
    return whole


def _end_after(voices: SegmentMap, first: Place, last: list[Place]) -> int | None:
    """Return the nearest end for a start, in its turn; None where there is none."""
    for place in last:
        if place is first or place.start >= first.end:
            if voices and not voices.one_turn(Span(first.start, place.end)):
                return None
            return place.end
    return None
