"""The whole translator: every family of nodes put together."""

from __future__ import annotations

from sphinx_kzbrief.sphinx_ext.writers.typst.blocks import BlockTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.descriptions import DescriptionTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.design import DesignTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.images import ImageTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.inline import InlineTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.links import LinkTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.listings import ListingTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.lists import ListTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.structure import StructureTranslator


class TypstTranslator(
    StructureTranslator,
    DesignTranslator,
    LinkTranslator,
    ListingTranslator,
    BlockTranslator,
    ListTranslator,
    InlineTranslator,
    ImageTranslator,
    DescriptionTranslator,
):
    """Turns a document tree of Sphinx into a Typst program, the body of a PDF."""
