"""`kzbrief.lock` on disk: JSON with one entry a line, sorted, so that git merges it line by line.

Every entry's line ends in a comma, because the last member of the object is always the same:
a line added at the end changes no other line.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.errors import KzbriefError, in_words
from sphinx_kzbrief.evidence.lock.model import (
    Acceptance,
    Lock,
    LockedPiece,
    LockedSource,
    Review,
    Selector,
)
from sphinx_kzbrief.text.spans import Span
from sphinx_kzbrief.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 1
_LAST = "~"
_NOTE = "Written by kzbrief, one entry a line; accept changes with: kzbrief lock --update"
_LARGEST = 200_000_000


class LockError(KzbriefError):
    """The lock file cannot be read or written."""


def read_lock(path: Path) -> Lock | None:
    """Read a lock file.

    Args:
        path: The file.

    Returns:
        The lock; None where there is no such file.

    Raises:
        LockError: It cannot be read, holds marks of an unfinished merge, or is of a form that
            this version does not know.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise LockError(f"{path.name} is too large to be a lock.", "Write it anew.")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise LockError(
            f"{path.name} cannot be read: {in_words(error)}.", "Check the file."
        ) from error
    try:
        plain = json.loads(text, object_pairs_hook=_unique)
        if isinstance(plain["version"], int) and plain["version"] > VERSION:
            raise LockError(
                f"{path.name} was written by a newer sphinx-kzbrief (form {plain['version']}; "
                f"this one knows form {VERSION}).",
                "Update sphinx-kzbrief, as whoever wrote the lock has done.",
            )
        return _lock_of(plain)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        merging = any(line.startswith(("<<<<<<<", ">>>>>>>")) for line in text.splitlines())
        why = "holds marks of an unfinished merge" if merging else f"is not a lock ({error})"
        raise LockError(
            f"{path.name} {why}.",
            "Take one side of each conflict, or the last good file from version control; then run "
            "'kzbrief lock --update' and look at every change it shows.",
        ) from error


def write_lock(path: Path, lock: Lock) -> None:
    """Write a lock file in one step, so that others see the old one or the new one.

    Args:
        path: The file; a link stays a link.
        lock: What to write. Nothing is written where the file says so already.

    Raises:
        LockError: It cannot be written.
    """
    content = lock_text(lock).encode()
    try:
        if not path.is_file() or path.read_bytes() != content:
            write_whole(path, content)
    except OSError as error:
        raise LockError(
            f"{path} cannot be written: {error.strerror}.", "Check the folder and its rights."
        ) from error


def lock_text(lock: Lock) -> str:
    """Return a lock as the text of its file."""
    lines = [f'"version": {VERSION}']
    lines += [f"{json.dumps(name)}: {_plain(value)}" for name, value in sorted(_entries(lock))]
    lines.append(f'"{_LAST}": {json.dumps(_NOTE)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _plain(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _entries(lock: Lock) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, source in lock.sources.items():
        reader = f"{source.reader} {source.reader_version}"
        yield (
            f"source/{key}",
            {"raw-sha256": source.raw_sha256, "sha256": source.sha256, "reader": reader},
        )
    for identity, piece in lock.pieces.items():
        yield f"evidence/{piece.source}/{identity}", _piece_value(piece)
    for identity, review in lock.reviews.items():
        yield (
            f"review/{identity}",
            {
                "by": review.by,
                "on": review.on,
                "sources": list(review.sources),
                "citation": review.citation,
                "sentence-sha256": review.sentence_sha256,
                "passage-sha256": review.passage_sha256,
            },
        )
    for identity, accepted in lock.accepted.items():
        yield (
            f"accepted/{identity}",
            {
                "by": accepted.by,
                "on": accepted.on,
                "reason": accepted.reason,
                "rule": accepted.rule,
                "source": accepted.source,
            },
        )


def _piece_value(piece: LockedPiece) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": piece.kind}
    for name in ("verdict", "locator", "speaker", "voice"):
        if getattr(piece, name) is not None:
            value[name] = getattr(piece, name)
    if piece.pulled:
        value["pulled"] = True
    if piece.sha256:
        value["sha256"] = piece.sha256
    value["selectors"] = [each for run in piece.selectors for each in selectors_json(run)]
    return value


def selectors_json(selector: Selector) -> list[dict[str, Any]]:
    """Return a selector as the W3C's model writes it: by words where allowed, and by offsets."""
    found: list[dict[str, Any]] = []
    if selector.exact is not None:
        found.append(
            {
                "type": "TextQuoteSelector",
                "exact": selector.exact,
                "prefix": selector.prefix,
                "suffix": selector.suffix,
            }
        )
    start, end = selector.span
    return [*found, {"type": "TextPositionSelector", "start": start, "end": end}]


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name given twice, as a careless merge leaves it."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} stands there twice")
    return found


def _lock_of(plain: dict[str, Any]) -> Lock:
    if plain["version"] != VERSION:
        raise ValueError(f"version {plain['version']} is not {VERSION}")
    sources: dict[str, LockedSource] = {}
    pieces: dict[str, LockedPiece] = {}
    reviews: dict[str, Review] = {}
    accepted: dict[str, Acceptance] = {}
    for name, value in plain.items():
        part, _, rest = name.partition("/")
        if part == "source":
            reader, _, version = value["reader"].rpartition(" ")
            sources[rest] = LockedSource(value["raw-sha256"], value["sha256"], reader, int(version))
        elif part == "evidence":
            key, _, identity = rest.rpartition("/")
            pieces[identity] = _piece_of(key, value)
        elif part == "review":
            reviews[rest] = Review(
                value["citation"],
                value["sentence-sha256"],
                value["passage-sha256"],
                value["by"],
                value["on"],
                tuple(value["sources"]),
            )
        elif part == "accepted":
            said = [value[each] for each in ("rule", "source", "by", "on", "reason")]
            if not all(isinstance(each, str) for each in said):
                raise ValueError(f"{name!r} does not say who accepted it when and why")
            accepted[rest] = Acceptance(*said)
        elif name not in {"version", _LAST}:
            raise ValueError(f"{name!r} is not known")
    return Lock(sources, pieces, reviews, accepted)


def _piece_of(key: str, value: dict[str, Any]) -> LockedPiece:
    selectors: list[Selector] = []
    words: dict[str, str] = {}
    for each in value["selectors"]:
        if each["type"] == "TextQuoteSelector":
            words = {name: each[name] for name in ("exact", "prefix", "suffix")}
        else:
            selectors.append(Selector(Span(each["start"], each["end"]), **words))
            words = {}
    return LockedPiece(
        source=key,
        kind=value["kind"],
        verdict=value.get("verdict"),
        locator=value.get("locator"),
        speaker=value.get("speaker"),
        voice=value.get("voice"),
        pulled=value.get("pulled", False),
        sha256=value.get("sha256", ""),
        selectors=tuple(selectors),
    )
