"""A text made ready for searching: its normalised form, and the exact way back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.text.normalise import Edits, fold, normalise
from sphinx_kzbrief.text.skeleton import Skeleton, joined_references
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

OVERLAP_WORK: Final = 4_000_000
"""Characters compared for occurrences that overlap; beyond, they are searched one after another,
so that `aaaa…` in `aaaa…` stays linear."""


class PreparedText:
    """A text with its normalised form and a map of offsets between the two.

    The normalised form is made at its first use; a search for exact words never needs it.

    Attributes:
        raw: The text as given; every span that comes out counts its code points.
        notes: Spans of the note references in it that its format marks as such; those of one row
            are joined. A number between backslashes is one too: its form allows nothing else.
        derived: What higher layers have derived from the text, by name; not pickled.
    """

    __slots__ = ("_edits", "_skeleton", "_text", "derived", "notes", "raw")

    raw: str
    notes: tuple[Span, ...]
    _text: str | None
    _edits: Edits | None
    _skeleton: Skeleton | None
    derived: dict[str, Any]

    def __init__(self, text: str, notes: tuple[Span, ...] = ()) -> None:
        self.raw = text
        self.notes = joined_references(text, notes)
        self._text = None
        self._edits = None
        self._skeleton = None
        self.derived = {}

    def __getstate__(self) -> tuple[str, tuple[Span, ...], str | None, Edits | None]:
        """Return what pickling keeps: the text and what was derived from it so far."""
        return (self.raw, self.notes, self._text, self._edits)

    def __setstate__(self, state: tuple[str, tuple[Span, ...], str | None, Edits | None]) -> None:
        """Restore what `__getstate__` kept."""
        self.raw, self.notes, self._text, self._edits = state
        self._skeleton = None
        self.derived = {}

    @property
    def text(self) -> str:
        """The normalised text."""
        if self._text is None:
            self._normalise()
        return self._text or ""

    @property
    def edits(self) -> Edits:
        """What normalisation changed."""
        if self._edits is None:
            self._normalise()
        return self._edits or Edits()

    def _normalise(self) -> None:
        # The letter of a note is none of an ordinal's.
        self._text, self._edits = normalise(self.raw, {note.start for note in self.notes})

    @property
    def skeleton(self) -> Skeleton:
        """The skeleton of the normalised text."""
        if self._skeleton is None:
            self._skeleton = self.skeleton_without(())
        return self._skeleton

    def skeleton_without(self, ranges: Sequence[tuple[int, int]]) -> Skeleton:
        """Return the skeleton with more set aside.

        Args:
            ranges: What to set aside beside note references, in the normalised text's offsets.
        """
        notes = ((self.to_folded(start), self.to_folded(end)) for start, end in self.notes)
        return Skeleton(self.text, [*notes, *ranges])

    def to_raw(self, start: int, end: int) -> Span | None:
        """Map a range of the normalised text back to the text.

        Args:
            start: Offset in the normalised text.
            end: Offset after the last character there; greater than `start`.

        Returns:
            The span in the text, without dropped characters at its edges; None where an edge
            falls inside a replacement, as between the f and the i of a ligature; the white
            space beside a dash is no such edge.
        """
        edits = self.edits
        if not edits.starts:
            return Span(start, end)
        first = start
        index = bisect_right(edits.folded_starts, start) - 1
        if index >= 0:
            if start >= edits.folded_ends[index]:
                first = edits.ends[index] + start - edits.folded_ends[index]
            elif start == edits.folded_starts[index]:
                first = edits.starts[index]
            elif self.text[edits.folded_starts[index] : start].isspace():
                replaced = self.raw[edits.starts[index] : edits.ends[index]]
                first = edits.ends[index] - len(replaced.lstrip())
            else:
                return None
        last = end
        index = bisect_left(edits.folded_starts, end) - 1
        if index >= 0:
            rest = edits.folded_ends[index] - end
            if rest > 0 and not self.text[end : end + rest].isspace():
                return None
            last = edits.ends[index] - min(rest, 0)
        return Span(first, last)

    def to_folded(self, offset: int) -> int:
        """Map an offset of the text to the normalised text, forward out of any replacement."""
        edits = self.edits
        index = bisect_right(edits.starts, offset) - 1
        if index < 0:
            return offset
        if offset == edits.starts[index]:
            return edits.folded_starts[index]
        if offset < edits.ends[index]:
            return edits.folded_ends[index]
        return edits.folded_ends[index] + offset - edits.ends[index]

    def find_all(self, needle: str) -> tuple[Span, ...]:
        """Find every place where the words of `needle` stand, typography aside.

        Args:
            needle: Words to find. White space, quote marks, dashes, ligatures and Unicode
                form may differ from the text's; case, digits and signs may not.

        Returns:
            Spans in the text, in order; empty for a needle without visible characters.
        """
        words = fold(needle)
        spans = (self.to_raw(at, at + len(words)) for at in occurrences(self.text, words))
        return tuple(span for span in spans if span is not None)


def occurrences(text: str, needle: str, start: int = 0, end: int | None = None) -> list[int]:
    """Return where `needle` stands in `text[start:end]`, overlaps included, in linear time."""
    found: list[int] = []
    if not needle:
        return found
    stop = len(text) if end is None else end
    work = OVERLAP_WORK
    at = text.find(needle, start, stop)
    while at >= 0:
        found.append(at)
        work -= len(needle)
        at = text.find(needle, at + (1 if work > 0 else len(needle)), stop)
    return found
