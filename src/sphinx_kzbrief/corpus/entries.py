"""Typed entries from the plain data of the manifest."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.measures import FigureEntry, MeasureEntry
from sphinx_kzbrief.corpus.model import (
    Asset,
    Copy,
    Name,
    Rights,
    SegmentCorrection,
    SegmentKind,
    Source,
    Speaker,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SAME_NAME = (
    "title", "publisher", "issued", "accessed", "volume", "issue", "page", "number", "genre",
    "URL", "DOI", "language", "note", "originator", "reliability", "refused",
)  # fmt: skip
_HYPHENATED = (
    "container-title", "publisher-place", "original-language", "translated-by",
)  # fmt: skip
_PLACES = frozenset({"@line", "@file", "@manifest", "@fingerprint"})
_NAME_LISTS = ("author", "interviewer", "editor", "translator")


def fingerprint(plain: Mapping[str, Any]) -> str:
    """Return the SHA-256 of an entry's meaning, hex.

    The place in the file does not count, so moving an entry or writing a comment keeps it.

    Args:
        plain: An entry as `validate` yields it, defaults included.
    """
    text = json.dumps(_without_places(plain), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        kept = ((name, item) for name, item in value.items() if name not in _PLACES)
        return {name: _without_places(item) for name, item in kept}
    if isinstance(value, list):
        return [_without_places(item) for item in value]
    return value


def make_source(key: str, plain: Mapping[str, Any], folder: Path, manifest: Path) -> Source:
    """Return the typed source of one entry.

    Args:
        key: Its key.
        plain: The entry with the defaults that apply.
        folder: The corpus folder, absolute.
        manifest: Path of the YAML file that declares it.
    """
    file = plain.get("file", "")
    copy = plain.get("copy")
    corrections = tuple(_make_correction(item) for item in plain.get("segments", ()))
    fields: dict[str, Any] = {name: plain.get(name) for name in _SAME_NAME}
    fields |= {name.replace("-", "_"): plain.get(name) for name in _HYPHENATED}
    fields |= {name: tuple(map(_make_name, plain.get(name, ()))) for name in _NAME_LISTS}
    return Source(
        key=key,
        file=file,
        path=folder / file,
        type=plain.get("type", "document"),
        manifest=manifest,
        line=plain["@line"],
        fingerprint=plain["@fingerprint"],
        rights=Rights(plain.get("rights", Rights.EXCERPT)),
        copy=_make_copy(copy) if copy else None,
        speakers={label: _make_speaker(item) for label, item in plain.get("speakers", {}).items()},
        segments=corrections,
        assets={name: _make_asset(name, item) for name, item in plain.get("assets", {}).items()},
        **fields,
    )


def _make_name(plain: Mapping[str, Any]) -> Name:
    return Name(
        plain.get("family"),
        plain.get("given"),
        plain.get("literal"),
        static_ordering=plain.get("static-ordering") == "true",
    )


def _make_speaker(plain: Mapping[str, Any]) -> Speaker:
    return Speaker(
        plain["name"],
        plain.get("role"),
        plain.get("originator"),
        tuple(plain.get("also", ())),
        plain.get("@line", 0),
    )


def _make_copy(plain: Mapping[str, Any]) -> Copy:
    names = ("from", "retrieved", "archive", "compared", "charset")
    return Copy(*(plain.get(name) for name in names))


def _make_asset(key: str, plain: Mapping[str, Any]) -> Asset:
    rights = plain.get("rights")
    return Asset(
        key=key,
        file=plain["file"],
        caption=plain.get("caption"),
        credit=plain.get("credit"),
        alt=plain.get("alt"),
        rights=Rights(rights) if rights else None,
        line=plain["@line"],
    )


def _make_correction(plain: Mapping[str, Any]) -> SegmentCorrection:
    kind, voice = plain.get("kind"), plain.get("voice")
    return SegmentCorrection(
        find=plain["find"],
        until=plain.get("until"),
        kind=SegmentKind(kind) if kind else None,
        speaker=plain.get("speaker"),
        role=plain.get("role"),
        voice=Voice(voice) if voice else None,
        via=plain.get("via"),
        origin=plain.get("origin"),
        as_of=plain.get("as-of"),
        line=plain["@line"],
    )


def make_figure(id_: str, plain: Mapping[str, Any], manifest: Path) -> FigureEntry:
    """Return the typed figure of one entry.

    Args:
        id_: Its id.
        plain: The entry.
        manifest: Path of the YAML file that declares it.
    """
    tolerance = plain.get("tolerance")
    texts = (
        "source", "find", "derive", "value", "unit", "qualifier", "measure", "basis", "period",
        "label", "note",
    )  # fmt: skip
    return FigureEntry(
        id=id_,
        manifest=manifest,
        line=plain["@line"],
        fingerprint=plain["@fingerprint"],
        tolerance=Decimal(tolerance) if tolerance else None,
        **{name: plain.get(name) for name in texts},
    )


def make_measure(key: str, plain: Mapping[str, Any], manifest: Path) -> MeasureEntry:
    """Return the typed measure of one entry.

    Args:
        key: Its key.
        plain: The entry.
        manifest: Path of the YAML file that declares it.
    """
    return MeasureEntry(
        key=key,
        label=plain["label"],
        manifest=manifest,
        line=plain["@line"],
        unit=plain.get("unit"),
        tolerance=Decimal(plain.get("tolerance", 0)),
        note=plain.get("note"),
    )
