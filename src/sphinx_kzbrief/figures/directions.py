"""Whether a number says by how much something rose or fell: `shrank by 3.1 percent`.

Only what stands right beside the number counts: `fell to 3.1 percent` says where, not by how
much. A number of which nothing is known has no direction, and is never told to be wrong by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import QuantityKind

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.tokens import Page

_RISES = {
    "en": tuple(
        words(
            "rise rose risen rising increas grow grew growth climb jump surg soar gain expan "
            "advanc upsurge surplus higher"
        )
    ),
    "ru": tuple(
        words("вырос выраст возрос увелич поднял подним повыс рост прирост прибав подорож")
    ),
}
_FALLS = {
    "en": tuple(
        words(
            "fall fell drop declin decreas shrank shrink shrunk contract slump tumbl plung slid "
            "slip sank sink sunk shed dip lower deficit shortfall"
        )
    ),
    "ru": tuple(words("упал упад сниз сниж сократ сокращ уменьш подешев паден спад дефицит")),
}
_AFTER_ONLY = {
    "en": {"more": 1, "higher": 1, "less": -1, "lower": -1, "fewer": -1, "down": -1},
    "ru": {"больше": 1, "выше": 1, "меньше": -1, "ниже": -1},
}
_BEFORE_ONLY = {"up": 1, "down": -1}
_BETWEEN = frozenset(
    words("by of a an another further some as much sharply slightly only just another на в почти")
)
"""Words that may stand between a change and its amount."""
_AFTER = frozenset(words("on over"))
"""Words of no meaning of their own in `3 percent year-on-year growth`."""
_BACK = 3
_AHEAD = 5
_NEVER = frozenset({QuantityKind.RANK, QuantityKind.ORDINAL, QuantityKind.DURATION})


def direction_of(page: Page, kind: QuantityKind, first: int, end: int) -> int:
    """Return 1 where a quantity is a rise, -1 where it is a fall, 0 where nothing says.

    Args:
        page: The text in tokens.
        kind: Kind of the quantity.
        first: First token of the quantity, or of what qualifies it.
        end: Token after it.
    """
    language = page.lexicon.language
    if kind in _NEVER or language not in _RISES:
        return 0
    return _before(page, first, language) or _after(page, end, language)


def _before(page: Page, first: int, language: str) -> int:
    at = first - 1
    while at >= 0 and first - at <= _BACK and page.lower(at) in _BETWEEN:
        at -= 1
    word = page.lower(at)
    return _BEFORE_ONLY.get(word, 0) or _sense(word, language)


def _after(page: Page, end: int, language: str) -> int:
    for at in range(end, end + _AHEAD):
        word = page.lower(at)
        if word in {"-", "‑"} or word in _AFTER:
            continue
        found = _AFTER_ONLY[language].get(word, 0) or _sense(word, language)
        if found:
            return found
        if not word.isalpha() or word in page.lexicon.stop:
            return 0
    return 0


def _sense(word: str, language: str) -> int:
    if word.startswith(_RISES[language]):
        return 1
    return -1 if word.startswith(_FALLS[language]) else 0
