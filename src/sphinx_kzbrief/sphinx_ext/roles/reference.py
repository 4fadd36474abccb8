"""The roles of the domain `kz`, and `kzsource`: links to sources, passages and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.roles import XRefRole

from sphinx_kzbrief.evidence.records import ReferenceRecord
from sphinx_kzbrief.sphinx_ext.authoring.place import written_place
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, PARAMS, RECORD

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


class KzReferenceRole(XRefRole):
    """A link whose text, unless given, says what it leads to.

    It is filled as other places are, since other pages decide about its text. What this project
    does not have is left to Sphinx, which asks other projects for it.
    """

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline)

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: nodes.Element,
        is_ref: bool,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Note what the link asks for."""
        if is_ref and isinstance(node, pending_xref):
            path, line = self.get_source_info()
            node["reftarget"] = target = str(node["reftarget"]).strip()
            node[RECORD] = ReferenceRecord(
                docname=env.current_document.docname,
                place=written_place(path, line, env.srcdir),
                kind=str(node["reftype"]),
                target=target,
            )
            node[FILLED_BY] = "reference"
            node[PARAMS] = (str(node["reftype"]), target)
        return super().result_nodes(document, env, node, is_ref)


class KzSourceRole(KzReferenceRole):
    """`kzsource`: a link to the page of a source, outside the domain's own name space."""

    def run(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the types are XRefRole's
        """Return the link that `kz:source` would make."""
        self.name = "kz:source"
        self.refdomain, self.reftype = "kz", "source"
        self.classes = ["xref", "kz", "kz-source"]
        return self.create_xref_node()


class KzClaimRole(KzReferenceRole):
    """`kzclaim`: a link to a judgement, outside the domain's own name space."""

    def run(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the types are XRefRole's
        """Return the link that `kz:claim` would make."""
        self.name = "kz:claim"
        self.refdomain, self.reftype = "kz", "claim"
        self.classes = ["xref", "kz", "kz-claim"]
        return self.create_xref_node()
