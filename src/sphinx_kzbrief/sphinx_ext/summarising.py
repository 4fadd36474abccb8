"""Summarising: what the evidence of all pages comes to, once all of them are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from sphinx_kzbrief.evidence.claims import weigh_all
from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.records import (
    BriefRecord,
    CitationRecord,
    QuoteRecord,
    ReferenceRecord,
    SourcePageRecord,
)
from sphinx_kzbrief.sphinx_ext.dangling import dangling_findings
from sphinx_kzbrief.sphinx_ext.objects import objects_of
from sphinx_kzbrief.sphinx_ext.source_pages.findings import page_findings
from sphinx_kzbrief.sphinx_ext.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.evidence.records import Record
    from sphinx_kzbrief.sphinx_ext.domain import KzDomain


def summarise(domain: KzDomain) -> Summary:
    """Summarise the evidence of all pages, once all of them are checked."""
    session = domain.session
    records = [record for page in domain.pages.values() for record in page.records]
    return Summary(
        uuid4().hex,
        tuple(_findings(domain)),
        tuple(objects_of(session)),
        sum(isinstance(record, QuoteRecord) for record in records),
        sum(isinstance(record, CitationRecord) for record in records),
        sum(map(_is_checked, records)),
        tuple(sorted(session.ledger.cited_anywhere())),
    )


def _is_checked(record: Record) -> bool:
    """Tell whether a record is evidence, or would be, rather than a head, a link or a list."""
    return bool(record.markup) or not isinstance(
        record, BriefRecord | ReferenceRecord | SourcePageRecord
    )


def _findings(domain: KzDomain) -> Iterator[Finding]:
    """Yield what is wrong with the evidence of the pages, and with their names."""
    for page in domain.outcomes.values():
        yield from page.source_findings
        for outcome in page.outcomes:
            yield from outcome.findings
    for weighed in weigh_all(domain.session.known):
        yield from weighed.findings
    for name, docname, number in domain.session.ledger.doubled:
        record = domain.pages[docname].records[number]
        yield Finding(
            "markup-invalid",
            record.place,
            f"The name “{name}” is given to another piece of evidence too.",
            "Names are unique in a project: choose another one.",
            docname=docname,
        )
    yield from page_findings(domain.session)
    yield from dangling_findings(domain)
