"""Blocks: what a reader knows of a document's structure before anyone looks at its words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


class BlockKind(StrEnum):
    """What the format itself says a block is."""

    TEXT = "text"
    """Running text; plain text knows nothing else."""
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    QUOTE = "quote"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    CODE = "code"
    METADATA = "metadata"
    """A line that describes the document, such as `Published Time: 2022-06-21`."""
    SPEECH = "speech"
    """What somebody says in a recording or writes in a mail: no heading, caption or furniture."""
    BOILERPLATE = "boilerplate"
    """Page furniture: running heads, navigation, newsletter footers."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the canonical text.

    Attributes:
        kind: What the format says it is.
        start: Offset of its first code point that is not white space.
        end: Offset after its last code point that is not white space.
        emphasis: Spans within the block that the format sets in bold.
        italics: Spans within it that the format sets in italics.
        speaker: Who says it, where the format itself states that; empty where it states that
            somebody speaks whom it does not name.
    """

    kind: BlockKind
    start: int
    end: int
    emphasis: tuple[Span, ...] = ()
    italics: tuple[Span, ...] = ()
    speaker: str | None = None

    @property
    def span(self) -> Span:
        """The block's span in the canonical text."""
        return Span(self.start, self.end)


class Told(NamedTuple):
    """A stretch of a text of which its reader knows what it is.

    Attributes:
        span: Where it stands.
        kind: What it is.
        speaker: Whose words it holds; see `Block`.
    """

    span: Span
    kind: BlockKind
    speaker: str | None = None


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def unmarked(words: str) -> str:
    """Return words without the note reference that may stand behind their last stop."""
    return words.rstrip(_RAISED)


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its two ends (empty if it is all white)."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def line_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the span of each line of `text[start:end]`, without its line end."""
    stop = len(text) if end is None else end
    at = start
    while at < stop:
        newline = text.find("\n", at, stop)
        line_end = stop if newline < 0 else newline
        yield Span(at, line_end)
        at = line_end + 1
