"""An extension with a node of its own look, and one that is a kind of quotation."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole


class seal(nodes.inline):  # noqa: N801 - docutils writes nodes so
    """Words in a badge."""


class saying(nodes.block_quote):  # noqa: N801 - docutils writes nodes so
    """A quotation of another kind, without visitors."""


def visit_seal(self, node):
    self.push()


def depart_seal(self, node):
    self.func("badge", self.pop(), tone=self.quoted("success"))


class SealRole(SphinxRole):
    """The role ``seal``."""

    def run(self):
        return [seal(self.rawtext, self.text)], []


def add_saying(app, doctree):
    quote = saying("", nodes.paragraph("", "Their own words."), nodes.attribution("", "A. Person"))
    quote["ids"] = ["the-saying"]
    doctree[0] += quote
    doctree[0] += nodes.paragraph("", "", nodes.reference("", "To it", refid="the-saying"))


def setup(app):
    app.add_node(seal, kzpdf=(visit_seal, depart_seal))
    app.add_node(saying)
    app.add_role("seal", SealRole())
    app.connect("doctree-read", add_saying)
    return {"parallel_read_safe": True}
