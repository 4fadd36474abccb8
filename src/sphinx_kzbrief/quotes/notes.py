"""Which numbers in brackets, and which superscripts, a source proves to be note markers.

A quotation may leave out the number of a note, but "within [60] days" and "30 hectares²" hold
numbers of the sentence. A marker is a note's where the format of the source says so, where its
place allows nothing else, or where the numbering of the copy's own notes says so.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.languages import DAYS
from sphinx_kzbrief.quotes.vocabulary import (
    ABBREVIATIONS,
    CURRENCIES,
    NUMBERING,
    POWERED_UNITS,
    SCALES,
    UNITS,
)
from sphinx_kzbrief.text.characters import CURRENCY_SIGNS
from sphinx_kzbrief.text.cutting import CutText, cut_out
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.skeleton import NUMBERED, RAISED
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKER: Final = re.compile(rf"{NUMBERED}|{RAISED}")
_IN_BRACKETS: Final = re.compile(NUMBERED)
_IS_RAISED: Final = re.compile(RAISED)
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
_IS_COUNTED: Final = re.compile(r"(?<![\d.,])(?!10*\Z)\d[\d.,]*\Z")
"""A number of which a power is not usual, as it is of 10; the first power is of none."""
_ROW: Final = re.compile(
    r"([^\W\d_]+|[§№]+)\.?\s?"
    r"(?:\d[\d.]*[¹²³⁴-⁹⁰]*(?:\s?[,;–-]\s?|\s(?:and|or|to|и|или|до|және|мен)\s))*\d[\d.]*\Z"
)
"""What a number, or a row of them, is introduced by: "статьи 128 и 129¹"."""
_BEHIND: Final = re.compile(r"\s?[-\u2010\u2011–]?\s?([条節节款项項章]|[^\W\d_]+)")
_PRICE: Final = re.compile(rf"[{CURRENCY_SIGNS}]\s?\d[\d,]*(?:\.\d)?\Z")
"""A sum of which a power is not; two digits raised behind it are its cents: "$19⁹⁵"."""
_YEAR: Final = re.compile(r"([^\W\d_]+),?\s(?:1[5-9]|20)\d\d\Z")
_DATING: Final = DAYS | {"in", "since", "until", "during", "в"}
_KEY: Final = "notes"
_STARTS: Final = frozenset("[¹²³⁴⁵⁶⁷⁸⁹⁰")


@dataclass(frozen=True, slots=True)
class _Marker:
    """A number that may be a note's.

    Attributes:
        span: Where it stands.
        numbers: The numbers in it.
        proof: True where its place proves a note, False where it rules one out, else None.
    """

    span: Span
    numbers: tuple[int, ...]
    proof: bool | None


@dataclass(frozen=True, slots=True)
class WithoutNotes:
    """A part of a source as it reads without its note markers.

    Attributes:
        text: What is left of the part.
        cut: What was cut out of the part.
        start: Where the part starts in the source.
    """

    text: PreparedText
    cut: CutText
    start: int

    def inside(self, span: Span) -> Span:
        """Return where a span of the source, in that part, lies in what is left."""
        low, high = (self.cut.from_whole(offset - self.start) for offset in span)
        return Span(low, high)

    def outside(self, span: Span) -> Span:
        """Return where a span of what is left lies in the source."""
        low, high = self.cut.to_whole(span)
        return Span(low + self.start, high + self.start)


def proven_notes(source: PreparedText) -> tuple[Span, ...]:
    """Return the note markers that format or text prove to be such, in order."""
    known: tuple[Span, ...] | None = source.derived.get(_KEY)
    if known is None:
        found = list(_proven(source.raw, source.notes)) if _MARKER.search(source.raw) else []
        known = source.derived[_KEY] = tuple(sorted([*source.notes, *found]))
    return known


def note_at(source: PreparedText, offset: int) -> Span | None:
    """Return the proven note marker that starts at an offset."""
    if not source.notes and source.raw[offset : offset + 1] not in _STARTS:
        return None
    notes = proven_notes(source)
    index = bisect_left(notes, Span(offset, offset))
    return notes[index] if index < len(notes) and notes[index].start == offset else None


def notes_between(source: PreparedText, start: int, end: int) -> tuple[Span, ...]:
    """Return the proven note markers in a range of a source."""
    notes = proven_notes(source)
    low = bisect_left(notes, Span(start, start))
    return tuple(takewhile(lambda note: note.end <= end, notes[low:]))


def without_notes(source: PreparedText, area: Span) -> WithoutNotes | None:
    """Return a part of a source as it reads without the markers that are proven to be notes'.

    Args:
        source: The source.
        area: The part.

    Returns:
        The part; None where it holds no such marker.
    """
    start, end = max(0, area.start), min(len(source.raw), area.end)
    if not (source.notes or _MARKER.search(source.raw, start, end)):
        return None
    notes = [Span(low - start, high - start) for low, high in notes_between(source, start, end)]
    if not notes:
        return None
    cut = cut_out(source.raw[start:end], notes)
    return WithoutNotes(PreparedText(cut.text), cut, start)


def bears_markers(quotation: str) -> bool:
    """Tell whether a quotation may keep the note markers of its source."""
    return _MARKER.search(quotation) is not None


def _proven(text: str, stated: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the markers, beside those that are stated, whose place or number proves them."""
    # A format that marks the references of its notes leaves out no other of the same form.
    forms = {text[note.start] == "[" for note in stated}
    yield from _proven_brackets(text, stated, in_sequence=True not in forms)
    yield from _proven_raised(text, stated, in_sequence=False not in forms)


def _proven_brackets(text: str, stated: tuple[Span, ...], *, in_sequence: bool) -> Iterator[Span]:
    """Yield the numbers in brackets that are proven to be notes'."""
    markers: list[_Marker] = []
    noted: set[int] = set()
    for match, numbers in _markers(text, _IN_BRACKETS):
        if _opens_note(text, match):
            noted.update(numbers)
        proof = _bracketed(text, match)
        if proof is not False and not _stated(stated, match.start()):
            markers.append(_Marker(Span(*match.span()), numbers, proof))
    yield from _by_number(markers, noted, in_sequence=in_sequence)


def _proven_raised(text: str, stated: tuple[Span, ...], *, in_sequence: bool) -> Iterator[Span]:
    """Yield the raised numbers that are proven to be notes'."""
    markers: list[_Marker] = []
    noted: set[int] = set()
    counted: Counter[int] = Counter()
    for match, numbers in _markers(text, _IS_RAISED):
        if _opens_note(text, match):
            noted.update(numbers)
        proof = _raised(text, match, numbers)
        if proof is False:
            continue
        counted.update(numbers)
        if not _stated(stated, match.start()):
            markers.append(_Marker(Span(*match.span()), numbers, proof))
    # A raised number is a note's once; where it stands again, one of them is a power.
    once = {number for number in counted if counted[number] == 1}
    likely = [
        marker
        for marker in markers
        if marker.proof or once.issuperset(marker.numbers) or not _behind_digit(text, marker)
    ]
    yield from _by_number(likely, noted & once, in_sequence=in_sequence)


def _behind_digit(text: str, marker: _Marker) -> bool:
    return text[marker.span.start - 1].isdigit()


def _markers(
    text: str, pattern: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], tuple[int, ...]]]:
    """Yield what has the form of a marker, with the numbers in it."""
    for match in pattern.finditer(text):
        numbers = _NUMBER.findall(match.group())
        yield match, tuple(int(number.translate(_PLAIN)) for number in numbers)


def _stated(stated: tuple[Span, ...], offset: int) -> bool:
    """Tell whether a note reference that the format marks holds an offset."""
    index = bisect_right(stated, Span(offset, sys.maxsize)) - 1
    return index >= 0 and offset < stated[index].end


def _opens_note(text: str, match: re.Match[str]) -> bool:
    """Tell whether a marker stands before the text of its note, at the start of a line."""
    low = max(0, match.start() - _REACH)
    if not _LINE_START.search(text, low, match.start()):
        return False
    following = _NEXT.match(text, match.end())
    return following is not None and not following.group(1).islower()


def _by_number(markers: list[_Marker], noted: set[int], *, in_sequence: bool) -> Iterator[Span]:
    """Yield the markers proven by their place, by a note of their number, or by numbering."""
    last = second = 0
    for index, marker in enumerate(markers):
        first = marker.numbers[0]
        follows = in_sequence and last == first - 1 and last > 0
        goes_on = index + 1 < len(markers) and markers[index + 1].numbers[0] == first + 1
        if (
            marker.proof
            or noted.issuperset(marker.numbers)
            or (follows and (goes_on or 0 < second == first - 2))
        ):
            yield marker.span
            last, second = marker.numbers[-1], last
        else:
            last = second = 0


def _raised(text: str, match: re.Match[str], numbers: tuple[int, ...]) -> bool | None:
    """Judge superscript digits: a power stands behind a number, a unit or what is in brackets."""
    start = match.start()
    before = text[start - 1]
    if before.isdigit():
        if not _IS_COUNTED.search(text, max(0, start - _REACH), start):
            return False
        if _is_numbering(text, match):
            return False
        return True if numbers == (1,) or _has_no_power(text, match) else None
    if before.isspace() or not (before.isalpha() or before in _STOPS + _CLOSING):
        return False
    plainly = len(numbers) > 1 or numbers[0] not in _POWERS
    word = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
    if word is None:
        return True if before in _STOPS + "%‰" or plainly else _quoted(text, start)
    counted = word.group(1) is not None
    is_unit = word.group(2).lower() in POWERED_UNITS
    if before in _STOPS:
        shortened = len(word.group(2)) <= _SHORTENED and (counted or is_unit)
        return None if shortened and not plainly else True
    if is_unit or (counted and not plainly):
        return False
    return True if plainly and len(word.group(2)) > 1 else None


def _is_numbering(text: str, match: re.Match[str]) -> bool:
    """Tell whether a raised number belongs to the number of an article or table: "Article 2¹"."""
    before = _ROW.search(text, max(0, match.start() - _REACH), match.start())
    behind = _BEHIND.match(text, match.end())
    return any(found and found.group(1).lower() in NUMBERING for found in (before, behind))


def _has_no_power(text: str, match: re.Match[str]) -> bool:
    """Tell whether one raised digit stands behind a sum of money or a year."""
    start = match.start()
    low = max(0, start - _REACH)
    year = _YEAR.search(text, low, start)
    dated = year is not None and year.group(1).casefold() in _DATING
    return match.end() == start + 1 and (dated or _PRICE.search(text, low, start) is not None)


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
