"""The directive `kzsource`: the page of one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.evidence.records import SourcePageRecord
from sphinx_kzbrief.sphinx_ext.authoring.place import written_place
from sphinx_kzbrief.sphinx_ext.directives.base import KzDirective
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, PARAMS, RECORD, deferred

if TYPE_CHECKING:
    from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written


class KzSourceDirective(KzDirective):
    """A source: what is known of it, its passages in use, and who uses them."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the source, under a title of its own where it opens a page."""
        written = self.written(self.arguments[0].strip())
        body = deferred()
        body[FILLED_BY] = "source"
        body[PARAMS] = (written.locator,)
        self.set_source_info(body)
        parent = self.state_machine.node
        at_top = isinstance(parent, nodes.document) and not any(
            isinstance(child, nodes.section) for child in parent
        )
        section = self._section(written) if at_top else nodes.compound()
        section["classes"].append("kz-source")
        section[RECORD] = SourcePageRecord(
            docname=written.docname,
            ident="",
            place=written_place(written.path, written.line, written.srcdir),
            key=written.locator,
            markup=written.markup,
        )
        section.append(body)
        self.set_source_info(section)
        return [section]

    def _section(self, written: Written) -> nodes.section:
        """Return a section titled as the source is; the title is plain text, never markup."""
        title = domain_of(self.env).session.title_of(written.locator)
        heading = nodes.title(title, title, translatable=False, support_smartquotes=False)
        section = nodes.section("", heading)
        section["names"].append(nodes.fully_normalize_name(title))
        return section
