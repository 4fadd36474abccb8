"""The post-transform that fills the places of a page when it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.filling import FILLERS, FillContext
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, RECORD
from sphinx_kzbrief.sphinx_ext.page import our_nodes
from sphinx_kzbrief.sphinx_ext.views import view_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class FillPlaces(SphinxPostTransform):
    """Fill every place of ours."""

    # Before references are resolved (10): what is filled in may hold some.
    default_priority = 5

    def run(self, **_kwargs: Any) -> None:
        """Fill the places of one page."""
        session = domain_of(self.env).session
        for node in list(our_nodes(self.document)):
            kind = node.get(FILLED_BY)
            if kind is None:
                continue
            # A writer that joins pages into one document leaves each page's name on a node above.
            context = FillContext(session, self.env, self._page_of(node))
            record = node.get(RECORD)
            ident = record.ident if record is not None else ""
            view = view_of(context, kind, ident, tuple(node.get("kz_params", ())))
            FILLERS[kind].fill(context, node, view)

    def _page_of(self, node: Any) -> str:
        record = node.get(RECORD)
        if record is not None:
            return str(record.docname)
        while node is not None:
            if "docname" in getattr(node, "attributes", ()):
                return str(node["docname"])
            node = node.parent
        return self.env.current_document.docname


def setup_filling(app: Sphinx) -> None:
    """Register the post-transform."""
    app.add_post_transform(FillPlaces)
