"""Raised and lowered characters and fractions, written the same whatever format holds them.

A document sets 10⁶ as type of another size and place; without it the words say 106. Unicode's own
characters keep the difference in plain text. What they cannot write is set off with a caret.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_PLAIN: Final = "0123456789+-−=()"
_UP: Final = str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_DOWN: Final = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_RAISED_LETTERS: Final = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_VULGAR: Final = {unicodedata.normalize("NFKC", sign): sign for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
_SEVERAL: Final = re.compile(r"\d+(?:[,;–] ?\d+)+", re.ASCII)
"""Numbers of several notes."""
_DASH: Final = re.compile(r"\A[–‐‑](?=\d)", re.ASCII)
"""A dash typed for a minus, as in 10⁻⁹."""
_TRANSLATED: Final = re.compile(r"[\d+\-−=() \u00a0]+", re.ASCII)


def superscript(text: str) -> str:
    """Return the words of a raised run as they stand in canonical text.

    Args:
        text: The run, such as ``6``, ``−2``, ``st``, ``[3]``, ``n+1``.

    Returns:
        Digits and signs as superscript characters (⁶, ⁻², ¹,²); one letter as a raised one where
        Unicode has it; two letters and more as they are, since they end an ordinal or an
        abbreviation (21st, Mme); signs of notes (``*``, ``†``) and what stands in square
        brackets as they are; anything else behind a caret.
    """
    words = _DASH.sub("−", text.strip())
    if _TRANSLATED.fullmatch(words) or _SEVERAL.fullmatch(words):
        return words.translate(_UP)
    if words.isalpha():
        raised = words.translate(_RAISED_LETTERS)
        return raised if len(words) == 1 else words
    if not any(map(str.isalnum, words)) or (words[0] == "[" and words[-1] == "]"):
        return words
    if re.fullmatch(r"[\d+\-−=()a-z]+", words, re.ASCII) and "q" not in words:
        return words.translate(_UP).translate(_RAISED_LETTERS)
    return f"^{words}" if words.isalnum() else f"^({words})"


def subscript(text: str) -> str:
    """Return the words of a lowered run: digits and signs as subscripts, letters as they are."""
    words = _DASH.sub("−", text.strip())
    return words.translate(_DOWN) if _TRANSLATED.fullmatch(words) else text


def fraction(numerator: str, denominator: str) -> str:
    """Return a fraction of two runs of digits as one sign, or as raised and lowered digits.

    Args:
        numerator: ASCII digits, such as ``1``.
        denominator: ASCII digits, such as ``2``.
    """
    plain = f"{numerator}⁄{denominator}"
    return _VULGAR.get(plain, f"{numerator.translate(_UP)}⁄{denominator.translate(_DOWN)}")


def note_mark(number: str) -> str:
    """Return the mark of a note reference as it stands in canonical text.

    Args:
        number: The mark as printed: ``12``, ``iv``, ``*``, ``[3]``.

    Returns:
        Digits and small letters raised, so that ``iv`` is no end of the word before it.
    """
    words = number.strip()
    if words[:1] == "[":
        return words
    return words.translate(_UP).translate(_RAISED_LETTERS)
