"""Segmentation: headings, paragraphs, turns and voices of a canonical text."""

from sphinx_kzbrief.corpus.segmentation.blocks import Block, BlockKind
from sphinx_kzbrief.corpus.segmentation.paragraphs import plain_blocks
from sphinx_kzbrief.corpus.segmentation.segment import Segmentation, segment_text

__all__ = ["Block", "BlockKind", "Segmentation", "plain_blocks", "segment_text"]
