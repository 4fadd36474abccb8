"""The summary: what a project's evidence comes to, kept until any page of it changes.

A build in which no page was read anew and no source changed needs no more than this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.records import CitationRecord, QuoteRecord
from sphinx_kzbrief.sphinx_ext.dangling import dangling_findings
from sphinx_kzbrief.sphinx_ext.objects import objects_of
from sphinx_kzbrief.sphinx_ext.source_pages.findings import page_findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.sphinx_ext.domain import KzDomain

DomainObject = tuple[str, str, str, str, str, int]
"""An object as `Domain.get_objects` yields it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a project's evidence comes to.

    Attributes:
        ident: A name that no other summary has.
        findings: What is wrong with the evidence, in no order; what is wrong with the corpus
            or the project as a whole is looked up on every build.
        objects: What other pages and projects can link to.
        quotations: Number of quotations.
        citations: Number of citations.
        records: Number of pieces of markup of ours, wrong ones included.
        sources: Keys of the sources in use, sorted.
    """

    ident: str
    findings: tuple[Finding, ...]
    objects: tuple[DomainObject, ...]
    quotations: int
    citations: int
    records: int
    sources: tuple[str, ...]


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
        len(records),
        tuple(sorted(session.ledger.cited_anywhere())),
    )


def _findings(domain: KzDomain) -> Iterator[Finding]:
    """Yield what is wrong with the evidence of the pages, and with their names."""
    for page in domain.outcomes.values():
        yield from page.source_findings
        for outcome in page.outcomes:
            yield from outcome.findings
    for name, docname, number in domain.session.ledger.doubled:
        record = domain.pages[docname].records[number]
        yield Finding(
            "markup-invalid",
            record.place,
            f"The name “{name}” is given to another quotation too.",
            "Names are unique in a project: choose another one.",
            docname=docname,
        )
    yield from page_findings(domain.session)
    yield from dangling_findings(domain)
