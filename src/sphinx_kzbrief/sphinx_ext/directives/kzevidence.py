"""The directive `kzevidence`: which evidence each judgement rests on, and who speaks how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.quotation import stray
from sphinx_kzbrief.sphinx_ext.directives.base import KzDirective, option_spec
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, PARAMS, deferred

if TYPE_CHECKING:
    from docutils import nodes

EVIDENCE_OPTIONS = {
    "scope": "`page` (default): what this page holds; `project`: what all pages hold.",
}
"""Every option of `kzevidence`, with its explanation for the manual."""


class KzEvidenceDirective(KzDirective):
    """The traceability matrix of this page or of the project."""

    option_spec = option_spec(EVIDENCE_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Return the place of the matrix, filled when every page has been read."""
        written = self.written()
        scope = written.options.get("scope") or "page"
        errors = list(written.markup)
        if scope not in {"page", "project"}:
            errors.append(
                MarkupError(f"The option “scope” is “{scope}”.", "It may be page or project.")
            )
            scope = "page"
        place = deferred()
        place[FILLED_BY] = "evidence"
        place[PARAMS] = (scope,)
        self.set_source_info(place)
        return [*(stray(written, error) for error in errors), place]
