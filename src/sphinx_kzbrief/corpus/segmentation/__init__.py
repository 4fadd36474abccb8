"""Segmentation: headings, paragraphs, turns and voices of a canonical text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.lazy_names import lazy_names

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.segmentation.blocks import Block, BlockKind
    from sphinx_kzbrief.corpus.segmentation.paragraphs import plain_blocks
    from sphinx_kzbrief.corpus.segmentation.segment import Segmentation, segment_text

__all__ = ["Block", "BlockKind", "Segmentation", "plain_blocks", "segment_text"]

__getattr__ = lazy_names(
    __name__,
    {
        "blocks": "Block BlockKind",
        "paragraphs": "plain_blocks",
        "segment": "Segmentation segment_text",
    },
)
