"""Where a run of words stands in a source: exactly, in other typography, or with small edits."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.comparison import Comparison, Place, Sought, around, checked
from sphinx_kzbrief.quotes.gaps import paragraph_break
from sphinx_kzbrief.quotes.model import Alteration, AlterationKind, Verdict
from sphinx_kzbrief.text.prepared import PreparedText, occurrences
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kzbrief.text.skeleton import Skeleton

PLACES_LIMIT: Final = 2000
"""Places of one run of words that are kept; words that stand more often tell nothing."""
CUT_LIMIT: Final = 50
CANDIDATE_WORK: Final = 200
"""What looking at one candidate costs, in characters compared."""
WORK_BUDGET: Final = 1_000_000
"""Characters compared in the skeleton for one run of words; beyond it no more places are
looked at, so that a crafted text costs time only once and passes nothing."""


def exact_places(source: PreparedText, sought: Sought, within: Span) -> list[Place]:
    """Return where the very code points stand."""
    text = source.raw
    words = sought.words.raw
    found = occurrences(text, words, within.start, within.end)
    return _limited(
        checked(source, Span(at, at + len(words)), Verdict.EXACT, sought) for at in found
    )


def typographic_places(source: PreparedText, sought: Sought, within: Span) -> list[Place]:
    """Return where the words stand, typography aside."""
    words = sought.words.text.strip()
    low, high = source.to_folded(within.start), source.to_folded(within.end)
    found = occurrences(source.text, words, low, high)
    return _limited(_typographic(source, sought, at, at + len(words)) for at in found)


def _limited(places: Iterator[Place]) -> list[Place]:
    """Collect places, not more of them than anybody can tell apart."""
    kept: list[Place] = []
    cut = 0
    for place in places:
        cut += place.cut
        if not place.cut or cut <= CUT_LIMIT:
            kept.append(place)
            if len(kept) > PLACES_LIMIT:
                break
    return kept


def _typographic(source: PreparedText, sought: Sought, start: int, end: int) -> Place:
    """Return the place of a range of the normalised text."""
    span = source.to_raw(start, end)
    if span is None:
        raw = around(source, start, end)
        return Place(raw.start, raw.end, Verdict.TYPOGRAPHIC, cut=True, resume=raw.end)
    same = span.of(source.raw) == sought.words.raw
    place = checked(source, span, Verdict.EXACT if same else Verdict.TYPOGRAPHIC, sought)
    if same or paragraph_break(sought.words.raw):
        return place
    return _with_paragraph(source.raw, place)


def skeleton_places(
    source: PreparedText,
    sought: Sought,
    within: Span,
    skeleton: Skeleton | None = None,
    aside: Mapping[int, AlterationKind] = MappingProxyType({}),
) -> list[Place]:
    """Return where the words stand but for hyphens, quote marks, notes, case or last stop.

    Args:
        source: The source.
        sought: The words.
        within: Where to look.
        skeleton: Another skeleton of the source, with more set aside.
        aside: What was set aside in it, by the end of its gap in the normalised text.
    """
    frame = skeleton or source.skeleton
    needle = sought.words.skeleton
    size = len(needle.core)
    if not size:
        return []
    places: list[Place] = []
    comparison = Comparison(source, sought, frame, aside)
    work = WORK_BUDGET
    at = frame.lower.find(needle.lower)
    while at >= 0 and work > 0:
        place = comparison.at(at)
        if place is not None and within.start <= place.start and place.end <= within.end:
            places.append(place)
        work -= size + CANDIDATE_WORK
        at = frame.lower.find(needle.lower, at + 1)
    return places


def _with_paragraph(text: str, place: Place) -> Place:
    """Note the paragraph breaks that a place runs across."""
    inside = text[place.start : place.end]
    if not paragraph_break(inside):
        return place
    at = place.start + inside.index("\n")
    change = Alteration(AlterationKind.PARAGRAPH, "", " ", Span(at, at), marked=False)
    return replace(place, verdict=Verdict.EDITORIAL, alterations=(change,))
