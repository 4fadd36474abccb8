"""Locators: where in a source a passage stands, as authors write it and as readers cite it."""

from __future__ import annotations

from sphinx_kzbrief.corpus.locators.locator import Locator, LocatorKind, clock, parse_locator
from sphinx_kzbrief.corpus.locators.pages import page_locator, page_spans, pages_of
from sphinx_kzbrief.corpus.locators.recordings import times_of
from sphinx_kzbrief.corpus.locators.resolve import locator_like, locator_of, resolve_locator
from sphinx_kzbrief.corpus.locators.segments import segments_at

__all__ = [
    "Locator",
    "LocatorKind",
    "clock",
    "locator_like",
    "locator_of",
    "page_locator",
    "page_spans",
    "pages_of",
    "parse_locator",
    "resolve_locator",
    "segments_at",
    "times_of",
]
