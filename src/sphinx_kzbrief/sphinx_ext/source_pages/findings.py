"""What is wrong with the pages of the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.findings import Finding

if TYPE_CHECKING:
    from sphinx_kzbrief.sphinx_ext.session import Session


def page_findings(session: Session) -> list[Finding]:
    """Return a finding for each source in use that has no page although pages are on.

    A key that reaches a page only through an include or a substitution stands in no document
    that could be scanned for it.
    """
    if session.source_pages == "off":
        return []
    found = []
    for key, uses in sorted(session.ledger.uses.items()):
        if key in session.ledger.source_pages or key not in session.corpus.sources:
            continue
        use = min(uses)
        record, _outcome = session.ledger.records[use.docname, use.ident]
        found.append(
            Finding(
                "markup-invalid",
                record.place,
                f"The source {key} has no page: its key reaches this page only through an "
                "include or a substitution.",
                'Name the key in the document itself, or set kzbrief_source_pages = "all".',
                source=key,
                docname=use.docname,
            )
        )
    return found
