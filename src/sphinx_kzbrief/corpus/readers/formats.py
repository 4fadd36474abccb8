"""The formats that can be read: declared here, each read by a module imported at its first use."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
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
        media_types: Types under which servers send it; a first one of `text/` says that its files
            are text, whose encoding a server may know.
        signature: Regular expression that the beginning of its files matches, where all of them
            have such a beginning and those of no other format do; it stands above media types and
            names. An archive may be searched to its end.
    """

    name: str
    version: int
    suffixes: tuple[str, ...]
    max_bytes: int
    module: str
    media_types: tuple[str, ...] = ()
    signature: bytes = b""

    @property
    def is_text(self) -> bool:
        """Whether its files are text, in some encoding."""
        return self.media_types[:1] != () and self.media_types[0].startswith("text/")

    def read(self, data: bytes) -> Extract:
        """Read the bytes of one file; see `Reader.read`."""
        module = import_module(f"sphinx_kzbrief.corpus.readers.{self.module}")
        return cast("Extract", module.read(data))


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
READERS: tuple[Format, ...] = (
    Format("txt", 2, (".txt", ".text"), 32 * _MB, "txt", ("text/plain",)),
    Format("md", 2, (".md", ".markdown"), 16 * _MB, "markdown.reader", ("text/markdown",)),
    Format(
        "html",
        2,
        (".html", ".htm", ".xhtml"),
        16 * _MB,
        "html.reader",
        ("text/html", "application/xhtml+xml"),
        rb"(?i:(?:\s|<!--(?>.*?-->)|<\?xml[^>]*>)*+<(?:!doctype html|html|head|body)\b)",
    ),
    Format("pdf", 2, (".pdf",), 256 * _MB, "pdf.reader", ("application/pdf",), rb"\s*%PDF-"),
    Format(
        "docx",
        2,
        (".docx",),
        64 * _MB,
        "office.docx",
        (_WORD,),
        rb"PK\x03\x04.*?word/document\d*\.xml",
    ),
    Format(
        "odt",
        1,
        (".odt",),
        64 * _MB,
        "office.odt",
        (_ODT,),
        rb"PK\x03\x04.{26}mimetype" + _ODT.encode() + rb"(?!-)",
    ),
    Format(
        "rtf",
        1,
        (".rtf",),
        64 * _MB,
        "office.rtf",
        ("application/rtf", "text/rtf"),
        rb"\s*\{\\rtf1",
    ),
    Format("eml", 1, (".eml",), 64 * _MB, "mail.eml", ("message/rfc822",)),
    Format(
        "epub",
        1,
        (".epub",),
        128 * _MB,
        "epub",
        ("application/epub+zip",),
        rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip",
    ),
    Format("srt", 1, (".srt",), 16 * _MB, "subtitles.reader", ("text/srt", "application/x-subrip")),
    Format("vtt", 1, (".vtt",), 16 * _MB, "subtitles.reader", ("text/vtt",), rb"WEBVTT(?=\s|\Z)"),
)
"""Every reader; the first whose suffix fits reads the file."""


def format_sent(content: bytes, media_type: str, suffix: str) -> Format | None:
    """Tell the format of a document that somebody sent.

    Args:
        content: The document.
        media_type: What its sender calls it, without parameters.
        suffix: How its name ends, with the dot; empty where it has no name.

    Returns:
        What the content itself shows it to be; else what its name says, under a type that is
        unknown here or says only that it is text; else what its type says. None where none is
        told.
    """
    beginning = content.removeprefix(BOM_UTF8)
    for each in READERS:
        if each.signature and re.match(each.signature, beginning, re.DOTALL):
            return each
    of_type = next((each for each in READERS if media_type in each.media_types), None)
    if of_type is None or media_type == "text/plain":
        named = (each for each in READERS if suffix.lower() in each.suffixes)
        return next(named, of_type)
    return of_type


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
