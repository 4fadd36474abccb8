"""Which numbers in brackets, and which superscripts, a source proves to be note markers.

A quotation may leave out the number of a note, but "within [60] days" and "30 hectares²" hold
numbers of the sentence. A marker is a note's where its place allows nothing else, or where the
numbering of the copy's own notes says so.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.vocabulary import (
    ABBREVIATIONS,
    CURRENCIES,
    POWERED_UNITS,
    SCALES,
    UNITS,
)
from sphinx_kzbrief.text.skeleton import NUMBERED, RAISED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.text.prepared import PreparedText

_MARKER: Final = re.compile(rf"{NUMBERED}|{RAISED}")
_NUMBER: Final = re.compile(r"\d+|[¹²³⁴-⁹⁰]+")
_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LINE_START: Final = re.compile(r"(?:\A|[.!?…\])\"”’»][^\S\n]*\n|\n[^\S\n]*\n)[^\S\n]*\Z")
_WORD_BEFORE: Final = re.compile(r"(\d\s?)?(?<![^\W\d_])([^\W\d_]+)\.?\Z")
_NEXT: Final = re.compile(r"\s*([^\W\d_]+|\S?)")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)\]]*\s+\Z")
_STOPPED: Final = re.compile(r"[.,;:!?…][\"'”’»)\]]*\s+\Z")
_STOPS: Final = ".,;:!?…。，；：！？"
_CLOSING: Final = "\"'”’»)]}%"
_COUNTED: Final = (UNITS | SCALES | CURRENCIES) - {"us"}
_REACH: Final = 40
_SHORTENED: Final = 3
"""Letters of a unit that ends with a full stop of its own: "km.", "ft."."""
_POWERS: Final = range(2, 10)


@dataclass(frozen=True, slots=True)
class _Marker:
    """A number that may be a note's.

    Attributes:
        start: Its offset.
        numbers: The numbers in it.
        proof: True where its place proves a note, False where it rules one out, else None.
    """

    start: int
    numbers: tuple[int, ...]
    proof: bool | None


def proven_notes(source: PreparedText) -> frozenset[int]:
    """Return where the note markers start that format or text prove to be such, as raw offsets."""
    known: frozenset[int] | None = source.derived.get("notes")
    if known is None:
        stated = (span.start for span in source.notes)
        known = source.derived["notes"] = frozenset([*stated, *_proven(source.raw)])
    return known


def all_proven(source: PreparedText, start: int, end: int) -> bool:
    """Tell whether every number set apart in a range of a source is proven to be a note's."""
    found = [match.start() for match in _MARKER.finditer(source.raw, start, end)]
    return not found or proven_notes(source).issuperset(found)


def _proven(text: str) -> Iterator[int]:
    """Yield the offsets of the markers whose place or number proves them."""
    for is_raised in (False, True):
        markers: list[_Marker] = []
        noted: set[int] = set()
        for match in _MARKER.finditer(text):
            if (match.group()[0] != "[") is not is_raised:
                continue
            numbers = tuple(
                int(number.translate(_PLAIN)) for number in _NUMBER.findall(match.group())
            )
            if _opens_note(text, match):
                noted.update(numbers)
            proof = _raised(text, match, numbers) if is_raised else _bracketed(text, match)
            if proof is not False:
                markers.append(_Marker(match.start(), numbers, proof))
        if is_raised:
            # A raised number is a note's once; where it stands again, one of them is a power.
            counted = Counter(number for marker in markers for number in marker.numbers)
            noted = {number for number in noted if counted[number] == 1}
        yield from _by_number(markers, noted)


def _opens_note(text: str, match: re.Match[str]) -> bool:
    """Tell whether a marker stands before the text of its note, at the start of a line."""
    low = max(0, match.start() - _REACH)
    if not _LINE_START.search(text, low, match.start()):
        return False
    following = _NEXT.match(text, match.end())
    return following is not None and not following.group(1).islower()


def _by_number(markers: list[_Marker], noted: set[int]) -> Iterator[int]:
    """Yield the markers proven by their place, by a note of their number, or by numbering."""
    last = second = 0
    for index, marker in enumerate(markers):
        first = marker.numbers[0]
        follows = last == first - 1 and last > 0
        goes_on = index + 1 < len(markers) and markers[index + 1].numbers[0] == first + 1
        if (
            marker.proof
            or noted.issuperset(marker.numbers)
            or (follows and (goes_on or 0 < second == first - 2))
        ):
            yield marker.start
            last, second = marker.numbers[-1], last
        else:
            last = second = 0


def _raised(text: str, match: re.Match[str], numbers: tuple[int, ...]) -> bool | None:
    """Judge superscript digits: a power stands behind a number, a unit or what is in brackets."""
    start = match.start()
    before = text[start - 1]
    if (
        before.isspace()
        or before.isdigit()
        or not (before.isalpha() or before in _STOPS + _CLOSING)
    ):
        return False
    plainly = len(numbers) > 1 or numbers[0] not in _POWERS
    word = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    if word is None:
        return True if before in _STOPS or plainly else _quoted(text, start)
    counted = word.group(1) is not None
    is_unit = word.group(2).lower() in POWERED_UNITS
    if before in _STOPS:
        shortened = len(word.group(2)) <= _SHORTENED and (counted or is_unit)
        return None if shortened and not plainly else True
    if is_unit or (counted and not plainly):
        return False
    return True if plainly and len(word.group(2)) > 1 else None


def _quoted(text: str, start: int) -> bool | None:
    """Judge a superscript behind a closing mark: words in quotation marks have no power."""
    return True if text[start - 1] in "\"'”’»" and text[start - 2 : start - 1].isalpha() else None


def _bracketed(text: str, match: re.Match[str]) -> bool | None:
    """Judge a number in brackets: what it counts or multiplies stands right behind it."""
    start, end = match.span()
    before = text[start - 1] if start else " "
    following = _NEXT.match(text, end)
    word = following.group(1) if following else ""
    stopped = before in _STOPS
    if word in _COUNTED or word.isdigit():
        return False
    if text[end : end + 1].isalpha() and not stopped:
        return False
    if not before.isspace():
        if before.isalpha():
            return True if text[start - 2 : start - 1].isalpha() else None
        return before.isdigit() or stopped or before in _CLOSING
    low = max(0, start - _REACH)
    last = _WORD_BEFORE.search(text[low:start].rstrip())
    if last and (last.group(2).lower() in ABBREVIATIONS or len(last.group(2)) == 1):
        return None
    if _SENTENCE_END.search(text, low, start) and not word.islower():
        return True
    inner = match.group()[1].isspace()
    return True if inner and _STOPPED.search(text, low, start) else None
