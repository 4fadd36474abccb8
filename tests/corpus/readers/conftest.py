"""Small real files of each format, made by program."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = """<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""
RELS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
DOCUMENT_RELS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
</Relationships>"""
STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="Caption"/></w:style>
</w:styles>"""
FOOTNOTES = f"""<w:footnotes xmlns:w="{W}">
<w:footnote w:id="1"><w:p><w:r><w:t>A note from the foot of the page.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Trade grows</dc:title><dc:creator>Jane Doe</dc:creator></cp:coreProperties>"""


def _paragraph(text: str, style: str = "", *, bold: str = "", note: bool = False) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    lead = f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{bold}</w:t></w:r>' if bold else ""
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>' if note else ""
    return f'<w:p>{properties}{lead}<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{mark}</w:p>'


def _docx(body: str, **parts: str) -> bytes:
    """Make a Word document of the given body and further parts by file name."""
    return _zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELS,
            "word/_rels/document.xml.rels": DOCUMENT_RELS,
            "word/styles.xml": STYLES,
            "word/footnotes.xml": FOOTNOTES,
            "docProps/core.xml": CORE,
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            **parts,
        },
    )


def _zipped(parts: dict[str, str]) -> bytes:
    """Make a package of parts by name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
)


def _odt(body: str, styles: str = "", **parts: str) -> bytes:
    """Make an OpenDocument text of the given body, automatic styles and further parts."""
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            **parts,
        },
    )


def _png(width: int = 8, height: int = 8) -> bytes:
    """Make a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")],
    )


@pytest.fixture(scope="session")
def word():
    """Give the makers of Word documents: `docx` and `paragraph`."""
    return SimpleNamespace(docx=_docx, paragraph=_paragraph, namespace=W)


@pytest.fixture(scope="session")
def odf():
    """Give the maker of OpenDocument texts, `odt`, and the namespaces it declares."""
    return SimpleNamespace(odt=_odt, namespaces=ODF)


@pytest.fixture(scope="session")
def typeset(tmp_path_factory):
    """Typeset a PDF from Typst markup."""
    typst = pytest.importorskip("typst")
    folder: Path = tmp_path_factory.mktemp("typst")
    (folder / "grey.png").write_bytes(_png())

    def make(markup: str) -> bytes:
        (folder / "main.typ").write_text(markup, encoding="utf-8")
        return typst.compile(str(folder / "main.typ"), format="pdf")

    return make


@pytest.fixture
def written(tmp_path):
    """Write bytes or text under a name and return the path."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write
