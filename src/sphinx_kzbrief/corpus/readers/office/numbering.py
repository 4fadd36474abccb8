"""How programs print the numbers of notes and headings."""

from __future__ import annotations

from typing import Final

from sphinx_kzbrief.text.roman import roman

_SIGNS: Final = "*†‡§"
_MOST: Final = 4000


def printed(number: int, form: str) -> str:
    """Return a number as it is printed.

    Args:
        number: The number, from 1.
        form: `decimal`, `lowerRoman`, `upperRoman`, `lowerLetter`, `upperLetter` or `chicago`, as
            Office Open XML names them; any other prints digits.
    """
    if not 0 < number < _MOST:
        return str(number)
    if form.endswith("Roman"):
        text = roman(number)
    elif form.endswith("Letter"):
        # After z stand aa, bb and so on.
        turn, at = divmod(number - 1, 26)
        text = chr(ord("a") + at) * (turn + 1)
    elif form == "chicago":
        turn, at = divmod(number - 1, len(_SIGNS))
        text = _SIGNS[at] * (turn + 1)
    else:
        return str(number)
    return text.upper() if form.startswith("upper") else text
