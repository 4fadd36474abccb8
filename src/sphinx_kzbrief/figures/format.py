"""Prints a quantity in a reader's language, by the conventions of CLDR."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import (
    format_compact_decimal,
    format_decimal,
    get_currency_name,
    get_currency_symbol,
)
from babel.units import format_unit

from sphinx_kzbrief.figures.model import Quantity, QuantityKind, Relation
from sphinx_kzbrief.figures.units import is_currency

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.model import Number

_CLDR = {
    "kilometer": "length-kilometer", "meter": "length-meter", "centimeter": "length-centimeter",
    "millimeter": "length-millimeter", "mile": "length-mile", "foot": "length-foot",
    "kilometer**2": "area-square-kilometer", "meter**2": "area-square-meter",
    "mile**2": "area-square-mile", "hectare": "area-hectare", "acre": "area-acre",
    "meter**3": "volume-cubic-meter", "kilometer**3": "volume-cubic-kilometer",
    "liter": "volume-liter", "milliliter": "volume-milliliter", "barrel": "volume-barrel",
    "gallon": "volume-gallon", "tonne": "mass-tonne", "ton": "mass-ton",
    "kilogram": "mass-kilogram", "gram": "mass-gram", "ounce": "mass-ounce",
    "pound": "mass-pound", "carat": "mass-carat", "watt": "power-watt",
    "kilowatt": "power-kilowatt", "megawatt": "power-megawatt", "gigawatt": "power-gigawatt",
    "kilowatt_hour": "energy-kilowatt-hour", "degC": "temperature-celsius",
    "degF": "temperature-fahrenheit", "degree": "angle-degree", "second": "duration-second",
    "minute": "duration-minute", "hour": "duration-hour", "day": "duration-day",
    "week": "duration-week", "month": "duration-month", "year": "duration-year",
    "decade": "duration-decade", "century": "duration-century",
    "permille": "concentr-permille", "percent": "concentr-percent",
}  # fmt: skip
_RELATIONS = {
    "en": ("more than", "at least", "less than", "at most", "about", "nearly"),
    "ru": ("более", "не менее", "менее", "не более", "около", "почти"),
    "kk": (">", "кемінде", "<", "ең көбі", "шамамен", "шамамен"),
    "zh": ("超过", "至少", "不到", "最多", "约", "近"),
}
_ORDER = (
    Relation.MORE_THAN,
    Relation.AT_LEAST,
    Relation.LESS_THAN,
    Relation.AT_MOST,
    Relation.ABOUT,
    Relation.NEARLY,
)
_SIGNS = (">", "≥", "<", "≤", "≈", "≲")
_FOLD = {"en": "{}-fold", "ru": "в {} раз", "kk": "{} есе", "zh": "{}倍"}
_POINTS = {
    "percentage_point": {
        "en": "{} percentage points", "ru": "{} процентного пункта",
        "kk": "{} пайыздық тармақ", "zh": "{}个百分点",
    },
    "basis_point": {
        "en": "{} basis points", "ru": "{} базисных пунктов",
        "kk": "{} базистік тармақ", "zh": "{}个基点",
    },
}  # fmt: skip
_HUNDREDTHS = {
    "USX": "US cents",
    "GBX": "pence",
    "EUX": "euro cents",
    "RUX": "kopecks",
    "KZX": "tiyn",
}
_TENGE = {"en": "tenge", "ru": "тенге", "kk": "теңге", "zh": "坚戈"}
"""CLDR's `Kazakhstani tenges` is not what people write."""
_HAN = {
    "year": "年",
    "month": "个月",
    "week": "周",
    "day": "天",
    "hour": "小时",
    "decade": "个十年",
}
"""Durations that CLDR, as babel packs it, lacks for Chinese."""
_BEFORE = frozenset({"USD", "EUR", "GBP", "JPY", "INR", "AUD", "CAD", "BRL", "ILS", "KRW"})
_COMPACT_FROM = 10**6


def format_quantity(
    quantity: Quantity, language: str = "en", *, qualifier: bool = True, short: bool = False
) -> str:
    """Print a quantity in a language, at the precision it was stated to.

    Args:
        quantity: What to print.
        language: BCP 47 tag of the reader's language; an unknown one prints as English.
        qualifier: Whether to print `more than` and the like, in that language.
        short: Whether to shorten scale words and currencies where the language does
            (`12 млрд $`); English keeps them.

    Returns:
        Such as `more than $25 billion`, `70-fold`, `1 700 км`. A counted noun stays in the
        words of its source: it is not translated.
    """
    locale = _locale(language)
    text = _with_unit(quantity, locale, short=short and locale.language != "en")
    if quantity.per:
        text = f"{text}{_rate(quantity.per, locale)}"
    words = _relation(quantity.relation, locale.language) if qualifier else ""
    glue = "" if locale.language == "zh" or words in _SIGNS else " "
    return f"{words}{glue}{text}" if words else text


def format_number(quantity: Quantity, language: str = "en") -> str:
    """Print the number alone, a range with an en dash, with its scale word."""
    return _number(quantity, _locale(language), short=False)


def format_tick(value: float, language: str = "en") -> str:
    """Print a number of an axis as short as the language allows: `20`, `10B`, `10 млрд`."""
    number = Decimal(str(round(value, 9))).normalize()
    return str(
        format_compact_decimal(
            number, format_type="short", locale=_locale(language), fraction_digits=3
        )
    )


def _rate(per: str, locale: Locale) -> str:
    """Print a denominator: `per month` in English, `/мес.` elsewhere."""
    name = per.replace("_", " ")
    if is_currency(per) and per not in _HUNDREDTHS:
        name = per
    elif per in _CLDR:
        length: Literal["long", "short"] = "long" if locale.language == "en" else "short"
        one = format_unit(1, _CLDR[per], length=length, locale=locale)
        name = one.replace("1", "", 1).strip() if _CLDR[per] not in one else per
    return f" per {name}" if locale.language == "en" else f"/{name}"


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(language.partition("-")[0]) if len(language) > 3 else Locale("en")


def _relation(relation: Relation, language: str) -> str:
    if relation is Relation.EXACT:
        return ""
    return _RELATIONS.get(language, _SIGNS)[_ORDER.index(relation)]


def _number(quantity: Quantity, locale: Locale, *, short: bool) -> str:
    low, high = quantity.ends
    if low == high:
        return _one(low, quantity.precision, locale, short=short)
    last = _one(high, quantity.precision, locale, short=short)
    power = _scale_power(low, quantity.precision)
    if power and power == _scale_power(high, quantity.precision) and locale.language != "zh":
        # "18–21 billion": the scale is said once.
        first = format_decimal(Decimal(str(low)).scaleb(-power), locale=locale)
    else:
        first = _one(low, quantity.precision, locale, short=short)
    return f"{first}–{last}"


def _scale_power(value: Number, precision: Number) -> int:
    """Return the power of ten of the scale word that hides no digit stated; 0 for none."""
    step = Fraction(precision)
    for power in (12, 9, 6):
        scale = 10**power
        if isinstance(value, Decimal) and abs(value) >= scale:
            return power if step * 100_000 >= scale else 0
    return 0


def _one(value: Number, precision: Number, locale: Locale, *, short: bool) -> str:
    if isinstance(value, Fraction):
        if 1 < value.denominator <= 100:
            return f"{value.numerator}/{value.denominator}"
        value = Decimal(value.numerator) / Decimal(value.denominator)
    step = precision if isinstance(precision, Decimal) else Decimal(str(float(precision)))
    if _scale_power(value, step):
        names: Literal["long", "short"] = "short"
        if "long" in locale.compact_decimal_formats and not short:
            names = "long"
        return str(
            format_compact_decimal(value, format_type=names, locale=locale, fraction_digits=9)
        )
    places = max(0, -step.adjusted()) if step else 0
    pattern = "#,##0" + ("." + "0" * places if places else "")
    with localcontext() as context:
        context.prec = 40
        return str(format_decimal(value, format=pattern, locale=locale))


def _with_unit(quantity: Quantity, locale: Locale, *, short: bool) -> str:
    number, unit = _number(quantity, locale, short=short), quantity.unit
    if quantity.kind in {QuantityKind.RANK, QuantityKind.ORDINAL}:
        return _ordinal(number, locale.language)
    if unit is None:
        return number
    if unit == "fold":
        return _FOLD.get(locale.language, "×{}").format(number)
    if unit == "percent":
        return f"{number} %" if locale.language == "ru" else f"{number}%"
    if unit in _POINTS:
        return _POINTS[unit].get(locale.language, _POINTS[unit]["en"]).format(number)
    if is_currency(unit):
        return _money(number, unit, quantity, locale, short=short)
    if unit in _CLDR:
        return _measure(number, unit, quantity, locale)
    return f"{number}{'' if locale.language == 'zh' else ' '}{unit.replace('_', ' ')}"


def _ordinal(number: str, language: str) -> str:
    if language == "ru":
        return f"{number}-е"
    if language != "en":
        return f"{number}."
    teens = number[-2:] in {"11", "12", "13"}
    suffix = "th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number}{suffix}"


def _money(number: str, code: str, quantity: Quantity, locale: Locale, *, short: bool) -> str:
    if code in _HUNDREDTHS:
        return f"{number} {_HUNDREDTHS[code]}"
    symbol = get_currency_symbol(code, locale=locale)
    if locale.language == "en" and code in _BEFORE:
        return f"-{symbol}{number[1:]}" if number.startswith("-") else f"{symbol}{number}"
    # Large numbers end in a scale word, which takes the plural of many.
    if short and symbol != code:
        return f"{number} {symbol}"
    name = _TENGE.get(locale.language) if code == "KZT" else None
    name = name or get_currency_name(code, count=_plural_count(quantity), locale=locale)
    return f"{number}{'' if locale.language == 'zh' else ' '}{name}"


def _plural_count(quantity: Quantity) -> Decimal:
    """Return the number that decides the plural; a scale word takes the plural of many."""
    count = Fraction(quantity.ends[1])
    if abs(count) >= _COMPACT_FROM:
        return Decimal(5)
    return Decimal(count.numerator) / Decimal(count.denominator)


def _measure(number: str, unit: str, quantity: Quantity, locale: Locale) -> str:
    count = _plural_count(quantity)
    words = quantity.kind is QuantityKind.DURATION
    pattern = format_unit(count, _CLDR[unit], length="long" if words else "short", locale=locale)
    plain = format_decimal(count, locale=locale)
    if plain in pattern and _CLDR[unit] not in pattern:
        return pattern.replace(plain, number, 1)
    if locale.language == "zh" and unit in _HAN:
        return f"{number}{_HAN[unit]}"
    return f"{number} {unit.replace('_', ' ')}"
