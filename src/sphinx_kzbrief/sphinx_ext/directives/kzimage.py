"""The directive `kzimage`: an image of the corpus with its caption and credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.authoring.figure import IMAGE_OPTIONS, image
from sphinx_kzbrief.sphinx_ext.directives.base import KzDirective, option_spec

if TYPE_CHECKING:
    from docutils import nodes


class KzImageDirective(KzDirective):
    """An image: the argument is `key#image`, the body its caption or empty."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec = option_spec(IMAGE_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Return the place of the image."""
        return [image(self.written(self.arguments[0].strip()))]
