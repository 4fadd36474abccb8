"""Links of ours that lead nowhere: findings, rather than warnings of Sphinx beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.keys import nearest
from sphinx_kzbrief.corpus.problems import SourceUnknownError
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.findings import Finding, finding_of, rule_of
from sphinx_kzbrief.evidence.records import ReferenceRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from sphinx_kzbrief.sphinx_ext.domain import KzDomain


def dangling_findings(domain: KzDomain) -> Iterator[Finding]:
    """Yield a finding for each link of ours whose target neither we nor other projects have."""
    for page in domain.pages.values():
        for record in page.records:
            if isinstance(record, ReferenceRecord) and not _known_elsewhere(domain.env, record):
                yield from _problem(domain, record)


def _problem(domain: KzDomain, record: ReferenceRecord) -> Iterator[Finding]:
    from sphinx_kzbrief.sphinx_ext.objects import (  # noqa: PLC0415 - few builds need it
        NAMED,
        described,
        located,
    )

    session = domain.session
    names, sources = session.ledger.names, session.corpus.sources
    target = record.target.removeprefix("kz:")
    key = target.partition("#")[0]
    if record.kind not in {"source", "passage"} and target in names:
        named = described(session, names[target])[0]
        if record.kind in {"ref", named}:
            return
    by_name = record.kind in NAMED
    if not by_name and key in sources:
        try:
            if "#" in target:
                located(session, target)
        except KzbriefError as error:
            yield finding_of(
                error, rule_of(error), record.place, source=key, docname=record.docname
            )
        return
    known: list[str] = []
    if by_name or record.kind == "ref":
        known += names
    if not by_name:
        known += sources
    near = ", ".join(nearest(target, known))
    unknown = SourceUnknownError(
        f"Nothing in this project is called “{target}”.",
        f"Did you mean {near}?"
        if near
        else "Name a source of corpus.yaml, or a piece of evidence with a name.",
    )
    yield finding_of(unknown, "source-unknown", record.place, docname=record.docname)


def _known_elsewhere(env: BuildEnvironment, record: ReferenceRecord) -> bool:
    """Tell whether a project that intersphinx knows has what a link asks for."""
    inventory = getattr(env, "intersphinx_inventory", {})
    kinds = [name for name in inventory if name.startswith("kz:")]
    if record.kind != "ref":
        kinds = [f"kz:{record.kind}"]
    return any(record.target in inventory.get(kind, {}) for kind in kinds)


def _is_told(_app: Sphinx, domain: Domain | None, _node: nodes.Element) -> bool | None:
    """Keep Sphinx from warning of what is a finding already (`warn-missing-reference`)."""
    return True if domain is not None and domain.name == "kz" else None


def setup_dangling(app: Sphinx) -> None:
    """Connect to Sphinx's own warning."""
    app.connect("warn-missing-reference", _is_told)
