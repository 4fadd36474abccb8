"""Figures: the numbers a source states; how they are found, compared, derived and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.lazy_names import lazy_names

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.chart import PRINT, SCREEN, Chart, Palette, draw_chart
    from sphinx_kzbrief.figures.circumstances import named_rates
    from sphinx_kzbrief.figures.compare import FigureCheck, FigureVerdict, check_figure, words_of
    from sphinx_kzbrief.figures.conflicts import (
        Agreement,
        Comparison,
        FigureEntry,
        compare_entries,
        find_conflicts,
    )
    from sphinx_kzbrief.figures.derivations import Derived, DeriveError, derive
    from sphinx_kzbrief.figures.derived_results import check_derived, derived_quantity, result_unit
    from sphinx_kzbrief.figures.extract import extract_quantities
    from sphinx_kzbrief.figures.format import format_number, format_quantity
    from sphinx_kzbrief.figures.model import Course, Number, Quantity, QuantityKind, Relation
    from sphinx_kzbrief.figures.periods import by_period
    from sphinx_kzbrief.figures.statements import FigureError, read_figure
    from sphinx_kzbrief.figures.units import UnitError, canonical_unit

__all__ = [
    "PRINT",
    "SCREEN",
    "Agreement",
    "Chart",
    "Comparison",
    "Course",
    "DeriveError",
    "Derived",
    "FigureCheck",
    "FigureEntry",
    "FigureError",
    "FigureVerdict",
    "Number",
    "Palette",
    "Quantity",
    "QuantityKind",
    "Relation",
    "UnitError",
    "by_period",
    "canonical_unit",
    "check_derived",
    "check_figure",
    "compare_entries",
    "derive",
    "derived_quantity",
    "draw_chart",
    "extract_quantities",
    "find_conflicts",
    "format_number",
    "format_quantity",
    "named_rates",
    "read_figure",
    "result_unit",
    "words_of",
]

__getattr__ = lazy_names(
    __name__,
    {
        "chart": "PRINT SCREEN Chart Palette draw_chart",
        "circumstances": "named_rates",
        "compare": "FigureCheck FigureVerdict check_figure words_of",
        "conflicts": "Agreement Comparison FigureEntry compare_entries find_conflicts",
        "derivations": "Derived DeriveError derive",
        "derived_results": "check_derived derived_quantity result_unit",
        "extract": "extract_quantities",
        "format": "format_number format_quantity",
        "model": "Course Number Quantity QuantityKind Relation",
        "periods": "by_period",
        "statements": "FigureError read_figure",
        "units": "UnitError canonical_unit",
    },
)
