"""Reads a figure as an author or `corpus.yaml` gives it: value, unit and qualifier."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.figures.amounts import LONGEST, parse_numeral, times
from sphinx_kzbrief.figures.extract import extract_quantities
from sphinx_kzbrief.figures.lexicons import lexicon_for
from sphinx_kzbrief.figures.lexicons.common import ENGLISH_SCALES
from sphinx_kzbrief.figures.model import Quantity, QuantityKind, Relation
from sphinx_kzbrief.figures.tokens import VULGAR, is_numeral
from sphinx_kzbrief.figures.units import convertible, is_currency, parse_unit, written_unit
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.lexicons.model import Lexicon
    from sphinx_kzbrief.figures.model import Number

_END = rf"[0-9.{VULGAR}][0-9.,_eE+/⁄{VULGAR}]*"
_RANGE = re.compile(rf"(?P<low>-?{_END}) ?(?:\.\.|-|–|—) ?(?P<high>{_END})")
_EXPONENT = re.compile(r"[0-9]*\.?[0-9]+[eE][-+]?[0-9]{1,2}")
_FRACTION = re.compile(r"([0-9]{1,9})(?: ?/ ?| in )([1-9][0-9]{0,8})")
_DURATIONS = frozenset("second minute hour day week month year decade century millisecond".split())  # noqa: SIM905 - a row of names
_DIMENSIONED = frozenset(
    {QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION}
)
_RATIOS = frozenset({"percent", "percentage_point", "basis_point", "permille"})


class FigureError(KzbriefError):
    """A value, unit or qualifier cannot be read as a figure."""


def read_figure(
    value: str, unit: str | None = None, qualifier: str | None = None, *, language: str = "en"
) -> Quantity:
    """Read a figure given by its parts.

    Args:
        value: `70`, `.33`, `25e9`, `25 billion`, `1/2`, `5 3/4`, `70,000-120,000`, or words with
            their unit (`$25 billion`, `seventyfold`).
        unit: `fold`, `km`, `US dollars`, a noun that is counted; needless where `value` has it.
        qualifier: `more than`, `about` and the like, also the bare relation (`at least`).
        language: BCP 47 tag of the words.

    Raises:
        FigureError: The value holds no number or several, or a unit that is not that of `unit`,
            or the qualifier is unknown.
    """
    value = str(value).strip()
    plain = _plain(value, lexicon_for(language)) or _scaled_in_english(value, language)
    quantity = plain or _in_words(value, unit, language)
    name, scale = unit_as_read(unit, language)
    _refuse_two_units(value, quantity, name, unit)
    if name and (plain or quantity.unit is None):
        quantity = _scaled(quantity, scale)
        base, _, per = name.partition("/")
        quantity = replace(quantity, unit=base or None, per=per or None, kind=kind_of(base))
        quantity = replace(quantity, text=f"{value} {unit}".strip())
    if qualifier:
        relation = _relation(qualifier, language)
        quantity = replace(quantity, qualifier=qualifier.strip(), relation=relation)
    return quantity


def unit_as_read(text: str | None, language: str = "en") -> tuple[str | None, Decimal]:
    """Return name and factor of a unit, as `written_unit` does, with what only sentences tell.

    A unit that no table has is read behind a number, in the language or in English: `元`,
    `percent of GDP`, `tonnes of CO2 equivalent`. What it is of is dropped there, as it is in a
    source. A noun that is counted stays in the author's words.
    """
    name, scale = written_unit(text, language)
    parts = (name or "").split("/")
    if not text or not any(part and kind_of(part) is QuantityKind.COUNT for part in parts):
        return name, scale
    shown = f"5{text}" if text > "\u2e80" else f"5 {text}"
    for each in dict.fromkeys((language, "en")):
        read = extract_quantities(shown, each)
        first = read[0] if read and not read[0].span.start else None
        known = first and kind_of(first.unit) not in {QuantityKind.COUNT, QuantityKind.NUMBER}
        # A denominator is not lost to a reader that knows none.
        rate = parts[0] and parts[1:]
        if first and known and isinstance(first.value, Decimal) and (first.per or not rate):
            return first.full_unit, first.value / 5
    return name, scale


def _scaled(quantity: Quantity, scale: Decimal) -> Quantity:
    """Return the quantity in the unit's own measure: `15` in `bcm` is 15e9 cubic metres."""
    if scale == 1:
        return quantity
    ends = (quantity.value, quantity.low, quantity.high)
    value, low, high = (None if number is None else times(number, scale) for number in ends)
    precision = times(quantity.precision, scale)
    return replace(quantity, value=value, low=low, high=high, precision=precision)


def kind_of(unit: str | None) -> QuantityKind:
    """Return the kind of a quantity in a canonical unit."""
    if not unit:
        return QuantityKind.NUMBER
    if unit == "fold":
        return QuantityKind.MULTIPLE
    if unit in _RATIOS:
        return QuantityKind.PERCENT
    if unit in {"rank", "ordinal", "fraction"}:
        return QuantityKind(unit)
    if is_currency(unit):
        return QuantityKind.MONEY
    if unit in _DURATIONS:
        return QuantityKind.DURATION
    counted = any(name.startswith("count of ") for name, _ in parse_unit(unit).dimensions)
    return QuantityKind.COUNT if counted else QuantityKind.MEASURE


def _plain(value: str, lexicon: Lexicon) -> Quantity | None:
    """Read a bare number, fraction or range; None where there are words."""
    share = _FRACTION.fullmatch(value)
    if share:
        return _quantity(value, Fraction(int(share[1]), int(share[2])), Decimal(0))
    ends = _RANGE.fullmatch(value)
    if ends:
        low, high = (_number(ends[end], lexicon) for end in ("low", "high"))
        if low and high and low[0] < high[0]:
            return Quantity(
                Span(0, len(value)), value, QuantityKind.NUMBER, low=low[0], high=high[0],
                precision=min(low[1], high[1]),
            )  # fmt: skip
    number = _number(value, lexicon)
    return _quantity(value, *number) if number else None


def _scaled_in_english(value: str, language: str) -> Quantity | None:
    """Read `25 billion` as `corpus.yaml` has it, also where a source calls that a milliard."""
    number, _, word = value.rpartition(" ")
    scale = ENGLISH_SCALES.get(word)
    plain = _plain(number, lexicon_for(language)) if scale else None
    return replace(_scaled(plain, scale), text=value) if plain and scale else None


def _quantity(text: str, value: Number, precision: Number) -> Quantity:
    return Quantity(Span(0, len(text)), text, QuantityKind.NUMBER, value, precision=precision)


def _number(text: str, lexicon: Lexicon) -> tuple[Number, Number] | None:
    sign = -1 if text[:1] in {"-", "−"} else 1
    body = text.lstrip("-−+")
    if is_numeral(body, lexicon):
        parsed = parse_numeral(body, lexicon)
        return (parsed[0] * sign, parsed[1]) if parsed else None
    if len(body) > LONGEST or not _EXPONENT.fullmatch(body):
        return None
    value = Decimal(body)
    exponent = value.as_tuple().exponent
    return value * sign, Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _refuse_two_units(value: str, read: Quantity, name: str | None, unit: str | None) -> None:
    """Raise `FigureError` where the words of a value have another unit than the one given."""
    own = read.full_unit
    if not (name and own) or convertible(own, name):
        return
    if {read.kind, kind_of(name.partition("/")[0])} <= _DIMENSIONED:
        msg = f"“{value[:80]}” has a unit of its own, which is not “{unit}”."
        raise FigureError(msg, "Give the number as `value`, and its unit as `unit`.")


def _in_words(value: str, unit: str | None, language: str) -> Quantity:
    """Read a number in words or with a scale word, and two of them as a range."""
    found = extract_quantities(value, language)
    if unit and (not found or found[0].unit):
        # "7.1m" is metres by itself, and millions before `barrels`.
        joint = extract_quantities(f"{value} {unit}", language)
        found = joint if len(joint) == 1 else found
    ends = found if ".." in value else ()
    if len(ends) == 2 and ends[0].value is not None and ends[1].value is not None:
        low, high = ends
        known = low if high.unit is None else high
        if low.ends < high.ends and low.unit in {None, known.unit}:
            return replace(
                known, span=Span(0, len(value)), text=value, value=None, low=low.value,
                high=high.value, precision=min(low.precision, high.precision),
            )  # fmt: skip
    if len(found) != 1:
        several = "no number" if not found else f"{len(found)} numbers"
        msg = f"“{value[:80]}” states {several}."
        raise FigureError(
            msg,
            "Give one number, such as 70, -0.5, 1e-4, 1/2, 5 3/4, 25 billion or 70,000-120,000.",
        )
    return found[0]


def _relation(qualifier: str, language: str) -> Relation:
    words = " ".join(qualifier.lower().split())
    lexicon = lexicon_for(language)
    found = lexicon.qualifiers.get(words) or lexicon.after.get(words)
    if found is None and words in set(Relation) - {Relation.UNCLEAR}:
        found = Relation(words)
    if found is None:
        found = lexicon_for("en").qualifiers.get(words)
    if found is None:
        read = extract_quantities(f"{words}5%", language)
        found = read[0].relation if len(read) == 1 and read[0].qualifier == words else None
    if found is None:
        msg = f"“{qualifier[:60]}” is no qualifier known here."
        raise FigureError(msg, "Use more than, at least, less than, at most, about or nearly.")
    return found
