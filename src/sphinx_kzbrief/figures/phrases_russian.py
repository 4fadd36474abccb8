"""Russian and Kazakh phrases that state a number without a plain amount."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.amounts import cardinal, lookup_scale, read_amount
from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.lexicons.russian_adjectives import NUMBERS, TITLES, adjective_unit
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.nouns import read_noun
from sphinx_kzbrief.figures.reading import FRACTION, MULTIPLE, ORDINAL, RANK, Reading
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD
from sphinx_kzbrief.figures.unit_words import read_unit

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.tokens import Page

OPENERS = frozenset(
    words(
        "в половина половины половину половине половиной каждый каждая каждое каждого каждую "
        "каждой каждому каждым топ треть трети четверть четверти четвертью"
    )
)
"""Words these phrases start with, besides numbers."""

_EACH = frozenset(words("каждый каждая каждое каждого каждую каждой каждому каждым"))
_HALVES = frozenset(words("половина половины половину половине половиной"))
_PARTS = {
    "треть": 3, "трети": 3, "третью": 3, "третей": 3, "четверть": 4, "четверти": 4,
    "четвертью": 4, "четвертей": 4, "пятая": 5, "пятую": 5, "пятой": 5, "десятая": 10,
    "десятую": 10, "пятых": 5, "десятых": 10, "сотых": 100,
}  # fmt: skip
KAZAKH_WHOLES = {
    "үштен": 3, "төрттен": 4, "бестен": 5, "алтыдан": 6, "жетіден": 7, "сегізден": 8,
    "тоғыздан": 9, "оннан": 10,
}  # fmt: skip
"""Numerals in the ablative, which a part follows."""
_KAZAKH_PARTS = (("бір", 1), ("екі", 2), ("үш", 3), ("төрт", 4), ("бес", 5))
_HALF_UNITS = {"полгода": "year", "полчаса": "hour", "полвека": "century", "получаса": "hour"}
_TIMES = frozenset({"раз", "раза", "разам", "разами"})
_ONE_AND_A_HALF = frozenset({"полтора", "полторы", "полутора"})
_PLACES = frozenset(words("место места месте строчку строчке строку позицию позиции место"))
_RATED = ("крупнейш", "величин", "значим", "важн", "мест", "строч", "позици", "населён", "населен")
_WORLD = frozenset({"мира", "мире"})
_NO_ORDINAL = tuple(
    words(
        "этап миров половин квартал полугоди век август сентябр октябр январ феврал март апрел "
        "мая июн июл ноябр декабр лиц сторон канал этаж класс"
    )
)


def read_russian(page: Page, index: int) -> Reading | None:
    """Read the phrase that starts at token `index`, or return None."""
    if page.kind(index) == NUMERAL:
        return None if page.blocked[index] else _digit_ordinal(page, index)
    if page.kind(index) != WORD or page.blocked[index]:
        return None
    word = page.lower(index)
    if word == "в":
        return _times(page, index)
    if word in _HALVES:
        return _half(page, index)
    if word in _EACH:
        each = page.lexicon.ordinals.get(page.lower(index + 1))
        return Reading(index, index + 2, FRACTION, Fraction(1, each)) if each else None
    return _one_word(page, index, word) or _part(page, index) or _ordinal(page, index)


def _one_word(page: Page, index: int, word: str) -> Reading | None:
    """Read what one word states: `полгода`, `вдвое`, `полмиллиона`, `топ-10`."""
    if word in _HALF_UNITS:
        return Reading(index, index + 1, QuantityKind.DURATION, Fraction(1, 2), _HALF_UNITS[word])
    if word in _ONE_AND_A_HALF:
        return _one_and_a_half(page, index)
    if word in page.lexicon.multiples:
        return Reading(index, index + 1, MULTIPLE, page.lexicon.multiples[word], "fold")
    if word.startswith(tuple(NUMBERS)):
        return _compound_adjective(page, index, word)
    if word.startswith("пол") and lookup_scale(page.lexicon, word[3:]):
        return _half_scale(page, index, word)
    if word != "топ":
        return None
    amount = read_amount(page, index + 1 + (page.lower(index + 1) in {"-", "‑"}))
    if amount is None:
        return None
    return Reading(index, amount.end, RANK, amount.value, precision=Decimal(1))


def _compound_adjective(page: Page, index: int, word: str) -> Reading | None:
    """Read `двухнедельный`, `пятилетний`, `трёхкратный`: number and unit in one word."""
    if page.lower(index + 1).startswith(TITLES):
        return None
    for stem, value in NUMBERS.items():
        entry = adjective_unit(word.removeprefix(stem)) if word.startswith(stem) else None
        if entry:
            return Reading(index, index + 1, entry.kind, value, entry.unit, None, Decimal(1))
    return None


def read_kazakh(page: Page, index: int) -> Reading | None:
    """Read `2-нші`, a half, and parts: `үштен бірі` is one of three."""
    if page.kind(index) == NUMERAL and not page.blocked[index] and _is_ordinal(page, index):
        number = Decimal(page.tokens[index].text[:9])
        rank = page.lower(index + 3).startswith("орын")
        return Reading(index, index + 3, RANK if rank else ORDINAL, number, precision=Decimal(1))
    if page.kind(index) != WORD or page.blocked[index]:
        return None
    if page.lower(index).startswith(("жартысы", "жартысын")):
        return Reading(index, index + 1, FRACTION, Fraction(1, 2))
    whole = KAZAKH_WHOLES.get(page.lower(index))
    part = next((n for word, n in _KAZAKH_PARTS if page.lower(index + 1).startswith(word)), 0)
    if whole and 0 < part < whole:
        return Reading(index, index + 2, FRACTION, Fraction(part, whole))
    return None


def _is_ordinal(page: Page, index: int) -> bool:
    joined = page.lower(index + 1) in {"-", "‑"} and page.glued(index + 1) and page.glued(index + 2)
    whole = page.tokens[index].text.isdecimal()
    return joined and whole and page.lower(index + 2) in page.lexicon.ordinal_endings


def _times(page: Page, index: int) -> Reading | None:
    """Read `в 70 раз`, `в полтора раза`."""
    if page.lower(index + 1) in _ONE_AND_A_HALF and page.lower(index + 2) in _TIMES:
        return Reading(index, index + 3, MULTIPLE, Fraction(3, 2), "fold", None, Decimal("0.5"))
    first = index + 1
    amount = read_amount(page, first) if first < len(page.tokens) else None
    if amount is None:
        return None
    low = amount
    if page.lower(amount.end) in {"-", "–", "—", "‑"}:
        amount = read_amount(page, amount.end + 1)
        if amount is None or page.lower(amount.end) not in _TIMES or amount.value <= low.value:
            return None
        return Reading(
            index,
            amount.end + 1,
            MULTIPLE,
            None,
            "fold",
            None,
            amount.precision,
            low.value,
            amount.value,
        )
    if page.lower(amount.end) not in _TIMES:
        return None
    return Reading(index, amount.end + 1, MULTIPLE, amount.value, "fold", None, amount.precision)


def _half(page: Page, index: int) -> Reading | None:
    before = page.lower(index - 1)
    if before.startswith(("перв", "втор", "последн")):
        return None
    if before == "с" and cardinal(page.lexicon, page.lower(index - 2)) is not None:
        return None
    return Reading(index, index + 1, FRACTION, Fraction(1, 2))


def _half_scale(page: Page, index: int, word: str) -> Reading:
    """Read `полмиллиона человек`."""
    scale = lookup_scale(page.lexicon, word[3:]) or Decimal(1)
    unit = read_unit(page, index + 1) or read_noun(page, index + 1, plural=True)
    kind = unit.kind if unit else QuantityKind.NUMBER
    end = unit.end if unit else index + 1
    return Reading(index, end, kind, scale / 2, unit.unit if unit else None, None, scale / 10)


def _one_and_a_half(page: Page, index: int) -> Reading | None:
    scale = lookup_scale(page.lexicon, page.lower(index + 1))
    at = index + 1 + (scale is not None)
    unit = read_unit(page, at) or read_noun(page, at, plural=True)
    if unit is None and scale is None:
        return None
    value = Fraction(3, 2) * Fraction(scale or Decimal(1))
    place = (scale or Decimal(1)) / 10
    if unit is None:
        return Reading(index, at, QuantityKind.NUMBER, value, precision=place)
    return Reading(index, unit.end, unit.kind, value, unit.unit, None, place)


def _part(page: Page, index: int) -> Reading | None:
    """Read `треть`, `две трети`, `три четверти`."""
    word = page.lower(index)
    nth = page.lexicon.ordinals.get(word)
    if nth and page.lower(index + 1).startswith("част"):
        return Reading(index, index + 2, FRACTION, Fraction(1, nth))
    number = cardinal(page.lexicon, word) if word not in _PARTS else None
    if number and page.lower(index + 1) in _PARTS and 0 < number < _PARTS[page.lower(index + 1)]:
        return Reading(index, index + 2, FRACTION, Fraction(number, _PARTS[page.lower(index + 1)]))
    named = word in {"треть", "трети", "четверть", "четверти", "четвертью"}
    if named and not page.lower(index - 1).startswith(("перв", "последн", "втор")):
        return Reading(index, index + 1, FRACTION, Fraction(1, _PARTS[word]))
    return None


def _digit_ordinal(page: Page, index: int) -> Reading | None:
    """Read `4-е место`, `5-й раз`."""
    text = page.tokens[index].text
    if page.lower(index + 1) not in {"-", "‑"} or not page.glued(index + 1) or not text.isdecimal():
        return None
    if page.lower(index + 2) not in {"е", "й", "я", "го", "м", "ю", "ом", "му", "ой", "ый"}:
        return None
    return _placed(page, index, index + 3, int(text[:9]))


def _ordinal(page: Page, index: int) -> Reading | None:
    number = page.lexicon.ordinals.get(page.lower(index))
    if number is None or page.tokens[index].text[0].isupper():
        return None
    return _placed(page, index, index + 1, number)


def _placed(page: Page, first: int, end: int, number: int) -> Reading | None:
    word = page.lower(end)
    if page.kind(end) != WORD:
        return None
    if word in _PLACES:
        return Reading(first, end + 1, RANK, Decimal(number), precision=Decimal(1))
    if word.startswith(_RATED) or page.lower(end + 1).startswith(("величин", "значени")):
        return Reading(first, end, RANK, Decimal(number), precision=Decimal(1))
    if {page.lower(end + 1), page.lower(end + 2)} & _WORLD:
        # "четвёртая экономика мира".
        return Reading(first, end, RANK, Decimal(number), precision=Decimal(1))
    running = page.lower(end + 1) == "подряд"
    if not running and (word in page.lexicon.stop or word.startswith(_NO_ORDINAL)):
        return None
    return Reading(first, end, ORDINAL, Decimal(number), precision=Decimal(1))
