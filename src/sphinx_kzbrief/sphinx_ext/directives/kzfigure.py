"""The directives `kzfigure` and `kzfigures`: numbers that sources state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.sphinx_ext.authoring.figure import (
    FIGURE_OPTIONS,
    FIGURES_OPTIONS,
    figure,
    figure_list,
)
from sphinx_kzbrief.sphinx_ext.directives.base import KzDirective, option_spec

if TYPE_CHECKING:
    from docutils import nodes


class KzFigureDirective(KzDirective):
    """One number as a card; the argument is a figure of `corpus.yaml`, or a source."""

    has_content = True
    required_arguments = 1
    final_argument_whitespace = True
    option_spec = option_spec(FIGURE_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Return the place of the card."""
        return [figure(self.written(self.arguments[0].strip()), inline=False)]


class KzFiguresDirective(KzDirective):
    """Figures of one measure, or a list of figures, side by side."""

    has_content = True
    optional_arguments = 1
    option_spec = option_spec(FIGURES_OPTIONS)

    def run(self) -> list[nodes.Node]:
        """Return the place of the table, the cards or the chart."""
        return [figure_list(self.written(self.arguments[0].strip() if self.arguments else ""))]
