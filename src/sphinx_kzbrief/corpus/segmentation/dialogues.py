"""Turns without names: led by a dash, or by questions set in bold or as headings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind, trimmed
from sphinx_kzbrief.corpus.segmentation.editors_notes import is_note_apart
from sphinx_kzbrief.corpus.segmentation.turns import Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part
    from sphinx_kzbrief.text.spans import Span

_DASH = re.compile(r"(?:[–—―-]|--)[ \t\u00a0]*(?=[^\W\d_]|[\"“«„‘])")
_LONG_DASHES = ("–", "—", "―", "--")
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
    sides = _sides([_asks(text, parts[index]) for index in led])
    asks = dict(zip(led, sides, strict=True))
    is_dialogue = any(asks.values())
    turns: list[Turn] = []
    goes_on = False
    for index, part in enumerate(parts):
        if index in led:
            undecided = asks[index] is None
            turns.append(
                Turn(led[index], part.end, None, asks=bool(asks[index]), open=undecided),
            )
            goes_on = is_dialogue
        elif part.kind is SegmentKind.HEADING or is_note_apart(text, part):
            goes_on = False
        elif goes_on and part.kind is SegmentKind.PARAGRAPH:
            turns[-1] = replace(turns[-1], end=part.end)
    return turns


def _sides(ends_asking: Sequence[bool]) -> list[bool | None]:
    """Tell whose each of the dash-led paragraphs is: the interviewer's, the other's, or open.

    Two who take turns alternate. Where every question stands at the interviewer's places, what
    stands at them without a question mark ("Thank you.") is the interviewer's too. Where one
    does not, a paragraph without a question mark that follows another is left open.
    """
    questions = [place for place, asking in enumerate(ends_asking) if asking]
    if not questions:
        return [False] * len(ends_asking)
    parity = questions[0] % 2
    if all(place % 2 == parity for place in questions):
        return [place % 2 == parity for place in range(len(ends_asking))]
    return [
        True if asking else (False if place and ends_asking[place - 1] else None)
        for place, asking in enumerate(ends_asking)
    ]


def _is_speech(text: str, parts: Sequence[Part], led: dict[int, int]) -> bool:
    """Tell answers from the items of a list: by length, dash and a question before them."""
    first = min(led)
    length = sum(parts[index].end - start for index, start in led.items())
    long_dashes = sum(text.startswith(_LONG_DASHES, parts[index].start) for index in led)
    return (
        length >= SHORTEST_ANSWER * len(led)
        and 2 * long_dashes > len(led)
        and any("?" in text[part.start : part.end] for part in parts[: first + 2])
    )


def _asks(text: str, part: Part) -> bool:
    return text[part.end - 1] in "?？"


def emphasised_turns(text: str, parts: Sequence[Part]) -> list[Turn]:
    """Build turns from questions set in bold or italics, and what follows each.

    A question may be a paragraph of its own, or open the paragraph that answers it. Once two
    questions stand so, every paragraph set so is the interviewer's.

    Args:
        text: Canonical text.
        parts: Parts in order.

    Returns:
        Turns in order; none where fewer than two such questions stand in the text.
    """
    asked = _emphasised(text, parts, "emphasis") or _emphasised(text, parts, "italics")
    if not asked or _FAQ.search(text, 0, parts[min(asked)].start):
        return []
    questions = [index for index, end in asked.items() if text[end - 1] in "?？"]
    turns: list[Turn] = []
    open_turn = False
    last = max(asked)
    for index, part in enumerate(parts[questions[0] :], start=questions[0]):
        end = asked.get(index)
        if end is not None:
            if turns and turns[-1].asks and open_turn:
                turns[-1] = replace(turns[-1], end=end)
            else:
                turns.append(Turn(_after_dash(text, part), end, None, asks=True))
            answer = trimmed(text, end, part.end)
            if answer.start < answer.end:
                turns.append(Turn(*answer, None))
            open_turn = True
        elif part.kind is SegmentKind.HEADING or (index > last and is_note_apart(text, part)):
            open_turn = False
        elif part.kind is SegmentKind.PARAGRAPH and open_turn:
            if turns[-1].asks:
                turns.append(Turn(_after_dash(text, part), part.end, None))
            else:
                turns[-1] = replace(turns[-1], end=part.end)
    return turns


def _after_dash(text: str, part: Part) -> int:
    match = _DASH.match(text, part.start, part.end)
    return match.end() if match else part.start


def _emphasised(text: str, parts: Sequence[Part], style: str) -> dict[int, int]:
    """Return the parts that a style sets apart, with where each emphasis ends.

    Returns:
        End by index of the part; empty where fewer than two of them ask.
    """
    found = {
        index: end
        for index, part in enumerate(parts)
        if part.kind is SegmentKind.PARAGRAPH
        and (end := _emphasised_end(text, part, getattr(part, style))) is not None
    }
    return found if sum(text[end - 1] in "?？" for end in found.values()) > 1 else {}


def _emphasised_end(text: str, part: Part, spans: Sequence[Span]) -> int | None:
    """Return where the emphasis ends that a paragraph, or its first question, is set in.

    A paragraph set so without a full stop or the like is rather a subheading.
    """
    covered = sum(span.end - span.start for span in spans)
    if covered >= 0.9 * (part.end - part.start):
        return part.end if text[part.end - 1] in ".!?…:。！？：”»" else None
    first = spans[0] if spans else None
    if first is None or first.start != part.start:
        return None
    end = trimmed(text, first.start, first.end).end
    return end if text[end - 1] in "?？" else None


_FAQ = re.compile(r"\bFAQs?\b|frequently asked|часто задаваемые|常见问题", re.IGNORECASE)
"""What says that the questions are the page's own."""
_NUMBERED = re.compile(r"\d{1,2}[.)][ \t\u00a0]+")
_INTERVIEW = re.compile(
    r"\b(?:interviews?|interviewed|Q&A|questions (?:to|for|and answers)|in conversation|"
    r"a conversation with|talks to|spoke (?:to|with)|asked|интервью|бесед\w+|вопрос\w*|сұхбат\w*)\b"
    r"|专访|访谈|对话|答记者问",
    re.IGNORECASE,
)


def heading_turns(text: str, parts: Sequence[Part]) -> list[Turn]:
    """Build turns from headings or numbered lines that ask, in a text that is an interview.

    Without a word that says so above the first question, they are the author's own.

    Args:
        text: Canonical text.
        parts: Parts in order.

    Returns:
        Turns in order; none where fewer than two below the title ask.
    """
    asking = [
        index
        for index, part in enumerate(parts)
        if index
        and _asks(text, part)
        and (part.kind is SegmentKind.HEADING or _NUMBERED.match(text, part.start, part.end))
    ]
    if len(asking) < 2 or not _INTERVIEW.search(text, 0, parts[asking[0]].start):
        return []
    turns: list[Turn] = []
    for number, index in enumerate(asking):
        turns.append(Turn(parts[index].start, parts[index].end, None, asks=True))
        after = asking[number + 1] if number + 1 < len(asking) else len(parts)
        answer = _answer(text, parts[index + 1 : after], is_last=after == len(parts))
        if answer:
            turns.append(Turn(answer[0].start, answer[-1].end, None))
    return turns


def _answer(text: str, parts: Sequence[Part], *, is_last: bool) -> list[Part]:
    answer: list[Part] = []
    for part in parts:
        if part.kind is SegmentKind.HEADING or (is_last and is_note_apart(text, part)):
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
