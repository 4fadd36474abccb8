"""What a footnote excepts from the words that its marker hangs on.

A quotation that drops a note marker, or ends before it, says less than its source where the note
takes something away: “The port is open every day.¹” with “¹ Except on Sundays.” below.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.quotes.lexicon import lexicon_for
from sphinx_kzbrief.quotes.model import ContextKind, ContextWord
from sphinx_kzbrief.quotes.notes import note_at, notes_between
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Segment
    from sphinx_kzbrief.text.prepared import PreparedText

_SUPERSCRIPTS: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER: Final = r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\[\d{1,3}\]|[*†‡]{1,3})"
_SIGN: Final = re.compile(r"(?<![\d\s])[*†‡]{1,3}(?!\w)")
_BEHIND: Final = re.compile(r"[.,;:!?”’\"')»]{0,3}")
_AT_HEAD: Final = re.compile(rf"(?:(?P<mark>{_NUMBER})|(?P<plain>\d{{1,3}})[.)]?)\s*(?=\S)")
_LINE: Final = re.compile(rf"^[ \t]*(?P<mark>{_NUMBER})[ \t]+(?P<words>\S.*)$", re.MULTILINE)
_TURNING: Final = frozenset({ContextKind.NEGATION, ContextKind.CONDITION})
_EARLY: Final = 5
"""Words of a sentence among which its exception stands; later ones are of titles and asides."""
_SENTENCE: Final = re.compile(r"[^.;]+")
_SHOWN: Final = 80
_KEY: Final = "footnotes"


def excepted_below(
    source: PreparedText, segments: Sequence[Segment], span: Span
) -> tuple[ContextWord, ...]:
    """Return the words of footnotes that take something away from a passage.

    Args:
        source: The source.
        segments: Its segments; those of notes are its footnotes.
        span: The passage, from its first word to its last.

    Returns:
        For each note whose marker stands inside the passage or right behind it, the exception it
        makes; all of severity `note`.
    """
    text = source.raw
    behind = _BEHIND.match(text, span.end)
    end = behind.end() if behind else span.end
    last = note_at(source, end)
    marks = {*notes_between(source, span.start, last.end if last else span.end)}
    marks.update(Span(*sign.span()) for sign in _SIGN.finditer(text, span.start, span.end))
    sign = None if last else _SIGN.match(text, end)
    marks.update([Span(*sign.span())] if sign else [])
    found: list[ContextWord] = []
    for mark in sorted(marks):
        note = _note(source, segments, _plain(mark.of(text)), span.end)
        word = _exception(text, note) if note is not None else None
        if word is not None:
            found.append(word)
    return tuple(dict.fromkeys(found))


def _plain(mark: str) -> str:
    """Return the number or sign of a marker."""
    return mark.translate(_SUPERSCRIPTS).strip("[]")


def _note(source: PreparedText, segments: Sequence[Segment], mark: str, after: int) -> Span | None:
    """Return the note of a marker: the next one below the passage, as signs return a page on."""
    if _KEY not in source.derived:
        source.derived[_KEY] = _notes(source.raw, segments)
    notes: Mapping[str, list[Span]] = source.derived[_KEY]
    row = notes.get(mark, [])
    index = bisect_left(row, Span(after, after))
    return row[index] if index < len(row) else None


def _notes(text: str, segments: Sequence[Segment]) -> dict[str, list[Span]]:
    """Return the words of all footnotes by their number or sign, in order."""
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for segment in segments:
        if segment.kind is not SegmentKind.NOTE:
            continue
        head = _AT_HEAD.match(text, segment.start, segment.end)
        start = head.end() if head else segment.start
        mark = _plain(head["mark"] or head["plain"]) if head else str(segment.number)
        found[mark].add(Span(start, segment.end))
    for line in _LINE.finditer(text):
        found[_plain(line["mark"])].add(Span(*line.span("words")))
    return {mark: sorted(spans) for mark, spans in found.items()}


def _exception(text: str, note: Span) -> ContextWord | None:
    """Return the first exception that a note makes, with the rest of its clause."""
    for sentence in _SENTENCE.finditer(text, note.start, note.end):
        words = sentence.group()
        for kind, start, _ in lexicon_for(words).turners(words, opens=True):
            before = words[:start].split()
            if before and (words[start].isupper() or before[-1][0].isupper()):
                break  # the title of a work
            if kind in _TURNING and len(before) < _EARLY:
                shown = words[start : start + _SHOWN].rstrip()
                at = sentence.start() + start
                return ContextWord(kind, shown, Span(at, at + len(shown)), "note")
    return None
