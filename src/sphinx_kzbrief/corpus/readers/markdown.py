"""Reads Markdown: the rendered text, its structure and its front matter."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.readers.edits import chained
from sphinx_kzbrief.corpus.readers.encoding import decode
from sphinx_kzbrief.corpus.readers.frontmatter import split_front_matter
from sphinx_kzbrief.corpus.readers.protocol import Extract
from sphinx_kzbrief.corpus.readers.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_CONTAINERS = {
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.LIST_ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "tr_open": BlockKind.TABLE_ROW,
    "footnote_open": BlockKind.FOOTNOTE,
}
_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg"})

_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "source", "area", "col"})


def read(data: bytes) -> Extract:
    """Read `.md` as CommonMark with tables and footnotes; raw HTML gives its visible text.

    See `Reader.read`.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415  (only this reader needs it)
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415

    decoded = decode(data)
    metadata, body_start = split_front_matter(decoded.text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    tokens = parser.parse(decoded.text[body_start:])
    rendering = _Rendering(decoded.text, body_start)
    rendering.run(tokens)
    mapped = rendering.writer.mapped
    return Extract(
        text=mapped.text,
        blocks=tuple(rendering.writer.blocks),
        metadata=metadata,
        raw_offsets=chained(tuple(mapped.breakpoints), decoded.raw_offsets),
        damage=decoded.damage,
    )


@dataclass(slots=True)
class _Rendering:
    """Walks the tokens of one document.

    Attributes:
        source: The decoded file.
        cursor: Up to where it has been rendered.
        writer: Takes the blocks.
        open: Kinds of the containers that are open.
        row: Pieces of the table row that is open.
    """

    source: str
    cursor: int
    writer: BlockWriter = field(default_factory=BlockWriter)
    open: list[BlockKind] = field(default_factory=list)
    row: list[Piece] = field(default_factory=list)

    def run(self, tokens: list[Token]) -> None:
        for token in tokens:
            if token.type in _CONTAINERS:
                self.open.append(_CONTAINERS[token.type])
            elif token.type.replace("_close", "_open") in _CONTAINERS:
                self._close(self.open.pop())
            elif token.type == "inline":
                self._inline(token)
            elif token.type in {"fence", "code_block"}:
                self.writer.add(BlockKind.CODE, [self._piece(token.content)])
            elif token.type == "html_block":
                self.writer.add(BlockKind.TEXT, [Piece(visible_text(token.content))])

    def _close(self, kind: BlockKind) -> None:
        if kind is BlockKind.TABLE_ROW:
            last = self.writer.blocks[-1].kind if self.writer.blocks else None
            separator = "\n" if last is BlockKind.TABLE_ROW else "\n\n"
            self.writer.add(kind, self.row, separator=separator)
            self.row = []

    def _inline(self, token: Token) -> None:
        pieces = self._pieces(token.children or [])
        kind = self.open[-1] if self.open else BlockKind.TEXT
        if kind is BlockKind.TABLE_ROW:
            self.row.extend([Piece("\t"), *pieces] if self.row else pieces)
        else:
            self.writer.add(kind, pieces)

    def _pieces(self, children: list[Token]) -> list[Piece]:
        pieces = []
        depth = {"strong": 0, "em": 0}
        markup = VisibleText()
        for child in children:
            style = child.type.removesuffix("_open").removesuffix("_close")
            if style in depth:
                depth[style] += child.nesting
            elif child.type in {"softbreak", "hardbreak"}:
                pieces.append(Piece("\n"))
            elif child.type == "html_inline":
                markup.feed(child.content)
            elif child.type in {"text", "code_inline"} and child.content and not markup.hidden:
                piece = self._piece(child.content)
                pieces.append(replace(piece, strong=depth["strong"] > 0, italic=depth["em"] > 0))
        return pieces

    def _piece(self, content: str) -> Piece:
        """Find where the source has the run; rendering never changes the order of runs.

        An escape or entity makes a run differ from its source; it then has no place of
        its own. The search is bounded, so that many such runs stay linear.
        """
        at = self.source.find(content, self.cursor, self.cursor + len(content) + 4096)
        if at < 0:
            return Piece(content)
        self.cursor = at + len(content)
        return Piece(content, at)


class VisibleText(HTMLParser):
    """Collects the text of pieces of HTML that a reader of the page would see.

    Attributes:
        parts: The text so far.
        hidden: Tags that are open from the outermost hidden element inwards.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where a hidden element begins, and where a line ends."""
        if tag in _VOID:
            if tag == "br":
                self.parts.append("\n")
            return
        if self.hidden or tag in _UNSEEN or _hides(dict(attrs)):
            self.hidden.append(tag)
        elif tag in {"p", "div", "li", "tr"}:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Note where a hidden element ends; a tag that closes nothing is passed over."""
        if tag in self.hidden:
            while self.hidden.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Keep text that is seen."""
        if not self.hidden:
            self.parts.append(data)


def _hides(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").casefold()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def visible_text(html: str) -> str:
    """Return the text of a piece of HTML without tags, scripts and styles."""
    parser = VisibleText()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)
