"""Writes the blocks of word processors' formats run by run, with the marks each run is set in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sphinx_kzbrief.corpus.readers.canonical.marks import note_mark
from sphinx_kzbrief.corpus.readers.canonical.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.readers.html.marks import shifted
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set.

    Attributes:
        strong: In bold.
        italic: In italics.
        shift: 1 where it is raised, -1 where it is lowered.
        struck: Struck out, or kept as deleted.
    """

    strong: bool = False
    italic: bool = False
    shift: int = 0
    struck: bool = False


PLAIN: Final = Look()


@dataclass(slots=True)
class RunWriter:
    """Collects runs into blocks; inside a table row a paragraph is no block of its own.

    Attributes:
        writer: Takes the blocks.
        pieces: What has been collected of the open block.
        shift: How the last runs of it are shifted.
        start: Index of the first piece that is shifted so.
        rows: How many table rows are open, one inside another.
    """

    writer: BlockWriter = field(default_factory=BlockWriter)
    pieces: list[Piece] = field(default_factory=list)
    shift: int = 0
    start: int = 0
    rows: int = 0

    def text(self, text: str, look: Look = PLAIN) -> None:
        """Append a run; neighbours that are shifted alike are one."""
        if not text:
            return
        if look.shift != self.shift:
            self._settle()
            self.shift, self.start = look.shift, len(self.pieces)
        self.pieces.append(
            Piece(text, strong=look.strong, italic=look.italic, struck=look.struck),
        )

    def note(self, mark: str, *, struck: bool = False) -> None:
        """Append the mark of a note reference, as it is printed."""
        self._settle()
        self.pieces.append(Piece(mark, note=not struck, struck=struck))

    def mark_last(self) -> None:
        """Make the raised run at the end the mark of a note reference."""
        if self.shift > 0 and self.start < len(self.pieces):
            self.note(note_mark(self.pieces.pop().text))

    def end(self, kind: BlockKind) -> None:
        """End a paragraph."""
        self._settle()
        if self.rows:
            if self.pieces and not self.pieces[-1].text[-1:].isspace():
                self.pieces.append(Piece(" "))
            return
        self.writer.add(kind, self.pieces)
        self.pieces = []

    def begin_row(self) -> None:
        """Begin a row of a table; what stands before it is a paragraph."""
        if not self.rows:
            self.end(BlockKind.TEXT)
        self.rows += 1

    def cell(self) -> None:
        """Begin a cell."""
        self._settle()
        while self.pieces and self.pieces[-1].text == " ":
            self.pieces.pop()
        if self.pieces:
            self.pieces.append(Piece("\t"))

    def end_row(self) -> None:
        """End a row; of a table inside a cell it is words of that cell."""
        self.rows -= 1
        if self.rows:
            self.end(BlockKind.TEXT)
            return
        self._settle()
        last = self.writer.blocks[-1].kind if self.writer.blocks else None
        separator = "\n" if last is BlockKind.TABLE_ROW else "\n\n"
        self.writer.add(BlockKind.TABLE_ROW, self.pieces, separator=separator)
        self.pieces = []

    def _settle(self) -> None:
        """Write what is shifted at the end of the block as raised or lowered characters."""
        if self.shift:
            shifted(self.pieces, self.start, self.shift)
        self.shift = 0
