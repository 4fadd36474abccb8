"""Reads PDF: text with a page map; what a file cannot give is said, never guessed."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.model import Damage, LeftOut
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.pdf.annotations import overlay
from sphinx_kzbrief.corpus.readers.pdf.columns import interleaved
from sphinx_kzbrief.corpus.readers.pdf.labels import page_labels
from sphinx_kzbrief.corpus.readers.pdf.layout import Layout
from sphinx_kzbrief.corpus.readers.pdf.lines import (
    body_size,
    page_lines,
    running_heads,
    without_furniture,
)
from sphinx_kzbrief.corpus.readers.pdf.measure import settings
from sphinx_kzbrief.corpus.readers.pdf.title import shown_title
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus.readers.pdf.lines import Line
    from sphinx_kzbrief.corpus.readers.protocol import Extract

MOST_PAGES = 3_000
LONGEST_TEXT = 32_000_000
MOST_IMAGES = 64
LARGEST_IMAGES = 32 * 1024 * 1024
UNMAPPED_SHARE = 0.05
DEEPEST_FORM = 3

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


@dataclass(slots=True)
class _Pages:
    """What is read page after page.

    Attributes:
        lines: Lines of each page.
        images: Names and bytes of images.
        silent: Indexes of pages that show a picture and hold no text.
        interleaved: Indexes of pages whose columns run together.
        broken: What is wrong with pages that cannot be opened.
    """

    lines: list[list[Line]] = field(default_factory=list)
    images: list[tuple[str, bytes]] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    interleaved: list[int] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def _extract(pdfium: Any, document: Any) -> Extract:
    pages = _Pages()
    length = 0
    for index in range(len(document)):
        _read_page(pdfium, document, index, pages)
        length += sum(len(line.text) for line in pages.lines[-1])
        if length > LONGEST_TEXT:
            raise SourceUnreadableError(
                f"The PDF holds more than {LONGEST_TEXT / 1e6:,.0f} million characters.",
                "Keep the pages that are cited in a file of their own.",
            )
    heads = running_heads(pages.lines)
    size = body_size(pages.lines)
    kept = [without_furniture(lines, heads, size) for lines in pages.lines]
    labels = page_labels(document, pages.lines, kept)
    metadata = _metadata(document)
    if shown := shown_title(pages.lines, size):
        metadata["shown-title"] = shown
    return _laid_out(pages, kept, labels, metadata)


def _read_page(pdfium: Any, document: Any, index: int, pages: _Pages) -> None:
    try:
        page = document[index]
        textpage = page.get_textpage()
    except pdfium.PdfiumError as error:
        pages.broken.append(f"page {index + 1} is broken and was left out ({error})")
        pages.lines.append([])
        return
    lines = page_lines(textpage, pdfium.raw, overlay(page, document, pdfium.raw))
    if interleaved(textpage, pdfium.raw):
        pages.interleaved.append(index)
    if _keep_images(pdfium, page, pages.images) and not lines:
        pages.silent.append(index)
    pages.lines.append(lines)
    textpage.close()
    page.close()


def _laid_out(
    pages: _Pages,
    kept: list[list[Line]],
    labels: tuple[str, ...],
    metadata: dict[str, str],
) -> Extract:
    layout = Layout(body_size(kept))
    for lines, setting in zip(kept, settings(kept), strict=True):
        layout.add_page(lines, setting)
    starts = layout.finished()
    writer = layout.writer
    text = writer.mapped.text
    spans = [Span(*each) for each in itertools.pairwise((*starts, len(text)))]
    return replace(
        writer.extract(),
        metadata=metadata,
        pages=starts,
        page_labels=labels,
        notes=layout.numbers.references(writer.notes),
        left_out=tuple(_left_out(pages, kept)),
        damage=tuple(_damage(pages, text, spans)),
        images=tuple(pages.images),
    )


def _left_out(pages: _Pages, kept: list[list[Line]]) -> Iterator[LeftOut]:
    before, after = (
        sum(len(line.text) for lines in each for line in lines) for each in (pages.lines, kept)
    )
    if before > after:
        yield LeftOut("running heads and page numbers", before - after)
    if pages.silent and 2 * len(pages.silent) < len(pages.lines):
        yield LeftOut(f"{_ranges(pages.silent)}, {_pictures(pages.silent)} without text", 0)


def _damage(pages: _Pages, text: str, spans: list[Span]) -> Iterator[Damage]:
    yield from map(Damage, pages.broken)
    if 2 * len(pages.silent) >= len(pages.lines) and pages.silent:
        every = len(pages.silent) == len(pages.lines)
        which = "every page is" if every else f"{_ranges(pages.silent)} {_are(pages.silent)}"
        what = "a picture" if every else _pictures(pages.silent)
        yield Damage(f"{which} {what} without text: a scan; read it with OCR first")
    elif not any(pages.lines):
        yield Damage("the PDF holds no text")
    if pages.interleaved:
        yield Damage(
            f"{_ranges(pages.interleaved)}: columns side by side run together line by line; check "
            "every passage against the page",
            tuple(spans[index] for index in pages.interleaved),
        )
    yield from _garbled(text, spans)


def _garbled(text: str, spans: list[Span]) -> Iterator[Damage]:
    """Yield what has no letters: of the whole text, or else of pages."""
    counts = [len(_UNMAPPED.findall(span.of(text))) for span in spans]
    bad = [
        index
        for index, (count, span) in enumerate(zip(counts, spans, strict=True))
        if count > UNMAPPED_SHARE * (span.end - span.start)
    ]
    if not bad:
        return
    whole = sum(counts) > UNMAPPED_SHARE * len(text)
    count = sum(counts) if whole else sum(counts[index] for index in bad)
    size = len(text) if whole else sum(spans[index].end - spans[index].start for index in bad)
    yield Damage(
        ("" if whole else f"{_ranges(bad)}: ")
        + f"{count:,} of {size:,} characters have no letter in the file's fonts: the text is "
        "garbled; read it with OCR",
        () if whole else tuple(spans[index] for index in bad),
    )


def _pictures(indexes: list[int]) -> str:
    return "a picture" if len(indexes) == 1 else "pictures"


def _are(indexes: list[int]) -> str:
    return "is" if len(indexes) == 1 else "are"


def _ranges(indexes: list[int]) -> str:
    """Write the numbers of pages as ranges: "pages 1–3, 7"."""
    parts: list[list[int]] = []
    for number in (index + 1 for index in indexes):
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    words = [f"{first}–{last}" if last > first else str(first) for first, last in parts]
    shown = ", ".join(words[:12]) + (", …" if len(words) > 12 else "")
    return f"page{'s' if len(indexes) > 1 else ''} {shown}"


def _keep_images(pdfium: Any, page: Any, images: list[tuple[str, bytes]]) -> bool:
    """Keep the page's JPEG images, within bounds; tell whether it has any image."""
    has_image = False
    kept = sum(len(data) for _, data in images)
    for number, item in enumerate(_images(pdfium.raw, page.raw)):
        has_image = True
        if len(images) >= MOST_IMAGES or number >= MOST_IMAGES:
            break
        image = pdfium.PdfImage(item, page=page)
        if list(image.get_filters()) != ["DCTDecode"]:
            continue  # other encodings are no image files by themselves
        data = bytes(image.get_data(decode_simple=False))
        kept += len(data)
        if kept > LARGEST_IMAGES:
            break
        images.append((f"image{len(images) + 1}.jpg", data))
    return has_image


def _images(raw: Any, holder: Any, depth: int = 1) -> Iterator[Any]:
    """Yield the image objects of a page or form; pypdfium2 would wrap every object there is."""
    on_page = depth == 1
    count = (raw.FPDFPage_CountObjects if on_page else raw.FPDFFormObj_CountObjects)(holder)
    get = raw.FPDFPage_GetObject if on_page else raw.FPDFFormObj_GetObject
    for index in range(count):
        item = get(holder, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST_FORM:
            yield from _images(raw, item, depth + 1)


def _metadata(document: Any) -> dict[str, str]:
    """Read title and author; the file's date is that of the file, not of the work."""
    declared = document.get_metadata_dict(skip_empty=True)
    found = {}
    title = _plain(declared.get("Title", ""))
    if title and not _JUNK_TITLE.fullmatch(title):
        found["title"] = title
    author = _plain(declared.get("Author", ""))
    if author:
        found["author"] = author
    return found


def _plain(value: str) -> str:
    """Return words without control characters, white space collapsed."""
    return " ".join(re.sub(r"[\x00-\x1f]", " ", value).split())
