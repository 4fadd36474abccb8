"""Quotation marks of any language: what stands between them, and what is an apostrophe."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSING: Final = {
    "“": '”“"', "„": '“”"', "”": "”", '"': '"”', "«": "»", "»": "«", "‹": "›", "›": "‹",
    "「": "」", "『": "』", "``": ("''",), "''": ("''",), "‘": "’'", "‚": "‘’", "'": "'’",
}  # fmt: skip
"""What closes each opening mark. German opens with what closes English, Swedish with what closes
all; two straight single marks stand for a double one; some texts mix curly and straight ones."""
_PAIRS: Final = frozenset(("“”", "„”", "«»", "‹›", "「」", "『』"))
"""Marks that close each other wherever they stand; the others do so by what is beside them."""
_SINGLE: Final = frozenset("‘‚'")
_SINGLE_CLOSING: Final = frozenset("‘’'")
_SPEECH: Final = frozenset("“„«「")
_LETTER: Final = r"[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_LETTERS: Final = re.compile(_LETTER)
_MARK: Final = re.compile(
    r"[“”„«»‹›「」『』\"‘’‚'`′](?:"
    r"(?<=\d['’′]) ?\d{1,2}(?:[.,]\d+)?[\"”″]"
    r"|(?<=`)`|(?<=')'"
    r"|(?<=[“”„«»‹›「」『』\"])"
    rf"|(?<=[‘’‚'])(?<!{_LETTER}.)(?!\d0s|n['’])"
    rf"|(?<=[‘’'])(?!{_LETTER}))"
)
"""Every mark but an apostrophe inside a word (don’t, O’Brien, l’homme), before a decade and in
rock ’n’ roll; feet and inches, minutes and seconds as one mark that neither opens nor closes."""
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n")
_BEGINNING: Final = re.compile(r"\A\Z|[.,:;!?…—–(\[“„«»”\"-][ \n]?\Z")
_SHORTENED: Final = re.compile(r"(?:s|\b(?:[a-z]+in|n|o|an|th))\Z", re.IGNORECASE)
"""Words before an apostrophe that closes nothing: the workers’ party, goin’ home, rock ’n’ roll."""
_REOPENS: Final = re.compile(r"[.!?…][ \n]\Z")
_WORD: Final = re.compile(r"\w")
_NEXT_WORD: Final = re.compile(rf"\s{_LETTER}")
HIDDEN: Final = "\ue000"
"""What stands for each character between quotation marks, where they are masked."""
LONGEST_TERM = 400
"""Characters between single marks the first of which stands where no sentence or speech begins:
two stray apostrophes are further apart."""
DEEPEST = 6
"""Marks open inside one another; more are stray."""


class Quoted(NamedTuple):
    """A stretch between quotation marks.

    Attributes:
        start: Offset of its first character, after the opening mark.
        end: Offset of the closing mark, or of the paragraph's end where none closes.
        outer_start: Offset of the opening mark.
        outer_end: Offset after the closing mark.
        level: 0 for what stands in no other stretch, 1 for a quotation within a quotation.
        closed: Whether a mark closes it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    level: int
    closed: bool


class _Open(NamedTuple):
    """A mark that is open.

    Attributes:
        mark: The mark.
        start: Its offset.
        begins: Whether it stands where a sentence or a speech begins.
        perhaps: Offset of what closes it unless something better comes; -1 for none.
    """

    mark: str
    start: int
    begins: bool
    perhaps: int = -1


def quoted_stretches(text: str, within: Span | None = None) -> list[Quoted]:
    """Find what stands between quotation marks, in any language.

    Apostrophes, primes and stray marks are left alone. A quotation ends with its paragraph; a
    mark that none closes runs to the paragraph's end where the next paragraph opens with it
    again, as in a speech of several paragraphs, and where it opens a paragraph that has no other
    mark; to where the same mark opens the next sentence, where such paragraphs were joined. Time
    grows with the length of the text.

    Args:
        text: Text, its paragraphs set apart by empty lines.
        within: Span to look at, which begins where a paragraph does; all of the text if None.

    Returns:
        Stretches by their start, those within a quotation behind it.
    """
    start, stop = within or (0, len(text))
    found: list[Quoted] = []
    for gap in _PARAGRAPHS.finditer(text, start, stop):
        found += _Reader(text, Span(start, gap.start())).read()
        start = gap.end()
    return found + _Reader(text, Span(start, stop)).read()


class _Reader:
    """Reads the marks of one paragraph from left to right."""

    def __init__(self, text: str, within: Span) -> None:
        self._text = text
        self._within = within
        self._open: list[_Open] = []
        self._found: list[Quoted] = []

    def read(self) -> list[Quoted]:
        """Return the stretches of the paragraph."""
        for match in _MARK.finditer(self._text, *self._within):
            mark, place = match[0], match.start()
            before = self._text[place - 1] if place > self._within.start else " "
            after = self._text[match.end()] if match.end() < self._within.end else " "
            index = self._opener_of(mark, before, after)
            if index is None:
                if _opens(mark, before, after):
                    self._push(mark, place)
            elif self._open[index].mark in _SINGLE and self._is_apostrophe(place):
                self._may_end(index, place)
            else:
                self._close(index, place, len(mark))
        self._leave_open()
        self._drop(0)
        return _nested(self._text, self._found)

    def _opener_of(self, mark: str, before: str, after: str) -> int | None:
        """Return the index of the open mark that this one closes."""
        for index in range(len(self._open) - 1, -1, -1):
            opening = self._open[index].mark
            if mark in _CLOSING[opening] and _closes(opening, mark, before, after):
                return index
            if mark in _SINGLE_CLOSING and opening not in _SINGLE:
                return None  # an apostrophe rather than what closes beyond a double mark
        return None

    def _is_apostrophe(self, place: int) -> bool:
        """Tell whether a single mark is more likely an apostrophe at the end of a word."""
        words = self._text[max(self._within.start, place - 12) : place]
        follows = self._text[place + 1 : min(place + 3, self._within.end)]
        return _SHORTENED.search(words) is not None and _NEXT_WORD.match(follows) is not None

    def _may_end(self, index: int, place: int) -> None:
        """Keep the first place where an open mark may have been closed."""
        opened = self._open[index]
        if opened.perhaps < 0:
            self._open[index] = opened._replace(perhaps=place)

    def _push(self, mark: str, place: int) -> None:
        """Open a mark, unless what is open already makes it an apostrophe."""
        if mark == "``" and self._open and self._open[-1].mark == mark:
            self._open.pop()  # ``literal`` of reStructuredText
            return
        before = self._text[max(self._within.start, place - 2) : place]
        begins = _BEGINNING.search(before)
        if mark in _SINGLE and self._open and self._open[-1].mark in _SINGLE:
            opened = self._open[-1]
            if opened.begins and not begins and opened.perhaps < 0:
                return  # ‘Give ‘em time,’ he said
            self._drop(len(self._open) - 1)
        elif self._open and self._open[-1].mark == mark and _REOPENS.search(before):
            self._may_end(len(self._open) - 1, place)  # “One paragraph. “Another of it.”
        self._open.append(_Open(mark, place, begins is not None))
        if len(self._open) > DEEPEST:
            self._give_up(self._open.pop(0))

    def _close(self, index: int, place: int, length: int) -> None:
        self._drop(index + 1)
        opened = self._open.pop()
        if opened.mark in _SINGLE and not opened.begins and place - opened.start > LONGEST_TERM:
            return
        start = opened.start + len(opened.mark)
        self._found.append(Quoted(start, place, opened.start, place + length, 0, closed=True))
        if opened.mark in "“«" and self._open and self._open[-1].mark == opened.mark:
            self._may_end(index - 1, place)  # «Завод «Молот»: one mark closes both

    def _drop(self, index: int) -> None:
        """Give up the marks open from an index on, but for what may have closed them."""
        while len(self._open) > index:
            self._give_up(self._open.pop())

    def _give_up(self, opened: _Open) -> None:
        """End a stretch where it may have been closed, or before the mark that opens it again."""
        mark, start, _, end = opened
        if end < 0:
            return
        again = mark not in _SINGLE and self._text.startswith(mark, end)
        end, outer_end = (end - 1, end - 1) if again else (end, end + 1)
        self._found.append(Quoted(start + len(mark), end, start, outer_end, 0, closed=not again))

    def _leave_open(self) -> None:
        """Let the last open mark run to the paragraph's end, where it goes on below."""
        start, end = self._within
        following = self._text[end : end + 20].lstrip()[:2]
        for index in range(len(self._open) - 1, -1, -1):
            mark, place, begins, _ = self._open[index]
            again = following.startswith(mark) and (begins or mark not in _SINGLE) and mark != "``"
            alone = not self._found and len(self._open) == 1 and mark in _SPEECH
            if again or (alone and not self._text[start:place].strip()):
                self._drop(index + 1)
                self._open.pop()
                self._found.append(Quoted(place + len(mark), end, place, end, 0, closed=False))
                return


def _closes(opening: str, mark: str, before: str, after: str) -> bool:
    """Tell whether a mark that may close another does so, by what stands around it."""
    if opening + mark in _PAIRS:
        return True
    if before.isspace() or (before in "([" and not after.isspace()):
        return False
    if mark == '"' == opening:
        return True
    if opening in "“„" and mark in '“"':
        return after.isspace() or after in ".,;:!?…)]–—-" or opening == "„"
    return _LETTERS.match(after) is None


def _opens(mark: str, before: str, after: str) -> bool:
    """Tell whether a mark opens a quotation: what is no clear opening mark by its sides."""
    if mark in "“„«‹「『":
        return True
    if mark not in _CLOSING or after.isspace() or _LETTERS.match(before):
        return False
    if mark in "”»›":
        return (before.isspace() or before in "([—–") and after not in ".,;:!?…)]"
    return mark in {"‘", "‚", "``"} or before not in ".,;!?%"


def _nested(text: str, found: list[Quoted]) -> list[Quoted]:
    """Return the stretches that hold words, by their start and with their levels."""
    ends: list[int] = []
    ordered = []
    for quoted in sorted(found, key=lambda each: (each.outer_start, -each.outer_end)):
        if _WORD.search(text, quoted.start, quoted.end) is None:
            continue
        while ends and ends[-1] <= quoted.outer_start:
            ends.pop()
        ordered.append(quoted._replace(level=len(ends)))
        ends.append(quoted.outer_end)
    return ordered


def masked(text: str, within: Span, stretches: Sequence[Quoted]) -> str:
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
