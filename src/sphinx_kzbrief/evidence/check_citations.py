"""The check of one citation: every item must name a source and a place in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import CiteItem, parse_citation
from sphinx_kzbrief.corpus.locators import locator_of, parse_locator, resolve_locator
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.findings import (
    Finding,
    apply_waivers,
    finding_of,
    markup_findings,
    rule_of,
)
from sphinx_kzbrief.evidence.messages import quoted
from sphinx_kzbrief.evidence.outcomes import (
    CitationOutcome,
    CitedItem,
    PlainOutcome,
    digest_of,
)
from sphinx_kzbrief.evidence.unchecked import plain_title, quoted_spans, titles_of
from sphinx_kzbrief.evidence.voices import segment_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.records import CitationRecord, SourcePageRecord


def check_citation(corpus: Corpus, record: CitationRecord) -> CitationOutcome:
    """Check one citation against the corpus.

    Args:
        corpus: The corpus.
        record: The citation as written.

    Returns:
        The outcome; items that could not be resolved are in its findings only.
    """
    found = markup_findings(record)
    items: list[CitedItem] = []
    try:
        parsed = parse_citation(record.content, corpus.sources)
    except KzbriefError as error:
        problem = finding_of(error, rule_of(error), record.place, docname=record.docname)
        return CitationOutcome(record.ident, findings=(*found, problem))
    for item in parsed:
        try:
            items.append(_resolve(corpus, item))
        except KzbriefError as error:
            found.append(_problem(record, item.locator, error))
    found += _quotations_in(corpus, record, parsed)
    kept, waived = apply_waivers(found, record.waivers)
    return CitationOutcome(record.ident, tuple(items), kept, waived)


def _quotations_in(
    corpus: Corpus, record: CitationRecord, parsed: Sequence[CiteItem]
) -> Iterator[Finding]:
    """Yield what a citation sets between quotation marks, which nothing compares."""
    around = (part for item in parsed for part in (item.prefix, item.suffix))
    marked = [span.of(text) for text in (record.text or "", *around) for span in quoted_spans(text)]
    titles = titles_of(corpus) if marked else frozenset()
    for words in marked:
        if plain_title(words) not in titles:
            yield Finding(
                "quote-unchecked",
                record.place,
                f"{quoted(words)} stands in quotation marks inside a citation, which compares no "
                "words.",
                "Quote it with kzquote, beside the citation; or leave out the quotation marks, "
                "where the words are yours.",
                source=parsed[0].key,
                docname=record.docname,
            )


def check_source_page(corpus: Corpus, record: SourcePageRecord) -> PlainOutcome:
    """Check that the source a page shows is there and can be read."""
    found = markup_findings(record)
    try:
        corpus.document(corpus.source(record.key).key)
    except KzbriefError as error:
        found.append(_problem(record, record.key, error))
    return PlainOutcome(record.ident, tuple(found))


def _resolve(corpus: Corpus, item: CiteItem) -> CitedItem:
    locator = parse_locator(item.locator)
    source = corpus.source(locator.key)
    # A cited source must be readable even where nothing in it is pointed at.
    document = corpus.document(source.key)
    cited = CitedItem(source.key, item.locator, item.prefix, suffix=item.suffix)
    if locator.kind is None:
        return cited
    span = resolve_locator(document, locator, corpus.prepared(source.key))
    if locator.words is not None:
        locator = locator_of(document, source.key, span)
    return replace(
        cited,
        locator=locator,
        span=span,
        digest=digest_of(document.text, (span,)),
        segment=segment_at(corpus, source.key, span),
    )


def _problem(
    record: CitationRecord | SourcePageRecord, locator: str, error: KzbriefError
) -> Finding:
    key = locator.partition("#")[0]
    return finding_of(error, rule_of(error), record.place, source=key, docname=record.docname)
