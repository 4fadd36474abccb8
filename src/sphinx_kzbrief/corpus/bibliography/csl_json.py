"""CSL-JSON: the exchange format of citation processors, read and written."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.bibliography.dates import csl_of_edtf, edtf_of_csl
from sphinx_kzbrief.corpus.bibliography.entries import (
    DATE_FIELDS,
    NAME_FIELDS,
    TEXT_FIELDS,
    Entry,
    EntryLog,
    LossLog,
    Reading,
    Writing,
    name_of,
    plain_name,
    valid_entry,
)
from sphinx_kzbrief.corpus.csl_types import CSL_TYPES
from sphinx_kzbrief.corpus.model import Name
from sphinx_kzbrief.corpus.problems import CorpusError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CUSTOM_ONLY = ("original-language",)
"""Fields of the manifest that CSL-JSON's schema does not name; they go under `custom`."""

_MARKUP = re.compile(r"</?(?:i|b|sub|sup|span)(?:\s[^>]*)?>")


def read_csl_json(text: str) -> Reading:
    """Read CSL-JSON: a list of items, or one item.

    Raises:
        CorpusError: The text is not JSON, or not CSL-JSON.
    """
    items = load_json(text, "CSL-JSON")
    if isinstance(items, dict):
        items = items["items"] if isinstance(items.get("items"), list) else [items]
    if not isinstance(items, list):
        raise CorpusError(
            "This is JSON, but not CSL-JSON: a list of items was expected.",
            "Export the items anew as “CSL JSON”.",
        )
    log = LossLog()
    entries = [
        entry
        for number, item in enumerate(items, start=1)
        if (entry := _read_item(item, number, log)) is not None
    ]
    return Reading(tuple(entries), log.losses)


def write_csl_json(entries: Iterable[Entry]) -> Writing:
    """Write entries as CSL-JSON, one field a line, with what CSL dates cannot say in `edtf`."""
    log = LossLog()
    items = [_written(entry, log.of(entry.key)) for entry in entries]
    return Writing(json.dumps(items, ensure_ascii=False, indent=2) + "\n", log.losses)


def load_json(text: str, kind: str) -> Any:
    """Parse JSON that came from outside.

    Raises:
        CorpusError: It is not JSON, or nested too deep.
    """
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise CorpusError(
            f"This is not {kind}: {error.msg} in line {error.lineno}, column {error.colno}.",
            f"Export the items anew as {kind}.",
        ) from error
    except RecursionError as error:
        raise CorpusError(
            f"This {kind} is nested too deep to be a bibliography.",
            f"Export the items anew as {kind}.",
        ) from error


def plain_text(value: str) -> str:
    """Return a CSL text without its inline markup (`<i>`, `<span class="nocase">`, …)."""
    return " ".join(_MARKUP.sub("", value).split())


def _read_item(item: object, number: int, losses: LossLog) -> Entry | None:
    if not isinstance(item, dict):
        losses.of("").note(f"item {number}", item, "not an item; left out")
        return None
    key = str(item.get("citation-key") or item.get("id") or f"item-{number}")
    log = losses.of(key)
    kind = str(item.get("type", "document"))
    if kind not in CSL_TYPES:
        log.note("type", kind, "not a CSL item type; read as “document”")
        kind = "document"
    fields: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    for name, value in (_custom(item, log) | item).items():
        if name in ("id", "type", "citation-key", "custom") or value in (None, "", [], {}):
            continue
        if name in DATE_FIELDS:
            edtf, reason = edtf_of_csl(value)
            if edtf:
                fields[name] = edtf
            else:
                log.note(name, value, f"{reason}; left out")
        elif name in NAME_FIELDS:
            names[name] = _read_names(value, name, log)
        elif name in TEXT_FIELDS and isinstance(value, (str, int, float)):
            fields[name] = plain_text(str(value))
        else:
            log.note(name, value, "the manifest has no such field; left out")
    people = {name: held for name, held in names.items() if held}
    return valid_entry(Entry(key, kind, fields, people), log)


def _custom(item: Mapping[str, Any], log: EntryLog) -> dict[str, Any]:
    """Return the fields of ours that stand under `custom`; note the others there."""
    custom = item.get("custom")
    if not isinstance(custom, dict):
        return {}
    for name, value in custom.items():
        if name not in _CUSTOM_ONLY:
            log.note(f"custom.{name}", value, "the manifest has no such field; left out")
    return {name: custom[name] for name in _CUSTOM_ONLY if name in custom}


def _read_names(value: object, field: str, log: EntryLog) -> tuple[Name, ...]:
    people = []
    for person in value if isinstance(value, list) else [value]:
        name = _read_name(person)
        if name is None:
            log.note(field, person, "not a name; left out")
        else:
            people.append(name)
    return tuple(people)


def _read_name(person: object) -> Name | None:
    if isinstance(person, str):
        return Name(literal=person) if person.strip() else None
    if not isinstance(person, dict):
        return None
    texts = {part: str(text).strip() for part, text in person.items() if text}
    if texts.get("literal"):
        return Name(literal=texts["literal"])
    # CSL processors look for a dropping particle behind the given name.
    given = [texts[part] for part in ("given", "dropping-particle") if texts.get(part)]
    name = name_of(
        texts.get("family", ""),
        " ".join(given),
        particle=texts.get("non-dropping-particle", ""),
        suffix=texts.get("suffix", ""),
    )
    if not name.full:
        return None
    fixed = person.get("static-ordering") not in (None, False, 0, "", "0", "false")
    return replace(name, static_ordering=fixed)


def _written(entry: Entry, log: EntryLog) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.key, "type": entry.type}
    custom: dict[str, str] = {}
    if entry.type not in CSL_TYPES:
        log.note("type", entry.type, "not a CSL item type; written as “document”")
        item["type"] = "document"
    for name, value in entry.fields.items():
        if name in DATE_FIELDS:
            date = csl_of_edtf(value)
            item[name] = date.value
            if not date.exact:
                log.note(name, value, "CSL dates cannot say it; kept whole in `edtf`")
        elif name in _CUSTOM_ONLY:
            custom[name] = value
        else:
            item[name] = value
    for name, people in entry.names.items():
        item[name] = [_written_name(person) for person in people]
    if custom:
        item["custom"] = custom
    return item


def _written_name(name: Name) -> dict[str, Any]:
    return plain_name(name) | ({"static-ordering": True} if name.static_ordering else {})
