"""Front matter: the YAML or TOML head of a Markdown file, as metadata."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import yaml

from sphinx_kzbrief.corpus.segmentation.headers import field_of

_FRONT = re.compile(r"---[ \t]*\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)(?<=\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LIMIT = 65536


def split_front_matter(text: str) -> tuple[dict[str, str], int]:
    """Read the front matter, if there is one.

    Only scalars and lists of scalars at the top level are taken, as the strings they are;
    aliases are never expanded.

    Args:
        text: The whole file.

    Returns:
        Metadata by CSL name, and the offset at which the body begins.
    """
    if (match := _TOML.match(text, 0, _LIMIT)) is not None:
        return _toml(match[1], match.end())
    match = _FRONT.match(text, 0, _LIMIT)
    if match is None:
        return {}, 0
    try:
        node = yaml.compose(match[1], Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        # A thematic break opens the file, or the head is broken: all of it is text then.
        return {}, 0
    if not isinstance(node, yaml.MappingNode):
        return {}, 0
    metadata: dict[str, str] = {}
    for key, value in node.value:
        name = field_of(key.value) if isinstance(key, yaml.ScalarNode) else None
        words = _words(value)
        if name and words:
            metadata.setdefault(name, words)
    return metadata, match.end()


def _toml(head: str, end: int) -> tuple[dict[str, str], int]:
    try:
        fields: dict[str, Any] = tomllib.loads(head)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}, 0
    metadata: dict[str, str] = {}
    for key, value in fields.items():
        values = value if isinstance(value, list) else [value]
        words = "; ".join(str(each).strip() for each in values if not isinstance(each, dict | list))
        if (name := field_of(key)) and words:
            metadata.setdefault(name, words)
    return metadata, end


def _words(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    if isinstance(node, yaml.SequenceNode):
        return "; ".join(
            str(item.value).strip() for item in node.value if isinstance(item, yaml.ScalarNode)
        )
    return ""
