"""Quotation marks: which stretches of a paragraph stand between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from sphinx_kzbrief.text.spans import Span

PAIRS: Final = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‘": "’", "‹": "›"}
_MARK = re.compile(r"[“”«»„「」『』‘’‹›\"']")
HIDDEN: Final = "\ue000"
"""What stands for each character between quotation marks, where they are masked."""
LONGEST_SINGLE = 400
"""Stretches between single marks longer than this are two stray apostrophes."""
DEEPEST = 6
"""Marks open inside one another; more are stray."""


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

    Marks inside a stretch belong to it. A mark that is never closed runs to the paragraph's end
    where it opens the paragraph, or where the next one opens with the same mark, as in a speech
    of several paragraphs.

    Args:
        text: Canonical text.
        within: Span of the paragraph.

    Returns:
        Stretches in order, none inside another.
    """
    pairs: list[tuple[int, int]] = []
    open_marks: list[int] = []
    for match in _MARK.finditer(text, within.start, within.end):
        place = match.start()
        opener = _opener_of(text, place, open_marks, within)
        if opener is not None:
            pairs.append((open_marks[opener], place))
            del open_marks[opener:]
        elif _opens(text, place, within):
            open_marks.append(place)
    found: list[Quoted] = []
    for opening, closing in sorted(pairs):
        if not found or opening >= found[-1].end:
            found.append(Quoted(opening + 1, closing, closed=True))
    if not found and open_marks[:1] == [within.start] and text[within.start] in "“«„「":
        found.append(Quoted(within.start + 1, within.end, closed=False))
    elif open_marks and _goes_on_below(text, open_marks[-1], within):
        opening = open_marks[-1]
        found = [quoted for quoted in found if quoted.end < opening]
        found.append(Quoted(opening + 1, within.end, closed=False))
    return [quoted for quoted in found if text[quoted.start : quoted.end].strip()]


def _goes_on_below(text: str, opening: int, within: Span) -> bool:
    """Tell whether the next paragraph opens with the mark that this one leaves open."""
    following = text[within.end : within.end + 20].lstrip()
    return text[opening] in '“«„"' and following.startswith(text[opening])


def _opener_of(text: str, place: int, open_marks: list[int], within: Span) -> int | None:
    """Return the index of the open mark that the one at `place` closes."""
    mark = text[place]
    for index in range(len(open_marks) - 1, max(-1, len(open_marks) - 1 - DEEPEST), -1):
        opening = text[open_marks[index]]
        if mark not in PAIRS.get(opening, opening):
            continue
        single = opening in "'‘"
        if single and place - open_marks[index] > LONGEST_SINGLE:
            return None
        if single and not _ends_word(text, place, within):
            return None
        return index
    return None


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
        kept = len(words) - len(words.rstrip(".,!?…;。，！？；"))
        pieces += [
            text[at : quoted.start],
            HIDDEN * (len(words) - kept),
            words[len(words) - kept :],
        ]
        at = quoted.end
    return "".join([*pieces, text[at : within.end]])
