"""What our roles share: where they stand and what their author wrote."""

from __future__ import annotations

from sphinx.util.docutils import SphinxRole

from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written
from sphinx_kzbrief.sphinx_ext.authoring.role_text import raw_text


class KzRole(SphinxRole):
    """A role of ours, whose text is taken raw.

    Sphinx's `ReferenceRole` would split the text at its first angle bracket and unescape it.
    """

    def written(self, locator: str = "", text: str = "") -> Written:
        """Return what the author wrote."""
        source, line = self.get_source_info()
        return Written(
            docname=self.env.current_document.docname,
            path=source,
            line=line,
            srcdir=self.env.srcdir,
            locator=locator,
            text=text,
            form="role",
        )

    @property
    def raw(self) -> str:
        """The text between the backticks, before any markup was read into it."""
        return raw_text(self.rawtext, self.text)
