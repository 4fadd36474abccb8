"""The directive `kzquote`: a quotation that stands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.authoring.quotation import QUOTE_OPTIONS, block_quotation
from sphinx_kzbrief.sphinx_ext.directives.base import KzDirective, option_spec

if TYPE_CHECKING:
    from docutils import nodes


class KzQuoteDirective(KzDirective):
    """A block quotation: the argument is a locator, the body the source's words."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec = option_spec(QUOTE_OPTIONS, flags=["pull"])

    def run(self) -> list[nodes.Node]:
        """Return the block quote."""
        return [block_quotation(self.written(self.arguments[0].strip()))]
