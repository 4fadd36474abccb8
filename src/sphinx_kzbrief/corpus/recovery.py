"""What can still be read of a YAML file with a syntax error: its sections, entry by entry.

A mistake in one entry would otherwise take all others with it. The text is cut at the lines
that start an entry (the first indentation under a section), and each piece is read alone, so
a piece can only hold what stands in its own lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.yaml_tree import Anchors, MappingNode, Node, Pair, TreeError, build_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECTION = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(.*)")
_INDENT = re.compile(r"[ \t]*")

MOST_PIECES = 50_000
"""Entries tried at most, a guard against a file of nothing but line ends."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was left of a file.

    Attributes:
        root: The sections and entries that could be read.
        errors: What stood in the way, by line.
    """

    root: MappingNode
    errors: tuple[TreeError, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some whole lines of a file.

    Attributes:
        lines: The lines.
        first: Line of the file that the first of them is, from 1.
    """

    lines: list[str]
    first: int


def recover(text: str) -> Recovered:
    """Read section by section, entry by entry, what of a broken file can be read.

    Args:
        text: YAML with an error.

    Returns:
        The entries that are sound, and one error for each piece that is not.
    """
    sections: list[Pair] = []
    errors: list[TreeError] = []
    anchors = Anchors()
    pieces = 0
    for section in _split(_Piece(text.split("\n"), 1), _section_lines):
        head = _SECTION.match(section.lines[0])
        if head is None:
            continue
        body = _Piece(section.lines[1:], section.first + 1)
        entries: list[Pair] = []
        for piece in _entry_pieces(section, body):
            pieces += 1
            if pieces > MOST_PIECES:
                break
            try:
                node = build_tree("\n".join(piece.lines), piece.first, anchors)
            except TreeError as error:
                errors.append(error)
                continue
            entries += _entries_of(node, inline=piece.first == section.first)
        sections.append(Pair(head[1], section.first, MappingNode(entries, section.first)))
    return Recovered(MappingNode(sections, 1), tuple(errors))


def _entry_pieces(section: _Piece, body: _Piece) -> Iterator[_Piece]:
    """Yield the entries of a section, or the section whole where it is written on one line."""
    if section.lines[0].partition(":")[2].partition(" #")[0].strip():
        yield section
    else:
        yield from _split(body, _entry_lines)


def _entries_of(node: Node | None, *, inline: bool) -> list[Pair]:
    if not isinstance(node, MappingNode):
        return []
    if not inline:
        return node.pairs
    inner = node.pairs[0].value if node.pairs else None
    return inner.pairs if isinstance(inner, MappingNode) else []


def _split(piece: _Piece, starts: Callable[[list[str]], list[int]]) -> Iterator[_Piece]:
    """Cut a piece before each line that `starts` names; what stands before the first is lost."""
    cuts = [*starts(piece.lines), len(piece.lines)]
    for begin, end in pairwise(cuts):
        yield _Piece(piece.lines[begin:end], piece.first + begin)


def _section_lines(lines: list[str]) -> list[int]:
    """Return the lines that begin a section, or end one by ending the document."""
    return [
        number
        for number, line in enumerate(lines)
        if _SECTION.match(line) or line.startswith(("---", "..."))
    ]


def _entry_lines(lines: list[str]) -> list[int]:
    """Return the lines at the indentation of the section's first entry."""
    said = [
        (number, len(_INDENT.match(line)[0]))  # type: ignore[index]
        for number, line in enumerate(lines)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    return [number for number, indent in said if indent == said[0][1]]
