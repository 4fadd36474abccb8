"""The language of a piece of prose, as far as its letters tell it from that of its project."""

from __future__ import annotations

import re

from sphinx_kzbrief.text.tags import primary_subtag

_LETTERS = {
    "latin": re.compile(r"[A-Za-z\u00c0-\u024f]"),
    "cyrillic": re.compile(r"[\u0400-\u052f]"),
    "han": re.compile(r"[\u3400-\u9fff]"),
}
_SCRIPTS = {"ru": "cyrillic", "kk": "cyrillic", "zh": "han"}
_LIKELY = {"latin": "en", "cyrillic": "ru", "han": "zh"}
_LOOKED_AT = 2000
"""Characters that are enough to tell the script."""
_KAZAKH = re.compile(r"(?i)[әғқңөұүһ]")
_KAZAKH_SHARE = 0.04
"""Letters that Russian lacks, as a share: a Kazakh text has more, a Kazakh name does not count."""


def prose_language(text: str, language: str) -> str:
    """Return the language that prose is read in.

    A page may be in another language than the interface, such as one that nobody has
    translated yet.

    Args:
        text: Prose.
        language: BCP 47 tag of the project.

    Returns:
        That tag, or where the letters are of another script the likeliest language of those.
    """
    counts = {name: len(found.findall(text[:_LOOKED_AT])) for name, found in _LETTERS.items()}
    counts["han"] *= 2
    script = max(counts, key=lambda name: counts[name])
    primary = primary_subtag(language)
    if not counts[script] or _SCRIPTS.get(primary, "latin") == script:
        return language
    if script == "cyrillic":
        own = len(_KAZAKH.findall(text[:_LOOKED_AT]))
        return "kk" if own > _KAZAKH_SHARE * counts[script] else "ru"
    return _LIKELY[script]
