"""The role `kzquote`: a quotation in running text, ``words <locator>``."""

from __future__ import annotations

from docutils import nodes

from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.quotation import inline_quotation, stray
from sphinx_kzbrief.sphinx_ext.authoring.role_text import RoleTextError, split_locator
from sphinx_kzbrief.sphinx_ext.roles.base import KzRole


class KzQuoteRole(KzRole):
    """A quotation in running text."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the quotation, or nothing to print where its locator is missing."""
        try:
            words, locator = split_locator(self.raw)
        except RoleTextError as error:
            shown = nodes.inline(self.raw, f"[{self.raw}]", classes=["kz-unmatched"])
            return [stray(self.written(), MarkupError(error.message, error.remedy)), shown], []
        return [inline_quotation(self.written(locator, words))], []
