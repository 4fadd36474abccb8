"""Checking: in the main process, on every build, once all pages have been read.

A warning logged while a page is read is gone on the next build, when the page comes from
the cache; so what is wrong is kept with the page and told each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_kzbrief.evidence.project_findings import problem_findings
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.kept_out import withheld_findings
from sphinx_kzbrief.sphinx_ext.lock import kept_in_lock, lock_findings, lock_state
from sphinx_kzbrief.text.inert import inert

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.evidence.outcomes import PageOutcome
    from sphinx_kzbrief.sphinx_ext.domain import KzDomain
    from sphinx_kzbrief.sphinx_ext.session import Session

_LOGGER = logging.getLogger(__name__)


def check_project(_app: Sphinx, env: BuildEnvironment) -> None:
    """Check every page that was read anew, and tell all findings (`env-updated`)."""
    domain = domain_of(env)
    session = domain.session
    forget_stale_outcomes(domain)
    session.enter(domain.pages, domain.outcomes)
    if domain.summary is None:
        check_pages(domain)
    session.findings = gather_findings(domain)
    for finding in session.findings:
        tell(finding, session)


def forget_stale_outcomes(domain: KzDomain) -> None:
    """Forget outcomes that checking again could change although their page stayed the same.

    What a finding says may rest on sources that its page does not name, such as the one that
    holds missing words; and a person may have accepted it in the lock, or taken that back.
    """
    stale: set[str] = set()
    if domain.unsettled:
        state = _state(domain.session)
        stale |= {docname for docname, then in domain.unsettled.items() if then != state}
    for docname in stale:
        domain.outcomes.pop(docname, None)
        domain.summary = None


def _state(session: Session) -> str:
    return f"{session.corpus.state()} {lock_state(session)}"


def check_pages(domain: KzDomain) -> None:
    """Check the pages that have no outcome, and summarise all of them."""
    # Most builds find every page as it was, and need nothing of what the checks import.
    from sphinx_kzbrief.evidence.checks import CheckContext, check_page  # noqa: PLC0415
    from sphinx_kzbrief.sphinx_ext.summarising import summarise  # noqa: PLC0415

    session = domain.session
    context = CheckContext(
        session.corpus,
        session.srcdir,
        session.profile,
        session.language,
        kept_in_lock(session),
        session.context,
    )
    for docname, page in domain.pages.items():
        if docname in domain.outcomes:
            continue
        outcome = check_page(context, page.records)
        domain.outcomes[docname] = outcome
        domain.unsettled.pop(docname, None)
        if _may_change(outcome):
            domain.unsettled[docname] = _state(session)
    domain.summary = summarise(domain)


def _may_change(page: PageOutcome) -> bool:
    """Tell whether checking a page again could yield another outcome though it is the same."""
    return bool(page.source_findings or page.accepted) or any(
        each.findings or any(waiver.acceptance for waiver in each.waived) for each in page.outcomes
    )


def gather_findings(domain: KzDomain) -> list[Finding]:
    """Return all findings of a project, each once, sorted."""
    session = domain.session
    found = list(session.findings)
    found += problem_findings(session.corpus.problems, session.srcdir)
    if domain.summary is not None:
        found += domain.summary.findings
    found += lock_findings(domain)
    found += withheld_findings(domain.env)
    return sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key)


def tell(finding: Finding, session: Session) -> None:
    """Log one finding with the place its author looks at."""
    # Sphinx reads a tuple as (docname, line) and would print a wrong file name.
    # What has no line it would read as a docname, and add a suffix.
    told = inert(finding.to_text())
    location = f"{session.srcdir / finding.place.path}:{finding.place.line or 1}"
    if finding.severity is Severity.NOTE:
        _LOGGER.info("%s: note: %s [kzbrief.%s]", location, told, finding.rule)
        return
    log = _LOGGER.error if finding.severity is Severity.ERROR else _LOGGER.warning
    log(
        "%s: %s",
        finding.rule,
        told,
        location=location,
        type="kzbrief",
        subtype=finding.rule,
    )


def setup_checking(app: Sphinx) -> None:
    """Connect the checks; they come before whatever decides which pages are rewritten."""
    app.connect("env-updated", check_project, priority=400)
