"""Links from one page to another, and formatted text with such links in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.citations.runs import Run
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext

Target = tuple[str, str]
"""A page and an HTML id on it."""


def link(context: FillContext, target: Target | None, *children: nodes.Node) -> nodes.Element:
    """Return a link to a place of the project; an inline where there is no such place.

    Args:
        context: What is known of the page that holds the link.
        target: Where it leads.
        children: What it shows.
    """
    content = nodes.inline("", "", *children)
    if target is None:
        return content
    docname, ident = target
    return make_refnode(context.session.builder, context.docname, docname, ident, content)


def run_nodes(context: FillContext, runs: Iterable[tuple[Run, Target | None]]) -> list[nodes.Node]:
    """Return the nodes of formatted text.

    Args:
        context: What is known of the page.
        runs: Runs, each with the place of the project it leads to, or None.

    Returns:
        Text, emphasis, web links and links into the project; never markup read from text.
    """
    found: list[nodes.Node] = []
    for run, target in runs:
        text: nodes.Node = nodes.Text(run.text)
        if run.emphasis:
            text = nodes.emphasis(run.text, "", text)
        if target is not None:
            text = link(context, target, text)
        elif run.link is not None:
            text = nodes.reference(run.text, "", text, refuri=run.link, internal=False)
        found.append(text)
    return found
