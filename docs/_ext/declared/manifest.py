"""The fields of `corpus.yaml`, from its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from declared.markdown import table
from sphinx_kzbrief.corpus.schema import MANIFEST, ChoiceType, KeyedType, ListType, RecordType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus.schema import Field

_LONG_CHOICE = 12
"""A longer list of words is named, not printed in a cell."""


def records() -> Iterator[RecordType]:
    """Yield the manifest and every record in it, each once, the outer ones first."""
    waiting, seen = [MANIFEST], {MANIFEST.name}
    while waiting:
        record = waiting.pop(0)
        yield record
        for field in record.fields:
            inner = _record_of(field)
            if inner is not None and inner.name not in seen:
                seen.add(inner.name)
                waiting.append(inner)


def reference() -> str:
    """Return a section for each record, with a table of its fields."""
    return "\n".join(_section(record) for record in records())


def _section(record: RecordType) -> str:
    lines = [f"(record-{_slug(record.name)})=", f"## {record.name.capitalize()}", ""]
    if record.text_field:
        lines += [f"A bare word stands for its `{record.text_field}`.", ""]
    if record.one_of:
        fields = " or ".join(f"`{name}`" for name in record.one_of)
        lines += [f"It needs {fields}.", ""]
    if record.name == "defaults":
        names = ", ".join(f"`{field.name}`" for field in record.fields)
        lines += [f"These fields of a [source](#record-source) may stand here: {names}.", ""]
        return "\n".join(lines)
    rows = [(f"`{field.name}`", _said(field)) for field in record.fields]
    return "\n".join([*lines, table(["Field", "What it says"], rows, [24, 76])])


def _said(field: Field) -> str:
    required = " **Required.**" if field.required else ""
    default = f" Left out: {_default(field.default)}." if field.default is not None else ""
    return f"{field.doc} *{_type(field)}.*{required}{default}"


def _default(text: str) -> str:
    """Return a default as a value, or as the words that describe it."""
    return text if " " in text or text.endswith(("’s", "'s")) else f"`{text}`"


def _type(field: Field) -> str:
    kind = field.type
    inner = _record_of(field)
    if isinstance(kind, ChoiceType):
        if len(kind.choices) > _LONG_CHOICE:
            return f"{_first_up(kind.name)}, such as {', '.join(kind.choices[:4])}"
        return f"One of {', '.join(kind.choices)}"
    if inner is not None:
        link = f"[{inner.name}](#record-{_slug(inner.name)})"
        return _first_up(kind.name).replace(inner.name, link)
    return _first_up(kind.name)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _record_of(field: Field) -> RecordType | None:
    kind = field.type
    if isinstance(kind, ListType | KeyedType):
        kind = kind.item
    return kind if isinstance(kind, RecordType) else None


def _slug(name: str) -> str:
    return name.replace(" ", "-")
