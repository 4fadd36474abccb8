"""What belongs to the first or last word of a passage, and stands outside it.

A negative prefix, the sign or unit of a number, "some of the" before a noun, "when" before a
clause: without it the words say something else, whatever the rest of the sentence says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.model import ContextKind, ContextWord
from sphinx_kzbrief.quotes.turning_words import (
    DETERMINERS,
    FACTIVES,
    GERUND_GOVERNORS,
    INTENTION_ENDS,
    INTENTIONS,
    MAGNITUDES,
    NAMINGS,
    NEGATIVE_ENDINGS,
    NEGATIVE_PREFIXES,
    OPINIONS,
    PRIVATIVES,
    QUALIFIERS,
    QUANTIFIER_ENDS,
    QUANTIFIER_HEADS,
    QUANTIFIERS,
    RATES,
    SUBORDINATORS,
)
from sphinx_kzbrief.quotes.vocabulary import NUMBER_WORDS, UNITS
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX: Final = re.compile(r"([^\W\d_]+)[-‐‑]\Z")
_ENDING: Final = re.compile(r"[-‐‑]([^\W\d_]+)")
_CURRENCY_BEFORE: Final = re.compile(r"(?:[A-Z]{0,3}[$€£¥₸₽₴₹]|[#№])\s?\Z")
_NUMBER_BEFORE: Final = re.compile(r"\d[\d.,]*\s?[-–—]?\s?\Z")
_NAME_BEFORE: Final = re.compile(r"[^\W\d_]+[-–]\Z")
_RANGE_BEFORE: Final = re.compile(r"\d[\d.,]*%?\s(?:to|or|до|или)\s\Z|\bbetween\s.{1,20}\sand\s\Z")
_RANGE_AFTER: Final = re.compile(r"\s?[-–—]\s?\d[\d.,]*|\s(?:to|or|до|или)\s\d[\d.,]*")
_QUALIFIED: Final = re.compile(rf"(?<!\w){QUALIFIERS}", re.IGNORECASE)
_POWER: Final = re.compile(r"(?<=[^\W\d_])(?<![^\W\d_]{4})[¹²³⁴-⁹⁰⁻]+")
_CURRENCY_AFTER: Final = re.compile(r"\s?[$€£¥₸₽₴₹]")
_MAGNITUDE: Final = re.compile(MAGNITUDES, re.IGNORECASE)
_RATE: Final = re.compile(RATES)
_UNIT: Final = re.compile(rf"[\s-]({'|'.join(sorted(filter(str.isalpha, UNITS)))})(?![\w'’-])")
_YEAR: Final = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d\Z")
_SUPERSCRIPTS: Final = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰⁻")
_FIRST_WORD: Final = re.compile(r"(?:an? )?(\w+)")
_MAGNITUDE_AT_END: Final = re.compile(
    r"\d\s?(?:hundred|thousand|million|billion|trillion|bn|mln|млн|млрд|тыс)\Z"
)
_COUNTED: Final = NUMBER_WORDS | {"all", "every", "most"}
_QUANTIFIED: Final = re.compile(rf"(?<!\w){QUANTIFIERS}", re.IGNORECASE)
_INTENDED: Final = re.compile(rf"(?<!\w){INTENTIONS}", re.IGNORECASE)
_GERUND: Final = re.compile(r"[a-z]{2,}ing\b")
_CLAUSE_OPENER: Final = re.compile(r"(?:(\w+)\s+)?(\w+),?\s+(?:that|что)\s+\Z", re.IGNORECASE)
_ASSERTED: Final = re.compile(FACTIVES, re.IGNORECASE)
_OPINION: Final = re.compile(OPINIONS, re.IGNORECASE)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Яя]|[Мм]ы)\b")
_HAS_DIGIT: Final = re.compile(r"\d")
_HYPHENS: Final = "-‐‑"
_GOVERNORS: Final = (
    SUBORDINATORS
    | PRIVATIVES
    | QUANTIFIER_ENDS
    | INTENTION_ENDS
    | NAMINGS
    | GERUND_GOVERNORS.keys()
)
_REACH: Final = 48
_NUMBER_REACH: Final = 30
_MEASURED: Final = 12


def edges(text: str, span: Span) -> list[ContextWord]:
    """Return what belongs to a passage's first or last word and stands outside it.

    Args:
        text: The source.
        span: The passage, from its first word to its last.
    """
    start, end = span
    found: list[ContextWord] = []
    before = text[start - 1] if start else " "
    if before.isspace():
        found.extend(_governing(text, start))
    elif before in _HYPHENS:
        prefix = _PREFIX.search(text, max(0, start - 20), start)
        if prefix and prefix.group(1).lower() in NEGATIVE_PREFIXES:
            found.append(ContextWord(ContextKind.NEGATION, prefix.group(), Span(*prefix.span())))
    if end < len(text) and text[end] in _HYPHENS:
        ending = _ENDING.match(text, end)
        if ending and ending.group(1).lower() in NEGATIVE_ENDINGS:
            found.append(ContextWord(ContextKind.NEGATION, ending.group(), Span(*ending.span())))
    if _starts_with_number(text, start):
        found.extend(map(_measured, filter(None, _before_number(text, start))))
    if text[end : end + 1] in _SUPERSCRIPTS or _HAS_DIGIT.search(
        text, max(start, end - _MEASURED), end
    ):
        found.extend(map(_measured, filter(None, _after_number(text, start, end))))
    return found


def opener(text: str, low: int, start: int) -> ContextWord | None:
    """Return the word with "that" right before a passage, where it makes it somebody's opinion.

    Verbs that assert, such as "show that", open no opinion; behind a noun with an article "that"
    opens one only where the noun is one of opinion: "the deal that …" says which deal.

    Args:
        text: The source.
        low: Where its sentence starts.
        start: Where the passage starts.
    """
    match = _CLAUSE_OPENER.search(text, max(low, start - _REACH), start)
    if match is None or _ASSERTED.match(match.group(2)):
        return None
    # "I want to stress that": the speaker's own word, which the quotation gives as the speaker's.
    if _FIRST_PERSON.search(text, low, start):
        return None
    if (match.group(1) or "").lower() in DETERMINERS and not _OPINION.match(match.group(2)):
        return None
    spot = Span(match.start(2), start)
    return ContextWord(ContextKind.REPORTING, spot.of(text).rstrip(), spot)


def _governing(text: str, start: int) -> Iterator[ContextWord]:
    """Yield the word right before a passage that bounds, denies or conditions its first one."""
    low = max(0, start - _REACH)
    before = text[low:start].rstrip()
    last = before.rsplit(None, 1)[-1] if before else ""
    word = last.lower()
    if word not in _GOVERNORS:
        return
    at = low + len(before) - len(last)
    if word in SUBORDINATORS:
        yield _word(ContextKind.CONDITION, at, last)
    elif word in PRIVATIVES:
        yield _word(ContextKind.HEDGE, at, last)
    elif word in NAMINGS:
        yield _word(ContextKind.REPORTING, at, last)
    elif word in GERUND_GOVERNORS:
        if _GERUND.match(text, start):
            yield _word(GERUND_GOVERNORS[word], at, last)
    elif word in INTENTION_ENDS or not QUANTIFIER_HEADS.isdisjoint(before.lower().split()[-4:]):
        for match in (_INTENDED.search(text, low, start), _QUANTIFIED.search(text, low, start)):
            if match:
                yield _word(ContextKind.HEDGE, match.start(), match.group().rstrip())


def _word(kind: ContextKind, start: int, word: str) -> ContextWord:
    return ContextWord(kind, word, Span(start, start + len(word)))


def _measured(match: re.Match[str]) -> ContextWord:
    return ContextWord(ContextKind.MEASURE, match.group().strip(), Span(*match.span()))


def _starts_with_number(text: str, start: int) -> bool:
    """Tell whether a passage starts with a number, in digits or words, or right behind one."""
    if (
        text[start].isdigit()
        or text[start - 1 : start].isdigit()
        or text[start - 2 : start - 1].isdigit()
    ):
        return True
    first = _FIRST_WORD.match(text, start)
    return first is None or first.group(1).lower() in _COUNTED


def _before_number(text: str, start: int) -> Iterator[re.Match[str] | None]:
    """Yield what stands before the number that a passage starts with, or before its unit."""
    low = max(0, start - _NUMBER_REACH)
    if text[start].isdigit():
        yield _CURRENCY_BEFORE.search(text, low, start)
        if text[max(0, start - 2) : start].strip()[-1:] in {"-", "–", "—"}:
            yield _NUMBER_BEFORE.search(text, low, start)
            yield _NAME_BEFORE.search(text, low, start)
    elif _MAGNITUDE.match(text, start):
        yield _NUMBER_BEFORE.search(text, low, start)
        return
    yield _QUALIFIED.search(text, low, start)
    yield _RANGE_BEFORE.search(text, low, start)


def _after_number(text: str, start: int, end: int) -> Iterator[re.Match[str] | None]:
    """Yield what stands after the number, or the number and its unit, that a passage ends with."""
    yield _POWER.match(text, end)
    tail = max(start, end - _MEASURED)
    if text[end - 1].isdigit():
        yield _MAGNITUDE.match(text, end)
        yield _CURRENCY_AFTER.match(text, end)
        yield _RANGE_AFTER.match(text, end)
        if not _YEAR.search(text, start, end):
            yield _UNIT.match(text, end)
    elif _MAGNITUDE_AT_END.search(text, tail, end):
        yield _UNIT.match(text, end)
    if _HAS_DIGIT.search(text, tail, end):
        yield _RATE.match(text, end)
