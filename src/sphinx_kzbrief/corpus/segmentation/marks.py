"""Quotation marks: which stretches of a paragraph stand between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from sphinx_kzbrief.text.spans import Span

PAIRS: Final = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‘": "’", "‹": "›"}
_MARK = re.compile(r"[“”«»„「」『』‘’‹›\"']")
LONGEST_SINGLE = 400
"""Stretches between single marks longer than this are two stray apostrophes."""


class Quoted(NamedTuple):
    """A stretch between quotation marks.

    Attributes:
        start: Offset of its first word, after the opening mark.
        end: Offset of the closing mark, or of the paragraph's end where none closes.
        closed: Whether a mark closes it.
    """

    start: int
    end: int
    closed: bool

    @property
    def outer_end(self) -> int:
        """Offset after the closing mark."""
        return self.end + self.closed


def quoted_stretches(text: str, within: Span) -> list[Quoted]:
    """Find the stretches of one paragraph that stand between quotation marks.

    Marks inside a stretch belong to it. A mark that opens the paragraph and is never closed
    runs to its end, as in a speech of several paragraphs.

    Args:
        text: Canonical text.
        within: Span of the paragraph.

    Returns:
        Stretches in order, none inside another.
    """
    found: list[Quoted] = []
    marks = [match.start() for match in _MARK.finditer(text, within.start, within.end)]
    at = 0
    while at < len(marks):
        place = marks[at]
        at += 1
        if not _opens(text, place, within):
            continue
        closing = _closing(text, place, marks, at, within)
        if closing is not None:
            found.append(Quoted(place + 1, marks[closing], closed=True))
            at = closing + 1
        elif place == within.start and text[place] in "“«„「":
            found.append(Quoted(place + 1, within.end, closed=False))
            break
    return [quoted for quoted in found if text[quoted.start : quoted.end].strip()]


def _opens(text: str, place: int, within: Span) -> bool:
    """Tell whether a mark opens: straight ones and apostrophes by what stands around them."""
    mark = text[place]
    if mark in "“«„「『‹":
        return True
    if mark not in "\"'‘":
        return False
    before = text[place - 1] if place > within.start else " "
    after = text[place + 1] if place + 1 < within.end else " "
    return not before.isalnum() and not after.isspace() and before not in ".,;!?%"


def _closing(text: str, place: int, marks: list[int], at: int, within: Span) -> int | None:
    """Return the index in `marks` of the mark that closes the one at `place`."""
    mark = text[place]
    closers = PAIRS.get(mark, mark)
    single = mark in "'‘"
    depth = 0
    for index in range(at, len(marks)):
        here = marks[index]
        if single and here - place > LONGEST_SINGLE:
            return None
        if text[here] == mark and mark not in closers:
            depth += 1
        elif text[here] in closers and (not single or _ends_word(text, here, within)):
            if depth == 0:
                return index
            depth -= 1
    return None


def _ends_word(text: str, place: int, within: Span) -> bool:
    """Tell a closing single mark from an apostrophe: no letter may follow."""
    return place + 1 >= within.end or not text[place + 1].isalnum()


def masked(text: str, within: Span, stretches: list[Quoted]) -> str:
    """Return the paragraph with the words between marks blanked, offsets kept.

    Punctuation at the end of a stretch stays, since it ends sentences.
    """
    pieces = []
    at = within.start
    for quoted in stretches:
        words = text[quoted.start : quoted.end]
        kept = len(words) - len(words.rstrip(".,!?…;"))
        pieces += [
            text[at : quoted.start],
            "\ue000" * (len(words) - kept),
            words[len(words) - kept :],
        ]
        at = quoted.end
    return "".join([*pieces, text[at : within.end]])
