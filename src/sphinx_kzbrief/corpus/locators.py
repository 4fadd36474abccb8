"""Locators: where in a source a passage stands, as authors write it and as readers cite it.

``key``, ``key#para12``, ``key#para12-14``, ``key#turn5``, ``key#cap1``, ``key#page4``,
``key#note1``, ``key#head2``, or by words: ``key#"enough skilled workers"``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.keys import KEY_RULE, is_key
from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.problems import LocatorError
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Document

FORMS = 'key, key#para12, key#para12-14, key#turn5, key#cap1, key#page4 or key#"words of it"'

_QUOTED = re.compile(r"[\"“„«](.*)[\"”“»]", re.DOTALL)
_NUMBERED = re.compile(r"(para|turn|cap|page|note|head)\s?(\d{1,7})(?:\s?[-–—]\s?(\d{1,7}))?")


class LocatorKind(StrEnum):
    """What a locator counts; its value is what authors write."""

    PARAGRAPH = "para"
    TURN = "turn"
    CAPTION = "cap"
    PAGE = "page"
    NOTE = "note"
    """A note of the editor, or one below the text."""
    HEADING = "head"
    WORDS = "words"
    """Not a number: the passage is named by words of it."""


_SEGMENT_KINDS = {
    LocatorKind.PARAGRAPH: SegmentKind.PARAGRAPH,
    LocatorKind.TURN: SegmentKind.TURN,
    LocatorKind.CAPTION: SegmentKind.CAPTION,
    LocatorKind.NOTE: SegmentKind.NOTE,
    LocatorKind.HEADING: SegmentKind.HEADING,
}

_BY_READER = (
    LocatorKind.PARAGRAPH,
    LocatorKind.CAPTION,
    LocatorKind.TURN,
    LocatorKind.NOTE,
    LocatorKind.HEADING,
)
"""What a reader counts by, the first that holds a passage."""

_NOUNS = {
    LocatorKind.PARAGRAPH: ("paragraph", "paragraphs"),
    LocatorKind.TURN: ("turn", "turns"),
    LocatorKind.CAPTION: ("caption", "captions"),
    LocatorKind.PAGE: ("page", "pages"),
    LocatorKind.NOTE: ("note", "notes"),
    LocatorKind.HEADING: ("heading", "headings"),
}


@dataclass(frozen=True, slots=True, order=True)
class Locator:
    """A source, and a place in it.

    Attributes:
        key: Key of the source.
        kind: What the numbers count; None for the whole source.
        first: First paragraph, turn, caption, page, note or heading, from 1; None where there
            is no number.
        last: Last one; the same as `first` for a single one.
        words: The words that name the passage, for the kind `words`.
    """

    key: str
    kind: LocatorKind | None = None
    first: int | None = None
    last: int | None = None
    words: str | None = None

    def __str__(self) -> str:
        """Return the canonical form, which `parse_locator` reads back."""
        place = self.place
        return f"{self.key}#{place}" if place else self.key

    @property
    def place(self) -> str:
        """The part after the `#`; empty for the whole source."""
        if self.kind is None:
            return ""
        if self.kind is LocatorKind.WORDS:
            return f'"{self.words}"'
        until = f"-{self.last}" if self.last != self.first else ""
        return f"{self.kind}{self.first}{until}"


def parse_locator(text: str) -> Locator:
    """Read a locator as an author wrote it.

    Args:
        text: One of the forms of this module's description; dashes may be long and quotation
            marks curly.

    Returns:
        The locator; whether the source and the place exist is not looked at.

    Raises:
        LocatorError: If the text is no locator.
    """
    key, hash_, place = text.strip().partition("#")
    key, place = key.rstrip(), place.strip()
    if not is_key(key):
        whole = f": {text.strip()[:80]!r}" if text.strip() != key else ""
        shown = f"{key[:60]!r} is not a key" if key else "a locator without a key"
        raise LocatorError(f"{shown}{whole}", f"Write {FORMS}; keys are {KEY_RULE}.")
    if not hash_:
        return Locator(key)
    quoted = _QUOTED.fullmatch(place)
    if quoted:
        words = " ".join(quoted[1].split())
        if not re.search(r"\w", words):
            raise LocatorError(
                f"the locator {text.strip()!r} names no words",
                "Write words of the passage between the quotation marks.",
            )
        return Locator(key, LocatorKind.WORDS, words=words)
    numbered = _NUMBERED.fullmatch(place)
    if not numbered:
        raise LocatorError(f"{text.strip()[:120]!r} is not a locator", f"Write {FORMS}.")
    first = int(numbered[2])
    last = int(numbered[3]) if numbered[3] else first
    if first < 1 or last < first:
        raise LocatorError(
            f"{text.strip()!r} counts from {first} to {last}",
            "Count from 1, the smaller number first.",
        )
    return Locator(key, LocatorKind(numbered[1]), first, last)


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
        return _resolve_words(document, locator, prepared or PreparedText(document.text))
    spans: Mapping[int, Span]
    if locator.kind is LocatorKind.PAGE:
        spans = dict(enumerate(page_spans(document), start=1))
    else:
        spans = _counted(document, _SEGMENT_KINDS[locator.kind]).spans
    first, last = spans.get(locator.first or 0), spans.get(locator.last or 0)
    if first is None or last is None:
        raise _out_of_range(document, locator, len(spans))
    return Span(first.start, max(first.end, last.end))


def page_spans(document: Document) -> list[Span]:
    """Return the span of each page, in order; empty for a document without pages."""
    ends = [*document.pages[1:], len(document.text)]
    return [Span(start, end) for start, end in zip(document.pages, ends, strict=False)]


def locator_of(document: Document, key: str, span: Span) -> Locator:
    """Return the locator that a reader would cite a passage by.

    Its pages where the document has any: they are the same in every copy. Else the body
    paragraphs that the passage touches, else its caption, its turn, its note or its heading,
    else the whole source.

    Args:
        document: The document.
        key: Key of its source.
        span: The passage.
    """
    pages = pages_of(document, span)
    if pages is not None:
        return Locator(key, LocatorKind.PAGE, *pages)
    return segments_at(document, key, span)


def segments_at(
    document: Document, key: str, span: Span, kind: LocatorKind | None = None
) -> Locator:
    """Return the locator of a passage by what the text itself is made of, pages aside.

    Args:
        document: The document.
        key: Key of its source.
        span: The passage.
        kind: What to count by, where the passage stands in one of it.

    Returns:
        The narrowest locator that a reader would count by; that of the whole source where
        nothing counted holds the passage.
    """
    for each in (kind, *_BY_READER) if kind in _SEGMENT_KINDS else _BY_READER:
        numbers = _counted(document, _SEGMENT_KINDS[each]).touching(span)
        if numbers:
            return Locator(key, each, min(numbers), max(numbers))
    return Locator(key)


def pages_of(document: Document, span: Span) -> tuple[int, int] | None:
    """Return the first and last page a passage stands on; None without pages."""
    last = bisect_left(document.pages, max(span.end, span.start + 1))
    if last == 0:
        return None
    return max(1, min(last, bisect_right(document.pages, span.start))), last


def _touches(outer: Span, span: Span) -> bool:
    """Tell whether a passage lies at least partly in a stretch; an empty one lies in it too."""
    if span.start == span.end:
        return outer.start <= span.start < outer.end
    return outer.overlaps(span)


def _is_whole(text: str, span: Span) -> bool:
    """Tell whether a passage neither starts nor ends inside a word."""
    edges = (text[span.start - 1 : span.start + 1], text[span.end - 1 : span.end + 1])
    return not any(len(edge) == 2 and edge.isalnum() for edge in edges)


@dataclass(frozen=True, slots=True)
class _Counted:
    """The segments of one kind that locators count, ready for many questions.

    Attributes:
        spans: Their spans by number.
        numbers: Their numbers, by start.
        starts: Where each starts.
        reached: How far each and those before it reach.
    """

    spans: Mapping[int, Span]
    numbers: Sequence[int]
    starts: Sequence[int]
    reached: Sequence[int]

    def touching(self, span: Span) -> list[int]:
        """Return the numbers of those that a passage touches."""
        found = []
        at = bisect_left(self.starts, max(span.end, span.start + 1)) - 1
        while at >= 0 and self.reached[at] > span.start:
            if _touches(self.spans[self.numbers[at]], span):
                found.append(self.numbers[at])
            at -= 1
        return found


def _counted(document: Document, kind: SegmentKind) -> _Counted:
    """Return the segments of a kind, looked for once a document."""
    name = f"counted {kind}"
    if name not in document.derived:
        spans = {
            segment.number: segment.span
            for segment in document.segments
            if segment.kind is kind and segment.number is not None
        }
        order = sorted(spans, key=spans.__getitem__)
        document.derived[name] = _Counted(
            spans,
            order,
            [spans[number].start for number in order],
            list(accumulate((spans[number].end for number in order), max)),
        )
    found: _Counted = document.derived[name]
    return found


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
    counts = {kind: len(_counted(document, of).spans) for kind, of in _SEGMENT_KINDS.items()}
    return {**counts, LocatorKind.PAGE: len(document.pages)}


def _resolve_words(document: Document, locator: Locator, prepared: PreparedText) -> Span:
    words = locator.words or ""
    found = prepared.find_all(words)
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
