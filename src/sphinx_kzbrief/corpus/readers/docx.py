"""Reads Word documents: mammoth gives their structure, within bounds checked before."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.markup_blocks import walked
from sphinx_kzbrief.corpus.readers.protocol import Extract

MOST_ENTRIES = 5_000
LARGEST_XML = 64 * 1024 * 1024
LARGEST_WHOLE = 256 * 1024 * 1024
HIGHEST_RATIO = 200
"""Deflate packs prose about 5 times and Word's XML about 20 times; a bomb 1,000 times."""

_DOCTYPE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STYLES = "p[style-name='Caption'] => figcaption:fresh\np[style-name='Title'] => h1:fresh"
_CORE = {"title": "title", "creator": "author", "language": "language"}
_CORE_FIELD = re.compile(r"<(?:dc:)(title|creator|language)[^>]*>([^<]*)<")


def read(data: bytes) -> Extract:
    """Read `.docx`: paragraphs, headings, lists, tables, notes, captions and images.

    See `Reader.read`.
    """
    metadata = checked_package(data)
    mammoth = library("mammoth", "Reading Word documents")
    lxml_html = library("lxml.html", "Reading Word documents")
    kept = _Images()
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(kept.keep),
        )
    except RecursionError as error:
        raise _broken("its parts are nested too deeply") from error
    # Mammoth lets whatever its XML and zip readers raise through.
    except Exception as error:
        raise _broken(f"{type(error).__name__}: {error}") from error
    if not result.value.strip():
        return Extract(text="", blocks=(), metadata=metadata, images=tuple(kept.images))
    writer = walked(lxml_html.fromstring(f"<div>{result.value}</div>"))
    return Extract(
        text=writer.mapped.text,
        blocks=tuple(writer.blocks),
        metadata=metadata,
        notes=tuple(writer.notes),
        struck=tuple(writer.struck),
        images=tuple(kept.images),
    )


@dataclass(slots=True)
class _Images:
    """Keeps the images of one document, and the text free of their bytes."""

    images: list[tuple[str, bytes]] = field(default_factory=list)

    def keep(self, image: Any) -> dict[str, str]:
        suffix = str(image.content_type).rpartition("/")[2].replace("jpeg", "jpg")
        with image.open() as stream:
            name = f"image{len(self.images) + 1}.{re.sub(r'[^a-z0-9]', '', suffix.lower())}"
            self.images.append((name, stream.read()))
        return {"src": name}


def checked_package(data: bytes) -> dict[str, str]:
    """Check the package before anything unpacks it, and read its core properties.

    Args:
        data: The file.

    Returns:
        Title, author and language as Word keeps them.

    Raises:
        SourceUnreadableError: If it is no Word document, unpacks to more than a document
            has, or declares XML entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check_sizes(entries)
            names = {entry.filename for entry in entries}
            if "word/document.xml" not in names:
                raise _broken("it holds no word/document.xml")
            core = ""
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    xml = _xml_text(package.read(entry))
                    if _DOCTYPE.search(xml):
                        raise SourceUnreadableError(
                            f"The Word document declares XML entities in {entry.filename}, "
                            "which no word processor does: it is refused.",
                            "Save it anew from a word processor.",
                        )
                    if entry.filename == "docProps/core.xml":
                        core = xml
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError) as error:
        raise _broken(str(error)) from error
    except (RuntimeError, OSError, ValueError) as error:
        raise _broken(str(error)) from error  # an encrypted or truncated entry
    found = {_CORE[name]: " ".join(value.split()) for name, value in _CORE_FIELD.findall(core)}
    return {name: value for name, value in found.items() if value}


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    whole = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries) or 1
    largest = max(
        (entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))),
        default=0,
    )
    bomb = whole > 10_000_000 and whole / packed > HIGHEST_RATIO
    if len(entries) > MOST_ENTRIES or whole > LARGEST_WHOLE or largest > LARGEST_XML or bomb:
        raise SourceUnreadableError(
            f"The Word document unpacks to {whole / 1e6:,.0f} MB in {len(entries):,} parts: it is "
            "refused as a possible zip bomb.",
            "Save the text alone, without embedded files, or as .txt.",
        )


def _xml_text(data: bytes) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or data[1:2] == b"\0" or data[:1] == b"\0":
        # Without a mark, "<" and its zero byte tell the order.
        encoding = "utf-16-be" if data[:1] in {b"\xfe", b"\0"} else "utf-16-le"
        return data.decode(encoding, "replace")
    return data.decode("utf-8", "replace")


def _broken(why: str) -> SourceUnreadableError:
    return SourceUnreadableError(
        f"The file is not a Word document that can be read: {why}.",
        "Open it in a word processor and save it anew as .docx, or keep its text as .txt.",
    )
