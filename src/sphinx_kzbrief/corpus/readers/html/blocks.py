"""Blocks of a tree of HTML, whatever format it was made from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.readers.canonical.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.html.marks import (
    is_lined,
    is_struck,
    math_words,
    quotes_of,
    shift_of,
    shifted,
)
from sphinx_kzbrief.corpus.readers.html.note_links import NoteLinks, note_links
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

BLOCKS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "body", "dd", "dt", "address", "details",
         "summary", "header", "footer", "nav", "aside", "figure", "ul", "ol", "dl", "table",
         "tbody", "thead", "tfoot", "center", "form", "fieldset", "legend", "hr", "hgroup",
         "search", "menu", "dir"),
        BlockKind.TEXT,
    ),
    "li": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTE,
    "tr": BlockKind.TABLE_ROW,
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("pre", "code"), BlockKind.CODE),
}  # fmt: skip
RUBY: Final = frozenset({"rt", "rp", "rtc"})
"""Readings set beside words."""
UNSEEN: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "head",
     "canvas", "audio", "video", "select", "option", "textarea", "button", "input", "title",
     "meta", "link", "applet", "frame", "frameset", "dialog", *RUBY},
)  # fmt: skip
"""Elements whose content is no text of the page."""

_CELLS = frozenset({"td", "th"})
_BOLD = frozenset({"strong", "b"})
_ITALIC = frozenset({"em", "i"})
_INHERITING = frozenset(
    {BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION, BlockKind.FOOTNOTE}
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class MarkupBlock:
    """A block of a tree, before it is written.

    Attributes:
        kind: Its kind.
        pieces: Its runs; there is at least one that is not white space.
        element: The element that opened it.
        linked: How many of its characters are links.
    """

    kind: BlockKind
    pieces: list[Piece]
    element: Any
    linked: int = 0

    @property
    def text(self) -> str:
        """Its words, without what is struck out."""
        return "".join(piece.text for piece in self.pieces if not piece.struck)

    @property
    def shown(self) -> str:
        """Its words as the page shows them, with what is struck out."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Open:
    """An element that is open, and what holds for the words in it.

    Attributes:
        element: The element that opened the innermost block.
        kind: Kind of that block.
        strong: Whether they are set in bold.
        italic: Whether they are set in italics.
        struck: Whether they are struck out.
        lined: Whether their line ends are lines' ends.
        note: Whether they are a reference to a note.
        quoted: In how many `<q>` they stand.
        linked: Whether they are a link.
        in_row: Whether they stand in a table row; blocks inside a cell do not break theirs.
        opens: Whether the element opened a block of its own.
        start: For a raised or lowered element or a note reference, where its runs start.
        shift: Whether it raises (1) or lowers (-1) them.
        shifted: Whether an element around it does.
        closing: What a browser sets behind it.
    """

    element: Any = None
    kind: BlockKind = BlockKind.TEXT
    strong: bool = False
    italic: bool = False
    struck: bool = False
    lined: bool = False
    note: bool = False
    quoted: int = 0
    linked: bool = False
    in_row: bool = False
    opens: bool = False
    start: int | None = None
    shift: int = 0
    shifted: bool = False
    closing: str = ""


@dataclass(slots=True)
class MarkupWalk:
    """Walks a tree and collects its blocks.

    Attributes:
        links: The notes of the tree, and the links to them.
        unseen: Elements to pass over.
        blocks: The blocks so far.
        pieces: What has been collected of the innermost block.
        linked: How many characters of it are links.
        open: The elements that are open.
    """

    links: NoteLinks = field(default_factory=NoteLinks)
    unseen: frozenset[str] = UNSEEN
    blocks: list[MarkupBlock] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    linked: int = 0
    open: list[_Open] = field(default_factory=lambda: [_Open()])

    def run(self, events: Iterable[tuple[str, Any]], skip: Any) -> list[MarkupBlock]:
        """Walk the events of a tree.

        Args:
            events: (event, element) pairs of lxml's ``iterwalk``, `start` and `end`.
            skip: Its ``skip_subtree``.
        """
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else ""
            passed = not tag or tag in self.unseen or element in self.links.returns
            if event == "start":
                if passed or tag == "math":
                    skip()
                else:
                    self._start(tag, element)
            else:
                if tag == "math":
                    self._text(math_words(element))
                elif not passed:
                    self._end()
                self._text(element.tail)
        self._flush()
        return self.blocks

    def _start(self, tag: str, element: Any) -> None:
        outer = self.open[-1]
        kind = block_kind(tag, element)
        opens = kind is not None and (not outer.in_row or kind is BlockKind.TABLE_ROW)
        if opens:
            self._flush()
        elif kind is not None:
            self._text(" ")
        elif tag in _CELLS and self.pieces:
            self.pieces.append(Piece("\t"))
        elif tag == "br":
            self.pieces.append(Piece("\n"))
        inner = replace(
            outer,
            opens=opens,
            strong=outer.strong or tag in _BOLD,
            italic=outer.italic or tag in _ITALIC,
            struck=outer.struck or is_struck(tag, element),
            lined=outer.lined or is_lined(element),
            note=outer.note or element in self.links.references,
            linked=outer.linked or tag == "a",
            shift=shift_of(tag, element),
            shifted=outer.shifted or outer.shift != 0,
            start=None,
            closing="",
        )
        if kind is not None and opens:
            inherits = kind is BlockKind.TEXT and outer.kind in _INHERITING
            inner.kind = outer.kind if inherits else kind
            inner.element = (
                outer.element if inherits and outer.kind is BlockKind.HEADING else element
            )
            inner.in_row = outer.in_row or kind is BlockKind.TABLE_ROW
            if element in self.links.bodies:
                inner.kind = BlockKind.FOOTNOTE
        if inner.shift or inner.note > outer.note:
            inner.start = len(self.pieces)
        self.open.append(inner)
        if tag == "q":
            opening, inner.closing = quotes_of(element, inner.quoted)
            inner.quoted += 1
            self._text(opening)
        self._text(element.text)

    def _end(self) -> None:
        ended = self.open[-1]
        self._text(ended.closing)
        if ended.start is not None and not ended.shifted and ended.start < len(self.pieces):
            shifted(self.pieces, ended.start, ended.shift)
        if ended.opens:
            self._flush()
        self.open.pop()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        state = self.open[-1]
        if state.kind is not BlockKind.CODE:
            text = _BLANKS.sub(_line_end if state.lined else " ", text)
            if not self.pieces or self.pieces[-1].text[-1:] in {" ", "\n", "\t"}:
                text = text.lstrip(" ")
        if text:
            piece = Piece(text, None, state.strong, state.italic, state.note, state.struck)
            self.pieces.append(piece)
            self.linked += state.linked and len(text)

    def _flush(self) -> None:
        state = self.open[-1]
        if any(piece.text.strip() for piece in self.pieces):
            self.blocks.append(MarkupBlock(state.kind, self.pieces, state.element, self.linked))
        self.pieces = []
        self.linked = 0


def markup_blocks(tree: Any, links: NoteLinks | None = None) -> list[MarkupBlock]:
    """Return the blocks of a tree of HTML, its notes and marks told.

    Args:
        tree: Root of an lxml tree; what is hidden should be gone.
        links: Its notes, where they are known.
    """
    etree = library("lxml.etree", "Reading HTML")
    events = etree.iterwalk(tree, events=("start", "end"))
    return MarkupWalk(links or note_links(tree)).run(events, events.skip_subtree)


def written(blocks: Iterable[MarkupBlock]) -> BlockWriter:
    """Write blocks as canonical text; rows of a table stand line by line."""
    writer = BlockWriter()
    for block in blocks:
        rows = writer.blocks and writer.blocks[-1].kind is BlockKind.TABLE_ROW is block.kind
        writer.add(block.kind, block.pieces, separator="\n" if rows else "\n\n")
    return writer


def _line_end(blanks: re.Match[str]) -> str:
    return "\n" if "\n" in blanks[0] else " "


def block_kind(tag: str, element: Any) -> BlockKind | None:
    """Return the kind of block an element opens; code inside running text opens none."""
    if tag == "code":
        parent = element.getparent()
        outer = parent.tag if parent is not None else "body"
        alone = outer in {"body", "div", "section", "article", "main"}
        return BlockKind.CODE if alone and not (element.tail or "").strip() else None
    return BLOCKS.get(tag)
