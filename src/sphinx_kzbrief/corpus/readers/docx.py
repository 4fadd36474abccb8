"""Reads Word documents: mammoth gives their structure, within bounds checked before."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any

from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.markup_blocks import walked
from sphinx_kzbrief.corpus.readers.packages import Package
from sphinx_kzbrief.corpus.readers.protocol import Extract

_STYLES = "p[style-name='Caption'] => figcaption:fresh\np[style-name='Title'] => h1:fresh"
_CORE = {"title": "title", "creator": "author", "language": "language"}
_CORE_FIELD = re.compile(r"<(?:dc:)(title|creator|language)[^>]*>([^<]*)<")
_CORE_PART = "docProps/core.xml"


def read(data: bytes) -> Extract:
    """Read `.docx`: paragraphs, headings, lists, tables, notes, captions and images.

    See `Reader.read`.
    """
    package = Package.opened(data, "a Word document", ".docx", "word/document.xml")
    package.check_xml()
    metadata = _properties(package)
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
        raise package.broken("its parts are nested too deeply") from error
    # Mammoth lets whatever its XML and zip readers raise through.
    except Exception as error:
        raise package.broken(f"{type(error).__name__}: {error}") from error
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


def _properties(package: Package) -> dict[str, str]:
    """Return title, author and language as Word keeps them."""
    if _CORE_PART not in package.entries:
        return {}
    core = package.xml(_CORE_PART).decode("utf-8", "replace")
    found = {_CORE[name]: " ".join(value.split()) for name, value in _CORE_FIELD.findall(core)}
    return {name: value for name, value in found.items() if value}
