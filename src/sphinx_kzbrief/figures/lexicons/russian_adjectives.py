"""Russian adjectives that hold a number and its unit: `двухнедельный`, `10-летний`."""

from __future__ import annotations

from decimal import Decimal

from sphinx_kzbrief.figures.lexicons.model import UnitEntry
from sphinx_kzbrief.figures.model import QuantityKind

NUMBERS = {
    "полутора": Decimal("1.5"), "дву": Decimal(2), "двух": Decimal(2), "трёх": Decimal(3),
    "трех": Decimal(3), "четырёх": Decimal(4), "четырех": Decimal(4),
    "пятидесяти": Decimal(50), "пяти": Decimal(5), "шестидесяти": Decimal(60),
    "шести": Decimal(6), "семи": Decimal(7), "восьми": Decimal(8), "девяти": Decimal(9),
    "десяти": Decimal(10), "одиннадцати": Decimal(11), "двенадцати": Decimal(12),
    "пятнадцати": Decimal(15), "двадцати": Decimal(20), "тридцати": Decimal(30),
    "сорока": Decimal(40), "сто": Decimal(100),
}  # fmt: skip
"""Numbers as they begin such an adjective."""

TITLES = ("чемпион", "обладател", "призёр", "призер", "победител", "лауреат")
"""Words before which `трёхкратный` counts occasions."""

_UNITS = {
    "летн": UnitEntry("year", QuantityKind.DURATION),
    "недельн": UnitEntry("week", QuantityKind.DURATION),
    "дневн": UnitEntry("day", QuantityKind.DURATION),
    "суточн": UnitEntry("day", QuantityKind.DURATION),
    "месячн": UnitEntry("month", QuantityKind.DURATION),
    "часов": UnitEntry("hour", QuantityKind.DURATION),
    "минутн": UnitEntry("minute", QuantityKind.DURATION),
    "километров": UnitEntry("kilometer", QuantityKind.MEASURE),
    "метров": UnitEntry("meter", QuantityKind.MEASURE),
    "процентн": UnitEntry("percent", QuantityKind.PERCENT),
    "кратн": UnitEntry("fold", QuantityKind.MULTIPLE),
}


def adjective_unit(word: str) -> UnitEntry | None:
    """Return the unit an adjective ends in (`недельный` a week), or None."""
    return next((entry for stem, entry in _UNITS.items() if word.startswith(stem)), None)
