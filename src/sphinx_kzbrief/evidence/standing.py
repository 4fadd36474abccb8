"""What the place of a quotation tells that its words do not: headings, captions, footnotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.locators import segments_at
from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.messages import quoted
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.quotes.footnotes import excepted_below
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus import Document
    from sphinx_kzbrief.evidence.records import QuoteRecord
    from sphinx_kzbrief.quotes.model import Match
    from sphinx_kzbrief.text.prepared import PreparedText

_APART = {
    SegmentKind.HEADING: "a heading",
    SegmentKind.CAPTION: "a caption",
    SegmentKind.NOTE: "a note",
}
"""What is no statement of a speaker, with its article."""


def notes_of_place(
    record: QuoteRecord, key: str, document: Document, prepared: PreparedText, match: Match
) -> Iterator[Finding]:
    """Yield notes on where the words of a quotation stand.

    A heading, caption or note of the source is told where the brief gives it to a speaker, and a
    footnote where it excepts something from the words. Neither makes a quotation wrong.

    Args:
        record: The quotation.
        key: Key of its source.
        document: The source's document.
        prepared: Its text.
        match: The match, which is verbatim.
    """
    span = Span(match.spans[0].start, match.spans[-1].end)
    where = format_locator(segments_at(document, key, span)) or None
    place = f"{key}, {where}" if where else key
    segment = match.segment
    if record.speaker and segment is not None and segment.kind in _APART and not segment.speaker:
        yield Finding(
            "quote-context",
            record.place,
            f"{quoted(record.text or span.of(document.text))} is {_APART[segment.kind]} of our "
            f"copy ({place}), and {record.speaker} is named as its speaker.",
            "Quote what the person says, or leave out the speaker.",
            source=key,
            locator=where,
            docname=record.docname,
            lowered=Severity.NOTE,
        )
    for word in excepted_below(prepared, document.segments, span):
        yield Finding(
            "quote-context",
            record.place,
            f"A footnote of {place}, on which the words {quoted(span.of(document.text))} depend, "
            f"takes something away: {quoted(word.text)}.",
            "Say so beside the quotation.",
            source=key,
            locator=where,
            docname=record.docname,
            lowered=Severity.NOTE,
        )
