"""Ranges (`5 to 7 percent`) and changes (`rose from 5 to 7 percent`)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.amounts import times
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.parts import Part, read_part, with_unit
from sphinx_kzbrief.figures.rates import read_rate
from sphinx_kzbrief.figures.reading import Reading
from sphinx_kzbrief.figures.tokens import NUMERAL

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.model import Number
    from sphinx_kzbrief.figures.tokens import Page
    from sphinx_kzbrief.figures.unit_words import UnitMatch

_DASHES = frozenset("-–—‑−")
_STOPS = frozenset(".;!?")
_CLAUSE = 24
_HEDGE_MOST = 3
_NEAR = 8
"""Tokens before `from` over which a comma does not part it from its verb."""


def read_range(page: Page, low: Part) -> tuple[Reading, ...]:
    """Read the second end of a range or of a change that starts with `low`."""
    at, unit = low.end, low.unit
    if unit and page.lower(low.end) not in _DASHES:
        at = unit.end
    else:
        unit = None
    if page.kind(at) == NUMERAL or at >= len(page.tokens):
        return ()
    opener = _opener(page, low.first)
    rate = read_rate(page, at, unit.kind) if unit else None
    if rate and page.lower(at) in {"a", "an", "per", "/"}:
        at = rate[1]
    joint = page.lower(at)
    dash = joint in _DASHES and (page.glued(at) == page.glued(at + 1))
    closing = page.lexicon.between.get(opener) == joint
    if not (dash or closing or joint in page.lexicon.range_words):
        return ()
    if unit and joint in page.lexicon.list_words and not closing:
        # "20 percent or 30 percent" are two, "3 or 4 percent" is a range.
        return ()
    step = at + 1
    step += dash and page.lower(step) in _DASHES and page.glued(step)  # `70--80`, a typed dash
    if dash and page.lower(step) in page.lexicon.range_words and page.lower(step + 1) in _DASHES:
        step += 2
    step += page.lower(step) in {"plus", "плюс", "+"}
    hedge = 0
    while closing and hedge < _HEDGE_MOST and page.lower(step) in page.lexicon.qualifier_words:
        step, hedge = step + 1, hedge + 1
    high = read_part(page, step) if step < len(page.tokens) else None
    if high is None or high.amount.value <= 0 or (dash and high.sign < 0):
        return ()
    found = _ends(page, low, high, unit, joint=at, opener=opener, dash=dash)
    # "from 4 to nearly 7 percent": a range has one qualifier, before its first end.
    return () if hedge and len(found) == 1 and opener == "from" else found


def _opener(page: Page, first: int) -> str:
    """Return the word before a number and its hedge: `from over 9,000 to 25,000 kilometers`."""
    for at in range(first - 1, first - 2 - _HEDGE_MOST, -1):
        word = page.lower(at)
        if word in page.lexicon.between:
            return word
        if word not in page.lexicon.qualifier_words:
            break
    return page.lower(first - 1)


def _ends(  # noqa: PLR0913 - the parts of one construction
    page: Page,
    low: Part,
    high: Part,
    unit: UnitMatch | None,
    *,
    joint: int,
    opener: str,
    dash: bool,
) -> tuple[Reading, ...]:
    last = with_unit(page, high)
    if last is None or last.value is None:
        return ()
    top: Number = last.value
    code = low.currency or (unit.unit if unit else None)
    if low.currency and last.unit is None:
        # "$18-21 billion": the sign is said once.
        last = last._replace(kind=QuantityKind.MONEY, unit=low.currency)
    if code and last.unit != code:
        return ()
    value, precision = low.value, low.amount.precision
    shares = low.amount.scale == 1 and unit is None and high.amount.scale > 1
    if shares and low.amount.base < 1000:
        scale = high.amount.scale
        value, precision = times(value, scale), times(precision, scale)
    elif unit:
        value, precision = (times(number, Decimal(unit.scale)) for number in (value, precision))
    size = max(value, -value)
    apart = bool(low.currency or unit) and opener != "of" and max(top, -top) > size * 3
    change = not dash and _is_change(page, low, opener, apart=apart)
    if change or (opener in {"from", "с", "со"} and value >= top):
        end = joint if unit else low.end
        borrowed = Reading(low.first, end, last.kind, value, last.unit, last.per, precision)
        if last.kind is QuantityKind.COUNT and unit is None and not code:
            borrowed = borrowed._replace(kind=QuantityKind.NUMBER, unit=None, per=None)
        return (borrowed, last)
    step = min(precision, last.precision)
    guess = page.lower(joint) not in page.lexicon.list_words or page.lexicon.between.get(opener)
    if value >= top or not (guess or shares or Fraction(top) - Fraction(value) <= Fraction(step)):
        # "3 or 4 years" guesses, "13 or 20 weeks" are two terms.
        return ()
    return (
        Reading(
            low.first,
            last.end,
            last.kind,
            None,
            last.unit,
            last.per,
            min(precision, last.precision),
            value,
            last.value,
        ),
    )


def _is_change(page: Page, low: Part, opener: str, *, apart: bool) -> bool:
    """Tell `rose from 5 to 7 percent` (two values) from `from 5 to 7 percent` (a range).

    `apart` says that the first number has a unit of its own and is of another size: then
    `added $1.42 to $74.85` is a change and its result.
    """
    if opener in {"с", "со"}:
        return True
    if opener in {"between", "между", "от"} or (opener != "from" and not apart):
        # "raises of £1,000 to £2,500", "rose 5 to 7 percent".
        return False
    for at in range(low.first - 1, max(low.first - _CLAUSE, -1), -1):
        word = page.lower(at)
        if word in _STOPS or (word == "," and at < low.first - _NEAR):
            return False
        if word.startswith(page.lexicon.spread):
            return False
        if word.startswith(page.lexicon.change) and len(word) > 1:
            return True
    return False
