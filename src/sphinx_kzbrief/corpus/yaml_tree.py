"""YAML as a tree of scalars, mappings and sequences, each with its line.

Scalars stay strings: YAML 1.1 would turn ``language: no`` into False and ``1:30`` into 90.
The tree is built from parser events in a loop, since PyYAML's own composer recurses in C and
crashes the interpreter on deep nesting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 32
"""Levels of nesting taken; the manifest itself needs seven."""

LARGEST_ALIASED = 1000
"""Size an alias may repeat; aliases that hold aliases are refused whatever their size."""

MOST_ALIASED = 100_000
"""Size that all aliases of a file may repeat together."""

_NOT_YAML = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]",
)
"""Characters that may not stand in YAML, by its specification."""

_TOO_DEEP = "maximum nesting depth"
"""What newer versions of libyaml say of nesting before its events reach `DEEPEST`."""

_SIZE_UNIT = 64
"""Characters of a scalar that count as much as one node."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A string, with the line it starts on.

    Attributes:
        text: The value as a string.
        line: Line from 1.
        plain: Whether it stood without quotation marks or block style.
    """

    text: str
    line: int
    plain: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether YAML reads it as "nothing": empty, `~` or `null`, unquoted."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


class Pair(NamedTuple):
    """One entry of a mapping.

    Attributes:
        key: The entry's key.
        line: Line of the key, from 1.
        value: The entry's value.
    """

    key: str
    line: int
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A mapping in written order; keys may stand twice.

    Attributes:
        pairs: The entries.
        line: Line it starts on, from 1.
    """

    pairs: list[Pair]
    line: int


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list in written order.

    Attributes:
        items: The values.
        line: Line it starts on, from 1.
    """

    items: list[Node]
    line: int


Node = Scalar | MappingNode | SequenceNode


class TreeError(Exception):
    """The YAML cannot be read, or is built to do harm.

    Attributes:
        line: Line concerned, from 1.
        message: What was found.
        remedy: What to do.
    """

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
        self.remedy = remedy


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been met."""

    node: MappingNode | SequenceNode
    anchor: str | None
    key: Scalar | None = None
    size: int = 1
    has_alias: bool = False


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A node that aliases may repeat."""

    node: Node
    size: int
    has_alias: bool


@dataclass(slots=True)
class Anchors:
    """What aliases of one file may repeat, and how much they have repeated so far."""

    known: dict[str, _Anchored] = field(default_factory=dict)
    repeated: int = 0


@dataclass(slots=True)
class _Builder:
    """Builds one tree from events."""

    anchors: Anchors
    stack: list[_Open] = field(default_factory=list)
    root: Node | None = None

    def add(self, node: Node, *, size: int = 1, alias: bool = False) -> None:
        """Put a finished node into the collection that is open."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        parent.size += size
        parent.has_alias = parent.has_alias or alias
        if isinstance(parent.node, SequenceNode):
            parent.node.items.append(node)
        elif parent.key is not None:
            parent.node.pairs.append(Pair(parent.key.text, parent.key.line, node))
            parent.key = None
        elif isinstance(node, Scalar):
            parent.key = node
        else:
            raise TreeError(node.line, "a list or mapping stands as a key", "Write a word as key.")

    def open(self, node: MappingNode | SequenceNode, anchor: str | None) -> None:
        """Begin a collection."""
        if len(self.stack) >= DEEPEST:
            raise _too_deep(node.line)
        self.stack.append(_Open(node, anchor))

    def close(self) -> None:
        """End the innermost collection and put it into the one around it."""
        done = self.stack.pop()
        if done.anchor is not None:
            self.anchors.known[done.anchor] = _Anchored(done.node, done.size, done.has_alias)
        self.add(done.node, size=done.size, alias=done.has_alias)

    def scalar(self, node: Scalar, anchor: str | None) -> None:
        """Take one scalar."""
        size = 1 + len(node.text) // _SIZE_UNIT
        if anchor is not None:
            self.anchors.known[anchor] = _Anchored(node, size, has_alias=False)
        self.add(node, size=size)

    def alias(self, name: str, line: int) -> None:
        """Repeat an anchored node, unless repetition could multiply."""
        anchored = self.anchors.known.get(name)
        if anchored is None:
            raise TreeError(
                line,
                f"the alias *{name} stands inside its own anchor or has none",
                "Write the value out in its place.",
            )
        self.anchors.repeated += anchored.size
        too_large = anchored.size > LARGEST_ALIASED or self.anchors.repeated > MOST_ALIASED
        if anchored.has_alias or too_large:
            what = "holds aliases itself" if anchored.has_alias else "is too large to repeat"
            raise TreeError(
                line,
                f"the alias *{name} {what}",
                "Write the value out in its place; nested aliases can grow without bound.",
            )
        self.add(anchored.node, size=anchored.size, alias=True)


def build_tree(text: str, first_line: int = 1, anchors: Anchors | None = None) -> Node | None:
    """Read one YAML document.

    Args:
        text: YAML.
        first_line: Line of its file that the text starts on, added to all lines.
        anchors: What was anchored before, where the text is a part of a file; added to.

    Returns:
        The tree; None for an empty document.

    Raises:
        TreeError: If the text is not YAML, nests too deep, or repeats aliases in aliases.
    """
    builder = _Builder(anchors or Anchors())
    try:
        for event in _events(text):
            _take(builder, event, first_line)
    except yaml.YAMLError as error:
        raise _syntax_error(error, text, first_line) from error
    return builder.root


def _events(text: str) -> Iterator[Any]:
    """Yield parser events of the C parser, or of Python's where PyYAML has no libyaml."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from yaml.parse(text, Loader=loader)


def _take(builder: _Builder, event: Any, first_line: int) -> None:
    kind = type(event)
    if kind is yaml.ScalarEvent:
        line = event.start_mark.line + first_line
        builder.scalar(Scalar(event.value, line, not event.style), event.anchor)
    elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
        builder.close()
    elif kind is yaml.MappingStartEvent:
        builder.open(MappingNode([], event.start_mark.line + first_line), event.anchor)
    elif kind is yaml.SequenceStartEvent:
        builder.open(SequenceNode([], event.start_mark.line + first_line), event.anchor)
    elif kind is yaml.AliasEvent:
        builder.alias(event.anchor, event.start_mark.line + first_line)
    elif kind is yaml.DocumentStartEvent and builder.root is not None:
        raise TreeError(
            event.start_mark.line + first_line,
            "a second YAML document starts here",
            "Keep one document a file: delete the line '---', or use corpus.d/*.yaml.",
        )


def _too_deep(line: int) -> TreeError:
    return TreeError(
        line,
        f"more than {DEEPEST} levels of nesting",
        "Write the entry as the manual shows; nothing in it nests that deep.",
    )


def _syntax_error(error: yaml.YAMLError, text: str, first_line: int) -> TreeError:
    """Say where and why YAML could not be parsed."""
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        if _TOO_DEEP in str(error.problem):
            return _too_deep(line)
        detail = "; ".join(part for part in (error.context, error.problem) if part)
    else:  # the stream itself is refused, without a mark
        found = _NOT_YAML.search(text)
        line = text.count("\n", 0, found.start() if found else 0) + first_line
        detail = f"the character U+{ord(found[0]):04X}" if found else str(error).splitlines()[0]
    return TreeError(
        line,
        f"this is not valid YAML: {detail}",
        "Check indentation (blanks, no tabs), and put values that hold ': ', ' #' or start "
        "with a quotation mark, bracket, '*', '&' or '@' in quotation marks.",
    )
