"""Laying a quotation's words over a passage: where it begins and ends, and what differs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Indel, Levenshtein, Opcode

from sphinx_kzbrief.quotes.differences import (
    Token,
    both,
    difference,
    is_word,
    kind_of_word,
    nearly,
    same_letters,
    typeset,
)
from sphinx_kzbrief.quotes.gaps import paragraph_break
from sphinx_kzbrief.quotes.model import Difference, DifferenceKind

DIFF_LIMIT: Final = 1000
"""Tokens compared on each side; aligning takes time by their product."""

_WORTH: Final = 4
"""Words of the source that one agreeing word is worth."""
_OUTWARD: Final = 4
"""Words at an end of a quotation that are laid over the source's although none agrees."""
_WHITE: Final = re.compile(r"\s")
_STOPS: Final = frozenset(".?!;:。？！")

Written = Callable[[int, int], str]
"""Gives what stands between two offsets of a text."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A quotation's words laid over a passage.

    Attributes:
        start: Start of the passage in the text it was aligned in.
        end: End of the passage.
        equal: Words that both have, marks not counted.
        size: Words of the longer side.
        differences: The diff, in order.
    """

    start: int
    end: int
    equal: int
    size: int
    differences: tuple[Difference, ...]


def align(
    text: str,
    window: list[Token],
    quoted_text: str,
    quoted: list[Token],
    written: Written | None = None,
) -> Aligned | None:
    """Lay a quotation's words over a window of a text.

    Args:
        text: The text.
        window: Its tokens in which the passage lies, with more around it.
        quoted_text: The quotation.
        quoted: Its tokens.
        written: Gives what stands between two offsets of the text as written, line breaks and
            spaces kept; None where the text itself keeps them.

    Returns:
        The passage, from the first to the last word that both have (and the few words beyond
        them that stand in the place of the quotation's), with the diff; None where they share
        no word.
    """
    ours, theirs = window[:DIFF_LIMIT], quoted[:DIFF_LIMIT]
    core = _core(ours, theirs)
    if core is None:
        return None
    own, new = core
    start, stop = ours[own.start].start, ours[own.stop - 1].end
    found: list[Difference] = []
    equal = words = 0
    for same, mine, other in _stretches(ours[own.start : own.stop], theirs[new.start : new.stop]):
        words += sum(map(is_word, mine))
        if same:
            equal += sum(map(is_word, mine))
            found += _agreed(text, mine, quoted_text, other)
        else:
            equal += sum(map(nearly, mine, other)) if len(mine) == len(other) else 0
            found += _differing(text, mine, quoted_text, other)

    raw = written or (lambda low, high: text[low:high])

    def shown(low: int, high: int) -> str:
        return quoted_text[low:high]

    ends = (
        (start, _visible(ours[: own.start], raw), _visible(theirs[: new.start], shown)),
        (stop, _visible(ours[own.stop :], raw), _visible(theirs[new.stop :], shown)),
    )
    (at, row, more), beyond = ends
    lead = _end(at, row[::-1], more[::-1], quoted_text, raw)
    trail = _end(*beyond, quoted_text, raw)
    equal += lead.near + trail.near
    size = max(words + lead.words + trail.words, sum(map(is_word, theirs)))
    parts = (*lead.parts[::-1], *found, *trail.parts)
    return Aligned(lead.reach, trail.reach, equal, size, parts)


def _operations(ours: list[Token], theirs: list[Token]) -> list[Opcode]:
    """Return the shortest edit that makes one row of tokens of another, whatever their case."""
    return list(Levenshtein.opcodes(_plain(ours), _plain(theirs)))


def _plain(row: list[Token]) -> list[str]:
    return [typeset(token.text.lower()) for token in row]


def _stretches(
    ours: list[Token], theirs: list[Token]
) -> Iterator[tuple[bool, list[Token], list[Token]]]:
    """Yield the stretches of two rows that agree and that do not, in order."""
    row = _operations(ours, theirs)
    at = 0
    while at < len(row):
        stop = at + 1
        if row[at].tag != "equal":
            while stop < len(row) and row[stop].tag != "equal":
                stop += 1
            mine = ours[row[at].src_start : row[stop - 1].src_end]
            other = theirs[row[at].dest_start : row[stop - 1].dest_end]
            if not (mine and other and same_letters(both(mine), both(other))):
                stop = at + 1
        first, last = row[at], row[stop - 1]
        yield (
            first.tag == "equal",
            ours[first.src_start : last.src_end],
            theirs[first.dest_start : last.dest_end],
        )
        at = stop


def _core(ours: list[Token], theirs: list[Token]) -> tuple[range, range] | None:
    """Return from which to which agreement a passage and its quotation reach, on both sides.

    Words decide alone: a comma that both have says nothing about the place. Marks that both
    have at the ends, and that touch the words there, belong to it.
    """
    own = [index for index, token in enumerate(ours) if is_word(token)]
    new = [index for index, token in enumerate(theirs) if is_word(token)]
    words = [ours[index] for index in own]
    agreed = Indel.opcodes(_plain(words), _plain([theirs[index] for index in new]))
    kept = _tightened(_kept(list(agreed)), words)
    if not kept:
        return None
    start, stop = own[kept[0].src_start], own[kept[-1].src_end - 1] + 1
    first, last = new[kept[0].dest_start], new[kept[-1].dest_end - 1] + 1
    while start and first and _same_mark(ours[start - 1 : start + 1], theirs[first - 1]):
        start, first = start - 1, first - 1
    while (
        stop < len(ours)
        and last < len(theirs)
        and _same_mark(ours[stop - 1 : stop + 1][::-1], theirs[last])
    ):
        stop, last = stop + 1, last + 1
    return range(start, stop), range(first, last)


def _same_mark(pair: list[Token], other: Token) -> bool:
    """Tell whether the first of two tokens touches the second, and a quotation has it too."""
    one, beside = pair
    return one.text == other.text and (one.end == beside.start or beside.end == one.start)


def _kept(operations: list[Opcode]) -> list[Opcode]:
    """Return the part of an edit between the two agreements at which the passage begins and ends.

    The shortest edit takes a "the" from far away, since what stands around the passage has to
    be deleted anyhow. An agreement counts only where it is worth what lies between it and the
    others.
    """
    best, total, start = (0, 0, 0), 0, 0
    for index, op in enumerate(operations):
        if total <= 0:
            total, start = 0, index
        size = op.src_end - op.src_start
        total += _WORTH * size if op.tag == "equal" else -size
        if total > best[0]:
            best = (total, start, index + 1)
    kept = operations[best[1] : best[2]]
    while kept and kept[0].tag != "equal":
        kept.pop(0)
    return kept


def _tightened(operations: list[Opcode], ours: list[Token]) -> list[Opcode]:
    """Draw the first and the last words close to the rest where they stand there as well.

    The shortest edit does not care which "the" it takes; a reader wants the nearest one.
    """
    if len(operations) > 2 and (operations[0].tag, operations[1].tag) == ("equal", "delete"):
        first, skipped = operations[:2]
        size = first.src_end - first.src_start
        low = skipped.src_end - size
        if low >= first.src_start and _alike(ours, first.src_start, low, size):
            near = Opcode("equal", low, skipped.src_end, first.dest_start, first.dest_end)
            operations = [near, *operations[2:]]
    if len(operations) > 2 and (operations[-2].tag, operations[-1].tag) == ("delete", "equal"):
        skipped, last = operations[-2:]
        size = last.src_end - last.src_start
        high = skipped.src_start + size
        if high <= last.src_end and _alike(ours, last.src_start, skipped.src_start, size):
            near = Opcode("equal", skipped.src_start, high, last.dest_start, last.dest_end)
            operations = [*operations[:-2], near]
    return operations


def _alike(ours: list[Token], one: int, other: int, size: int) -> bool:
    """Tell whether the same words stand at two places."""
    return all(ours[one + at].text.lower() == ours[other + at].text.lower() for at in range(size))


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a diff, beyond the last agreement.

    Attributes:
        reach: How far the passage reaches, as an offset of the text.
        parts: The diff there, going away from the agreement.
        words: How many words of the text are in it.
        near: How many of them the quotation nearly has.
    """

    reach: int
    parts: tuple[Difference, ...] = ()
    words: int = 0
    near: int = 0


def _end(
    reach: int,
    ours: list[Token],
    theirs: list[Token],
    quoted_text: str,
    written: Written,
) -> _End:
    """Lay what a quotation has beyond the last agreement over what the text has there.

    A word stands for a word and a mark for a mark, in one sentence and paragraph; a longer row of
    words that nothing behind it confirms stands for nothing. What denies a word that stands for
    another belongs to it.

    Args:
        reach: Where the agreement ends in the text.
        ours: Visible words of the text beyond it, the nearest first.
        theirs: Those of the quotation.
        quoted_text: The quotation.
        written: As in `align`.
    """
    parts: list[Difference] = []
    used = taken = near = 0
    while taken < len(theirs) <= _OUTWARD and used < len(ours):
        own, new = ours[used], theirs[taken]
        more = (1, 1)
        for one, other in ((2, 1), (1, 2)):
            pair = both(ours[used : used + one]), both(theirs[taken : taken + other])
            if same_letters(*pair):
                (own, new), more = pair, (one, other)
        stops = own.text in _STOPS and taken + 1 < len(theirs)
        between = written(min(own.end, reach), max(own.start, reach))
        if is_word(own) != is_word(new) or stops or paragraph_break(between):
            break
        parts.append(difference(own.text, new.text))
        near += own.text == new.text or nearly(own, new)
        used, taken = used + more[0], taken + more[1]
    denied = used and used < len(ours) and ours[used].end <= ours[used - 1].start
    if denied and kind_of_word(ours[used].text) is DifferenceKind.NEGATION:
        parts.append(difference(ours[used].text, ""))
        used += 1
    rest = sorted(theirs[taken:], key=lambda token: token.start)
    if rest:
        parts.append(difference("", quoted_text[rest[0].start : rest[-1].end]))
    if used:
        last = ours[used - 1]
        reach = last.start if last.start < reach else last.end
    return _End(reach, tuple(parts), sum(map(is_word, ours[:used])), near)


def _visible(row: list[Token], written: Written) -> list[Token]:
    """Return tokens as readers see words: what a hyphen joins is one; a dash joins nothing."""
    found: list[Token] = []
    at = 0
    while at < len(row):
        first = last = at
        while last + 1 < len(row) and is_word(row[last]):
            step = 2 if row[last + 1].text == "-" else 1
            if last + step >= len(row) or not is_word(row[last + step]):
                break
            if _WHITE.search(written(row[last].end - 1, row[last + step].start + 1)):
                break
            last += step
        text = "".join(token.text for token in row[first : last + 1])
        found.append(Token(text, row[first].start, row[last].end))
        at = last + 1
    return found


def _differing(text: str, own: list[Token], quoted_text: str, new: list[Token]) -> list[Difference]:
    """Return words that differ; pairs of words are told apart where they pair up."""
    if len(own) == len(new):
        return [
            _mark(text, one, other) or difference(one.text, other.text)
            for one, other in zip(own, new, strict=True)
        ]
    ours = text[own[0].start : own[-1].end] if own else ""
    theirs = quoted_text[new[0].start : new[-1].end] if new else ""
    if ours == theirs:
        # "3-5" is a range and "3 -5" is not: the space before tells them apart.
        return [Difference(DifferenceKind.NUMBER, ours, f" {theirs}")]
    return [difference(ours, theirs)]


def _mark(text: str, one: Token, other: Token) -> Difference | None:
    """Return the difference of two marks behind a number, which are its units; else None."""
    marks = one.text in "\"'" and other.text in "\"'" and one.text != other.text
    if marks and text[one.start - 1 : one.start].isdigit():
        return Difference(DifferenceKind.UNIT, one.text, other.text)
    return None


def _agreed(text: str, own: list[Token], quoted_text: str, new: list[Token]) -> list[Difference]:
    """Return words that agree but for case and spaces; what agrees wholly is one part."""
    found: list[Difference] = []
    told = at = 0
    while at < len(own):
        stop = at + 1
        while stop < len(own) and _spaced(own, stop) != _spaced(new, stop):
            stop += 1
        if stop > at + 1 or own[at].text != new[at].text:
            found += _same(text, own[told:at])
            ours = text[own[at].start : own[stop - 1].end]
            found.append(difference(ours, quoted_text[new[at].start : new[stop - 1].end]))
            told = stop
        at = stop
    return found + _same(text, own[told:])


def _same(text: str, own: list[Token]) -> list[Difference]:
    """Return a run of words on which both sides agree, as the text has it."""
    shown = text[own[0].start : own[-1].end] if own else ""
    return [Difference(None, shown, shown)] if own else []


def _spaced(row: list[Token], index: int) -> bool | None:
    """Tell whether a space parts a word from the word before it; None beside marks."""
    before, word = row[index - 1], row[index]
    if not (is_word(before) and is_word(word)):
        return None
    return word.start > before.end
