"""Checks a figure that an author states against the quantities of the passage behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import Course, Quantity, QuantityKind, Relation
from sphinx_kzbrief.figures.periods import differ
from sphinx_kzbrief.figures.rates import rate_ratio, same_rate
from sphinx_kzbrief.figures.rounding import (
    are_points,
    ends_of,
    equal,
    equal_below_zero,
    equal_bound,
    equal_converted,
    equal_factor,
    is_same_number,
    rounds_to,
)
from sphinx_kzbrief.figures.units import convertible, is_currency, noun_key, same_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_YUAN_OR_YEN = re.compile(r"(?<![A-Za-z])[¥￥]")
_UNITLESS = frozenset({QuantityKind.COUNT, QuantityKind.NUMBER})
_SCALES = frozenset(Fraction(10) ** power for power in (-12, -9, -6, -3, 3, 6, 9, 12))


_PARTS = frozenset(words("third quarter fifth sixth seventh eighth ninth tenth"))
_TIMES = frozenset(words("hour day week month quarter year"))
_SENSE = {
    Relation.MORE_THAN: 1,
    Relation.AT_LEAST: 1,
    Relation.LESS_THAN: -1,
    Relation.AT_MOST: -1,
    Relation.NEARLY: -1,
}
_WEAKER = {
    Relation.MORE_THAN: {Relation.AT_LEAST},
    Relation.LESS_THAN: {Relation.AT_MOST},
    Relation.EXACT: {Relation.ABOUT},
    Relation.NEARLY: {Relation.ABOUT},
}


class FigureVerdict(StrEnum):
    """Whether a stated figure is that of the passage, and if not, what is wrong with it."""

    AGREES = "agrees"
    WRONG_NUMBER = "wrong number"
    WRONG_SCALE = "wrong scale"
    WRONG_UNIT = "wrong unit"
    WRONG_CURRENCY = "wrong currency"
    QUALIFIER_DROPPED = "qualifier dropped"
    QUALIFIER_ADDED = "qualifier added"
    QUALIFIER_CHANGED = "qualifier changed"
    WRONG_RATE = "wrong rate"
    WRONG_DIRECTION = "wrong direction"
    WRONG_SIDE = "wrong side"
    WRONG_COURSE = "wrong course"
    WRONG_BASE = "wrong base"
    WRONG_PERIOD = "wrong period"
    NOT_FOUND = "not found"

    @property
    def rule(self) -> str | None:
        """Name of the rule that is broken; None where the figure agrees."""
        if self is FigureVerdict.AGREES:
            return None
        units = {
            FigureVerdict.WRONG_UNIT,
            FigureVerdict.WRONG_CURRENCY,
            FigureVerdict.WRONG_RATE,
        }
        return "figure-unit" if self in units else "figure-value"


_QUALIFIER = frozenset(
    {
        FigureVerdict.QUALIFIER_DROPPED,
        FigureVerdict.QUALIFIER_ADDED,
        FigureVerdict.QUALIFIER_CHANGED,
    }
)


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """Result of checking one stated figure.

    Attributes:
        verdict: What was found.
        stated: The figure as the author states it.
        found: The quantity of the passage it was compared with, or None.
        converted: Whether the two agree only after conversion between units.
    """

    verdict: FigureVerdict
    stated: Quantity
    found: Quantity | None = None
    converted: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the passage states this figure."""
        return self.verdict is FigureVerdict.AGREES

    @property
    def lacks_rate(self) -> bool:
        """Whether nothing but the rate of the passage is left out."""
        return self.verdict is FigureVerdict.WRONG_RATE and self.stated.rate is None

    @property
    def rule(self) -> str | None:
        """Name of the rule that is broken, or None."""
        return self.verdict.rule

    @property
    def message(self) -> str:
        """Both sides in one sentence, for a finding."""
        stated = words_of(self.stated)
        if self.found is None:
            return f"The brief states {stated}; the passage states no such figure."
        found = words_of(self.found)
        if self.agrees:
            return f"The brief states {stated}; the passage states {found}."
        return f"The brief states {stated}; the passage states {found} ({self.verdict.value})."


def words_of(quantity: Quantity) -> str:
    """Return a quantity in the words of its text, with its qualifier."""
    text = _opened(quantity)
    if not quantity.qualifier:
        return text
    where = quantity.qualifier_span
    if where is not None and quantity.span.start <= where.start < quantity.span.end:
        return text
    space = "" if quantity.language == "zh" else " "
    if where is not None and where.start >= quantity.span.end:
        return f"{text}{space}{quantity.qualifier}"
    return f"{quantity.qualifier}{space}{text}"


def _opened(quantity: Quantity) -> str:
    """Return the text of a range with the word that opens it: `between 5 and 7 percent`."""
    if quantity.kind is QuantityKind.FRACTION and quantity.text.lower() in _PARTS:
        return f"a {quantity.text}"
    if quantity.low is None:
        return quantity.text
    for joint, opener in ((" and ", "between"), (" и ", "между"), (" до ", "от")):
        if joint in quantity.text:
            return f"{opener} {quantity.text}"
    return quantity.text


def check_figure(stated: Quantity, passage: Iterable[Quantity]) -> FigureCheck:
    """Check a stated figure against the quantities of a passage.

    Numbers must be equal, unless the author's own qualifier permits more: `about` permits
    rounding at the precision stated, `more than` and `less than` permit cutting off there.
    A figure converted into another unit must be right at its stated precision. Direction,
    course, base, period and rate are compared where both sides state them; a rate also where
    one side does and the other's sentence names none.

    Args:
        stated: What the author states, as `read_figure` or `extract_quantities` gives it.
        passage: What the passage states.

    Returns:
        The verdict of the quantity that comes nearest.
    """
    found = _in_shared_unit(stated, passage)
    checks = [_against(stated, each) for each in found]
    if not checks:
        return FigureCheck(FigureVerdict.NOT_FOUND, stated)
    nearest = min(checks, key=_distance)
    return nearest if nearest.agrees else _by_the_ends(stated, found) or nearest


def _in_shared_unit(stated: Quantity, passage: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """Return bare numbers in the unit that a passage says once: `$4 billion, up from 3.2`."""
    found = tuple(passage)
    shared = next((each for each in found if stated.unit and each.unit == stated.unit), None)
    if shared is None:
        return found
    kind, unit, per = shared.kind, shared.unit, shared.per
    return tuple(
        replace(each, kind=kind, unit=unit, per=each.per or per)
        if each.kind is QuantityKind.NUMBER
        else each
        for each in found
    )


def _by_the_ends(stated: Quantity, passage: Sequence[Quantity]) -> FigureCheck | None:
    """Check `by 1 percentage point` against `from 3 to 4 percent`."""
    if stated.value is None or (stated.course and stated.course.is_place):
        return None
    unit = "percent" if stated.unit == "percentage_point" else stated.unit
    for first, last in pairwise(passage):
        if first.course is Course.END:
            first, last = last, first  # noqa: PLW2901 - "to 5, from 7"
        ends = first.course is Course.START and last.course is Course.END
        if not ends or not first.unit == unit == last.unit or first.per != last.per:
            continue
        if (
            first.value is None
            or last.value is None
            or (unit == "percent") != (stated.unit == "percentage_point")
        ):
            continue
        step = Fraction(last.value) - Fraction(first.value)
        right = stated.direction * step >= 0 and stated.per == last.per
        if right and abs(step) == abs(Fraction(stated.value)):
            return FigureCheck(FigureVerdict.AGREES, stated, last)
    return None


_ORDER = {
    FigureVerdict.AGREES: 0,
    FigureVerdict.WRONG_NUMBER: 5,
    FigureVerdict.WRONG_UNIT: 4,
    FigureVerdict.WRONG_CURRENCY: 3,
    FigureVerdict.WRONG_SCALE: 3,
    FigureVerdict.NOT_FOUND: 6,
}
"""How far a verdict is from right; those that are not here leave the number itself right."""


def _distance(check: FigureCheck) -> tuple[int, Fraction]:
    """Order checks from right to far: the nearest mistake is the one the author made."""
    rank = 1 if check.verdict in _QUALIFIER else _ORDER.get(check.verdict, 2)
    if check.found is None:
        return rank, Fraction(0)
    low, found = Fraction(check.stated.ends[0]), Fraction(check.found.ends[0])
    gap = abs(low - found) / max(abs(low), abs(found), Fraction(1, 10**12))
    same_kind = check.stated.kind is check.found.kind or check.stated.unit == check.found.unit
    return rank, gap + (0 if same_kind else 10)


def _against(stated: Quantity, found: Quantity) -> FigureCheck:
    likeness = unit_likeness(stated, found)
    alike = equal(stated, found)
    if likeness == "different" and are_points(stated, found):
        return FigureCheck(FigureVerdict.WRONG_UNIT, stated, found)
    if likeness == "same":
        if equal_below_zero(stated, found):
            # A growth of -5 percent is a fall, whatever its noun.
            stated = replace(stated, direction=found.direction)
            return FigureCheck(_statement(stated, found), stated, found)
        if alike or equal_bound(stated, found) or equal_factor(stated, found):
            return FigureCheck(_statement(stated, found), stated, found)
        verdict = (
            FigureVerdict.WRONG_SCALE if _scaled(stated, found) else FigureVerdict.WRONG_NUMBER
        )
        return FigureCheck(verdict, stated, found)
    if likeness == "convertible":
        if equal_converted(stated, found):
            return FigureCheck(_statement(stated, found), stated, found, converted=True)
        verdict = FigureVerdict.WRONG_NUMBER
        rate = stated.per != found.per and stated.unit == found.unit
        if alike or (rate and rounds_to(stated, found)):
            verdict = FigureVerdict.WRONG_RATE if rate else FigureVerdict.WRONG_UNIT
        return FigureCheck(verdict, stated, found)
    same_factor = equal_factor(stated, found)
    percent = QuantityKind.PERCENT in {stated.kind, found.kind}
    if same_factor or (same_factor is not None and not (alike and percent)):
        # By how many times it changed is at what share of itself it ended.
        told = replace(stated, course=found.course)
        verdict = _statement(told, found) if same_factor else FigureVerdict.WRONG_NUMBER
        return FigureCheck(verdict, stated, found, converted=True)
    if alike or _scaled(stated, found):
        verdict = {
            "currency": FigureVerdict.WRONG_CURRENCY,
            "rate": FigureVerdict.WRONG_RATE if alike else FigureVerdict.WRONG_SCALE,
        }.get(likeness, FigureVerdict.WRONG_UNIT)
        return FigureCheck(verdict, stated, found)
    return FigureCheck(FigureVerdict.NOT_FOUND, stated)


def unit_likeness(first: Quantity, second: Quantity) -> str:
    """Tell how two quantities' units relate.

    Returns:
        `same`, `convertible`, `currency` (two currencies, never converted), `rate` (one is a
        rate and the other is none, or one of another thing) or `different`.
    """
    likeness = _base_likeness(first, second)
    one, other = first.rate, second.rate
    if likeness not in {"same", "convertible"}:
        return likeness
    if one == other:
        return "rate" if one is None and _differ_in_time(first, second) else likeness
    if one is None or other is None:
        silent, stated = (first, second) if one is None else (second, first)
        # A rate among its own rates is one that it shares with a number beside it.
        known = stated.rate in stated.rates
        known = known or any(same_rate(stated.rate, each) for each in silent.rates)
        return likeness if known else "rate"
    ratio = rate_ratio(one, other)
    return "rate" if ratio is None else likeness if ratio == 1 else "convertible"


def _differ_in_time(first: Quantity, second: Quantity) -> bool:
    """Tell whether amounts are of two times: a monthly wage is no annual one."""
    one, other = ({rate for rate in each.rates if rate in _TIMES} for each in (first, second))
    kinds = {QuantityKind.MONEY, QuantityKind.MEASURE, QuantityKind.COUNT}
    return first.kind in kinds and len(one) == len(other) == 1 and one != other


def _base_likeness(first: Quantity, second: Quantity) -> str:
    """Tell how two units relate, whatever they are per."""
    one, other = first.unit, second.unit
    if {one, other} == {"point", "percentage_point"}:
        return "same"
    if is_currency(one) and is_currency(other) and not convertible(one, other):
        return "same" if _share_a_sign(first, second) else "currency"
    if first.kind.is_place != second.kind.is_place:
        return "different"
    if one == other:
        return "same" if _same_kind(first, second) else "different"
    if "fold" in {one, other} and "times" in {one, other}:
        # "40 times" alone: whether it compares or counts, only the sentence around it tells.
        return "same"
    if first.kind in _UNITLESS and second.kind in _UNITLESS:
        languages = {first.language, second.language} - {""}
        if one is None or other is None or len(languages) > 1 or same_noun(one, other):
            return "same"
        # Whoever counts soldiers counts people.
        if "person" in {noun_key(one), noun_key(other)} and equal(first, second):
            return "same"
    if one is None or other is None:
        share = _is_share(first) and _is_share(second)
        return "convertible" if share and "percent" in {one, other} else "different"
    return "convertible" if convertible(one, other) else "different"


def _share_a_sign(first: Quantity, second: Quantity) -> bool:
    """Tell whether a bare ¥ of one side, which is yuan and yen, is what the other names."""
    signed = any(_YUAN_OR_YEN.search(each.text) for each in (first, second))
    return signed and {first.unit, second.unit} == {"CNY", "JPY"}


def _is_share(quantity: Quantity) -> bool:
    """Tell whether a quantity may be a part of a whole: `half`, `50 percent`, `0.5`."""
    if quantity.kind is QuantityKind.NUMBER and quantity.unit is None:
        low, high = quantity.ends
        return 0 < low <= high < 1
    return quantity.kind in {QuantityKind.FRACTION, QuantityKind.PERCENT}


def _same_kind(first: Quantity, second: Quantity) -> bool:
    if first.unit is not None:
        return True
    fraction = QuantityKind.FRACTION
    shares = _is_share(first) and _is_share(second)  # `1/2` for "half"
    return shares or (first.kind is fraction) == (second.kind is fraction)


def _scaled(stated: Quantity, found: Quantity) -> bool:
    """Tell whether the numbers differ by a thousand, a million or the like."""
    (low, high), (other_low, other_high) = ends_of(stated), ends_of(found)
    if not (low and high and other_low and other_high):
        return False
    return low / other_low in _SCALES and high / other_high == low / other_low


def _statement(stated: Quantity, found: Quantity) -> FigureVerdict:
    """Compare what is said around two numbers that agree; where one side is silent, nothing.

    A level of one side may be the change of the other where its words say no `by`: only a
    stated `by` against a stated `to` proves anything.
    """
    move = _move(stated, found)
    if move is not None:
        return move
    if stated.base and found.base and not _same_base(stated.base, found.base):
        return FigureVerdict.WRONG_BASE
    if stated.period and found.period and differ(stated.period, found.period):
        return FigureVerdict.WRONG_PERIOD
    return _qualifier(stated, found)


def _move(stated: Quantity, found: Quantity) -> FigureVerdict | None:
    """Compare direction and course: a level is no change, and where one began is not its end."""
    ours, theirs = stated.course, found.course
    courses = {ours, theirs}
    paced = Course.PACE in courses and ours is not theirs and Course.END not in courses
    if stated.side * found.side < 0:
        return FigureVerdict.WRONG_SIDE
    if stated.direction * found.direction < 0 and not paced:
        return FigureVerdict.WRONG_DIRECTION
    falls = any(each.course is Course.CHANGE and each.direction < 0 for each in (stated, found))
    if Course.PACE in courses and falls and min(*stated.ends, *found.ends) > 0:
        # Growth that slowed to 3 percent is no fall by 3.
        both = stated.direction == found.direction
        return FigureVerdict.WRONG_COURSE if both else FigureVerdict.WRONG_DIRECTION
    swapped = {Course.START, Course.PACE} == courses and stated.direction == found.direction != 0
    wrong = (
        {Course.START, Course.END} == courses or swapped
        or (Course.CHANGE in courses and any(each and each.is_place for each in courses))
    )  # fmt: skip
    return FigureVerdict.WRONG_COURSE if wrong else None


def _same_base(first: str, second: str) -> bool:
    """Tell whether two bases may be one: a year in figures may be the year before."""
    if first.isdigit() != second.isdigit():
        return True
    return first == second or ("period" in {first, second} and "year" not in {first, second})


def _qualifier(stated: Quantity, found: Quantity) -> FigureVerdict:
    """Compare what is said around two numbers that agree; the author may be vaguer, never surer.

    A number that was rounded carries the author's own qualifier for that, which the source
    need not have; what it must not do is turn `more than` into `less than`.
    """
    ours, theirs = stated.relation, found.relation
    if ours is theirs or Relation.UNCLEAR in {ours, theirs}:
        return FigureVerdict.AGREES
    if ours is Relation.EXACT:
        # "It is estimated that 5 people" hedges as "an estimated 5 people" does.
        said = stated.hedged and found.hedged and theirs is Relation.ABOUT
        return FigureVerdict.AGREES if said else FigureVerdict.QUALIFIER_DROPPED
    if not is_same_number(stated, found):
        opposed = _SENSE.get(ours, 0) * _SENSE.get(theirs, 0) < 0
        return FigureVerdict.QUALIFIER_CHANGED if opposed else FigureVerdict.AGREES
    if ours in _WEAKER.get(theirs, ()):
        return FigureVerdict.AGREES
    if theirs is Relation.EXACT:
        return FigureVerdict.QUALIFIER_ADDED
    return FigureVerdict.QUALIFIER_CHANGED
