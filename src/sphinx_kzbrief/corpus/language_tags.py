"""Languages as other programs name them, to BCP 47 tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LATEX_NAMES: Mapping[str, str] = {
    "american": "en-US",
    "australian": "en-AU",
    "british": "en-GB",
    "canadian": "en-CA",
    "ngerman": "de",
    "ukenglish": "en-GB",
    "usenglish": "en-US",
}
"""Names that LaTeX's babel gives to languages, where they are not the languages' English names."""

_OWN_NAMES = ("ru", "kk", "zh", "de", "fr", "es", "uk", "tr", "it", "pl")
"""Languages that are also known by their own names, such as русский."""

_TAG = re.compile(
    r"(?!(?:und|mul|mis|zxx)\b)[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,9}", re.IGNORECASE | re.ASCII
)
"""Tag of one language that is told: undetermined and several languages are none."""


def well_formed_tag(value: str) -> str | None:
    """Return the tag of a language as `language_tag`; None where none is known by the value."""
    tag = language_tag(value)
    return tag if _TAG.fullmatch(tag) else None


def language_tag(value: str) -> str:
    """Return the tag of a language given by its tag, its English or its own name.

    Args:
        value: Such as `en`, `en_US`, `English`, `ngerman`, `русский`.

    Returns:
        The BCP 47 tag; the value itself where no language is known by it.
    """
    from babel import Locale  # noqa: PLC0415 - only where a bibliography is read

    word = value.strip().replace("_", "-")
    if len(word) <= 3 or "-" in word:
        return word
    if word.lower() in _LATEX_NAMES:
        return _LATEX_NAMES[word.lower()]
    for code, name in Locale("en").languages.items():
        if name.lower() == word.lower():
            return str(code).replace("_", "-")
    own = {(Locale(code).display_name or "").lower(): code for code in _OWN_NAMES}
    return own.get(word.lower(), word)
