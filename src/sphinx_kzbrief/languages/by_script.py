"""The language whose rules a text is read by, where nobody says it."""

from __future__ import annotations

import re

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_LETTERS = re.compile(r"[^\W\d_]")
SAMPLE = 4_000


def rules_language(text: str) -> str:
    """Tell by its script which language's rules suit a text best.

    This decides which words of speech are looked for, and nothing that is shown.

    Args:
        text: Canonical text; its beginning is looked at.

    Returns:
        `kk`, `ru`, `zh` or, for every other script, `en`.
    """
    sample = text[:SAMPLE]
    if sample.isascii():
        return "en"
    letters = len(_LETTERS.findall(sample)) or 1
    if 3 * len(_HAN.findall(sample)) > letters:
        return "zh"
    if 2 * len(_CYRILLIC.findall(sample)) > letters:
        return "kk" if 50 * len(_KAZAKH.findall(sample)) > letters else "ru"
    return "en"


def letters_of(text: str) -> str:
    """Tell the script of a text by a language that is written in it: `ru`, `zh` or `en`."""
    language = rules_language(text)
    return "ru" if language == "kk" else language
