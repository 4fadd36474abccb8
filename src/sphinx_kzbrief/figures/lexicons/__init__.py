"""Tables of numbers and units, one file a language."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from sphinx_kzbrief.figures.lexicons.model import Lexicon, UnitEntry

_HOMES = {"ru": "russian", "kk": "kazakh"}

__all__ = ["Lexicon", "UnitEntry", "lexicon_for"]


def lexicon_for(language: str) -> Lexicon:
    """Return the table of a BCP 47 language tag.

    A language without a table of its own is read with the English one: figures, signs and
    international symbols are then still understood.
    """
    base = language.replace("_", "-").split("-")[0].lower()
    name = _HOMES.get(base, "english")
    # A table of inflected numerals takes longer to make than a page to read.
    module = import_module(f"sphinx_kzbrief.figures.lexicons.{name}")
    return cast("Lexicon", getattr(module, name.upper()))
