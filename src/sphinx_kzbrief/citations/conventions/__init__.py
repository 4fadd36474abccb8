"""The conventions by which languages lay out entries, and which one a language follows."""

from __future__ import annotations

from sphinx_kzbrief.citations.conventions.chicago import chicago_entry
from sphinx_kzbrief.citations.conventions.gbt import gbt_entry
from sphinx_kzbrief.citations.conventions.gost import gost_entry
from sphinx_kzbrief.citations.conventions.model import Entry, Layout
from sphinx_kzbrief.citations.terms.model import Convention

CONVENTIONS: dict[Convention, Entry] = {
    Convention.CHICAGO: chicago_entry,
    Convention.GOST: gost_entry,
    Convention.GBT: gbt_entry,
}

__all__ = ["CONVENTIONS", "Entry", "Layout"]
