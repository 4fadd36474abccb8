"""Words as Unicode bounds them (UAX 29), with numbers held together and Han one by one."""

from __future__ import annotations

import re
from typing import Final

import regex

from sphinx_kzbrief.text.characters import CURRENCY_SIGNS, IGNORABLE
from sphinx_kzbrief.text.spans import Span
from sphinx_kzbrief.text.unspaced import is_inside_word, is_marked_bound

_BOUNDARY: Final = regex.compile(r"(?w)\b")
_WORD: Final = regex.compile(r"(?sw)\b\w.*?\b")
# UAX 29 lets a full stop join letters; where a lost space glues two sentences it does not.
_GLUED: Final = re.compile(r"(?<=[^\W\dA-ZА-Я_])\.(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
# UAX 29 joins a zero-width character to the one before it; a reader sees the bound all the same.
_IGNORED: Final = re.compile(f"[{IGNORABLE}]+")
_NEAR: Final = 40
_SIGNS: Final = "-+±\u2212\u2013"
_CURRENCIES: Final = frozenset(CURRENCY_SIGNS)
_FRACTION: Final = re.compile("[¼-¾⅐-⅞↉]")
_RAISED: Final = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED: Final = frozenset("₀₁₂₃₄₅₆₇₈₉")
_JOINERS: Final = ".,:/'\u2019"
_GROUP_SPACES: Final = " \u00a0\u2009\u202f"
_GROUPS_BEFORE: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})*\Z")
_GROUP_AFTER: Final = re.compile(r"\d{3}(?!\d)")


def words(text: str) -> tuple[Span, ...]:
    """Return the spans of all words of `text`.

    A word holds at least one letter, digit or underscore; punctuation and white space between
    words belong to none. Each Han character is a word.
    """
    found: list[Span] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        for glued in _GLUED.finditer(text, start, end):
            if glued.start() - start > 1:
                found.append(Span(start, glued.start()))
                start = glued.end()
        found.append(Span(start, end))
    return tuple(found)


def is_word_boundary(text: str, offset: int) -> bool:
    """Tell whether a quotation may start or end at `offset` without cutting a word or number.

    Beyond UAX 29, a number is not cut from its sign, at the colon of a time, at the slash of
    a fraction, before the fraction or the exponent behind it, or between groups of digits set
    apart by spaces; nor is a letter from its index.

    Args:
        text: The text.
        offset: A place between two code points, 0 to ``len(text)``.
    """
    if offset <= 0 or offset >= len(text):
        return True
    near = text[max(0, offset - _NEAR) : offset], text[offset : offset + _NEAR]
    if not (near[0][-3:] + near[1][:3]).isascii() and any(map(_IGNORED.search, near)):
        if is_marked_bound(text, offset):
            return True
        # A reader sees no zero-width character.
        seen, following = (_IGNORED.sub("", each) for each in near)
        return is_word_boundary(seen + following, len(seen))
    before = text[offset - 1]
    after = text[offset]
    if not text[offset - 1 : offset + 2].isascii() and _inside_formula(text, offset, before, after):
        return False
    if before in _SIGNS and after in _CURRENCIES and text[offset - 2 : offset - 1].isspace():
        return False
    if (before.isdigit() or after.isdigit()) and _inside_number(text, offset, before, after):
        return False
    if before == "." or after == ".":
        dot = offset if after == "." else offset - 1
        if text[max(0, dot - 2) : dot].isalpha() and _GLUED.match(text, dot, dot + 2):
            return True
    if (
        before.isascii()
        and after.isascii()
        and not (
            (before.isalnum() or before in "'._,;:\r") and (after.isalnum() or after in "'._,;:\n")
        )
    ):
        return True
    return _BOUNDARY.match(text, offset) is not None and not is_inside_word(text, offset)


def _inside_formula(text: str, offset: int, before: str, after: str) -> bool:
    """Tell whether `offset` parts a number from its fraction or exponent, or a letter's index."""
    if _FRACTION.match(after):
        return before.isdigit() or (before in _GROUP_SPACES and text[offset - 2].isdigit())
    if _FRACTION.match(text, offset + 1):
        return before.isdigit() and after in _GROUP_SPACES
    if after in _RAISED:
        return before.isdigit() or before in _RAISED or (after in "⁺⁻" and not before.isspace())
    if after in _LOWERED:
        return before.isalnum()
    return before in _LOWERED and after.isalpha()


def _inside_number(text: str, offset: int, before: str, after: str) -> bool:
    """Tell whether `offset` lies between characters of one number."""
    if after.isdigit():
        previous = text[offset - 2] if offset > 1 else " "
        if before in _SIGNS:
            return previous.isspace() or previous in "([{$€£¥₸"
        if before == ".":
            return previous.isdigit() or previous.isspace()
        if before in _JOINERS:
            return previous.isdigit()
        return (
            before in _GROUP_SPACES
            and previous.isdigit()
            and _GROUP_AFTER.match(text, offset) is not None
            and _GROUPS_BEFORE.search(text, max(0, offset - 24), offset - 1) is not None
        )
    following = text[offset + 1] if offset + 1 < len(text) else " "
    if after in _JOINERS:
        return following.isdecimal()
    return (
        after in _GROUP_SPACES
        and following.isdigit()
        and _GROUP_AFTER.match(text, offset + 1) is not None
        and _GROUPS_BEFORE.search(text, max(0, offset - 24), offset) is not None
    )
