"""The noun that is counted: `11,000 Kazakh students`, `10-member`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.lexicons.russian_adjectives import adjective_unit
from sphinx_kzbrief.figures.model import QuantityKind, Relation
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
_HOW_OFTEN = frozenset(words("daily weekly monthly yearly annual"))
_ACRONYMS = re.compile("[A-Z]{2,5}s")
_COMPOUNDING = frozenset(words("police staff crew media data women youth sheep cattle sports"))
SIZE_SUFFIXES = {
    "plus": Relation.AT_LEAST,
    "odd": Relation.ABOUT,
    "something": Relation.ABOUT,
    "strong": Relation.EXACT,
}
"""Words that a hyphen joins to a number, and that qualify it: `20-odd ships`."""
_SINGULARS = frozenset(
    words(
        "person man woman child soldier officer worker student teenager boy girl policeman "
        "civilian vote seat goal"
    )
)
_NOT_PLURAL = ("ss", "us", "is", "'s", "as", "os")
_PEOPLE_ENDINGS = ("ых", "их")
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
        skipped = _initials(page, at) or _model(page, at)
        if skipped:
            at = skipped
            continue
        often = token.lower in _HOW_OFTEN and _is_counted(page.lower(at + 1), plural=plural)
        if (token.kind != WORD or token.lower in page.lexicon.stop) and not often:
            at = _code(page, at)
            if not at:
                return None
            continue
        if page.glued(at) and page.lower(at - 1) not in _HYPHENS:
            return None
        if _is_counted(token.lower, plural=plural) or (plural and _ACRONYMS.fullmatch(token.text)):
            return _counted(page, at)
        at += 1
        if page.lower(at) in _HYPHENS and page.glued(at) and page.glued(at + 1):
            at += 1
    return None


def _initials(page: Page, at: int) -> int:
    """Return the index after `U.S.` or `U.N.` at token `at`, or 0."""
    end = at
    while page.kind(end) == WORD and len(page.lower(end)) == 1 and page.lower(end + 1) == ".":
        end += 2
        if not page.glued(end):
            break
    return end if end > at + 2 else 0


def _model(page: Page, at: int) -> int:
    """Return the index after a model such as `A321neo` at token `at`, or 0."""
    if page.kind(at) != WORD or page.kind(at + 1) != NUMERAL:
        return 0
    end = at + 1
    while page.glued(end) and page.kind(end) in {WORD, NUMERAL}:
        end += 1
    return end if end > at + 1 else 0


def _counted(page: Page, at: int) -> UnitMatch:
    following = page.lower(at + 1)
    if page.lower(at) in _COMPOUNDING and _is_counted(following, plural=True):
        at += 1
    return UnitMatch(at + 1, _as_unit(page.tokens[at]), QuantityKind.COUNT)


def _as_unit(token: Token) -> str:
    """Return a noun in lower case, unless it is a name (`Uighurs`)."""
    return token.text if token.text[0].isupper() else token.lower


def _noun_after_adjectives(page: Page, index: int) -> UnitMatch | None:
    """Read `новых школ`, and `раненых`: an adjective that no noun follows is the noun."""
    last = None
    for at in range(index, min(index + _MODIFIERS_MOST, len(page.tokens))):
        token = page.tokens[at]
        ends = token.kind != WORD or token.lower in page.lexicon.stop or page.glued(at)
        if ends or token.lower.endswith(_RUSSIAN_VERBS):
            break
        last = UnitMatch(at + 1, token.lower, QuantityKind.COUNT)
        if not token.lower.endswith(RUSSIAN_ADJECTIVES):
            return last
    return last if last and page.lower(last.end - 1).endswith(_PEOPLE_ENDINGS) else None


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
    if token.lower in SIZE_SUFFIXES:
        return read_noun(page, index + 1, plural=True)
    if token.kind != WORD or len(token.text) < 3 or token.text[0].isupper():
        return None
    adjective = adjective_unit(token.lower)
    if adjective:
        return UnitMatch(index + 1, adjective.unit, adjective.kind)
    if token.lower in {"old", "day", "way"} | page.lexicon.stop:
        return None
    return UnitMatch(index + 1, token.lower, QuantityKind.COUNT)
