"""Reads PDF: text with a page map; what a file cannot give is said, never guessed."""

from __future__ import annotations

import re
from typing import Any

from sphinx_kzbrief.corpus.model import Damage
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.pdf_layout import Layout
from sphinx_kzbrief.corpus.readers.pdf_lines import (
    Line,
    body_size,
    interleaved_rows,
    page_lines,
    running_heads,
    without_furniture,
)
from sphinx_kzbrief.corpus.readers.pdf_title import shown_title
from sphinx_kzbrief.corpus.readers.protocol import Extract

MOST_PAGES = 3_000
LONGEST_TEXT = 32_000_000
MOST_IMAGES = 64
LARGEST_IMAGES = 32 * 1024 * 1024
INTERLEAVED_ROWS = 6
UNMAPPED_SHARE = 0.05

_UNMAPPED = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0b\x0c\x0e-\x1f]")
_JUNK_TITLE = re.compile(
    r"microsoft word\b.*|untitled.*|.*\.(?:docx?|indd|qxd|tex|rtf)$", re.IGNORECASE
)


def read(data: bytes) -> Extract:
    """Read `.pdf`: running heads and page numbers are left out, paragraphs put together.

    See `Reader.read`.
    """
    pdfium = library("pypdfium2", "Reading PDF")
    document = _opened(pdfium, data)
    try:
        return _extract(pdfium, document)
    finally:
        document.close()


def _opened(pdfium: Any, data: bytes) -> Any:
    if b"%PDF-" not in data[:1024]:
        raise SourceUnreadableError(
            "The file is not a PDF: it does not begin with %PDF.",
            "Fetch it again; a page saved under the wrong suffix is often HTML.",
        )
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise SourceUnreadableError(
            "The PDF is locked with a password."
            if locked
            else f"The PDF is broken and could not be repaired ({error}).",
            "Save an unlocked copy of it." if locked else "Fetch it again, or print it anew.",
        ) from error
    if count > MOST_PAGES:
        document.close()
        raise SourceUnreadableError(
            f"The PDF has {count:,} pages; PDFs are read up to {MOST_PAGES:,}.",
            "Keep the pages that are cited in a file of their own.",
        )
    return document


def _extract(pdfium: Any, document: Any) -> Extract:
    damage: list[str] = []
    interleaved: list[int] = []
    silent: list[int] = []
    pages: list[list[Line]] = []
    images: list[tuple[str, bytes]] = []
    length = 0
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
        except pdfium.PdfiumError as error:
            damage.append(f"page {number + 1} is broken and was left out ({error})")
            pages.append([])
            continue
        lines = page_lines(textpage, pdfium.raw)
        length += sum(len(line.text) for line in lines)
        if length > LONGEST_TEXT:
            raise SourceUnreadableError(
                f"The PDF holds more than {LONGEST_TEXT / 1e6:,.0f} million characters.",
                "Keep the pages that are cited in a file of their own.",
            )
        if interleaved_rows(textpage) >= INTERLEAVED_ROWS:
            interleaved.append(number + 1)
        has_image = _keep_images(pdfium, page, images)
        if not lines and has_image:
            silent.append(number + 1)
        pages.append(lines)
        textpage.close()
        page.close()
    damage += _findings(pages, silent, interleaved)
    metadata = _metadata(document)
    if shown := shown_title(pages, body_size(pages)):
        metadata["shown-title"] = shown
    return _laid_out(pages, damage, images, metadata)


def _laid_out(
    pages: list[list[Line]],
    damage: list[str],
    images: list[tuple[str, bytes]],
    metadata: dict[str, str],
) -> Extract:
    heads = running_heads(pages)
    size = body_size(pages)
    kept = [without_furniture(lines, heads, size) for lines in pages]
    layout = Layout(body_size(kept))
    for lines in kept:
        layout.add_page(lines)
    starts = layout.finished()
    return Extract(
        text=layout.writer.mapped.text,
        blocks=tuple(layout.writer.blocks),
        metadata=metadata,
        pages=starts,
        damage=tuple(map(Damage, damage)),
        images=tuple(images),
    )


def _findings(pages: list[list[Line]], silent: list[int], interleaved: list[int]) -> list[str]:
    found = []
    if silent:
        if len(silent) == len(pages):
            which = "every page is a picture"
        else:
            which = f"{_ranges(silent)} {'is a picture' if len(silent) == 1 else 'are pictures'}"
        found.append(f"{which} without text: a scan; read it with OCR first")
    elif not any(pages):
        found.append("the PDF holds no text")
    if interleaved:
        found.append(
            f"{_ranges(interleaved)}: columns side by side run together line by line; check "
            "every passage against the page"
        )
    text = "".join(line.text for lines in pages for line in lines)
    unmapped = len(_UNMAPPED.findall(text))
    if text and unmapped > UNMAPPED_SHARE * len(text):
        found.append(
            f"{unmapped:,} of {len(text):,} characters have no letter in the file's fonts: the "
            "text is garbled; read it with OCR"
        )
    return found


def _ranges(numbers: list[int]) -> str:
    """Write page numbers as ranges: "pages 1–3, 7"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    words = [f"{first}–{last}" if last > first else str(first) for first, last in parts]
    shown = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")
    return f"page{'s' if len(numbers) > 1 else ''} {shown}"


def _keep_images(pdfium: Any, page: Any, images: list[tuple[str, bytes]]) -> bool:
    """Keep the page's JPEG images, within bounds; tell whether it has any image."""
    has_image = False
    kept = sum(len(data) for _, data in images)
    kind = pdfium.raw.FPDF_PAGEOBJ_IMAGE
    for number, item in enumerate(page.get_objects(filter=[kind], max_depth=3)):
        has_image = True
        if len(images) >= MOST_IMAGES or number >= MOST_IMAGES:
            break
        if list(item.get_filters()) != ["DCTDecode"]:
            continue  # other encodings are no image files by themselves
        data = bytes(item.get_data(decode_simple=False))
        kept += len(data)
        if kept > LARGEST_IMAGES:
            break
        images.append((f"image{len(images) + 1}.jpg", data))
    return has_image


def _metadata(document: Any) -> dict[str, str]:
    """Read title and author; the file's date is that of the file, not of the work."""
    declared = document.get_metadata_dict(skip_empty=True)
    found = {}
    title = " ".join(str(declared.get("Title", "")).split())
    if title and not _JUNK_TITLE.fullmatch(title):
        found["title"] = title
    author = " ".join(str(declared.get("Author", "")).split())
    if author:
        found["author"] = author
    return found
