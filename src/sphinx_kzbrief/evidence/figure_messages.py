"""The words of findings about figures: what is stated, what the source has where, what to do."""

from __future__ import annotations

import calendar
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.figures import (
    Course,
    FigureVerdict,
    check_figure,
    format_quantity,
    read_figure,
    words_of,
)
from sphinx_kzbrief.text.tags import primary_subtag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.figures import FigureCheck, Number, Quantity

_SHOWN = 4
"""Figures of a passage that a message lists."""
_WHY = {
    FigureVerdict.WRONG_NUMBER: "another number",
    FigureVerdict.WRONG_SCALE: "another scale",
    FigureVerdict.WRONG_UNIT: "another unit",
    FigureVerdict.WRONG_CURRENCY: "another currency",
    FigureVerdict.WRONG_RATE: "what it is per is part of the figure",
    FigureVerdict.WRONG_DIRECTION: "the other direction",
    FigureVerdict.WRONG_SIDE: "a deficit is no surplus",
    FigureVerdict.WRONG_COURSE: "a change is no level",
    FigureVerdict.WRONG_BASE: "another base",
    FigureVerdict.WRONG_PERIOD: "another period",
    FigureVerdict.QUALIFIER_DROPPED: "the qualifier is left out",
    FigureVerdict.QUALIFIER_ADDED: "the qualifier is not the source's",
    FigureVerdict.QUALIFIER_CHANGED: "another qualifier",
}
_CORRECT = "Correct the figure, or name the words that state it."
_QUALIFIERS = frozenset({FigureVerdict.QUALIFIER_ADDED, FigureVerdict.QUALIFIER_CHANGED})
_MOVES = frozenset({FigureVerdict.WRONG_DIRECTION, FigureVerdict.WRONG_COURSE})
_ASPECTS: dict[str, frozenset[FigureVerdict]] = {
    **dict.fromkeys(("direction", "course"), _MOVES),
    **dict.fromkeys(("qualifier", "relation"), _QUALIFIERS),
    **dict.fromkeys(("per", "head", "rates"), frozenset({FigureVerdict.WRONG_RATE})),
    "side": frozenset({FigureVerdict.WRONG_SIDE}),
    "base": frozenset({FigureVerdict.WRONG_BASE}),
    "period": frozenset({FigureVerdict.WRONG_PERIOD}),
}
"""What words around a number may say of it, and the verdicts that tell it to be wrong."""
_JOINTS = {Course.END: "to", Course.START: "from"}
_PARTS = {
    "33": "first quarter", "34": "second quarter", "35": "third quarter", "36": "fourth quarter",
    "40": "first half", "41": "second half",
}  # fmt: skip


class Wording(NamedTuple):
    """How an author words a figure.

    Attributes:
        language: BCP 47 tag of the brief, in which a remedy is read.
        own: The author's own words, where words around them are read with them.
    """

    language: str
    own: str | None = None


def figure_message(
    check: FigureCheck,
    passage: Sequence[Quantity],
    key: str,
    where: str | None,
    wording: Wording,
) -> tuple[str, str]:
    """Say why a figure does not agree with its passage, and what to do.

    Args:
        check: A check that found something wrong.
        passage: What the passage states.
        key: Key of the source, or id of the figure where it is derived.
        where: Printed locator of the passage, if there is one.
        wording: How the author says it.

    Returns:
        Message and remedy; the words that a remedy proposes pass the check.
    """
    place = f"{key}, {where}," if where else key
    language, own = wording
    if check.found is not None:
        stated, found = (_shown(each, check.verdict) for each in (check.stated, check.found))
        if stated == found:
            # "from 70,000 to 85,000 tenge": the unit of the first stands behind the second.
            found = format_quantity(check.found, language)
        why, words = _WHY[check.verdict], _words_that_pass(check, passage, language)
        if check.verdict is FigureVerdict.WRONG_COURSE and _is_swapped(check):
            why = "where it started is not where it ended"
        remedy = _CORRECT
        if words is not None:
            remedy = f"State it as the source does: {words[0]}."
        if check.verdict is FigureVerdict.WRONG_NUMBER and _is_converted(check):
            why = "another number, converted to its precision"
            remedy = f"{remedy[:-1]}, or say “about” where you convert and round."
        elif check.verdict is FigureVerdict.WRONG_COURSE and check.stated.course is Course.CHANGE:
            remedy = f"{remedy[:-1]}, or derive the change from both figures in corpus.yaml."
        if own is not None and words is not None:
            said = _said_around(check.stated, own, words[1], passage, language)
            remedy += f" Take out what the words around it say: {said}." if said else ""
        return f"The brief states {stated}; {place} states {found} ({why}).", remedy
    stated = words_of(check.stated)
    if not passage:
        return (
            f"The brief states {stated}; {place} states no figure in these words.",
            "Name the words that state it, or cite the source with kzcite instead.",
        )
    listed = ", ".join(words_of(each) for each in passage[:_SHOWN])
    more = " and more" if len(passage) > _SHOWN else ""
    return (
        f"The brief states {stated}; {place} states no such figure, but {listed}{more}.",
        _CORRECT,
    )


def manifest_remedy(check: FigureCheck, passage: Sequence[Quantity], language: str) -> str:
    """Return what to write into corpus.yaml: fields that pass the check."""
    found = check.found
    if found is not None:
        low, high = (_digits(end, found.precision) for end in found.ends)
        value = low if low == high else f"{low}-{high}"
        unit = f"{found.unit or ''} per {found.rate}".strip() if found.rate else found.unit
        fields = {"value": value, "unit": unit, "qualifier": found.qualifier}
        try:
            stated = read_figure(value, unit, found.qualifier, language=language)
        except KzbriefError:
            stated = None
        if stated is not None and check_figure(stated, passage).agrees:
            given = ", ".join(f"{name}: {field}" for name, field in fields.items() if field)
            return f"State it as the source does: {given}."
    return _CORRECT


def _digits(number: Number, precision: Number) -> str:
    if not isinstance(number, Decimal):
        return str(number)
    return f"{number:.0f}" if precision >= 1 else f"{number:f}"


def _words_that_pass(
    check: FigureCheck, passage: Sequence[Quantity], language: str
) -> tuple[str, Quantity] | None:
    """Return the words that pass the check when they are read in the brief, and their reading."""
    assert check.found is not None  # noqa: S101 - the caller looked
    for words in _proposals(check.found, check.verdict, language):
        try:
            stated = read_figure(words, language=language)
        except KzbriefError:
            continue
        if check_figure(stated, passage).agrees:
            return words, stated
    return None


def _proposals(found: Quantity, verdict: FigureVerdict, language: str) -> Iterator[str]:
    """Yield a figure in the source's words, then in those of the brief's language."""
    if found.language in {"", primary_subtag(language)}:
        yield _placed(found, verdict, words_of(found))
        yield words_of(found)
    yield _placed(found, verdict, format_quantity(found, language))
    yield format_quantity(found, language)
    # A noun of another language is not translated here; the number stands without it.
    yield format_quantity(replace(found, unit=None), language)


def _placed(quantity: Quantity, verdict: FigureVerdict, words: str) -> str:
    """Return the words of a figure with what a verdict is about: `a rise of 20 percent`."""
    if verdict in _MOVES and quantity.direction:
        move = "a fall" if quantity.direction < 0 else "a rise"
        if quantity.course is Course.PACE:
            return words
        joint = "of" if quantity.course is None else _JOINTS.get(quantity.course, "of")
        return f"{move} {joint} {words}"
    if verdict is FigureVerdict.WRONG_SIDE:
        return f"a {'deficit' if quantity.side < 0 else 'surplus'} of {words}"
    if verdict is FigureVerdict.WRONG_BASE and quantity.base:
        base = quantity.base
        return f"{words} {f'compared with {base}' if base.isdigit() else f'{base} on {base}'}"
    if verdict is FigureVerdict.WRONG_PERIOD and quantity.period:
        return f"{words} {_period(quantity.period)}"
    if verdict is FigureVerdict.WRONG_RATE and quantity.head:
        return f"{words} per {quantity.head}"
    return words


def _shown(quantity: Quantity, verdict: FigureVerdict) -> str:
    """Return a figure with what a verdict compares, also where one side says nothing of it."""
    words = words_of(quantity)
    if verdict in _MOVES and quantity.course is Course.PACE:
        moved = {-1: "that slowed to", 1: "that rose to"}.get(quantity.direction, "of")
        return f"growth {moved} {words}"
    if verdict in _MOVES and not quantity.direction:
        return f"{words} as a level"
    if verdict is FigureVerdict.WRONG_RATE and not quantity.rate:
        return f"{words} without a rate"
    return _placed(quantity, verdict, words)


def _said_around(
    stated: Quantity, own: str, words: Quantity, passage: Sequence[Quantity], language: str
) -> str:
    """Return what is to be taken out around a remedy's words, for them to pass; mostly nothing."""
    try:
        alone = read_figure(own, language=language)
    except KzbriefError:  # only with the words around it a number: "by a [quarter]"
        return ""
    around = [name for name in _ASPECTS if getattr(alone, name) != getattr(stated, name)]
    trial = replace(words, **{name: getattr(stated, name) for name in around})
    said: list[str] = []
    while not (check := check_figure(trial, passage)).agrees:
        wrong = [name for name in around if check.verdict in _ASPECTS[name]]
        if not wrong:
            break
        said.append(_phrase(trial, check.verdict))
        around = [name for name in around if name not in wrong]
        trial = replace(trial, **{name: getattr(words, name) for name in wrong})
    return ", ".join(filter(None, said))


def _phrase(stated: Quantity, verdict: FigureVerdict) -> str:
    """Return what of a statement a verdict is about: `a rise to`, `per week`."""
    if verdict in _QUALIFIERS:
        return f"“{stated.qualifier}”"
    if verdict is FigureVerdict.WRONG_RATE:
        rate = stated.rate or next(iter(stated.rates), None)
        return f"per {rate}" if rate else ""
    words = words_of(stated)
    return _placed(stated, verdict, words).removeprefix(f"{words} ").removesuffix(f" {words}")


def _period(form: str) -> str:
    """Return a period in words: `in the first quarter of 2022`."""
    if form.startswith("FY"):
        return f"in fiscal {form[2:]}"
    first, slash, last = form.partition("/")
    if slash and "-" in first:
        names = [
            f"{calendar.month_name[int(each[5:])]} {each[:4]}".replace(" XXXX", "")
            for each in (first, last)
        ]
        if first[:4] == last[:4]:
            names[0] = names[0].partition(" ")[0]
        return f"from {names[0]} to {names[1]}"
    if slash:
        return f"between {first} and {last}" if first else f"by {last}"
    year, _, part = form.replace("XXXX", "").partition("-")
    if part in _PARTS:
        return f"in the {_PARTS[part]} of {year}" if year else f"in the {_PARTS[part]}"
    return f"in {calendar.month_name[int(part)]} {year}".rstrip() if part else f"in {year}"


def _is_swapped(check: FigureCheck) -> bool:
    courses = {check.stated.course, check.found.course if check.found else None}
    return Course.START in courses and Course.CHANGE not in courses


def _is_converted(check: FigureCheck) -> bool:
    ours, theirs = check.stated.unit, check.found.unit if check.found else None
    return ours != theirs and ours is not None and theirs is not None
