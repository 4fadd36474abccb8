"""Drawing the frame of a document: files, sections and their titles, topics, contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.base import BaseTranslator, listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx.builders import Builder

# Tags of PDF 1.7 end at H6.
_DEEPEST_HEADING = 6


class StructureTranslator(BaseTranslator):
    """Visitors of everything that orders a document.

    Attributes:
        title: The code of the document's title, once it was met.
    """

    def __init__(
        self,
        document: nodes.document,
        builder: Builder,
        pictures: Mapping[str, Path | None],
        absent: frozenset[str],
    ) -> None:
        super().__init__(document, builder, pictures, absent)
        self.title = ""
        self._files: list[str] = []
        self._depth = 0
        self._last_heading = 0

    def visit_document(self, _node: nodes.document) -> None:
        """Open the start document, a place of its own."""
        self._open_file()

    def visit_start_of_file(self, node: addnodes.start_of_file) -> None:
        """Open a document that a toctree brought in."""
        self._files.append(self.docname)
        self.docname = node["docname"]
        self._open_file()

    def depart_start_of_file(self, _node: addnodes.start_of_file) -> None:
        """Go back to the document whose toctree this was."""
        self.docname = self._files.pop()

    def _open_file(self) -> None:
        label = f"{self.docname}#"
        self.places[label] = label
        self.func("anchor", markup.literal(label))

    def visit_section(self, _node: nodes.section) -> None:
        """Go one level down."""
        self._depth += 1

    def depart_section(self, _node: nodes.section) -> None:
        """Go one level up."""
        self._depth -= 1

    def visit_title(self, node: nodes.title) -> None:
        """Draw the title of a section; blocks with a title draw theirs themselves."""
        if not isinstance(node.parent, nodes.section):
            self.block("rubric", self.render(node.children))
            raise nodes.SkipNode
        label = self.place(node.parent)
        if self._depth == 1 and not self._files and not self.title:
            self.title = node.astext()
            body = self.render(node.children)
            # Outlines copy a heading, so a place may not stand inside one; here it may.
            place = markup.call("anchor", markup.literal(label)) if label else "none"
            self.block("doc-title", place, body)
            self.out("front-matter")
        else:
            self._heading(node, label)
        raise nodes.SkipNode

    def _heading(self, node: nodes.title, label: str | None) -> None:
        # PDF/UA refuses a heading that skips a level, which documents put together often do.
        wanted = max(1, self._depth - 1)
        level = min(wanted, self._last_heading + 1, _DEEPEST_HEADING)
        self._last_heading = level
        # Outlines copy a heading: places inside it stand before it, or there would be two.
        for inner in node.findall(nodes.Element):
            self.anchor(inner)
        self.block(
            "section-heading",
            self.render(node.children),
            level=str(level),
            number=self._section_number(node.parent),
            place=markup.literal(label) if label else None,
        )

    def _section_number(self, section: nodes.Element) -> str | None:
        numbers = self.builder.env.toc_secnumbers.get(self.docname, {})
        for name in (*(f"#{part}" for part in listed(section, "ids")), ""):
            is_first = isinstance(section.parent, (nodes.document, addnodes.start_of_file))
            if name in numbers and (name or is_first):
                return markup.literal(".".join(map(str, numbers[name])))
        return None

    def visit_subtitle(self, node: nodes.subtitle) -> None:
        """Draw a subtitle below the title."""
        self.block("rubric", self.render(node.children))
        raise nodes.SkipNode

    def visit_rubric(self, node: nodes.rubric) -> None:
        """Draw a heading that is in no outline."""
        self.block("rubric", self.inside(node))
        raise nodes.SkipNode

    def visit_centered(self, node: addnodes.centered) -> None:
        """Draw a centred, bold line."""
        self.block("centered", self.inside(node))
        raise nodes.SkipNode

    def visit_topic(self, node: nodes.Element) -> None:
        """Draw a box with a title; a contents topic as a plain list of links."""
        title, rest = self.split_title(node)
        look = "contents-box" if "contents" in listed(node, "classes") else "aside-box"
        self.block(look, self.inside(node, rest), title=title)
        raise nodes.SkipNode

    visit_sidebar = visit_topic

    def visit_transition(self, _node: nodes.transition) -> None:
        """Draw the rule between two parts."""
        self.block("transition")
        raise nodes.SkipNode
