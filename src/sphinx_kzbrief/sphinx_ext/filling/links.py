"""Links from one page to another, and formatted text with such links in it."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinx_kzbrief.citations.runs import is_web_address
from sphinx_kzbrief.sphinx_ext.ledger import Target

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.citations.runs import Run
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext

# Where a line should not break: "21|June", "2022|г.", "ca.|1992".
_IN_DATE = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=\.) (?=\d)")
_NO_BREAK = "\u00a0"

__all__ = ["Target", "kept_together", "link", "run_nodes"]


def link(context: FillContext, target: Target | str | None, *children: nodes.Node) -> nodes.Element:
    """Return a link; an inline where there is nothing to link to.

    Args:
        context: What is known of the page that holds the link.
        target: Where it leads: a place of the project, or a web address.
        children: What it shows.
    """
    content = nodes.inline("", "", *children)
    if isinstance(target, str) and is_web_address(target):
        return nodes.reference("", "", content, refuri=target, internal=False)
    if target is None or isinstance(target, str) or not context.reaches(target[0]):
        return content
    docname, ident = target
    builder = context.session.builder
    anchor = context.anchor(docname, ident)
    if anchor != ident:
        # Sphinx's own address of another page's place is a dead link in the file of all pages.
        return nodes.reference("", "", content, refid=anchor, internal=True)
    return make_refnode(builder, context.docname, docname, ident, content)


def kept_together(run: Run) -> str:
    """Return the text of a run, the numbers of a date tied to the words they belong to.

    Dates are the tool's own words; quotations never come here.
    """
    return _IN_DATE.sub(_NO_BREAK, run.text) if run.role == "date" else run.text


def run_nodes(
    context: FillContext, runs: Iterable[tuple[Run, Target | str | None]]
) -> list[nodes.Node]:
    """Return the nodes of formatted text.

    Args:
        context: What is known of the page.
        runs: Runs, each with the place it leads to, or None.

    Returns:
        Text, emphasis, web links and links into the project; never markup read from text.
    """
    found: list[nodes.Node] = []
    for target, together in groupby(runs, key=itemgetter(1)):
        shown = [_run_node(run, linked=target is not None) for run, _target in together]
        found += shown if target is None else [link(context, target, *shown)]
    return found


def _run_node(run: Run, *, linked: bool) -> nodes.Node:
    shown = kept_together(run)
    text: nodes.Node = nodes.Text(shown)
    if run.emphasis:
        text = nodes.emphasis(shown, "", text)
    if run.link is not None and not linked:
        return nodes.reference(shown, "", text, refuri=run.link, internal=False)
    return text
