"""Bibliographies of other programs: CSL-JSON, BibTeX, Zotero's JSON and RIS."""

from __future__ import annotations

from sphinx_kzbrief.corpus.bibliography.bibtex import read_bibtex
from sphinx_kzbrief.corpus.bibliography.bibtex_writer import write_bibtex
from sphinx_kzbrief.corpus.bibliography.csl_json import read_csl_json, write_csl_json
from sphinx_kzbrief.corpus.bibliography.entries import Entry, Loss, Reading, Writing, entry_of
from sphinx_kzbrief.corpus.bibliography.formats import (
    FORMATS,
    BibliographyFormat,
    format_of,
    read_bibliography,
)
from sphinx_kzbrief.corpus.bibliography.ris import read_ris
from sphinx_kzbrief.corpus.bibliography.zotero_json import read_zotero_json

__all__ = [
    "FORMATS",
    "BibliographyFormat",
    "Entry",
    "Loss",
    "Reading",
    "Writing",
    "entry_of",
    "format_of",
    "read_bibliography",
    "read_bibtex",
    "read_csl_json",
    "read_ris",
    "read_zotero_json",
    "write_bibtex",
    "write_csl_json",
]
