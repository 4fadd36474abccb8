"""Word diffs: the words of a text, and what kind of difference stands between two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from rapidfuzz.distance import Levenshtein

from sphinx_kzbrief.quotes.lexicon import denies
from sphinx_kzbrief.quotes.model import Difference, DifferenceKind
from sphinx_kzbrief.quotes.vocabulary import CURRENCIES, NUMBER_WORDS, UNITS

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_FRACTION: Final = rf"[{_RAISED}]+⁄[₀-₉]+"
_AFTER: Final = rf"{_FRACTION}|[⁺⁻]?[{_RAISED}]+|[₀-₉]+|[¼-¾⅐-⅞]|\^-?\d+|(?: \d)?/\d\d?(?![\d/])"
"""What ends a number: its fraction, exponent or base, also as typed in plain characters."""
TOKEN: Final = re.compile(
    rf"(?:(?<![^\s(\[])-)?(?:(?<![\w.)\]])\.)?\d+(?:[.,]\d+)*(?:{_AFTER})?|{_FRACTION}|[{_HAN}]|(?:(?![\d_{_HAN}])\w)+(?:'[^\W\d_]+)*|[^\w\s]|_"
)
NUMBER_SIGNS: Final = frozenset("一二三四五六七八九十百千万亿两零〇半")
_GRAVITY: Final = tuple(DifferenceKind)
_TYPED: Final = re.compile(r"(\d*) ?(\d)/(\d+)|(\d)\^(-?\d+)")
_UP: Final = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_DOWN: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FRACTIONS: Final = {normalize("NFKC", sign): sign for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_PARTED_DIGITS: Final = re.compile(r"[\d\-][.,]?\s+\d")
_NEARLY: Final = 0.66
"""Share of letters in which a word agrees with another spelling of it."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    Attributes:
        text: As written.
        start: Its offset.
        end: Offset after it.
    """

    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split a range of a normalised text into words, numbers and single marks."""
    stop = len(text) if end is None else end
    return [Token(m.group(), *m.span()) for m in TOKEN.finditer(text, start, stop)]


def classify(source: str, quotation: str) -> DifferenceKind:
    """Return what kind of words differ: the gravest kind among the words of either side."""
    kinds = {kind_of_word(token.text) for part in (source, quotation) for token in tokens(part)}
    return next((kind for kind in _GRAVITY if kind in kinds), DifferenceKind.WORD)


def kind_of_word(word: str) -> DifferenceKind:
    """Return what a word is, or a mark."""
    plain = word.lower()
    if plain.lstrip("-.")[:1].isdigit() or plain in NUMBER_WORDS or word in NUMBER_SIGNS:
        return DifferenceKind.NUMBER
    if plain.rstrip(_RAISED) in UNITS:
        return DifferenceKind.UNIT
    if plain in CURRENCIES and word != "us":
        return DifferenceKind.CURRENCY
    if denies(word) or word in "不没未非":
        return DifferenceKind.NEGATION
    if word[0].isupper() and word != "I":
        return DifferenceKind.NAME
    return DifferenceKind.WORD


def is_word(token: Token) -> bool:
    """Tell whether a token is a word or a number, not a mark."""
    return token.text[-1].isalnum()


def both(row: list[Token]) -> Token:
    """Return neighbouring words as one, parted by spaces."""
    ordered = sorted(row, key=lambda token: token.start)
    return Token(" ".join(token.text for token in ordered), ordered[0].start, ordered[-1].end)


def same_letters(one: Token, other: Token) -> bool:
    """Tell whether two words are the same but for what parts them or their digits.

    So are "10^6" and "10⁶", "3 1/2" and "3½".
    """
    plain = (normalize("NFKC", each.text).lower() for each in (one, other))
    letters = ["".join(filter(str.isalnum, each)) for each in plain]
    return letters[0] == letters[1] != "" and is_word(one) and is_word(other)


def typeset(number: str) -> str:
    """Return a number typed in plain characters as print sets it: "10^6" is 10⁶, "3 1/2" 3½."""

    def set_up(match: re.Match[str]) -> str:
        whole, above, below, base, power = match.groups()
        if power:
            return f"{base}{power.translate(_UP)}"
        fraction = f"{above.translate(_UP)}⁄{below.translate(_DOWN)}"
        return f"{whole}{_FRACTIONS.get(f'{above}⁄{below}', fraction)}"

    return _TYPED.sub(set_up, number)


def nearly(own: Token, new: Token) -> bool:
    """Tell whether two words differ by few letters, as another spelling or a slip does.

    Numbers do where they have the same digits.
    """
    if own.text[:1].isdigit() or new.text[:1].isdigit():
        return same_letters(own, new)
    return is_word(own) and Levenshtein.normalized_similarity(own.text, new.text) >= _NEARLY


def difference(ours: str, theirs: str) -> Difference:
    """Return what one stretch of the text and one of the quotation have of each other."""
    if ours == theirs:
        return Difference(None, ours, theirs)
    if ours.lower() == theirs.lower():
        return Difference(DifferenceKind.CAPITALS, ours, theirs)
    if "".join(ours.split()) == "".join(theirs.split()) and not _PARTED_DIGITS.search(
        f"{ours}|{theirs}"
    ):
        return Difference(DifferenceKind.SPACE, ours, theirs)
    return Difference(classify(ours, theirs), ours, theirs)
