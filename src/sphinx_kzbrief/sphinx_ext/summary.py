"""The summary: what a project's evidence comes to, kept until any page of it changes.

A build in which no page was read anew and no source changed needs no more than this.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_kzbrief.evidence.findings import Finding

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
        records: Number of pieces of evidence, wrong ones included.
        sources: Keys of the sources in use, sorted.
    """

    ident: str
    findings: tuple[Finding, ...]
    objects: tuple[DomainObject, ...]
    quotations: int
    citations: int
    records: int
    sources: tuple[str, ...]
