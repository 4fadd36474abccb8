"""Filling: what other pages decide is put into its places once every page has been read.

Each kind of place has a filler. Its view is plain data, of which a page's digest is made
(see `rewriting`); its nodes are made of that view and of nothing else, so a page is written
again exactly when it would show something else.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.filling.brief import BriefFiller
from sphinx_kzbrief.sphinx_ext.filling.citation import CitationFiller
from sphinx_kzbrief.sphinx_ext.filling.claim import ClaimFiller
from sphinx_kzbrief.sphinx_ext.filling.context import FillContext, Filler
from sphinx_kzbrief.sphinx_ext.filling.figure import FigureCardFiller, InlineFigureFiller
from sphinx_kzbrief.sphinx_ext.filling.figures import FigureListFiller
from sphinx_kzbrief.sphinx_ext.filling.images import ImageFiller
from sphinx_kzbrief.sphinx_ext.filling.matrix import MatrixFiller
from sphinx_kzbrief.sphinx_ext.filling.quote import BlockQuoteFiller, InlineQuoteFiller
from sphinx_kzbrief.sphinx_ext.filling.reference import AnyReferenceFiller, ReferenceFiller
from sphinx_kzbrief.sphinx_ext.filling.references import ReferencesFiller
from sphinx_kzbrief.sphinx_ext.filling.source import SourceFiller

if TYPE_CHECKING:
    from collections.abc import Mapping

FILLERS: Mapping[str, Filler] = MappingProxyType(
    {
        "quote": BlockQuoteFiller(),
        "inline-quote": InlineQuoteFiller(),
        "citation": CitationFiller(),
        "figure": FigureCardFiller(),
        "inline-figure": InlineFigureFiller(),
        "figures": FigureListFiller(),
        "image": ImageFiller(),
        "brief": BriefFiller(),
        "claim": ClaimFiller(),
        "evidence": MatrixFiller(),
        "reference": ReferenceFiller(),
        "any-reference": AnyReferenceFiller(),
        "references": ReferencesFiller(),
        "source": SourceFiller(),
    }
)
"""Every filler by the name that nodes give in their attribute `kz_filled_by`."""

__all__ = ["FILLERS", "FillContext", "Filler"]
