"""Units as dimensions: physical ones by pint; currencies, percentages and counts each their own.

A currency is a dimension of its own and never converted: an exchange rate is a figure too,
with a date and a source, and does not belong in a checker. A noun that is counted is likewise
a dimension, so that students do not become seats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from babel.numbers import list_currencies

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.figures.lexicons import lexicon_for
from sphinx_kzbrief.figures.lexicons.common import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    ENGLISH_SCALES,
    SIGN_PREFIXES,
    SIGN_UNITS,
    SYMBOLS,
)
from sphinx_kzbrief.figures.lexicons.model import UnitEntry
from sphinx_kzbrief.figures.model import QuantityKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_HUNDREDTHS = {"USX": "USD", "GBX": "GBP", "EUX": "EUR", "RUX": "RUB", "KZX": "KZT"}
_RATIOS = {"percent": Fraction(1, 100), "permille": Fraction(1, 1000), "fold": Fraction(1)}
_OWN = {
    # Points of a percentage add up among themselves; they are no percentage of anything.
    "percentage_point": (Fraction(1), "percentage_point"),
    "basis_point": (Fraction(1, 100), "percentage_point"),
    "TEU": (Fraction(1), "TEU"),
    "point": (Fraction(1), "point"),
    "magnitude": (Fraction(1), "magnitude"),
    "ppm": (Fraction(1), "ppm"),
    # pint has no centner, and its decade is one of frequencies.
    "centner": (Fraction(100), "kilogram"),
    "decade": (Fraction(10), "year"),
    "century": (Fraction(100), "year"),
}
# Factor and zero in kelvins; decimals would make thirds of Fahrenheit's ninths.
_TEMPERATURES = {
    "degC": (Fraction(1), Fraction("273.15")),
    "degF": (Fraction(5, 9), Fraction("459.67") * 5 / 9),
}
_DEGREES = {"°C": "degC", "°С": "degC", "°F": "degF", "°": "degree"}
_OIL_BARREL = "kz_oil_barrel"
_TERM = re.compile(r"(?:(?P<factor>[0-9][0-9,]*) )?(?P<name>.*?)(?:\*\*(?P<power>-?[0-9]))?")
_LONGEST = 120


class UnitError(KzbriefError):
    """Two units measure different things, or a unit cannot be read."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit reduced to base dimensions.

    Attributes:
        dimensions: Pairs (dimension, power), sorted; empty for a pure number.
        factor: What one of the unit is in base units (pint's: metre, gram, second).
        offset: What zero of the unit is in base units; only temperatures have one.
    """

    dimensions: tuple[tuple[str, int], ...]
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)

    def __mul__(self, other: Unit) -> Unit:
        """The unit of a product."""
        return self._combined(other, 1)

    def __truediv__(self, other: Unit) -> Unit:
        """The unit of a quotient."""
        return self._combined(other, -1)

    def _combined(self, other: Unit, sign: int) -> Unit:
        powers = dict(self.dimensions)
        for name, power in other.dimensions:
            powers[name] = powers.get(name, 0) + sign * power
        kept = tuple(sorted((name, power) for name, power in powers.items() if power))
        factor = self.factor * other.factor if sign > 0 else self.factor / other.factor
        return Unit(kept, factor)


@cache
def _registry() -> Any:
    """Load pint's definitions once; exact decimals, so that a mile stays 1609.344 m."""
    import pint  # noqa: PLC0415 - half a second, and only comparing needs it

    registry: Any = pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)
    # News means the oil barrel; pint's plain one is the US dry barrel, and pint warns where a
    # name is defined anew.
    registry.define(f"{_OIL_BARREL} = 42 * gallon")
    return registry


def canonical_unit(text: str | None, language: str = "en") -> str | None:
    """Return the canonical name of a unit as people write it.

    Args:
        text: `km`, `US dollars`, `%`, `тенге`, `barrels/day`, or a noun that is counted.
        language: BCP 47 tag of the words.

    Returns:
        The name that `Quantity.unit` uses for it; a noun comes back as it is. None for
        nothing.
    """
    return written_unit(text, language)[0]


def written_unit(text: str | None, language: str = "en") -> tuple[str | None, Decimal]:
    """Return the canonical name of a unit as people write it, and the factor it implies.

    `bcm` is a billion of `meter**3`, `mb/d` a million of `barrel/day`, `billion dollars` a
    billion of `USD`, `ships a week` is `ships/week`.
    """
    text = " ".join((text or "").split())
    if not text:
        return None, Decimal(1)
    first, _, rest = text.partition(" ")
    lexicon = lexicon_for(language)
    scale = ENGLISH_SCALES.get(first) if rest.lower() in lexicon_for("en").units else None
    scale = scale or lexicon.scales.get(first.lower().rstrip("."))
    if scale is not None:
        link, _, linked = rest.partition(" ")
        rest = linked if link in lexicon.links else rest
        name, factor = written_unit(rest, language)
        return name, scale * factor
    unscaled, _, last = text.rpartition(" ")
    scale = ENGLISH_SCALES.get(last.lower()) or lexicon.scales.get(last.lower().rstrip("."))
    if scale is not None and unscaled and _entry(unscaled, language):
        # "US$ billion", as tables head their columns.
        name, factor = written_unit(unscaled, language)
        return name, scale * factor
    whole = _entry(text, language)
    if whole:
        return _named_rate(whole), Decimal(whole.scale)
    parts = _denominated(text, language)
    entries = [_entry(part, language) for part in parts]
    names = [entry.unit if entry else part for entry, part in zip(entries, parts, strict=True)]
    return "/".join(names), Decimal(entries[0].scale if entries[0] else 1)


def _denominated(text: str, language: str) -> list[str]:
    """Return a unit and what it is per: `ships a week`, `per 1,000 births`, `KZT/month`."""
    if "/" in text:
        return [part.strip() for part in text.split("/")]
    lexicon, spoken = lexicon_for(language), f" {text}"
    certain = lexicon.rate_articles | {"per"}
    for word in sorted(lexicon.rate_words | certain):
        unit, joint, per = spoken.partition(f" {word} ")
        if joint and (word in certain or per[0].isdecimal() or _entry(per, language)):
            return [unit.strip(), re.sub(r"(?<=[0-9])[, ](?=[0-9])", "", per.strip())]
    return [text]


def _named_rate(entry: UnitEntry) -> str:
    return f"{entry.unit}/{entry.per}" if entry.per else entry.unit


def _entry(text: str, language: str) -> UnitEntry | None:
    code = CURRENCY_CODES.get(text) or CURRENCY_SIGNS.get(text)
    code = code or SIGN_PREFIXES.get((text[:-1].lower(), text[-1:]))
    if code:
        return UnitEntry(code, QuantityKind.MONEY)
    if text in SYMBOLS or text in SIGN_UNITS:
        return SYMBOLS.get(text) or SIGN_UNITS[text]
    if text == "m":
        return UnitEntry("meter", QuantityKind.MEASURE)
    if text in _DEGREES:
        return UnitEntry(_DEGREES[text], QuantityKind.MEASURE)
    key = text.lower().replace("_", " ")
    return lexicon_for(language).units.get(key) or lexicon_for("en").units.get(key)


@cache
def parse_unit(text: str | None) -> Unit:
    """Reduce a canonical unit such as `KZT/month` or `cases/100000 people` to dimensions.

    Raises:
        UnitError: The text is too long to be a unit.
    """
    if not text:
        return Unit(())
    if len(text) > _LONGEST:
        msg = f"{text[:40]}… is too long for a unit."
        raise UnitError(msg, "Give a short unit such as km, percent or USD.")
    parts = text.split("/")
    result = _term(parts[0])
    for part in parts[1:]:
        result = result / _term(part)
    return result


def _term(text: str) -> Unit:
    match = _TERM.fullmatch(text.strip())
    name = match["name"] if match else text
    power = int(match["power"] or 1) if match else 1
    factor = Fraction(int(match["factor"].replace(",", ""))) if match and match["factor"] else 1
    unit = _named(name) if name else Unit(())
    dimensions = tuple((dimension, exponent * power) for dimension, exponent in unit.dimensions)
    return Unit(dimensions, unit.factor**power * factor, unit.offset if power == 1 else Fraction(0))


def _named(name: str) -> Unit:
    if name in _RATIOS:
        return Unit((), _RATIOS[name])
    if name in _OWN:
        factor, base = _OWN[name]
        unit = _physical(base) if base in {"kilogram", "year"} else Unit(((base, 1),))
        return Unit(unit.dimensions, unit.factor * factor)
    if name in _TEMPERATURES:
        return Unit((("[temperature]", 1),), *_TEMPERATURES[name])
    if name in _HUNDREDTHS:
        return Unit(((_HUNDREDTHS[name], 1),), Fraction(1, 100))
    if is_currency(name):
        return Unit(((name, 1),))
    if name in _physical_names():
        return _physical(name)
    return Unit(((f"count of {noun_key(name)}", 1),))


@cache
def _physical_names() -> frozenset[str]:
    """Names this package gives to physical units; pint's parser would read nouns as units."""
    entries = (entry for code in ("en", "ru", "kk") for entry in lexicon_for(code).units.values())
    names = {entry.unit for entry in entries} | {entry.unit for entry in SYMBOLS.values()}
    return frozenset(name.split("**")[0] for name in names)


@cache
def _physical(name: str) -> Unit:
    registry = _registry()
    own = _OIL_BARREL if name == "barrel" else name
    quantity = registry.Quantity(Decimal(1), own).to_root_units()
    dimensions = tuple(
        sorted((str(key), int(power)) for key, power in quantity.dimensionality.items())
    )
    return Unit(dimensions, Fraction(quantity.magnitude))


_GENERIC = frozenset("unit units item items piece pieces times".split())  # noqa: SIM905
_PEOPLE = frozenset("people person persons individuals inhabitants residents".split())  # noqa: SIM905


def noun_key(noun: str) -> str:
    """Return what makes two forms of a counted noun equal: case and plural are put aside."""
    word = noun.casefold().strip(" .")
    if re.search(r"[а-яёәғқңөұүі]", word):
        # Cases and plurals differ in their last letters; five of the stem tell nouns apart.
        return word[:5]
    if word in _PEOPLE:
        return "person"
    irregular = {"men": "man", "women": "woman", "children": "child"}
    if word in irregular:
        return irregular[word]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def same_noun(first: str, second: str) -> bool:
    """Tell whether two counted nouns are one, or of two scripts and so not to be compared.

    Words that only one of them has beside the noun tell no two apart: `displaced people`,
    `рабочих мест`, `家企业` and 家.
    """
    latin = [word[:1].isascii() for word in (first, second)]
    cyrillic = [bool(re.search("[а-яёәғқңөұүі]", word.casefold())) for word in (first, second)]
    if not _GENERIC.isdisjoint({first, second}):
        return True
    if latin != latin[::-1] or cyrillic != cyrillic[::-1]:
        return True
    if not (latin[0] or cyrillic[0]):
        return first.startswith(second) or second.startswith(first)
    one, other = ({noun_key(word) for word in noun.split()} for noun in (first, second))
    return one <= other or other <= one


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies()) | frozenset(_HUNDREDTHS)


def is_currency(name: str | None) -> bool:
    """Tell whether a canonical unit is a currency (ISO 4217)."""
    return name is not None and name in _currencies()


def convertible(first: str | None, second: str | None) -> bool:
    """Tell whether two canonical units measure the same thing.

    A ratio is compared with a ratio of its own sort only: `70-fold` is no percentage.
    """
    if first == second:
        return True
    fold = "fold"
    if (first == fold) != (second == fold):
        return False
    return parse_unit(first).dimensions == parse_unit(second).dimensions


def convert(value: Fraction, source: str | None, target: str | None) -> Fraction:
    """Convert a value between two canonical units.

    Raises:
        UnitError: They do not measure the same thing.
    """
    if source == target:
        return value
    if not convertible(source, target):
        msg = f"{source or 'a plain number'} cannot be converted to {target or 'a plain number'}."
        raise UnitError(msg, "Compare or combine only figures that measure the same thing.")
    one, other = parse_unit(source), parse_unit(target)
    return (value * one.factor + one.offset - other.offset) / other.factor


def describe_dimensions(unit: Unit) -> Iterator[str]:
    """Yield a unit's dimensions in words, for messages."""
    for name, power in unit.dimensions:
        yield name if power == 1 else f"{name}^{power}"
