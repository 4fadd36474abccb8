"""The role `kzfigure`: a number in running text, ``id`` or ``own wording <id>``."""

from __future__ import annotations

from docutils import nodes

from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.figure import figure
from sphinx_kzbrief.sphinx_ext.authoring.quotation import stray
from sphinx_kzbrief.sphinx_ext.authoring.role_text import RoleTextError, split_locator
from sphinx_kzbrief.sphinx_ext.roles.base import KzRole


class KzFigureRole(KzRole):
    """A figure in running text: its value, or the author's own wording of it, checked."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the place of the number."""
        raw = self.raw.strip()
        text, target = "", raw
        try:
            if raw.endswith(">"):
                text, target = split_locator(raw)
        except RoleTextError as error:
            shown = nodes.inline(raw, f"[{raw}]", classes=["kz-unmatched"])
            return [stray(self.written(), MarkupError(error.message, error.remedy)), shown], []
        return [figure(self.written(target, text), inline=True)], []
