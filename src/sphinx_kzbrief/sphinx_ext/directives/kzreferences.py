"""The directive `kzreferences`: the list of the sources in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.quotation import stray
from sphinx_kzbrief.sphinx_ext.directives.base import KzDirective, option_spec
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, PARAMS, deferred

if TYPE_CHECKING:
    from docutils import nodes

REFERENCES_OPTIONS = {
    "scope": "`page` (default): sources used on this page; `project`: on any page.",
}
"""Every option of `kzreferences`, with its explanation for the manual."""


class KzReferencesDirective(KzDirective):
    """The reference list of this page or of the project."""

    option_spec = option_spec(REFERENCES_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Return the place of the list, filled when every page has been read."""
        written = self.written()
        scope = written.options.get("scope", "page")
        found: list[nodes.Node] = []
        errors = list(written.markup)
        if scope not in {"page", "project"}:
            errors.append(
                MarkupError(f"The option “scope” is “{scope}”.", "It may be page or project.")
            )
            scope = "page"
        found += [stray(written, error) for error in errors]
        place = deferred()
        place[FILLED_BY] = "references"
        place[PARAMS] = (scope,)
        self.set_source_info(place)
        return [*found, place]
