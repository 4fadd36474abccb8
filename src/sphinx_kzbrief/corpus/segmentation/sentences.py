"""Sentences: their spans, and one of them as the rules of speech see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.text.sentences import sentences
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.people import NamedRun, People
    from sphinx_kzbrief.corpus.segmentation.speech_words import SpeechWords

WINDOW = 20_000


def sentence_spans(text: str, within: Span, language: str = "en") -> tuple[Span, ...]:
    """Split a stretch of text into sentences.

    Args:
        text: Canonical text.
        within: The stretch to split, usually one paragraph.
        language: BCP 47 tag.

    Returns:
        Spans of `text` in order, without the white space between them.
    """
    found: list[Span] = []
    start = within.start
    while start < within.end:
        end = _window_end(text, start, within.end)
        found += [
            Span(start + first, start + last)
            for first, last in sentences(text[start:end], language)
        ]
        start = end
    return tuple(found)


def _window_end(text: str, start: int, end: int) -> int:
    """End a window of a very long paragraph after a sentence, or at a blank.

    The splitter takes time by the square of open quotation marks; windows keep it linear.
    """
    if end - start <= WINDOW:
        return end
    limit = start + WINDOW
    for mark in (". ", "。", " "):
        at = text.rfind(mark, start + WINDOW // 2, limit)
        if at >= 0:
            return at + len(mark)
    return limit


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as the rules see it.

    Attributes:
        text: The sentence, words between quotation marks blanked.
        start: Its offset in the canonical text.
        runs: The runs of capitalised words in it, none between marks.
        people: The people whom the text names in full.
        words: The language's words of speech.
        last: Person whom the sentence before reports, for "he" and "she".
    """

    text: str
    start: int
    runs: Sequence[NamedRun]
    people: People
    words: SpeechWords
    last: str | None

    @property
    def end(self) -> int:
        """Offset after the sentence."""
        return self.start + len(self.text)

    def between(self, start: int, end: int) -> str:
        """Return the words between two offsets of the canonical text."""
        return self.text[start - self.start : end - self.start]
