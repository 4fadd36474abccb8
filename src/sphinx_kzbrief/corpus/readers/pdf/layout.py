"""Paragraphs of a PDF: lines put together again, across the ends of pages."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.readers.canonical.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.readers.pdf.measure import ENDS, starts_low
from sphinx_kzbrief.corpus.readers.pdf.notes import Numbers
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.readers.pdf.lines import Line
    from sphinx_kzbrief.corpus.readers.pdf.measure import Setting

_RAISED = "⁰¹²³⁴-⁹"
_FOOTNOTE = re.compile(rf"(?:\d{{1,3}}|[{_RAISED}]{{1,3}}|[*†‡])[.)]?\s?\S")
_COLUMN_NOTE = re.compile(rf"(?:[1-9]\d?[.)]?|[{_RAISED}]{{1,3}}|[*†‡])\s?[^\W\d_]")
_BULLET = re.compile(r"[•‣▪●◦■□➢➤❖✓\uf0a7\uf0b7\uf0d8\uf0fc](?:\s+|$)")
_TURN = re.compile(r"(?:[QA]|[A-ZА-ЯЁ][\w'’. -]{0,30})[:：]\s")
_HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
_LEADERS = re.compile(
    r"(?:(?:(?:[.·․]\s?){4,}|…[…\s.]*)\s*(?:[A-Z]-)?(\d[\d,.]*%?|[ivxlc]{1,7})"
    r"|(?:[.·․]\s?){8,}|…{3,})$"
)
_LEADERS_REACH = 200
"""Characters at the end of a line in which leaders are looked for."""
HEADING_SIZE = 1.12
NOTE_SIZE = 0.92
LONGEST_HEADING = 200
"""Characters of one."""
APART = 1.2
"""From this many pitches on, lines stand further apart than those of a paragraph."""
FARTHEST = 2.0
"""Up to this many, a sentence may go on, as past a formula or a line with a tall sign."""


@dataclass(slots=True)
class Layout:
    """Builds blocks from the lines of page after page.

    Attributes:
        body: Size of most of the type, in points.
        writer: Takes the blocks.
        numbers: Collects raised numbers, and the numbers of notes.
        pages: Canonical offset at which each page starts.
        open: Lines of the paragraph that is open, with the page they stand on.
        kind: Kind of that paragraph.
    """

    body: float
    writer: BlockWriter = field(default_factory=BlockWriter)
    numbers: Numbers = field(default_factory=Numbers)
    pages: list[int] = field(default_factory=list)
    open: list[tuple[Line, int]] = field(default_factory=list)
    kind: BlockKind = BlockKind.TEXT

    def add_page(self, lines: Sequence[Line], settings: Sequence[Setting]) -> None:
        """Add the lines of the next page.

        Notes at its foot are written before a paragraph that goes on overleaf, so that both
        stay on their page.

        Args:
            lines: The lines.
            settings: How each of them is set.
        """
        number = len(self.pages)
        self.pages.append(-1)
        set_as = dict(zip(map(id, lines), settings, strict=True))
        text, notes = _notes_apart(lines, self.body)
        row = leader_kind(text)
        for index, line in enumerate(text):
            before = text[index - 1] if index else None
            if self._breaks(before, line, set_as):
                self.close()
            if not self.open:
                self.kind = self._kind(line)
            self.open.append((line, number))
            if row and _leaders(line):
                self.kind = row
                self.close()
        if self.open and (ENDS.search(self.open[-1][0].text) or self.kind is BlockKind.HEADING):
            self.close()
        self._add_notes(notes, number)

    def _breaks(self, before: Line | None, line: Line, set_as: dict[int, Setting]) -> bool:
        """Tell whether a line opens a new block."""
        if not self.open:
            return False
        last = self.open[-1][0]
        if last.hyphen and line.size == last.size:
            return False
        kind = self._kind(line)
        if kind is BlockKind.LIST_ITEM:
            return True
        if kind is not self.kind is not BlockKind.LIST_ITEM:
            return True
        if abs(line.size - last.size) > 0.15 * last.size and _BULLET.fullmatch(last.text) is None:
            return True
        ended = ENDS.search(last.text) is not None
        if before is None or not line.size:
            # Overleaf, or with places unknown, the words alone tell.
            return ended and (bool(_TURN.match(line.text)) or len(last.text) < 60)
        gap = last.base - line.base
        if gap < -2 * line.size:
            return ended
        pitch = set_as[id(line)].pitch
        if gap > APART * pitch:
            return ended or gap > FARTHEST * pitch or not starts_low(line.text)
        if not ended:
            return False
        moved = line.left - last.left
        short = last.right < set_as[id(last)].right - 4 * line.size
        indented = abs(moved) > 0.8 * line.size and len(self.open) > 1
        return short or indented or _TURN.match(line.text) is not None

    def _kind(self, line: Line) -> BlockKind:
        if _BULLET.match(line.text):
            return BlockKind.LIST_ITEM
        larger = self.body and line.size >= HEADING_SIZE * self.body
        return BlockKind.HEADING if larger else BlockKind.TEXT

    def close(self) -> None:
        """Write the paragraph that is open; much text in large type is no heading."""
        long = sum(len(line.text) for line, _ in self.open) > LONGEST_HEADING
        kind = BlockKind.TEXT if long and self.kind is BlockKind.HEADING else self.kind
        self._write(kind, self.open)
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
        hyphen = False
        for line, number in lines:
            mark = _BULLET.match(line.text) if not pieces else None
            found = list(_pieces(line, mark.end() if mark else 0))
            if pieces and found:
                joint = "" if hyphen else joining(pieces[-1].text, found[0].text)
                struck = pieces[-1].struck and found[0].struck
                pieces.append(Piece(joint, struck=struck))
                offset += 0 if struck else len(joint)
            hyphen = line.hyphen
            if self.pages[number] < 0:
                self.pages[number] = offset
            pieces += found
            offset += sum(len(piece.text) for piece in found if not piece.struck)
            self.numbers.add_line(line, number, note=kind is BlockKind.FOOTNOTE)
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


def _leaders(line: Line) -> re.Match[str] | None:
    return _LEADERS.search(line.text[-_LEADERS_REACH:])


def leader_kind(lines: Sequence[Line]) -> BlockKind | None:
    """Return what lines with dot leaders are on a page: entries of a contents list, or rows.

    Args:
        lines: Lines of the page.

    Returns:
        Boilerplate where three or more of them end in page numbers that never fall, or in
        nothing; table rows where they end in other numbers; None where there are fewer of them.
    """
    found = [match.group(1) or "" for line in lines if (match := _leaders(line))]
    if len(found) < 3:
        return None
    pages = [int(words) for words in found if words.isdigit()]
    rising = all(one <= two for one, two in itertools.pairwise(pages))
    whole = all(words.isdigit() or words.isalpha() for words in found if words)
    return BlockKind.BOILERPLATE if rising and whole else BlockKind.TABLE_ROW


def _pieces(line: Line, start: int) -> Iterator[Piece]:
    """Yield the runs of a line from an offset on; raised numbers as candidates for notes."""
    if not line.raised and not line.struck:
        if start < len(line.text):
            yield Piece(line.text[start:])
        return
    edges = {start, len(line.text)}
    for span in (*line.struck, *((each.start, each.end) for each in line.raised)):
        edges.update(at for at in span if at > start)
    raised = {each.start for each in line.raised}
    for first, end in itertools.pairwise(sorted(edges)):
        struck = any(low <= first < high for low, high in line.struck)
        yield Piece(line.text[first:end], note=first in raised, struck=struck)


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
