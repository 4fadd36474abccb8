"""The post-transform that fills the places of a page when it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.nodes import (
    FILLED_BY,
    INSIDE,
    PARAMS,
    RECORD,
    elements,
    kz_stray,
)
from sphinx_kzbrief.sphinx_ext.page import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx


class FillPlaces(SphinxPostTransform):
    """Fill every place of ours."""

    # Before references are resolved (10): what is filled in may hold some.
    default_priority = 5

    def run(self, **_kwargs: Any) -> None:
        """Fill the places of one page, or of all pages that a writer has joined."""
        # Builds that write no page of ours need none of what fills them.
        from sphinx_kzbrief.sphinx_ext.filling import FILLERS, FillContext  # noqa: PLC0415
        from sphinx_kzbrief.sphinx_ext.filling.citation import NOTES  # noqa: PLC0415
        from sphinx_kzbrief.sphinx_ext.filling.notes import place_notes  # noqa: PLC0415
        from sphinx_kzbrief.sphinx_ext.filling.targets import set_targets  # noqa: PLC0415
        from sphinx_kzbrief.sphinx_ext.views import view_of  # noqa: PLC0415

        session = domain_of(self.env).session
        everything = list(elements(self.document))
        inside = self._inside(everything)
        # The domain resolves the other references of this tree, and must not lead out of it.
        self.env.current_document[INSIDE] = inside
        ours = [node for node in everything if is_ours(node)]
        outer_links = _links_around(ours)
        for node in ours:
            context = FillContext(session, self.env, self._page_of(node), inside)
            record = node.get(RECORD)
            ident = getattr(record, "ident", "")
            if ident:
                node["ids"] = [
                    context.anchor(context.docname, each) if each == ident else each
                    for each in node["ids"]
                ]
            if kind := node.get(FILLED_BY):
                view = view_of(context, kind, ident, tuple(node.get(PARAMS, ())))
                FILLERS[kind].fill(context, node, view)
        _unlink_inside(outer_links)
        if session.style == NOTES and ours:
            place_notes(self.document, FillContext(session, self.env, self._root(), inside))
        if session.builder.format == "latex":
            set_targets(self.document)
        self._leave_no_records(ours)

    def _inside(self, everything: Iterable[nodes.Element]) -> frozenset[str] | None:
        """Return the pages that a writer has joined; None where it writes one alone."""
        joined = set()
        for file in everything:
            if not isinstance(file, addnodes.start_of_file):
                continue
            joined.add(str(file["docname"]))
            for child in file.children:
                # Sphinx moves the nodes of a page here, and leaves them a parent elsewhere.
                child.parent = file
        if joined or "docname" in self.document:
            return frozenset({*joined, self._root()})
        return None

    def _root(self) -> str:
        return str(self.document.get("docname") or self.env.current_document.docname)

    def _page_of(self, node: nodes.Node) -> str:
        record = getattr(node, "attributes", {}).get(RECORD)
        if record is not None:
            return str(record.docname)
        # A writer that joins pages leaves each page's name on a node above.
        above: Any = node
        while above is not None:
            if isinstance(above, addnodes.start_of_file):
                return str(above["docname"])
            above = above.parent
        return self._root()

    def _leave_no_records(self, ours: Iterable[nodes.Element]) -> None:
        """Take what only we read out of the tree: writers of XML would print it."""
        for node in ours:
            if isinstance(node, kz_stray) and node.parent is not None:
                node.parent.remove(node)
            for name in (RECORD, FILLED_BY, PARAMS):
                node.attributes.pop(name, None)


def _links_around(ours: Iterable[nodes.Element]) -> list[nodes.Element]:
    """Return the links that an author made around places of ours."""
    found: dict[int, nodes.Element] = {}
    for node in ours:
        above = node.parent
        while above is not None:
            if isinstance(above, nodes.reference | addnodes.pending_xref):
                found[id(above)] = above
            above = above.parent
    return list(found.values())


def _unlink_inside(outer_links: Iterable[nodes.Element]) -> None:
    """Keep what an author linked from holding links of ours: HTML allows no link in a link."""
    for outer in outer_links:
        for inner in [each for each in elements(outer) if isinstance(each, nodes.reference)]:
            if inner is not outer:
                inner.replace_self(nodes.inline("", "", *inner.children, ids=inner["ids"]))


def setup_filling(app: Sphinx) -> None:
    """Register the post-transform."""
    app.add_post_transform(FillPlaces)
