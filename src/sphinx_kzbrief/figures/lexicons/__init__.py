"""Tables of numbers and units, one file a language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import cast

from sphinx_kzbrief.figures.lexicons.model import Lexicon, UnitEntry

_COMMA = frozenset(
    "az be bg cs et fi fr hu hy ka ky lt lv mn nb nn no pl sk sq sv tg tk uk uz".split()  # noqa: SIM905 - a row of codes
)
_COMMA_AND_DOT = frozenset(
    "bs ca da de el es eu gl hr id is it mk nl pt ro sl sr tr vi".split()  # noqa: SIM905 - a row of codes
)
"""Languages without a table whose decimal sign is a comma; those of the second group thousands
with dots."""
_HOMES = {"ru": "russian", "kk": "kazakh"}

__all__ = ["Lexicon", "UnitEntry", "lexicon_for"]


def lexicon_for(language: str) -> Lexicon:
    """Return the table of a BCP 47 language tag.

    A language without a table of its own is read with the English one and its own decimal
    sign: figures, signs and international symbols are then still understood.
    """
    base = language.replace("_", "-").split("-")[0].lower()
    name = _HOMES.get(base, "english")
    # A table of inflected numerals takes longer to make than a page to read.
    module = import_module(f"sphinx_kzbrief.figures.lexicons.{name}")
    lexicon = cast("Lexicon", getattr(module, name.upper()))
    return _with_commas(base) if base in _COMMA | _COMMA_AND_DOT else lexicon


@cache
def _with_commas(base: str) -> Lexicon:
    return replace(lexicon_for("en"), comma_decimal=True, dot_groups=base in _COMMA_AND_DOT)
