"""Plain amounts: what is read from the number on, and which numbers are years and names."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.amounts import Amount, cardinal, read_amount
from sphinx_kzbrief.figures.model import QuantityKind
from sphinx_kzbrief.figures.nouns import counts, read_noun
from sphinx_kzbrief.figures.parts import Part, read_part, with_unit
from sphinx_kzbrief.figures.ranges import read_range
from sphinx_kzbrief.figures.reading import FRACTION, RANK, Reading
from sphinx_kzbrief.figures.tokens import NUMERAL, WORD
from sphinx_kzbrief.figures.unit_words import UnitMatch, read_unit

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.tokens import Page, Token

_DASHES = frozenset("-–—‑−")
_STARTS = frozenset(".!?:")
_ENDS = frozenset('.,;:!?)]”’"')
_IDENTIFIER = 7
"""Digits without a separator that English writes in numbers of accounts and telephones only."""
_SHARERS_MOST = 6
_GOALS = 20
"""The most that a match ends with, where spaces part its result: `3 – 2`."""
_SHARED = frozenset({QuantityKind.PERCENT, QuantityKind.MEASURE, QuantityKind.DURATION})
_RATIO_WORDS = frozenset({"in", "out", "of", "for", "из"})
_OBJECT_WORDS = frozenset({"to", "that", "more", "less", "no", "not"})
"""Words behind a verb in the third person, which looks like a plural: `in four expects to`."""
_ROUND = frozenset({10, 20, 100, 1000})
"""Wholes of which a part is a share, whatever it counts."""


def read_plain(page: Page, index: int) -> tuple[Reading, ...]:
    """Read the amount at token `index` with all that belongs to it.

    Returns:
        Nothing, one reading (a value or a range), or the two ends of a change
        (`from 70,000 to 85,000 tenge`), the first of which borrows the second's unit.
    """
    part = read_part(page, index)
    if part is None:
        return ()
    if page.kind(part.end - 1) == NUMERAL and _named(page, part):
        return ()
    if _is_result(page, part):
        return ()
    special = _ratio(page, part) or _superlative_rank(page, part)
    if special:
        return (special,)
    ranged = read_range(page, part)
    if ranged:
        return ranged
    reading = with_unit(page, part)
    return (_sharing(page, part, reading),) if reading else ()


def _sharing(page: Page, part: Part, reading: Reading) -> Reading:
    """Give `3.5 and 4.0%` and `0.2, 0.3 or 0.4 percentage points` their common unit.

    Only numbers in figures that follow one another directly share the unit of the last; a
    scale word (`3 and 4 billion`) or a noun may be of the last alone. Gain, on 60 sentences of
    reports: one unit.
    """
    if reading.kind is not QuantityKind.NUMBER or not part.amount.digits or reading.per:
        return reading
    if page.lower(part.end - 1) in page.lexicon.case_endings and page.kind(part.end) == NUMERAL:
        # "13-тен 60 процентке": from one to the other.
        other = read_part(page, part.end)
        return _in_unit(reading, other.unit) if other and other.unit else reading
    at = part.end - 1
    for _ in range(_SHARERS_MOST):
        following = _next_of_list(page, at)
        if not following:
            break
        at = following
    if at < part.end or page.lower(at - 1) not in page.lexicon.list_words:
        return reading
    last = read_part(page, at)
    shared = last and last.amount.digits and last.unit and last.unit.kind in _SHARED
    return _in_unit(reading, last.unit) if last and last.unit and shared else reading


def _next_of_list(page: Page, at: int) -> int:
    """Return the index of the numeral that follows the one at `at` in a list, or 0."""
    step = at + 1 + (page.lower(at + 1) == ",")
    step += page.lower(step) in page.lexicon.list_words
    return step if step > at + 1 and page.kind(step) == NUMERAL else 0


def _in_unit(reading: Reading, unit: UnitMatch) -> Reading:
    value, precision = reading.value, reading.precision * unit.scale
    return reading._replace(
        value=None if value is None else value * unit.scale,
        precision=precision,
        kind=unit.kind,
        unit=unit.unit,
        per=unit.per,
    )


def _named(page: Page, part: Part) -> bool:
    """Tell a year or the number in a name from a count, where nothing else is attached."""
    amount = part.amount
    if part.currency or not amount.digits:
        return False
    unit = part.unit
    if page.glued(part.end) and page.kind(part.end) == WORD:
        # "5G", "4K", "737s", "1.5e9": letters that are no unit make it a name.
        return unit is None
    if not amount.digits.isdecimal() or part.sign < 0:
        return False
    if unit is None and len(amount.digits) >= _IDENTIFIER and page.lexicon.language == "en":
        return True
    if _is_year(page, part, unit):
        return True
    before = page.tokens[part.first - 1] if part.first else None
    if page.lower(part.end) in {"millionth", "billionth", "thousandth"}:
        return True
    if unit or before is None:
        return False
    if before.kind != WORD:
        joined = before.text in _DASHES and page.glued(part.first) and page.glued(part.first - 1)
        # "u-235", "carbon-14": joined to a word that is no part of the number.
        return (joined and page.kind(part.first - 2) == WORD) or _is_note(page, part)
    if page.lower(part.end) in _DASHES:
        return False
    names = len(amount.digits) <= 5 and _names(page, before, part)
    return names and read_noun(page, part.end, plural=amount.value != 1) is None


def _names(page: Page, before: Token, part: Part) -> bool:
    """Tell whether a bare number names what stands before it: `Room 401`, `grade 8`, `in 393`.

    Without a tagger a word in lower case is taken for a noun unless it is a function word, a
    hedge or looks like a verb.

    Gain, on 325 held-out sentences: 3 numbers fewer that are none, and none lost.
    """
    lexicon = page.lexicon
    word = before.lower
    if before.text[0].isupper() and word not in lexicon.stop:
        return part.first > 1 and page.lower(part.first - 2) not in _STARTS
    following = page.lower(part.end)
    ranged = following in lexicon.range_words or following in lexicon.list_words
    if not lexicon.year_word or ranged or following in lexicon.after_bare:
        return False
    described = page.kind(part.end) == WORD and page.tokens[part.end].text[0].islower()
    if described and following not in lexicon.stop:
        # "operate 14 nuclear-powered …": something is counted, whatever it is.
        return False
    if word == lexicon.year_word:
        return len(part.amount.digits) >= 3
    determined = page.lower(part.first - 2) in lexicon.determiners
    if determined or word in lexicon.no_names or cardinal(lexicon, word):
        return False
    return not word.endswith(lexicon.verb_endings) and not word.startswith(lexicon.change)


def _is_note(page: Page, part: Part) -> bool:
    """Tell the number of a note: behind a full stop without a space, or before a sentence."""
    sign = part.first - 1
    if len(part.amount.digits) > 3 or page.lower(sign) not in _ENDS:
        return False
    if page.glued(part.first):
        return page.glued(sign) and page.kind(sign - 1) != NUMERAL
    following = page.tokens[part.end] if part.end < len(page.tokens) else None
    opens = following is not None and (
        following.text[0].isupper() or (following.kind == NUMERAL and page.blocked[part.end])
    )
    return opens and page.lower(sign) in _STARTS and read_noun(page, part.end, plural=True) is None


def _is_result(page: Page, part: Part) -> bool:
    """Tell a number of `86-11` or `1 – 1`, a vote or a match: figures that fall are no range.

    Gain, on 325 held-out sentences: 2 numbers fewer that are none, and none lost.
    """
    before = page.lower(part.first - 1) in _DASHES
    if not (before or page.lower(part.end) in _DASHES) or part.currency or part.unit:
        return False
    third = page.glued(part.end + 2) and page.lower(part.end + 2) in _DASHES
    if not part.amount.digits.isdecimal() or third:
        return False
    if not page.glued(part.end - 1) and _falls(page, part.amount, part.end):
        return True
    if not before or page.glued(part.first - 2):
        return False
    one = read_amount(page, part.first - 2)
    return one is not None and _falls(page, one, part.first - 1)


def _falls(page: Page, one: Amount, dash: int) -> bool:
    """Tell whether a dash joins a number to one that is no larger; small ones may be spaced."""
    other = read_amount(page, dash + 1) if page.lower(dash) in _DASHES else None
    if other is None or other.end != dash + 2 or one.value < other.value:
        return False
    glued = page.glued(dash), page.glued(dash + 1)
    spaced = not any(glued) and one.value <= _GOALS and read_unit(page, other.end) is None
    return spaced or (all(glued) and one.value > other.value)


def _is_year(page: Page, part: Part, unit: UnitMatch | None) -> bool:
    digits = part.amount.digits
    before = page.lower(part.first - 1)
    if len(digits) != 4 or int(digits) > 2100:
        return False
    if int(digits) < 1500:
        dated = before in page.lexicon.dated and page.lower(part.end) not in page.lexicon.links
        return dated and unit is None and read_noun(page, part.end, plural=True) is None
    if unit:
        money = unit.kind is QuantityKind.MONEY
        return money and before == "in" and page.kind(part.end) == WORD
    noun = read_noun(page, part.end, plural=True)
    if noun and int(digits) < 1900:
        # "of 1600 graduates", and "the 1848 revolutions".
        return before in page.lexicon.dated or before in page.lexicon.definite
    if noun is None or before in page.lexicon.year_words:
        return True
    return noun.unit.lower() not in page.lexicon.counted


def _ratio(page: Page, part: Part) -> Reading | None:
    """Read `one in five`, `nine out of ten`, `one company in four`, `один из пяти`."""
    end = _behind_subject(page, part)
    if page.lower(end) not in _RATIO_WORDS:
        return None
    words = (page.lower(end), page.lower(end + 1))
    if part.currency or part.amount.value != int(part.amount.value):
        return None
    joined = {("out", "of"): 2, ("of", "every"): 1, ("for", "every"): 1}
    step = joined.get(words) or int(words[0] in {"in", "of", "из"})
    at = end + step if step else 0
    every = at and page.lower(at) == "every"
    other = _whole(page, at + bool(every)) if at else None
    if other is None or not 0 < part.amount.value < other.value <= 10**6:
        return None
    noun = read_noun(page, other.end, plural=True)
    small = part.amount.value <= 9 and read_unit(page, other.end) is None
    shares = {
        # "26 out of 28 drones" counts; "nine out of ten" is a share.
        "out": other.value <= 10 or other.value in _ROUND,
        "of": other.value in _ROUND - {20},
        "in": small
        and (
            other.value <= 100
            or "," in other.digits
            or (noun is not None and not _like_a_year(other))
        ),
        "из": small and other.value <= 10,
    }
    if not every and not shares.get(words[0]):
        return None
    if end > part.end and not _ends_ratio(page, other.end):
        return None
    value = Fraction(part.amount.value) / Fraction(other.value)
    return Reading(part.first, other.end, FRACTION, value)


def _behind_subject(page: Page, part: Part) -> int:
    """Return the index after the noun of `one company in four`, or after the number."""
    at = part.end + 1
    one = page.lexicon.language == "en" and part.amount.value == 1 and not part.unit
    noun = one and page.kind(part.end) == WORD and page.lower(part.end) not in page.lexicon.stop
    return at if noun and page.lower(at) == "in" else part.end


def _ends_ratio(page: Page, end: int) -> bool:
    """Tell whether no noun follows: `one attack in three provinces` is no third of any."""
    if read_unit(page, end) or page.lower(end) in page.lexicon.plurals:
        return False
    if read_noun(page, end, plural=True) is None:
        return True
    lexicon, word = page.lexicon, page.lower(end + 1)
    # "expects sales": of two that look like plurals the first is the verb.
    verb = counts(lexicon, word) and page.lower(end) not in lexicon.collectives
    return verb or word in lexicon.determiners | _OBJECT_WORDS


def _whole(page: Page, at: int) -> Amount | None:
    """Read the number after `out of`: also `a hundred`, `a thousand`."""
    lexicon, word = page.lexicon, page.lower(at + 1)
    if page.lower(at) not in lexicon.part_articles:
        return read_amount(page, at)
    value = Decimal(100) if word in lexicon.hundreds else lexicon.scales.get(word)
    return Amount(at + 2, value, value, value, Decimal(1), "") if value else None


def _like_a_year(amount: Amount) -> bool:
    return len(amount.digits) == 4 and amount.digits.isdecimal()


def _superlative_rank(page: Page, part: Part) -> Reading | None:
    """Read `five largest investors`: those who hold the first five places."""
    word = page.lower(part.end)
    if (
        part.currency
        or len(word) < 6
        or not word.endswith("est")
        or word in page.lexicon.no_superlatives
    ):
        return None
    return Reading(part.first, part.end + 1, RANK, part.amount.value, precision=Decimal(1))
