"""Drawing lists of every kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.base import BaseTranslator, listed

if TYPE_CHECKING:
    from sphinx import addnodes

_COUNTERS = {
    "arabic": "1", "loweralpha": "a", "upperalpha": "A", "lowerroman": "i", "upperroman": "I",
}  # fmt: skip
# About two lines; longer items stand apart as paragraphs do.
_SHORT_ITEM = 180
_PARENTHESES = re.compile(r"[().:\]\[]*")


class ListTranslator(BaseTranslator):
    """Visitors of lists."""

    def visit_bullet_list(self, node: nodes.Element) -> None:
        """Draw a list with bullets, tight unless an item has several blocks."""
        self.out("parbreak()")
        self.anchor(node)
        look = "works" if "kz-references" in listed(node, "classes") else "bullets"
        self.func(look, *self._items(node, "list.item"), tight=_tight(node), inner=_inner(node))
        self.out("parbreak()")
        raise nodes.SkipNode

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        """Draw a numbered list with the counters and marks the author chose."""
        self.out("parbreak()")
        self.anchor(node)
        marks = [str(node.get("prefix", "")), str(node.get("suffix", ".") or ".")]
        before, after = (mark if _PARENTHESES.fullmatch(mark) else "" for mark in marks)
        counter = _COUNTERS.get(node.get("enumtype", "arabic"), "1")
        self.func(
            "counted",
            *self._items(node, "enum.item"),
            tight=_tight(node),
            inner=_inner(node),
            start=str(int(node.get("start", 1))),
            numbering=markup.literal(before + counter + after),
        )
        self.out("parbreak()")
        raise nodes.SkipNode

    def _items(self, node: nodes.Element, function: str) -> list[str]:
        return [
            markup.call(function, self.render([child]))
            for child in node
            if isinstance(child, nodes.Element) and not isinstance(child, nodes.comment)
        ]

    def visit_list_item(self, node: nodes.Element) -> None:
        """Mark the place of an item; its list draws it."""
        self.anchor(node)

    def visit_definition_list(self, node: nodes.Element) -> None:
        """Draw terms, each with what it means set in below."""
        entries = [self._entry(item) for item in node if isinstance(item, nodes.Element)]
        self.out("parbreak()")
        self.anchor(node)
        self.func("definitions", *entries)
        self.out("parbreak()")
        raise nodes.SkipNode

    def _entry(self, item: nodes.Element) -> str:
        heads = [part for part in item if isinstance(part, (nodes.term, nodes.classifier))]
        return f"({self.inside(item, heads)}, {self.run_on(_definition(item))})"

    def visit_term(self, node: nodes.Element) -> None:
        """Draw a term; several of one definition stand below each other."""
        siblings = [part for part in node.parent if isinstance(part, nodes.term)]
        if siblings and siblings[0] is not node:
            self.out("next-term")
        self.anchor(node)
        self.out(markup.call("term-name", self.render(node.children)))
        raise nodes.SkipNode

    def visit_classifier(self, node: nodes.Element) -> None:
        """Draw what kind of thing a term is, after it."""
        self.out(markup.call("classifier", self.render(node.children)))
        raise nodes.SkipNode

    def visit_definition(self, node: nodes.Element) -> None:
        """Mark the place of a definition; its list draws it."""
        self.anchor(node)

    def visit_field_list(self, node: nodes.Element) -> None:
        """Draw fields as two columns, names and values."""
        rows = []
        for field in node:
            if isinstance(field, nodes.field):
                name, body = field.children[0], field.children[1:]
                rows.append(f"({self.render([name])}, {self.render(body)})")
        self.block("fields", *rows)
        raise nodes.SkipNode

    def visit_field_name(self, node: nodes.Element) -> None:
        """Mark the place of a field's name; its list draws it."""
        self.anchor(node)

    def visit_field_body(self, node: nodes.Element) -> None:
        """Mark the place of a field's value; its list draws it."""
        self.anchor(node)

    def visit_docinfo(self, node: nodes.docinfo) -> None:
        """Draw bibliographic fields as any other fields."""
        rows = []
        for item in node:
            if isinstance(item, nodes.field):
                name, body = (self.render([part]) for part in item)
            elif isinstance(item, nodes.Element):
                name, body = self.quoted(item.tagname.title()), self.render(item.children)
            rows.append(f"({name}, {body})")
        self.block("fields", *rows)
        raise nodes.SkipNode

    def visit_option_list(self, node: nodes.option_list) -> None:
        """Draw options of a command as terms in the type of code."""
        entries = []
        for item in node:
            if isinstance(item, nodes.option_list_item):
                # An argument's own text begins with what parts it from its option.
                names = [option.astext() for option in item.findall(nodes.option)]
                head = markup.call("code", self.quoted(", ".join(names)))
                entries.append(f"({head}, {self.run_on(_definition(item))})")
        self.block("definitions", *entries)
        raise nodes.SkipNode

    def visit_description(self, node: nodes.Element) -> None:
        """Mark the place of an option's description; its list draws it."""
        self.anchor(node)

    def visit_hlist(self, node: addnodes.hlist) -> None:
        """Draw a list in columns."""
        columns = [self.render([column]) for column in node]
        self.block("columns-of", *columns)
        raise nodes.SkipNode

    def visit_hlistcol(self, node: addnodes.hlistcol) -> None:
        """Mark the place of a column; its list draws it."""
        self.anchor(node)


def _tight(node: nodes.Element) -> str:
    """Say whether the items of a list stand close: each holds one short block, maybe a list."""
    for item in node.children:
        if isinstance(item, nodes.Element) and len(item.astext()) > _SHORT_ITEM:
            return "false"
        blocks = [part for part in getattr(item, "children", ()) if not _inner_list(part)]
        if len(blocks) > 1:
            return "false"
    return "true"


def _inner(node: nodes.Element) -> str | None:
    """Say whether a list stands in an item of another."""
    return "true" if isinstance(node.parent, nodes.list_item) else None


def _inner_list(node: nodes.Node) -> bool:
    return isinstance(node, (nodes.bullet_list, nodes.enumerated_list, nodes.comment))


def _definition(item: nodes.Element) -> list[nodes.Node]:
    """Return the blocks that say what a term or an option means."""
    parts = (part for part in item if isinstance(part, (nodes.definition, nodes.description)))
    return [block for part in parts for block in part.children]
