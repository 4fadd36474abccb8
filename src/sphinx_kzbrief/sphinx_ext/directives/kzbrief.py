"""The directive `kzbrief`: the head of a brief, with its bottom line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.authoring.brief import BRIEF_OPTIONS, brief
from sphinx_kzbrief.sphinx_ext.directives.base import KzDirective, option_spec

if TYPE_CHECKING:
    from docutils import nodes


class KzBriefDirective(KzDirective):
    """The head of a brief: the body is the bottom line, in the page's markup."""

    has_content = True
    option_spec = option_spec(BRIEF_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Return the head, and tell the PDF builder of date and authors."""
        written = self.written()
        metadata = self.env.metadata[written.docname]
        if date := written.options.get("date", ""):
            metadata["date"] = date
        node = brief(written, self.parse_content_to_nodes())
        if authors := node["kz_record"].authors:
            metadata["author"] = ", ".join(authors)
        return [node]
