"""The formats that can be read: declared here, each read by a module imported at its first use."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from sphinx_kzbrief.corpus.problems import SourceUnreadableError

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kzbrief.corpus.readers.protocol import Extract, Reader

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A format, and the `Reader` of it.

    Attributes:
        name: See `Reader`, as the next three.
        version: Grows by one whenever the reader's output for some file changes.
        suffixes: Suffixes of its files.
        max_bytes: Size above which a file is refused.
        module: The module of this package whose function `read` reads it.
    """

    name: str
    version: int
    suffixes: tuple[str, ...]
    max_bytes: int
    module: str

    def read(self, data: bytes) -> Extract:
        """Read the bytes of one file; see `Reader.read`."""
        module = import_module(f"sphinx_kzbrief.corpus.readers.{self.module}")
        return cast("Extract", module.read(data))


READERS: tuple[Reader, ...] = (
    Format("txt", 1, (".txt", ".text"), 32 * _MB, "txt"),
    Format("md", 1, (".md", ".markdown"), 16 * _MB, "markdown"),
    Format("html", 1, (".html", ".htm", ".xhtml"), 16 * _MB, "html"),
    Format("pdf", 2, (".pdf",), 256 * _MB, "pdf"),
    Format("docx", 1, (".docx",), 64 * _MB, "docx"),
)
"""Every reader; the first whose suffix fits reads the file."""


def reader_for(path: Path) -> Reader:
    """Return the reader for a file, by its suffix.

    Raises:
        SourceUnreadableError: If no reader reads that suffix.
    """
    suffix = path.suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    known = ", ".join(suffix for reader in READERS for suffix in reader.suffixes)
    raise SourceUnreadableError(
        f"{path.name} has a suffix that no reader reads.",
        f"Save it in one of these formats: {known}.",
    )
