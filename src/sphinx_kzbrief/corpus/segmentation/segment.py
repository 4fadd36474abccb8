"""Segmentation: from blocks to the segments of a document, rule after rule."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Segment, SegmentCorrection, SegmentKind, Voice
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind
from sphinx_kzbrief.corpus.segmentation.corrections import (
    correct_parts,
    correct_turns,
    correct_voices,
    place,
)
from sphinx_kzbrief.corpus.segmentation.editors_notes import cut_at_notes
from sphinx_kzbrief.corpus.segmentation.headers import head_lines
from sphinx_kzbrief.corpus.segmentation.parts import classify
from sphinx_kzbrief.corpus.segmentation.talk import find_talk
from sphinx_kzbrief.corpus.segmentation.turns import cut_at_turns
from sphinx_kzbrief.corpus.segmentation.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Speaker
    from sphinx_kzbrief.corpus.segmentation.blocks import Block
    from sphinx_kzbrief.corpus.segmentation.parts import Part
    from sphinx_kzbrief.corpus.segmentation.turns import Turn
    from sphinx_kzbrief.text.spans import Span

_SPEECH = {SegmentKind.PARAGRAPH, SegmentKind.NOTE}


@dataclass(frozen=True, slots=True)
class Segmentation:
    """What segmentation yields.

    Attributes:
        segments: Sorted by (start, -end).
        metadata: What lines at the head of the text say, by CSL name.
        unmatched: Corrections whose words were not found, or not once.
        unused_speakers: Labels of `speakers:` that open no turn, as the manifest has them.
        loose_labels: What has the form of a label in a text where nobody takes turns.
    """

    segments: tuple[Segment, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    unmatched: tuple[SegmentCorrection, ...] = ()
    unused_speakers: tuple[str, ...] = ()
    loose_labels: tuple[str, ...] = ()


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
        Segments, metadata lines, and what of the manifest found no place.
    """
    head, metadata, title = head_lines(text, blocks)
    placed, unmatched = place(text, corrections)
    parts = correct_parts(text, cut_at_notes(text, classify(text, blocks, head)), placed)
    talk = find_talk(text, parts, speakers or {})
    turns = correct_turns(text, talk.turns, parts, placed)
    segments = list(_structure(cut_at_turns(text, parts, turns), turns, title))
    voices = Voices(text, language)
    inside = [voice for segment in segments for voice in _voices(voices, segment)]
    segments = correct_voices([*segments, *inside], placed)
    numbered = tuple(_numbered(segments))
    return Segmentation(numbered, metadata, unmatched, talk.unused, talk.loose)


def _voices(voices: Voices, segment: Segment) -> list[Segment]:
    """Find who is quoted and retold inside a paragraph or note.

    Marks around all that a label's speaker says only enclose it: `Xi: “Welcome.”`.
    """
    if segment.kind not in _SPEECH:
        return []
    speaker = segment.speaker or segment.label
    found = voices.inside(segment.span, speaker)
    if speaker is None:
        return found
    marks = "“”«»„\"「」‘’' \u00a0"
    return [
        voice
        for voice in found
        if voice.kind is SegmentKind.REPORT
        or (voices.text[segment.start : voice.start] + voices.text[voice.end : segment.end]).strip(
            marks
        )
    ]


def _structure(
    parts: Sequence[Part], turns: Sequence[Turn], title: Span | None
) -> Iterator[Segment]:
    """Yield segments of turns and parts; paragraphs inside a turn are its speaker's."""
    for turn in turns:
        if turn.is_turn:
            yield Segment(
                SegmentKind.TURN,
                turn.start,
                turn.end,
                speaker=turn.speaker,
                role=turn.role,
                label=turn.label,
            )
    if title is not None:
        yield Segment(SegmentKind.HEADING, *title)
    at = 0
    for part in parts:
        while at < len(turns) and turns[at].end <= part.start:
            at += 1
        inside = at < len(turns) and turns[at].start <= part.start and part.end <= turns[at].end
        whose = turns[at] if inside and part.kind is SegmentKind.PARAGRAPH else None
        yield Segment(
            part.kind,
            part.start,
            part.end,
            speaker=whose.speaker if whose else None,
            role=whose.role if whose else None,
            label=whose.label if whose else None,
        )
        labelled = inside and turns[at].start >= part.start
        if part.block is BlockKind.QUOTE and part.kind is SegmentKind.PARAGRAPH and not labelled:
            via = (whose.speaker or whose.label) if whose else None
            yield Segment(
                SegmentKind.QUOTATION,
                part.start,
                part.end,
                speaker=part.speaker or None,
                voice=Voice.DIRECT,
                via=via,
            )


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
