"""One amount with its sign, currency, unit or noun, and rate."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.amounts import Amount, add, and_a_part, read_amount
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.nouns import SIZE_SUFFIXES, lone_noun, read_noun
from sphinx_kzbrief.figures.rates import read_rate, read_rate_of
from sphinx_kzbrief.figures.reading import FRACTION, MULTIPLE, Reading
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD
from sphinx_kzbrief.figures.unit_words import UnitMatch, read_currency, read_unit

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.model import Number
    from sphinx_kzbrief.figures.tokens import Page

_DASHES = frozenset("-–—‑−")
MINUS = frozenset("-−–")
"""Signs a negative number may start with."""
_AND_A_PART = frozenset({QuantityKind.DURATION, QuantityKind.MEASURE, QuantityKind.PERCENT})
_COMMON_PARTS = frozenset({2, 3, 4, 5, 8, 16, 32, 64})


class Part(NamedTuple):
    """One amount with its sign and currency, and the unit that stands behind it, if one does."""

    first: int
    end: int
    amount: Amount
    currency: str | None
    sign: int
    unit: UnitMatch | None

    @property
    def value(self) -> Number:
        """The number with its sign."""
        return self.amount.value * self.sign


def read_part(page: Page, index: int) -> Part | None:
    """Read sign, currency and amount, in any order they are written."""
    first, at, sign, code = index, index, 1, None
    token = page.tokens[index]
    if page.blocked[index]:
        return None
    if token.kind == NUMERAL:
        return _unsigned(page, index)
    if token.text in MINUS and _is_sign(page, index):
        sign, at = -1, index + 1
    elif token.lower in page.lexicon.minus and page.lower(index - 1) not in {"or", "или"}:
        sign, at = -1, index + 1
        if at >= len(page.tokens) or (
            read_amount(page, at) is None and read_currency(page, at) is None
        ):
            return None
    if at >= len(page.tokens):
        return None
    currency = read_currency(page, at)
    if currency:
        code, at = currency.code, currency.end
    amount = read_amount(page, at, money=code is not None)
    if amount is None or (at > first and token.kind == WORD and page.blocked[at]):
        return None
    return _part(page, first, amount, code, sign)


def _unsigned(page: Page, index: int) -> Part | None:
    """Read a numeral by itself; one glued to a word is part of a name."""
    if page.glued(index) and page.kind(index - 1) == WORD:
        return None
    amount = read_amount(page, index)
    return _part(page, index, amount, None, 1) if amount else None


def _part(page: Page, first: int, amount: Amount, code: str | None, sign: int) -> Part:
    end = _case_end(page, amount.end)
    return Part(first, end, amount, code, sign, read_unit(page, end))


def _case_end(page: Page, end: int) -> int:
    """Return the index after the case ending that a hyphen joins to a number: `40 000-нан`."""
    joined = page.lexicon.case_endings and page.lower(end) in _DASHES and page.glued(end)
    return end + 2 if joined and page.lower(end + 1) in page.lexicon.case_endings else end


def _is_sign(page: Page, index: int) -> bool:
    """Tell a minus from a dash: nothing glued before it, the number glued behind it."""
    following = page.glued(index + 1) and (
        page.kind(index + 1) == NUMERAL or read_currency(page, index + 1) is not None
    )
    before = page.lower(index - 1)
    return following and (not page.glued(index) or before in {"(", "["})


def with_unit(page: Page, part: Part) -> Reading | None:
    """Attach unit or noun, and rate, to one amount."""
    amount, end = part.amount, part.end
    if part.currency:
        unit: UnitMatch | None = UnitMatch(end, part.currency, QuantityKind.MONEY)
        # "$25 billion dollars", "US$5 USD": the currency said twice.
        again = part.unit
        if again and again.unit == part.currency:
            unit = again
    else:
        unit = _unit_or_noun(page, part)
    if unit is None:
        return _bare(page, part)
    end = unit.end
    kind = unit.kind
    value, precision = part.value * unit.scale, amount.precision * unit.scale
    more = and_a_part(page, end) if kind in _AND_A_PART and amount.value >= 1 else None
    if more:
        # "two years and a half".
        value, end = add(value, more[0] * unit.scale * part.sign), more[1]
    per = unit.per
    rate = read_rate(page, end, kind) if per is None else None
    if rate is None and per is None and kind is QuantityKind.MEASURE:
        rate = read_rate_of(page, end)
    if rate:
        per, end = rate
    return Reading(part.first, end, kind, value, unit.unit, per, precision)


def _bare(page: Page, part: Part) -> Reading | None:
    amount = part.amount
    word = page.lower(part.end)
    if amount.is_part:
        # "9/11" is a day, "5/9 of the seats" a share.
        common = Fraction(amount.value).denominator in _COMMON_PARTS
        if common or word in page.lexicon.links:
            return Reading(part.first, part.end, FRACTION, part.value)
        return None
    if (
        amount.value <= 1
        and page.kind(part.first) == WORD
        and page.lower(part.first - 1) not in page.lexicon.bounds
    ):
        # "one" and "zero" are words of many uses; "at least one" counts.
        return None
    joined = page.lower(part.end) in _DASHES and page.glued(part.end) and page.glued(part.end + 1)
    if joined and page.lower(part.end + 1) in SIZE_SUFFIXES:
        end = part.end + 2
        return Reading(part.first, end, QuantityKind.NUMBER, part.value, precision=amount.precision)
    if joined and page.kind(part.end + 1) == WORD:
        # "two-faced", "3-D": a word joined to the number that is neither unit nor noun.
        return None
    rate = (
        read_rate(page, part.end, QuantityKind.NUMBER) if word in page.lexicon.rate_words else None
    )
    per, end = rate or (None, part.end)
    return Reading(part.first, end, QuantityKind.NUMBER, part.value, None, per, amount.precision)


def _unit_or_noun(page: Page, part: Part) -> UnitMatch | None:
    amount, end = part.amount, part.end
    worded = page.kind(part.first) == WORD
    unit = part.unit
    if unit is None and _after_magnitude(page, part.first):
        return UnitMatch(end, "magnitude", QuantityKind.MEASURE)
    if (
        unit is None
        and page.lower(part.first - 1) == "of"
        and page.lower(part.first - 2) == "factor"
    ):
        return UnitMatch(end, "fold", MULTIPLE)
    if unit and _fits(unit, worded=worded, value=amount.value):
        return unit
    if page.kind(end) != WORD and page.lower(end) not in _DASHES:
        return None
    if amount.scale > 1 and page.lower(end) in page.lexicon.links:
        # "5 millions d'euros", "1.234 millones de dólares".
        linked = read_unit(page, end + 1)
        if linked:
            return linked
    if page.lower(end) == "of" and page.lower(end + 1) in {"a", "an"} and _is_broken(part):
        # "0.1 of a point".
        return read_unit(page, end + 2)
    if page.lower(end) in page.lexicon.times_words:
        return _times(page, part)
    of_those = page.lower(end) == "of" and page.lower(end + 1) in page.lexicon.definite
    if amount.is_part or of_those:
        return None
    return _counted(page, part)


def _counted(page: Page, part: Part) -> UnitMatch | None:
    """Read the noun that is counted, also behind a hedge."""
    amount, end = part.amount, part.end
    if page.lexicon.language == "kk" and amount.value == 1 and page.kind(part.first) == WORD:
        # "бір" is an article as well.
        return None
    behind = _behind_hedge(page, end)
    if behind == end:
        found = read_noun(page, end, plural=amount.value != 1)
        sure = page.kind(part.first) != WORD or page.lower(part.first - 1) in page.lexicon.bounds
        return found or (lone_noun(page, end) if amount.value == 1 and sure else None)
    if page.lexicon.stems:
        # "60-қа жуық жоба": the hedge governs the number, and the noun is left to the reader.
        return None
    # "30 or more people".
    unit = read_unit(page, behind) or read_noun(page, behind, plural=True)
    return unit._replace(end=end) if unit else None


def _behind_hedge(page: Page, end: int) -> int:
    """Return the index after the qualifying phrase that starts at `end`, or `end`."""
    lexicon = page.lexicon
    if page.lower(end) in lexicon.after_starts:
        for count in (3, 2, 1):
            if " ".join(page.lower(at) for at in range(end, end + count)) in lexicon.after:
                return end + count
    return end


def _after_magnitude(page: Page, first: int) -> bool:
    stem = page.lexicon.magnitude
    return (
        page.lower(first - 1).startswith(stem)
        or page.lower(first - 2).startswith(stem)
        or page.lower(first - 3).startswith(stem)
    )


def _fits(unit: UnitMatch, *, worded: bool, value: Number) -> bool:
    """Refuse `one point`, `one second`: figures of speech."""
    return not (worded and value == 1 and unit.unit in {"second", "point"})


def _times(page: Page, part: Part) -> UnitMatch:
    """Tell `three times the price` (a multiple) from `won three times` (a count)."""
    end = part.end + 1
    words = [page.lower(part.first - back) for back in range(1, 5)]
    grew = any(word.startswith(page.lexicon.change) for word in words if len(word) > 1)
    if page.lower(end) in page.lexicon.times_of or grew or _is_broken(part):
        return UnitMatch(end, "fold", MULTIPLE)
    return UnitMatch(end, page.lower(part.end), QuantityKind.COUNT)


def _is_broken(part: Part) -> bool:
    """Tell whether the amount is no whole number, and so counts no occasions."""
    return part.amount.value != int(part.amount.value)
