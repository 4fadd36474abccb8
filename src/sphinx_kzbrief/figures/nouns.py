"""The noun that is counted: `11,000 Kazakh students`, `10-member`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.lexicons.russian_adjectives import adjective_unit
from sphinx_kzbrief.figures.model import QuantityKind, Relation
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD
from sphinx_kzbrief.figures.unit_words import UnitMatch

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.lexicons.model import Lexicon
    from sphinx_kzbrief.figures.tokens import Page, Token

_HYPHENS = frozenset("-‑–")
_MODIFIERS_MOST = 4
_COMPOUND_MOST = 4
_MEASURED = frozenset({QuantityKind.DURATION, QuantityKind.MEASURE})
_ALSO_NOUNS = frozenset({"degree", "point", "second", "magnitude", "carat"})
"""Units whose names count other things behind an adjective: `12 honorary degrees`."""
_ACRONYMS = re.compile("[A-Z]{2,5}s")
SIZE_SUFFIXES = {
    "plus": Relation.AT_LEAST,
    "odd": Relation.ABOUT,
    "something": Relation.ABOUT,
    "strong": Relation.EXACT,
}
"""Words that a hyphen joins to a number, and that qualify it: `20-odd ships`."""
_NOT_PLURAL = ("ss", "us", "is", "'s")
_PEOPLE_ENDINGS = ("нных", "вших", "щих", "мых")
"""Endings of participles that stand for people: `погибших`, `задержанных`."""


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
    if page.lexicon.language in {"ru", "kk"}:
        return _noun_after_adjectives(page, index)
    if page.lexicon.language != "en":
        return None
    at = index
    for _ in range(_MODIFIERS_MOST + 1):
        at = _initials(page, at) or _model(page, at) or _code(page, at) or at
        if page.kind(at) != WORD or (page.glued(at) and page.lower(at - 1) not in _HYPHENS):
            return None
        end = _compound(page, at)
        token = page.tokens[end - 1]
        acronym = plural and token.text[0].isupper() and _ACRONYMS.fullmatch(token.text)
        if acronym or _is_counted(page, token.lower, plural=plural):
            return _counted(page, at, end)
        if end == at + 1 and token.lower in page.lexicon.stop:
            followed = _is_counted(page, page.lower(end), plural=plural)
            if token.lower not in page.lexicon.adverbial or not followed:
                return None
        at = end
    return None


def lone_noun(page: Page, index: int) -> UnitMatch | None:
    """Read `1 death` and `at least one shell`: a word that nothing but a function word follows."""
    lexicon = page.lexicon
    if lexicon.language != "en" or page.kind(index) != WORD or page.glued(index):
        return None
    word, following = page.tokens[index], page.lower(index + 1)
    ends = page.kind(index + 1) != WORD or following in lexicon.stop
    noun = word.text.islower() and len(word.text) > 2 and word.lower not in lexicon.stop
    other = word.lower in lexicon.adverbial or word.lower.endswith(lexicon.verb_endings)
    return (
        UnitMatch(index + 1, word.lower, QuantityKind.COUNT)
        if noun and ends and not other
        else None
    )


def _compound(page: Page, at: int) -> int:
    """Return the index after the words that hyphens join to the one at `at`."""
    end = at + 1
    for _ in range(_COMPOUND_MOST):
        joined = page.lower(end) in _HYPHENS and page.glued(end) and page.glued(end + 1)
        if not joined or page.kind(end + 1) != WORD:
            break
        end += 2
    return end


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


def _counted(page: Page, first: int, end: int) -> UnitMatch:
    """Return the noun whole: `non-citizens`, and the head of `police officers`."""
    if page.lower(end - 1) in page.lexicon.collectives and _is_counted(
        page, page.lower(end), plural=True
    ):
        first, end = end, end + 1
    unit = page.text[page.tokens[first].start : page.tokens[end - 1].end]
    if end == first + 1:
        unit = _as_unit(page.tokens[first])
        entry = page.lexicon.units.get(page.lower(first))
        plain = page.tokens[first - 1].text[0].islower()
        if entry and plain and entry.kind in _MEASURED and entry.unit not in _ALSO_NOUNS:
            # "5 legislative days", and not "1,000 Martian days".
            return UnitMatch(end, entry.unit, entry.kind, entry.per, entry.scale)
    return UnitMatch(end, unit, QuantityKind.COUNT)


def _as_unit(token: Token) -> str:
    """Return a noun in lower case, unless it is a name (`Uighurs`)."""
    return token.text if token.text[0].isupper() else token.lower


def _noun_after_adjectives(page: Page, index: int) -> UnitMatch | None:
    """Read `новых школ`, and `раненых`: an adjective that no noun follows is the noun."""
    last, at = None, index
    for _ in range(_MODIFIERS_MOST):
        if page.kind(at) != WORD or page.glued(at) or page.lower(at) in page.lexicon.stop:
            break
        if page.lower(at) in page.lexicon.adverbial:
            at += 1
            continue
        end = _compound(page, at)
        adjective = page.lower(end - 1).endswith(page.lexicon.adjective_endings)
        joined = adjective or page.lower(at)[-1] in "ое"
        if not joined:
            # "вузов-филиалов" are counted as "вузов"; "взлётно-посадочных" is one word.
            end = at + 1
        word = page.lower(end - 1)
        if word.endswith(page.lexicon.verb_endings) and word not in page.lexicon.counted:
            break
        last = UnitMatch(
            end,
            page.text[page.tokens[at].start : page.tokens[end - 1].end].lower(),
            QuantityKind.COUNT,
        )
        if not word.endswith(page.lexicon.adjective_endings):
            return last
        at = end
    kazakh = page.lexicon.language == "kk"
    word = page.lower(last.end - 1) if last else ""
    people = word.endswith(_PEOPLE_ENDINGS) or word in page.lexicon.counted
    return last if kazakh or people else None


def _code(page: Page, at: int) -> int:
    """Return the index after the rest of a name such as `F-16` or `Leopard 2` at `at`, or 0."""
    end = at
    while 0 < end < len(page.tokens) and page.blocked[end] and page.blocked[end - 1]:
        if page.kind(end) != NUMERAL and page.lower(end) not in _HYPHENS:
            break
        end += 1
    return end if end > at else 0


def _is_counted(page: Page, word: str, *, plural: bool) -> bool:
    return counts(page.lexicon, word) if plural else word in page.lexicon.singulars


def counts(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a word in lower case looks like the plural of a noun."""
    if word in lexicon.plurals:
        return True
    plain = len(word) > 3 and word.endswith("s") and not word.endswith(_NOT_PLURAL)
    return plain and word not in lexicon.not_plurals and word not in lexicon.stop


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
