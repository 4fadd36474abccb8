"""Examples that a reader sees as written and as built: the directives `example` and `match`.

Both fail the build of the manual when they no longer do what the page says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from examples.matching import MatchDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class ExampleDirective(SphinxDirective):
    """Source of a page, and under it what is built from it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the source as a literal block and the parsed content."""
        text = "\n".join(self.content)
        source = nodes.literal_block(text, text, language="md", classes=["example-source"])
        self.set_source_info(source)
        built = nodes.compound(classes=["example-built"])
        self.state.nested_parse(self.content, self.content_offset, built)
        return [source, built]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("example", ExampleDirective)
    app.add_directive("match", MatchDirective)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
