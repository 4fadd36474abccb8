"""Tables of numbers and units, one file a language."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from sphinx_kzbrief.figures.lexicons.cldr import cldr_lexicon
from sphinx_kzbrief.figures.lexicons.model import Lexicon, UnitEntry

_HOMES = {"en": "english", "ru": "russian", "kk": "kazakh"}

__all__ = ["Lexicon", "UnitEntry", "lexicon_for"]


def lexicon_for(language: str) -> Lexicon:
    """Return the table of a BCP 47 language tag.

    A language without a table of its own is read with what CLDR knows of its numbers; one that
    CLDR does not know, as English.
    """
    base = language.replace("_", "-").split("-")[0].lower()
    if base not in _HOMES:
        found = cldr_lexicon(base)
        if found:
            return found
        base = "en"
    # A table of inflected numerals takes longer to make than a page to read.
    module = import_module(f"sphinx_kzbrief.figures.lexicons.{_HOMES[base]}")
    return cast("Lexicon", getattr(module, _HOMES[base].upper()))
