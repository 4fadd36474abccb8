"""Currencies that share a name: whose dollars, pounds or francs a text means, after CLDR."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEM = 5
_RUSSIAN_STEM = 4
_SPELLINGS = {
    "rouble": "ruble",
    "roubles": "rubles",
}
_CROWNS = ("krone", "kroner", "krona", "kronor", "koruna", "korunas")
"""What English news calls crowns."""


def named_currency(words: Sequence[str], language: str = "en") -> str | None:
    """Return the ISO 4217 code of a currency by its origin and name, or None.

    Args:
        words: Origin and name in lower case: `south korean won`, `канадских долларов`.
        language: `en` or `ru`.
    """
    origin, name = words[-2:]
    codes = _names(language).get((origin[:_STEM], _key(name, language)), frozenset())
    if len(codes) == 1:
        return next(iter(codes))
    from babel.numbers import get_currency_name  # noqa: PLC0415 - see _names

    # "Sudanese pounds" and "South Sudanese pounds" differ in the whole name only.
    whole = " ".join((*words[:-1], _SPELLINGS.get(name, name))).removesuffix("s")
    for code in codes:
        if get_currency_name(code, count=1, locale=language).lower() == whole:
            return code
    return None


def is_shared(name: str, language: str = "en") -> bool:
    """Tell whether several countries call their currency so: `pounds`, `dollars`."""
    return len(_owners(language).get(_key(name, language), frozenset())) > 1


def is_origin(word: str, language: str = "en") -> bool:
    """Tell whether a word says whose currency it is: `egyptian`, `канадских`."""
    return any(origin == word[:_STEM] for origin, _ in _names(language))


def is_currency_name(name: str, language: str = "en") -> bool:
    """Tell whether a word names a currency of some country: `pesos`."""
    return _key(name, language) in _owners(language)


def _key(name: str, language: str) -> str:
    if language == "ru":
        return name[:_RUSSIAN_STEM]
    name = _SPELLINGS.get(name, name)
    if name in {"crown", "crowns", *_CROWNS}:
        return "crown"
    return name.removesuffix("s")


@cache
def _current() -> frozenset[str]:
    """Return the codes of currencies that are legal tender somewhere now."""
    from babel.core import get_global  # noqa: PLC0415 - see _names

    territories = get_global("territory_currencies").values()
    return frozenset(
        code for rows in territories for code, _, end, tender in rows if end is None and tender
    )


@cache
def _names(language: str) -> dict[tuple[str, str], frozenset[str]]:
    """Return codes by the stem of the origin and the key of the name."""
    from babel.numbers import get_currency_name  # noqa: PLC0415 - few texts name a currency so

    found: dict[tuple[str, str], set[str]] = {}
    for code in _current():
        words = get_currency_name(code, count=5, locale=language).lower().split()
        if len(words) >= 2:
            if language == "ru" and words[-1] == "стерлингов":
                words.pop()
            found.setdefault((words[-2][:_STEM], _key(words[-1], language)), set()).add(code)
    return {key: frozenset(codes) for key, codes in found.items()}


@cache
def _owners(language: str) -> dict[str, frozenset[str]]:
    owners: dict[str, set[str]] = {}
    for (_, name), codes in _names(language).items():
        owners.setdefault(name, set()).update(codes)
    return {name: frozenset(codes) for name, codes in owners.items()}
