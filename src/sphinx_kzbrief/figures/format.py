"""Prints a quantity in a reader's language, by the conventions of CLDR."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal, get_currency_name, get_currency_symbol
from babel.units import format_unit

from sphinx_kzbrief.figures.model import Quantity, QuantityKind, Relation
from sphinx_kzbrief.figures.units import is_currency

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_RANGE = {"zh": "至"}
_FOLD = {
    "en": {"other": "{}-fold"},
    "ru": {"one": "в {} раз", "many": "в {} раз", "other": "в {} раза"},
    "kk": {"other": "{} есе"},
    "zh": {"other": "{}倍"},
}
_POINTS = {
    "percentage_point": {
        "en": {"one": "{} percentage point", "other": "{} percentage points"},
        "ru": {
            "one": "{} процентный пункт", "few": "{} процентных пункта",
            "many": "{} процентных пунктов", "other": "{} процентного пункта",
        },
        "kk": {"other": "{} пайыздық тармақ"}, "zh": {"other": "{}个百分点"},
    },
    "basis_point": {
        "en": {"one": "{} basis point", "other": "{} basis points"},
        "ru": {
            "one": "{} базисный пункт", "few": "{} базисных пункта",
            "many": "{} базисных пунктов", "other": "{} базисного пункта",
        },
        "kk": {"other": "{} базистік тармақ"}, "zh": {"other": "{}个基点"},
    },
}  # fmt: skip
"""By the plural forms of CLDR; a number with decimals has that of `other` in Russian."""
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
    "tonne": "吨",
    "kilogram": "公斤",
    "gram": "克",
    "degC": "摄氏度",
}
"""Units that CLDR, as babel packs it, lacks for Chinese or has in Latin letters."""
_RATES = {
    "ru": {
        "second": " в секунду", "minute": " в минуту", "hour": " в час", "day": " в день",
        "week": " в неделю", "month": " в месяц", "year": " в год", "person": " на человека",
        "barrel": " за баррель", "tonne": " за тонну",
    },
    "kk": {
        "second": " секундына", "minute": " минутына", "hour": " сағатына", "day": " күніне",
        "week": " аптасына", "month": " айына", "year": " жылына", "person": " адам басына",
    },
    "zh": {"day": "/天", "week": "/周", "month": "/月", "year": "/年", "person": "/人"},
}  # fmt: skip
"""Denominators that CLDR does not print as a language says them."""
_POWERS_OF_A_THOUSAND = (0, 3, 6, 9, 12)
_POWERS_OF_TEN_THOUSAND = (0, 4, 8, 12)
_NUMERAL = re.compile(r"[.,]?[0-9](?:[.,\u00a0\u202f\u2009' ]?[0-9])*")
_BEFORE = frozenset({"USD", "EUR", "GBP", "JPY", "INR", "AUD", "CAD", "BRL", "ILS", "KRW"})
_COMPACT_FROM = 10**6
_LONGEST = 15
"""Digits of a number that somebody states; what has more comes from a division."""


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
    """Print the number alone, a range with the dash of the language, with its scale word."""
    return _number(quantity, _locale(language), short=False)


def format_ticks(
    ticks: Sequence[Decimal],
    like: Quantity,
    language: str = "en",
    *,
    alone: bool = False,
    bare: bool = False,
) -> list[str]:
    """Print the values of an axis: `0`, `5`, `$10 billion`.

    Args:
        ticks: The values, in order.
        like: A figure of the axis: its unit, its rate, and the scale word its source has.
        language: BCP 47 tag of the reader's language.
        alone: Whether each has a scale word of its own (`1,000`, `1 million`), as on a
            logarithmic scale; else all have that of `like`.
        bare: Whether to leave the unit out.

    Returns:
        One text a value; the one farthest from zero bears the unit.
    """
    locale = _locale(language)
    largest = max(ticks, key=lambda tick: (abs(tick), tick))
    step = largest if alone or len(ticks) < 2 else ticks[1] - ticks[0]
    precision = Decimal(1).scaleb(int(step.normalize().as_tuple().exponent))
    power = _shape(_decimal(Fraction(like.ends[1])), like, locale)[0]
    places = max(0, power - precision.adjusted())
    printed = []
    for tick in ticks:
        text = "" if alone else f"{abs(tick).scaleb(-power):,.{places}f}"
        own = replace(
            like, text=text, value=tick, low=None, high=None, relation=Relation.EXACT,
            precision=min(precision, abs(tick) or precision),
        )  # fmt: skip
        if tick == largest and not bare:
            printed.append(format_quantity(own, language, short=True))
        elif alone or tick == largest:
            printed.append(_number(own, locale, short=locale.language != "en"))
        else:
            printed.append(_digits(tick, power, places if tick else 0, locale))
    return printed


def _rate(per: str, locale: Locale) -> str:
    """Print a denominator: `per month` in English, `в месяц` in Russian, `/баррель` elsewhere."""
    words = _RATES.get(locale.language, {}).get(per)
    if words:
        return words
    count, _, counted = per.replace("_", " ").rpartition(" ")
    name = f"{format_decimal(int(count), locale=locale)} {counted}" if count.isdigit() else per
    if per in _CLDR:
        length: Literal["long", "short"] = "long" if locale.language == "en" else "short"
        one = format_unit(1, _CLDR[per], length=length, locale=locale)
        name = one.replace("1", "", 1).strip() if _CLDR[per] not in one else per
    name = name if is_currency(per) else name.replace("_", " ")
    if locale.language == "en":
        return f" per {name}"
    return f" на {name}" if locale.language == "ru" and count.isdigit() else f"/{name}"


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(language.partition("-")[0]) if len(language) > 3 else Locale("en")


def _relation(relation: Relation, language: str) -> str:
    if relation in {Relation.EXACT, Relation.UNCLEAR}:
        return ""
    return _RELATIONS.get(language, _SIGNS)[_ORDER.index(relation)]


def _number(quantity: Quantity, locale: Locale, *, short: bool) -> str:
    ends = [
        end if isinstance(end, Decimal) else _decimal(end)
        for end in dict.fromkeys(quantity.ends)
        if not _is_part(end)
    ]
    dash = _RANGE.get(locale.language, "–")
    if not ends:
        return dash.join(f"{Fraction(end)}" for end in dict.fromkeys(quantity.ends))
    shapes = [_shape(end, quantity, locale) for end in ends]
    powers = {power for power, _ in shapes}
    if len(powers) > 1 and 0 in powers:
        # "1–1 million" may be from a million.
        shapes = [(0, max(0, places - power)) for power, places in shapes]
    words = [
        _scaled(end, power, places, locale, short=short)
        for end, (power, places) in zip(ends, shapes, strict=True)
    ]
    below = abs(ends[0]) < 1000 * 10 ** min(powers)
    if len(words) > 1 and len(powers) == 1 and below and locale.language != "zh":
        # "18–21 billion": the scale is said once, but "1,000–1,001 thousand" may be from 1,000.
        words[0] = _digits(ends[0], *shapes[0], locale)
    return dash.join(words)


def _is_part(value: Number) -> bool:
    return isinstance(value, Fraction) and 1 < value.denominator <= 100


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _shape(value: Decimal, quantity: Quantity, locale: Locale) -> tuple[int, int]:
    """Return the power of ten of the scale word and the decimals that a number is printed with.

    They are those that give the digits of the source (`0.1 billion` is not `100 million`, `8.0`
    not `8`); where its words have none, as in a derived figure, the largest scale that hides no
    digit known.
    """
    step = Decimal(str(float(quantity.precision))).normalize()
    digits = value.normalize().as_tuple()
    last = step.adjusted() if step else 0
    if len(digits.digits) <= _LONGEST:  # the ends of a range may be stated to different places
        last = min(last, int(digits.exponent))
    stated = _stated_numerals(quantity.text)
    powers = _POWERS_OF_TEN_THOUSAND if locale.language == "zh" else _POWERS_OF_A_THOUSAND
    for power in powers:
        places = max(0, power - last)
        while True:
            shown = f"{abs(value).scaleb(-power):.{places}f}"
            row = shown.replace(".", "")
            # Without a scale word, the value tells which digits are decimals.
            same = (row, places) in stated if power else row in dict(stated)
            if same and Decimal(shown).scaleb(power) == abs(value):
                return power, places
            if not places or not shown.endswith("0"):
                break
            places -= 1
    for power in reversed(powers):
        if abs(value) >= max(10**power, _COMPACT_FROM):
            if last + 5 < power:
                break
            # Zeros behind the point would claim what nobody stated.
            known = min(power - last, -int(value.scaleb(-power).normalize().as_tuple().exponent))
            return power, max(0, known)
    return 0, max(0, -last)


def _stated_numerals(text: str) -> frozenset[tuple[str, int]]:
    """Return the numerals of a text as one prints numbers: the digits, and how many are decimals.

    Where one sign stands before three digits, a point parts off decimals (`1.125 billion`), a
    comma does in Cyrillic, and groups elsewhere. A row of more than six digits without
    separators is how one types them.
    """
    found = set()
    groups = not re.search("[\u0400-\u04ff]", text)
    for numeral in _NUMERAL.findall(text):
        if re.fullmatch("[0-9]{7,}", numeral):
            continue
        digits = re.sub(r"[^0-9]", "", f"0{numeral}" if numeral[0] in ".," else numeral)
        *before, sign = ["", *re.findall("[^0-9]", numeral)]
        decimals = len(numeral) - numeral.rfind(sign) - 1 if sign in {".", ","} else 0
        if sign in before or (sign == "," and before == [""] and decimals == 3 and groups):
            decimals = 0
        found.add((digits, decimals))
    return frozenset(found)


def _scaled(value: Decimal, power: int, places: int, locale: Locale, *, short: bool) -> str:
    """Print a number with the word for a power of ten."""
    formats = locale.compact_decimal_formats
    length = "short" if short or "long" not in formats else "long"
    plural = locale.plural_form(abs(round(value.scaleb(-power), places)))
    patterns = formats[length].get(plural) or formats[length]["other"]
    words = patterns[str(10**power)].pattern.replace("'", "") if power else "0"
    if not words.strip("0"):  # German writes thousands in figures where it is short
        return _digits(value, 0, max(0, places - power), locale)
    return str(re.sub("0+", lambda _: _digits(value, power, places, locale), words, count=1))


def _digits(value: Decimal, power: int, places: int, locale: Locale) -> str:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    with localcontext() as context:
        context.prec = 40
        return str(format_decimal(value.scaleb(-power), format=pattern, locale=locale))


def _with_unit(quantity: Quantity, locale: Locale, *, short: bool) -> str:
    number, unit = _number(quantity, locale, short=short), quantity.unit
    if quantity.kind.is_place:
        return _ordinal(number, locale.language)
    if unit is None:
        return number
    if unit == "fold" or unit in _POINTS:
        forms = (_POINTS.get(unit) or _FOLD).get(locale.language)
        forms = forms or {"other": "×{}" if unit == "fold" else _POINTS[unit]["en"]["other"]}
        form = locale.plural_form(_plural_count(quantity, locale))
        return forms.get(form, forms["other"]).format(number)
    if unit == "percent":
        number = number.replace("至", "%至")
        return f"{number} %" if locale.language == "ru" else f"{number}%"
    if is_currency(unit):
        return _money(number, unit, quantity, locale, short=short)
    if unit in _CLDR:
        return _measure(number, unit, quantity, locale)
    glue = "" if locale.language == "zh" and not unit.isascii() else " "
    return f"{number}{glue}{unit.replace('_', ' ')}"


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
    if short and symbol != code and locale.language != "zh":
        return f"{number} {symbol}"
    name = _TENGE.get(locale.language) if code == "KZT" else None
    name = name or get_currency_name(code, count=_plural_count(quantity, locale), locale=locale)
    return f"{number}{'' if locale.language == 'zh' else ' '}{name}"


def _plural_count(quantity: Quantity, locale: Locale) -> Decimal:
    """Return the number that decides the plural, with its decimals.

    A scale word takes the plural of many.
    """
    value = _decimal(Fraction(quantity.ends[1]))
    power, places = _shape(value, quantity, locale)
    return Decimal(5) if power else Decimal(f"{abs(value):.{places}f}")


def _measure(number: str, unit: str, quantity: Quantity, locale: Locale) -> str:
    count = _plural_count(quantity, locale)
    if locale.language == "zh" and unit in _HAN:
        return f"{number}{_HAN[unit]}"
    # Nobody says "барр.", as CLDR shortens it.
    words = quantity.kind is QuantityKind.DURATION or (unit == "barrel" and locale.language == "ru")
    pattern = format_unit(count, _CLDR[unit], length="long" if words else "short", locale=locale)
    plain = format_decimal(count, locale=locale)
    if plain in pattern and _CLDR[unit] not in pattern:
        return pattern.replace(plain, number, 1)
    return f"{number} {unit.replace('_', ' ')}"
