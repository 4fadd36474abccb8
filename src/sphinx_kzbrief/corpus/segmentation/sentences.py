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


def sentence_spans(text: str, within: Span, language: str = "en") -> tuple[Span, ...]:
    """Split a stretch of text into sentences.

    Args:
        text: Canonical text.
        within: The stretch to split, usually one paragraph.
        language: BCP 47 tag.

    Returns:
        Spans of `text` in order, without the white space between them.
    """
    return tuple(
        Span(within.start + start, within.start + end)
        for start, end in sentences(within.of(text), language)
    )


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
