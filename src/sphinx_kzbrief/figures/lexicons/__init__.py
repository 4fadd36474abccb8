"""Tables of numbers and units, one file a language."""

from __future__ import annotations

from sphinx_kzbrief.figures.lexicons.english import ENGLISH
from sphinx_kzbrief.figures.lexicons.kazakh import KAZAKH
from sphinx_kzbrief.figures.lexicons.model import Lexicon, UnitEntry
from sphinx_kzbrief.figures.lexicons.russian import RUSSIAN

__all__ = ["Lexicon", "UnitEntry", "lexicon_for"]


def lexicon_for(language: str) -> Lexicon:
    """Return the table of a BCP 47 language tag.

    A language without a table of its own is read with the English one: figures, signs and
    international symbols are then still understood.
    """
    base = language.replace("_", "-").split("-")[0].lower()
    return {"ru": RUSSIAN, "kk": KAZAKH}.get(base, ENGLISH)
