"""Pages: of the file, counted from 1, and as their own printed numbers call them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.locators.locator import Locator, LocatorKind
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.corpus.model import Document


def page_spans(document: Document) -> list[Span]:
    """Return the span of each page, in order; empty for a document without pages."""
    ends = [*document.pages[1:], len(document.text)]
    return [Span(start, end) for start, end in zip(document.pages, ends, strict=False)]


def pages_of(document: Document, span: Span) -> tuple[int, int] | None:
    """Return the first and last page a passage stands on; None without pages."""
    last = bisect_left(document.pages, max(span.end, span.start + 1))
    if last == 0:
        return None
    return max(1, min(last, bisect_right(document.pages, span.start))), last


def printed_pages(document: Document) -> Mapping[str, int]:
    """Return the number of the page, from 1, by what is printed on it.

    Returns:
        Printed numbers, case folded; without those that two pages bear.
    """
    if "printed pages" not in document.derived:
        labels = [label.casefold() for label in document.page_labels]
        counted = Counter(labels)
        document.derived["printed pages"] = {
            label: number
            for number, label in enumerate(labels, start=1)
            if label and counted[label] == 1
        }
    found: Mapping[str, int] = document.derived["printed pages"]
    return found


def page_locator(document: Document, key: str, span: Span) -> Locator | None:
    """Return the locator of a passage by its pages; None where the document has none.

    The printed numbers where they are known of the first and the last page, each borne by one
    page only; else the pages of the file.

    Args:
        document: The document.
        key: Key of its source.
        span: The passage.
    """
    pages = pages_of(document, span)
    if pages is None:
        return None
    by_label = printed_pages(document)
    if by_label:
        ends = [document.page_labels[number - 1] for number in pages]
        are_printed = all(label.casefold() in by_label for label in ends)
        if are_printed and ends != [str(number) for number in pages]:
            beside = pages if document.reader == "pdf" else None
            label = "-".join(dict.fromkeys(ends))
            return Locator(key, LocatorKind.PRINTED, label=label, pages=beside)
    return Locator(key, LocatorKind.PAGE, *pages)
