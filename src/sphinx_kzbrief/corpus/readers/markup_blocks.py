"""Blocks of a tree of HTML, or of the like tree that trafilatura makes of a page's main text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.readers.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

BLOCKS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "head"), BlockKind.HEADING),
    **dict.fromkeys(
        ("p", "div", "section", "article", "main", "body", "dd", "dt", "address", "details",
         "summary", "header", "figure", "ul", "ol", "dl", "list", "table", "tbody", "thead",
         "fw", "ab", "center", "form", "fieldset"),
        BlockKind.TEXT,
    ),
    **dict.fromkeys(("li", "item"), BlockKind.LIST_ITEM),
    **dict.fromkeys(("blockquote", "quote"), BlockKind.QUOTE),
    **dict.fromkeys(("tr", "row"), BlockKind.TABLE_ROW),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.CAPTION),
    **dict.fromkeys(("pre", "code"), BlockKind.CODE),
}  # fmt: skip
UNSEEN: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math", "head",
     "canvas", "audio", "video", "select", "option", "textarea", "button", "input", "title",
     "meta", "link", "applet", "frame", "frameset", "dialog"},
)  # fmt: skip
"""Elements whose content is no text of the page; trafilatura's `head` is a heading."""

_BREAKS = frozenset({"br", "lb"})
_CELLS = frozenset({"td", "th", "cell"})
_INHERITING = frozenset({BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION})
_BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class MarkupWalk:
    """Walks a tree and writes its blocks.

    Attributes:
        writer: Takes the blocks.
        unseen: Elements to pass over.
        kinds: Kinds of the blocks that are open.
        pieces: What has been collected of the innermost one.
        strong: How many elements of bold type are open.
        italic: How many elements of italic type are open.
        opened: For each open element, whether it opened a block of its own.
        rows: How many table rows are open; blocks inside a cell do not break theirs.
    """

    writer: BlockWriter = field(default_factory=BlockWriter)
    unseen: frozenset[str] = UNSEEN
    kinds: list[BlockKind] = field(default_factory=lambda: [BlockKind.TEXT])
    pieces: list[Piece] = field(default_factory=list)
    strong: int = 0
    italic: int = 0
    opened: list[bool] = field(default_factory=list)
    rows: int = 0

    def run(self, events: Iterable[tuple[str, Any]], skip: Any) -> BlockWriter:
        """Walk the events of a tree.

        Args:
            events: (event, element) pairs of lxml's ``iterwalk``, `start` and `end`.
            skip: Its ``skip_subtree``.
        """
        for event, element in events:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if tag in self.unseen or not tag:
                    skip()
                else:
                    self._start(tag, element)
            else:
                if tag and tag not in self.unseen:
                    self._end(tag, element)
                self._text(element.tail)
        self._flush()
        return self.writer

    def _start(self, tag: str, element: Any) -> None:
        kind = block_kind(tag, element)
        opens = kind is not None and (not self.rows or kind is BlockKind.TABLE_ROW)
        self.opened.append(opens)
        if kind is not None and opens:
            self._flush()
            outer = self.kinds[-1]
            self.kinds.append(outer if kind is BlockKind.TEXT and outer in _INHERITING else kind)
            self.rows += kind is BlockKind.TABLE_ROW
        elif tag in _CELLS and self.pieces:
            self.pieces.append(Piece("\t"))
        elif kind is not None:
            self._text(" ")
        if tag in _BREAKS:
            self.pieces.append(Piece("\n"))
        self.strong += is_strong(tag, element)
        self.italic += is_italic(tag, element)
        self._text(element.text)

    def _end(self, tag: str, element: Any) -> None:
        self.strong -= is_strong(tag, element)
        self.italic -= is_italic(tag, element)
        if self.opened.pop():
            self._flush()
            self.rows -= self.kinds.pop() is BlockKind.TABLE_ROW

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if self.kinds[-1] is not BlockKind.CODE:
            text = _BLANKS.sub(" ", text)
            if not self.pieces or self.pieces[-1].text[-1:] in {" ", "\n", "\t"}:
                text = text.lstrip(" ")
        if text:
            self.pieces.append(Piece(text, None, self.strong > 0, self.italic > 0))

    def _flush(self) -> None:
        blocks = self.writer.blocks
        follows_row = bool(blocks) and blocks[-1].kind is BlockKind.TABLE_ROW
        is_row = self.kinds[-1] is BlockKind.TABLE_ROW
        self.writer.add(
            self.kinds[-1], self.pieces, separator="\n" if is_row and follows_row else "\n\n"
        )
        self.pieces = []


def block_kind(tag: str, element: Any) -> BlockKind | None:
    """Return the kind of block an element opens; code inside running text opens none."""
    if tag == "code":
        parent = element.getparent()
        outer = parent.tag if parent is not None else "body"
        alone = outer in {"body", "div", "section", "article", "main"}
        return BlockKind.CODE if alone and not (element.tail or "").strip() else None
    return BLOCKS.get(tag)


def is_strong(tag: str, element: Any) -> bool:
    """Tell whether an element sets bold type."""
    return tag in {"strong", "b"} or (tag == "hi" and element.get("rend") == "#b")


def is_italic(tag: str, element: Any) -> bool:
    """Tell whether an element sets italic type."""
    return tag in {"em", "i"} or (tag == "hi" and element.get("rend") == "#i")
