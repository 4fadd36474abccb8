"""Words as the index keeps them: folded so that a search finds what a reader calls the same.

Folding serves finding only. Whether words stand verbatim is never decided on folded words.
"""

from __future__ import annotations

import re
import unicodedata

FOLDING_VERSION = 2
"""Grows by one whenever `folded_words` yields other words for some text."""

# Scripts written without spaces: each character is a word, and a word of theirs is a phrase.
# FTS5's own tokenisers miss Chinese words of two characters.
_SPACELESS = re.compile(
    "(["
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f\u1780-\u17ff"  # Burmese, Khmer
    "\u2e80-\u2fdf\u3005-\u3007"  # radicals, iteration marks
    "\u3041-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "])",
)
_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LATIN_ACCENT = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_LINE_END_HYPHEN = re.compile(r"([^\W\d_]+)[-\u2010\u00ad][ \t]*\n\s*([^\W\d_]+)")
# A note's number, an exponent or a fraction is no part of the word or number before it; that of a
# unit is, as in "km²".
_SET_ON = re.compile(r"(?<![⁰¹²³⁴-⁹])(?:(?<=[^\W_]{3})|(?<=\d))(?=[⁰¹²³⁴-⁹])|(?<=\d)(?=[¼-¾⅐-⅞↉])")
_ALIKE = str.maketrans({"ё": "е", "ı": "i", "ʼ": "'", "ʻ": "'", "ʹ": "'"})


def is_spaceless(word: str) -> bool:
    """Tell whether a folded word is a character of a script written without spaces."""
    return _SPACELESS.fullmatch(word) is not None


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded.

    Case is folded (Cyrillic and Kazakh letters included), accents are dropped from Latin
    letters only (й and и, қ and к stay apart), ё counts as е, ligatures and wide forms as
    their letters; characters of scripts without spaces are words of their own, and so are the
    numbers of notes, exponents and fractions set on to a word or number.
    """
    if text.isascii():
        return _WORD.findall(text.lower())
    folded = unicodedata.normalize("NFKC", _SET_ON.sub(" ", text)).casefold()
    folded = _INVISIBLE.sub("", folded).translate(_ALIKE)
    if _ACCENTED.search(folded):
        apart = unicodedata.normalize("NFD", folded)
        folded = unicodedata.normalize("NFC", _LATIN_ACCENT.sub("", apart))
    return _WORD.findall(_SPACELESS.sub(r" \1 ", folded))


def indexed_words(text: str) -> list[str]:
    """Return the words of a passage of a source as the index keeps them.

    A word that a line end breaks stands once joined and, behind the passage, in its parts: the
    hyphen may be the printer's or the writer's.
    """
    broken = _LINE_END_HYPHEN.findall(text)
    if not broken:
        return folded_words(text)
    joined = folded_words(_LINE_END_HYPHEN.sub(r"\1\2", text))
    return joined + [word for parts in broken for part in parts for word in folded_words(part)]
