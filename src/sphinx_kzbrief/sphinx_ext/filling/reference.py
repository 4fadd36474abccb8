"""Fills links to sources, passages and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.sphinx_ext.filling.links import link
from sphinx_kzbrief.sphinx_ext.objects import find_object

if TYPE_CHECKING:
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.objects import Found


class ReferenceFiller:
    """Fills links of our own roles."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> Found | None:  # noqa: ARG002
        """Return what the link finds."""
        kind, target = params
        return find_object(context, kind, target)

    def fill(self, context: FillContext, node: nodes.Element, view: Found | None) -> None:
        """Put the link in its place; what is not found here is left for other projects."""
        if view is not None:
            node.replace_self(link_to(context, view, node, node[0]))


class AnyReferenceFiller:
    """Stands for links that may or may not be ours: the page shows what they find.

    The domain resolves them when Sphinx asks it to.
    """

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> Found | None:  # noqa: ARG002
        """Return what the link finds among our objects."""
        (target,) = params
        return find_object(context, "ref", target)

    def fill(self, context: FillContext, node: nodes.Element, view: Found | None) -> None:
        """Leave the link to Sphinx."""


def link_to(
    context: FillContext, found: Found, node: nodes.Element, content: nodes.Node
) -> nodes.Element:
    """Return the link to what was found.

    Args:
        context: What is known of the page that holds the link.
        found: What was found.
        node: The pending reference.
        content: What the author says the link shows, or what was named.
    """
    if not isinstance(content, nodes.Element):
        content = nodes.inline("", "", content)
    if node.get("refexplicit") and len(content):
        return link(context, found.target, content.deepcopy())
    return link(context, found.target, nodes.inline("", found.text, classes=content["classes"]))
