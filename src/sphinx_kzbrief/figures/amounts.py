"""Amounts: a number in figures or words, with its scale word."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.tokens import NUMERAL, VULGAR, WORD

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.lexicons.model import Lexicon
    from sphinx_kzbrief.figures.model import Number
    from sphinx_kzbrief.figures.tokens import Page

LONGEST = 24
"""Digits a numeral may have; more are an identifier, and cost time."""

LONGEST_WORD = 40
"""Letters a word may have to be looked up by its beginnings."""

_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_GROUPED_ABROAD = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_GROUPERS = dict.fromkeys(map(ord, ", \u00a0\u202f\u2009"))
_DECIMAL = re.compile(r"[0-9]*\.?[0-9]+")
_ENDS_IN_PART = re.compile(
    rf"(.*?)[-‑\\ \u00a0\u202f\u2009]?(?:([0-9]{{1,3}})[/⁄]([0-9]{{1,3}})|([{VULGAR}]))"
)
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_BEFORE_RAISED = re.compile(r"(?=[⁰¹²³⁴-⁹⁺⁻])(?<!\^)")
_POWER = re.compile(
    r"(?:([0-9.,]+)[ \u00a0\u202f\u2009]?[×x·][ \u00a0\u202f\u2009]?)?([0-9.,]+)\^([-−+]?[0-9]+)"
)
_VULGAR = {sign: tuple(map(int, unicodedata.normalize("NFKC", sign).split("⁄"))) for sign in VULGAR}
_WORDS_MOST = 16
_ABBREVIATED = 4
"""Letters an abbreviated scale word has at most: `млрд.`, `Mio.`."""
_SURE_LETTERS = frozenset({"k", "K", "bn"})
_MILLIONS = frozenset("mM")
"""Letters that are a scale without a currency as well, and those that may be one."""
_MILLIONS_REACH = 30
"""Tokens over which one million in letters makes another."""
_STOPS = frozenset(".;!?")
_PLACES_MOST = 6
"""Decimal places in which a fraction is a decimal: sixty-fourths have six."""
_HYPHENS = frozenset("-‑")


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
    value: Number
    precision: Number
    base: Number
    scale: Decimal
    digits: str

    @property
    def is_part(self) -> bool:
        """Whether it is a fraction in figures: `3/4`, `½`."""
        return self.value < 1 and ("/" in self.digits or not self.digits.isascii())


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


def parse_numeral(text: str, lexicon: Lexicon) -> tuple[Number, Number] | None:
    """Return value and precision of a numeral in figures, or None where it is none.

    Trailing zeros of a whole number are taken as rounding: `50,000` is stated to 10,000. A
    fraction is exact: `5 3/4`, `2½`; after dollars and cents it is one of a cent
    (`$7.02 1/4`, as commodities are quoted). None are dates, versions and other chains of
    numerals, numerals grouped as no language groups them, and identifiers of many digits.
    """
    if len(text) > LONGEST:
        return None
    if text.isdecimal():
        return _whole(text)
    if "^" in text or not _RAISED.isdisjoint(text):
        return _with_raised(text, lexicon)
    # The US government's printers write 2½ as 2\\1/2\\.
    text = text.strip("\\")
    if text[-1] in VULGAR or "/" in text or "⁄" in text:
        return _with_part(text, lexicon)
    if lexicon.comma_decimal and not _GROUPED_ABROAD.fullmatch(text):
        if _GROUPED.fullmatch(text) and (lexicon.dot_groups or text.count(".") > 1 or "," in text):
            text = text.replace(".", "")
        text = text.replace(",", ".")
    elif not lexicon.comma_decimal and "," in text and not _ends_in_group(text):
        return None
    plain = text.translate(_GROUPERS)
    if not _DECIMAL.fullmatch(plain):
        return None
    value = Decimal(plain)
    if "." in plain:
        return value, Decimal(1).scaleb(-len(plain.partition(".")[2]))
    return _whole(plain)


def _with_raised(text: str, lexicon: Lexicon) -> tuple[Number, Number] | None:
    """Read a power of ten or a fraction in raised and lowered digits.

    `10⁶`, `3.2 × 10⁻³`, `2⁵⁄₁₆`; any number to the power of one is itself.
    """
    if "⁄" in text:
        plain = unicodedata.normalize("NFKC", _BEFORE_RAISED.sub(" ", text, count=1))
        return _with_part(plain.strip(), lexicon)
    match = _POWER.fullmatch(unicodedata.normalize("NFKC", _BEFORE_RAISED.sub("^", text, count=1)))
    if match is None:
        return None
    before, base, exponent = match.groups()
    power = int(exponent.replace("−", "-"))
    if not before and power == 1:
        return parse_numeral(base, lexicon)
    if base != "10" or abs(power) > LONGEST:
        return None
    factor = Decimal(10) ** power
    stated = parse_numeral(before, lexicon) if before else (Decimal(1), Decimal(1))
    return (times(stated[0], factor), times(stated[1], factor)) if stated else None


def _whole(digits: str) -> tuple[Number, Number]:
    value = Decimal(digits)
    zeros = len(digits) - len(digits.rstrip("0"))
    return value, Decimal(1).scaleb(zeros) if zeros and value else Decimal(1)


def _ends_in_group(text: str) -> bool:
    """Tell `1,234.5` from `45,6` and from a list, `1,2,3`."""
    groups = text.partition(".")[0].split(",")
    return len(groups[-1]) == 3 and all(len(group) in {2, 3} for group in groups[1:])


def _with_part(text: str, lexicon: Lexicon) -> tuple[Number, Number] | None:
    """Read a fraction, with or without a whole number; `24/7` is none."""
    match = _ENDS_IN_PART.fullmatch(text)
    if match is None:
        return None
    whole, over, under, sign = match.groups()
    part = _VULGAR[sign] if sign else (int(over), int(under))
    if not 0 < part[0] < part[1] <= 100:
        return None
    value = _exact(Fraction(*part))
    if not whole:
        return value, Decimal(0)
    before = parse_numeral(whole, lexicon)
    if before is None:
        return None
    place = before[1] if before[1] < 1 else Decimal(1)
    return add(before[0], times(value, place)), Decimal(0)


def _exact(value: Fraction) -> Number:
    """Return a decimal where there is one: a quarter, but no third."""
    if 10**_PLACES_MOST % value.denominator:
        return value
    return Decimal(value.numerator) / Decimal(value.denominator)


def add(one: Number, other: Number) -> Number:
    """Return a sum, exact as `times` is."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one + other
    return _exact(Fraction(one) + Fraction(other))


def times(number: Number, factor: Number) -> Number:
    """Return a product: a decimal wherever it is one, exact where it is a fraction."""
    if isinstance(number, Decimal) and isinstance(factor, Decimal):
        return number * factor
    return _exact(Fraction(number) * Fraction(factor))


def _in_figures(page: Page, index: int, *, money: bool) -> Amount | None:
    token = page.tokens[index]
    parsed = parse_numeral(token.text, page.lexicon)
    if parsed is None:
        return None
    value, precision = parsed
    end = index + 1
    if page.lower(end) == page.lexicon.part_joiner and (more := and_a_part(page, end)):
        # "3 and a half million".
        value, precision, end = add(value, more[0]), Decimal(0), more[1]
    scale, end = _scale_after(page, end, money=money)
    digits = token.text if scale == 1 else ""
    amount = Amount(end, times(value, scale), times(precision, scale), value, scale, digits)
    return _compound(page, amount) if scale > 1 else amount


def _scale_after(page: Page, index: int, *, money: bool) -> tuple[Decimal, int]:
    """Read a scale word, glued, spaced or hyphened, after the number that ends at `index`."""
    scale = Decimal(1)
    if page.kind(index) != WORD and page.lower(index) not in _HYPHENS:
        return scale, index
    # Words such as "million" may follow one another ("thousand billion"); three bound it.
    for _ in range(3):
        at = index
        if page.lower(at) in {"-", "‑"} and page.glued(at) and page.glued(at + 1):
            at += 1
        found = _scale_word(page, at, money=money)
        if found is None:
            break
        scale, index = scale * found, at + 1
        if page.lower(index) == "." and len(page.lower(index - 1)) <= _ABBREVIATED:
            following = page.tokens[index + 1].text if page.lower(index + 1) else ""
            opens = not following or following[0].isupper()
            # "16 млрд. АҚШ доллары": a country in capitals before its money opens no sentence.
            country = following.isupper() and len(following) > 1 and page.kind(index + 2) == WORD
            if not opens or country or following.lower() in page.lexicon.units:
                index += 1
    return scale, index


def _scale_word(page: Page, index: int, *, money: bool) -> Decimal | None:
    if page.kind(index) != WORD:
        return None
    token = page.tokens[index]
    found = lookup_scale(page.lexicon, token.lower)
    if found is not None:
        return found
    if not page.glued(index):
        # "2 m barrels", and not "the 100 m won by him".
        counted = _is_counted(page, index + 1) and page.lower(index + 1) not in page.lexicon.verbs
        spaced = token.text == "m" and (money or counted)
        return page.lexicon.glued_scales.get(token.text) if spaced else None
    letter = page.lexicon.glued_scales.get(token.text)
    if letter is None or money or token.text in _SURE_LETTERS:
        return letter
    if token.text not in _MILLIONS:
        return None
    # "7.1m bpd", "1.9m tonnes", "3M people": a million where a countable thing follows.
    nxt = page.lower(index + 1)
    long_noun = len(nxt) > 4 and nxt.endswith("s") and nxt not in page.lexicon.stop
    counted = long_noun or _is_counted(page, index + 1)
    return letter if counted or _counted_in_millions(page, index - 1) else None


def _is_counted(page: Page, index: int) -> bool:
    """Tell whether a unit or a noun that is often counted stands at token `index`."""
    word = page.lower(index)
    return word in page.lexicon.units or word in page.lexicon.counted or word in {"bpd", "b"}


def _counted_in_millions(page: Page, index: int) -> bool:
    """Tell whether the sentence before token `index` has a million: `fell 1m barrels to 294.3m`."""
    for at in range(index - 1, max(index - _MILLIONS_REACH, 0), -1):
        if page.lower(at) in _STOPS:
            return False
        million = page.tokens[at].text in _MILLIONS and page.kind(at - 1) == NUMERAL
        if million and page.glued(at) and _is_counted(page, at + 1):
            return True
    return False


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
    more = times(value, scale)
    if more >= amount.scale:
        return amount
    precision = times(precision, scale)
    return Amount(end, add(amount.value, more), precision, amount.base, amount.scale, "")


def _in_words(page: Page, index: int) -> Amount | None:
    """Read a number word; the strict fall of its parts keeps `two three` apart.

    The sum is kept as in any base-thousand numeral: `group` below a thousand, `total` above.
    """
    lexicon = page.lexicon
    total, group, last, lowest = Decimal(0), Decimal(0), 0, Decimal(10) ** 30
    place, end, at = 10**6, index, index
    alone = _lone_scale(page, index)
    seen = alone is not None
    if alone:
        total, lowest, at, end = alone, alone, index + 1, index + 1
    while at < len(page.tokens) and at - index < _WORDS_MOST:
        word = page.lower(at)
        number = cardinal(lexicon, word)
        scale = lookup_scale(lexicon, word) if seen else None
        if number is not None and not page.blocked[at] and number < place:
            group += number
            # What may follow is smaller: units after tens, in Kazakh also after ten.
            tens = number >= 20 or (number == 10 and lexicon.stems)
            place = (10 if number < 100 else 100) if tens else 1
            last, seen, at, end = number, True, at + 1, at + 1
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
    if not seen or (lexicon.ordinal_endings and _is_ordinal(page, end)):
        return None
    value: Number = total + group
    unit_place = lowest if total and not group else Decimal(1)
    part = and_a_part(page, end)
    if part:
        scale, end = _scale_after(page, part[1], money=False)
        value = times(add(value, part[0]), scale)
    amount = Amount(end, value, unit_place, value, Decimal(1), "")
    if total and not group and page.kind(end) == NUMERAL:
        # "один миллиард 200 миллионов".
        return _compound(page, amount._replace(scale=lowest))._replace(scale=Decimal(1))
    return amount


def _is_ordinal(page: Page, end: int) -> bool:
    """Tell whether a number word ends in an ordinal: `тоғыз жүз тоқсан алтыншы`."""
    return page.lower(end).endswith(tuple(page.lexicon.ordinal_endings))


def _lone_scale(page: Page, index: int) -> Decimal | None:
    """Read `миллион рублей`, and `около тысячи школ`, where `тысячи школ` are indefinite."""
    lexicon, word = page.lexicon, page.lower(index)
    hedged = page.lower(index - 1) in lexicon.qualifier_ends
    return lexicon.lone_scales.get(word) or (lexicon.hedged_scales.get(word) if hedged else None)


def _hundred_and(page: Page, at: int) -> bool:
    """Tell whether a bare `hundred` opens a number, as in `another hundred and seventeen`."""
    following = cardinal(page.lexicon, page.lower(at + 2))
    return page.lower(at + 1) in page.lexicon.joiners and bool(following)


def _joins(page: Page, at: int, last: int) -> bool:
    """Tell whether token `at` only joins two parts of one number word."""
    word, after = page.lower(at), page.lower(at + 1)
    following = cardinal(page.lexicon, after)
    if word in _HYPHENS and page.glued(at) and page.glued(at + 1):
        # "twenty-one", "two-hundred-mile", "five-million-dollar".
        greater = after in page.lexicon.hundreds or after in page.lexicon.scales
        return greater or (following is not None and last >= 20)
    return following is not None and word in page.lexicon.joiners and last in {0, 100}


def and_a_part(page: Page, end: int) -> tuple[Fraction, int] | None:
    """Read `and a half`, `and three quarters`, `с половиной`, joined by hyphens or not.

    Returns:
        The part, and the index after it.
    """
    lexicon = page.lexicon
    at = end
    if lexicon.part_joiner:
        at += page.lower(at) in _HYPHENS
        if page.lower(at) != lexicon.part_joiner:
            return None
        at += 1
        at += page.lower(at) in _HYPHENS
    count = 1
    if lexicon.part_articles:
        over = cardinal(lexicon, page.lower(at))
        if page.lower(at) not in lexicon.part_articles and over is None:
            return None
        count, at = over or 1, at + 1
        at += page.lower(at) in _HYPHENS
    word = page.lower(at)
    under = lexicon.joined_parts.get(word)
    if under is None or count >= under or page.lower(at + 1) in lexicon.links:
        return None
    return Fraction(count, under), at + 1


def cardinal(lexicon: Lexicon, word: str) -> int | None:
    """Return the value of a number word below a thousand, or None."""
    return lexicon.cardinals.get(word)
