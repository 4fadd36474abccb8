"""The text of a source's own page, block by block, as far as the gate lets it through."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.gate import blocks_of, excerpt, may_quote, may_show_all
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kzbrief.corpus.gate import Block
    from sphinx_kzbrief.corpus.model import Document, Segment, Source


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
    shown = [] if whole else [excerpt(document, source, span).span for span in passages]
    found = []
    for block in blocks_of(document):
        used = _clipped(passages, block.span)
        areas = [block.span] if whole else _areas(document.text, block.span, used, shown)
        if areas:
            found.append(_shown_block(document.text, block, areas, passages))
    return tuple(found)


def _clipped(spans: Iterable[Span], block: Span) -> list[Span]:
    """Return the parts of spans that lie in a block, merged where they meet, in order."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.overlaps(block)):
        part = Span(max(span.start, block.start), min(span.end, block.end))
        if merged and part.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, part.end))
        else:
            merged.append(part)
    return merged


def _areas(text: str, block: Span, used: list[Span], shown: list[Span]) -> list[Span]:
    """Return what of a block is shown: passages with context, or without where that is all."""
    if not used:
        return []
    areas = _clipped(shown, block)
    return used if areas != used and not _hidden(text, block, areas) else areas


def _hidden(text: str, block: Span, areas: list[Span]) -> bool:
    """Tell whether a block has visible text outside some areas."""
    bounds = [block.start, *(bound for area in areas for bound in area), block.end]
    return any(text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True))


def _shown_block(
    text: str, block: Block, areas: list[Span], passages: Sequence[Span]
) -> ShownBlock:
    pieces: list[Piece] = []
    last = block.span.start
    near = [(number, span) for number, span in enumerate(passages) if span.overlaps(block.span)]
    for area in areas:
        edges = {bound for _, span in near for bound in span if area.start < bound < area.end}
        bounds = sorted({*area, *edges})
        for start, end in pairwise(bounds):
            span = Span(start, end)
            numbers = tuple(number for number, passage in near if passage.contains(span))
            elided = bool(text[last:start].strip())
            if pieces and not elided and last < start:
                # White space between two passages says nothing, but parts their words.
                pieces.append(Piece(text[last:start], Span(last, start), (), elided_before=False))
            pieces.append(Piece(span.of(text), span, numbers, elided))
            last = end
    elided_after = bool(text[last : block.span.end].strip())
    return ShownBlock(block.segment, block.span, tuple(pieces), elided_after)
