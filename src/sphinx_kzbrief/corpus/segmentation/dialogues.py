"""Turns without names: paragraphs led by a dash, and questions set in bold."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind
from sphinx_kzbrief.corpus.segmentation.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part

_DASH = re.compile(r"[–—―-][ \t\u00a0]*(?=[^\W\d_]|[\"“«„‘])")
_LONG_DASHES = "–—―"
_NOUNS = {
    "experts": "expert",
    "analysts": "analyst",
    "economists": "economist",
    "officials": "official",
    "scholars": "scholar",
    "diplomats": "diplomat",
    "эксперты": "expert",
    "экспертов": "expert",
    "экспертами": "expert",
    "экспертам": "expert",
    "аналитики": "analyst",
    "политологи": "political scientist",
    "专家": "expert",
    "сарапшылар": "expert",
}
_SPEAKERS = re.compile("|".join(_NOUNS), re.IGNORECASE)
SHORTEST_ANSWER = 60
"""Dash-led paragraphs that are shorter on average are items of a list."""


def dash_turns(text: str, parts: Sequence[Part]) -> list[Turn]:
    """Build turns from paragraphs that a dash opens.

    Where some of them ask, the text is a dialogue: those are the interviewer's, and
    paragraphs without a dash carry the turn before them on. Where none does, each is one
    answer, and the questions are the narrator's.

    Args:
        text: Canonical text.
        parts: Parts in order.

    Returns:
        Turns in order; none where the dashes are those of a list.
    """
    led = {
        index: match.end()
        for index, part in enumerate(parts)
        if part.kind is SegmentKind.PARAGRAPH
        and part.block is BlockKind.TEXT
        and (match := _DASH.match(text, part.start, part.end))
    }
    if len(led) < 2 or not _is_speech(text, parts, led):
        return []
    asks = {index: _asks(text, parts[index]) for index in led}
    is_dialogue = any(asks.values())
    turns: list[Turn] = []
    goes_on = False
    for index, part in enumerate(parts):
        if index in led:
            turns.append(Turn(led[index], part.end, None, asks=asks[index]))
            goes_on = is_dialogue
        elif part.kind in {SegmentKind.HEADING, SegmentKind.NOTE}:
            goes_on = False
        elif goes_on and part.kind is SegmentKind.PARAGRAPH:
            turns[-1] = replace(turns[-1], end=part.end)
    return turns


def _is_speech(text: str, parts: Sequence[Part], led: dict[int, int]) -> bool:
    """Tell answers from the items of a list: by length, dash and a question before them."""
    first = min(led)
    length = sum(parts[index].end - start for index, start in led.items())
    long_dashes = sum(text[parts[index].start] in _LONG_DASHES for index in led)
    return (
        length >= SHORTEST_ANSWER * len(led)
        and 2 * long_dashes > len(led)
        and any("?" in text[part.start : part.end] for part in parts[: first + 2])
    )


def _asks(text: str, part: Part) -> bool:
    return text[part.end - 1] in "?？"


def bold_turns(text: str, parts: Sequence[Part]) -> list[Turn]:
    """Build turns from paragraphs set wholly in bold that ask, and what follows each.

    Args:
        text: Canonical text.
        parts: Parts in order.

    Returns:
        Turns in order; none where fewer than two such questions stand in the text.
    """
    questions = [
        index
        for index, part in enumerate(parts)
        if part.kind is SegmentKind.PARAGRAPH and _is_bold(part) and _asks(text, part)
    ]
    if len(questions) < 2:
        return []
    turns: list[Turn] = []
    for number, index in enumerate(questions):
        turns.append(Turn(parts[index].start, parts[index].end, None, asks=True))
        after = questions[number + 1] if number + 1 < len(questions) else len(parts)
        answer = _answer(parts[index + 1 : after], is_last=after == len(parts))
        if answer:
            turns.append(Turn(answer[0].start, answer[-1].end, None))
    return turns


def _is_bold(part: Part) -> bool:
    covered = sum(span.end - span.start for span in part.emphasis)
    return covered >= 0.9 * (part.end - part.start)


def _answer(parts: Sequence[Part], *, is_last: bool) -> list[Part]:
    answer: list[Part] = []
    for part in parts:
        if part.kind is SegmentKind.HEADING or (is_last and part.kind is SegmentKind.NOTE):
            break
        if part.kind is SegmentKind.PARAGRAPH:
            answer.append(part)
    return answer


def expert_noun(text: str, before: int) -> str:
    """Return what the narration calls its unnamed speakers before it lets them speak.

    Args:
        text: Canonical text.
        before: Offset at which the first of them speaks.
    """
    words = _SPEAKERS.findall(text, 0, before)
    return _NOUNS[words[-1].casefold()] if words else "speaker"
