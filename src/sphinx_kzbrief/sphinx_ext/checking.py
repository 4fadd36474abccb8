"""Checking: in the main process, on every build, once all pages have been read.

A warning logged while a page is read is gone on the next build, when the page comes from
the cache; so what is wrong is kept with the page and told each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_kzbrief.evidence.checks import CheckContext, check_page, problem_findings
from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.ledger import build_ledger
from sphinx_kzbrief.sphinx_ext.source_pages import page_findings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_kzbrief.sphinx_ext.domain import KzDomain
    from sphinx_kzbrief.sphinx_ext.session import Session

_LOGGER = logging.getLogger(__name__)


def check_project(_app: Sphinx, env: BuildEnvironment) -> None:
    """Check every page that was read anew, and tell all findings (`env-updated`)."""
    domain = domain_of(env)
    session = domain.session
    context = CheckContext(session.corpus, session.srcdir, session.profile)
    for docname, page in domain.pages.items():
        if docname not in domain.outcomes:
            domain.outcomes[docname] = check_page(context, page.records)
    session.enter(build_ledger(domain.pages, domain.outcomes))
    session.findings = gather_findings(domain)
    for finding in session.findings:
        tell(finding, session)


def gather_findings(domain: KzDomain) -> list[Finding]:
    """Return all findings of a project, each once, sorted."""
    session = domain.session
    found = list(session.findings)
    found += problem_findings(session.corpus.problems, session.srcdir)
    for page in domain.outcomes.values():
        found += page.source_findings
        for outcome in page.outcomes:
            found += outcome.findings
    for name, docname, number in session.ledger.doubled:
        record = domain.pages[docname].records[number]
        found.append(
            Finding(
                "markup-invalid",
                record.place,
                f"The name “{name}” is given to another quotation too.",
                "Names are unique in a project: choose another one.",
                docname=docname,
            )
        )
    found += page_findings(session)
    return sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key)


def tell(finding: Finding, session: Session) -> None:
    """Log one finding with the place its author looks at."""
    # Sphinx reads a tuple as (docname, line) and would print a wrong file name.
    location = str(session.srcdir / finding.place.path)
    if finding.place.line:
        location += f":{finding.place.line}"
    if finding.severity is Severity.NOTE:
        _LOGGER.info("%s: note: %s [kzbrief.%s]", location, finding.to_text(), finding.rule)
        return
    log = _LOGGER.error if finding.severity is Severity.ERROR else _LOGGER.warning
    log(
        "%s: %s",
        finding.rule,
        finding.to_text(),
        location=location,
        type="kzbrief",
        subtype=finding.rule,
    )


def setup_checking(app: Sphinx) -> None:
    """Connect the checks; they come before whatever decides which pages are rewritten."""
    app.connect("env-updated", check_project, priority=400)
