"""The roles of the domain `kz`, and `kzsource`: links to sources, passages and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from docutils.nodes import Element
    from sphinx.environment import BuildEnvironment


class KzReferenceRole(XRefRole):
    """A link whose text, unless given, says what it leads to."""

    def __init__(self) -> None:
        super().__init__(warn_dangling=True, innernodeclass=nodes.inline)

    def process_link(
        self,
        env: BuildEnvironment,  # noqa: ARG002 - part of the interface
        refnode: Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Mark whether the author gave the text."""
        refnode["refexplicit"] = has_explicit_title
        return title, target.strip()


class KzSourceRole(KzReferenceRole):
    """`kzsource`: a link to the page of a source, outside the domain's own name space."""

    def run(self):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the types are XRefRole's
        """Return the link that `kz:source` would make."""
        self.name = "kz:source"
        self.refdomain, self.reftype = "kz", "source"
        self.classes = ["xref", "kz", "kz-source"]
        return self.create_xref_node()
