"""The gate: what of a source's text an output may show. Every output asks here.

`full` shows all. `excerpt` shows used passages, each with at most one sentence on each side and
`MOST_CONTEXT` characters of such context in all, and never so much context that a whole segment
stands there. A passage that a brief quotes is shown as it is, whatever its length: the brief
shows it too. `citation` shows no word of the text: such a source may be cited and paraphrased,
and quoting it is the finding `rights-excerpt`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Rights, SegmentKind
from sphinx_kzbrief.text.sentences import sentences
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus.model import Asset, Document, Segment, Source

MOST_CONTEXT = 300
"""Characters shown around one passage, both sides together."""

_WINDOW = 2000
"""Characters looked at on each side for the bounds of a sentence."""

_NEAR = 200
"""Characters of the passage's own ends looked at with them."""

_BLOCKS = frozenset(
    {
        SegmentKind.HEADING,
        SegmentKind.PARAGRAPH,
        SegmentKind.TURN,
        SegmentKind.CAPTION,
        SegmentKind.NOTE,
        SegmentKind.BOILERPLATE,
    },
)


_HOLDERS = frozenset({SegmentKind.TURN, SegmentKind.NOTE, SegmentKind.BOILERPLATE})
"""Blocks that may hold blocks; what lies inside another one is part of its running text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that a page shows in one piece, one under the other.

    Attributes:
        span: The stretch.
        segment: The innermost block segment it belongs to; None for text in no segment.
    """

    span: Span
    segment: Segment | None


class Blocks:
    """The blocks of a document, found once and looked up by place; see `blocks_of`."""

    def __init__(self, document: Document) -> None:
        """Cut a document.

        Args:
            document: The document.
        """
        self._blocks = blocks_of(document)
        self._starts = [block.span.start for block in self._blocks]

    def __iter__(self) -> Iterator[Block]:
        """Go through all blocks, in order."""
        return iter(self._blocks)

    def near(self, span: Span) -> range:
        """Return the numbers of the blocks that a span may touch, from 0."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        return range(first, bisect_right(self._starts, max(span.start, span.end - 1)))

    def touched(self, span: Span) -> list[Block]:
        """Return the blocks that a span touches, in order."""
        near = (self._blocks[number] for number in self.near(span))
        return [block for block in near if _touches(block.span, span)]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage with the context an output may show.

    Attributes:
        before: Text directly before the passage.
        passage: The passage; empty where the rights allow no text.
        after: Text directly after it.
        elided_before: Whether its segment goes on before what is shown.
        elided_after: Whether its segment goes on after what is shown.
        span: What `before`, `passage` and `after` cover together in the canonical text.
    """

    before: str
    passage: str
    after: str
    elided_before: bool
    elided_after: bool
    span: Span

    @property
    def text(self) -> str:
        """All that is shown, in one."""
        return self.before + self.passage + self.after


def may_quote(source: Source) -> bool:
    """Tell whether outputs may show words of a source at all."""
    return source.rights is not Rights.CITATION


def may_show_all(source: Source) -> bool:
    """Tell whether outputs may show the whole text of a source."""
    return source.rights is Rights.FULL


def may_show_asset(source: Source, asset: Asset) -> bool:
    """Tell whether outputs may show an image: there is no excerpt of one, so only `full` does."""
    return (asset.rights or source.rights) is Rights.FULL


def excerpt(
    document: Document, source: Source, span: Span, blocks: Blocks | None = None
) -> Excerpt:
    """Return a passage with the context that the rights of its source allow.

    Args:
        document: The document.
        source: Its source.
        span: The passage, in the canonical text.
        blocks: The document's blocks, where the caller has many passages; found if not given.

    Returns:
        The excerpt; without any text where the rights are `citation`.
    """
    if not may_quote(source):
        return Excerpt("", "", "", elided_before=True, elided_after=True, span=span)
    text = document.text
    blocks = Blocks(document) if blocks is None else blocks
    touched = [block.span for block in blocks.touched(span)] or [span]
    block = Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))
    shown = block
    if not may_show_all(source):
        shown = with_context(text, source.language or "en", block, span)
        for each in dict.fromkeys((touched[0], touched[-1])):
            shown = _kept_partial(text, each, shown, span)
    return Excerpt(
        before=text[shown.start : span.start],
        passage=span.of(text),
        after=text[span.end : shown.end],
        elided_before=bool(text[block.start : shown.start].strip()),
        elided_after=bool(text[shown.end : block.end].strip()),
        span=shown,
    )


def blocks_of(document: Document) -> list[Block]:
    """Cut a document into blocks, one under the other, that hold all of its visible text.

    A block is a heading, paragraph, turn, caption, note or boilerplate that holds no other of
    them, or what a turn, note or boilerplate holds between the smaller ones.

    Args:
        document: The document.
    """
    segments = [segment for segment in document.segments if segment.kind in _BLOCKS]
    blocks: list[Block] = []
    open_: list[Segment] = []
    at = 0

    def gap(until: int) -> None:
        """Make a block of the text before `until` that is in none yet."""
        if at < until and document.text[at:until].strip():
            blocks.append(Block(Span(at, until), open_[-1] if open_ else None))

    for segment in (*segments, None):
        begin = segment.start if segment else len(document.text)
        while open_ and open_[-1].end <= begin:
            gap(open_[-1].end)
            at = max(at, open_.pop().end)
        if not open_ or open_[-1].kind in _HOLDERS:
            gap(begin)
            at = max(at, begin)
        if segment is not None and (not open_ or open_[-1].kind in _HOLDERS):
            open_.append(segment)
    return blocks


def with_context(text: str, language: str, block: Span, span: Span) -> Span:
    """Widen a passage by at most one sentence on each side, and `MOST_CONTEXT` characters.

    Args:
        text: Canonical text.
        language: BCP 47 tag of it.
        block: What the context may not leave.
        span: The passage, inside the block.

    Returns:
        The passage with its context.
    """
    low, high = max(block.start, span.start - _WINDOW), min(block.end, span.end + _WINDOW)
    start, end = span
    for sentence in sentences(text[low : min(span.start + _NEAR, high)], language):
        if low + sentence.start < span.start:
            start = low + sentence.start
    tail = max(low, span.end - _NEAR)
    for sentence in sentences(text[tail:high], language):
        if tail + sentence.end > span.end:
            end = tail + sentence.end
            break
    before, after = span.start - start, end - span.end
    half = MOST_CONTEXT // 2
    before_room = max(half, MOST_CONTEXT - after)
    after_room = max(half, MOST_CONTEXT - min(before, before_room))
    return Span(
        start if before <= before_room else _word_start(text, span.start - before_room, span.start),
        end if after <= after_room else _word_end(text, span.end, span.end + after_room),
    )


def _word_start(text: str, at: int, limit: int) -> int:
    """Return the first start of a word from `at` on, or `at` where no white space follows."""
    if text[at - 1 : at].isspace():
        return at
    for offset in range(at, limit):
        if text[offset].isspace():
            return offset + 1
    return at


def _word_end(text: str, limit: int, at: int) -> int:
    """Return the last end of a word up to `at`, or `at` where no white space comes before."""
    if text[at : at + 1].isspace():
        return at
    for offset in range(at - 1, limit - 1, -1):
        if text[offset].isspace():
            return offset
    return at


def _kept_partial(text: str, block: Span, shown: Span, span: Span) -> Span:
    """Take context back where a block would else be shown whole that is not used whole.

    The context before the passage is kept rather than that after it: what turns the meaning of
    words (a negation, a condition, who reports them) most often stands before them. It is taken
    back whole, since half a clause could lack its "not".
    """
    if text[block.start : shown.start].strip() or text[shown.end : block.end].strip():
        return shown
    after = text[span.end : min(shown.end, block.end)]
    if after.strip():
        return Span(shown.start, span.end)
    return Span(span.start, shown.end)


def _touches(outer: Span, span: Span) -> bool:
    return outer.overlaps(span) or outer.start <= span.start == span.end < outer.end
