"""The skeleton of a text: its letters, digits and signs, with all that may vary set aside.

White space, hyphens, quote marks, note markers and the punctuation between words are gaps;
what remains is searched in lower case, and whoever finds something there compares the gaps on
both sides by rule. So one search finds every place that may turn out to be the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.text.characters import DASHES, EAST_ASIAN
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERED: Final = rf"\[\s?[1-9]\d{{0,2}}(?:\s?[,;\-{DASHES}]\s?[1-9]\d{{0,2}})*\s?\]"
"""A number in brackets, or several: "[12]", "[2, 6]", "[ 2 ]"."""
RAISED: Final = rf"[¹²³⁴-⁹⁰]+(?:[,\-{DASHES}][¹²³⁴-⁹⁰]+)*"
"""Superscript digits."""
_BRACKETED: Final = (
    rf"{NUMBERED}|\[(?:note|nb|n) \d{{1,3}}\]|\[citation needed\]"
    r"|(?<=[.,;:!?\"')\]])\[[a-z]\]"
)
_SIGNS: Final = r"[†‡]+|\*{1,3}"
_SUPERSCRIPT: Final = rf"(?:{RAISED}|{_SIGNS})"
_APART: Final = rf"(?![⁺⁻*]|(?![{EAST_ASIAN}])\w)"
_NOTE: Final = re.compile(
    rf"{_BRACKETED}|(?:(?<=[^\W\d_]{{2}})|(?<=[.,;:!?\"')%‰{EAST_ASIAN}])){_SUPERSCRIPT}{_APART}"
    rf"|(?<=\d){RAISED}(?!⁄){_APART}",
)
_SLASHED: Final = re.compile(r"(?<=[\w.,;:!?\"'”’)\]%])\\[1-9]\d{0,2}\\(?![\w\\])")
"""A number between backslashes: "$320\\1\\ million", as the records of the United States' Congress
mark their notes, and nobody else marks anything."""
_BETWEEN: Final = re.compile(rf"\s?[,;\-⁻{DASHES}]?\s?")
"""What stands between the references of two notes: "¹,²", "¹⁻³"."""
_BRACKETS: Final = frozenset({"[]", "()", "⁽⁾"})
NOTE_IN_GAP: Final = rf"{_BRACKETED}|{_SUPERSCRIPT}"
"""What may be a note marker where it stands in a gap: a number or letter in brackets, superscript
digits, daggers or asterisks. Whether it is one, or a number of the sentence, shows elsewhere."""

_GAP: Final = re.compile(r"[\s\"'\-.,;:。、]+")
MAY_HOLD_NOTES: Final = re.compile("[\\[¹²³⁴-⁹⁰†‡*]")
"""Finds what every note marker of this module begins with."""
_STOPS: Final = ".,;:"


class Skeleton:
    """Letters, digits and signs of a normalised text, with the gaps between them.

    Attributes:
        core: What remains of the text, case kept.
        lower: The same in lower case, character by character.
        before: For each gap, the index in `core` of the character after it.
        starts: For each gap, its start in the normalised text.
        ends: For each gap, its end there.
    """

    __slots__ = ("before", "core", "ends", "lower", "starts")

    def __init__(self, text: str, extra: Sequence[tuple[int, int]] = ()) -> None:
        """Take a text apart.

        Args:
            text: A normalised text.
            extra: More ranges to set aside, in order; gaps they touch are joined to them.
        """
        spans = [match.span() for match in _GAP.finditer(text)]
        notes = _notes(text)
        if notes or extra:
            spans = _merged(spans, [*notes, *extra])
        before: list[int] = []
        parts: list[str] = []
        last = 0
        length = 0
        self.starts = []
        self.ends = []
        for start, found in spans:
            end = found
            # A stop belongs to the digit after it, as in 3.5 and .5, unless a letter stands
            # before it, as in "era.2023".
            if text[end - 1] in _STOPS and text[end : end + 1].isdigit():
                end -= not text[end - 2 : end - 1].isalpha()
                if end == start:
                    continue
            parts.append(text[last:start])
            length += start - last
            before.append(length)
            self.starts.append(start)
            self.ends.append(end)
            last = end
        parts.append(text[last:])
        self.core = "".join(parts)
        lower = self.core.lower()
        self.lower = lower if len(lower) == len(self.core) else _lower(self.core)
        self.before = before

    def offset(self, index: int) -> int:
        """Return where the character `core[index]` stands in the normalised text."""
        gap = bisect_right(self.before, index) - 1
        return index if gap < 0 else self.ends[gap] + index - self.before[gap]

    def gaps(self, start: int, end: int) -> range:
        """Return the gaps strictly inside ``core[start:end]``, by number."""
        return range(bisect_right(self.before, start), bisect_left(self.before, end))

    def gap_before(self, index: int) -> int | None:
        """Return the number of the gap right before ``core[index]``, or None."""
        gap = bisect_left(self.before, index)
        return gap if gap < len(self.before) and self.before[gap] == index else None


def joined_references(text: str, notes: Sequence[Span]) -> tuple[Span, ...]:
    """Join references of notes that stand in one row or in one pair of brackets.

    Args:
        text: The text.
        notes: Spans of its note references that its format marks, in order; those between
            backslashes are found here.

    Returns:
        Spans of the rows, with what parts the references in them: "¹,²", "¹⁻³", "[1, 2]".
    """
    rows: list[Span] = []
    slashed = [Span(*mark.span()) for mark in _SLASHED.finditer(text)] if "\\" in text else []
    for note in sorted({*notes, *slashed}) if slashed else notes:
        if rows and _BETWEEN.fullmatch(text, rows[-1].end, note.start):
            rows[-1] = Span(rows[-1].start, note.end)
        elif note.start < note.end:
            rows.append(note)
    return tuple(
        Span(start - 1, end + 1)
        if start and text[start - 1] + text[end : end + 1] in _BRACKETS
        else Span(start, end)
        for start, end in rows
    )


def _notes(text: str) -> list[tuple[int, int]]:
    """Return where note markers stand."""
    if not MAY_HOLD_NOTES.search(text):
        return []
    return [match.span() for match in _NOTE.finditer(text)]


def _merged(
    spans: list[tuple[int, int]], extra: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return both lists of ranges as one, in order, with touching ranges joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted([*spans, *extra]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _lower(text: str) -> str:
    """Lower `text` without changing its length: İ alone would become two characters."""
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
