"""The Sphinx extension: the only part of the package that touches Sphinx and docutils."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sphinx_kzbrief
from sphinx_kzbrief.sphinx_ext.builders.kzcheck import setup_kzcheck
from sphinx_kzbrief.sphinx_ext.builders.kzpdf import setup_pdf
from sphinx_kzbrief.sphinx_ext.checking import setup_checking
from sphinx_kzbrief.sphinx_ext.config import setup_config
from sphinx_kzbrief.sphinx_ext.dangling import setup_dangling
from sphinx_kzbrief.sphinx_ext.domain import setup_domain
from sphinx_kzbrief.sphinx_ext.dropped import setup_dropped
from sphinx_kzbrief.sphinx_ext.elements import setup_elements
from sphinx_kzbrief.sphinx_ext.evidence_file import setup_evidence_file
from sphinx_kzbrief.sphinx_ext.kept_out import setup_kept_out
from sphinx_kzbrief.sphinx_ext.markup import setup_authoring
from sphinx_kzbrief.sphinx_ext.messages import setup_messages
from sphinx_kzbrief.sphinx_ext.nodes import setup_nodes
from sphinx_kzbrief.sphinx_ext.places import setup_filling
from sphinx_kzbrief.sphinx_ext.reading import setup_reading
from sphinx_kzbrief.sphinx_ext.rewriting import setup_rewriting
from sphinx_kzbrief.sphinx_ext.settled import setup_settled
from sphinx_kzbrief.sphinx_ext.source_pages import setup_source_pages
from sphinx_kzbrief.sphinx_ext.styles import setup_styles
from sphinx_kzbrief.sphinx_ext.unread import setup_unread

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ENV_VERSION = 5
"""Raised when what is kept on the environment changes its form."""


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Register everything the extension brings, one visible feature a line."""
    app.setup_extension("sphinx_design")
    setup_config(app)
    setup_messages(app)
    setup_nodes(app)
    setup_domain(app)
    setup_dangling(app)
    setup_authoring(app)
    setup_elements(app)
    setup_dropped(app)
    setup_unread(app)
    setup_kept_out(app)
    setup_source_pages(app)
    setup_reading(app)
    setup_checking(app)
    setup_rewriting(app)
    setup_filling(app)
    setup_styles(app)
    setup_kzcheck(app)
    setup_evidence_file(app)
    setup_settled(app)
    setup_pdf(app)
    return {
        "version": sphinx_kzbrief.__version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
