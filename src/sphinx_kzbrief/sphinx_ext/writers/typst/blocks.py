"""Drawing blocks of prose: paragraphs, quotations, verse, admonitions and notes of versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import admonitionlabels

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.base import BaseTranslator, listed

if TYPE_CHECKING:
    from sphinx import addnodes

# Longer quotations may break over pages: kept whole they would leave half a page white.
_KEPT_WHOLE = 900
_ALIGNMENTS = {"text-left": "left", "text-center": "center", "text-right": "right"}
# Paragraphs that our own directives mark.
_PARAGRAPH_LOOKS = {
    "kz-back-links": "fine-print",
    "kz-claim-weighing": "fine-print",
    "kz-claim-weights": "fine-print",
    "kz-note": "fine-print",
    "kz-passage-place": "passage-place",
    "kz-problem": "problem",
    "kz-translation": "fine-print",
}
# Quotations that are set another way than in a plain block.
_STYLES = {
    "pull-quote": "pull",
    "kz-quote-pull": "pull",
    "kz-excerpt": "excerpt",
    "kz-unmatched": "unmatched",
}
_TONES = {
    "attention": "warning", "caution": "warning", "danger": "danger", "error": "danger",
    "hint": "tip", "important": "important", "note": "note", "seealso": "note", "tip": "tip",
    "warning": "warning",
}  # fmt: skip


class BlockTranslator(BaseTranslator):
    """Visitors of prose blocks."""

    def visit_paragraph(self, node: nodes.Element) -> None:
        """Open a paragraph, kept with its place."""
        self.out("parbreak()")
        self.anchor(node)
        self.push()

    def depart_paragraph(self, node: nodes.Element) -> None:
        """Close a paragraph, aligned as its classes say."""
        body = self.pop()
        for name in listed(node, "classes"):
            if name in _PARAGRAPH_LOOKS:
                body = markup.call(_PARAGRAPH_LOOKS[name], body)
        aligned = [_ALIGNMENTS[name] for name in listed(node, "classes") if name in _ALIGNMENTS]
        self.out(f"align({aligned[-1]}, {body})" if aligned else body)
        self.out("parbreak()")

    def visit_block_quote(self, node: nodes.Element) -> None:
        """Draw a quotation: a rule at its side, who said it below."""
        credits_ = [child for child in node if isinstance(child, nodes.attribution)]
        rest = [child for child in node.children if child not in credits_]
        if not credits_ and all(_is_list(child) for child in rest):
            # reStructuredText makes a quotation of every list that is merely indented.
            self.block("indented", self.inside(node))
            raise nodes.SkipNode
        classes = listed(node, "classes")
        self.block(
            "quotation",
            self.inside(node, rest),
            attribution=self.render(part for child in credits_ for part in child.children)
            if credits_
            else None,
            lang=self.language(node),
            style=next((self.quoted(_STYLES[name]) for name in classes if name in _STYLES), None),
            breakable="true" if len(node.astext()) > _KEPT_WHOLE else None,
        )
        raise nodes.SkipNode

    def visit_kz_claim(self, node: nodes.Element) -> None:
        """Draw a judgement, with what weighs it close below."""
        self.block("claim", self.inside(node))
        raise nodes.SkipNode

    def visit_attribution(self, node: nodes.attribution) -> None:
        """Draw an attribution that stands outside of a quotation."""
        self.block("attribution-line", self.render(node.children))
        raise nodes.SkipNode

    def visit_line_block(self, node: nodes.line_block) -> None:
        """Draw lines that break where the author broke them; inner blocks are set in."""
        lines = []
        for child in node:
            inner = isinstance(child, nodes.line_block)
            lines.append(f"({'true' if inner else 'false'}, {self.render([child])})")
        self.block("verse", *lines)
        raise nodes.SkipNode

    def visit_line(self, node: nodes.line) -> None:
        """Draw one line of verse."""
        self.anchor(node)

    def visit_admonition(self, node: nodes.Element) -> None:
        """Draw a coloured box, headed by its title or the name of its kind."""
        title, rest = self.split_title(node)
        kind = next((c.__name__ for c in type(node).__mro__ if c.__name__ in _TONES), "")
        if not kind:
            kind = next((name for name in listed(node, "classes") if name in _TONES), "note")
        label = str(admonitionlabels.get(kind, kind.title()))
        self.block(
            "admonition",
            self.inside(node, rest),
            title=title or self.quoted(label),
            tone=self.quoted(_TONES[kind]),
        )
        raise nodes.SkipNode

    # Boxes of other extensions, such as todo, are of the class that all admonitions share.
    visit_Admonition = visit_admonition  # noqa: N815 - docutils calls it so
    visit_note = visit_tip = visit_hint = visit_important = visit_admonition
    visit_warning = visit_caution = visit_danger = visit_error = visit_admonition
    visit_attention = visit_seealso = visit_admonition

    def visit_versionmodified(self, node: addnodes.versionmodified) -> None:
        """Draw what changed in a version, set apart by a thin rule."""
        self.block("version-note", self.inside(node))
        raise nodes.SkipNode

    def visit_acks(self, node: addnodes.acks) -> None:
        """Draw a list of names as one paragraph."""
        names = [item.astext().strip() for item in node.findall(nodes.list_item)]
        self.block("block", self.quoted(", ".join(names)))
        raise nodes.SkipNode


def _is_list(node: nodes.Node) -> bool:
    kinds = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.comment)
    return isinstance(node, kinds)
