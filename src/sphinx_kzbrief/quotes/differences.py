"""Word diffs: which words differ between a passage and a quotation, and what kind they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import Levenshtein, Opcode

from sphinx_kzbrief.quotes.lexicon import denies
from sphinx_kzbrief.quotes.model import Difference, DifferenceKind
from sphinx_kzbrief.quotes.vocabulary import CURRENCIES, NUMBER_WORDS, UNITS

DIFF_LIMIT: Final = 1000
"""Tokens compared on each side; aligning takes time by their product."""

_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
TOKEN: Final = re.compile(
    rf"(?:(?<![^\s(\[])-)?(?:(?<![\w.)\]])\.)?\d+(?:[.,]\d+)*|[{_HAN}]|(?:(?![\d_{_HAN}])\w)+(?:'[^\W\d_]+)*|[^\w\s]|_"
)
_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMBER_SIGNS: Final = frozenset("一二三四五六七八九十百千万亿两零〇半")
_GRAVITY: Final = tuple(DifferenceKind)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    Attributes:
        text: As written.
        start: Its offset.
        end: Offset after it.
    """

    text: str
    start: int
    end: int


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split a range of a normalised text into words, numbers and single marks."""
    stop = len(text) if end is None else end
    return [Token(m.group(), *m.span()) for m in TOKEN.finditer(text, start, stop)]


def classify(source: str, quotation: str) -> DifferenceKind:
    """Return what kind of words differ: the gravest kind among the words of either side."""
    kinds = {_kind(token.text) for part in (source, quotation) for token in tokens(part)}
    return next((kind for kind in _GRAVITY if kind in kinds), DifferenceKind.WORD)


def _kind(word: str) -> DifferenceKind:
    plain = word.lower()
    if plain.lstrip("-.")[:1].isdigit() or plain in NUMBER_WORDS or word in _NUMBER_SIGNS:
        return DifferenceKind.NUMBER
    if plain.rstrip(_RAISED) in UNITS:
        return DifferenceKind.UNIT
    if plain in CURRENCIES:
        return DifferenceKind.CURRENCY
    if denies(word) or word in "不没未非":
        return DifferenceKind.NEGATION
    if word[0].isupper() and word != "I":
        return DifferenceKind.NAME
    return DifferenceKind.WORD


@dataclass(frozen=True, slots=True)
class Aligned:
    """A quotation's words laid over a passage.

    Attributes:
        start: Start of the passage in the text it was aligned in.
        end: End of the passage.
        equal: Words that both have.
        size: Words of the longer side.
        differences: The diff, in order.
    """

    start: int
    end: int
    equal: int
    size: int
    differences: tuple[Difference, ...]


def align(text: str, window: list[Token], quoted_text: str, quoted: list[Token]) -> Aligned | None:
    """Lay a quotation's words over a window of a text.

    Args:
        text: The text.
        window: Its tokens in which the passage lies, with more around it.
        quoted_text: The quotation.
        quoted: Its tokens.

    Returns:
        The passage, from the first to the last word that both have (and what the quotation has
        before and after them), with the diff; None where they share no word.
    """
    ours, theirs = window[:DIFF_LIMIT], quoted[:DIFF_LIMIT]
    operations = list(
        Levenshtein.opcodes([t.text.lower() for t in ours], [t.text.lower() for t in theirs])
    )
    while operations and operations[0].tag == "delete":
        operations.pop(0)
    while operations and operations[-1].tag == "delete":
        operations.pop()
    if not operations or not any(op.tag == "equal" for op in operations):
        return None
    operations = _tightened(operations, ours)
    found: list[Difference] = []
    equal = 0
    for op in operations:
        own = ours[op.src_start : op.src_end]
        new = theirs[op.dest_start : op.dest_end]
        if op.tag == "equal":
            equal += len(own)
        found.extend(_parts(text, own, quoted_text, new, same=op.tag == "equal"))
    first, last = operations[0].src_start, operations[-1].src_end
    size = max(last - first, len(theirs))
    end = ours[last - 1].end if last else 0
    return Aligned(ours[min(first, len(ours) - 1)].start, end, equal, size, tuple(found))


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


def _parts(
    text: str,
    own: list[Token],
    quoted_text: str,
    new: list[Token],
    *,
    same: bool,
) -> list[Difference]:
    """Return one stretch of the diff; pairs of words are told apart where they pair up."""
    if same:
        parts: list[Difference] = []
        for one, other in zip(own, new, strict=True):
            if one.text == other.text:
                parts.append(Difference(None, one.text, other.text))
            else:
                parts.append(Difference(DifferenceKind.WORD, one.text, other.text))
        return _joined(text, own, parts)
    if len(own) == len(new):
        return [
            Difference(_kind_of_pair(text, one, other), one.text, other.text)
            for one, other in zip(own, new, strict=True)
        ]
    ours = text[own[0].start : own[-1].end] if own else ""
    theirs = quoted_text[new[0].start : new[-1].end] if new else ""
    return [Difference(classify(ours, theirs), ours, theirs)]


def _kind_of_pair(text: str, one: Token, other: Token) -> DifferenceKind:
    """Return what differs between two words: behind a number, a mark is its unit."""
    if one.text in "\"'" and other.text in "\"'" and text[one.start - 1 : one.start].isdigit():
        return DifferenceKind.UNIT
    return classify(one.text, other.text)


def _joined(text: str, own: list[Token], parts: list[Difference]) -> list[Difference]:
    """Join neighbouring parts that agree into one, as the text has them."""
    joined: list[Difference] = []
    start = 0
    for index, part in enumerate(parts):
        if part.kind is not None:
            joined.append(part)
            start = index + 1
            continue
        if index + 1 == len(parts) or parts[index + 1].kind is not None:
            shown = text[own[start].start : own[index].end]
            joined.append(Difference(None, shown, shown))
            start = index + 1
    return joined
