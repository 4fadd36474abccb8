"""English phrases that state a number without a plain amount: parts and multiples."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.amounts import and_a_part, cardinal, read_amount, times
from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.nouns import read_noun
from sphinx_kzbrief.figures.ordinals_english import (
    compound_ordinal,
    digit_ordinal,
    ordinal,
    rank_word,
)
from sphinx_kzbrief.figures.rates import read_rate
from sphinx_kzbrief.figures.reading import FRACTION, MULTIPLE, Reading
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD
from sphinx_kzbrief.figures.unit_words import phrase_at, read_unit

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.model import Number
    from sphinx_kzbrief.figures.tokens import Page

OPENERS = frozenset(words("half a an one top number no u every"))
"""Words these phrases start with, besides numbers; `u` opens `U.S.$`."""

_HYPHENS = frozenset("-‑")
_POINTS = frozenset({"percentage_point", "basis_point"})
_DOZENS = {"dozen": Decimal(12), "hundred": Decimal(100)}
_AFTER_PART = frozenset(
    words(
        "of no yes less more lower higher larger bigger smaller fewer the as than from to "
        "in on and but "
        "or this last since by over between at for compared its their was were is are had "
        "have went "
        "came"
    )
)
_AFTER_MULTIPLE = frozenset(
    words(
        "as the that what those its their his more larger bigger higher greater faster last "
        "this our normal over less lower fewer smaller better than to from since in what's"
    )
)
_INTO_MULTIPLE = frozenset(
    words("to will would has have had could may might more almost nearly about than they")
)


def read_english(page: Page, index: int) -> Reading | None:
    """Read the phrase that starts at token `index`, or return None."""
    word = page.lower(index)
    if page.kind(index) == NUMERAL:
        return None if page.blocked[index] else digit_ordinal(page, index)
    if page.kind(index) != WORD or page.blocked[index]:
        return None
    if word == "half":
        return _half(page, index)
    if word in {"a", "an", "one", "every"}:
        return _every_third(page, index) if word == "every" else _a_part(page, index)
    if word in page.lexicon.multiples:
        return _multiple(page, index)
    if word.endswith("fold") and word != "fold":
        value = cardinal(page.lexicon, word.removesuffix("fold"))
        value = 100 if word == "hundredfold" else 1000 if word == "thousandfold" else value
        if value:
            return Reading(index, index + 1, MULTIPLE, Decimal(value), "fold", None, Decimal(1))
    if word in {"top", "number", "no"}:
        return rank_word(page, index)
    if word in page.lexicon.ordinals:
        return ordinal(page, index, index + 1, page.lexicon.ordinals[word])
    return _parts(page, index) or compound_ordinal(page, index)


def _half(page: Page, index: int) -> Reading | None:
    """Read `half of`, `half a million people`, `half an hour`, `by half`."""
    word = page.lower(index + 1)
    before = page.lower(index - 1)
    if before in {"first", "second", "last", "other", "latter", "final", "better"}:
        return None
    if before == "a" and page.lower(index - 2) == "and":
        # "a year and a half": no part of anything by itself.
        return None
    if word == "of":
        return _of_a_scale(page, index, index + 1, Fraction(1, 2))
    return _half_of_a_unit(page, index, word)


def _every_third(page: Page, index: int) -> Reading | None:
    """Read `every third bank`; `every third year` and `every third Friday` are rhythms."""
    part, at = page.lexicon.parts.get(page.lower(index + 1)), index + 2
    noun = page.kind(at) == WORD and page.tokens[at].text.islower()
    if not part or not noun or page.lower(at) in page.lexicon.stop | {"time"}:
        return None
    return None if phrase_at(page, at) else Reading(index, at, FRACTION, Fraction(1, part))


def _half_of_a_unit(page: Page, index: int, word: str) -> Reading | None:
    half = Fraction(1, 2)
    if word in {"a", "an"} or (word in _HYPHENS and page.lower(index + 2) in {"a", "an"}):
        at = index + 2 + (word in _HYPHENS)
        if page.lower(at) in _HYPHENS:
            at += 1
        scale = page.lexicon.scales.get(page.lower(at)) or {"dozen": Decimal(12)}.get(
            page.lower(at)
        )
        if scale:
            return _measured(page, index, at + 1, scale / 2, scale / 10)
        unit = phrase_at(page, at)
        if unit:
            return Reading(index, unit.end, unit.kind, half, unit.unit, unit.per)
    at = index + 1 + (word in _HYPHENS)
    scale = page.lexicon.scales.get(page.lower(at))
    if scale:
        # "a half-billion dollars".
        return _measured(page, index, at + 1, scale / 2, scale / 10)
    if word in _HYPHENS and page.glued(index + 1):
        unit = phrase_at(page, index + 2)
        if unit and unit.kind is QuantityKind.DURATION and unit.unit != "year":
            return Reading(index, unit.end, unit.kind, half, unit.unit)
        return None
    unit = None if word in _HYPHENS else phrase_at(page, index + 1)
    if unit and (unit.kind is QuantityKind.MEASURE or unit.unit in {"century", "decade"}):
        # "a half century", "half mile".
        return Reading(index, unit.end, unit.kind, half * unit.scale, unit.unit)
    if word in {"brother", "sister", "way", "time", "hour", "term"}:
        return None
    return Reading(index, index + 1, FRACTION, half)


def _a_part(page: Page, index: int) -> Reading | None:
    """Read `a third of`, `one quarter`, `a dozen families`, `a million homes`, `one in five`."""
    at = index + 1
    hyphened = page.lower(at) in _HYPHENS and page.glued(at)
    if hyphened:
        at += 1
    word = page.lower(at)
    article = page.lower(index) != "one"
    scale = page.lexicon.scales.get(word) or _DOZENS.get(word)
    if article and word not in page.lexicon.parts and scale is None:
        return _one_and_a_part(page, index, at)
    if page.lower(at + 1) in _HYPHENS and page.glued(at + 1) and word in page.lexicon.parts:
        # "a quarter-mile", and not "a third-party cell".
        unit = phrase_at(page, at + 2)
        part = Fraction(1, page.lexicon.parts[word])
        return Reading(index, unit.end, unit.kind, part * unit.scale, unit.unit) if unit else None
    if word in page.lexicon.parts and not page.blocked[at]:
        free = page.kind(at + 1) != WORD or page.lower(at + 1) in _AFTER_PART
        if hyphened or (free and (word != "half" or not article)) or (not article and free):
            # The article stays outside: what is said is the part.
            first = at if article else index
            return _of_a_scale(page, first, at + 1, Fraction(1, page.lexicon.parts[word]))
        return None
    if article and scale and not page.blocked[at] and page.lower(at + 1) != "-":
        return _one_scale(page, index, at, scale)
    return None


def _one_and_a_part(page: Page, first: int, at: int) -> Reading | None:
    """Read `a year and a half`, `an acre and a quarter`, and `a percentage point`."""
    at += page.lower(at) in {"full", "whole"}
    unit = phrase_at(page, at)
    if unit and unit.unit in _POINTS and page.lower(first - 1) != "of":
        # Nobody's rate rises by "a percentage point or two" exactly.
        loose = page.lower(unit.end) in {"or", "basis"} or page.lower(unit.end - 1).endswith("s")
        one = Decimal(1)
        return None if loose else Reading(first, unit.end, unit.kind, one, unit.unit, None, one)
    part = and_a_part(page, unit.end) if unit else None
    if unit is None or part is None:
        return None
    return Reading(first, part[1], unit.kind, (1 + part[0]) * unit.scale, unit.unit, unit.per)


def _one_scale(page: Page, first: int, at: int, scale: Decimal) -> Reading:
    """Read `a million homes`, `a hundred thousand`, `a hundred and fifty`, `a million and a half`.

    The scale word stands at token `at`; the article before it is its one.
    """
    value: Number = scale
    precision: Number = scale
    end = at + 1
    more = page.lexicon.scales.get(page.lower(end))
    spelled = None if more else read_amount(page, at)
    if more and more > scale:
        value, precision, end = scale * more, scale * more, end + 1
    elif spelled:
        value, precision, end = spelled.value, spelled.precision, spelled.end
    elif part := and_a_part(page, end):
        value, precision, end = times(scale, 1 + part[0]), scale / 10, part[1]
    return _measured(page, first, end, value, precision)


def _measured(page: Page, first: int, end: int, value: Number, precision: Number) -> Reading:
    """Read unit or noun, and rate, after a number in words: `half a million tenge a month`."""
    unit = read_unit(page, end) or read_noun(page, end, plural=True)
    if unit is None:
        return Reading(first, end, QuantityKind.NUMBER, value, precision=precision)
    rate = read_rate(page, unit.end, unit.kind) if unit.per is None else None
    per, last = rate or (unit.per, unit.end)
    return Reading(first, last, unit.kind, value * unit.scale, unit.unit, per, precision)


def _of_a_scale(page: Page, first: int, end: int, part: Fraction) -> Reading:
    """Read `three-quarters of a million voters`, `a quarter of a century`, or the part alone."""
    scale = None
    if page.lower(end) == "of" and page.lower(end + 1) in {"a", "an", "one", "1"}:
        scale = page.lexicon.scales.get(page.lower(end + 2)) or _DOZENS.get(page.lower(end + 2))
        whole = None if scale else phrase_at(page, end + 2)
        if whole:
            return Reading(first, whole.end, whole.kind, part * whole.scale, whole.unit, whole.per)
    if scale is None:
        return Reading(first, end, FRACTION, part)
    return _measured(page, first, end + 3, part * Fraction(scale), scale / 10)


def _multiple(page: Page, index: int) -> Reading | None:
    """Read `twice as many`, `doubled`, `double the`; `twice a week` is no multiple."""
    word = page.lower(index)
    value = page.lexicon.multiples[word]
    following = page.lower(index + 1)
    if word in {
        "twice",
        "thrice",
        "double",
        "triple",
        "treble",
        "quadruple",
        "halve",
        "halves",
        "doubles",
        "triples",
    }:
        into = page.lower(index - 1) in _INTO_MULTIPLE and page.lower(index + 1) not in _HYPHENS
        if following not in _AFTER_MULTIPLE and not into:
            return None
    if following in _HYPHENS:
        return None
    return Reading(index, index + 1, MULTIPLE, value, "fold", None, Decimal(0))


def _parts(page: Page, index: int) -> Reading | None:
    """Read `two thirds`, `three-quarters`."""
    number = cardinal(page.lexicon, page.lower(index))
    if number is None:
        return None
    at = index + 1
    if page.lower(at) in _HYPHENS:
        at += 1
    word = page.lower(at)
    part = page.lexicon.parts.get(word.removesuffix("s"))
    if part is None or number >= part * 4 or page.lower(at) == "seconds":
        return None
    if not word.endswith("s"):
        return None
    return _of_a_scale(page, index, at + 1, Fraction(number, part))
