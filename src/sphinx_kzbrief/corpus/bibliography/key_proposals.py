"""Proposing source keys: readable, valid, and free."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.keys import identifier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LONGEST = 60

_LATIN: Mapping[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ә": "a", "ғ": "g",
    "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
}  # fmt: skip
"""Russian and Kazakh letters as news agencies write them in Latin letters."""


def propose_key(parts: Iterable[str], taken: Iterable[str] = ()) -> str:
    """Return a free key made of the given words, such as a name, a title word and a year.

    Args:
        parts: Words in order; accents are dropped, Cyrillic is transliterated, and what has no
            Latin letter or digit is left out.
        taken: Keys already in use; a number is added to keep the new one apart from them.
    """
    words = (slug(part) for part in parts)
    base = "-".join(word for word in words if word)[:_LONGEST].strip("-._") or "source"
    used = {_identity(key) for key in taken}
    key, number = base, 2
    while _identity(key) in used:
        key, number = f"{base}-{number}", number + 1
    return key


def slug(text: str) -> str:
    """Return the lower-case Latin letters and digits of a text, joined by hyphens."""
    latin = "".join(_LATIN.get(char, char) for char in text.casefold())
    plain = unicodedata.normalize("NFKD", latin)
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’ʼ`]", "", plain)).strip("-")


def _identity(key: str) -> str:
    """Return what two keys must not share; a key without letters has no identifier."""
    return identifier(key) or key.lower()
