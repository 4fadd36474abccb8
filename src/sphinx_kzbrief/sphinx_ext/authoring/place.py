"""The place of what an author wrote, as parsers tell it and as an author knows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.places import Place, place_of

if TYPE_CHECKING:
    from pathlib import Path

_TRANSLATED = re.compile(r"(?P<path>.+):(?P<line>\d+|None):<translated>")
"""How Sphinx calls a paragraph that it reads again in its translation."""
_OF_CONF = re.compile(r"<rst_(?:prologue?|epilogue?)>")
"""How Sphinx calls `rst_prolog` and `rst_epilog`."""


def written_place(path: str | Path, line: int, srcdir: Path) -> Place:
    """Return the place of a file that an author can open.

    Args:
        path: Path of the file, or what a parser calls it.
        line: Line from 1, or 0.
        srcdir: Folder of the project.

    Returns:
        The place; for a translation that of the paragraph it translates, for text that every
        page gets from its configuration that of `conf.py`.
    """
    found = _TRANSLATED.fullmatch(str(path))
    if found is not None:
        line = int(found["line"]) if found["line"].isdigit() else 0
        return written_place(found["path"], line, srcdir)
    if _OF_CONF.search(str(path)):
        return Place("conf.py")
    return place_of(path, line, srcdir)
