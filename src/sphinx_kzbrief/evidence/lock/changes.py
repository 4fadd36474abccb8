"""What writing a lock anew would change, entry by entry, so that nothing is accepted unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from sphinx_kzbrief.evidence.lock.compare import printed
from sphinx_kzbrief.evidence.lock.drift import place_of_piece
from sphinx_kzbrief.evidence.messages import diff_text, quoted
from sphinx_kzbrief.quotes.alignment import align
from sphinx_kzbrief.quotes.differences import tokens
from sphinx_kzbrief.quotes.model import Difference
from sphinx_kzbrief.text.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kzbrief.evidence.lock.model import Lock, LockedPiece, LockedSource

_Entry = TypeVar("_Entry")
_LONGEST = 20_000
"""Characters of words that are compared word by word."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of a lock that would change.

    Attributes:
        sign: `+` for a new entry, `-` for one that goes, `~` for one that changes.
        entry: Name of the entry: key of a source, or identity of a piece.
        text: What changes, in words.
        diff: Word diff, `[-locked-]{+now+}`; empty where no words changed.
        read_anew: Whether the file, the words and who says them are the same, and another version
            of the reader alone placed or counted them otherwise: nothing to accept.
    """

    sign: str
    entry: str
    text: str
    diff: str = ""
    read_anew: bool = False


def changes(old: Lock, new: Lock) -> list[Change]:
    """Return what a new lock would change, sources first.

    Args:
        old: The lock as it is.
        new: The lock as it would be.
    """
    found = [
        Change(sign, key, _source_text(key, before, after), read_anew=_is_reread(before, after))
        for sign, key, before, after in _pairs(old.sources, new.sources)
    ]
    reread = {each.entry for each in found if each.read_anew}
    for sign, identity, before, after in _pairs(old.pieces, new.pieces):
        change = _piece_change(sign, identity, before, after)
        if before and after and after.source in reread and _same_words(before, after):
            change = replace(change, read_anew=True)
        found.append(change)
    for identity in sorted({*old.accepted} - {*new.accepted}):
        gone = old.accepted[identity]
        why = f"{gone.by} accepted {gone.rule} in {gone.source}: {gone.reason}"
        found.append(Change("-", identity, f"{why} (nothing needs that any longer)"))
    return found


def _pairs(
    old: Mapping[str, _Entry], new: Mapping[str, _Entry]
) -> Iterator[tuple[str, str, _Entry | None, _Entry | None]]:
    for name in sorted({*old, *new}):
        before, after = old.get(name), new.get(name)
        if before != after:
            sign = "+" if before is None else "-" if after is None else "~"
            yield sign, name, before, after


def _is_reread(before: LockedSource | None, after: LockedSource | None) -> bool:
    """Tell whether a source was read by another reader, and its file is the same."""
    if before is None or after is None or before.raw_sha256 != after.raw_sha256:
        return False
    then, now = ((each.reader, each.reader_version) for each in (before, after))
    return then != now


def _same_words(before: LockedPiece, after: LockedPiece) -> bool:
    if (before.speaker, before.voice) != (after.speaker, after.voice):
        return False
    if before.sha256 == after.sha256:
        return True
    then, now = before.exact, after.exact
    return then is not None and now is not None and fold(then) == fold(now)


def _source_text(key: str, before: LockedSource | None, after: LockedSource | None) -> str:
    if before is None or after is None:
        return f"source {key}"
    parts = []
    if before.raw_sha256 != after.raw_sha256:
        parts.append(f"file {before.raw_sha256[:12]}… → {after.raw_sha256[:12]}…")
    text = "changed" if before.sha256 != after.sha256 else "the same"
    then, now = (f"{each.reader} {each.reader_version}" for each in (before, after))
    if then != now:
        parts.append(f"reader {then} → {now}")
    return f"source {key}: {', '.join([*parts, f'text as read {text}'])}"


def _piece_change(
    sign: str, identity: str, before: LockedPiece | None, after: LockedPiece | None
) -> Change:
    piece = after or before
    if piece is None:
        raise ValueError("a change has a side")
    words = quoted(piece.exact) if piece.exact else "passage"
    title = f"{piece.kind} {words} of {piece.source}, {_where(piece)}"
    if before is None or after is None:
        return Change(sign, identity, title)
    parts = []
    if _where(before) != _where(after):
        parts.append(f"stood in {_where(before)}")
    if (before.speaker, before.voice) != (after.speaker, after.voice):
        parts.append(f"was said by {before.speaker or 'nobody named'} ({before.voice})")
    if before.verdict != after.verdict:
        parts.append(f"was {before.verdict}, is {after.verdict}")
    if before.sha256 != after.sha256:
        parts.append("other words")
    elif not parts:
        parts.append("other text around it, or another offset")
    return Change(sign, identity, f"{title}: {', '.join(parts)}", _diff(before, after))


def _where(piece: LockedPiece) -> str:
    place = place_of_piece(piece.locator, [each.span for each in piece.selectors])
    return printed(place) or "as a whole"


def _diff(before: LockedPiece, after: LockedPiece) -> str:
    if before.sha256 == after.sha256 or before.exact is None or after.exact is None:
        return ""
    then, now = fold(before.exact), fold(after.exact)
    if max(len(then), len(now)) > _LONGEST:
        return ""
    aligned = align(now, tokens(now), then, tokens(then))
    if aligned is None:
        return f"[-{then}-]{{+{now}+}}"
    swapped = [Difference(part.kind, part.quotation, part.source) for part in aligned.differences]
    return diff_text(swapped)
