"""Comparing a lock with what a project uses now: which evidence holds, moved, changed or went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.gate import may_quote
from sphinx_kzbrief.corpus.locators import parse_locator
from sphinx_kzbrief.corpus.readers import reader_for
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.lock.drift import (
    MISPLACED,
    Fate,
    State,
    fate_of,
    place_of_piece,
    same_evidence,
)
from sphinx_kzbrief.evidence.messages import diff_text, quoted
from sphinx_kzbrief.evidence.pieces import by_identity, identity_of
from sphinx_kzbrief.evidence.places import Place, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_kzbrief.corpus import Corpus, Source
    from sphinx_kzbrief.evidence.lock.model import Lock, LockedPiece, LockedSource
    from sphinx_kzbrief.evidence.pieces import Piece

ACCEPT = "Look at the passage, then accept it with 'kzbrief lock --update'."
OLD_PLACE = "If you mean what stands in the old place now: 'kzbrief lock --update'."
GONE = "Use what stands there now, or take the earlier copy back; the lock keeps what was accepted."
_RIGHTS = "the lock holds words that the rights of the source no longer let any output show"
_SIDES = ("when locked", "our copy now")


@dataclass(frozen=True, slots=True)
class Drift:
    """What has changed since a lock was written.

    Attributes:
        findings: What to tell, in no order.
        fates: What has become of each piece in use, by identity.
        unused: Identities of locked pieces that no page uses.
        unused_sources: Keys of locked sources that no page uses.
        changed_sources: Keys of sources whose copy changed.
    """

    findings: tuple[Finding, ...] = ()
    fates: Mapping[str, Fate] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    unused_sources: tuple[str, ...] = ()
    changed_sources: tuple[str, ...] = ()


def compare(lock: Lock, corpus: Corpus, pieces: Sequence[Piece], base: Path, file: str) -> Drift:
    """Compare a lock with what a project uses now.

    Documents are read only where a source or one of its pieces is not as it was.

    Args:
        lock: The lock.
        corpus: The corpus.
        pieces: All evidence of the project, checked.
        base: Folder of the project, to which places are relative.
        file: Path of the lock file, relative to the project.

    Returns:
        What has changed.
    """
    distinct = by_identity(pieces)
    keys = {identity: _key_of(piece, lock) for identity, piece in distinct.items()}
    in_use = sorted(set(filter(None, keys.values())))
    changed = {
        key: how
        for key in in_use
        if key in lock.sources and (how := _change(corpus, key, lock.sources[key]))
    }
    reread = {
        key: how
        for key in set(in_use) - set(changed)
        if key in lock.sources and (how := _reread(corpus, key, lock.sources[key]))
    }
    fates = {
        identity: _fate(corpus, lock.pieces.get(identity), piece, changed, reread)
        for identity, piece in distinct.items()
        if keys[identity] is not None
    }
    lost = {key for key in in_use if not _can_be_read(corpus, key)}
    readable = [piece for piece in pieces if _key_of(piece, lock) not in lost]
    findings = [*_piece_findings(lock, readable, fates, corpus, reread)]
    for key, how in changed.items():
        counts = Counter(
            fates[identity].state for identity, of_source in keys.items() if of_source == key
        )
        findings.append(_source_finding(corpus.source(key), how, counts, base))
    unused = tuple(sorted(set(lock.pieces) - set(distinct)))
    unused_sources = tuple(sorted(set(lock.sources) - set(in_use)))
    findings += _outdated(pieces, fates, unused, unused_sources, file)
    return Drift(tuple(findings), fates, unused, unused_sources, tuple(changed))


def _key_of(piece: Piece, lock: Lock) -> str | None:
    """Return the source of a piece; of one whose source was not found now, as it was locked."""
    locked = lock.pieces.get(piece.identity)
    return piece.source or (locked.source if locked is not None else None)


def _can_be_read(corpus: Corpus, key: str) -> bool:
    try:
        corpus.document(key)
    except KzbriefError:
        return False
    return True


def _change(corpus: Corpus, key: str, locked: LockedSource) -> str:
    """Say how the file of a source differs from what was locked; empty where it does not."""
    try:
        raw = corpus.raw_sha256(key)
        reread = _reread(corpus, key, locked)
    except KzbriefError:
        if key not in corpus.sources:
            return ""
        return f"its file, with SHA-256 {locked.raw_sha256[:12]}… when locked, cannot be read"
    how = []
    if raw != locked.raw_sha256:
        how.append(f"its file had SHA-256 {locked.raw_sha256[:12]}… and has {raw[:12]}… now")
    if reread:
        how.append(reread)
    if not how:
        return ""
    try:
        same = corpus.document(key).sha256 == locked.sha256
    except KzbriefError as error:
        return f"{how[0]}, and it cannot be read: {error.message}"
    if raw == locked.raw_sha256:
        return ""
    return ", ".join(how) + (", though its text as read is the same" if same else "")


def _reread(corpus: Corpus, key: str, locked: LockedSource) -> str:
    """Say how a source is read otherwise than when it was locked; empty where it is not.

    That is no change of the source: each piece is matched anew, and only those are told of whose
    words or speaker the other reading changes.

    Raises:
        KzbriefError: No reader reads it.
    """
    reader = reader_for(corpus.source(key).path)
    now, then = f"{reader.name} {reader.version}", f"{locked.reader} {locked.reader_version}"
    return "" if now == then else f"it was read by reader {then} and is by {now} now"


def _fate(
    corpus: Corpus,
    locked: LockedPiece | None,
    piece: Piece,
    changed: Mapping[str, str],
    reread: Mapping[str, str],
) -> Fate:
    if locked is None:
        return Fate(State.NEW)
    known = corpus.sources.get(locked.source)
    if locked.exact is not None and known is not None and not may_quote(known):
        where = place_of_piece(locked.locator, [each.span for each in locked.selectors])
        return Fate(State.CHANGED, where, where, why=_RIGHTS)
    as_locked = (locked.sha256, locked.locator, locked.speaker, locked.voice)
    if piece.holds and as_locked == (piece.digest, piece.locator, piece.speaker, piece.voice):
        spans = tuple(each.span for each in locked.selectors)
        if locked.source not in changed or spans == piece.spans:
            where = place_of_piece(piece.locator, piece.spans)
            return Fate(State.HOLDS, where, where)
    try:
        source, document = corpus.source(locked.source), corpus.document(locked.source)
        prepared = corpus.prepared(locked.source)
    except KzbriefError:
        old = place_of_piece(locked.locator, [each.span for each in locked.selectors])
        return Fate(State.GONE, old)
    fate = fate_of(piece, locked, source, document, prepared)
    if locked.source in reread and piece.holds and same_evidence(locked, piece, document):
        return Fate(State.HOLDS, fate.new, fate.new)
    return fate


def _piece_findings(
    lock: Lock,
    pieces: Sequence[Piece],
    fates: Mapping[str, Fate],
    corpus: Corpus,
    reread: Mapping[str, str],
) -> Iterator[Finding]:
    """Yield a finding for each place in a brief whose evidence is not where or what it was.

    Of a source that is unknown or cannot be read, and of words that stand elsewhere than an
    author's locator says, the checks say all there is to say.
    """
    for piece in pieces:
        fate, key = fates.get(piece.identity), _key_of(piece, lock)
        if fate is None or fate.state in {State.HOLDS, State.NEW} or key is None:
            continue
        if fate.state is State.MOVED and MISPLACED in piece.rules:
            continue
        source = corpus.sources.get(key)
        shown = source is not None and may_quote(source)
        message = _message(piece, key, lock.pieces[piece.identity], fate, shown=shown)
        if key in reread:
            message += f" The file is the same; {reread[key]}."
        finding = Finding(
            "lock-moved" if fate.state is State.MOVED else "source-changed",
            piece.place,
            message,
            _remedy(piece, fate),
            source=key,
            locator=printed(fate.new) or None,
            diff=diff_text(fate.differences),
            docname=piece.docname,
            sides=_SIDES,
        )
        if finding.rule not in piece.accepts:
            yield finding


def _remedy(piece: Piece, fate: Fate) -> str:
    if fate.state is State.GONE:
        return GONE
    is_typed = piece.locator is not None and piece.cited == identity_of("cited", piece.locator)
    if fate.state is State.MOVED and is_typed and "#" in fate.new:
        return f"To cite the same words, write {fate.new}. {OLD_PLACE}"
    return ACCEPT


def _message(piece: Piece, key: str, locked: LockedPiece, fate: Fate, *, shown: bool) -> str:
    what = _what(piece, locked, shown=shown)
    old, new = printed(fate.old) or "the source", printed(fate.new)
    if fate.state is State.MOVED:
        return f"{what} stood in {old} of {key} when locked, and stands in {new} now."
    if fate.state is State.AMBIGUOUS:
        places = f": {new}" if new else ""
        return (
            f"{what} stood in {old} of {key} when locked; the same words stand in several other "
            f"places now{places}."
        )
    if fate.state is State.GONE:
        return f"{what} stood in {old} of {key} when locked, and no longer stands there."
    if fate.why:
        return f"{what} in {old} of {key}: {fate.why}."
    if piece.pulled:
        return f"The words pulled from {old} of {key} are not those that were locked."
    return f"{what}: the passage in {old} of {key} is not the one that was locked."


def _what(piece: Piece, locked: LockedPiece, *, shown: bool) -> str:
    if piece.sentence is not None:
        return f"What the paraphrase {quoted(piece.sentence)} cites"
    if locked.exact and shown:
        return quoted(locked.exact)
    return "The passage cited" if piece.kind.value == "citation" else "The quotation"


def printed(places: str) -> str:
    """Return places as a reader knows them: `key#para12` as "para. 12 of our copy"."""
    return ", ".join(
        (format_locator(parse_locator(place)) or place) if "#" in place else place
        for place in places.split(", ")
    )


_COUNTED = {
    State.HOLDS: "hold",
    State.MOVED: "moved",
    State.AMBIGUOUS: "in several places",
    State.CHANGED: "changed",
    State.GONE: "gone",
    State.NEW: "new",
}


def _source_finding(source: Source, how: str, counts: Mapping[State, int], base: Path) -> Finding:
    told = ", ".join(f"{counts[state]} {word}" for state, word in _COUNTED.items() if counts[state])
    return Finding(
        "source-changed",
        place_of(source.manifest, source.line, base),
        f"Our copy of {source.key} changed since it was locked: {how}. Of its evidence: {told}.",
        "Compare the copy with its original; then accept it with 'kzbrief lock --update'.",
        source=source.key,
    )


def _outdated(
    pieces: Sequence[Piece],
    fates: Mapping[str, Fate],
    unused: Sequence[str],
    unused_sources: Sequence[str],
    file: str,
) -> Iterator[Finding]:
    """Yield what the lock does not know, a finding a page, and what it knows in vain."""
    remedy = "Run 'kzbrief lock --update' and look at what it shows."
    new: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.holds and piece.source and fates[piece.identity].state is State.NEW:
            new.setdefault(piece.docname, []).append(piece)
    for docname, missing in new.items():
        count = len(missing)
        subject = f"{count} pieces of evidence on this page are" if count > 1 else "This is"
        message = f"{subject} not in {file}."
        place = min(piece.place for piece in missing)
        yield Finding("lock-outdated", place, message, remedy, docname=docname)
    if unused or unused_sources:
        parts = []
        if unused:
            parts.append(f"{len(unused)} piece{'s' if len(unused) > 1 else ''} of evidence")
        if unused_sources:
            parts.append(f"the source{'s' if len(unused_sources) > 1 else ''} ")
            parts[-1] += ", ".join(unused_sources[:5])
        message = f"{file} holds {' and '.join(parts)}, which no page uses."
        yield Finding("lock-outdated", Place(file), message, remedy)
