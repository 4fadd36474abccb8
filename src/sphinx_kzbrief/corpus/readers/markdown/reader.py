"""Reads Markdown: the rendered text, its structure and its front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.readers.canonical.edits import chained
from sphinx_kzbrief.corpus.readers.canonical.encoding import decode
from sphinx_kzbrief.corpus.readers.canonical.marks import note_mark
from sphinx_kzbrief.corpus.readers.canonical.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.readers.html.inline import InlineHtml
from sphinx_kzbrief.corpus.readers.markdown.frontmatter import split_front_matter
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind, line_spans

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from sphinx_kzbrief.corpus.readers.protocol import Extract

_CONTAINERS: Final = {
    "heading_open": BlockKind.HEADING,
    "list_item_open": BlockKind.LIST_ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "tr_open": BlockKind.TABLE_ROW,
    "footnote_open": BlockKind.FOOTNOTE,
}
_LABEL: Final = re.compile(r"\[\^[^\s\]]{1,200}\]")
_REACH: Final = 4096
"""Characters in which a run is looked for behind the one before it."""

_SHIFTED = re.compile(
    r"(?<=[\w)\]])\^([+\-−]?\d{1,4}|n|st|nd|rd|th)\^|(?<=[A-Za-z)])~(\d{1,3})~(?!~)"
)
"""Raised and lowered signs as pandoc writes them; CommonMark would print such carets and tildes,
which nobody sets about a number for their own sake."""


def read(data: bytes) -> Extract:
    """Read `.md` as CommonMark with tables, footnotes and struck-out words.

    Raw HTML gives its visible text, marks included. See `Reader.read`.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415  (only this reader needs it)
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.footnote.index import footnote_ref  # noqa: PLC0415
    from mdit_py_plugins.tasklists import tasklists_plugin  # noqa: PLC0415

    decoded = decode(data)
    metadata, body_start = split_front_matter(decoded.text)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.use(tasklists_plugin)  # Its boxes are marks of a list, and no words.
    parser.inline.ruler.at("footnote_ref", partial(_reference_rule, footnote_ref))
    tokens = parser.parse(decoded.text[body_start:])
    rendering = _Rendering(decoded.text, body_start, metadata.get("language", ""))
    rendering.run(tokens)
    writer = rendering.writer
    return replace(
        writer.extract(),
        metadata=metadata,
        raw_offsets=chained(
            tuple(writer.mapped.breakpoints), decoded.raw_offsets, writer.mapped.length
        ),
        damage=decoded.damage,
    )


def _reference_rule(rule: Callable[..., bool], state: StateInline, silent: bool) -> bool:
    """Follow the plugin's rule where a label ends; it seeks each one's end to the last line."""
    return _LABEL.match(state.src, state.pos) is not None and rule(state, silent)


@dataclass(slots=True)
class _Rendering:
    """Walks the tokens of one document.

    Attributes:
        source: The decoded file.
        cursor: Up to where it has been rendered.
        language: BCP 47 tag that the file states, or empty.
        writer: Takes the blocks.
        open: Kinds of the containers that are open.
        row: Pieces of the table row that is open.
        markup: Collects the runs of the block that is open.
        lines: Where each line of the body begins in the file.
    """

    source: str
    cursor: int
    language: str
    writer: BlockWriter = field(default_factory=BlockWriter)
    open: list[BlockKind] = field(default_factory=list)
    row: list[Piece] = field(default_factory=list)
    markup: InlineHtml = field(init=False)
    lines: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.markup = InlineHtml(self._piece, self._flush, self.language)
        self.lines = [line.start for line in line_spans(self.source, self.cursor)]

    def run(self, tokens: list[Token]) -> None:
        for token in tokens:
            self._go_to(token)
            if token.type in _CONTAINERS:
                self.open.append(_CONTAINERS[token.type])
            elif token.type.replace("_close", "_open") in _CONTAINERS:
                self._close(self.open.pop())
            elif token.type == "inline":
                self._inline(token)
            elif token.type in {"fence", "code_block"}:
                self.writer.add(BlockKind.CODE, [self._piece(token.content)])
            elif token.type == "html_block":
                self.markup.feed_block(token.content)
                self._flush(BlockKind.TEXT)

    def _go_to(self, token: Token) -> None:
        """Go on to where a token's lines begin; notes may stand before what was rendered."""
        if token.type == "footnote_open":
            self.cursor = 0
        if token.map and token.map[0] < len(self.lines):
            self.cursor = max(self.cursor, self.lines[token.map[0]])

    def _flush(self, kind: BlockKind) -> None:
        """Write the runs of raw HTML so far; inside another block they are that block's."""
        if self.open:
            kind = BlockKind.FOOTNOTE if BlockKind.FOOTNOTE in self.open else self.open[-1]
        pieces, self.markup.pieces = self.markup.pieces, []
        if kind is BlockKind.TABLE_ROW:
            self.row.extend(pieces)
            self._close(kind)
        else:
            self.writer.add(kind, pieces)

    def _close(self, kind: BlockKind) -> None:
        if kind is BlockKind.TABLE_ROW:
            last = self.writer.blocks[-1].kind if self.writer.blocks else None
            separator = "\n" if last is BlockKind.TABLE_ROW else "\n\n"
            self.writer.add(kind, self.row, separator=separator)
            self.row = []

    def _inline(self, token: Token) -> None:
        outer = list(self.markup.tags)
        self._pieces(token.children or [])
        self.markup.tags = outer
        if self.open and self.open[-1] is BlockKind.TABLE_ROW:
            pieces, self.markup.pieces = self.markup.pieces, []
            self.row.extend([Piece("\t"), *pieces] if self.row else pieces)
        else:
            self._flush(BlockKind.TEXT)

    def _pieces(self, children: list[Token]) -> None:
        depth = {"strong": 0, "em": 0, "s": 0}
        for child in children:
            style = child.type.removesuffix("_open").removesuffix("_close")
            if style in depth:
                depth[style] += child.nesting
            elif child.type in {"softbreak", "hardbreak"}:
                self.markup.say(Piece("\n", struck=depth["s"] > 0))
            elif child.type == "html_inline":
                self.markup.feed(child.content)
            elif child.type == "footnote_ref":
                self.markup.say(replace(self._reference(child), struck=depth["s"] > 0))
            elif child.type in {"text", "code_inline"} and child.content:
                run = self._piece(child.content)
                if any(depth.values()):
                    strong, italic, struck = (count > 0 for count in depth.values())
                    run = Piece(run.text, run.raw, strong, italic, struck=struck)
                self._say(run, marked=child.type == "text")

    def _say(self, run: Piece, *, marked: bool) -> None:
        """Add a run; between words of prose, pandoc's `10^6^` is raised and `H~2~O` lowered."""
        at = 0
        for match in _SHIFTED.finditer(run.text) if marked else ():
            tag = "sup" if match[1] else "sub"
            start, end = match.span(1 if match[1] else 2)
            self._part(run, at, match.start())
            self.markup.feed(f"<{tag}>")
            self._part(run, start, end)
            self.markup.feed(f"</{tag}>")
            at = match.end()
        self._part(run, at, len(run.text))

    def _part(self, run: Piece, start: int, end: int) -> None:
        if start < end:
            raw = None if run.raw is None else run.raw + start
            self.markup.say(replace(run, text=run.text[start:end], raw=raw))

    def _reference(self, token: Token) -> Piece:
        """Return the mark of a note as it is rendered: its number, whatever its label."""
        label = token.meta.get("label")
        at = self.source.find(f"[^{label}]" if label else "^[", self.cursor, self.cursor + _REACH)
        self.cursor = self.cursor if at < 0 else at + 1
        mark = note_mark(str(token.meta["id"] + 1))
        return Piece(mark, at if at >= 0 else None, note=True)

    def _piece(self, content: str) -> Piece:
        """Find where the source has the run; rendering never changes the order of runs.

        An escape or entity makes a run differ from its source; it then has no place of
        its own. The search is bounded, so that many such runs stay linear.
        """
        at = self.source.find(content, self.cursor, self.cursor + len(content) + _REACH)
        if at < 0:
            return Piece(content)
        self.cursor = at + len(content)
        return Piece(content, at)
