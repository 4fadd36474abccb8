"""Builds canonical text block by block, for formats that are rendered rather than kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sphinx_kzbrief.corpus.model import Struck
from sphinx_kzbrief.corpus.readers.canonical.edits import MappedText
from sphinx_kzbrief.corpus.readers.protocol import Extract
from sphinx_kzbrief.corpus.segmentation.blocks import Block, BlockKind
from sphinx_kzbrief.text.spans import Span

_SPACE = re.compile(r"[ \t\r\f\v]+")
_STOP = re.compile(r"[.,;:!?)\]…]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text.

    Attributes:
        text: The run.
        raw: Where it begins in the decoded file; None where that is not known.
        strong: Whether it is set in bold.
        italic: Whether it is set in italics.
        note: Whether it is a note reference, and marked as one in the file.
        struck: Whether the file strikes it out or keeps it as deleted: it is no text then.
    """

    text: str
    raw: int | None = None
    strong: bool = False
    italic: bool = False
    note: bool = False
    struck: bool = False


@dataclass(slots=True)
class BlockWriter:
    """Collects blocks into one canonical text, a blank line between them.

    Attributes:
        mapped: The text so far, with its map.
        blocks: The blocks so far.
        notes: Spans of the note references so far.
        struck: What is struck out so far.
    """

    mapped: MappedText = field(default_factory=MappedText)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Span] = field(default_factory=list)
    struck: list[Struck] = field(default_factory=list)

    def add(
        self,
        kind: BlockKind,
        pieces: list[Piece],
        *,
        separator: str = "\n\n",
        speaker: str | None = None,
    ) -> None:
        """Append a block; one without visible text is left out, but what it strikes out noted."""
        live, gone = _parted(pieces)
        kept, dropped = _trimmed(live)
        if not kept:
            self.struck += [Struck(self.mapped.length, words) for words in gone.values()]
            return
        if self.blocks:
            self._put(Piece(separator))
        start = self.mapped.length
        bold: list[Span] = []
        italics: list[Span] = []
        gone = _placed(gone, dropped, len(kept))
        for index, piece in enumerate(kept):
            at = self.mapped.length
            if index in gone:
                self.struck.append(Struck(at, gone[index]))
            self._put(piece)
            if piece.note:
                self.notes.append(Span(at, self.mapped.length))
            for spans, is_set in ((bold, piece.strong), (italics, piece.italic)):
                if is_set and spans and spans[-1].end == at:
                    spans[-1] = Span(spans[-1].start, self.mapped.length)
                elif is_set:
                    spans.append(Span(at, self.mapped.length))
        if len(kept) in gone:
            self.struck.append(Struck(self.mapped.length, gone[len(kept)]))
        self.blocks.append(
            Block(kind, start, self.mapped.length, tuple(bold), tuple(italics), speaker)
        )

    def extract(self) -> Extract:
        """Return what was written: text, blocks, note references and what is struck out."""
        return Extract(
            text=self.mapped.text,
            blocks=tuple(self.blocks),
            notes=tuple(self.notes),
            struck=tuple(self.struck),
        )

    def _put(self, piece: Piece) -> None:
        """Append a run; without a place of its own it goes on from the last one."""
        if piece.raw is not None:
            self.mapped.add(piece.text, piece.raw)
            return
        points = self.mapped.breakpoints
        canonical, raw = points[-1] if points else (0, 0)
        self.mapped.add(piece.text, raw + self.mapped.length - canonical)


def _parted(pieces: list[Piece]) -> tuple[list[Piece], dict[int, str]]:
    """Part the runs that are text from what is struck out.

    Returns:
        The text's runs, without empty ones, and what is struck out by the index of the run that
        follows. Of the white space on both sides of it one is kept, and none before a stop.
    """
    if not any(piece.struck for piece in pieces):
        return [piece for piece in pieces if piece.text], {}
    live: list[Piece] = []
    gone: dict[int, str] = {}
    between = ""
    for piece in pieces:
        if piece.struck:
            if piece.text.strip():
                if live and piece.text[0] == piece.text[-1] == " " != live[-1].text[-1:]:
                    live.append(Piece(" "))  # what stood on both sides is not one word
                    between = ""
                known = gone.get(len(live))
                gone[len(live)] = piece.text if known is None else known + between + piece.text
                between = ""
            continue
        text = piece.text
        if live and len(live) in gone and live[-1].text[-1:].isspace():
            if text[:1].isspace():
                lead = len(text) - len(text.lstrip(" \u00a0"))
                between = text[:lead]
                piece = replace(  # noqa: PLW2901
                    piece,
                    text=text[lead:],
                    raw=None if piece.raw is None else piece.raw + lead,
                )
            elif _STOP.match(text):
                live[-1] = replace(live[-1], text=live[-1].text.rstrip(" "))
        if piece.text:
            live.append(piece)
    return live, gone


def _placed(gone: dict[int, str], dropped: int, last: int) -> dict[int, str]:
    """Place what is struck out among the runs that are kept, a blank between what meets there."""
    placed: dict[int, str] = {}
    for index, words in gone.items():
        at = min(max(index - dropped, 0), last)
        placed[at] = f"{placed[at]} {words}" if at in placed else words
    return placed


def _trimmed(pieces: list[Piece]) -> tuple[list[Piece], int]:
    """Drop white space at the block's ends; return the runs, and how many were dropped before."""
    kept = list(pieces)
    while kept and not kept[-1].text.strip():
        kept.pop()
    dropped = next((at for at, piece in enumerate(kept) if piece.text.strip()), 0)
    del kept[:dropped]
    if not kept:
        return [], 0
    first = kept[0]
    if first.text[0].isspace():
        text = first.text.lstrip()
        lead = len(first.text) - len(text)
        kept[0] = replace(first, text=text, raw=None if first.raw is None else first.raw + lead)
    if kept[-1].text[-1].isspace():
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept, dropped


def collapsed(text: str) -> str:
    """Collapse runs of blanks as a browser does; line ends count as blanks."""
    return _SPACE.sub(" ", text.replace("\n", " "))
