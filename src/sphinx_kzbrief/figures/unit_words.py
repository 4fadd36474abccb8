"""Units and currencies as words, symbols and signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.amounts import LONGEST_WORD
from sphinx_kzbrief.figures.currency_names import (
    is_currency_name,
    is_origin,
    is_shared,
    named_currency,
)
from sphinx_kzbrief.figures.lexicons.common import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    SIGN_PREFIXES,
    SIGN_UNITS,
    SYMBOLS,
)
from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.tokens import NUMERAL, SIGN, WORD

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.lexicons.model import UnitEntry
    from sphinx_kzbrief.figures.tokens import Page

_HYPHENS = frozenset("-‑–")
_JOINTS = frozenset("-‑.·⋅")
_PHRASE_MOST = 5
_POWERS = {"²": "2", "³": "3", "2": "2", "3": "3"}
_LENGTHS = {"m": "meter", "km": "kilometer", "cm": "centimeter", "м": "meter", "км": "kilometer"}
_DOTTED = frozenset(words("руб долл тг сек мин мес п б кв куб сут sq"))
_ORIGIN_MOST = 3
_WEIGHING = frozenset(words("weigh weighs weighed weighing weight kg kilograms kilogram kilos"))
_WEIGHING_REACH = 6
"""Tokens before `pounds` in which one of these words makes them a weight."""
_NAMED = frozenset({"en", "ru"})
"""Languages whose names of currencies are looked up."""
_LONE_LETTERS = frozenset("shlLx")
"""Symbols that after a space are a word as often as a unit."""


class UnitMatch(NamedTuple):
    """A unit found after an amount.

    Attributes:
        end: Index of the token after it.
        unit: Canonical unit or noun.
        kind: Kind it makes of the quantity.
        per: Denominator the unit word implies, or None.
        scale: Factor the unit word implies.
    """

    end: int
    unit: str
    kind: QuantityKind
    per: str | None = None
    scale: int = 1


class CurrencyMatch(NamedTuple):
    """A currency found before an amount: the index after it, and its ISO 4217 code."""

    end: int
    code: str


def read_currency(page: Page, index: int) -> CurrencyMatch | None:
    """Read a currency sign or code that stands before an amount."""
    token = page.tokens[index]
    if token.kind == SIGN:
        if token.text == "$" and page.glued(index) and page.kind(index - 1) == WORD:
            # "J$500": letters that are not known here make it no US dollar.
            return None
        return _before_number(page, index + 1, CURRENCY_SIGNS.get(token.text))
    if token.kind != WORD:
        return None
    if page.kind(index + 1) == SIGN and page.glued(index + 1):
        prefix = (token.lower, page.tokens[index + 1].text)
        return _before_number(page, index + 2, SIGN_PREFIXES.get(prefix))
    if token.lower == "u" and "".join(page.lower(index + n) for n in range(5)) == "u.s.$":
        return _before_number(page, index + 5, "USD")
    return _before_number(page, index + 1, CURRENCY_CODES.get(token.text))


def _before_number(page: Page, index: int, code: str | None) -> CurrencyMatch | None:
    if code is None or page.kind(index) != NUMERAL:
        return None
    return CurrencyMatch(index, code)


def read_unit(page: Page, index: int) -> UnitMatch | None:
    """Read the unit that starts at token `index`, also behind a hyphen."""
    if page.lower(index) in _HYPHENS and page.glued(index) and page.glued(index + 1):
        index += 1
    if index >= len(page.tokens) or (page.blocked[index] and page.kind(index) != WORD):
        return None
    token = page.tokens[index]
    if token.text == "[" and page.kind(index + 1) == WORD:
        # "40 [процентов]": editors of transcripts put in what was not said.
        inner = read_unit(page, index + 1)
        return inner._replace(end=inner.end + (page.lower(inner.end) == "]")) if inner else None
    if token.kind == SIGN:
        return _sign_unit(page, index)
    if token.kind != WORD:
        return None
    symbol = _symbol(page, index)
    phrase = phrase_at(page, index)
    if phrase and phrase.unit == "GBP" and _weighs(page, index, phrase.end):
        return UnitMatch(phrase.end, "pound", QuantityKind.MEASURE)
    if phrase and (symbol is None or phrase.end > symbol.end):
        return phrase
    return symbol or _demonym_currency(page, index)


def _weighs(page: Page, index: int, end: int) -> bool:
    """Tell pounds of weight: `50-pound`, `3 pounds of meat`, `weighed 198 pounds`."""
    if page.lexicon.language != "en" or page.lower(index) not in {"pound", "pounds"}:
        return False
    scaled = page.kind(index - 1) == WORD
    if page.lower(index - 1) in _HYPHENS or (page.lower(end) == "of" and not scaled):
        return True
    return any(page.lower(at) in _WEIGHING for at in range(index - _WEIGHING_REACH, index))


def _sign_unit(page: Page, index: int) -> UnitMatch | None:
    text = page.tokens[index].text
    if text in SIGN_UNITS:
        return _match(SIGN_UNITS[text], index + 1)
    if text in CURRENCY_SIGNS and page.kind(index + 1) != NUMERAL:
        return UnitMatch(index + 1, CURRENCY_SIGNS[text], QuantityKind.MONEY)
    if text == "°":
        letter = page.tokens[index + 1].text if index + 1 < len(page.tokens) else ""
        unit = {"C": "degC", "С": "degC", "F": "degF"}.get(letter)
        return UnitMatch(index + (2 if unit else 1), unit or "degree", QuantityKind.MEASURE)
    return None


def _symbol(page: Page, index: int) -> UnitMatch | None:
    text = page.tokens[index].text
    power = _POWERS.get(page.lower(index + 1)) if page.glued(index + 1) else None
    if power and text in _LENGTHS:
        return UnitMatch(index + 2, f"{_LENGTHS[text]}**{power}", QuantityKind.MEASURE)
    if text in CURRENCY_CODES:
        return UnitMatch(index + 1, CURRENCY_CODES[text], QuantityKind.MONEY)
    if text == "m":
        return UnitMatch(index + 1, "meter", QuantityKind.MEASURE)
    if page.glued(index) and text in {"C", "F"}:
        return UnitMatch(index + 1, f"deg{text}", QuantityKind.MEASURE)
    joined = _slashed(page, index)
    if joined in SYMBOLS:
        return _match(SYMBOLS[joined], index + 3)
    # "3 L of milk", and not "In 1950 L. Smith".
    alone = text == "L" and page.lower(index + 1) != "."
    if text in _LONE_LETTERS and not page.glued(index) and not alone:
        return None
    # Market reports write "25 Bps".
    entry = SYMBOLS.get(text) or (SYMBOLS["bps"] if text.lower() == "bps" else None)
    return _match(entry, index + 1) if entry else None


def _slashed(page: Page, index: int) -> str:
    """Return `mb/d` where two words stand on either side of a slash without a space."""
    if page.lower(index + 1) != "/" or not (page.glued(index + 1) and page.glued(index + 2)):
        return ""
    return f"{page.tokens[index].text}/{page.tokens[index + 2].text}"


def _match(entry: UnitEntry, end: int) -> UnitMatch:
    return UnitMatch(end, entry.unit, entry.kind, entry.per, entry.scale)


def phrase_at(page: Page, index: int) -> UnitMatch | None:
    """Read a unit word or phrase of the language, the longest that fits."""
    lexicon = page.lexicon
    if not lexicon.stems and page.lower(index) not in lexicon.unit_starts:
        return None
    words: list[tuple[str, int]] = []
    at = index
    while len(words) < _PHRASE_MOST and page.kind(at) == WORD:
        words.append((page.lower(at), at + 1))
        at += 1
        # Dots of abbreviations and joints of compounds stand inside a unit.
        while page.lower(at) in _JOINTS and page.glued(at):
            if page.lower(at) != "." and not page.glued(at + 1):
                break
            at += 1
    for count in range(len(words), 0, -1):
        key = " ".join(word for word, _ in words[:count])
        entry = _unit_entry(page, key)
        if entry:
            end = words[count - 1][1]
            if page.lower(end) == "." and _abbreviated(page, end):
                end += 1
            return _match(entry, end)
    return None


def _abbreviated(page: Page, end: int) -> bool:
    """Tell whether the dot at `end` belongs to an abbreviation, and ends no sentence."""
    last = page.lower(end - 1)
    if last not in _DOTTED:
        return False
    following = page.tokens[end + 1] if end + 1 < len(page.tokens) else None
    return last == "п" or bool(following and not following.text[0].isupper())


def _unit_entry(page: Page, key: str) -> UnitEntry | None:
    units = page.lexicon.units
    found = units.get(key)
    if found is None and page.lexicon.stems and len(key) <= LONGEST_WORD:
        for length in range(len(key) - 1, 1, -1):
            stem = key[:length]
            # Shorter stems would match unrelated words; suffixes hold no space.
            if " " in key[length:] or length < 3:
                break
            if stem in units:
                return units[stem]
    return found


def _demonym_currency(page: Page, index: int) -> UnitMatch | None:
    """Read `Kazakhstani tenge`, `Hong Kong dollars`: names of origin before a currency."""
    language = page.lexicon.language
    for at in range(index, index + _ORIGIN_MOST):
        if page.kind(at) != WORD or page.kind(at + 1) != WORD:
            return None
        origin, name = page.lower(at), page.lower(at + 1)
        adjective = at == index and origin.endswith(page.lexicon.adjective_endings)
        if not (page.tokens[at].text[0].isupper() or adjective):
            return None
        found = phrase_at(page, at + 1)
        if language in _NAMED and (is_currency_name(name, language) or found):
            words = [page.lower(word) for word in range(index, at + 2)]
            code = named_currency(words, language)
            if code:
                return UnitMatch(at + 2, code, QuantityKind.MONEY)
        if found and found.kind is QuantityKind.MONEY:
            return None if _of_another(page, origin, name) else found
    return None


def _of_another(page: Page, origin: str, name: str) -> bool:
    """Tell whether `origin` makes a shared name another country's: `Soviet roubles`."""
    language = page.lexicon.language
    if language not in _NAMED or not is_shared(name, language):
        return False
    return language == "en" or is_origin(origin, language)
