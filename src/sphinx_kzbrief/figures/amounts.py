"""Amounts: a number in figures or words, with its scale word."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.tokens import NUMERAL, WORD

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.lexicons.model import Lexicon
    from sphinx_kzbrief.figures.tokens import Page

LONGEST = 24
"""Digits a numeral may have; more are an identifier, and cost time."""

LONGEST_WORD = 40
"""Letters a word may have to be looked up by its beginnings."""

_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_GROUPERS = dict.fromkeys(map(ord, ", \u00a0\u202f\u2009"))
_WORDS_MOST = 16


class Amount(NamedTuple):
    """A number without its unit.

    Attributes:
        end: Index of the token after it.
        value: The number, scale applied.
        precision: Place value of the last digit stated, scale applied.
        base: The number before the scale.
        scale: The scale applied.
        digits: Its characters where it was stated in figures alone, else an empty string.
    """

    end: int
    value: Decimal
    precision: Decimal
    base: Decimal
    scale: Decimal
    digits: str


def read_amount(page: Page, index: int, *, money: bool = False) -> Amount | None:
    """Read the number that starts at token `index`, or return None.

    Args:
        page: The text in tokens.
        index: Where to read.
        money: Whether a currency sign stands before it, so that `m` means a million.
    """
    if index >= len(page.tokens) or page.blocked[index]:
        return None
    if page.kind(index) == NUMERAL:
        return _in_figures(page, index, money=money)
    if page.kind(index) == WORD:
        return _in_words(page, index)
    return None


def parse_numeral(text: str, lexicon: Lexicon) -> tuple[Decimal, Decimal] | None:
    """Return value and precision of a numeral in figures, or None where it is too long.

    Trailing zeros of a whole number are taken as rounding: `50,000` is stated to 10,000.
    """
    if len(text) > LONGEST:
        return None
    if lexicon.comma_decimal:
        if lexicon.dot_groups and _GROUPED.fullmatch(text):
            text = text.replace(".", "")
        text = text.replace(".", "") if text.count(".") > 1 else text
        text = text.replace(",", "") if text.count(",") > 1 else text.replace(",", ".")
    plain = text.translate(_GROUPERS)
    value = Decimal(plain)
    if "." in plain:
        return value, Decimal(1).scaleb(-len(plain.partition(".")[2]))
    zeros = len(plain) - len(plain.rstrip("0"))
    return value, Decimal(1).scaleb(zeros if value else 0)


def _in_figures(page: Page, index: int, *, money: bool) -> Amount | None:
    token = page.tokens[index]
    parsed = parse_numeral(token.text, page.lexicon)
    if parsed is None:
        return None
    value, precision = parsed
    scale, end = _scale_after(page, index + 1, money=money)
    amount = Amount(
        end, value * scale, precision * scale, value, scale, token.text if scale == 1 else ""
    )
    return _compound(page, amount) if scale > 1 else amount


def _scale_after(page: Page, index: int, *, money: bool) -> tuple[Decimal, int]:
    """Read a scale word, glued, spaced or hyphened, after the number that ends at `index`."""
    scale = Decimal(1)
    # Words such as "million" may follow one another ("thousand billion"); three bound it.
    for _ in range(3):
        at = index
        if page.lower(at) in {"-", "‑"} and page.glued(at) and page.glued(at + 1):
            at += 1
        found = _scale_word(page, at, money=money)
        if found is None:
            break
        scale, index = scale * found, at + 1
        if page.lower(index) == "." and page.lower(index - 1) in {"тыс", "млн", "млрд", "трлн"}:
            following = page.tokens[index + 1] if index + 1 < len(page.tokens) else None
            if following and (not following.text[0].isupper()):
                index += 1
    return scale, index


def _scale_word(page: Page, index: int, *, money: bool) -> Decimal | None:
    if page.kind(index) != WORD:
        return None
    token = page.tokens[index]
    found = lookup_scale(page.lexicon, token.lower)
    if found is not None:
        return found
    if not page.glued(index) and not (money and token.text == "m"):
        return None
    letter = page.lexicon.glued_scales.get(token.text)
    if letter is None or money or token.text in {"k", "K", "bn"}:
        return letter
    # "7.1m bpd", "1.9m tonnes", "3m people": a million where a countable thing follows.
    if token.text != "m":
        return None
    nxt = page.lower(index + 1)
    counted = page.lexicon.units.get(nxt) or nxt in page.lexicon.counted or nxt in {"bpd", "b"}
    long_noun = len(nxt) > 4 and nxt.endswith("s") and nxt not in {"across", "this"}
    return letter if counted or long_noun else None


def lookup_scale(lexicon: Lexicon, word: str) -> Decimal | None:
    """Return the value of a scale word, by stem where the language has suffixes."""
    found = lexicon.scales.get(word)
    if found is None and lexicon.stems and len(word) <= LONGEST_WORD:
        for length in range(len(word) - 1, 2, -1):
            if word[:length] in lexicon.scales:
                return lexicon.scales[word[:length]]
    return found


def _compound(page: Page, amount: Amount) -> Amount:
    """Read `1 billion 200 million`: a smaller scaled number that follows a larger directly."""
    token_index = amount.end
    if page.kind(token_index) != NUMERAL or page.blocked[token_index]:
        return amount
    parsed = parse_numeral(page.tokens[token_index].text, page.lexicon)
    if parsed is None or not page.lexicon.comma_decimal:
        return amount
    value, precision = parsed
    scale, end = _scale_after(page, token_index + 1, money=False)
    if value * scale >= amount.scale:
        return amount
    return Amount(
        end, amount.value + value * scale, precision * scale, amount.base, amount.scale, ""
    )


def _in_words(page: Page, index: int) -> Amount | None:
    """Read a number word; the strict fall of its parts keeps `two three` apart.

    The sum is kept as in any base-thousand numeral: `group` below a thousand, `total` above.
    """
    lexicon = page.lexicon
    total, group, last, lowest = Decimal(0), Decimal(0), 0, Decimal(10) ** 30
    place, end, at = 10**6, index, index
    seen = False
    while at < len(page.tokens) and at - index < _WORDS_MOST:
        word = page.lower(at)
        value = cardinal(lexicon, word)
        scale = lookup_scale(lexicon, word) if seen else None
        if value is not None and not page.blocked[at] and value < place:
            group += value
            # What may follow is smaller: units after tens, in Kazakh also after ten.
            tens = value >= 20 or (value == 10 and lexicon.stems)
            place = (10 if value < 100 else 100) if tens else 1
            last, seen, at, end = value, True, at + 1, at + 1
        elif word in lexicon.hundreds and group < 100 and (seen or _hundred_and(page, at)):
            seen = True
            group, place, last = max(group, Decimal(1)) * 100, 100, 100
            at, end = at + 1, at + 1
        elif scale is not None and scale < lowest:
            total += max(group, Decimal(1)) * scale
            group, place, lowest, last = Decimal(0), 10**6, scale, 0
            at, end = at + 1, at + 1
        elif seen and _joins(page, at, last):
            at += 1
        else:
            break
    if not seen:
        return None
    half = and_a_half(page, end)
    value_ = total + group
    if half:
        scale, end = _scale_after(page, half, money=False)
        value_ = (value_ + Decimal("0.5")) * scale
    unit_place = lowest if total and not group else Decimal(1)
    return Amount(end, value_, unit_place, value_, Decimal(1), "")


def _hundred_and(page: Page, at: int) -> bool:
    """Tell whether a bare `hundred` opens a number, as in `another hundred and seventeen`."""
    following = cardinal(page.lexicon, page.lower(at + 2))
    return page.lower(at + 1) in page.lexicon.joiners and bool(following)


def _joins(page: Page, at: int, last: int) -> bool:
    """Tell whether token `at` only joins two parts of one number word."""
    word = page.lower(at)
    following = cardinal(page.lexicon, page.lower(at + 1))
    if following is None:
        return False
    if word in {"-", "‑"}:
        return page.glued(at) and page.glued(at + 1) and last >= 20
    return word in page.lexicon.joiners and (last in {0, 100})


def and_a_half(page: Page, end: int) -> int:
    """Return the index after `and a half`, joined by hyphens or not, or 0."""
    if (page.lower(end), page.lower(end + 1)) == ("с", "половиной"):
        return end + 2
    if page.lower(end) == "жарым":
        return end + 1
    at = end
    for word in ("and", "a", "half"):
        at += page.lower(at) in {"-", "‑"}
        if page.lower(at) != word:
            return 0
        at += 1
    return at


def cardinal(lexicon: Lexicon, word: str) -> int | None:
    """Return the value of a number word below a thousand, or None."""
    return lexicon.cardinals.get(word)
