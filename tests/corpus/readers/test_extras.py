"""Readers name the extra they need, and each has a version and suffixes of its own."""

from __future__ import annotations

import sys

import pytest

from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import READERS, read_document


@pytest.mark.parametrize(
    ("name", "library"),
    [("a.html", "trafilatura"), ("a.pdf", "pypdfium2"), ("a.docx", "lxml.etree")],
)
def test_a_missing_library_names_the_extra(written, word, monkeypatch, name, library):
    monkeypatch.setitem(sys.modules, library, None)
    content = word.docx(word.paragraph("x")) if name == "a.docx" else "%PDF-1.7 <p>x</p>"
    with pytest.raises(SourceUnreadableError) as error:
        read_document(written(name, content))
    assert 'pip install "sphinx-kzbrief[ingest]"' in error.value.remedy


def test_every_reader_has_a_version_and_suffixes_of_its_own():
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(reader.version >= 1 for reader in READERS)
