"""Builds canonical text block by block, for formats that are rendered rather than kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sphinx_kzbrief.corpus.readers.edits import MappedText
from sphinx_kzbrief.corpus.segmentation.blocks import Block, BlockKind
from sphinx_kzbrief.text.spans import Span

_SPACE = re.compile(r"[ \t\r\f\v]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text.

    Attributes:
        text: The run.
        raw: Where it begins in the decoded file; None where that is not known.
        strong: Whether it is set in bold.
        italic: Whether it is set in italics.
    """

    text: str
    raw: int | None = None
    strong: bool = False
    italic: bool = False


@dataclass(slots=True)
class BlockWriter:
    """Collects blocks into one canonical text, a blank line between them.

    Attributes:
        mapped: The text so far, with its map.
        blocks: The blocks so far.
    """

    mapped: MappedText = field(default_factory=MappedText)
    blocks: list[Block] = field(default_factory=list)

    def add(self, kind: BlockKind, pieces: list[Piece], *, separator: str = "\n\n") -> None:
        """Append a block; one without visible text is left out."""
        kept = _trimmed(pieces)
        if not kept:
            return
        if self.blocks:
            self._put(Piece(separator))
        start = self.mapped.length
        bold: list[Span] = []
        italics: list[Span] = []
        for piece in kept:
            at = self.mapped.length
            self._put(piece)
            for spans, is_set in ((bold, piece.strong), (italics, piece.italic)):
                if is_set and spans and spans[-1].end == at:
                    spans[-1] = Span(spans[-1].start, self.mapped.length)
                elif is_set:
                    spans.append(Span(at, self.mapped.length))
        self.blocks.append(Block(kind, start, self.mapped.length, tuple(bold), tuple(italics)))

    def _put(self, piece: Piece) -> None:
        """Append a run; without a place of its own it goes on from the last one."""
        if piece.raw is not None:
            self.mapped.add(piece.text, piece.raw)
            return
        points = self.mapped.breakpoints
        canonical, raw = points[-1] if points else (0, 0)
        self.mapped.add(piece.text, raw + self.mapped.length - canonical)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Drop white space at the block's ends and the empty runs that this leaves."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if not kept:
        return []
    first = kept[0]
    lead = len(first.text) - len(first.text.lstrip())
    kept[0] = replace(
        first,
        text=first.text.lstrip(),
        raw=None if first.raw is None else first.raw + lead,
    )
    kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


def collapsed(text: str) -> str:
    """Collapse runs of blanks as a browser does; line ends count as blanks."""
    return _SPACE.sub(" ", text.replace("\n", " "))
