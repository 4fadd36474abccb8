"""The builder `kzcheck`: reads and checks a project, writes `findings.json` and no page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.locale import __

from sphinx_kzbrief.evidence.project_findings import nothing_checked
from sphinx_kzbrief.export.report import Report, report_json
from sphinx_kzbrief.sphinx_ext.checking import tell
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.evidence_file import links_of, project_paths, write_json
from sphinx_kzbrief.sphinx_ext.lock import is_locked

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx


class KzCheckBuilder(Builder):
    """Check all evidence of a project."""

    name = "kzcheck"
    format = ""
    epilog = __("The findings are in %(outdir)s/findings.json.")
    allow_parallel = True

    def get_outdated_docs(self) -> str:
        """Return what Sphinx prints: pages are checked as far as they were read anew."""
        return "the evidence of all pages"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002
        """Return no address: nothing is written."""
        return ""

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Prepare nothing."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write no page."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write no page."""

    def finish(self) -> None:
        """Write the findings, and tell where there was nothing to check."""
        domain = domain_of(self.env)
        session = domain.session
        summary = domain.summary
        assert summary is not None  # noqa: S101 - made once all pages are checked
        # Markup of ours that went wrong is told already, and is not nothing.
        if not summary.records:
            finding = nothing_checked()
            session.findings.append(finding)
            tell(finding, session)
        report = Report(
            findings=tuple(session.findings),
            checked={"quotations": summary.quotations, "citations": summary.citations},
            sources=summary.sources,
            locked=is_locked(domain),
            **project_paths(domain),
        )
        write_json(Path(self.outdir, "findings.json"), report_json(report))
        write_json(Path(self.outdir, "links.json"), links_of(self.env, self.config))


def setup_kzcheck(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(KzCheckBuilder)
