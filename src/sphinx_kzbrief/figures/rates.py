"""The denominator of a rate: `per day`, `a barrel`, `за тонну`, `per 100,000 people`."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.amounts import read_amount
from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.nouns import read_noun
from sphinx_kzbrief.figures.tokens import WORD
from sphinx_kzbrief.figures.unit_words import read_unit
from sphinx_kzbrief.figures.units import convertible, parse_unit, same_noun

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.model import Number
    from sphinx_kzbrief.figures.tokens import Page

_HYPHENS = frozenset("-‑")
_EARLIER = frozenset(words("earlier ago before later after prior since"))
_PERSONS = frozenset(words("capita person head inhabitant share unit household"))
_PEOPLE = dict.fromkeys(
    words(
        "capita person persons people head inhabitant inhabitants resident residents population "
        "individual citizen citizens человек жителей населения"
    ),
    "person",
) | {"душу населения": "person", "人": "person"}
_ROUND = frozenset(10**power for power in range(7))
_RUSSIAN_LETTERS = {"с": "second", "ч": "hour"}
_BY_AREA = frozenset({"tonne", "hectare", "meter**2"})


def read_rate(page: Page, index: int, kind: QuantityKind) -> tuple[str, int] | None:
    """Read a denominator: `per day`, `a barrel`, `/kWh`, `per 100,000 people`."""
    word = page.lower(index)
    if word in _HYPHENS and page.lower(index + 2) in _HYPHENS and page.glued(index):
        # "$100-a-barrel".
        unit = read_unit(page, index + 3) if page.lower(index + 1) in {"a", "per"} else None
        return (unit.unit, unit.end) if unit else None
    lexicon = page.lexicon
    if word == "for" and page.lower(index + 1) in {"every", "each"}:
        amount = read_amount(page, index + 2)
        return _per(page, index + 2) if amount and amount.value in _ROUND else None
    if word in lexicon.bare_rates:
        return lexicon.bare_rates[word], index + 1
    if word in lexicon.rate_words:
        return _russian_rate(page, index) if lexicon.language == "ru" else _per(page, index + 1)
    if word in lexicon.rate_articles:
        if kind is QuantityKind.MONEY and page.lower(index + 1) == "pound":
            # Nothing costs so much "a pound sterling".
            return "pound", index + 2
        unit = read_unit(page, index + 1)
        if unit and page.lower(unit.end) in _EARLIER:
            return None
        if unit and (
            unit.kind is QuantityKind.DURATION
            or (unit.kind is QuantityKind.MEASURE and kind is QuantityKind.MONEY)
        ):
            return unit.unit, unit.end
        if kind is QuantityKind.MONEY and page.lower(index + 1) in {"share", "head", "person"}:
            return page.lower(index + 1), index + 2
    return None


def read_rate_of(page: Page, index: int) -> tuple[str, int] | None:
    """Read a denominator over what is measured: `tonnes [of crude oil a day]`."""
    if page.lower(index) != "of":
        return None
    for at in range(index + 1, index + 5):
        word = page.lower(at)
        if at > index + 1 and word in {"a", "an", "per"}:
            unit = read_unit(page, at + 1)
            timed = unit is not None and unit.kind is QuantityKind.DURATION
            timed = timed or (word == "per" and page.lower(at + 1) in _PERSONS)
            return read_rate(page, at, QuantityKind.MEASURE) if timed else None
        if (page.kind(at) != WORD and not page.glued(at)) or word in page.lexicon.stop:
            return None
    return None


def _per(page: Page, index: int) -> tuple[str, int] | None:
    if page.lower(index) in _PERSONS:
        return page.lower(index), index + 1
    amount = read_amount(page, index)
    if amount:
        noun = read_unit(page, amount.end) or read_noun(page, amount.end, plural=True)
        number = _plain(amount.value)
        if noun:
            return f"{number} {noun.unit}", noun.end
        if page.lower(amount.end) in {"population", "inhabitants"}:
            return f"{number} {page.lower(amount.end)}", amount.end + 1
        return number, amount.end
    if page.lower(index) in page.lexicon.scales:
        # "per thousand people", "per million".
        number = _plain(page.lexicon.scales[page.lower(index)])
        noun = read_noun(page, index + 1, plural=True)
        return (f"{number} {noun.unit}", noun.end) if noun else (number, index + 1)
    unit = read_unit(page, index)
    if unit:
        return unit.unit, unit.end
    if page.kind(index) == WORD and page.lower(index) not in page.lexicon.stop:
        return page.lower(index), index + 1
    return None


def _russian_rate(page: Page, index: int) -> tuple[str, int] | None:
    """Read a Russian denominator: each preposition takes its own sort of unit."""
    word = page.lower(index)
    if word == "на" and page.lower(index + 1) == "душу":
        return "душу населения", index + 2 + (page.lower(index + 2) == "населения")
    if word == "на":
        amount = read_amount(page, index + 1)
        noun = read_noun(page, amount.end, plural=True) if amount else None
        if amount and noun and amount.value in _ROUND:
            return f"{int(amount.value)} {noun.unit}", noun.end
        if amount:
            return None
    if word == "/" and page.lower(index + 1) in _RUSSIAN_LETTERS:
        return _RUSSIAN_LETTERS[page.lower(index + 1)], index + 2
    if word == "за" and page.lower(index + 1) == "фунт" and page.lower(index + 2) != "стерлингов":
        return "pound", index + 2
    unit = read_unit(page, index + 1)
    if unit is None:
        return None
    wanted = {
        "в": {QuantityKind.DURATION},
        "за": {QuantityKind.MEASURE, QuantityKind.MONEY},
        "на": {QuantityKind.MEASURE} if unit.unit in _BY_AREA else set(),
        "с": {QuantityKind.MEASURE} if unit.unit == "hectare" else set(),
        "/": set(QuantityKind),
    }[word]
    return (unit.unit, unit.end) if unit.kind in wanted else None


def same_rate(first: str | None, second: str | None) -> bool:
    """Tell whether two denominators are one, or are not proven to be two."""
    if first is None or second is None or first == second:
        return first == second
    return rate_ratio(first, second) == 1


def rate_ratio(target: str, source: str) -> Fraction | None:
    """Return what a number per `source` is multiplied by to be one per `target`, or None.

    Nouns of two scripts cannot be compared; the number before them can.
    """
    (number, noun), (other, counted) = _factor(target), _factor(source)
    if not (noun and counted) or same_noun(noun, counted):
        return Fraction(number) / Fraction(other)
    if not convertible(target, source):
        return None
    return parse_unit(target).factor / parse_unit(source).factor


def _factor(rate: str) -> tuple[int, str]:
    """Return the number and the noun of a denominator: `100000 people`."""
    number, _, noun = rate.partition(" ") if rate[0].isdecimal() else ("1", "", rate)
    return int(number) if number.isdecimal() else 1, _PEOPLE.get(noun, noun)


def _plain(value: Number) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
