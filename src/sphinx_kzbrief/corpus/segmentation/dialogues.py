"""Turns without labels: led by dashes, or by questions that are set off from their answers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind, trimmed, unmarked
from sphinx_kzbrief.corpus.segmentation.editors_notes import is_note_apart
from sphinx_kzbrief.corpus.segmentation.turns import INTERVIEWER, Turn
from sphinx_kzbrief.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Speaker
    from sphinx_kzbrief.corpus.segmentation.parts import Part

_DASH = re.compile(r"(?:[–—―-]|--)[ \t\u00a0]*(?=[^\W\d_]|[\"“«„‘])")
_ASKING = ("?", "？")
_NARRATED = re.compile(
    r"""(?<![»”"])[,.!?…] ?[–—-] ?(?:"""
    + "|".join(language.verbs.pattern for language in LANGUAGES if language.finite)
    + ")"
)
"""Words that a narrator gives to somebody, after a dash."""
SHORTEST_SAID = 40
"""Dash-led paragraphs that are shorter on average are items of a list."""


def dialogue(text: str, parts: Sequence[Part], people: Mapping[str, Speaker]) -> list[Turn]:
    """Build turns without labels: what asks is the interviewer's, the rest is somebody's.

    Paragraphs led by dashes are turns, as Russian and Kazakh papers print interviews. Questions
    set in bold or italics, or as headings, are the page's own as often as not (FAQs); they are
    turns where the manifest maps `Q` or `A`.
    """
    opened = _dashes(text, parts)
    if not opened and people.keys() & {"q", "a"}:
        opened = _set_off_questions(text, parts)
    turns: list[Turn] = []
    goes_on = False
    has_questions = any(asks for _, _, asks in opened.values())
    for number, part in enumerate(parts):
        if number in opened:
            start, end, asks = opened[number]
            turns.append(Turn(start, end, lead=part.start, role=INTERVIEWER if asks else None))
            rest = trimmed(text, end, part.end)
            if rest.start < rest.end:
                turns.append(Turn(*rest))
            goes_on = has_questions
        elif part.kind is SegmentKind.HEADING or is_note_apart(text, part):
            goes_on = False
        elif goes_on and part.kind is SegmentKind.PARAGRAPH:
            if turns[-1].role == INTERVIEWER and number - 1 in opened:
                turns.append(Turn(part.start, part.end))
            else:
                turns[-1] = replace(turns[-1], end=part.end)
    return list(_sided(turns, people))


def _sided(turns: Sequence[Turn], people: Mapping[str, Speaker]) -> Iterator[Turn]:
    """Yield turns with whom the manifest maps to their side, or a label that names nobody."""
    for number, turn in enumerate(turns, start=1):
        person = people.get("a" if turn.role is None else "q")
        if person is not None:
            yield replace(turn, speaker=person.name, role=person.role or turn.role)
        else:
            yield replace(turn, label=turn.role or f"unnamed speaker, turn {number}")


def _asks(text: str, end: int) -> bool:
    return unmarked(text[max(0, end - 8) : end]).endswith(_ASKING)


def _dashes(text: str, parts: Sequence[Part]) -> dict[int, tuple[int, int, bool]]:
    """Return the paragraphs that a dash opens, by number: bounds of the words, whether they ask.

    None where the dashes are those of a list (few words, no question) or of a story, whose
    narrator says who speaks ("— Да, — сказал он"): of 24 works of Russian prose held out, one is
    taken for talk; without that, fifteen.
    """
    led = {
        number: (match.end(), part.end, _asks(text, part.end))
        for number, part in enumerate(parts)
        if part.kind is SegmentKind.PARAGRAPH
        and part.block is BlockKind.TEXT
        and (match := _DASH.match(text, part.start, part.end))
    }
    length = sum(end - start for start, end, _ in led.values())
    told = sum(_NARRATED.search(text, start, end) is not None for start, end, _ in led.values())
    asking = sum(asks for _, _, asks in led.values())
    answers: set[int] = set()
    for number in led:
        asked = number and number - 1 not in led and _asks(text, parts[number - 1].end)
        if asked or number - 1 in answers:
            answers.add(number)
    is_talk = 3 * asking >= len(led) or 2 * len(answers) > len(led)
    is_list = len(led) < 2 or length < SHORTEST_SAID * len(led)
    return led if is_talk and not is_list and 3 * told <= len(led) else {}


def _set_off_questions(text: str, parts: Sequence[Part]) -> dict[int, tuple[int, int, bool]]:
    """Return the questions set in bold or italics or as headings, by the number of their part.

    Where two are, every paragraph that is set so is the interviewer's ("Thank you.").
    """
    found = {}
    for number, part in enumerate(parts):
        spans = part.emphasis or part.italics
        end, whole = part.end, False
        if spans and spans[0].start == part.start and part.kind is SegmentKind.PARAGRAPH:
            whole = sum(span.end - span.start for span in spans) >= 0.9 * (part.end - part.start)
            end = part.end if whole else trimmed(text, *spans[0]).end
        elif part.block is not BlockKind.HEADING or not number:
            continue
        if whole or _asks(text, end):
            dash = _DASH.match(text, part.start, end)
            found[number] = (dash.end() if dash else part.start, end, True)
    return found if sum(_asks(text, end) for _, end, _ in found.values()) > 1 else {}
