"""The citation styles: one file each, behind one Protocol, in one list."""

from __future__ import annotations

from sphinx_kzbrief.citations.styles.author_date import AuthorDate
from sphinx_kzbrief.citations.styles.model import Cite, Style
from sphinx_kzbrief.citations.styles.note import Note
from sphinx_kzbrief.citations.styles.numeric import Numeric
from sphinx_kzbrief.errors import KzbriefError

STYLES: tuple[Style, ...] = (AuthorDate(), Numeric(), Note())
"""All styles; the first is the default."""


class StyleUnknownError(KzbriefError):
    """There is no citation style of that name."""


def style_named(name: str) -> Style:
    """Return the style that `kzbrief_citation_style` calls `name`.

    Raises:
        StyleUnknownError: If there is none; the remedy lists those there are.
    """
    for style in STYLES:
        if style.name == name:
            return style
    known = ", ".join(repr(style.name) for style in STYLES)
    raise StyleUnknownError(f"There is no citation style {name!r}", f"Use one of: {known}.")


__all__ = ["STYLES", "Cite", "Style", "StyleUnknownError", "style_named"]
