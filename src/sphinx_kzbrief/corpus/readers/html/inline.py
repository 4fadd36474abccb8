"""Raw HTML between the words of Markdown: which of them are seen, and how they are set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Final

from sphinx_kzbrief.corpus.readers.canonical.writer import Piece
from sphinx_kzbrief.corpus.readers.html.blocks import BLOCKS
from sphinx_kzbrief.corpus.readers.html.marks import quote_marks, shifted
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

_UNSEEN: Final = frozenset(
    {"script", "style", "template", "noscript", "iframe", "object", "svg", "rt", "rp"}
)
_VOID: Final = frozenset(
    {"br", "hr", "img", "input", "meta", "link", "wbr", "source", "area", "col"}
)
_STRUCK: Final = frozenset({"del", "s", "strike"})
_SHIFTS: Final = {"sup": 1, "sub": -1}
_MOST_TAGS: Final = 200
_ENDED: Final = _UNSEEN | {"p", "li", "dd", "dt", "td", "th", "tr"}
"""Elements that end with the block they stand in, closed or not."""


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag that is open; `start` is the index of the first run in it."""

    name: str
    hides: bool
    start: int


class InlineHtml(HTMLParser):
    """Collects the runs of a block, whether between tags of Markdown or of HTML.

    Attributes:
        pieces: The runs so far.
        language: BCP 47 tag of the text, for the marks of `<q>`.
        tags: Tags that are open from the outermost inwards.
    """

    def __init__(
        self,
        place: Callable[[str], Piece],
        flush: Callable[[BlockKind], None],
        language: str,
    ) -> None:
        """Begin without runs.

        Args:
            place: Finds where the file has some words.
            flush: Writes the runs as a block of a kind; it takes them out of `pieces`.
            language: See the class.
        """
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.language = language.lower()
        self.tags: list[_Tag] = []
        self._place = place
        self._flush = flush

    def feed_block(self, html: str) -> None:
        """Read a whole block of HTML; what it leaves open holds for the blocks behind it."""
        self.feed(html)
        self.close()
        self.reset()
        self.tags = [tag for tag in self.tags if tag.name not in _ENDED]

    def say(self, piece: Piece) -> None:
        """Append a run, set as the open tags set it, if they let it be seen."""
        if not self.tags:
            self.pieces.append(piece)
            return
        names = {tag.name for tag in self.tags}
        if not any(tag.hides for tag in self.tags):
            self.pieces.append(
                replace(
                    piece,
                    strong=piece.strong or not names.isdisjoint({"b", "strong"}),
                    italic=piece.italic or not names.isdisjoint({"i", "em"}),
                    struck=piece.struck or not names.isdisjoint(_STRUCK),
                ),
            )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag; one of a block ends what stands before it."""
        if tag in _VOID:
            if tag == "br":
                self.say(Piece("\n"))
            return
        if tag in BLOCKS:
            self._flush(BlockKind.TEXT)
        elif tag in {"td", "th"} and self.pieces:
            self.say(Piece("\t"))
        hides = tag in _UNSEEN or _hides(dict(attrs))
        depth = sum(open_.name == "q" for open_ in self.tags)
        if tag == "q":
            self.say(Piece(quote_marks(self.language, depth)[0]))
        if len(self.tags) < _MOST_TAGS:
            self.tags.append(_Tag(tag, hides, len(self.pieces)))

    def handle_endtag(self, tag: str) -> None:
        """Close a tag with those inside it; one that closes nothing is passed over."""
        while any(open_.name == tag for open_ in self.tags):
            closed = self.tags.pop()
            if closed.name == "q":
                depth = sum(open_.name == "q" for open_ in self.tags)
                self.say(Piece(quote_marks(self.language, depth)[1]))
            elif closed.name in _SHIFTS and _SHIFTS.keys().isdisjoint(t.name for t in self.tags):
                shifted(self.pieces, closed.start, _SHIFTS[closed.name])
            if closed.name in BLOCKS:
                self._flush(BLOCKS[closed.name])
            if closed.name == tag:
                return

    def handle_data(self, data: str) -> None:
        """Append words of raw HTML."""
        self.say(self._place(data))


def _hides(attributes: dict[str, str | None]) -> bool:
    style = (attributes.get("style") or "").replace(" ", "").casefold()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style
