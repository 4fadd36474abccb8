"""Reports: words retold without quotation marks, which are nobody's verbatim words."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.events import Event
    from sphinx_kzbrief.corpus.segmentation.marks import Quoted
    from sphinx_kzbrief.corpus.segmentation.sentences import Sentence
    from sphinx_kzbrief.corpus.segmentation.subjects import Subject

_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|myself)\b")
_EDGES = ' \u00a0\t\n,"“”«»„:;'


def reports(
    text: str,
    told: Sequence[tuple[Sentence, list[Event]]],
    quotations: Sequence[tuple[Quoted, Subject | None]],
    *,
    in_narration: bool,
) -> list[tuple[Span, Subject]]:
    """Find the reports of a paragraph.

    A report reaches no further than its sentence, save where the text's own wording carries
    it on: the first person in narration, or a sentence of the same subject between two reports
    of one speaker.

    Args:
        text: Canonical text.
        told: Sentences of the paragraph with their speech events.
        quotations: What stands between marks.
        in_narration: Whether the paragraph is the source's own voice.

    Returns:
        Spans of the words retold, with whose words they are.
    """
    found: list[list[tuple[Span, Subject]]] = []
    for _, events in told:
        here = []
        for event in events:
            for clause in event.clauses:
                span = _trimmed(text, clause)
                if span.start < span.end and not _all_quoted(text, span, quotations):
                    here.append((span, event.subject))
        found.append(here)
    if in_narration:
        _carry_first_person(told, found)
    _carry_between(text, told, found)
    return [report for here in found for report in here]


def _trimmed(text: str, span: Span) -> Span:
    """Leave out blanks, and a mark that only opens or only closes the clause."""
    start, end = span
    while start < end and text[start] in " \u00a0\t\n,":
        start += 1
    while end > start and text[end - 1] in " \u00a0\t\n,":
        end -= 1
    return Span(start, end)


def _all_quoted(
    text: str,
    span: Span,
    quotations: Sequence[tuple[Quoted, Subject | None]],
) -> bool:
    """Tell whether a clause is one quotation: then nothing is retold."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES + ".":
        end -= 1
    at = bisect_right(quotations, start, key=lambda item: item[0].start) - 1
    return at >= 0 and end <= quotations[at][0].end + 1


def _carry_first_person(
    told: Sequence[tuple[Sentence, list[Event]]],
    found: list[list[tuple[Span, Subject]]],
) -> None:
    """Carry a report on to a sentence in the first person, and over what lies between.

    A narration that says "I" right after it has retold somebody goes on in that person's words.
    """
    for index, (sentence, events) in enumerate(told):
        if events or not _FIRST_PERSON.search(sentence.text):
            continue
        back = next((at for at in range(index - 1, -1, -1) if found[at]), None)
        if back is None or found[back][-1][1].name is None:
            continue
        subject = found[back][-1][1]
        for at in range(back + 1, index + 1):
            if not told[at][1]:
                found[at] = [(Span(told[at][0].start, told[at][0].end), subject)]


def _carry_between(
    text: str,
    told: Sequence[tuple[Sentence, list[Event]]],
    found: list[list[tuple[Span, Subject]]],
) -> None:
    """Take in a sentence between two reports of one speaker that goes on about their subject."""
    for index in range(1, len(told) - 1):
        before, after = found[index - 1], found[index + 1]
        if found[index] or told[index][1] or not before or not after:
            continue
        speaker = before[-1][1]
        if speaker.name is None or speaker.name != after[0][1].name:
            continue
        sentence = told[index][0]
        subject = sentence.text.split(maxsplit=1)[0]
        if subject in {_first_word(text, before[-1][0]), _first_word(text, after[0][0])}:
            found[index] = [(Span(sentence.start, sentence.end), speaker)]


def _first_word(text: str, span: Span) -> str:
    words = text[span.start : span.end].split(maxsplit=1)
    return words[0] if words else ""
