"""Segmentation: from blocks to the segments of a document, rule after rule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Segment, SegmentCorrection, SegmentKind, Voice
from sphinx_kzbrief.corpus.segmentation.answers import with_unlabelled_answers
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind
from sphinx_kzbrief.corpus.segmentation.corrections import (
    correct_parts,
    correct_turns,
    correct_voices,
    place,
)
from sphinx_kzbrief.corpus.segmentation.dialogues import (
    dash_turns,
    emphasised_turns,
    expert_noun,
    heading_turns,
)
from sphinx_kzbrief.corpus.segmentation.editors_notes import cut_at_notes
from sphinx_kzbrief.corpus.segmentation.headers import head_lines
from sphinx_kzbrief.corpus.segmentation.labels import find_labels, interviewers, with_described
from sphinx_kzbrief.corpus.segmentation.languages import rules_language
from sphinx_kzbrief.corpus.segmentation.parts import classify
from sphinx_kzbrief.corpus.segmentation.people import named_runs, people_of
from sphinx_kzbrief.corpus.segmentation.roundups import described_labels
from sphinx_kzbrief.corpus.segmentation.speakers import spoken
from sphinx_kzbrief.corpus.segmentation.turns import (
    cut_at_labels,
    cut_at_turns,
    labelled_turns,
    notes_run_on,
)
from sphinx_kzbrief.corpus.segmentation.voices import VoiceRules, carried_on, voice_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Speaker
    from sphinx_kzbrief.corpus.segmentation.blocks import Block
    from sphinx_kzbrief.corpus.segmentation.parts import Part
    from sphinx_kzbrief.corpus.segmentation.people import People
    from sphinx_kzbrief.corpus.segmentation.speakers import SpokenTurn
    from sphinx_kzbrief.corpus.segmentation.turns import Turn
    from sphinx_kzbrief.text.spans import Span

_SPEECH = {SegmentKind.PARAGRAPH, SegmentKind.NOTE}
_LABELLED = {*_SPEECH, SegmentKind.HEADING}
"""A name alone in a line looks like a heading."""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What segmentation yields.

    Attributes:
        segments: Sorted by (start, -end).
        metadata: What lines at the head of the text say, by CSL name.
        unmatched: Corrections whose words were not found, or not once.
    """

    segments: tuple[Segment, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    unmatched: tuple[SegmentCorrection, ...] = ()


def segment_text(
    text: str,
    blocks: Sequence[Block],
    *,
    language: str | None = None,
    speakers: Mapping[str, Speaker] | None = None,
    corrections: Sequence[SegmentCorrection] = (),
) -> Segmentation:
    """Segment a text.

    Args:
        text: Canonical text.
        blocks: Its blocks, in order.
        language: BCP 47 tag; told by the script where it is not given.
        speakers: Labels in the text → people. `Q` and `A` name the two sides of a dialogue
            without labels.
        corrections: `segments:` of the manifest.

    Returns:
        Segments, metadata lines and the corrections that found no place.
    """
    mapped = speakers or {}
    language = language or rules_language(text)
    head, metadata, title = head_lines(text, blocks)
    placed, unmatched = place(text, corrections)
    parts = cut_at_notes(text, classify(text, blocks, head))
    runs = named_runs(text)
    people = people_of(runs)
    turns, parts = _turns(text, parts, mapped, language, people)
    noun = expert_noun(text, turns[0].start) if turns else "speaker"
    parts = correct_parts(text, parts, placed)
    told = correct_turns(text, spoken(text, turns, people, mapped, noun), parts, placed)
    parts = cut_at_turns(text, parts, told)
    segments = _structure(parts, told, title)
    rules = voice_rules(text, language, runs, people)
    inside = carried_on(text, [_voices(rules, segment) for segment in segments])
    segments = correct_voices([*segments, *inside], placed)
    return Segmentation(tuple(_numbered(segments)), metadata, unmatched)


def _turns(
    text: str,
    parts: list[Part],
    mapped: Mapping[str, Speaker],
    language: str,
    people: People,
) -> tuple[list[Turn], list[Part]]:
    """Find the turns, and cut the parts where they begin and end."""
    labelled = [part for part in parts if part.kind in _LABELLED]
    described = described_labels(text, labelled)
    labels = with_described(find_labels(text, labelled, mapped, people), described)
    if not labels:
        for rule in (dash_turns, emphasised_turns, heading_turns):
            if turns := rule(text, parts):
                return turns, parts
        return [], parts
    parts = notes_run_on(text, parts, labels[0].start)
    parts = cut_at_labels(text, parts, labels)
    turns = labelled_turns(text, parts, labels, interviewers(text, labels, described))
    return with_unlabelled_answers(text, turns, parts, language), parts


def _voices(rules: VoiceRules, segment: Segment) -> list[Segment]:
    """Find who is quoted and retold inside a paragraph or note."""
    if segment.kind not in _SPEECH:
        return []
    speaker = segment.speaker or segment.label
    found = rules.inside(segment.span, speaker)
    if speaker is None:
        return found
    return [voice for voice in found if not _is_whole_turn(rules.text, segment, voice)]


def _is_whole_turn(text: str, segment: Segment, voice: Segment) -> bool:
    """Tell whether marks only enclose all that a label's speaker says: `Xi: “Welcome.”`."""
    outside = text[segment.start : voice.start] + text[voice.end : segment.end]
    return (
        voice.kind is SegmentKind.QUOTATION
        and voice.speaker is None
        and voice.label is None
        and not outside.strip("“”«»„\"「」‘’' \u00a0")
    )


def _structure(
    parts: Sequence[Part],
    turns: Sequence[SpokenTurn],
    title: Span | None,
) -> list[Segment]:
    """Make segments of turns and parts; paragraphs inside a turn are its speaker's."""
    segments = [
        Segment(
            SegmentKind.TURN,
            turn.start,
            turn.end,
            speaker=turn.speaker,
            role=turn.role,
            label=turn.label,
        )
        for turn in turns
    ]
    if title is not None:
        segments.append(Segment(SegmentKind.HEADING, *title))
    at = 0
    for part in parts:
        while at < len(turns) and turns[at].end <= part.start:
            at += 1
        inside = at < len(turns) and turns[at].start <= part.start and part.end <= turns[at].end
        if inside and part.kind is SegmentKind.PARAGRAPH:
            turn = turns[at]
            segments.append(
                Segment(
                    part.kind,
                    part.start,
                    part.end,
                    speaker=turn.speaker,
                    role=turn.role,
                    label=turn.label,
                ),
            )
        else:
            segments.append(Segment(part.kind, part.start, part.end))
        labelled = inside and turns[at].start >= part.start
        if part.block is BlockKind.QUOTE and part.kind is SegmentKind.PARAGRAPH and not labelled:
            via = (turns[at].speaker or turns[at].label) if inside else None
            segments.append(
                Segment(
                    SegmentKind.QUOTATION,
                    part.start,
                    part.end,
                    voice=Voice.DIRECT,
                    via=via,
                ),
            )
    return segments


_COUNTED = (
    SegmentKind.PARAGRAPH,
    SegmentKind.TURN,
    SegmentKind.CAPTION,
    SegmentKind.NOTE,
    SegmentKind.HEADING,
)


def _numbered(segments: list[Segment]) -> list[Segment]:
    """Sort the segments and number each of a kind that locators count, from 1."""
    segments.sort(key=lambda seg: (seg.start, -seg.end, seg.kind is not SegmentKind.TURN))
    counts = dict.fromkeys(_COUNTED, 0)
    numbered = []
    taken = 0
    for segment in segments:
        nested = segment.kind is SegmentKind.PARAGRAPH and segment.end <= taken
        if segment.kind in counts and not nested:
            counts[segment.kind] += 1
            numbered.append(replace(segment, number=counts[segment.kind]))
        else:
            numbered.append(segment)
        if segment.kind is SegmentKind.PARAGRAPH:
            taken = max(taken, segment.end)
    return numbered
