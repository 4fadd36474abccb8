"""Drawing sphinx-design: grids, cards, tabs, dropdowns, badges and buttons as paper has them.

What folds away or hides behind a tab on a screen stands open here, one after the other.
"""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.base import listed
from sphinx_kzbrief.sphinx_ext.writers.typst.links import LinkTranslator
from sphinx_kzbrief.sphinx_ext.writers.typst.listings import ListingTranslator

_COLOURS = re.compile(r"sd-(bg|outline)-(?!text-)([a-z]+)$")
_COLUMNS = re.compile(r"sd-(?:row|card)-cols(?:-(?:xs|sm|md|lg))?-(\d+)$")
# A4 has room for as many columns of words; a screen grid may ask for twelve.
_MOST_COLUMNS = 4


class DesignTranslator(LinkTranslator, ListingTranslator):
    """Visitors of the components of sphinx-design."""

    def visit_container(self, node: nodes.Element) -> None:
        """Draw a component by its name; any other container as what it holds."""
        component = str(node.get("design_component", "")).replace("-", "_")
        draw = getattr(self, f"_design_{component}", None) if component else None
        if draw is not None:
            draw(node)
            raise nodes.SkipNode
        if "literal-block-wrapper" in listed(node, "classes"):
            self.captioned_code(node)
            raise nodes.SkipNode
        self.anchor(node)

    def _design_grid_row(self, node: nodes.Element) -> None:
        items = [child for child in node if isinstance(child, nodes.Element)]
        asked = [int(found[1]) for name in node["classes"] if (found := _COLUMNS.match(name))]
        columns = min(max([*asked, 1]), _MOST_COLUMNS, max(len(items), 1))
        self.block("card-grid", str(columns), *(self._grid_item(item) for item in items))

    def _design_card_carousel(self, node: nodes.Element) -> None:
        self._design_grid_row(node)

    def _grid_item(self, item: nodes.Element) -> str:
        """Return a card's parts where an item is one card, so that a row's cards end level."""
        inner = [child for child in item if isinstance(child, nodes.Element)]
        if item.get("design_component") == "card":
            return self._card(item)
        if len(inner) == 1 and inner[0].get("design_component") == "card":
            return self._card(inner[0])
        return f"(plain: true, body: {self.inside(item)})"

    def _design_card(self, node: nodes.Element) -> None:
        self.block("card", self._card(node))

    def _card(self, node: nodes.Element) -> str:
        parts = {"plain": "false"}
        rest: list[nodes.Node] = []
        titles = [
            child for child in node.findall(nodes.container)
            if child.get("design_component") == "card-title"
        ]  # fmt: skip
        link = next((r for r in node.findall(nodes.reference) if _stretched(r)), None)
        for child in node.children:
            component = child.get("design_component") if isinstance(child, nodes.Element) else ""
            if component in ("card-header", "card-footer"):
                parts[str(component)[5:]] = self.render([child])
            elif not (link is not None and link.parent is child):
                rest.append(child)
        if titles:
            title = self.render(titles[0].children)
            titles[0].parent.remove(titles[0])
            parts["title"] = self.linked(link, title) if link is not None else title
        elif link is not None:
            rest.append(link)
        parts["body"] = self.inside(node, rest)
        return "(" + ", ".join(f"{name}: {code}" for name, code in parts.items()) + ")"

    def _design_tab_item(self, node: nodes.Element) -> None:
        labels = [child for child in node if isinstance(child, nodes.rubric)]
        rest = [child for child in node.children if child not in labels]
        head = self.render(part for label in labels for part in label.children)
        self.block("tab", head, self.inside(node, rest))

    def _design_dropdown(self, node: nodes.Element) -> None:
        titled = bool(node.get("has_title")) and len(node) > 0
        head = node[0] if titled else None
        title = self.render(head.children) if isinstance(head, nodes.Element) else None
        self.block("aside-box", self.inside(node, node.children[titled:]), title=title)

    def _design_aside(self, node: nodes.Element) -> None:
        heads = [child for child in node if isinstance(child, nodes.rubric)]
        rest = [child for child in node.children if child not in heads]
        title = self.render(part for head in heads for part in head.children) if heads else None
        self.block("aside-box", self.inside(node, rest), title=title)

    def visit_sd_badge(self, node: nodes.Element) -> None:
        """Draw a badge in its colour, filled or outlined."""
        found = [match for name in node["classes"] if (match := _COLOURS.match(name))]
        self.func(
            "badge",
            self.inside(node),
            tone=markup.literal(found[0][2]) if found else None,
            outline="true" if found and found[0][1] == "outline" else None,
        )
        raise nodes.SkipNode

    def visit_sd_line_break(self, _node: nodes.Element) -> None:
        """Draw the break between the lines of a button."""
        self.out("linebreak()")
        raise nodes.SkipNode

    def visit_sd_icon(self, _node: nodes.Element) -> None:
        """Leave out an icon: it decorates the words beside it."""
        raise nodes.SkipNode

    visit_fontawesome = visit_sd_icon

    def visit_PassthroughTextElement(self, node: nodes.Element) -> None:  # noqa: N802 - its name
        """Draw what stands in a wrapper that exists for HTML only."""
        self.anchor(node)


def _stretched(reference: nodes.Element) -> bool:
    """Say whether a reference is the one that makes a whole card a link."""
    return "sd-stretched-link" in listed(reference, "classes")
