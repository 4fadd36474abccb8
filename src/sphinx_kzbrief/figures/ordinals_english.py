"""English ordinals and ranks: `30th anniversary`, `second largest`, `No. 1`, `top 50`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.amounts import cardinal, read_amount
from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.reading import ORDINAL, RANK, Reading
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.tokens import Page

_HYPHENS = frozenset("-‑")
_QUOTES = frozenset('"“«‘')
_SUPERLATIVES = frozenset(words("worst best most least leading top"))
_NOT_SUPERLATIVES = frozenset(
    words(
        "west interest forest west's rest test request protest guest arrest "
        "harvest conquest contest priest"
    )
)
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
_AFTER_A_SECOND = frozenset(
    words("faster slower quicker behind ahead later earlier longer shorter sooner off outside")
)
"""Words after which `a second` is a time."""
_EVENTS = frozenset(
    words(
        "title win victory medal gold goal season appearance game match edition summit meeting "
        "session round attempt anniversary birthday election"
    )
)


def digit_ordinal(page: Page, index: int) -> Reading | None:
    """Read `30th` at token `index`, or return None."""
    suffix = page.lower(index + 1)
    text = page.tokens[index].text
    if suffix not in {"st", "nd", "rd", "th"} or not page.glued(index + 1) or not text.isdecimal():
        return None
    return ordinal(page, index, index + 2, int(text[:9]))


def compound_ordinal(page: Page, index: int) -> Reading | None:
    """Read `twenty-first`."""
    tens = cardinal(page.lexicon, page.lower(index))
    unit = page.lexicon.ordinals.get(page.lower(index + 2))
    if tens and tens >= 20 and page.lower(index + 1) in _HYPHENS and unit and unit < 10:
        return ordinal(page, index, index + 3, tens + unit)
    return None


def ordinal(page: Page, first: int, end: int, number: int) -> Reading | None:
    """Tell a rank, an ordinal of a sequence and a name or date apart.

    Args:
        page: The text in tokens.
        first: First token of the ordinal.
        end: Token after it.
        number: Its value.
    """
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
    alone = not in_figures and before in {"the", "its", "his", "her"} and _goes_on(page, end)
    if alone:
        return Reading(first, end, ORDINAL, Decimal(number), precision=Decimal(1))
    if page.kind(end) != WORD or (word in page.lexicon.stop and word not in {"time", "such"}):
        return None
    if number == 2 and not in_figures and word in _AFTER_A_SECOND:
        return None
    if in_figures and capital and not _named_event(page, end):
        return None
    if not in_figures and before not in _BEFORE_ORDINAL and not before.endswith("'s"):
        return None
    return Reading(first, end, ORDINAL, Decimal(number), precision=Decimal(1))


def _goes_on(page: Page, end: int) -> bool:
    """Tell whether an ordinal without a noun is one of a row: `the second in a week`."""
    after = page.lower(end + 1)
    rows = {"in": {"a", "as", "an"}, "this": {"week", "month", "year"}, "since": None}
    wanted = rows.get(page.lower(end), set())
    return wanted is None or after in wanted


def _named_event(page: Page, end: int) -> bool:
    """Tell `24th Grand Slam title` from a name such as `101st Airborne Division`."""
    while page.kind(end) == WORD and page.tokens[end].text[0].isupper():
        end += 1
    return page.lower(end) in _EVENTS or page.lower(end - 1) == "anniversary"


def _superlative(word: str) -> bool:
    if word in _NOT_SUPERLATIVES:
        return False
    return word in _SUPERLATIVES or (len(word) > 5 and word.endswith("est"))


def _after_rank_verb(page: Page, index: int) -> bool:
    back = index - 1
    while page.lower(back) in {"to", "in", "joint", "equal", "the", "of", "at", "overall", "a"}:
        back -= 1
    return page.lower(back).startswith(_RANK_VERBS)


def rank_word(page: Page, index: int) -> Reading | None:
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
