"""Proposing source keys: readable, valid, and free."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from anyascii import anyascii

from sphinx_kzbrief.corpus.keys import RESERVED, identifier

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60


def propose_key(parts: Iterable[str], taken: Iterable[str] = ()) -> str:
    """Return a free key made of the given words, such as a name, a title word and a year.

    Args:
        parts: Words in order; letters of every script are written in Latin ones.
        taken: Keys already in use; a number is added to keep the new one apart from them.
    """
    words = (slug(part) for part in parts)
    base = "-".join(word for word in words if word)[:_LONGEST].strip("-._")
    if not identifier(base) or base == RESERVED:  # "101.vtt", "index.html"
        base = f"source-{base}".strip("-")
    used = {identifier(key) for key in taken}
    key, number = base, 2
    while identifier(key) in used:
        key, number = f"{base}-{number}", number + 1
    return key


def slug(text: str) -> str:
    """Return a text in lower-case Latin letters and digits, joined by hyphens.

    Letters of other scripts are transliterated; each syllable of Chinese and Korean is a word.
    """
    latin = "".join(map(_in_latin, unicodedata.normalize("NFC", text.casefold())))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’ʼ`]", "", latin)).strip("-")


def _in_latin(char: str) -> str:
    latin = anyascii(char)
    syllable = latin[:1].isupper()  # of folded text, anyascii capitalises nothing else
    return f" {latin.lower()} " if syllable else latin.lower()
