"""Words of the interface, translatable through Sphinx's catalogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOG = "sphinx_kzbrief"
_ = get_translation(CATALOG)


def setup_messages(app: Sphinx) -> None:
    """Register the catalogs that come with the package."""
    app.add_message_catalog(CATALOG, str(Path(__file__).parent / "locale"))
