"""Roman numerals, as pages, notes and articles are numbered in them."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

_SIGNS: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_VALUES: Final = {sign: value for value, sign in _SIGNS if len(sign) == 1}


def roman(number: int) -> str:
    """Return a number, from 1, in small Roman signs; empty for one below."""
    text = ""
    for value, signs in _SIGNS:
        count, number = divmod(max(number, 0), value)
        text += signs * count
    return text


def roman_value(signs: str) -> int:
    """Return the number that Roman signs, small or capital, stand for.

    Args:
        signs: Letters of `ivxlcdm` alone; whether they are in order is not looked at.
    """
    values = [_VALUES[sign] for sign in signs.lower()]
    return sum(-one if one < two else one for one, two in pairwise([*values, 0]))
