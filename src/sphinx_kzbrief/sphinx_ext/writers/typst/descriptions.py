"""Drawing descriptions of code: signatures of functions, classes and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.base import BaseTranslator

if TYPE_CHECKING:
    from collections.abc import Iterator


class DescriptionTranslator(BaseTranslator):
    """Visitors of the ``desc`` family."""

    def visit_desc(self, node: addnodes.desc) -> None:
        """Draw an object: its signatures, then its description set in."""
        heads = [part for part in node if isinstance(part, addnodes.desc_signature)]
        rest = [part for part in node.children if part not in heads]
        signatures = [self.render([head]) for head in heads]
        self.block("description", markup.array(signatures), self.inside(node, rest))
        raise nodes.SkipNode

    def visit_desc_signature(self, node: nodes.Element) -> None:
        """Draw a signature in the type of code, lines that run over set in."""
        self.func("signature", self.inside(node))
        raise nodes.SkipNode

    def visit_desc_signature_line(self, node: nodes.Element) -> None:
        """Draw one line of a signature that has several."""
        if node.parent.index(node):
            self.out("linebreak()")

    def visit_desc_content(self, node: nodes.Element) -> None:
        """Draw what is said of an object."""
        self.anchor(node)

    def visit_desc_inline(self, node: nodes.Element) -> None:
        """Draw a signature inside of a sentence."""
        self.func("code-like", self.inside(node))
        raise nodes.SkipNode

    def visit_desc_name(self, node: nodes.Element) -> None:
        """Draw the name of an object in bold."""
        self.func("strong", self.inside(node))
        raise nodes.SkipNode

    def visit_desc_returns(self, _node: nodes.Element) -> None:
        """Draw what a function returns, after an arrow."""
        self.text(" → ")

    def visit_desc_parameterlist(self, node: nodes.Element) -> None:
        """Draw parameters in round brackets."""
        self._parameters(node, "(", ")")

    def visit_desc_type_parameter_list(self, node: nodes.Element) -> None:
        """Draw type parameters in square brackets."""
        self._parameters(node, "[", "]")

    def _parameters(self, node: nodes.Element, opening: str, closing: str) -> None:
        each_on_a_line = bool(node.get("multi_line_parameter_list"))
        self.text(opening)
        parts = list(_flat(node))
        for position, (parameter, before, after) in enumerate(parts):
            if each_on_a_line:
                self.out("linebreak()")
                self.text("\u00a0\u00a0\u00a0\u00a0")
            self.text(before)
            separator = "," if each_on_a_line else str(getattr(node, "child_text_separator", ", "))
            # An optional parameter takes its comma into its own bracket: f(a[, b]).
            if position and not each_on_a_line:
                self.text(separator)
            parameter.walkabout(self)
            if each_on_a_line:
                self.text(separator if position + 1 < len(parts) else "")
            self.text(after)
        if each_on_a_line:
            self.out("linebreak()")
        self.text(closing)
        raise nodes.SkipNode

    def visit_desc_optional(self, node: nodes.Element) -> None:
        """Draw a lone optional part in square brackets."""
        self.text("[")
        for child in node.children:
            child.walkabout(self)
        self.text("]")
        raise nodes.SkipNode

    def visit_desc_sig_space(self, _node: nodes.Element) -> None:
        """Draw a space of a signature."""
        self.text(" ")
        raise nodes.SkipNode

    def _plain(self, node: nodes.Element) -> None:
        self.anchor(node)

    visit_desc_addname = visit_desc_annotation = visit_desc_type = visit_desc_parameter = _plain
    visit_desc_type_parameter = visit_desc_sig_element = visit_desc_sig_name = _plain
    visit_desc_sig_operator = visit_desc_sig_punctuation = visit_desc_sig_keyword = _plain
    visit_desc_sig_keyword_type = visit_desc_sig_literal_number = _plain
    visit_desc_sig_literal_string = visit_desc_sig_literal_char = visit_desc_classname = _plain


def _flat(node: nodes.Element, before: str = "") -> Iterator[tuple[nodes.Element, str, str]]:
    """List the parameters of a signature with the brackets that open before and close after."""
    for child in node.children:
        if isinstance(child, addnodes.desc_optional):
            inner = list(_flat(child))
            for position, (parameter, opening, closing) in enumerate(inner):
                first, last = position == 0, position == len(inner) - 1
                yield (
                    parameter,
                    before + "[" * first + opening,
                    closing + "]" * last,
                )
        elif isinstance(child, nodes.Element):
            yield child, before, ""
