"""Reading: what each page holds is noted once its doctree is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.kept_out import sources_taken_in
from sphinx_kzbrief.sphinx_ext.lines import with_own_lines
from sphinx_kzbrief.sphinx_ext.page import Page, collect_page, keys_in

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def note_page(app: Sphinx, doctree: nodes.document) -> None:
    """Note the evidence of a page that was just read (`doctree-read`)."""
    docname = app.env.current_document.docname
    domain = domain_of(app.env)
    records, filled = collect_page(doctree, docname)
    records = with_own_lines(records, Path(app.srcdir))
    # Whether a source may be taken in whole is for the manifest to say, which may change.
    taken = {key for key, _ in sources_taken_in(app.env, app.env.dependencies.get(docname, ()))}
    if records or filled or taken:
        keys = sorted(taken.union(*(keys_in(record) for record in records)))
        states = {key: domain.session.fingerprint(key) for key in keys}
        domain.enter_page(docname, Page(records, filled), states)


def outdated_pages(
    _app: Sphinx,
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],
) -> list[str]:
    """Return the pages whose sources changed since they were read (`env-get-outdated`)."""
    domain = domain_of(env)
    gone = added | changed | removed
    return [
        docname
        for docname, states in domain.fingerprints.items()
        if docname not in gone
        and any(domain.session.fingerprint(key) != state for key, state in states.items())
    ]


def setup_reading(app: Sphinx) -> None:
    """Connect the events of the read phase."""
    app.connect("doctree-read", note_page)
    app.connect("env-get-outdated", outdated_pages)
