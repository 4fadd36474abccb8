"""English phrases that state a number without a plain amount: parts, multiples, ranks."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.amounts import cardinal, read_amount
from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.nouns import read_noun
from sphinx_kzbrief.figures.reading import FRACTION, MULTIPLE, ORDINAL, RANK, Reading
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD
from sphinx_kzbrief.figures.unit_words import phrase_at

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.tokens import Page

OPENERS = frozenset(words("half a an one top number no u"))
"""Words these phrases start with, besides numbers; `u` opens `U.S.$`."""

_HYPHENS = frozenset("-‑")
_QUOTES = frozenset('"“«‘')
_SUPERLATIVES = frozenset(words("worst best most least leading top"))
_NOT_SUPERLATIVES = frozenset(words("west interest forest west's rest test request protest guest"))
_RANK_VERBS = tuple(
    words("rank plac finish go goes going went gone come comes came moved stand stood sits seeded")
)
_RANK_NOUNS = frozenset(words("place position spot rank slot"))
_NO_ORDINAL = frozenset(
    words(
        "half hand party parties world thought thoughts nature reich floor parallel meridian "
        "street avenue quarter quarters century congress amendment division brigade army "
        "corps regiment "
        "person persons language estate cousin cousins class rate string tier guess wave"
    )
)
_BEFORE_ORDINAL = frozenset(words("the a an its his her their our my this that for in is after on"))
_TENTHS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
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
        return None if page.blocked[index] else _digit_ordinal(page, index)
    if page.kind(index) != WORD or page.blocked[index]:
        return None
    if word == "half":
        return _half(page, index)
    if word in {"a", "an", "one"}:
        return _a_part(page, index)
    if word in page.lexicon.multiples:
        return _multiple(page, index)
    if word.endswith("fold") and word != "fold":
        value = cardinal(page.lexicon, word.removesuffix("fold"))
        value = 100 if word == "hundredfold" else 1000 if word == "thousandfold" else value
        if value:
            return Reading(index, index + 1, MULTIPLE, Decimal(value), "fold", None, Decimal(1))
    if word in {"top", "number", "no"}:
        return _rank_word(page, index)
    if word in page.lexicon.ordinals:
        return _ordinal(page, index, index + 1, page.lexicon.ordinals[word])
    return _parts(page, index) or _compound_ordinal(page, index)


def _digit_ordinal(page: Page, index: int) -> Reading | None:
    suffix = page.lower(index + 1)
    text = page.tokens[index].text
    if suffix not in {"st", "nd", "rd", "th"} or not page.glued(index + 1) or not text.isdecimal():
        return None
    return _ordinal(page, index, index + 2, int(text[:9]))


def _compound_ordinal(page: Page, index: int) -> Reading | None:
    """Read `twenty-first`."""
    tens = cardinal(page.lexicon, page.lower(index))
    unit = page.lexicon.ordinals.get(page.lower(index + 2))
    if tens and tens >= 20 and page.lower(index + 1) in _HYPHENS and unit and unit < 10:
        return _ordinal(page, index, index + 3, tens + unit)
    return None


def _ordinal(page: Page, first: int, end: int, number: int) -> Reading | None:
    following = end + 1 if page.lower(end) in _HYPHENS and page.glued(end) else end
    word = page.lower(following)
    if _superlative(word) and number > 1:
        return Reading(first, following + 1, RANK, Decimal(number), precision=Decimal(1))
    if word == "place" and page.lower(first - 1) == "the":
        return None
    if _after_rank_verb(page, first) or word in _RANK_NOUNS:
        if word in _RANK_NOUNS:
            return Reading(first, end, RANK, Decimal(number), precision=Decimal(1))
        if word not in page.lexicon.units and not (page.kind(end) == WORD and number == 1):
            return Reading(first, end, RANK, Decimal(number), precision=Decimal(1))
    in_figures = page.kind(first) == NUMERAL
    if number == 1 and not in_figures:
        return None
    if (
        following != end
        or word in _NO_ORDINAL
        or page.tokens[first].text[0] != page.lower(first)[0]
    ):
        return None
    return _in_sequence(page, first, end, number, in_figures=in_figures)


def _in_sequence(
    page: Page, first: int, end: int, number: int, *, in_figures: bool
) -> Reading | None:
    """Tell an ordinal of a sequence from dates, names and the unit `second`."""
    word = page.lower(end)
    before = page.lower(first - 1)
    capital = page.kind(end) == WORD and page.tokens[end].text[0].isupper()
    if word in _QUOTES and not in_figures and before == "the":
        return Reading(first, end, ORDINAL, Decimal(number), precision=Decimal(1))
    if page.kind(end) != WORD or (word in page.lexicon.stop and word not in {"time", "such"}):
        return None
    if in_figures and capital and word != "anniversary":
        return None
    if not in_figures and before not in _BEFORE_ORDINAL:
        return None
    return Reading(first, end, ORDINAL, Decimal(number), precision=Decimal(1))


def _superlative(word: str) -> bool:
    if word in _NOT_SUPERLATIVES:
        return False
    return word in _SUPERLATIVES or (len(word) > 5 and word.endswith("est"))


def _after_rank_verb(page: Page, index: int) -> bool:
    back = index - 1
    while page.lower(back) in {"to", "in", "joint", "equal", "the", "of", "at", "overall", "a"}:
        back -= 1
    return page.lower(back).startswith(_RANK_VERBS)


def _rank_word(page: Page, index: int) -> Reading | None:
    """Read `top 50`, `No. 1`, `number one`."""
    at = index + 1
    if page.lower(at) in {"-", "‑", "."}:
        at += 1
    if page.blocked[min(at, len(page.tokens) - 1)]:
        return None
    amount = read_amount(page, at)
    if amount is None or amount.value != int(amount.value) or amount.value < 1:
        return None
    if page.lower(index) == "top":
        if page.lower(amount.end) in {"%", "percent"}:
            return None
    elif (
        (page.lower(index) == "number" and page.kind(at) == NUMERAL)
        or amount.value > 200
        or _capital_before(page, index)
    ):
        return None
    return Reading(index, amount.end, RANK, amount.value, precision=Decimal(1))


def _capital_before(page: Page, index: int) -> bool:
    """Tell whether a title such as `Decree` or `report` stands before `No.`."""
    before = page.tokens[index - 1] if index else None
    if before is None or before.kind != WORD or before.lower == "s" or before.lower.endswith("'s"):
        return False
    return before.text[0].isupper() or before.lower in {"report", "school", "reactor", "gate"}


def _half(page: Page, index: int) -> Reading | None:
    """Read `half of`, `half a million people`, `half an hour`, `by half`."""
    word = page.lower(index + 1)
    before = page.lower(index - 1)
    if before in {"first", "second", "last", "other", "latter", "final", "better"}:
        return None
    half = Fraction(1, 2)
    if word in {"a", "an"} or (word in _HYPHENS and page.lower(index + 2) in {"a", "an"}):
        at = index + 2 + (word in _HYPHENS)
        if page.lower(at) in _HYPHENS:
            at += 1
        scale = page.lexicon.scales.get(page.lower(at)) or {"dozen": Decimal(12)}.get(
            page.lower(at)
        )
        if scale:
            unit = phrase_at(page, at + 1) or read_noun(page, at + 1, plural=True)
            kind = unit.kind if unit else QuantityKind.NUMBER
            end = unit.end if unit else at + 1
            return Reading(
                index, end, kind, scale / 2, unit.unit if unit else None, None, scale / 10
            )
        unit = phrase_at(page, at)
        if unit:
            return Reading(index, unit.end, unit.kind, half, unit.unit, unit.per)
    if word in _HYPHENS and page.glued(index + 1):
        unit = phrase_at(page, index + 2)
        if unit and unit.kind is QuantityKind.DURATION and unit.unit != "year":
            return Reading(index, unit.end, unit.kind, half, unit.unit)
        return None
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
    if article and word not in _TENTHS and word not in page.lexicon.scales and word not in _DOZENS:
        return None
    if word in _TENTHS and not page.blocked[at]:
        free = page.kind(at + 1) != WORD or page.lower(at + 1) in _AFTER_PART
        if hyphened or (free and (word != "half" or not article)) or (not article and free):
            # The article stays outside: what is said is the part.
            first = at if article else index
            return _of_a_scale(page, first, at + 1, Fraction(1, _TENTHS[word]))
        return None
    scale = page.lexicon.scales.get(word) or _DOZENS.get(word)
    if article and scale and not page.blocked[at] and page.lower(at + 1) != "-":
        unit = phrase_at(page, at + 1) or read_noun(page, at + 1, plural=True)
        kind = unit.kind if unit else QuantityKind.NUMBER
        end = unit.end if unit else at + 1
        return Reading(index, end, kind, scale, unit.unit if unit else None, None, scale)
    return None


def _of_a_scale(page: Page, first: int, end: int, part: Fraction) -> Reading:
    """Read `three-quarters of a million voters`, or leave the part alone."""
    scale = None
    if page.lower(end) == "of" and page.lower(end + 1) in {"a", "one"}:
        scale = page.lexicon.scales.get(page.lower(end + 2)) or _DOZENS.get(page.lower(end + 2))
    if scale is None:
        return Reading(first, end, FRACTION, part)
    unit = phrase_at(page, end + 3) or read_noun(page, end + 3, plural=True)
    value = part * Fraction(scale)
    if unit is None:
        return Reading(first, end + 3, QuantityKind.NUMBER, value, None, None, scale / 10)
    return Reading(first, unit.end, unit.kind, value, unit.unit, None, scale / 10)


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
    part = _TENTHS.get(word.removesuffix("s"))
    if part is None or number >= part * 4 or page.lower(at) == "seconds":
        return None
    if not word.endswith("s"):
        return None
    return _of_a_scale(page, index, at + 1, Fraction(number, part))
