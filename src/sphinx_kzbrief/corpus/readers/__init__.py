"""Readers: one file per format, each behind one Protocol and with a version of its own."""

from sphinx_kzbrief.corpus.readers.edits import raw_offset
from sphinx_kzbrief.corpus.readers.protocol import Extract, Reader
from sphinx_kzbrief.corpus.readers.read import READERS, read_document, reader_for

__all__ = ["READERS", "Extract", "Reader", "raw_offset", "read_document", "reader_for"]
