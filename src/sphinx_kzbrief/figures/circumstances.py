"""What is said around a number: by or to, since when, when, per what.

A mention of a base or a period belongs to one number of its sentence: to the one before it
unless a clause begins between them, else to the one behind it. Where two mentions that differ
belong to one number, it has none.

Gain, on 649 wrong and 792 right wordings of statements in four languages: without periods 68 more
wrong ones pass, without bases 37; without rates said apart 40 more right ones are refused.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_kzbrief.figures.directions import REACH, Place, course_of, moves_of, side_of
from sphinx_kzbrief.figures.lexicons import statement_words
from sphinx_kzbrief.figures.model import Course, QuantityKind
from sphinx_kzbrief.figures.periods import span_of
from sphinx_kzbrief.figures.tokens import VULGAR
from sphinx_kzbrief.figures.units import canonical_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kzbrief.figures.lexicons.model import StatementWords
    from sphinx_kzbrief.figures.model import Quantity

_SENTENCE = re.compile(
    r"[.!?…](?=[\"”’»)]?\s+[\"“‘«(]?[A-ZА-ЯЁӘҒҚҢӨҰҮІ0-9])|[。！？]|[；;](?![^()]{0,60}\))|\n\s*\n"
)
_SPEAKS = re.compile(rf"[^\W\d_{VULGAR}]|[0-9]{{4}}[-–—]")
"""A letter, or the years of a period: figures without either say nothing of one another."""
_BACK = 40
_MANY = 12
"""Denominators of one sentence, of more than which none is known to belong to a number."""
_CELLS, _CELL = 40, 12
"""More numbers in one sentence, at fewer characters each, are a table."""
_PER_PERSON = frozenset({QuantityKind.MONEY, QuantityKind.MEASURE})


class _Mention(NamedTuple):
    start: int
    end: int
    field: str
    form: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    bases: tuple[tuple[re.Pattern[str], str], ...]
    periods: tuple[re.Pattern[str], ...]
    rates: tuple[tuple[re.Pattern[str], str], ...]
    aliases: re.Pattern[str]
    backs: re.Pattern[str]
    against: re.Pattern[str]
    formerly: re.Pattern[str]
    events: re.Pattern[str]
    definite: re.Pattern[str]
    respectively: re.Pattern[str]
    since: re.Pattern[str]
    tails: tuple[tuple[re.Pattern[str], str], ...]
    every: re.Pattern[str]
    each: re.Pattern[str]
    heads: re.Pattern[str]
    breaks: re.Pattern[str]
    said: re.Pattern[str]
    hedges: re.Pattern[str]


@cache
def _patterns(words: StatementWords) -> _Patterns:
    def made(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return _Patterns(
        tuple((made(pattern), base) for pattern, base in words.bases),
        tuple(made(pattern) for pattern in words.periods),
        tuple((made(pattern), rate) for pattern, rate in words.rates),
        made(words.aliases),
        made(rf"(?:{words.backs})$"),
        made(rf"(?:{words.against})$"),
        made(rf"(?:{words.formerly})$"),
        made(words.events),
        made(words.definite),
        made(words.respectively),
        made(rf"(?:\s+\w+)?\s+(?:{words.start})\s+"),
        tuple((made(rf"\s*(?:{pattern})"), rate) for pattern, rate in words.tails),
        made(words.every),
        made(words.each),
        made(words.heads),
        made(words.breaks),
        made(words.said),
        made(words.hedges),
    )


def with_circumstances(
    text: str, quantities: Sequence[Quantity], language: str
) -> tuple[Quantity, ...]:
    """Return the quantities of a text with direction, course, base, period and rates.

    Where more than 40 numbers follow one another without a sentence's end, at less than 12
    characters each, they are a table, and none of that is read.

    Args:
        text: The text.
        quantities: Its quantities, in order.
        language: BCP 47 base tag.
    """
    words = statement_words(language)
    if words:
        sentences = _sentences(text, quantities)
        quantities = [
            each
            for start, end, group in sentences
            for each in _in_sentence(text, start, end, group, words)
        ]
    return tuple(
        each if each.language == language else replace(each, language=language)
        for each in quantities
    )


def _in_sentence(
    text: str, start: int, end: int, group: Sequence[Quantity], words: StatementWords
) -> list[Quantity]:
    """Return the quantities of one sentence with what it says of them."""
    if not _SPEAKS.search(text, start, end) or _is_table(group, end - start):
        return list(group)
    patterns = _patterns(words)
    told, moves = _told(text, start, end, group, words), moves_of(text, start, end, words)
    rates = {quantity.per for quantity in group if quantity.per}
    rates |= _named(text, start, end, words)
    every = {match.end() for match in patterns.every.finditer(text, start, end)}
    rates |= {
        f"{each.value} {each.unit or ''}".rstrip() for each in group if each.span.start in every
    }
    rates = rates if len(rates) <= _MANY else set()
    hedged = patterns.hedges.search(text, start, end) is not None
    found: list[Quantity] = []
    floor = start
    for at, quantity in enumerate(group):
        closing = _closing(quantity)
        following = group[at + 1].span.start if at + 1 < len(group) else end
        after = text[closing:following]
        place = Place(start, floor, _opening(quantity), _within(text, quantity), closing, after)
        floor = quantity.span.start
        direction, course = course_of(quantity, place, moves)
        forms = told.get(at, {})
        base = _only(forms.get("base"))
        if base and course is Course.LEVEL:
            course = None  # "The index stood at 3 percent year on year" tells a change
        head = _only(forms.get("head")) or _tail(text, quantity, end, patterns)
        own = quantity.qualifier
        said: dict[str, Any] = {
            "direction": direction,
            "course": course,
            "side": side_of(quantity, place, moves),
            "base": base,
            "period": _only(forms.get("period")),
            "head": head,
            "rates": _apart(rates, head, group, at),
            "hedged": patterns.hedges.search(own) is not None if own else hedged,
        }
        found.append(replace(quantity, **said) if any(said.values()) else quantity)
    return _shared(found, text, patterns)


def _is_table(group: Sequence[Quantity], length: int) -> bool:
    """Tell whether numbers that stand close together, and end no sentence, are a table's cells.

    No sentence in 600 kB of news and of encyclopedias, in four languages, has more than 18.
    """
    return len(group) > _CELLS and length < _CELL * len(group)


def _apart(
    rates: set[str], head: str | None, group: Sequence[Quantity], at: int
) -> tuple[str, ...]:
    """Return the denominators of a sentence that are not a number's own."""
    if not rates:
        return ()
    return tuple(sorted(rates - ({group[at].per, head} - _shared_rate(group, at))))


def named_rates(text: str, language: str) -> tuple[str, ...]:
    """Return the denominators that a text names apart from any number: `Output in a week`.

    Args:
        text: Such as a label.
        language: BCP 47 tag.
    """
    words = statement_words(language)
    return tuple(sorted(_named(text, 0, len(text), words))) if words else ()


def _named(text: str, start: int, end: int, words: StatementWords) -> set[str]:
    patterns = _patterns(words)
    found = {rate for pattern, rate in patterns.rates if pattern.search(text, start, end)}
    each = (
        canonical_unit(match["u"].lower().replace("-", " "))
        for match in patterns.each.finditer(text, start, end)
    )
    return found | {rate for rate in each if rate}


def _tail(text: str, quantity: Quantity, end: int, patterns: _Patterns) -> str | None:
    """Return the denominator that an adverb right behind a number is: `annually`."""
    if quantity.per or quantity.kind.is_place:
        return None
    rows = patterns.tails
    return next((rate for row, rate in rows if row.match(text, _closing(quantity), end)), None)


def _only(forms: set[str] | None) -> str | None:
    return next(iter(forms)) if forms and len(forms) == 1 else None


def _opening(quantity: Quantity) -> int:
    where = quantity.qualifier_span
    return min(quantity.span.start, where.start) if where else quantity.span.start


def _within(text: str, quantity: Quantity) -> str:
    """Return what stands between a qualifier and its number: `примерно [до] 168 тысяч`."""
    where = quantity.qualifier_span
    return text[where.end : quantity.span.start].lstrip() if where else ""


def _closing(quantity: Quantity) -> int:
    where = quantity.qualifier_span
    return max(quantity.span.end, where.end) if where else quantity.span.end


def _sentences(
    text: str, quantities: Sequence[Quantity]
) -> Iterator[tuple[int, int, Sequence[Quantity]]]:
    """Yield each sentence that holds quantities, with them."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    at = 0
    while at < len(quantities):
        first = quantities[at].span
        place = bisect_right(ends, first.start)
        start = ends[place - 1] if place else 0
        place = bisect_left(ends, first.end)
        end = ends[place] if place < len(ends) else len(text)
        last = at + 1
        while last < len(quantities) and quantities[last].span.start < end:
            last += 1
        yield start, max(end, quantities[last - 1].span.end), quantities[at:last]
        at = last


def _told(
    text: str, start: int, end: int, group: Sequence[Quantity], words: StatementWords
) -> dict[int, dict[str, set[str]]]:
    """Return per quantity of a sentence what the mentions that belong to it say."""
    told: dict[int, dict[str, set[str]]] = {}
    patterns = _patterns(words)
    apart = patterns.respectively.search(text, start, end) is not None
    for mention in _mentions(text, start, end, group, words):
        if apart and mention.field != "head":
            continue  # "In 2021 and in 2022 respectively"
        owner = _owner(text, mention, group, patterns)
        if owner is None or _is_elsewhere(text, start, mention, group[owner], patterns):
            continue
        told.setdefault(owner, {}).setdefault(mention.field, set()).add(mention.form)
    return told


def _shared_rate(group: Sequence[Quantity], at: int) -> set[str | None]:
    """Return the rate of a number where another says it for both: `by $5 to $78 per barrel`."""
    quantity, following = group[at], group[at + 1] if at + 1 < len(group) else None
    if following is None or following.per != quantity.per:
        return set()
    words, others = quantity.text.split(), following.text.split()
    return set() if words[-1] == others[-1] else {quantity.per}


def _shared(found: list[Quantity], text: str, patterns: _Patterns) -> list[Quantity]:
    """Give two numbers of one statement what is said of either of them."""
    if not any(each.direction or each.course for each in found):
        return found
    for at, (first, last) in enumerate(pairwise(found)):
        start, end = _closing(first), _opening(last)
        moved = (first.direction, first.course)
        ends = first.course in {Course.END, Course.START} and last.course is Course.LEVEL
        near = max(start, end - _BACK)
        if patterns.aliases.fullmatch(text, start, end) and (last.course is None or ends):
            # "Grew by 1.3 percent, or 260,000 people."
            found[at + 1] = replace(last, direction=moved[0], course=moved[1])
        elif (
            (first.course, last.course) == (Course.LEVEL, None)
            and first.unit == last.unit
            and patterns.since.fullmatch(text, start, end)
        ):
            # "Have reached 565 million barrels now from 182 million barrels."
            found[at] = replace(first, course=Course.END)
            found[at + 1] = replace(last, course=Course.START)
        elif first.course is Course.END and patterns.against.search(text, near, end):
            # "Fell to 59 percent, as compared to 71 percent."
            found[at + 1] = replace(last, direction=first.direction, course=Course.START)
        elif moved == (1, Course.CHANGE) == (last.direction, last.course) and (
            patterns.formerly.search(text, near, end)
        ):
            # "Grew 1 percent, after growing 3 percent": down from 3 percent.
            found[at + 1] = replace(last, direction=0, course=Course.PACE)
        elif patterns.backs.search(text, near, end) and end - start <= REACH:
            # "Provides 67 percent, down from 80 percent."
            course = first.course or Course.END
            found[at] = replace(first, direction=last.direction, course=course)
        elif (
            moved == (last.direction, Course.CHANGE)
            and last.course is Course.END
            and not _is_parted(text, start, end, patterns)
        ):
            # "Rose 24 percent to $84 billion in 2022."
            found[at] = replace(first, period=first.period or last.period)
            found[at + 1] = replace(last, period=last.period or first.period)
    return found


def _mentions(
    text: str, start: int, end: int, group: Sequence[Quantity], words: StatementWords
) -> Iterator[_Mention]:
    """Yield bases, periods and rates; words of one are not read again for another."""
    patterns, parts = _patterns(words), words.parts
    taken = bytearray(end - start)
    for quantity in group:
        if quantity.kind is QuantityKind.DURATION:
            continue  # "from the previous three months" says since when
        taken[quantity.span.start - start : quantity.span.end - start] = b"\1" * len(quantity.text)
    rows = [(pattern, "base", form) for pattern, form in patterns.bases]
    rows += [(pattern, "period", "") for pattern in patterns.periods]
    rows.append((patterns.heads, "head", "person"))
    for pattern, field, form in rows:
        for match in pattern.finditer(text, start, end):
            here = slice(match.start() - start, match.end() - start)
            if 1 in taken[here]:
                continue
            taken[here] = b"\1" * (match.end() - match.start())
            said = form or (
                match.groupdict().get("y") if field == "base" else _period(match, parts)
            )
            if said:
                yield _Mention(*match.span(), field, said)


def _period(match: re.Match[str], parts: Mapping[str, str]) -> str | None:
    """Return the form of a period that is `Quantity.period`'s."""
    said = match.groupdict()
    if said.get("f"):
        return f"FY20{said['f'][-2:]}"
    if said.get("u"):
        return f"/{said['u']}"
    year, last = said.get("y"), said.get("z")
    if year and last:
        return f"{year}/{last if len(last) == 4 else year[:2] + last}"
    part, final, months, since = (
        parts.get(name.lower(), name) if (name := said.get(group)) else None
        for group in ("p", "q", "n", "k")
    )
    if part and final:
        return span_of(int(part), int(final), year, said.get("w"))
    if part and months:
        return span_of(int(part) - int(months) + 1, int(part), year)
    if since:
        return span_of(1, int(since) * (3 if said.get("s") else 1), year)
    if not part:
        return year
    return f"{year or 'XXXX'}-{part}" if part.isdigit() else None


def _owner(
    text: str, mention: _Mention, group: Sequence[Quantity], patterns: _Patterns
) -> int | None:
    """Return the quantity that a mention belongs to, by its place in the sentence."""
    after = bisect_left(group, mention.end, key=lambda each: each.span.start)
    before = after - 1
    while before >= 0 and group[before].span.end > mention.start:
        before -= 1  # "three months" of "from the previous three months"
    if mention.field == "head":
        # "GDP per capita reached $11,244": what is named before is what is counted.
        holds = after < len(group) and group[after].kind in _PER_PERSON
        return after if holds and group[after].per is None else None
    nearest = after < len(group) and text[mention.end : group[after].span.start] in {"", "的"}
    if nearest:
        return after
    before, start = _outside(text, group, before)
    parted = before < 0 or _is_parted(text, start, mention.start, patterns)
    if not parted:
        return before
    if after < len(group):
        # A comma behind "In 2022" ends no clause.
        start = mention.end + (text[mention.end : mention.end + 1] in {",", "，"})
        return None if _is_parted(text, start, group[after].span.start, patterns) else after
    return before if before >= 0 and mention.field == "base" else None


def _is_elsewhere(
    text: str, start: int, mention: _Mention, quantity: Quantity, patterns: _Patterns
) -> bool:
    """Tell whether a period before a number is that of another event.

    So it is in `Having fallen in 2024, output should grow to` and in `By 2020 nobody remembered
    the $145 million`.
    """
    first = _opening(quantity)
    if mention.field != "period" or mention.start > first:
        return False
    if patterns.definite.search(text, max(mention.end, first - _BACK), first):
        return True
    if text[mention.end : mention.end + 1] not in {",", "，"}:
        return False
    ahead = max(start, mention.start - _BACK)
    breaks = [found.end() for found in patterns.breaks.finditer(text, ahead, mention.start)]
    return patterns.events.search(text, max(breaks, default=ahead), mention.start) is not None


def _outside(text: str, group: Sequence[Quantity], at: int) -> tuple[int, int]:
    """Return the number that one in parentheses only gives in other words, and where it ends.

    Of `537m euros ($701m; £371m) during 2004` it is the euros.
    """
    if at < 0:
        return at, 0
    end = group[at].span.end
    if text[end : end + 1] != ")":
        return at, end
    opened = text.rfind("(", max(0, end - REACH), end)
    while at >= 0 and group[at].span.start > opened >= 0:
        at -= 1
    return at, end + 1


def _is_parted(text: str, start: int, end: int, patterns: _Patterns) -> bool:
    """Tell whether a clause begins, or somebody speaks, between a mention and a number."""
    if end - start > REACH:
        return True
    return bool(patterns.breaks.search(text, start, end) or patterns.said.search(text, start, end))
