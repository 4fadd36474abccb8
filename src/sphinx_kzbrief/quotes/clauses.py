"""The sentence around a passage, found close by without reading the whole text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_kzbrief.quotes.vocabulary import ABBREVIATIONS, FINAL_ABBREVIATIONS, SENTENCE_OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOW: Final = 500
"""Characters looked at on each side; longer sentences are cut there."""

_STOP: Final = re.compile(r"[.?!…\n。！？]")
_STOPS: Final = ".?!…。！？"
_CLOSERS: Final = "\"”’'»)]」』"
_OPENERS: Final = "\"“«'‘([–—- \t\u00a0\n"
_AROUND_WORDS: Final = frozenset(_OPENERS + _CLOSERS)
_OUTSIDE_WORDS: Final = frozenset(_STOPS + _OPENERS + _CLOSERS)
_NOTE_MARKER: Final = re.compile(r"[¹²³⁰⁴-⁹]{1,3}|\[\d{1,3}(?:[,–-] ?\d{1,3}){0,9}\]")
_NOTE_STARTS: Final = frozenset("[¹²³⁰⁴⁵⁶⁷⁸⁹")
_NOTE_AT_END: Final = re.compile(rf"(?:{_NOTE_MARKER.pattern})+\Z")
_NOTE_LASTS: Final = frozenset("]¹²³⁰⁴⁵⁶⁷⁸⁹")
_FIRST_WORD: Final = re.compile(r"\s+[\"“‘«(]?([A-ZА-Я]\w*)")
_LABEL: Final = re.compile(r"[^\W\d_]{1,12}:")


class Sentence(NamedTuple):
    """Where the sentence of a passage starts and ends.

    Attributes:
        start: Where its first character may stand, after the stop before it.
        end: Where its last word ends, before its stop.
        stop: Its stop with closing marks; empty at the end of the text or window.
    """

    start: int
    end: int
    stop: str


def sentence_around(text: str, start: int, end: int) -> Sentence:
    """Return the sentence, or sentences, that the passage belongs to.

    Args:
        text: The source.
        start: Start of the passage.
        end: End of the passage.

    Returns:
        From the start of the sentence that holds the passage's start to the end of the one that
        holds its end. A stop inside the passage's last characters is that sentence's own.
    """
    first = max(0, start - WINDOW)
    for match in _STOP.finditer(text[first:start][::-1]):
        after = _sentence_end(text, start - match.end())
        if after and after <= start:
            first = after
            break
    back = _before_note(text, start, end) if text[end - 1] in _NOTE_LASTS else end
    while back > start and text[back - 1] in _OUTSIDE_WORDS:
        back -= 1
    high = min(len(text), end + WINDOW)
    for match in _STOP.finditer(text, back, high):
        after = _sentence_end(text, match.start())
        if after:
            return Sentence(first, max(back, match.start()), text[match.start() : after])
    return Sentence(first, high, "")


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where sentences end between two offsets, after their stops."""
    for match in _STOP.finditer(text, start, end):
        after = _sentence_end(text, match.start())
        if after and after <= end:
            yield after


def _sentence_end(text: str, at: int) -> int:
    """Return the end of the sentence that the stop at `at` ends, or 0 where it ends none."""
    size = len(text)
    after = at + 1
    while after < size and text[after] in _STOPS:
        after += 1
    stop = text[at]
    if stop in "。！？":
        return _past_closers(text, after)
    closed, following = after, text[after + 1 : after + 2]
    if text[after : after + 1] != " " or not following.isalpha():
        closed = _past_closers(text, after)
        following = _next_letter(text, closed)
    if stop == "\n":
        wrapped = following.islower() and text[at : at + 3].count("\n") < 2
        return 0 if wrapped else after
    after = closed
    if after < size and not text[after].isspace():
        return after if _glued(text, at, after) else 0
    if following.islower():
        return 0
    if stop == "." and after == at + 1:
        word = text[max(0, at - 12) : at].split()[-1:] or [""]
        last = word[0].lstrip("(\"“«'‘[")
        initial = len(last) == 1 and last.isalpha() and last != "I"
        if initial or (last.lower() in ABBREVIATIONS and not _ends(last.lower(), text, after)):
            return 0
    return after


def _ends(abbreviation: str, text: str, after: int) -> bool:
    """Tell whether the stop of an abbreviation also ends the sentence: "Lund & Co. However"."""
    if abbreviation not in FINAL_ABBREVIATIONS:
        return False
    following = _FIRST_WORD.match(text, after)
    return following is not None and following.group(1).lower() in SENTENCE_OPENERS


def _before_note(text: str, start: int, end: int) -> int:
    """Return the end of a passage without the marker of a note that it ends with."""
    note = _NOTE_AT_END.search(text, max(start, end - 16), end)
    return note.start() if note else end


def _past_closers(text: str, at: int) -> int:
    """Return the offset after closing marks, and the marker of a note, at `at`."""
    size = len(text)
    while at < size and text[at] in _CLOSERS:
        at += 1
    if at < size and text[at] in _NOTE_STARTS:
        note = _NOTE_MARKER.match(text, at)
        return note.end() if note else at
    return at


def _next_letter(text: str, at: int) -> str:
    """Return the first character after white space and opening marks, or an empty string."""
    limit = min(len(text), at + 20)
    while at < limit and text[at] in _AROUND_WORDS:
        at += 1
    return text[at : at + 1]


def _glued(text: str, at: int, after: int) -> bool:
    """Tell whether a stop without a space after it ends a sentence, as in "era.As you know"."""
    before = text[max(0, at - 2) : at]
    following = text[after : after + 2].lstrip("\"“«'‘")
    return (
        len(before) == 2
        and (before.islower() or not before[1].isalpha() or text[at] in "?!")
        and following[:1].isupper()
        and not before[1].isspace()
        and (not following[1:].isupper() or _LABEL.match(text, after) is not None)
    )
