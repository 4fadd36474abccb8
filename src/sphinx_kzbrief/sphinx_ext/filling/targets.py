"""Targets: places of ours that links can reach in writers that look at few nodes' ids."""

from __future__ import annotations

from docutils import nodes

_OURS = "kz-"


def set_targets(document: nodes.document) -> None:
    """Give each place of ours a target of its own, as the LaTeX writer asks.

    It labels sections, figures and the like; of quotations, citations, passages and entries of
    lists it would print links that lead nowhere.

    Args:
        document: The document, its places filled.
    """
    for node in list(document.findall(nodes.Element)):
        if not node["ids"] or not any(name.startswith(_OURS) for name in node["classes"]):
            continue
        if isinstance(node, nodes.Structural):
            continue
        words = next(iter(node.findall(nodes.TextElement)), None)
        if words is not None:
            words.insert(0, [nodes.target("", "", ids=[ident]) for ident in node["ids"]])
