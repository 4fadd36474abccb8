"""Voices inside a paragraph: who is quoted between marks, and whose words are retold."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Segment, SegmentKind, Voice
from sphinx_kzbrief.corpus.segmentation.events import Event, events_of
from sphinx_kzbrief.corpus.segmentation.events_by_name import BY_NAME, events_by_name
from sphinx_kzbrief.corpus.segmentation.events_chinese import VERBS as CHINESE_VERBS
from sphinx_kzbrief.corpus.segmentation.events_chinese import chinese_events
from sphinx_kzbrief.corpus.segmentation.interrupted import (
    DASHES,
    dash_stretches,
    without_attributions,
)
from sphinx_kzbrief.corpus.segmentation.marks import last_before, masked, quoted_stretches
from sphinx_kzbrief.corpus.segmentation.quotations import attributed
from sphinx_kzbrief.corpus.segmentation.reports import reports
from sphinx_kzbrief.corpus.segmentation.sentences import Sentence, sentence_spans
from sphinx_kzbrief.corpus.segmentation.speech_words import speech_words
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.marks import Quoted
    from sphinx_kzbrief.corpus.segmentation.people import NamedRun, People
    from sphinx_kzbrief.corpus.segmentation.speech_words import SpeechWords

LONGEST_SENTENCE = 3_000
_LOOSE_TAIL = re.compile(r"(?!\s(?:it|this|that|so|them)\b)[\w\s]{0,30}[.。]?")
_BARE_TAIL = re.compile(r"(?:\s(?:on|in|at|yesterday|today|later)\b[\w\s]{0,30})?[.。]?")
"""What may follow the verb where a sentence only attributes the quote before it."""
_MARKED = re.compile(r"[“«„\"「『‘']")


@dataclass(frozen=True, slots=True)
class VoiceRules:
    """What the rules know of a whole text.

    Attributes:
        text: Canonical text.
        language: BCP 47 tag.
        runs: Its runs of capitalised words.
        starts: Where each of them begins, titles included.
        people: The people it names in full.
        words: The language's words of speech.
    """

    text: str
    language: str
    runs: Sequence[NamedRun]
    starts: Sequence[int]
    people: People
    words: SpeechWords

    def inside(self, paragraph: Span, via: str | None) -> list[Segment]:
        """Find the quotations and reports inside one paragraph.

        Args:
            paragraph: Its span.
            via: Who speaks the paragraph; None for the source itself.

        Returns:
            Segments of kind quotation and report.
        """
        words = paragraph.of(self.text)
        if (
            not _MARKED.search(words)
            and words[0] not in DASHES
            and not self._verbs.search(words)
            and not BY_NAME.search(words)
        ):
            return []
        stretches = self._stretches(paragraph)
        blanked = masked(self.text, paragraph, stretches)
        told = self._events(paragraph, stretches, blanked)
        quotations = attributed(self.text, stretches, told)
        retold = reports(self.text, told, quotations, in_narration=via is None)
        return [
            *(
                Segment(
                    SegmentKind.REPORT,
                    span.start,
                    span.end,
                    speaker=subject.name,
                    voice=Voice.REPORTED,
                    via=via,
                    label=subject.label,
                )
                for span, subject in retold
            ),
            *(
                Segment(
                    SegmentKind.QUOTATION,
                    quoted.start,
                    quoted.end,
                    speaker=subject.name if subject else None,
                    voice=Voice.DIRECT,
                    via=via,
                    label=subject.label if subject else None,
                )
                for quoted, subject in quotations
            ),
        ]

    def _stretches(self, paragraph: Span) -> list[Quoted]:
        """Find what stands between marks, or between dashes where the language prints it so."""
        if not self.words.dashes:
            return quoted_stretches(self.text, paragraph)
        return dash_stretches(self.text, paragraph, self._verbs) or without_attributions(
            self.text, quoted_stretches(self.text, paragraph), self._verbs
        )

    @property
    def _is_chinese(self) -> bool:
        return self.language.split("-", maxsplit=1)[0].lower() == "zh"

    @property
    def _verbs(self) -> re.Pattern[str]:
        return CHINESE_VERBS if self._is_chinese else self.words.verbs

    def _events_of(self, sentence: Sentence) -> list[Event]:
        if self._is_chinese:
            return chinese_events(sentence)
        by_name = events_by_name(sentence)
        found = events_of(sentence)
        return sorted([*found, *by_name], key=lambda event: event.start) if by_name else found

    def _events(
        self,
        paragraph: Span,
        stretches: Sequence[Quoted],
        blanked: str,
    ) -> list[tuple[Sentence, list[Event]]]:
        told: list[tuple[Sentence, list[Event]]] = []
        last: str | None = None
        for span in self._sentences(paragraph, stretches, blanked):
            runs = [
                run
                for run in self.runs[
                    bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
                ]
                if not _holds(last_before(stretches, run.start), run.start)
            ]
            sentence = Sentence(
                blanked[span.start - paragraph.start : span.end - paragraph.start],
                span.start,
                runs,
                self.people,
                self.words,
                last,
            )
            events = self._events_of(sentence)
            told.append((sentence, events))
            named = [event.subject.name for event in events if event.subject.name]
            others = [run for run in runs if len(run.words) > 1 or self.people.resolve(run.name)]
            last = named[-1] if named else (None if others else last)
        return told

    def _sentences(
        self,
        paragraph: Span,
        stretches: Sequence[Quoted],
        blanked: str,
    ) -> list[Span]:
        """Split into sentences; none ends between marks or before its own attribution."""
        joined: list[Span] = []
        for span in sentence_spans(self.text, paragraph, self.language):
            around = last_before(stretches, joined[-1].end) if joined else None
            in_marks = around is not None and span.start < around.outer_end
            if joined and (in_marks or self._attributes(joined[-1], span, paragraph, blanked)):
                joined[-1] = Span(joined[-1].start, span.end)
            else:
                joined.append(span)
        return [piece for span in joined for piece in self._bounded(span)]

    def _bounded(self, span: Span) -> list[Span]:
        """Cut what is longer than any sentence, so that the rules stay linear."""
        starts = [*range(span.start, span.end, LONGEST_SENTENCE), span.end]
        return [Span(first, last) for first, last in itertools.pairwise(starts)]

    def _attributes(self, before: Span, span: Span, paragraph: Span, blanked: str) -> bool:
        """Tell whether a sentence attributes the quote before it: “…?” Xi asked."""
        if self.text[before.end - 1] not in "”\"»」’'":
            return False
        words = blanked[span.start - paragraph.start : span.end - paragraph.start]
        match = self._verbs.search(words[:80])
        if match is None:
            return False
        asks = self.text[before.end - 2] in "?!？！…"
        tail = _LOOSE_TAIL if asks else _BARE_TAIL
        return words[0].islower() or tail.fullmatch(words, match.end()) is not None


def voice_rules(text: str, language: str, runs: Sequence[NamedRun], people: People) -> VoiceRules:
    """Prepare the rules for one text."""
    starts = [run.start for run in runs]
    return VoiceRules(text, language, runs, starts, people, speech_words(language))


def _holds(quoted: Quoted | None, offset: int) -> bool:
    return quoted is not None and offset < quoted.end


def carried_on(text: str, paragraphs: Sequence[Sequence[Segment]]) -> list[Segment]:
    """Give a quotation that the paragraph before leaves open the speaker it has there.

    Args:
        text: Canonical text.
        paragraphs: Quotations and reports of each segment, in order; empty for the other kinds.

    Returns:
        All of them. "“We know it. ¶ “We pay too,” he said." is one speech of two paragraphs.
    """
    found: list[Segment] = []
    last: Segment | None = None
    for voices in paragraphs:
        for index, voice in enumerate(voices):
            goes_on = (
                last is not None
                and index == 0
                and voice.kind is SegmentKind.QUOTATION
                and voice.speaker is None
                and voice.label is None
                and text[last.end : voice.start].strip() == text[voice.start - 1]
                and text[voice.start - 1] == text[last.start - 1]
            )
            if goes_on and last is not None:
                found.append(replace(voice, speaker=last.speaker, label=last.label))
            else:
                found.append(voice)
            last = found[-1] if voice.kind is SegmentKind.QUOTATION else None
    return found
