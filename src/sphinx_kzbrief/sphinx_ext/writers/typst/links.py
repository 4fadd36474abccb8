"""Drawing references: links in and out of the PDF, footnotes, citations, downloads."""

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

# How the builder spells the address of a document of the same PDF.
INTERNAL = "kzpdf:"


class LinkTranslator(BaseTranslator):
    """Visitors of references and of what they point to.

    Attributes:
        documents: The documents of the project that are in this PDF.
    """

    def __init__(
        self,
        document: nodes.document,
        builder: Builder,
        pictures: Mapping[str, Path | None],
        absent: frozenset[str],
    ) -> None:
        super().__init__(document, builder, pictures, absent)
        self._notes = {
            f"{note.get('docname', self.docname)}#{name}": note
            for note in document.findall(nodes.footnote)
            for name in note["ids"]
        }
        self._noted: set[str] = set()
        files = document.findall(addnodes.start_of_file)
        self.documents = {self.docname, *(str(file["docname"]) for file in files)}

    def visit_reference(self, node: nodes.Element) -> None:
        """Draw a link."""
        self.out(self.linked(node, self.inside(node)))
        raise nodes.SkipNode

    def linked(self, node: nodes.Element, body: str) -> str:
        """Return ``body`` as a link to where the reference ``node`` leads."""
        if "sd-btn" in listed(node, "classes"):
            body = markup.call("button", body)
        uri = str(node.get("refuri", ""))
        if node.get("refid"):
            return self.jump(f"{self.docname}#{node['refid']}", body, node)
        if uri.startswith(INTERNAL):
            document, _, name = uri.removeprefix(INTERNAL).partition("#")
            if document not in self.documents:
                return body  # a page of the project that is not in this PDF
            return self.jump(f"{document}#{name}", body, node)
        if markup.address(uri):
            return markup.call("link", markup.literal(uri), body)
        if uri:
            self._refuse(uri, node)
        return body

    def jump(self, target: str, body: str, node: nodes.Element) -> str:
        """Return a link to a place of this PDF; the words alone if there is no such place."""
        self.targets.setdefault(target, node)
        return markup.call("jump", markup.literal(target), body)

    def _refuse(self, uri: str, node: nodes.Element) -> None:
        if uri.startswith(("#", ".", "/")) or ":" not in uri:
            reason = "leads out of this PDF"
        else:
            reason = "is of a kind that a PDF should not open"
        self.warn(
            "pdf-link",
            f"the link to {uri!r} {reason}; its words are printed without it. "
            "Link to a page of the project, or to http, https or mailto",
            node,
        )

    def visit_number_reference(self, node: addnodes.number_reference) -> None:
        """Draw a numbered cross-reference as any other link."""
        self.visit_reference(node)

    def visit_target(self, node: nodes.target) -> None:
        """Mark a place, inside a line as well as between blocks."""
        if not (node.get("refuri") or node.get("refid")):
            self.anchor(node)

    def visit_download_reference(self, node: addnodes.download_reference) -> None:
        """Draw the name of a file; a link only where it is on the web."""
        body = self.inside(node)
        uri = markup.address(str(node.get("refuri", "")))
        self.out(markup.call("link", markup.literal(uri), body) if uri else body)
        raise nodes.SkipNode

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        """Set the footnote at the foot of the page where it is first called."""
        key = f"{self.docname}#{node.get('refid', '')}"
        note = self._notes.get(key)
        if note is None:
            self.func("super", self.quoted(node.astext()))
            raise nodes.SkipNode
        label = markup.literal(f"note:{key}")
        places = [f"{self.docname}#{name}" for name in listed(node, "ids")]
        if key in self._noted:
            self.func("footnote", f"label({label})")
        else:
            self._noted.add(key)
            places += [f"{self.docname}#{name}" for name in note["ids"]]
            body = self.run_on(part for part in note if not isinstance(part, nodes.label))
            self.func("placed", label, markup.call("footnote", body))
        for place in places:
            self.places.setdefault(place, f"note:{key}")
        raise nodes.SkipNode

    def visit_footnote(self, node: nodes.footnote) -> None:
        """Leave out a footnote, drawn where it is called; draw one that nothing calls."""
        called = {f"{self.docname}#{name}" for name in node["ids"]}
        if node.get("backrefs") or called & self._noted:
            raise nodes.SkipNode
        self.visit_citation(node)

    def visit_citation(self, node: nodes.Element) -> None:
        """Draw an entry of a reference list: its label, then the work."""
        labels = [child for child in node if isinstance(child, nodes.label)]
        rest = [child for child in node.children if child not in labels]
        label = " ".join(child.astext() for child in labels)
        self.block("reference-entry", self.quoted(f"[{label}]"), self.inside(node, rest))
        raise nodes.SkipNode

    def visit_citation_reference(self, node: nodes.citation_reference) -> None:
        """Draw the call of a citation in brackets."""
        target = f"{self.docname}#{node.get('refid', '')}"
        self.out(self.jump(target, self.quoted(f"[{node.astext()}]"), node))
        raise nodes.SkipNode

    def visit_label(self, _node: nodes.label) -> None:
        """Leave out a label; what it labels draws it."""
        raise nodes.SkipNode
