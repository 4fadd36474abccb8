"""Review: a paraphrase is no quotation, so a person must say that it is fair to its passage."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.lock.model import Lock, Review, digest
from sphinx_kzbrief.evidence.messages import quoted
from sphinx_kzbrief.evidence.pieces import PieceKind, identity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kzbrief.evidence.pieces import Piece
    from sphinx_kzbrief.evidence.places import Place


class ReviewState(StrEnum):
    """Whether a person has accepted a paraphrase."""

    ACCEPTED = "accepted"
    MISSING = "missing"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A sentence of a brief that retells passages of sources.

    Attributes:
        identity: Identity of sentence and citation together.
        sentence: The author's sentence.
        citation: Hash of the citation as typed.
        passages: The pieces it cites, in order.
        state: Whether a person has accepted it.
        review: The review that accepted it, or that has become stale.
    """

    identity: str
    sentence: str
    citation: str
    passages: tuple[Piece, ...]
    state: ReviewState = ReviewState.MISSING
    review: Review | None = None

    @property
    def place(self) -> Place:
        """File and line."""
        return self.passages[0].place

    @property
    def passage_sha256(self) -> str:
        """Hash of the passages, in the order cited."""
        return hashlib.sha256(
            "\0".join(f"{piece.source} {piece.digest}" for piece in self.passages).encode()
        ).hexdigest()

    @property
    def sentence_sha256(self) -> str:
        """Hash of the sentence, white space runs as one space."""
        return digest(" ".join(self.sentence.split()))


def paraphrases_of(pieces: Iterable[Piece], lock: Lock | None) -> list[Paraphrase]:
    """Return the paraphrases of a project, each once, with what people said of them.

    Args:
        pieces: All evidence of the project.
        lock: The lock, whose reviews are looked up; None where there is none.

    Returns:
        The paraphrases whose citations could be resolved, in the order of their first use.
    """
    found: dict[str, Paraphrase] = {}
    retold = (piece for piece in pieces if piece.kind is PieceKind.PARAPHRASE)
    for _place, group in groupby(retold, key=lambda piece: (piece.docname, piece.ident)):
        passages = tuple(group)
        identity = identity_of("paraphrase", *(piece.identity for piece in passages))
        citation = identity_of("cited", *(piece.cited for piece in passages))
        sentence = passages[0].sentence or ""
        found.setdefault(identity, Paraphrase(identity, sentence, citation, passages))
    reviews = dict(lock.reviews) if lock else {}
    orphans = {
        review.citation: review for identity, review in reviews.items() if identity not in found
    }
    return [_judged(each, reviews.get(each.identity), orphans) for each in found.values()]


def _judged(each: Paraphrase, own: Review | None, orphans: dict[str, Review]) -> Paraphrase:
    # A changed sentence has another identity; its old review is known by the same citation.
    review = own or orphans.get(each.citation)
    state = ReviewState.MISSING
    if review is not None:
        same = (review.sentence_sha256, review.passage_sha256) == (
            each.sentence_sha256,
            each.passage_sha256,
        )
        state = ReviewState.ACCEPTED if same else ReviewState.STALE
    return Paraphrase(each.identity, each.sentence, each.citation, each.passages, state, review)


def accepted(each: Paraphrase, by: str, on: str) -> Review:
    """Return the review that records an acceptance.

    Args:
        each: The paraphrase as it was shown.
        by: Who accepts it.
        on: When, as an ISO 8601 date and time in UTC.
    """
    keys = tuple(dict.fromkeys(piece.source for piece in each.passages if piece.source))
    return Review(each.citation, each.sentence_sha256, each.passage_sha256, by, on, keys)


def with_review(lock: Lock, each: Paraphrase, review: Review, used: Iterable[Paraphrase]) -> Lock:
    """Return a lock with one more review; a stale one of the same citation goes.

    Args:
        lock: The lock so far.
        each: The paraphrase.
        review: Its review.
        used: All paraphrases in use, whose reviews are kept.
    """
    in_use = {other.identity for other in used}
    kept = {
        identity: other
        for identity, other in lock.reviews.items()
        if identity in in_use or other.citation != each.citation
    }
    return replace(lock, reviews={**kept, each.identity: review})


def review_findings(paraphrases: Sequence[Paraphrase], lock: Lock | None) -> list[Finding]:
    """Return what is not accepted, for a project that keeps reviews.

    Args:
        paraphrases: The paraphrases of the project, judged.
        lock: The lock; without any review in it nothing is told, so that a project which
            never reviews, or has no lock, is not flooded.

    Returns:
        One finding for each paraphrase without a current review.
    """
    if lock is None or not lock.reviews:
        return []
    remedy = "Compare it with its passage in 'kzbrief review', and accept it there."
    found = []
    for each in paraphrases:
        piece = each.passages[0]
        if each.state is ReviewState.MISSING:
            message = f"Nobody has accepted the paraphrase {quoted(each.sentence)}."
        elif each.state is ReviewState.STALE and each.review is not None:
            changed = "sentence" if each.review.sentence_sha256 != each.sentence_sha256 else ""
            passage = "passage" if each.review.passage_sha256 != each.passage_sha256 else ""
            both = " and ".join(part for part in (changed, passage) if part)
            message = (
                f"The {both} of the paraphrase {quoted(each.sentence)} changed since "
                f"{each.review.by} accepted it on {each.review.on[:10]}."
            )
        else:
            continue
        if f"review-{each.state.value}" in piece.accepts:
            continue
        found.append(
            Finding(
                f"review-{each.state.value}",
                piece.place,
                message,
                remedy,
                source=piece.source,
                docname=piece.docname,
            )
        )
    return found
