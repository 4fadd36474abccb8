"""Quotations: their grammar, where they stand in a source, and how they differ from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.lazy_names import lazy_names

if TYPE_CHECKING:
    from sphinx_kzbrief.quotes.grammar import Quotation, QuotationError, parse_quotation
    from sphinx_kzbrief.quotes.match import match_quote
    from sphinx_kzbrief.quotes.model import (
        Alteration,
        AlterationKind,
        ContextKind,
        ContextWord,
        Difference,
        DifferenceKind,
        Match,
        Verdict,
    )
    from sphinx_kzbrief.quotes.profiles import PROFILES, Profile
    from sphinx_kzbrief.quotes.segment_map import SegmentMap
    from sphinx_kzbrief.text.prepared import PreparedText

__all__ = [
    "PROFILES",
    "Alteration",
    "AlterationKind",
    "ContextKind",
    "ContextWord",
    "Difference",
    "DifferenceKind",
    "Match",
    "PreparedText",
    "Profile",
    "Quotation",
    "QuotationError",
    "SegmentMap",
    "Verdict",
    "match_quote",
    "parse_quotation",
]

__getattr__ = lazy_names(
    __name__,
    {
        "grammar": "Quotation QuotationError parse_quotation",
        "match": "PreparedText match_quote",
        "model": (
            "Alteration AlterationKind ContextKind ContextWord Difference "
            "DifferenceKind Match Verdict"
        ),
        "profiles": "PROFILES Profile",
        "segment_map": "SegmentMap",
    },
)
