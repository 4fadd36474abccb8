"""The style sheet, copied with the pages' other static files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_STATIC = Path(__file__).parent / "static"


def _add_static_folder(app: Sphinx) -> None:
    # `Sphinx.add_static_dir` would do, but Sphinx 9.0 does not have it.
    app.config.html_static_path.append(str(_STATIC))


def setup_styles(app: Sphinx) -> None:
    """Register the style sheet."""
    app.add_css_file("kzbrief.css")
    app.connect("builder-inited", _add_static_folder)
