"""The noun that is counted: `11,000 Kazakh students`, `10-member`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD
from sphinx_kzbrief.figures.unit_words import RUSSIAN_ADJECTIVES, UnitMatch

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.tokens import Page, Token

_HYPHENS = frozenset("-‑–")
_MODIFIERS_MOST = 4
_PLURALS = frozenset(
    words(
        "people police men women children personnel staff troops cattle sheep aircraft fish dead "
        "injured wounded missing killed crew youth livestock poultry schoolchildren media data "
        "businessmen policemen servicemen congresswomen teeth feet mice geese series species "
        "clergy infantry mps visas pizzas areas ideas videos photos menus viruses buses studios "
        "casinos radios scenarios portfolios zeros kilos extras cameras sofas saigas villas gas"
    )
)
"""Plurals without an `s`, and those whose ending otherwise marks a singular."""
_COMPOUNDING = frozenset(words("police staff crew media data women youth sheep cattle sports"))
_SINGULARS = frozenset(
    words(
        "person man woman child soldier officer worker student teenager boy girl policeman "
        "civilian vote seat goal"
    )
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "as", "os")
_RUSSIAN_VERBS = tuple(words("ли лись лся лась лось ло ла ют ут ят тся ться ть ит ает яет"))


def read_noun(page: Page, index: int, *, plural: bool) -> UnitMatch | None:
    """Read the noun that is counted, over its adjectives.

    Without a tagger the noun is the first word that looks like a plural, at most four words
    on, before any function word or sign; in other languages than English the first word that
    is no adjective.

    Args:
        page: The text in tokens.
        index: Token after the amount.
        plural: Whether the amount asks for a plural.
    """
    if page.lower(index) in _HYPHENS and page.glued(index) and page.glued(index + 1):
        return _hyphened_noun(page, index + 1)
    if page.lexicon.language != "en":
        return _noun_after_adjectives(page, index)
    at = index
    while at < len(page.tokens) and at - index <= _MODIFIERS_MOST:
        token = page.tokens[at]
        if token.kind != WORD or token.lower in page.lexicon.stop:
            at = _code(page, at)
            if not at:
                return None
            continue
        if page.glued(at) and page.lower(at - 1) not in _HYPHENS:
            return None
        if _is_counted(token.lower, plural=plural):
            return _counted(page, at)
        at += 1
        if page.lower(at) in _HYPHENS and page.glued(at) and page.glued(at + 1):
            at += 1
    return None


def _counted(page: Page, at: int) -> UnitMatch:
    following = page.lower(at + 1)
    if page.lower(at) in _COMPOUNDING and _is_counted(following, plural=True):
        at += 1
    return UnitMatch(at + 1, _as_unit(page.tokens[at]), QuantityKind.COUNT)


def _as_unit(token: Token) -> str:
    """Return a noun in lower case, unless it is a name (`Uighurs`)."""
    return token.text if token.text[0].isupper() else token.lower


def _noun_after_adjectives(page: Page, index: int) -> UnitMatch | None:
    for at in range(index, min(index + _MODIFIERS_MOST, len(page.tokens))):
        token = page.tokens[at]
        if token.kind != WORD or token.lower in page.lexicon.stop or page.glued(at):
            return None
        if token.lower.endswith(_RUSSIAN_VERBS):
            return None
        if not token.lower.endswith(RUSSIAN_ADJECTIVES):
            return UnitMatch(at + 1, token.lower, QuantityKind.COUNT)
    return None


def _code(page: Page, at: int) -> int:
    """Return the index after a name such as `F-16` or `Leopard 2` inside a noun phrase, or 0."""
    if page.blocked[at] and page.kind(at) == NUMERAL and page.blocked[at - 1]:
        return at + 1
    if page.lower(at) in _HYPHENS and page.blocked[at] and page.blocked[at - 1]:
        return at + 1
    return 0


def _is_counted(word: str, *, plural: bool) -> bool:
    if not plural:
        return word in _SINGULARS
    if word in _PLURALS:
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
