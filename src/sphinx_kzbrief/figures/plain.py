"""Plain amounts with their currency, unit or noun, and ranges of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.amounts import Amount, read_amount
from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.nouns import read_noun
from sphinx_kzbrief.figures.rates import read_rate
from sphinx_kzbrief.figures.reading import FRACTION, MULTIPLE, RANK, Reading
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD
from sphinx_kzbrief.figures.unit_words import UnitMatch, read_currency, read_unit

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.tokens import Page

_DASHES = frozenset("-–—‑−")
_MINUS = frozenset("-−–")
_TIMES_OF = frozenset(
    words(
        "as the what that those its their his more larger bigger higher greater faster last over "
        "than less lower fewer smaller this our normal stronger heavier hotter denser longer"
    )
)
_SUPERLATIVE_STOP = frozenset({"west", "interest", "forest", "rest", "test", "request", "protest"})
_MANY = frozenset({"people", "person", "cases"})


class _Part(NamedTuple):
    """One amount with its sign and currency, before its unit is known."""

    first: int
    end: int
    amount: Amount
    currency: str | None
    sign: int

    @property
    def value(self) -> Decimal:
        """The number with its sign."""
        return self.amount.value * self.sign


def read_plain(page: Page, index: int) -> tuple[Reading, ...]:
    """Read the amount at token `index` with all that belongs to it.

    Returns:
        Nothing, one reading (a value or a range), or the two ends of a change
        (`from 70,000 to 85,000 tenge`), the first of which borrows the second's unit.
    """
    part = _read_part(page, index)
    if part is None:
        return ()
    if page.kind(part.end - 1) == NUMERAL and _named(page, part):
        return ()
    special = _ratio(page, part) or _superlative_rank(page, part)
    if special:
        return (special,)
    ranged = _range(page, part)
    if ranged:
        return ranged
    reading = _with_unit(page, part)
    return (reading,) if reading else ()


def _read_part(page: Page, index: int) -> _Part | None:
    """Read sign, currency and amount, in any order they are written."""
    first, at, sign, code = index, index, 1, None
    token = page.tokens[index]
    if page.blocked[index]:
        return None
    if token.text in _MINUS and _is_sign(page, index):
        sign, at = -1, index + 1
    elif token.lower in page.lexicon.minus:
        sign, at = -1, index + 1
        if page.kind(at) != NUMERAL and read_amount(page, at) is None:
            return None
    if at >= len(page.tokens):
        return None
    currency = read_currency(page, at)
    if currency:
        code, at = currency.code, currency.end
    amount = read_amount(page, at, money=code is not None)
    if amount is None or (at > first and token.kind == WORD and page.blocked[at]):
        return None
    glued_before = page.kind(at) == NUMERAL and page.glued(at) and page.kind(at - 1) == WORD
    if glued_before and code is None:
        return None
    return _Part(first, amount.end, amount, code, sign)


def _is_sign(page: Page, index: int) -> bool:
    """Tell a minus from a dash: nothing glued before it, the number glued behind it."""
    following = page.glued(index + 1) and (
        page.kind(index + 1) == NUMERAL or read_currency(page, index + 1) is not None
    )
    before = page.lower(index - 1)
    return following and (not page.glued(index) or before in {"(", "["})


def _named(page: Page, part: _Part) -> bool:
    """Tell a year or the number in a name from a count, where nothing else is attached."""
    amount = part.amount
    if part.currency or not amount.digits.isdecimal() or part.sign < 0:
        return False
    before = page.tokens[part.first - 1] if part.first else None
    unit = read_unit(page, part.end)
    if _is_year(page, part, unit):
        return True
    if part.end < len(page.tokens) and page.glued(part.end) and page.kind(part.end) == WORD:
        # "5G", "4K", "737s": letters that are no unit make it a name.
        return unit is None and page.lower(part.end) not in {"st", "nd", "rd", "th"}
    if page.lower(part.end) in {"millionth", "billionth", "thousandth"}:
        return True
    if unit or page.lower(part.end) in _DASHES or before is None or before.kind != WORD:
        return False
    title = before.text[0].isupper() and before.lower not in page.lexicon.stop
    opens = part.first < 2 or page.lower(part.first - 2) in {".", "!", "?", ":"}
    noun = read_noun(page, part.end, plural=amount.value != 1)
    return title and not opens and noun is None and len(amount.digits) <= 4


def _is_year(page: Page, part: _Part, unit: UnitMatch | None) -> bool:
    digits = part.amount.digits
    if len(digits) != 4 or not 1500 <= int(digits) <= 2100:
        return False
    before = page.lower(part.first - 1)
    if unit:
        money = unit.kind is QuantityKind.MONEY
        return money and before == "in" and page.kind(part.end) == WORD
    noun = read_noun(page, part.end, plural=True)
    if noun is None or before in page.lexicon.year_words:
        return True
    return noun.unit.lower() not in page.lexicon.counted


def _ratio(page: Page, part: _Part) -> Reading | None:
    """Read `one in five`, `nine out of ten`, `один из пяти`."""
    end = part.end
    words = (page.lower(end), page.lower(end + 1))
    if part.currency or part.amount.value != int(part.amount.value):
        return None
    at = end + 2 if words == ("out", "of") else end + 1 if words[0] in {"in", "из"} else 0
    other = read_amount(page, at) if at else None
    if other is None or not 0 < part.amount.value < other.value <= 1000:
        return None
    # "26 out of 28 drones" counts; "nine out of ten" is a share.
    if words[0] == "out" and other.value > 10 and other.value not in {20, 100, 1000}:
        return None
    if words[0] == "in" and (
        part.amount.value > 9 or read_unit(page, other.end) or other.value > 100
    ):
        return None
    if words[0] == "из" and (part.amount.value > 9 or other.value > 10):
        return None
    value = Fraction(part.amount.value) / Fraction(other.value)
    return Reading(part.first, other.end, FRACTION, value)


def _superlative_rank(page: Page, part: _Part) -> Reading | None:
    """Read `five largest investors`: those who hold the first five places."""
    word = page.lower(part.end)
    if part.currency or len(word) < 6 or not word.endswith("est") or word in _SUPERLATIVE_STOP:
        return None
    return Reading(part.first, part.end + 1, RANK, part.amount.value, precision=Decimal(1))


def _range(page: Page, low: _Part) -> tuple[Reading, ...]:
    """Read the second end of a range or of a change that starts with `low`."""
    opener = page.lower(low.first - 1)
    at, unit = low.end, read_unit(page, low.end)
    if unit and page.lower(low.end) not in _DASHES:
        at = unit.end
    else:
        unit = None
    rate = read_rate(page, at, unit.kind) if unit else None
    if rate and page.lower(at) in {"a", "an", "per", "/"}:
        at = rate[1]
    joint = page.lower(at)
    dash = joint in _DASHES and (page.glued(at) == page.glued(at + 1))
    closing = page.lexicon.between.get(opener) == joint
    if not (dash or closing or joint in page.lexicon.range_words):
        return ()
    step = at + 1
    if dash and page.lower(step) in page.lexicon.range_words and page.lower(step + 1) in _DASHES:
        step += 2
    high = _read_part(page, step) if step < len(page.tokens) else None
    if high is None or high.amount.value <= 0 or (dash and high.sign < 0):
        return ()
    return _ends(page, low, high, unit, opener=opener, dash=dash)


def _ends(  # noqa: PLR0913 - the parts of one construction
    page: Page, low: _Part, high: _Part, unit: UnitMatch | None, *, opener: str, dash: bool
) -> tuple[Reading, ...]:
    last = _with_unit(page, high)
    if last is None or last.value is None:
        return ()
    code = low.currency or (unit.unit if unit else None)
    if low.currency and last.unit is None:
        # "$18-21 billion": the sign is said once.
        last = last._replace(kind=QuantityKind.MONEY, unit=low.currency)
    if code and last.unit != code:
        return ()
    value, precision = low.value, low.amount.precision
    shares = low.amount.scale == 1 and unit is None and high.amount.scale > 1
    if shares and low.amount.base < 1000:
        value, precision = value * high.amount.scale, precision * high.amount.scale
    elif unit:
        value, precision = value * unit.scale, precision * unit.scale
    change = _is_change(page, low, opener) and not dash
    if change or (opener in {"from", "с", "со"} and value >= last.value):
        end = unit.end if unit else low.end
        borrowed = Reading(low.first, end, last.kind, value, last.unit, last.per, precision)
        if last.kind is QuantityKind.COUNT and unit is None and not code:
            borrowed = borrowed._replace(kind=QuantityKind.NUMBER, unit=None, per=None)
        return (borrowed, last)
    if value >= last.value:
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


def _is_change(page: Page, low: _Part, opener: str) -> bool:
    """Tell `rose from 5 to 7 percent` (two values) from `from 5 to 7 percent` (a range)."""
    if opener in {"с", "со"}:
        return True
    if opener in {"between", "между", "от", "by"}:
        return False
    for at in range(low.first - 1, max(low.first - 9, -1), -1):
        word = page.lower(at)
        if word in {".", ";", "!", "?"}:
            return False
        if word.startswith(page.lexicon.change) and len(word) > 1:
            return True
    return False


def _with_unit(page: Page, part: _Part) -> Reading | None:
    """Attach unit or noun, and rate, to one amount."""
    amount, end = part.amount, part.end
    if part.currency:
        unit: UnitMatch | None = UnitMatch(end, part.currency, QuantityKind.MONEY)
        # "$25 billion dollars", "US$5 USD": the currency said twice.
        again = read_unit(page, end)
        if again and again.unit == part.currency:
            unit = again
    else:
        unit = _unit_or_noun(page, part)
    if unit is None:
        return _bare(page, part)
    end = unit.end
    kind = unit.kind
    value, precision = part.value * unit.scale, amount.precision * unit.scale
    per = unit.per
    rate = read_rate(page, end, kind) if per is None else None
    if rate:
        per, end = rate
    return Reading(part.first, end, kind, value, unit.unit, per, precision)


def _bare(page: Page, part: _Part) -> Reading | None:
    amount = part.amount
    word = page.lower(part.end)
    if amount.value == 1 and not amount.digits:
        return None
    joined = page.lower(part.end) in _DASHES and page.glued(part.end) and page.glued(part.end + 1)
    if joined and page.kind(part.end + 1) != NUMERAL:
        # "two-faced", "3-D": a word joined to the number that is neither unit nor noun.
        return None
    rate = (
        read_rate(page, part.end, QuantityKind.NUMBER) if word in page.lexicon.rate_words else None
    )
    per, end = rate or (None, part.end)
    return Reading(part.first, end, QuantityKind.NUMBER, part.value, None, per, amount.precision)


def _unit_or_noun(page: Page, part: _Part) -> UnitMatch | None:
    amount, end = part.amount, part.end
    worded = page.kind(part.first) == WORD
    before = " ".join(page.lower(part.first - back) for back in (4, 3, 2, 1))
    if ("magnitude" in before or "магнитуд" in before) and read_unit(page, end) is None:
        return UnitMatch(end, "magnitude", QuantityKind.MEASURE)
    unit = read_unit(page, end)
    if unit and _fits(unit, worded=worded, value=amount.value):
        return unit
    if page.lower(end) == "times" and page.lexicon.language == "en":
        return _times(page, part)
    if page.lower(end) == "of" and page.lower(end + 1) in {
        "the",
        "its",
        "their",
        "his",
        "those",
        "these",
    }:
        return None
    return read_noun(page, end, plural=amount.value != 1)


def _fits(unit: UnitMatch, *, worded: bool, value: Decimal) -> bool:
    """Refuse `one point`, `one second`: figures of speech."""
    return not (worded and value == 1 and unit.unit in {"second", "point"})


def _times(page: Page, part: _Part) -> UnitMatch:
    """Tell `three times the price` (a multiple) from `won three times` (a count)."""
    end = part.end + 1
    words = [page.lower(part.first - back) for back in range(1, 5)]
    grew = any(word.startswith(page.lexicon.change) for word in words if len(word) > 1)
    if page.lower(end) in _TIMES_OF or grew or _is_broken(part):
        return UnitMatch(end, "fold", MULTIPLE)
    return UnitMatch(end, "times", QuantityKind.COUNT)


def _is_broken(part: _Part) -> bool:
    """Tell whether the amount is no whole number, and so counts no occasions."""
    return part.amount.value != int(part.amount.value)
