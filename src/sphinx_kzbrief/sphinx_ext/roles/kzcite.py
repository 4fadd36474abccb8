"""The role `kzcite`: a citation, alone or after the paraphrase that it supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.authoring.citation import citation
from sphinx_kzbrief.sphinx_ext.roles.base import KzRole

if TYPE_CHECKING:
    from docutils import nodes


class KzCiteRole(KzRole):
    """A citation: `see key#para3, emphasis ours; other-key`, or `paraphrase <key>`."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation."""
        return [citation(self.written(), self.raw)], []
