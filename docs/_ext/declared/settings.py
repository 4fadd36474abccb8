"""The settings of `conf.py` that start with `kzbrief_`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.config import ENUM

from declared.markdown import table
from sphinx_kzbrief.sphinx_ext.config import OPTIONS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def names(app: Sphinx) -> list[str]:
    """Return the names of all settings: those of `OPTIONS` first, the PDF's behind."""
    declared = [option.name for option in OPTIONS]
    others = {value.name for value in app.config if value.name.startswith("kzbrief_")}
    return [*declared, *sorted(others.difference(declared))]


def reference(app: Sphinx) -> str:
    """Return a table of the settings that the extension registers."""
    registered = app.config._options  # noqa: SLF001 - Sphinx shows descriptions nowhere else
    rows = []
    for name in names(app):
        option = registered[name]
        allowed = ""
        if isinstance(option.valid_types, ENUM):
            words = ", ".join(f'`"{word}"`' for word in sorted(option.valid_types._candidates))  # noqa: SLF001 - likewise
            allowed = f" One of {words}."
        default = "made of other settings" if callable(option.default) else f"`{option.default!r}`"
        said = option.description[:1].upper() + option.description[1:]
        full_stop = "" if said.endswith(".") else "."
        rows.append((f"`{name}`", f"{said}{full_stop}{allowed} Default: {default}."))
    return table(["Setting", "What it does"], rows, [34, 66])
