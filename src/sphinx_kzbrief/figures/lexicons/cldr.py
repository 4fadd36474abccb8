"""Languages without a table of their own: what CLDR knows of their numbers.

Separators, scale words, the words for percent, time and common measures, months and currencies
come from CLDR through babel, so that `1.234,5 Millionen Euro` is read whole. Numbers in words,
nouns and qualifiers are not read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.lexicons.common import MASKS, MONEY, M, P, T
from sphinx_kzbrief.figures.lexicons.model import Lexicon, UnitEntry, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel import Locale

_UNITS = {
    "concentr-percent": ("percent", P), "length-kilometer": ("kilometer", M),
    "length-meter": ("meter", M), "area-hectare": ("hectare", M),
    "area-square-kilometer": ("kilometer**2", M), "volume-cubic-meter": ("meter**3", M),
    "volume-liter": ("liter", M), "volume-barrel": ("barrel", M), "mass-kilogram": ("kilogram", M),
    "mass-tonne": ("tonne", M), "power-megawatt": ("megawatt", M),
    "power-gigawatt": ("gigawatt", M), "energy-kilowatt-hour": ("kilowatt_hour", M),
    "duration-hour": ("hour", T), "duration-day": ("day", T), "duration-week": ("week", T),
    "duration-month": ("month", T), "duration-year": ("year", T),
}  # fmt: skip
_POINTS = {
    "de": "prozentpunkt prozentpunkte prozentpunkten",
    "fr": "point_de_pourcentage points_de_pourcentage",
    "es": "punto_porcentual puntos_porcentuales",
}
"""Percentage points, which CLDR has no words for."""
_LINKS = frozenset(words("de del di du d'"))
_CURRENCIES = words("USD EUR GBP CHF JPY CNY RUB KZT TRY INR UAH PLN CZK")
_DOLLARS = words("CAD AUD NZD")
_COUNTS = (1, 2, 5)
"""Numbers whose plural forms are asked for."""
_SHORTEST = 3
"""Letters a short scale word has at least: `Mio`, and no `M`, which is a metre as well."""


@cache
def cldr_lexicon(base: str) -> Lexicon | None:
    """Return the table of a language as CLDR has it, or None where CLDR has no such language.

    Args:
        base: Primary language subtag.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - few sources need it

    try:
        locale = Locale.parse(base)
    except (UnknownLocaleError, ValueError):
        return None
    symbols = locale.number_symbols.get("latn", {})
    return Lexicon(
        language=base,
        comma_decimal=symbols.get("decimal") == ",",
        dot_groups=symbols.get("group") == ".",
        cardinals={},
        scales=dict(_scales(locale)),
        units=_units(locale, base) | dict(_currencies(locale)),
        qualifiers={},
        list_words=frozenset(
            locale.list_patterns["standard"]["2"].replace("{0}", "").replace("{1}", "").split()
        ),
        links=_LINKS,
        masks=(*MASKS, _dates(locale)),
    )


def _scales(locale: Locale) -> Iterator[tuple[str, Decimal]]:
    """Yield `millionen`, `mio`, `milliarden`; `mil millones` is two words, one after the other."""
    for form, shortest in (("long", 1), ("short", _SHORTEST)):
        for plural in locale.compact_decimal_formats[form].values():
            for power, pattern in plural.items():
                form_of_it = str(pattern.pattern).replace("'", "")
                found = re.fullmatch(r"0[\s\u00a0]?([^\W\d_]+)\.?", form_of_it)
                if found and len(found[1]) >= shortest:
                    yield found[1].lower(), Decimal(power)


def _units(locale: Locale, base: str) -> dict[str, UnitEntry]:
    from babel.units import format_unit  # noqa: PLC0415 - few sources need it

    found = {
        phrase.replace("_", " "): UnitEntry("percentage_point", P)
        for phrase in _POINTS.get(base, "").split()
    }
    for name, (unit, kind) in _UNITS.items():
        for count in _COUNTS:
            words_of_it = format_unit(count, name, "long", locale=locale)
            before, number, after = words_of_it.partition(str(count))
            if number and not before:
                found.setdefault(_key(after), UnitEntry(unit, kind))
    return found


def _currencies(locale: Locale) -> Iterator[tuple[str, UnitEntry]]:
    """Yield names of currencies, bare where only one has them, and the dollar's by itself."""
    for code in _CURRENCIES:
        for name in _names(locale, code):
            yield name, UnitEntry(code, MONEY)
            if locale.language == "fr":
                yield f"d'{name}", UnitEntry(code, MONEY)
    others = [{word for name in _names(locale, code) for word in name.split()} for code in _DOLLARS]
    for name in _names(locale, "USD"):
        for word in set(name.split()).intersection(*others):
            yield word, UnitEntry("USD", MONEY)


def _names(locale: Locale, code: str) -> set[str]:
    from babel.numbers import get_currency_name  # noqa: PLC0415 - few sources need it

    return {_key(get_currency_name(code, count, locale)) for count in (None, *_COUNTS)}


def _key(name: str) -> str:
    """Return a name as `phrase_at` joins its words."""
    return " ".join(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name.lower().replace("’", "'")))


def _dates(locale: Locale) -> str:
    """Return the pattern of a day with its month: `5. Januar 2022`, `5 de enero`."""
    months = "|".join(re.escape(name) for name in locale.months["format"]["wide"].values())
    return rf"(?i)\b[0-9]{{1,2}}\.?(?:er)? (?:de )?(?:{months})\b(?:,? (?:de )?[12][0-9]{{3}}\b)?"
