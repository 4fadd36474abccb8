"""Adding entries to `corpus.yaml` as text, so that comments, order and layout stay."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import yaml

from sphinx_kzbrief.errors import KzbriefError

if TYPE_CHECKING:
    from collections.abc import Mapping


class ManifestEditError(KzbriefError):
    """The manifest cannot be edited safely."""


def add_entries(text: str, entries: Mapping[str, Mapping[str, Any]], comment: str = "") -> str:
    """Return a manifest with sources added behind those it has.

    Args:
        text: The manifest; every byte of it stays, an empty `sources:` aside.
        entries: Entries by key, with plain values in the order of writing.
        comment: A line of comment above each entry.

    Raises:
        ManifestEditError: The manifest is not YAML, a key is taken, or the edit would change
            anything else.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    before = _load(text)
    taken = [key for key in entries if key in (before.get("sources") or {})]
    if taken:
        raise ManifestEditError(
            f"The corpus has a source {taken[0]} already.", "Choose another key: --key KEY"
        )
    place, indent, head = _place(text)
    block = "".join(_entry(key, entry, indent, comment) for key, entry in entries.items())
    added = (head + block).replace("\n", newline)
    lead = "" if not text[:place] or text[:place].endswith("\n") else newline
    rest = text[place:]
    tail = newline if rest.strip() and not rest.startswith(("\n", "\r")) else ""
    edited = text[:place] + lead + added + tail + rest
    _check(before, _load(edited), entries)
    return edited


def _load(text: str) -> dict[str, Any]:
    """Parse a manifest, every scalar as text."""
    try:
        data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts only
    except (yaml.YAMLError, RecursionError) as error:
        raise ManifestEditError(
            f"The manifest is not YAML: {error}", "Correct it; 'kzbrief sources' names the line."
        ) from error
    if data in (None, ""):
        return {}
    sources = data.get("sources") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not (sources in (None, "") or isinstance(sources, dict)):
        raise ManifestEditError(
            "The manifest is not a mapping with sources.",
            "Correct it; 'kzbrief sources' names the line.",
        )
    return data


def _place(text: str) -> tuple[int, int, str]:
    """Return where to insert, how far entries are indented, and what must stand before them."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    for name, value in pairs:
        if name.value != "sources":
            continue
        if isinstance(value, yaml.MappingNode) and value.value and not value.flow_style:
            return _end_of(text, value), value.value[0][0].start_mark.column, ""
        if isinstance(value, yaml.MappingNode) and value.value:
            raise ManifestEditError(
                "The sources stand in braces, where nothing can be added.",
                "Write them one under the other, as 'kzbrief init' does.",
            )
        if isinstance(value, yaml.ScalarNode):
            return _line_end(text, name.end_mark.index), 2, ""
        raise ManifestEditError(
            "The manifest has `sources: {}` without any source.",
            "Delete the braces.",
        )
    return len(text), 2, "\nsources:\n" if text.strip() else "sources:\n"


def _end_of(text: str, node: yaml.Node) -> int:
    """Return the place behind the line on which a node's last value ends."""
    while isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) and not node.flow_style:
        if not node.value:
            break
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return _line_end(text, len(text[: node.end_mark.index].rstrip()))


def _line_end(text: str, place: int) -> int:
    """Return the start of the line behind a place, so that a comment beside it stays there."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _entry(key: str, entry: Mapping[str, Any], indent: int, comment: str) -> str:
    """Return one entry as text."""
    stream = io.StringIO()
    yaml.dump(
        {key: dict(entry)},
        stream,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=10_000,
        default_flow_style=None,
    )
    lines = [f"# {comment}"] if comment else []
    lines += stream.getvalue().splitlines()
    pad = " " * indent
    return "\n" + "".join(f"{pad}{line}".rstrip() + "\n" for line in lines)


class _Dumper(yaml.SafeDumper):
    """Writes lists and small records on one line, the entry itself on several."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's signature
        """Repeat equal values: an alias would be riddles to an editor."""
        return True

    def represent_mapping(
        self, tag: str, mapping: Any, flow_style: bool | None = None
    ) -> yaml.MappingNode:
        """Write a record of plain values on one line; an entry always holds its `copy`."""
        node = super().represent_mapping(tag, mapping, flow_style)
        node.flow_style = not any(isinstance(value, (dict, list)) for value in mapping.values())
        return node

    def represent_sequence(
        self,
        tag: str,
        sequence: Any,
        flow_style: bool | None = None,  # noqa: ARG002 - as above
    ) -> yaml.SequenceNode:
        """Write a list on one line."""
        return super().represent_sequence(tag, sequence, flow_style=True)


def _check(
    before: dict[str, Any], after: dict[str, Any], entries: Mapping[str, Mapping[str, Any]]
) -> None:
    """Make sure that an edit added the entries and changed nothing else."""
    kept = {**after, "sources": dict(after.get("sources") or {})}
    gone = [key for key in entries if kept["sources"].pop(key, None) is None]
    same = {**before, "sources": dict(before.get("sources") or {})} == kept
    order = list(after.get("sources") or {})[-len(entries) :] == list(entries)
    if gone or not same or not order:
        raise ManifestEditError(
            "The manifest is laid out in a way that cannot be added to safely.",
            "Add the entry by hand; nothing was changed.",
        )


def safe_comment(text: str) -> str:
    """Return text that cannot end a comment's line."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip()
