"""Corrections of `segments:` in the manifest: what the text alone does not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Segment, SegmentKind, Voice
from sphinx_kzbrief.corpus.segmentation.blocks import trimmed
from sphinx_kzbrief.corpus.segmentation.turns import Turn
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kzbrief.corpus.model import SegmentCorrection
    from sphinx_kzbrief.corpus.segmentation.parts import Part

_INSIDE = {SegmentKind.QUOTATION, SegmentKind.REPORT}


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction and where it stands.

    Attributes:
        correction: What the manifest says.
        start: Offset of its first words.
        end: Offset after its last words; None where it ends with its segment.
    """

    correction: SegmentCorrection
    start: int
    end: int | None


def place(
    text: str,
    corrections: Iterable[SegmentCorrection],
) -> tuple[list[Placed], tuple[SegmentCorrection, ...]]:
    """Find where each correction stands.

    Words are found as they stand, white space aside, and must stand once.

    Args:
        text: Canonical text.
        corrections: As the manifest gives them.

    Returns:
        Those that were found, and those whose words stand nowhere or more than once.
    """
    placed = []
    unmatched = []
    for correction in corrections:
        start = _only(text, correction.find, 0)
        until = _next(text, correction.until, start[1]) if start and correction.until else None
        if start is None or (correction.until and until is None):
            unmatched.append(correction)
        else:
            placed.append(Placed(correction, start[0], until))
    return placed, tuple(unmatched)


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = words.split()
    return re.compile(r"\s+".join(map(re.escape, parts))) if parts else None


def _only(text: str, words: str, at: int) -> Span | None:
    pattern = _pattern(words)
    match = pattern.search(text, at) if pattern else None
    if match is None or pattern is None or pattern.search(text, match.start() + 1):
        return None
    return Span(match.start(), match.end())


def _next(text: str, words: str, after: int) -> int | None:
    """Return where the first occurrence of the last words after `find` ends."""
    pattern = _pattern(words)
    match = pattern.search(text, after) if pattern else None
    return match.end() if match else None


def is_turn(correction: SegmentCorrection) -> bool:
    """Tell whether a correction says who speaks a turn."""
    if correction.kind is not None:
        return correction.kind is SegmentKind.TURN
    return correction.speaker is not None and correction.voice in {None, Voice.OWN}


def is_voice(correction: SegmentCorrection) -> bool:
    """Tell whether a correction says whose words stand inside a paragraph."""
    return correction.kind in _INSIDE or (
        correction.kind is None and correction.voice in {Voice.DIRECT, Voice.REPORTED}
    )


def correct_turns(
    text: str,
    turns: Sequence[Turn],
    parts: Sequence[Part],
    placed: Iterable[Placed],
) -> list[Turn]:
    """Put the manifest's turns in, cutting those that the text seemed to have.

    Args:
        text: Canonical text.
        turns: Turns in order.
        parts: Parts in order; a turn without an end runs to the end of its paragraph.
        placed: The corrections.
    """
    corrected = list(turns)
    for item in placed:
        if not is_turn(item.correction):
            continue
        around = next((turn for turn in corrected if turn.start <= item.start < turn.end), None)
        holder = around or next(
            (part for part in parts if part.start <= item.start < part.end), None
        )
        end = item.end or (holder.end if holder else item.start)
        new = Turn(
            item.start,
            end,
            item.correction.speaker or (around.speaker if around else None),
            item.correction.role
            or (around.role if around and not item.correction.speaker else None),
            None if item.correction.speaker else (around.label if around else None),
        )
        rest = []
        for turn in corrected:
            for start, stop in (
                (turn.start, min(turn.end, new.start)),
                (max(turn.start, end), turn.end),
            ):
                span = trimmed(text, start, max(start, stop))
                if span.start < span.end:
                    rest.append(replace(turn, start=span.start, end=span.end))
        corrected = sorted([*rest, new], key=lambda turn: turn.start)
    return corrected


def correct_parts(
    text: str,
    parts: Sequence[Part],
    placed: Iterable[Placed],
) -> list[Part]:
    """Give parts the kind that the manifest says they are, cutting them where it begins."""
    corrected = list(parts)
    for item in placed:
        kind = item.correction.kind
        if kind is None or kind in _INSIDE or kind is SegmentKind.TURN:
            continue
        cut: list[Part] = []
        for part in corrected:
            end = item.end or part.end
            if (
                part.end <= item.start
                or part.start >= end
                or (item.end is None and part.start > item.start)
            ):
                cut.append(part)
                continue
            inside = (max(part.start, item.start), min(part.end, end))
            for start, stop, new in (
                (part.start, inside[0], part.kind),
                (*inside, kind),
                (inside[1], part.end, part.kind),
            ):
                span = trimmed(text, start, stop)
                if span.start < span.end:
                    cut.append(replace(part, kind=new, start=span.start, end=span.end))
        corrected = cut
    return corrected


def correct_voices(segments: Sequence[Segment], placed: Iterable[Placed]) -> list[Segment]:
    """Put in what the manifest says of voices, hands and dates.

    A quotation or report replaces what was found in its place. `origin` and `as-of` hold for
    the place and all inside it; a place that is part of a segment becomes one of its own.
    """
    corrected = list(segments)
    for item in placed:
        around = [seg for seg in corrected if seg.start <= item.start < seg.end]
        outer = next((seg for seg in reversed(around) if seg.kind not in _INSIDE), None)
        if outer is None:
            continue
        spot = next((seg for seg in around if seg.start == item.start), None)
        same = spot if is_voice(item.correction) and spot and spot.kind in _INSIDE else outer
        end = item.end or same.end
        if is_voice(item.correction):
            corrected = _with_voice(corrected, item, end, outer)
        if item.correction.origin or item.correction.as_of:
            corrected = _with_hand(corrected, item, end, outer)
    return corrected


def _with_voice(
    segments: list[Segment],
    item: Placed,
    end: int,
    outer: Segment,
) -> list[Segment]:
    correction = item.correction
    direct = correction.kind is SegmentKind.QUOTATION or correction.voice is Voice.DIRECT
    new = Segment(
        SegmentKind.QUOTATION if direct else SegmentKind.REPORT,
        item.start,
        end,
        speaker=correction.speaker,
        role=correction.role,
        voice=Voice.DIRECT if direct else Voice.REPORTED,
        via=correction.via or outer.speaker,
        label=None,
        origin=outer.origin,
        as_of=outer.as_of,
    )
    kept = [
        seg
        for seg in segments
        if seg.kind not in _INSIDE or seg.end <= item.start or seg.start >= end
    ]
    return [*kept, new]


def _with_hand(
    segments: list[Segment],
    item: Placed,
    end: int,
    outer: Segment,
) -> list[Segment]:
    correction = item.correction
    out = [
        replace(
            seg,
            origin=correction.origin or seg.origin,
            as_of=correction.as_of or seg.as_of,
        )
        if item.start <= seg.start and seg.end <= end
        else seg
        for seg in segments
    ]
    if not any((seg.start, seg.end) == (item.start, end) for seg in segments):
        out.append(
            replace(
                outer,
                start=item.start,
                end=end,
                number=None,
                origin=correction.origin or outer.origin,
                as_of=correction.as_of or outer.as_of,
            ),
        )
    return out
