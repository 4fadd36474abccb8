"""Figures: the numbers a source states; how they are found, compared, derived and drawn."""

from __future__ import annotations

from sphinx_kzbrief.figures.extract import extract_quantities
from sphinx_kzbrief.figures.model import Number, Quantity, QuantityKind, Relation

__all__ = ["Number", "Quantity", "QuantityKind", "Relation", "extract_quantities"]
