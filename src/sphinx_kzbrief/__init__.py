"""A compiler for evidence: briefs whose quotations, figures and citations are checked.

The package is a core of plain data (``text``, ``corpus``, ``quotes``, ``figures``,
``citations``, ``evidence``, ``export``) under two shells that never import each other:
``sphinx_ext``, the Sphinx extension, and ``cli``, the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the Sphinx extension, imported only when Sphinx asks for it."""
    from sphinx_kzbrief.sphinx_ext import setup_extension  # noqa: PLC0415 - the core runs without Sphinx

    return setup_extension(app)
