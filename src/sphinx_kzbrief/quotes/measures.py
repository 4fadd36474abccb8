"""The rest of a number, a measure or a comparison that a passage leaves outside."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.model import ContextKind
from sphinx_kzbrief.quotes.vocabulary import NUMBER_WORDS, UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.quotes.lexicon import Lexicon
    from sphinx_kzbrief.text.spans import Span

_REACH: Final = 40
_NEAR: Final = 24
_SIGN_BEFORE: Final = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₸₽₴₹#№]|\d[\d.,]*\s?[-–—]|[^\W\d_]+[-–]|\d[\d.,]*%?\s(?:to|or|до|или)"
    r"|\bbetween\s.{1,20}\sand)\s?\Z",
)
_SIGN_BEHIND: Final = re.compile(
    r"\s?(?:%|‰|°|[$€£¥₸₽₴₹])|-?fold\b|\s?[-–—]\s?\d[\d.,]*|\s(?:to|or|до|или)\s\d[\d.,]*"
    r"|\s?/\s?[^\W\d_]{1,12}|\s(?:a\.m|p\.m|am|pm)\b"
)
_UNIT: Final = re.compile(
    rf"[\s-](?:{'|'.join(sorted(filter(str.isalpha, UNITS), key=len, reverse=True))})(?![\w'’-])"
)
_MEASURED: Final = re.compile(r"\d\s?[^\W\d_]+\Z")
_RATE: Final = re.compile(
    r"\s?/\s?[^\W\d_]{1,12}|\s(?:per|below (?:zero|freezing)|or (?:so|more|less|fewer))\b"
)
_OPEN_ENDED: Final = frozenset({"than", "twice", "double", "triple", "чем", "вдвое", "втрое"})
_ANY_WORD: Final = re.compile(r"\s+\w+")
_NUMBER: Final = re.compile(r"\d|\bas\s")
_FIRST: Final = re.compile(r"(?:an? )?([^\W\d_]+)")
_LAST: Final = re.compile(r"[^\W\d_]+\Z")
_YEAR: Final = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d\Z")
_COUNTED: Final = NUMBER_WORDS | {"all", "every"}

_Found = tuple[ContextKind, int, int]


def measures(text: str, span: Span, low: int, high: int, lexicon: Lexicon) -> Iterator[_Found]:
    """Yield what belongs to the number or comparison that a passage begins or ends with.

    Args:
        text: The source.
        span: The passage.
        low: Where its sentence starts.
        high: Where its sentence ends.
        lexicon: The words of its language.
    """
    left = text[max(low, span.start - _REACH) : span.start]
    right = text[span.end : min(high, span.end + _REACH)]
    if left and _begins_with_number(text, span.start):
        shift = span.start - len(left)
        sign = (
            _SIGN_BEFORE.search(left) if text[span.start].isdigit() or left[-1:] in "-–—" else None
        )
        for match in (sign or _ranged(left), _before(lexicon).search(left)):
            if match:
                yield ContextKind.MEASURE, shift + match.start(), shift + match.end()
                break
    if right:
        found = _behind_number(text, span, right, lexicon) or _base(text, span, right, lexicon)
        if found:
            yield ContextKind.MEASURE, span.end + found.start(), span.end + found.end()


_RANGE: Final = re.compile(r"\d[\d.,]*%?\s(?:to|or|до|или)\s\Z|\bbetween\s.{1,20}\sand\s\Z")


def _ranged(left: str) -> re.Match[str] | None:
    return _RANGE.search(left)


def _begins_with_number(text: str, start: int) -> bool:
    if text[start].isdigit():
        return True
    first = _FIRST.match(text, start, start + 24)
    return first is not None and first[1].lower() in _COUNTED


def _behind_number(text: str, span: Span, right: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return what says what the last number of a passage counts, or how exactly."""
    last = text[span.end - 1]
    word = None if last.isdigit() else _LAST.search(text, max(span.start, span.end - 16), span.end)
    if not last.isdigit() and not (word and word[0].lower() in NUMBER_WORDS):
        # "a dose of 5 mg", "5 degrees": the measure may go on behind its unit.
        counted = _MEASURED.search(text, max(span.start, span.end - 24), span.end)
        return _RATE.match(right) if counted else None
    scale = re.match(rf"\s?{lexicon.pattern('scales').pattern}", right, re.IGNORECASE)
    sign = _SIGN_BEHIND.match(right) if last.isdigit() else None
    if scale or sign:
        return scale or sign
    if _YEAR.search(text, span.start, span.end):
        return None
    return _UNIT.match(right)


def _base(text: str, span: Span, right: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return what a comparison that a passage ends with compares with."""
    last = _LAST.search(text, max(span.start, span.end - 16), span.end)
    if last and last[0].lower() in _OPEN_ENDED:
        return _ANY_WORD.match(right)
    base = _bases(lexicon).match(right)
    if base is None:
        return None
    if base[0].split()[-1] in _OPEN_ENDED:
        return base
    # "as" compares only behind "as much" or "twice", "compared with" only behind a number or so.
    quoted = text[max(span.start, span.end - _NEAR) : span.end]
    compared = lexicon.pattern("multiples", "comparatives").search(quoted) or _NUMBER.search(quoted)
    return base if compared else None


@cache
def _before(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{lexicon.pattern('approximations').pattern}\s?\Z", re.IGNORECASE)


@cache
def _bases(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[,\s]*{lexicon.pattern('bases').pattern}", re.IGNORECASE)
