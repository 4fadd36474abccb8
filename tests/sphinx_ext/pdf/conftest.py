"""Small projects set as PDF, and what a reader's program finds in the file."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from sphinx.testing.util import SphinxTestApp


def squeezed(text: str) -> str:
    """Drop all white space: where lines break is the page's business, not the text's."""
    return re.sub(r"\s+", "", text)


def png(width: int = 40, height: int = 20) -> bytes:
    """Make a red rectangle."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + b"\xc0\x30\x30" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@dataclass
class Built:
    """A project after a run of ``kzpdf``."""

    app: SphinxTestApp
    outdir: Path
    warnings: str

    @property
    def pdfs(self) -> dict[str, Path]:
        return {path.name: path for path in sorted(self.outdir.glob("*.pdf"))}

    @property
    def pdf(self) -> Path:
        (path,) = self.pdfs.values()
        return path

    def reader(self, name: str = "") -> PdfReader:
        return PdfReader(self.pdfs[name] if name else self.pdf)

    def text(self, name: str = "") -> str:
        return "\n".join(page.extract_text() for page in self.reader(name).pages)

    def says(self, line: str, name: str = "") -> bool:
        """Say whether a PDF has the words of ``line``, wherever its lines break."""
        return squeezed(line) in squeezed(self.text(name))

    def tags(self, name: str = "") -> list[str]:
        """List the kinds of the structure elements, in reading order."""
        found: list[str] = []

        def walk(item) -> None:
            item = item.get_object()
            if isinstance(item, list):
                for part in item:
                    walk(part)
            elif isinstance(item, dict):
                if "/S" in item:
                    found.append(str(item["/S"]))
                if "/K" in item:
                    walk(item["/K"])

        walk(self.reader(name).trailer["/Root"]["/StructTreeRoot"])
        return found

    def links(self, name: str = "") -> list[str]:
        """List where links on the web lead."""
        return [
            str(note.get_object()["/A"]["/URI"])
            for page in self.reader(name).pages
            for note in page.get("/Annots", [])
            if "/URI" in note.get_object().get("/A", {})
        ]


def build_project(folder: Path, files: dict[str, str | bytes], conf: str = "", **settings) -> Built:
    """Write a project and set it.

    Args:
        folder: Where it goes.
        files: Its files by name; ``conf.py`` is added.
        conf: More lines for ``conf.py``.
        settings: Settings that override it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    head = "project = 'Sample'\nauthor = 'A. Analyst'\nextensions = ['myst_parser', 'sphinx_kzbrief']\n"
    (folder / "conf.py").write_text(head + conf, encoding="utf-8")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        path.write_bytes(data)
    app = SphinxTestApp("kzpdf", srcdir=folder, confoverrides=settings, freshenv=True)
    try:
        app.build()
        warnings = re.sub(r"\x1b\[[0-9;]*m", "", app.warning.getvalue())
        return Built(app, Path(app.outdir), warnings)
    finally:
        app.cleanup()


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A small PNG file."""
    return png()


@pytest.fixture(scope="session")
def set_project():
    """Return the function that writes a project to a folder and sets it."""
    return build_project


@pytest.fixture
def make_pdf(tmp_path):
    """Return a function that writes a project to a new folder and sets it."""

    def make(files: dict[str, str | bytes], conf: str = "", **settings) -> Built:
        return build_project(tmp_path / "project", files, conf, **settings)

    return make
