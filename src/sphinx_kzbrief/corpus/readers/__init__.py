"""Readers: a row and a room a format, each behind one Protocol and with a version of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.lazy_names import lazy_names

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.readers.canonical.edits import raw_offset
    from sphinx_kzbrief.corpus.readers.formats import READERS, reader_for
    from sphinx_kzbrief.corpus.readers.protocol import Extract, Reader
    from sphinx_kzbrief.corpus.readers.read import read_document

__all__ = ["READERS", "Extract", "Reader", "raw_offset", "read_document", "reader_for"]

__getattr__ = lazy_names(
    __name__,
    {
        "canonical.edits": "raw_offset",
        "formats": "READERS reader_for",
        "protocol": "Extract Reader",
        "read": "read_document",
    },
)
