"""Word documents are read with their structure, and hostile ones refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from sphinx_kzbrief.corpus.model import Damage, SegmentKind
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import read_document


def test_structure_speakers_and_notes(written, word):
    table = "".join(
        f"<w:tr>{''.join(f'<w:tc>{word.paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (("Year", "Trade"), ("2008", "12"))
    )
    body = (
        word.paragraph("Trade grows", "Heading1")
        + word.paragraph("How has trade grown?", bold="Q: ")
        + word.paragraph("It has increased 70-fold &amp; more.", bold="A: ", note=True)
        + word.paragraph("The ambassador speaks", "Caption")
        + f"<w:tbl>{table}</w:tbl>"
    )
    doc = read_document(written("a.docx", word.docx(body)))
    assert doc.metadata["title"] == "Trade grows"
    assert doc.metadata["author"] == "Jane Doe"
    kinds = [(seg.kind, seg.span.of(doc.text)) for seg in doc.segments]
    assert (SegmentKind.HEADING, "Trade grows") in kinds
    assert (SegmentKind.TURN, "How has trade grown?") in kinds
    assert (SegmentKind.CAPTION, "The ambassador speaks") in kinds
    assert (SegmentKind.NOTE, "A note from the foot of the page.") in kinds
    assert "2008\t12" in doc.text
    assert "It has increased 70-fold & more." in doc.text


def test_an_empty_document_is_said_to_be_empty(written, word):
    doc = read_document(written("a.docx", word.docx("")))
    assert doc.damage == (Damage("the file holds no text"),)


def test_an_entity_bomb_is_refused(written, word):
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
        f'<w:document xmlns:w="{word.namespace}"><w:body><w:p/></w:body></w:document>'
    )
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("word/document.xml", bomb)
    with pytest.raises(SourceUnreadableError, match="XML entities"):
        read_document(written("a.docx", data.getvalue()))
    with zipfile.ZipFile(data := BytesIO(), "w") as package:
        package.writestr("word/document.xml", bomb.encode("utf-16"))
    with pytest.raises(SourceUnreadableError, match="XML entities"):
        read_document(written("b.docx", data.getvalue()))


def test_a_zip_bomb_is_refused(written, word):
    bomb = word.docx(word.paragraph("x"), **{"word/media/big.xml": "0" * 70_000_000})
    assert len(bomb) < 200_000
    with pytest.raises(SourceUnreadableError, match="zip bomb"):
        read_document(written("a.docx", bomb))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"<html>", b"\0" * 100])
def test_what_is_no_word_document_is_refused(written, data):
    with pytest.raises(SourceUnreadableError, match="not a Word document"):
        read_document(written("a.docx", data))


def test_parts_nested_too_deeply_are_refused(written, word):
    deep = "<w:p>" * 20_000 + "</w:p>" * 20_000
    with pytest.raises(SourceUnreadableError, match="nested too deeply"):
        read_document(written("a.docx", word.docx(deep)))


def test_a_zip_that_is_no_word_document_is_refused(written, word):
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("other.txt", "x")
    with pytest.raises(SourceUnreadableError, match=r"no word/document\.xml"):
        read_document(written("a.docx", data.getvalue()))
