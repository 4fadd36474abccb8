"""An extension with a node that no builder knows."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class strange(nodes.General, nodes.Element):  # noqa: N801 - docutils writes nodes so
    """A node without visitors, and of no class that has any."""


class Strange(SphinxDirective):
    """The directive ``strange``."""

    def run(self):
        return [strange("", nodes.paragraph("", "Inner words."))]


def setup(app):
    app.add_node(strange)
    app.add_directive("strange", Strange)
    return {"parallel_read_safe": True}
