"""Documents that are zip packages of XML parts: opened within bounds, read without entities."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.extras import library

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ENTRIES: Final = 5_000
LARGEST_XML: Final = 64 * 1024 * 1024
LARGEST_WHOLE: Final = 256 * 1024 * 1024
HIGHEST_RATIO: Final = 200
"""Deflate packs prose about 5 times and Word's XML about 20 times; a bomb 1,000 times."""

_XML: Final = (".xml", ".rels", ".xhtml", ".html", ".htm", ".opf", ".ncx")
_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose sizes have been checked.

    Attributes:
        kind: What it is, with its article, such as ``a Word document``.
        suffix: Suffix of its files.
        entries: Its parts by name.
        archive: The zip archive.
    """

    kind: str
    suffix: str
    entries: Mapping[str, zipfile.ZipInfo]
    archive: zipfile.ZipFile

    @classmethod
    def opened(cls, data: bytes, kind: str, suffix: str, main: str | None = None) -> Self:
        """Open a package; nothing is unpacked yet.

        Args:
            data: The file.
            kind: See the class.
            suffix: See the class.
            main: Name of the part that it must have, where that is fixed.

        Raises:
            SourceUnreadableError: If it is no such package, or unpacks to more than a document
                has.
        """
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise broken(kind, suffix, str(error)) from error
        entries = archive.infolist()
        _check_sizes(entries, kind)
        package = cls(kind, suffix, {entry.filename: entry for entry in entries}, archive)
        if main is not None and main not in package.entries:
            raise package.broken(f"it holds no {main}")
        return package

    def part(self, name: str) -> bytes:
        """Unpack one part.

        Raises:
            SourceUnreadableError: If it is missing, encrypted or damaged.
        """
        try:
            return self.archive.read(self.entries[name])
        except KeyError as error:
            raise self.broken(f"it holds no {name}") from error
        except (zipfile.BadZipFile, EOFError, NotImplementedError) as error:
            raise self.broken(str(error)) from error
        except (RuntimeError, OSError, ValueError) as error:
            raise self.broken(str(error)) from error  # an encrypted or truncated entry
        except Exception as error:
            # zlib and lzma raise errors of their own, without a common base.
            raise self.broken(f"{type(error).__name__}: {error}") from error

    def xml(self, name: str, *, doctype: bool = False) -> bytes:
        """Unpack one part of XML.

        Args:
            name: Its name.
            doctype: Whether a document type may be declared, as XHTML does; entities never.

        Raises:
            SourceUnreadableError: If it cannot be unpacked, or declares entities.
        """
        data = self.part(name)
        if (_ENTITY if doctype else _DOCTYPE).search(_decoded(data)):
            raise SourceUnreadableError(
                f"The file is {self.kind} that declares XML entities in {name}, which no "
                "program that writes such files does: it is refused.",
                "Save it anew from the program that made it.",
            )
        return data

    def root(self, name: str, *, doctype: bool = False) -> Any:
        """Return the root element of one part of XML, as lxml has it; see `xml`."""
        etree = library("lxml.etree", f"Reading {self.suffix} files")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
        try:
            return etree.fromstring(self.xml(name, doctype=doctype), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            deep = "depth" in str(error)
            why = "its parts are nested too deeply" if deep else f"{name}: {error}"
            raise self.broken(why) from error

    def check_xml(self) -> None:
        """Refuse the package if any part of XML declares a document type or entities."""
        for name in self.entries:
            if name.endswith((".xml", ".rels")):
                self.xml(name)

    def broken(self, why: str) -> SourceUnreadableError:
        """Return the refusal of a package that cannot be read."""
        return broken(self.kind, self.suffix, why)


def broken(kind: str, suffix: str, why: str) -> SourceUnreadableError:
    """Return the refusal of a file that is not what its suffix says.

    Args:
        kind: What it should be, with its article.
        suffix: Its suffix.
        why: What is wrong, for the analyst.
    """
    return SourceUnreadableError(
        f"The file is not {kind} that can be read: {why}.",
        f"Open it in the program that made it and save it anew as {suffix}, or keep its text as "
        ".txt.",
    )


def _check_sizes(entries: list[zipfile.ZipInfo], kind: str) -> None:
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    largest = max(
        (entry.file_size for entry in entries if entry.filename.lower().endswith(_XML)),
        default=0,
    )
    bomb = whole > 10_000_000 and whole / packed > HIGHEST_RATIO
    if len(entries) > MOST_ENTRIES or whole > LARGEST_WHOLE or largest > LARGEST_XML or bomb:
        raise SourceUnreadableError(
            f"The file is {kind} that unpacks to {whole / 1e6:,.0f} MB in {len(entries):,} parts: "
            "it is refused as a possible zip bomb.",
            "Save the text alone, without embedded files, or as .txt.",
        )


def _decoded(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[1:2] == b"\0" or data[:1] == b"\0":
        # Without a mark, "<" and its zero byte tell the order.
        encoding = "utf-16-be" if data[:1] in {b"\xfe", b"\0"} else "utf-16-le"
        return data.decode(encoding, "replace")
    return data.decode("utf-8", "replace")
