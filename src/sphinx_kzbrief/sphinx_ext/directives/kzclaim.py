"""The directive `kzclaim`: a judgement of the brief, with what speaks for and against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.authoring.claim import CLAIM_OPTIONS, claim
from sphinx_kzbrief.sphinx_ext.directives.base import KzDirective, option_spec

if TYPE_CHECKING:
    from docutils import nodes


class KzClaimDirective(KzDirective):
    """A judgement: the body is the page's markup, and may hold its evidence."""

    has_content = True
    option_spec = option_spec(CLAIM_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Return the judgement."""
        written = self.written()
        weighing: list[nodes.Node] = []
        messages: list[nodes.system_message] = []
        if text := written.options.get("weighing"):
            weighing, messages = self.parse_inline(text, lineno=self.lineno)
        return [claim(written, self.parse_content_to_nodes(), weighing), *messages]
