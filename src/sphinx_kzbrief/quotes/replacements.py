"""Brackets that put other words in the place of the source's: `quote-context` of insertions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.model import ContextKind, ContextWord
from sphinx_kzbrief.quotes.vocabulary import FUNCTION_WORDS, NUMBER_WORDS, SMALL_NUMBERS
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.quotes.model import Alteration

_WORD: Final = re.compile(r"\w+")
_DIGIT: Final = re.compile(r"\d")
# Only white space may stand between: a stop or comma ends what a bracket can stand for.
_BEFORE: Final = re.compile(
    r"((?:[^\W_]+(?:['’.-]+[^\W_]+)*[^\S\n]+){0,3}[^\W_]+(?:['’-][^\W_]+)*)\s+\Z"
)
_AFTER: Final = re.compile(
    r"\s+((?:[^\W_]+(?:['’-][^\W_]+)*)(?:[^\S\n]+[^\W_]+(?:['’-][^\W_]+)*){0,3})"
)
_NUMBER: Final = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+")
_REACH: Final = 80
_STEM: Final = 4


def replaced(text: str, change: Alteration, passage: Span) -> ContextWord | None:
    """Return the source's words that a bracket replaces by words of another meaning, or None.

    Inside a quotation these are the words between two runs; before the first run and after the
    last they are the source's neighbours of the passage.

    Args:
        text: The source.
        change: The insertion.
        passage: The whole passage.
    """
    dropped, spot = change.source, change.span
    if not dropped and spot.start <= passage.start:
        dropped, spot = _neighbour(_BEFORE.search(text, max(0, spot.start - _REACH), spot.start))
        nearest = dropped.split()[-1:]
    elif not dropped and spot.start >= passage.end:
        dropped, spot = _neighbour(_AFTER.match(text, spot.start, spot.start + _REACH))
        nearest = dropped.split()[:1]
        if _ends_with_name(passage.of(text)):
            return None
    else:
        nearest = dropped.split()
        if _DIGIT.search(dropped) and not _DIGIT.search(change.quotation):
            return ContextWord(ContextKind.MEASURE, dropped, spot)
        if _other_numbers(dropped, change.quotation):
            return ContextWord(ContextKind.REPLACEMENT, dropped, spot)
    if not _content(" ".join(nearest)) or not _other_words(dropped, change.quotation):
        return None
    return ContextWord(ContextKind.REPLACEMENT, dropped, spot)


def _neighbour(match: re.Match[str] | None) -> tuple[str, Span]:
    """Return the words of a match with their span, or none."""
    return (match.group(1), Span(*match.span(1))) if match else ("", Span(0, 0))


def _ends_with_name(quoted: str) -> bool:
    """Tell whether a bracket at the end may explain the last word before it: a name."""
    last = _WORD.findall(quoted)[-1:]
    return bool(last) and last[0][0].isupper()


def _other_numbers(dropped: str, added: str) -> bool:
    """Tell whether a bracket says another number than the one it replaces."""
    ours, theirs = _numbers(dropped), _numbers(added)
    return bool(ours) and not theirs <= ours


def _numbers(text: str) -> set[str]:
    """Return the numbers of a text; small ones are the same in words and in digits."""
    found = (match[0].replace(",", "").lower() for match in _NUMBER.finditer(text))
    return {
        SMALL_NUMBERS.get(each, each)
        for each in found
        if each[0].isdigit() or each in NUMBER_WORDS - {"fold"}
    }


def _content(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.lower() not in FUNCTION_WORDS]


def _other_words(dropped: str, added: str) -> bool:
    """Tell whether a bracket replaces words of content by unrelated ones.

    A name may stand for a description, as "[Tokayev]" for "the president", and a pronoun or
    article for anything; one name for another, or one description for another, may not.
    """
    ours, theirs = _content(dropped), _content(added)
    if not ours or (any(map(_named, theirs)) and not any(map(_named, ours))):
        return False
    stems = {word.lower()[:_STEM] for word in ours}
    if any(word.lower()[:_STEM] in stems for word in theirs):
        return False
    return not (_initials(dropped) & set(ours + theirs) or _initials(added) & set(ours + theirs))


def _named(word: str) -> bool:
    return word[0].isupper()


def _initials(text: str) -> set[str]:
    """Return what the initials of the names in `text` spell, as SCO."""
    letters = "".join(word[0] for word in _WORD.findall(text) if word[0].isupper())
    return {letters} if len(letters) > 1 else set()
