"""The lock in a build: what it says against what the pages use, computed once a build."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.places import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.evidence.acceptance import Kept
    from sphinx_kzbrief.evidence.lock.drift import Fate
    from sphinx_kzbrief.evidence.pieces import Piece
    from sphinx_kzbrief.evidence.review import Paraphrase
    from sphinx_kzbrief.sphinx_ext.domain import KzDomain
    from sphinx_kzbrief.sphinx_ext.session import Session

_KEPT = "lock_told"


@dataclass(frozen=True, slots=True)
class LockedEvidence:
    """All evidence of a project, compared with its lock.

    Attributes:
        pieces: The pieces, in the order of pages and of places on them.
        paraphrases: The paraphrases, judged by the reviews of the lock.
        locked: Whether the lock file locks sources.
        fates: What has become of each piece since it was locked, by identity.
        findings: What the lock and the reviews tell.
    """

    pieces: tuple[Piece, ...] = ()
    paraphrases: tuple[Paraphrase, ...] = ()
    locked: bool = False
    fates: Mapping[str, Fate] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def lock_file(session: Session) -> str:
    """Return the path of the lock file relative to the project, with POSIX slashes."""
    return PurePath(os.path.relpath(session.lock_path, session.srcdir)).as_posix()


def lock_state(session: Session) -> str:
    """Return the state of the lock file: the hash of its bytes; empty where there is none."""
    try:
        return hashlib.sha256(session.lock_path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"unreadable: {error}"


def kept_in_lock(session: Session) -> Kept:
    """Return what the lock accepts; a lock that cannot be read accepts nothing, and is told of."""
    # A build in which no page was read anew needs none of these.
    from sphinx_kzbrief.evidence.acceptance import Kept  # noqa: PLC0415
    from sphinx_kzbrief.evidence.lock import LockError, read_lock  # noqa: PLC0415

    try:
        lock = read_lock(session.lock_path)
    except LockError:
        return Kept(locked=True)
    return Kept() if lock is None else Kept(lock.accepted, locked=True)


def lock_findings(domain: KzDomain) -> tuple[Finding, ...]:
    """Return what the lock of a project tells; nothing where there is no lock."""
    return _told(domain)[0]


def is_locked(domain: KzDomain) -> bool:
    """Tell whether the lock file of a project locks sources."""
    return _told(domain)[1]


def _told(domain: KzDomain) -> tuple[tuple[Finding, ...], bool]:
    """Return the findings of the lock, and whether it locks sources.

    They are kept with what they rest on, so that a build in which nothing changed neither
    unpickles the evidence of all pages nor compares it again.
    """
    session = domain.session
    state = lock_state(session)
    if not state or domain.summary is None:
        return (), False
    rests_on = (domain.summary.ident, state, session.corpus.state())
    kept: tuple[object, tuple[Finding, ...], bool] | None = domain.data.get(_KEPT)
    if kept is None or kept[0] != rests_on:
        compared = locked_evidence(domain)
        kept = (rests_on, compared.findings, compared.locked)
        domain.data[_KEPT] = kept
    return kept[1], kept[2]


def locked_evidence(domain: KzDomain) -> LockedEvidence:
    """Compare all evidence of a project with its lock; done once a build."""
    session = domain.session
    if session.evidence is None:
        session.evidence = _compare(domain)
    return session.evidence


def _compare(domain: KzDomain) -> LockedEvidence:
    # A project without a lock, and a build in which nothing changed, need none of these.
    from sphinx_kzbrief.evidence.lock import LockError, compare, read_lock  # noqa: PLC0415
    from sphinx_kzbrief.evidence.pieces import pieces_of  # noqa: PLC0415
    from sphinx_kzbrief.evidence.review import paraphrases_of, review_findings  # noqa: PLC0415

    session = domain.session
    corpus, file = session.corpus, lock_file(session)
    pieces = tuple(
        piece
        for docname in sorted(domain.pages)
        for piece in pieces_of(
            domain.pages[docname].records, domain.outcomes[docname].outcomes, corpus.sources
        )
    )
    try:
        lock = read_lock(session.lock_path)
    except LockError as error:
        finding = Finding("corpus-invalid", Place(file), error.message, error.remedy)
        return LockedEvidence(pieces, tuple(paraphrases_of(pieces, None)), findings=(finding,))
    paraphrases = tuple(paraphrases_of(pieces, lock))
    findings = review_findings(paraphrases, lock)
    if lock is None or not lock.locks:
        return LockedEvidence(pieces, paraphrases, findings=tuple(findings))
    drift = compare(lock, corpus, pieces, session.srcdir, file)
    findings += drift.findings
    return LockedEvidence(pieces, paraphrases, True, drift.fates, tuple(findings))
