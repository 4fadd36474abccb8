"""Which raised numbers of a PDF refer to notes: those whose note stands there to be seen."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.readers.pdf.lines import Line
    from sphinx_kzbrief.text.spans import Span

_PLAIN: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_OPENS: Final = re.compile(r"(\d{1,3})(?:[.)]\s?|\s+)(?=[^\W\d_]|[“\"«(])")
_WORDLIKE: Final = re.compile(
    r"(?:[^\W\d_]{4}[)\]]?|[^\W\d_]{2} |[)\]] |[.,;:!?…\"'”’»。，；：！？」』(] ?"
    r"|\d[.,]?\d{2} ?|[¹²³⁰⁴-⁹][,;])\Z"
)
"""What has no power: words, stops, numbers of three digits and more; a second note after one."""
_REACH: Final = 6
_SHORTEST_CHAIN: Final = 3


@dataclass(frozen=True, slots=True)
class _Mark:
    """A raised number of the text.

    Attributes:
        number: The number.
        page: Index of its page.
        opens: Whether it opens a line, as that of a note does.
        linked: Whether it is a link to another place of the document.
        wordlike: Whether a word or a stop stands before it, which has no power.
    """

    number: int
    page: int
    opens: bool
    linked: bool
    wordlike: bool


@dataclass(slots=True)
class Numbers:
    """Collects raised numbers in the order of the text, and the numbers that notes bear.

    Attributes:
        marks: The raised numbers, as many as the writer has candidates for notes.
        noted: The numbers of the notes on each page.
        openings: How many marks went before each number that opens a line, with the number.
    """

    marks: list[_Mark] = field(default_factory=list)
    noted: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    openings: list[tuple[int, int]] = field(default_factory=list)

    def add_line(self, line: Line, page: int, *, note: bool) -> None:
        """Take the numbers of one line.

        Args:
            line: The line.
            page: Index of its page.
            note: Whether it belongs to a note.
        """
        plain = _OPENS.match(line.text)
        if plain:
            self._opening(int(plain.group(1)), page, note=note)
        for raised in line.raised:
            if any(low <= raised.start < high for low, high in line.struck):
                continue
            number = int(line.text[raised.start : raised.end].translate(_PLAIN))
            opens = raised.start == 0 or (raised.start == 1 and line.text[0] in "([")
            if opens:
                self._opening(number, page, note=True)
            wordlike = (
                _WORDLIKE.search(line.text[max(0, raised.start - _REACH) : raised.start])
                is not None
            )
            self.marks.append(_Mark(number, page, opens, raised.linked, wordlike))

    def _opening(self, number: int, page: int, *, note: bool) -> None:
        self.openings.append((len(self.marks), number))
        if note:
            self.noted[page].add(number)

    def references(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        """Return which raised numbers are note references.

        A link to another place says so; so does a note of that number at the foot of the page,
        or in a numbered list of notes behind the text. A power, as in m² and 10⁶, that stands
        beside a reference of its number is none.

        Args:
            spans: The spans of the raised numbers, in order.
        """
        found = {index for index, mark in enumerate(self.marks) if mark.linked and not mark.opens}
        by_page: defaultdict[int, list[int]] = defaultdict(list)
        for index, mark in enumerate(self.marks):
            if not mark.opens and mark.number in self.noted.get(mark.page, ()):
                by_page[mark.page].append(index)
        for indexes in by_page.values():
            found.update(self._on_page(indexes))
        found.update(self._of_endnotes())
        return tuple(span for index, span in enumerate(spans) if index in found)

    def _on_page(self, indexes: Sequence[int]) -> Iterator[int]:
        """Yield the references among raised numbers of a page that has notes of their numbers.

        A number behind a digit or a short word is one only where it stands once and in order.
        """
        marks = self.marks
        counted = Counter(marks[index].number for index in indexes)
        highest = 0
        ahead = [marks[index].number for index in indexes if marks[index].wordlike]
        lowest = list(itertools.accumulate(reversed(ahead), min))
        for index in indexes:
            number = marks[index].number
            if marks[index].wordlike:
                highest = max(highest, number)
                lowest.pop()
                yield index
            elif counted[number] == 1 and highest < number < (lowest[-1] if lowest else number + 1):
                yield index

    def _of_endnotes(self) -> Iterator[int]:
        """Yield the raised numbers 1, 2, 3 … that a list 1, 2, 3 … behind them answers."""
        run, most, start = 0, 0, 0
        for at, (_, number) in enumerate(self.openings):
            run = number if number == run + 1 else int(number == 1)
            if run >= max(most, _SHORTEST_CHAIN):
                most, start = run, self.openings[at - run + 1][0]
        chain: list[int] = []
        last = 0
        for index, mark in enumerate(self.marks[:start]):
            if mark.number == last + 1 <= most and not mark.opens:
                chain.append(index)
                last += 1
            elif mark.number <= last and mark.wordlike and not mark.opens:
                chain.append(index)
        if last >= _SHORTEST_CHAIN:
            yield from chain
