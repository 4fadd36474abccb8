"""The text of a source's own page, block by block, as far as the gate lets it through."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.gate import Blocks, excerpt, may_quote, may_show_all
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_kzbrief.corpus.gate import Block
    from sphinx_kzbrief.corpus.model import Document, Segment, Source


_Passage = tuple[int, Span]
"""A passage with its number, from 0, among those that are used."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text shown in one run, all of it used by the same passages.

    Attributes:
        text: The text.
        span: Where it stands in the canonical text.
        passages: Numbers, from 0, of the passages that it belongs to; empty for context.
        elided_before: Whether the block has text directly before it that is not shown.
    """

    text: str
    span: Span
    passages: tuple[int, ...]
    elided_before: bool


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """What is shown of one block.

    Attributes:
        segment: The segment it belongs to, for its kind, number and speaker; None for text in
            no segment.
        span: The whole block.
        pieces: What is shown of it, in order.
        elided_after: Whether the block goes on after the last piece.
    """

    segment: Segment | None
    span: Span
    pieces: tuple[Piece, ...]
    elided_after: bool


def page_blocks(
    document: Document, source: Source, passages: Sequence[Span]
) -> tuple[ShownBlock, ...]:
    """Return what a source's page shows of its text.

    Args:
        document: The document.
        source: Its source.
        passages: The passages that briefs use; they may overlap.

    Returns:
        All blocks where the rights are `full`; those that hold used passages, with gaps, where
        they are `excerpt`; none where they are `citation`. However many passages are used, no
        block is completed by context.
    """
    if not may_quote(source):
        return ()
    whole = may_show_all(source)
    blocks = Blocks(document)
    used = _by_block(blocks, passages)
    shown: Mapping[int, list[_Passage]] = {}
    if not whole:
        shown = _by_block(
            blocks, [excerpt(document, source, each, blocks).span for each in passages]
        )
    found = []
    for number, block in enumerate(blocks):
        near = used.get(number, [])
        areas = [block.span]
        if not whole:
            areas = _areas(document.text, block.span, near, shown.get(number, []))
        if areas:
            found.append(_shown_block(document.text, block, areas, near))
    return tuple(found)


def _by_block(blocks: Blocks, spans: Iterable[Span]) -> Mapping[int, list[_Passage]]:
    """Return the spans, with their numbers, that overlap each block, by number of the block."""
    bounds = [block.span for block in blocks]
    found: defaultdict[int, list[_Passage]] = defaultdict(list)
    for number, span in enumerate(spans):
        for block in blocks.near(span):
            if span.overlaps(bounds[block]):
                found[block].append((number, span))
    return found


def _clipped(spans: Iterable[_Passage], block: Span) -> list[Span]:
    """Return the parts of spans that lie in a block, merged where they meet, in order."""
    merged: list[Span] = []
    for span in sorted(span for _, span in spans):
        part = Span(max(span.start, block.start), min(span.end, block.end))
        if merged and part.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, part.end))
        else:
            merged.append(part)
    return merged


def _areas(
    text: str, block: Span, near: Iterable[_Passage], shown: Iterable[_Passage]
) -> list[Span]:
    """Return what of a block is shown: passages with context, or without where that is all."""
    used = _clipped(near, block)
    if not used:
        return []
    areas = _clipped(shown, block)
    return used if areas != used and not _hidden(text, block, areas) else areas


def _hidden(text: str, block: Span, areas: list[Span]) -> bool:
    """Tell whether a block has visible text outside some areas."""
    bounds = [block.start, *(bound for area in areas for bound in area), block.end]
    return any(text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True))


def _shown_block(
    text: str, block: Block, areas: list[Span], near: Iterable[_Passage]
) -> ShownBlock:
    pieces: list[Piece] = []
    last = block.span.start
    edges = sorted({bound for _, span in near for bound in span})
    waiting = deque(sorted(near, key=lambda each: each[1]))
    open_: list[_Passage] = []
    for area in areas:
        inner = edges[bisect_right(edges, area.start) : bisect_left(edges, area.end)]
        for start, end in pairwise([area.start, *inner, area.end]):
            while waiting and waiting[0][1].start <= start:
                open_.append(waiting.popleft())
            open_ = [(number, span) for number, span in open_ if span.end > start]
            numbers = tuple(sorted(number for number, _ in open_))
            elided = bool(text[last:start].strip())
            if pieces and not elided and last < start:
                # White space between two passages says nothing, but parts their words.
                pieces.append(Piece(text[last:start], Span(last, start), (), elided_before=False))
            span = Span(start, end)
            pieces.append(Piece(span.of(text), span, numbers, elided))
            last = end
    elided_after = bool(text[last : block.span.end].strip())
    return ShownBlock(block.segment, block.span, tuple(pieces), elided_after)
