"""Signs and symbols that all languages share: currencies, unit symbols, patterns of dates."""

from __future__ import annotations

from decimal import Decimal

from sphinx_kzbrief.figures.lexicons.model import UnitEntry, words
from sphinx_kzbrief.figures.model import QuantityKind

M = QuantityKind.MEASURE
T = QuantityKind.DURATION
P = QuantityKind.PERCENT
MONEY = QuantityKind.MONEY

THOUSAND = Decimal(10) ** 3
MILLION = Decimal(10) ** 6
BILLION = Decimal(10) ** 9
TRILLION = Decimal(10) ** 12

ENGLISH_SCALES = {
    "thousand": THOUSAND,
    "million": MILLION,
    "billion": BILLION,
    "trillion": TRILLION,
}
"""Scale words of `corpus.yaml`, whatever the language of a source calls a billion."""

CURRENCY_SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₽": "RUB", "₸": "KZT",
    "₴": "UAH", "₺": "TRY", "₩": "KRW", "₪": "ILS", "₼": "AZN", "₾": "GEL", "֏": "AMD",
    "฿": "THB", "₫": "VND", "₱": "PHP", "₦": "NGN", "₮": "MNT",
}  # fmt: skip
"""Currency signs; a bare `$` is the United States' unless letters before it say otherwise."""

SIGN_PREFIXES = {
    ("us", "$"): "USD", ("u.s.", "$"): "USD", ("a", "$"): "AUD", ("au", "$"): "AUD",
    ("c", "$"): "CAD", ("ca", "$"): "CAD", ("hk", "$"): "HKD", ("nt", "$"): "TWD",
    ("s", "$"): "SGD", ("sg", "$"): "SGD", ("nz", "$"): "NZD", ("r", "$"): "BRL",
    ("mx", "$"): "MXN", ("cn", "¥"): "CNY", ("jp", "¥"): "JPY", ("rmb", "¥"): "CNY",
}  # fmt: skip
"""Letters directly before a sign that tell which dollar or yen is meant."""

CURRENCY_CODES = {
    code: code
    for code in words(
        "USD EUR GBP JPY CNY RUB KZT KGS UZS TJS TMT AZN AMD GEL UAH BYN MDL TRY INR PKR "
        "AFN IRR IQD SAR AED QAR KWD ILS EGP ZAR NGN KRW MNT THB VND IDR MYR SGD HKD TWD "
        "AUD NZD CAD CHF SEK NOK DKK PLN CZK HUF RON BGN BRL MXN ARS CLP COP XDR XAU"
    )
} | {"RMB": "CNY", "RUR": "RUB", "Rs": "INR", "RM": "MYR", "CNH": "CNY"}
"""Currency codes as they stand before or after a number; case matters."""

SYMBOLS = {
    "km": UnitEntry("kilometer", M), "cm": UnitEntry("centimeter", M),
    "mm": UnitEntry("millimeter", M), "nm": UnitEntry("nanometer", M),
    "ft": UnitEntry("foot", M), "kg": UnitEntry("kilogram", M), "g": UnitEntry("gram", M),
    "mg": UnitEntry("milligram", M), "mi": UnitEntry("mile", M),
    "μg": UnitEntry("microgram", M), "µg": UnitEntry("microgram", M), "t": UnitEntry("tonne", M),
    "Mt": UnitEntry("tonne", M, None, 10**6),
    "Gt": UnitEntry("tonne", M, None, 10**9), "kt": UnitEntry("tonne", M, None, 1000),
    "MMT": UnitEntry("tonne", M, None, 10**6), "MHA": UnitEntry("hectare", M, None, 10**6),
    "Mha": UnitEntry("hectare", M, None, 10**6), "kha": UnitEntry("hectare", M, None, 1000),
    "ppts": UnitEntry("percentage_point", P), "ppt": UnitEntry("percentage_point", P),
    "lb": UnitEntry("pound", M), "lbs": UnitEntry("pound", M), "oz": UnitEntry("ounce", M),
    "ha": UnitEntry("hectare", M), "l": UnitEntry("liter", M), "L": UnitEntry("liter", M),
    "ml": UnitEntry("milliliter", M), "km2": UnitEntry("kilometer**2", M),
    "m2": UnitEntry("meter**2", M), "m3": UnitEntry("meter**3", M),
    "km3": UnitEntry("kilometer**3", M),
    "bcm": UnitEntry("meter**3", M, None, 10**9), "mcm": UnitEntry("meter**3", M, None, 10**6),
    "W": UnitEntry("watt", M), "kW": UnitEntry("kilowatt", M), "MW": UnitEntry("megawatt", M),
    "GW": UnitEntry("gigawatt", M), "TW": UnitEntry("terawatt", M),
    "Wh": UnitEntry("watt_hour", M), "kWh": UnitEntry("kilowatt_hour", M),
    "MWh": UnitEntry("megawatt_hour", M), "GWh": UnitEntry("gigawatt_hour", M),
    "TWh": UnitEntry("terawatt_hour", M), "kV": UnitEntry("kilovolt", M),
    "V": UnitEntry("volt", M), "Hz": UnitEntry("hertz", M), "kHz": UnitEntry("kilohertz", M),
    "MHz": UnitEntry("megahertz", M), "GHz": UnitEntry("gigahertz", M),
    "b/d": UnitEntry("barrel", M, "day"), "bbl/d": UnitEntry("barrel", M, "day"),
    "kb/d": UnitEntry("barrel", M, "day", 1000), "mb/d": UnitEntry("barrel", M, "day", 10**6),
    "bpd": UnitEntry("barrel", M, "day"), "mbpd": UnitEntry("barrel", M, "day", 10**6),
    "mpg": UnitEntry("mile", M, "gallon"),
    "mbd": UnitEntry("barrel", M, "day", 10**6),
    "mph": UnitEntry("mile", M, "hour"), "kph": UnitEntry("kilometer", M, "hour"),
    "kmh": UnitEntry("kilometer", M, "hour"), "knots": UnitEntry("knot", M),
    "bbl": UnitEntry("barrel", M), "boe": UnitEntry("barrel", M), "TEU": UnitEntry("TEU", M),
    "TEUs": UnitEntry("TEU", M), "MB": UnitEntry("megabyte", M), "GB": UnitEntry("gigabyte", M),
    "TB": UnitEntry("terabyte", M), "Mbps": UnitEntry("megabit", M, "second"),
    "Gbps": UnitEntry("gigabit", M, "second"), "Mbit": UnitEntry("megabit", M),
    "Gbit": UnitEntry("gigabit", M), "ppm": UnitEntry("ppm", M), "min": UnitEntry("minute", T),
    "hrs": UnitEntry("hour", T), "hr": UnitEntry("hour", T), "yrs": UnitEntry("year", T),
    "h": UnitEntry("hour", T), "s": UnitEntry("second", T), "pct": UnitEntry("percent", P),
    "pp": UnitEntry("percentage_point", P), "bps": UnitEntry("basis_point", P),
    "bp": UnitEntry("basis_point", P), "x": UnitEntry("fold", QuantityKind.MULTIPLE),
    "mph.": UnitEntry("mile", M, "hour"),
    "km²": UnitEntry("kilometer**2", M), "m²": UnitEntry("meter**2", M),
    "km³": UnitEntry("kilometer**3", M), "m³": UnitEntry("meter**3", M),
    "км²": UnitEntry("kilometer**2", M), "м²": UnitEntry("meter**2", M),
}  # fmt: skip
"""Unit symbols, case kept. `m` is not here: it is a metre or a million by what follows."""

SIGN_UNITS = {
    "%": UnitEntry("percent", P), "٪": UnitEntry("percent", P), "％": UnitEntry("percent", P),
    "‰": UnitEntry("permille", P), "℃": UnitEntry("degC", M), "℉": UnitEntry("degF", M),
    "×": UnitEntry("fold", QuantityKind.MULTIPLE),
}  # fmt: skip

MASKS = (
    r"\b(?:https?://|www\.)\S{1,2000}",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    # Telephones with an international prefix.
    r"\+[0-9]{1,3}[ (-][0-9 ()-]{6,18}[0-9]",
    r"\b8 ?\([0-9]{3,5}\) ?[0-9 -]{4,12}[0-9]",
    # Clock times, race times and results: anything with a colon inside digits.
    r"\b[0-9]{1,3}:[0-9]{1,2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?(?:, [0-9]:[0-9]\b){0,6}",
    # Years joined to years.
    r"\b(?:1[5-9]|20)[0-9]{2} ?[-–—/‑] ?(?:(?:1[5-9]|20)[0-9]{2}|[0-9]{2})\b(?![.,][0-9])",
    # Numbers of list items and of notes.
    r"(?m)^[ \t]{0,8}\(?([0-9]{1,2})[.)][ \t]",
    r"\[[0-9]{1,3}\]",
    r"§{1,2} ?[0-9]{1,5}(?:\.[0-9]{1,3}){0,6}(?:\([0-9A-Za-z]{1,4}\)|[-–][0-9.]{1,9}){0,4}",
)
"""What holds digits in any language and is no quantity."""
