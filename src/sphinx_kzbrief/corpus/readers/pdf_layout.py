"""Paragraphs of a PDF: lines put together again, across the ends of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.readers.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.readers.pdf_lines import Line

_ENDS = re.compile(r"[.!?…:。！？：][\"”’»)\]\d]*$")
_FOOTNOTE = re.compile(r"(?:\d{1,3}|[*†‡])[.)]?\s?\S")
_COLUMN_NOTE = re.compile(r"(?:[1-9]\d?[.)]?|[*†‡])\s?[^\W\d_]")
_BULLET = re.compile(r"[•‣▪●◦]\s")
_TURN = re.compile(r"(?:[QA]|[A-ZА-ЯЁ][\w'’. -]{0,30})[:：]\s")
_HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
HEADING_SIZE = 1.12
NOTE_SIZE = 0.92


@dataclass(slots=True)
class Layout:
    """Builds blocks from the lines of page after page.

    Attributes:
        body: Size of most of the type, in points.
        writer: Takes the blocks.
        pages: Canonical offset at which each page starts.
        open: Lines of the paragraph that is open, with the page they stand on.
        kind: Kind of that paragraph.
    """

    body: float
    writer: BlockWriter = field(default_factory=BlockWriter)
    pages: list[int] = field(default_factory=list)
    open: list[tuple[Line, int]] = field(default_factory=list)
    kind: BlockKind = BlockKind.TEXT

    def add_page(self, lines: Sequence[Line]) -> None:
        """Add the lines of the next page.

        Notes at its foot are written before a paragraph that goes on overleaf, so that both
        stay on their page.
        """
        number = len(self.pages)
        self.pages.append(-1)
        text, notes = _notes_apart(lines, self.body)
        margin = max((line.right for line in lines), default=0.0)
        for index, line in enumerate(text):
            before = text[index - 1] if index else None
            if self._breaks(before, line, margin):
                self.close()
            if not self.open:
                self.kind = self._kind(line)
            self.open.append((line, number))
        if self.open and (_ENDS.search(self.open[-1][0].text) or self.kind is BlockKind.HEADING):
            self.close()
        self._add_notes(notes, number)

    def _breaks(self, before: Line | None, line: Line, margin: float) -> bool:
        """Tell whether a line opens a new block."""
        if not self.open:
            return False
        last = self.open[-1][0]
        if last.hyphen and line.size == last.size:
            return False
        if (
            _BULLET.match(line.text)
            or self._kind(line) is not self.kind
            or abs(line.size - last.size) > 0.15 * last.size
        ):
            return True
        ended = _ENDS.search(last.text) is not None
        if before is None or not line.size:
            # Overleaf, or with places unknown, the words alone tell.
            return ended and (bool(_TURN.match(line.text)) or len(last.text) < 60)
        gap = last.base - line.base
        if gap > 1.8 * line.size or gap < -2 * line.size:
            return gap > 0 or ended
        indented = line.left - last.left > 0.8 * line.size
        short = last.right < margin - 4 * line.size
        if _TURN.match(line.text) and ended:
            return True
        return ended and (short or (indented and len(self.open) > 1))

    def _kind(self, line: Line) -> BlockKind:
        larger = self.body and line.size >= HEADING_SIZE * self.body
        return BlockKind.HEADING if larger and len(line.text) < 200 else BlockKind.TEXT

    def close(self) -> None:
        """Write the paragraph that is open."""
        self._write(self.kind, self.open)
        self.open = []

    def _add_notes(self, lines: Sequence[Line], number: int) -> None:
        held, kind = self.open, self.kind
        note: list[tuple[Line, int]] = []
        for line in lines:
            if note and _FOOTNOTE.match(line.text):
                self._write(BlockKind.FOOTNOTE, note)
                note = []
            note.append((line, number))
        self._write(BlockKind.FOOTNOTE, note)
        self.open, self.kind = held, kind

    def _write(self, kind: BlockKind, lines: Sequence[tuple[Line, int]]) -> None:
        if not lines:
            return
        pieces: list[Piece] = []
        offset = self.writer.mapped.length + (2 if self.writer.blocks else 0)
        for index, (line, number) in enumerate(lines):
            if pieces:
                joint = "" if lines[index - 1][0].hyphen else joining(pieces[-1].text, line.text)
                pieces.append(Piece(joint))
                offset += len(joint)
            if self.pages[number] < 0:
                self.pages[number] = offset
            pieces.append(Piece(line.text))
            offset += len(line.text)
        self.writer.add(kind, pieces)

    def finished(self) -> tuple[int, ...]:
        """Close what is open and return where each page starts; an empty one like the next."""
        self.close()
        starts = list(self.pages)
        after = self.writer.mapped.length
        for number in range(len(starts) - 1, -1, -1):
            if starts[number] < 0:
                starts[number] = after
            after = starts[number]
        return tuple(starts)


def joining(before: str, after: str) -> str:
    """Return what stands between two lines of a paragraph: a blank, or nothing in Chinese.

    After a hyphen the line end is kept, since only the words tell whether it is theirs.
    """
    if before.endswith(("-", "‐")) and len(before) > 1 and before[-2].isalpha():
        return "\n"
    if _HAN.match(before[-1]) and _HAN.match(after[0]):
        return ""
    return " "


def _notes_apart(lines: Sequence[Line], body: float) -> tuple[list[Line], list[Line]]:
    """Part the text of a page from the notes at its foot, and at the foot of each column.

    Args:
        lines: Lines of the page.
        body: Size of most of the type; 0 where it is unknown.

    Returns:
        The lines of the text and those of the notes, each in order.
    """
    foot = _notes_start(lines, body)
    text: list[Line] = []
    notes: list[Line] = []
    at = 0
    while at < foot:
        end = _column_notes_end(lines, at, foot, body)
        (notes if end > at else text).extend(lines[at : max(end, at + 1)])
        at = max(end, at + 1)
    return text, [*notes, *lines[foot:]]


def _column_notes_end(lines: Sequence[Line], at: int, foot: int, body: float) -> int:
    """Return where notes that begin at a line end, if a new column begins there; else `at`."""
    if not body or not _COLUMN_NOTE.match(lines[at].text):
        return at
    end = at
    while end < foot and 0 < lines[end].size <= NOTE_SIZE * body:
        end += 1
    higher = end < foot and lines[end].base > lines[at].base
    return end if higher else at


def _notes_start(lines: Sequence[Line], body: float) -> int:
    """Return the index of the first note at the foot of a page."""
    at = len(lines)
    while at and body and lines[at - 1].size and lines[at - 1].size <= NOTE_SIZE * body:
        at -= 1
    while at < len(lines) and not _FOOTNOTE.match(lines[at].text):
        at += 1
    return at
