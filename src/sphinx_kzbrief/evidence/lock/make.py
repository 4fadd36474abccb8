"""Making a lock of what a project uses now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.lock.drift import MISPLACED
from sphinx_kzbrief.evidence.lock.file import LockError
from sphinx_kzbrief.evidence.lock.model import Lock, LockedPiece, LockedSource
from sphinx_kzbrief.evidence.lock.passages import Passages
from sphinx_kzbrief.evidence.pieces import by_identity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sphinx_kzbrief.corpus import Corpus, Document
    from sphinx_kzbrief.evidence.lock.model import Selector
    from sphinx_kzbrief.evidence.pieces import Piece


def make_lock(
    corpus: Corpus,
    pieces: Iterable[Piece],
    old: Lock | None = None,
    in_use: Collection[str] = (),
) -> Lock:
    """Return the lock of what a project uses now.

    Args:
        corpus: The corpus.
        pieces: All evidence of the project.
        old: The lock so far, whose reviews are kept.
        in_use: Ids of accepted findings that are still needed; the others go.

    Returns:
        Sources in use and evidence that holds. What does not hold is left out: the checks
        tell about it, and nobody accepts it by locking. What merely stands elsewhere than an
        author's locator says keeps its old record until the locator is put right.

    Raises:
        LockError: A source changed since the evidence was checked.
    """
    distinct = by_identity(pieces)
    held = {
        identity: piece
        for identity, piece in distinct.items()
        if piece.holds and piece.source is not None
    }
    sources: dict[str, LockedSource] = {}
    makers: dict[str, Passages] = {}
    for key in sorted({piece.source for piece in distinct.values() if piece.source}):
        try:
            source, document = corpus.source(key), corpus.document(key)
        except KzbriefError:
            continue
        sources[key] = locked_source(document)
        makers[key] = Passages(document, source)
    locked = {
        identity: locked_piece(piece, piece.source, makers[piece.source])
        for identity, piece in held.items()
        if piece.source in makers
    }
    old = old or Lock()
    misplaced = {name for name, piece in distinct.items() if MISPLACED in piece.rules}
    for identity in (misplaced & set(old.pieces)) - set(locked):
        before = old.pieces[identity]
        if before.source in makers and makers[before.source].has_words_of(before):
            locked[identity] = before
    accepted = {name: each for name, each in old.accepted.items() if name in in_use}
    return Lock(sources, locked, dict(old.reviews), accepted)


def locked_source(document: Document) -> LockedSource:
    """Return what a lock records of a source."""
    return LockedSource(
        document.raw_sha256, document.sha256, document.reader, document.reader_version
    )


def locked_piece(piece: Piece, key: str, passages: Passages) -> LockedPiece:
    """Return what a lock records of a piece of evidence.

    Raises:
        LockError: Its words are no longer those that were checked.
    """
    if not passages.holds(piece):
        raise LockError(
            f"the source {key} changed while it was being checked.", "Run the command again."
        )
    selectors: tuple[Selector, ...] = tuple(passages.selector(span) for span in piece.spans)
    return LockedPiece(
        source=key,
        kind=piece.kind.value,
        verdict=piece.verdict,
        locator=piece.locator,
        speaker=piece.speaker,
        voice=piece.voice,
        pulled=piece.pulled,
        sha256=piece.digest,
        selectors=selectors,
    )
