"""Drawing words inside a paragraph: emphasis, code, keys, menus, abbreviations."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.base import BaseTranslator, listed

# What a class on an inline node says about its look.
_CLASS_LOOKS = {
    "guilabel": "gui-label",
    "menuselection": "gui-label",
    "accelerator": "underline",
    "versionmodified": "emph",
    "kbd": "key",
    "strike": "strike",
    "underline": "underline",
    "smallcaps": "smallcaps",
    "kz-passage": "passage",
    "kz-unmatched": "unmatched",
    "kz-translation": "fine-print",
}
# Ways back to where a source is used: on paper, arrows without a word.
_SCREEN_ONLY = "kz-back-link"


class InlineTranslator(BaseTranslator):
    """Visitors of inline nodes."""

    def _wrapped(self, function: str, node: nodes.Element) -> None:
        self.func(function, self.inside(node))
        raise nodes.SkipNode

    def visit_emphasis(self, node: nodes.Element) -> None:
        """Draw emphasised words, titles of works and names of manual pages."""
        self._wrapped("emph", node)

    visit_title_reference = visit_literal_emphasis = visit_emphasis

    def visit_manpage(self, node: nodes.Element) -> None:
        """Draw the name of a manual page, a link where the project says to where."""
        target = markup.address(str(node.get("refuri", "")))
        body = markup.call("emph", self.inside(node))
        self.out(markup.call("link", markup.literal(target), body) if target else body)
        raise nodes.SkipNode

    def visit_strong(self, node: nodes.Element) -> None:
        """Draw strong words."""
        self._wrapped("strong", node)

    visit_literal_strong = visit_strong

    def visit_superscript(self, node: nodes.Element) -> None:
        """Draw raised words."""
        self._wrapped("super", node)

    def visit_subscript(self, node: nodes.Element) -> None:
        """Draw lowered words."""
        self._wrapped("sub", node)

    def visit_literal(self, node: nodes.Element) -> None:
        """Draw code; keys to press as keys."""
        classes = listed(node, "classes")
        look = "key" if "kbd" in classes else "code"
        self.anchor(node)
        self.func(look, self.quoted(node.astext()))
        raise nodes.SkipNode

    def visit_inline(self, node: nodes.Element) -> None:
        """Draw words that are only marked, in the look and the language of their marks."""
        if _SCREEN_ONLY in listed(node, "classes"):
            raise nodes.SkipNode
        body = self.inside(node)
        for name in listed(node, "classes"):
            if name in _CLASS_LOOKS:
                body = markup.call(_CLASS_LOOKS[name], body)
        lang = self.language(node)
        if lang:
            body = markup.call("text", body, lang=lang)
        self.out(body)
        raise nodes.SkipNode

    def visit_abbreviation(self, node: nodes.Element) -> None:
        """Draw an abbreviation; where it stands first, what it means follows it."""
        self.anchor(node)
        for child in node.children:
            child.walkabout(self)
        meaning = " ".join(str(node.get("explanation", "")).split())
        if isinstance(node.parent, addnodes.desc_sig_operator):
            raise nodes.SkipNode  # a tooltip, such as of the "*" among parameters
        if meaning and (node.astext(), meaning) not in self.explained:
            self.explained.add((node.astext(), meaning))
            self.text(f" ({meaning})")
        raise nodes.SkipNode

    visit_acronym = visit_abbreviation
