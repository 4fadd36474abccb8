"""Where a locator leads, and which locator leads to a passage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.locators.divisions import divisions_of, plain_number
from sphinx_kzbrief.corpus.locators.locator import Locator, LocatorKind
from sphinx_kzbrief.corpus.locators.pages import page_locator, page_spans, printed_pages
from sphinx_kzbrief.corpus.locators.recordings import resolve_time, times_of
from sphinx_kzbrief.corpus.locators.segments import SEGMENT_KINDS, counted, segments_at
from sphinx_kzbrief.corpus.problems import LocatorError
from sphinx_kzbrief.text.cutting import cut_out
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_kzbrief.corpus.model import Document

_NOUNS: Final = {
    LocatorKind.PARAGRAPH: ("paragraph", "paragraphs"),
    LocatorKind.TURN: ("turn", "turns"),
    LocatorKind.CAPTION: ("caption", "captions"),
    LocatorKind.PAGE: ("page", "pages"),
    LocatorKind.PRINTED: ("printed page number", "printed page numbers"),
    LocatorKind.NOTE: ("note", "notes"),
    LocatorKind.HEADING: ("heading", "headings"),
    LocatorKind.ARTICLE: ("numbered article", "numbered articles"),
    LocatorKind.SECTION: ("numbered section", "numbered sections"),
    LocatorKind.TIME: ("time code", "time codes"),
}


def resolve_locator(
    document: Document, locator: Locator, prepared: PreparedText | None = None
) -> Span:
    """Return the passage that a locator names.

    Args:
        document: The document of the locator's source.
        locator: The locator.
        prepared: The document's text prepared for searching, where the caller has it.

    Returns:
        The span in the document's canonical text; the whole text without a place.

    Raises:
        LocatorError: If the document has no such place; the message says how many there are.
            If words stand nowhere, or in more than one place.
    """
    if locator.kind is None:
        return Span(0, len(document.text))
    if locator.kind is LocatorKind.WORDS:
        return _resolve_words(
            document, locator, prepared or PreparedText(document.text, document.notes)
        )
    if locator.kind is LocatorKind.TIME and document.cues:
        return resolve_time(document, locator)
    if locator.label is not None:
        return _resolve_label(document, locator)
    spans: Mapping[int, Span]
    if locator.kind is LocatorKind.PAGE:
        spans = dict(enumerate(page_spans(document), start=1))
    elif locator.kind is LocatorKind.TIME:
        spans = {}
    else:
        spans = counted(document, SEGMENT_KINDS[locator.kind]).spans
    first, last = spans.get(locator.first or 0), spans.get(locator.last or 0)
    if first is None or last is None:
        raise _out_of_range(document, locator, len(spans))
    return Span(first.start, max(first.end, last.end))


def _resolve_label(document: Document, locator: Locator) -> Span:
    """Return the printed page, article or section of a name, or from one to another."""
    spans: dict[str, list[Span]] = {}
    plain: Callable[[str], str] = plain_number
    if locator.kind is LocatorKind.PRINTED:
        plain = str.casefold
        pages = page_spans(document)
        for name, number in printed_pages(document).items():
            spans[name] = [pages[number - 1]]
    else:
        for division in divisions_of(document):
            if division.kind == locator.kind:
                spans.setdefault(division.number, []).append(division.span)
    label = locator.label or ""
    ways = [(label, label)]
    ways += [(label[: at.start()], label[at.end() :]) for at in re.finditer("-", label)]
    for one, other in ways:
        first, last = spans.get(plain(one), []), spans.get(plain(other), [])
        if len(first) == len(last) == 1 and first[0].start <= last[0].start:
            return Span(first[0].start, last[0].end)
        if first and last:
            raise _several(document, locator, [*first, *last] if one != other else first)
    if locator.kind is LocatorKind.PRINTED:
        _check_borne_once(document, locator)
    raise _no_label(document, locator, list(spans))


def _check_borne_once(document: Document, locator: Locator) -> None:
    """Raise the error of a printed number that more than one page bears."""
    label = (locator.label or "").casefold()
    pages = [
        f"{locator.key}#page{number}"
        for number, each in enumerate(document.page_labels, start=1)
        if each.casefold() == label
    ]
    if len(pages) > 1:
        raise LocatorError(
            f"{locator}: {len(pages)} pages of our copy of {locator.key} bear the number "
            f"{locator.label}: {', '.join(pages[:5])}",
            "Write one of these, which count the pages of the file.",
        )


def _several(document: Document, locator: Locator, spans: list[Span]) -> LocatorError:
    one, _ = _NOUNS[locator.kind or LocatorKind.ARTICLE]
    where = ", ".join(
        segments_at(document, locator.key, Span(span.start, span.start)).place for span in spans[:5]
    )
    return LocatorError(
        f"{locator}: our copy of {locator.key} has more than one {one} of that name: {where}",
        f'Name the passage by its words: {locator.key}#"words of the passage".',
    )


def _no_label(document: Document, locator: Locator, names: list[str]) -> LocatorError:
    one, _ = _NOUNS[locator.kind or LocatorKind.ARTICLE]
    if not names:
        return _out_of_range(document, locator, 0)
    shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return LocatorError(
        f"{locator}: there is no {one} {locator.label}; our copy of {locator.key} has {shown}",
        f"Write one of these, or find the passage with 'kzbrief show {locator.key}'.",
    )


def locator_of(document: Document, key: str, span: Span) -> Locator:
    """Return the locator that a reader would cite a passage by.

    Its pages, as they are printed where that is known, or times in a recording, where the
    document has any: they are the same in every copy. Else the body paragraphs that the passage
    touches, else its caption, its turn, its note or its heading, else the whole source.

    Args:
        document: The document.
        key: Key of its source.
        span: The passage.
    """
    pages = page_locator(document, key, span)
    if pages is not None:
        return pages
    times = times_of(document, span)
    if times is not None:
        return Locator(key, LocatorKind.TIME, *times)
    return segments_at(document, key, span)


def locator_like(document: Document, typed: Locator, span: Span) -> Locator:
    """Return the locator of a passage, counted as an author counts.

    Args:
        document: The document.
        typed: A locator that the author typed, of whatever place in the same source.
        span: The passage.
    """
    holding = [
        division
        for division in divisions_of(document)
        if division.kind == typed.kind and division.span.overlaps(span)
    ]
    if holding:
        # Of sections within sections, the innermost opens last.
        return Locator(typed.key, typed.kind, label=holding[-1].number)
    if typed.kind in SEGMENT_KINDS:
        return segments_at(document, typed.key, span, typed.kind)
    return locator_of(document, typed.key, span)


def _past_notes(document: Document, words: str) -> tuple[Span, ...]:
    """Find words between which note references stand, which nobody types."""
    if not document.notes:
        return ()
    if "without notes" not in document.derived:
        cut = cut_out(document.text, document.notes)
        document.derived["without notes"] = cut, PreparedText(cut.text)
    cut, prepared = document.derived["without notes"]
    return tuple(cut.to_whole(span) for span in prepared.find_all(words))


def _is_whole(text: str, span: Span) -> bool:
    """Tell whether a passage neither starts nor ends inside a word."""
    edges = (text[span.start - 1 : span.start + 1], text[span.end - 1 : span.end + 1])
    return not any(len(edge) == 2 and edge.isalnum() for edge in edges)


def _out_of_range(document: Document, locator: Locator, count: int) -> LocatorError:
    kind = locator.kind or LocatorKind.PARAGRAPH
    one, many = _NOUNS[kind]
    wanted = (
        f"{locator.first}"
        if locator.first == locator.last
        else (f"{locator.first} to {locator.last}")
    )
    if count:
        has = f"our copy of {locator.key} has {count} {many if count > 1 else one}"
        return LocatorError(
            f"{locator}: there is no {one} {wanted}; {has}",
            f"Write a number from 1 to {count}, or find the passage with 'kzbrief show "
            f"{locator.key}'.",
        )
    others = [
        f"{number} {_NOUNS[other][number > 1]}"
        for other, number in _counts(document).items()
        if number
    ]
    has = f"it has {', '.join(others)}" if others else "it has nothing to count"
    return LocatorError(
        f"{locator}: our copy of {locator.key} has no {many}; {has}",
        f'Use what it has, or name the passage by its words: {locator.key}#"words of the passage".',
    )


def _counts(document: Document) -> dict[LocatorKind, int]:
    counts = {kind: len(counted(document, of).spans) for kind, of in SEGMENT_KINDS.items()}
    divided = [division.kind for division in divisions_of(document)]
    return {
        **counts,
        LocatorKind.PAGE: len(document.pages),
        LocatorKind.PRINTED: len(printed_pages(document)),
        LocatorKind.ARTICLE: divided.count(LocatorKind.ARTICLE),
        LocatorKind.SECTION: divided.count(LocatorKind.SECTION),
        LocatorKind.TIME: len(document.cues),
    }


def _resolve_words(document: Document, locator: Locator, prepared: PreparedText) -> Span:
    words = locator.words or ""
    found = prepared.find_all(words) or _past_notes(document, words)
    places = [span for span in found if _is_whole(document.text, span)] or found
    if not places:
        raise LocatorError(
            f"the words “{words}” do not stand in our copy of {locator.key}",
            "Copy the words from the source; a few in a row are enough.",
        )
    if len(places) > 1:
        where = ", ".join(
            segments_at(document, locator.key, span).place or f"character {span.start}"
            for span in places[:5]
        )
        raise LocatorError(
            f"the words “{words}” stand in {len(places)} places of {locator.key}: {where}",
            "Add words until they stand in one place only, or use a number.",
        )
    return places[0]
