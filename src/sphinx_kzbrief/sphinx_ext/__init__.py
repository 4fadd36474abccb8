"""The Sphinx extension: the only part of the package that touches Sphinx and docutils."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sphinx_kzbrief

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Register everything the extension brings, one visible feature a line."""
    return {
        "version": sphinx_kzbrief.__version__,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
