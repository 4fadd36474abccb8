"""What stands around an amount: currency, unit, counted noun, rate and qualifier."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.amounts import read_amount
from sphinx_kzbrief.figures.lexicons.common import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    SIGN_PREFIXES,
    SIGN_UNITS,
    SYMBOLS,
)
from sphinx_kzbrief.figures.lexicons.model import UnitEntry
from sphinx_kzbrief.figures.model import QuantityKind, Relation
from sphinx_kzbrief.figures.tokens import NUMERAL, SIGN, WORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.figures.tokens import Page

_HYPHENS = frozenset("-‑–")
_ARTICLES = frozenset({"a", "an"})
_PREPOSITIONS = frozenset("на в до к с со за".split())
_EARLIER = frozenset("earlier ago before later after prior since".split())
_PHRASE_MOST = 5
_MODIFIERS_MOST = 4
_INVARIABLE = frozenset(
    "people police men women children personnel staff troops cattle sheep aircraft fish dead "
    "injured wounded missing killed crew youth livestock poultry schoolchildren media data "
    "businessmen policemen servicemen congresswomen lawmakers teeth feet mice geese series "
    "species clergy infantry MPs".lower().split()
)
_COMPOUNDING = frozenset("police staff crew media data women youth sheep cattle sports".split())
_SINGULARS = frozenset(
    "person man woman child soldier officer worker student teenager boy girl policeman civilian "
    "vote seat goal".split()
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "as", "os")
_REAL_PLURALS = frozenset("visas pizzas areas ideas videos photos menus viruses buses studios casinos radios "
                          "scenarios portfolios zeros euros kilos extras cameras sofas saigas villas".split())  # fmt: skip
_RU_ADJECTIVES = ("ых", "их", "ого", "ой", "ые", "ие", "ым", "им", "ыми", "ими")


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
    if token.kind == SIGN:
        return _sign_unit(page, index)
    if token.kind != WORD:
        return None
    symbol = _symbol(page, index)
    phrase = phrase_at(page, index)
    if phrase and (symbol is None or phrase.end > symbol.end):
        return phrase
    return symbol or _demonym_currency(page, index)


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
    token = page.tokens[index]
    following = page.tokens[index + 1] if index + 1 < len(page.tokens) else None
    glued = page.glued(index)
    if following and following.text in {"²", "³", "2", "3"} and page.glued(index + 1):
        power = {"²": "2", "³": "3"}.get(following.text, following.text)
        name = {
            "m": "meter",
            "km": "kilometer",
            "cm": "centimeter",
            "м": "meter",
            "км": "kilometer",
        }
        if token.text in name:
            unit = f"{name[token.text]}**{power}"
            return UnitMatch(index + 2, unit, QuantityKind.MEASURE)
    if token.text in CURRENCY_CODES:
        return UnitMatch(index + 1, CURRENCY_CODES[token.text], QuantityKind.MONEY)
    if token.text == "m":
        return UnitMatch(index + 1, "meter", QuantityKind.MEASURE)
    if glued and token.text in {"C", "F"}:
        return UnitMatch(index + 1, f"deg{token.text}", QuantityKind.MEASURE)
    if token.text in {"s", "h", "g", "l", "L", "V", "W", "x", "t", "min"} and not glued:
        # A lone letter after a space is a word as often as a unit.
        if token.text not in {"g", "t", "min", "W", "V"}:
            return None
    entry = SYMBOLS.get(token.text)
    return _match(entry, index + 1) if entry else None


def _match(entry: UnitEntry, end: int) -> UnitMatch:
    return UnitMatch(end, entry.unit, entry.kind, entry.per, entry.scale)


def phrase_at(page: Page, index: int) -> UnitMatch | None:
    """Read a unit word or phrase of the language, the longest that fits."""
    words: list[tuple[str, int]] = []
    at = index
    while len(words) < _PHRASE_MOST and page.kind(at) == WORD:
        words.append((page.lower(at), at + 1))
        at += 1
        # Dots of abbreviations and joints of compounds stand inside a unit.
        while page.lower(at) in {"-", "‑", ".", "·", "⋅"} and page.glued(at):
            if page.lower(at) != "." and not page.glued(at + 1):
                break
            at += 1
    for count in range(len(words), 0, -1):
        key = " ".join(word for word, _ in words[:count])
        entry = _unit_entry(page, key)
        if entry:
            end = words[count - 1][1]
            if page.lower(end) == "." and _abbreviated(page, index, end):
                end += 1
            return _match(entry, end)
    return None


def _abbreviated(page: Page, index: int, end: int) -> bool:
    """Tell whether the dot at `end` belongs to an abbreviation, and ends no sentence."""
    last = page.lower(end - 1)
    if last not in {"руб", "долл", "тг", "сек", "мин", "мес", "п", "б", "кв", "куб", "сут", "sq"}:
        return False
    following = page.tokens[end + 1] if end + 1 < len(page.tokens) else None
    return last == "п" or bool(following and not following.text[0].isupper())


def _unit_entry(page: Page, key: str) -> UnitEntry | None:
    units = page.lexicon.units
    found = units.get(key)
    if found is None and page.lexicon.stems:
        for length in range(len(key) - 1, 1, -1):
            stem = key[:length]
            # Shorter stems would match unrelated words; suffixes hold no space.
            if " " in key[length:] or length < 3:
                break
            if stem in units:
                return units[stem]
    return found


def _demonym_currency(page: Page, index: int) -> UnitMatch | None:
    """Read `Kazakhstani tenge`: a name of origin before a currency."""
    token = page.tokens[index]
    is_name = token.text[0].isupper() or token.lower.endswith(_RU_ADJECTIVES)
    if not is_name or page.kind(index + 1) != WORD:
        return None
    found = phrase_at(page, index + 1)
    return found if found and found.kind is QuantityKind.MONEY else None


def read_noun(page: Page, index: int, *, plural: bool) -> UnitMatch | None:
    """Read the noun that is counted, over its adjectives.

    Without a tagger the noun is the first word that looks like a plural, at most four words
    on, before any function word or sign; in Russian the first that is no adjective.

    Args:
        page: The text in tokens.
        index: Token after the amount.
        plural: Whether the amount asks for a plural.
    """
    if page.lower(index) in _HYPHENS and page.glued(index) and page.glued(index + 1):
        return _hyphened_noun(page, index + 1)
    slavic = page.lexicon.language != "en"
    at = index
    while at < len(page.tokens) and at - index <= _MODIFIERS_MOST:
        token = page.tokens[at]
        if token.kind != WORD or token.lower in page.lexicon.stop:
            step = 0 if slavic else _code(page, at)
            if not step:
                return None
            at = step
            continue
        if page.glued(at) and page.lower(at - 1) not in {"-", "‑"}:
            return None
        if slavic:
            if not _RU_ADJECTIVES or not token.lower.endswith(_RU_ADJECTIVES):
                return UnitMatch(at + 1, token.lower, QuantityKind.COUNT)
        elif _is_counted_noun(token.lower, plural=plural):
            following = page.lower(at + 1)
            if token.lower in _COMPOUNDING and _is_counted_noun(following, plural=True):
                at, token = at + 1, page.tokens[at + 1]
            text = token.text if token.text[0].isupper() else token.lower
            return UnitMatch(at + 1, text, QuantityKind.COUNT)
        at += 1
        if page.lower(at) in {"-", "‑"} and page.glued(at) and page.glued(at + 1):
            at += 1
    return None


def _code(page: Page, at: int) -> int:
    """Return the index after a name such as `F-16` or `Leopard 2` inside a noun phrase, or 0."""
    if page.blocked[at] and page.kind(at) == NUMERAL and page.blocked[at - 1]:
        return at + 1
    if page.lower(at) in {"-", "‑"} and page.blocked[at] and page.blocked[at - 1]:
        return at + 1
    return 0


def _is_counted_noun(word: str, *, plural: bool) -> bool:
    if not plural:
        return word in _SINGULARS
    if word in _INVARIABLE or word in _REAL_PLURALS:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL)


def _hyphened_noun(page: Page, index: int) -> UnitMatch | None:
    """Read `10-member`, `38-storey`: the word after the hyphen is what is counted."""
    token = page.tokens[index]
    if token.kind != WORD or len(token.text) < 3 or token.text[0].isupper():
        return None
    if token.lower in {"plus", "something", "odd", "old", "day", "way"} | page.lexicon.stop:
        return None
    return UnitMatch(index + 1, token.lower, QuantityKind.COUNT)


def read_rate(page: Page, index: int, kind: QuantityKind) -> tuple[str, int] | None:
    """Read a denominator: `per day`, `a barrel`, `/kWh`, `per 100,000 people`."""
    word = page.lower(index)
    lexicon = page.lexicon
    if word in lexicon.bare_rates:
        return lexicon.bare_rates[word], index + 1
    if word in lexicon.rate_words:
        return _russian_rate(page, index) if lexicon.language == "ru" else _per(page, index + 1)
    if word in lexicon.rate_articles:
        unit = read_unit(page, index + 1)
        if unit and page.lower(unit.end) in _EARLIER:
            return None
        if unit and (
            unit.kind is QuantityKind.DURATION
            or (unit.kind is QuantityKind.MEASURE and kind is QuantityKind.MONEY)
        ):
            return unit.unit, unit.end
        if kind is QuantityKind.MONEY and page.lower(index + 1) in {"share", "head", "person"}:
            return page.lower(index + 1), index + 2
    return None


def _per(page: Page, index: int) -> tuple[str, int] | None:
    if page.lower(index) in {
        "capita",
        "person",
        "head",
        "inhabitant",
        "share",
        "unit",
        "household",
    }:
        return page.lower(index), index + 1
    amount = read_amount(page, index)
    if amount:
        noun = read_unit(page, amount.end) or read_noun(page, amount.end, plural=True)
        number = f"{amount.value.normalize():f}" if hasattr(amount.value, "normalize") else ""
        if noun:
            return f"{number} {noun.unit}", noun.end
        if page.lower(amount.end) in {"population", "inhabitants"}:
            return f"{number} {page.lower(amount.end)}", amount.end + 1
        return number, amount.end
    unit = read_unit(page, index)
    if unit:
        return unit.unit, unit.end
    if page.kind(index) == WORD and page.lower(index) not in page.lexicon.stop:
        return page.lower(index), index + 1
    return None


def _russian_rate(page: Page, index: int) -> tuple[str, int] | None:
    """Read a Russian denominator: each preposition takes its own sort of unit."""
    word = page.lower(index)
    if word == "на" and page.lower(index + 1) == "душу":
        return "душу населения", index + 2 + (page.lower(index + 2) == "населения")
    if word == "на":
        amount = read_amount(page, index + 1)
        noun = read_noun(page, amount.end, plural=True) if amount else None
        if amount and noun and amount.base in {1000, 100, 10, 1, 100000, 10000}:
            return f"{int(amount.value)} {noun.unit}", noun.end
        if amount:
            return None
    unit = read_unit(page, index + 1)
    if unit is None:
        return None
    wanted = {
        "в": {QuantityKind.DURATION},
        "за": {QuantityKind.MEASURE, QuantityKind.MONEY},
        "на": {QuantityKind.MEASURE} if unit.unit in {"tonne", "hectare", "meter**2"} else set(),
        "с": {QuantityKind.MEASURE} if unit.unit == "hectare" else set(),
        "/": set(QuantityKind),
    }[word]
    return (unit.unit, unit.end) if unit.kind in wanted else None


def read_qualifier(page: Page, first: int) -> tuple[int, str, Relation] | None:
    """Read the qualifier that ends before token `first`: its first token, words, relation."""
    at = first
    skipped = {"en": _ARTICLES, "ru": _PREPOSITIONS}.get(page.lexicon.language, frozenset())
    if page.lower(at - 1) in skipped:
        at -= 1
    return _phrase_before(page, at, page.lexicon.qualifiers) or (
        _phrase_before(page, first, page.lexicon.qualifiers) if at != first else None
    )


def _phrase_before(
    page: Page, end: int, phrases: Mapping[str, Relation]
) -> tuple[int, str, Relation] | None:
    for count in range(4, 0, -1):
        if end - count < 0:
            continue
        words = " ".join(page.lower(at) for at in range(end - count, end))
        if words in phrases:
            return end - count, words, phrases[words]
    return None


def read_qualifier_after(page: Page, end: int) -> tuple[int, str, Relation] | None:
    """Read the qualifier that starts at token `end`: index after it, words, relation."""
    if page.lower(end) == "+" and page.glued(end):
        return end + 1, "+", Relation.AT_LEAST
    if page.lower(end) in {"-", "‑"} and page.lower(end + 1) == "plus":
        return end + 2, "plus", Relation.AT_LEAST
    for count in range(3, 0, -1):
        words = " ".join(page.lower(at) for at in range(end, end + count))
        if words in page.lexicon.after:
            return end + count, words, page.lexicon.after[words]
    return None
