"""What has become of one locked piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.gate import may_quote
from sphinx_kzbrief.corpus.locators import locator_of
from sphinx_kzbrief.evidence.pieces import PieceKind
from sphinx_kzbrief.quotes.explain import nearest
from sphinx_kzbrief.quotes.model import Difference, DifferenceKind
from sphinx_kzbrief.text.normalise import fold
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus import Document, Source
    from sphinx_kzbrief.evidence.lock.model import LockedPiece
    from sphinx_kzbrief.evidence.pieces import Piece
    from sphinx_kzbrief.text.prepared import PreparedText

_PLACES = 20
"""Places of the same words that are looked at; more of them are several all the same."""
_DIFF_WORDS = 20_000
"""Characters of locked words that are compared word by word."""
MISPLACED = "cite-locator"
"""The rule that tells of words that stand elsewhere than an author's locator says."""
_IMAGE = "the image file is not the one that was locked"


class State(StrEnum):
    """What has become of a piece of evidence since it was locked."""

    HOLDS = "holds"
    """The same words stand where they stood."""
    MOVED = "moved"
    """They stand in one other place."""
    AMBIGUOUS = "ambiguous"
    """They stand in several places, none of which is the locked one."""
    CHANGED = "changed"
    """The passage stands, but other words stand in it, or another person says them."""
    GONE = "gone"
    """The words no longer stand in the source, or it cannot be read."""
    NEW = "new"
    """The lock does not know it."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What has become of one piece.

    Attributes:
        state: What has become of it.
        old: Where it stood: a locator, or an offset in words; empty for a whole source.
        new: Where its words stand now, written alike.
        why: For a change that is not in the words, what changed.
        differences: Word diff of the locked words (`source`) and the present ones
            (`quotation`).
    """

    state: State
    old: str = ""
    new: str = ""
    why: str = ""
    differences: tuple[Difference, ...] = ()


def fate_of(
    piece: Piece, locked: LockedPiece, source: Source, document: Document, prepared: PreparedText
) -> Fate:
    """Say what has become of a locked piece in the present text of its source.

    Args:
        piece: The piece as it was checked now.
        locked: What the lock records of it.
        source: Its source.
        document: The present document.
        prepared: Its text, prepared for searching.
    """
    if not piece.holds:
        return _fate_of_broken(piece, locked, source, document, prepared)
    old = place_of_piece(locked.locator, [each.span for each in locked.selectors])
    now = place_of_piece(piece.locator, piece.spans)
    if piece.kind is PieceKind.IMAGE:
        same = piece.digest == locked.sha256
        return Fate(State.MOVED if same else State.CHANGED, old, now, why=_IMAGE)
    if (locked.speaker, locked.voice) != (piece.speaker, piece.voice):
        return Fate(State.CHANGED, old, now, why=_who(locked, piece))
    same_words = same_evidence(locked, piece, document)
    if same_words and piece.locator == locked.locator and piece.locator:
        return Fate(State.HOLDS, old, now)
    places = _places(locked, document, prepared)
    if same_words and (_near(locked, piece, document) or not places):
        return Fate(State.HOLDS if piece.locator == locked.locator else State.MOVED, old, now)
    found = list(dict.fromkeys(_named(locked, document, place) for place in places))
    if old in found and same_words:
        return Fate(State.HOLDS, old, old)
    if len(found) == 1 and found[0] != old:
        return Fate(State.MOVED, old, found[0])
    if len(found) > 1 and old not in found:
        return Fate(State.AMBIGUOUS, old, ", ".join(found[:5]))
    if same_words:
        return Fate(State.HOLDS, old, now)
    return Fate(State.CHANGED, old, now, differences=_differences(locked, source, prepared))


def _fate_of_broken(
    piece: Piece, locked: LockedPiece, source: Source, document: Document, prepared: PreparedText
) -> Fate:
    """Say what has become of a piece that does not hold."""
    old = place_of_piece(locked.locator, [each.span for each in locked.selectors])
    if MISPLACED in piece.rules and (places := _places(locked, document, prepared)):
        return Fate(State.MOVED, old, _named(locked, document, places[0]))
    state = State.AMBIGUOUS if piece.verdict == "ambiguous" else State.GONE
    return Fate(state, old, differences=_differences(locked, source, prepared))


def place_of_piece(locator: str | None, spans: Sequence[Span]) -> str:
    """Return where a piece stands, as a locator or, where none counts, by its offset."""
    if locator is not None and "#" in locator:
        return locator
    return f"character {spans[0].start}" if spans else ""


def _named(locked: LockedPiece, document: Document, span: Span) -> str:
    """Return where a run of the locked words stands now, written as `place_of_piece` does."""
    runs = [each.span for each in locked.selectors]
    whole = Span(span.start, min(len(document.text), span.start + runs[-1].end - runs[0].start))
    return place_of_piece(str(locator_of(document, locked.source, whole)), [span])


def same_evidence(locked: LockedPiece, piece: Piece, document: Document) -> bool:
    """Tell whether a piece has the words that were locked, typography aside, of the same person.

    Where they stand may differ: the reader of a document may count its paragraphs otherwise.
    """
    return (locked.speaker, locked.voice) == (piece.speaker, piece.voice) and (
        piece.digest == locked.sha256 or _same(locked, piece, document)
    )


def _who(locked: LockedPiece, piece: Piece) -> str:
    before, after = (
        f"{each.speaker or 'nobody named'} ({each.voice or 'no voice'})" for each in (locked, piece)
    )
    return f"its words were {before}'s when locked, and are {after}'s now"


def _same(locked: LockedPiece, piece: Piece, document: Document) -> bool:
    """Tell whether the words differ by typography only."""
    if locked.exact is None or len(locked.selectors) != len(piece.spans):
        return False
    return all(
        fold(selector.exact or "") == fold(span.of(document.text))
        for selector, span in zip(locked.selectors, piece.spans, strict=True)
    )


def _near(locked: LockedPiece, piece: Piece, document: Document) -> bool:
    """Tell whether the words still stand between the words they stood between."""
    if not piece.spans or not locked.selectors:
        return True
    first, last, text = locked.selectors[0], locked.selectors[-1], document.text
    start, end = piece.spans[0].start, piece.spans[-1].end
    before = first.prefix and text[max(0, start - len(first.prefix)) : start] == first.prefix
    after = last.suffix and text[end : end + len(last.suffix)] == last.suffix
    return bool(before or after) or first.span.start == start


def _places(locked: LockedPiece, document: Document, prepared: PreparedText) -> list[Span]:
    """Return where the locked words stand now, at most `_PLACES` places."""
    if locked.exact is None:
        return []
    runs = [each.exact or "" for each in locked.selectors]
    found = []
    for place in prepared.find_all(runs[0])[:_PLACES]:
        at = place.end
        for run in runs[1:]:
            at = document.text.find(run, at)
            if at < 0:
                break
            at += len(run)
        else:
            found.append(place)
    return found


def _differences(
    locked: LockedPiece, source: Source, prepared: PreparedText
) -> tuple[Difference, ...]:
    """Return how the nearest present passage differs from the locked words."""
    if locked.exact is None or not may_quote(source):
        return ()
    found: list[Difference] = []
    for selector in locked.selectors:
        words = fold(selector.exact or "")
        if len(words) > _DIFF_WORDS:
            continue
        near = nearest(prepared, words, Span(0, len(prepared.raw)))
        if near is None or 2 * near.equal < near.size:
            found.append(Difference(DifferenceKind.WORD, words, ""))
        else:
            found += [
                Difference(part.kind, part.quotation, part.source) for part in near.differences
            ]
    return tuple(found)
