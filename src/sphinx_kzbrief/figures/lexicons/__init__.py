"""Tables of numbers and units, one file a language."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from sphinx_kzbrief.figures.lexicons.cldr import cldr_lexicon
from sphinx_kzbrief.figures.lexicons.model import Lexicon, StatementWords, UnitEntry
from sphinx_kzbrief.text.tags import primary_subtag

_HOMES = {"en": "english", "ru": "russian", "kk": "kazakh"}
_STATED = _HOMES | {"zh": "chinese"}
"""Languages whose sentences are read for what they say around a number."""

__all__ = ["Lexicon", "StatementWords", "UnitEntry", "lexicon_for", "statement_words"]


def lexicon_for(language: str) -> Lexicon:
    """Return the table of a BCP 47 language tag.

    A language without a table of its own is read with what CLDR knows of its numbers; one that
    CLDR does not know, as English.
    """
    base = primary_subtag(language)
    if base not in _HOMES:
        found = cldr_lexicon(base)
        if found:
            return found
        base = "en"
    # A table of inflected numerals takes longer to make than a page to read.
    return cast("Lexicon", _table(_HOMES[base]))


def statement_words(language: str) -> StatementWords | None:
    """Return what a language says around a number, or None where it has no table of that."""
    home = _STATED.get(primary_subtag(language))
    return cast("StatementWords", _table(f"{home}_statements")) if home else None


def _table(name: str) -> object:
    """Return the table of a module here, which is called as the module is, in capitals."""
    return getattr(import_module(f"sphinx_kzbrief.figures.lexicons.{name}"), name.upper())
