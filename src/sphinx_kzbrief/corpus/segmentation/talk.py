"""Who speaks where: the turns that labels open, or those of a dialogue without labels."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind, trimmed
from sphinx_kzbrief.corpus.segmentation.dialogues import dialogue
from sphinx_kzbrief.corpus.segmentation.editors_notes import is_note_apart
from sphinx_kzbrief.corpus.segmentation.label_forms import (
    folded,
    is_office,
    side_of,
    with_plain_blanks,
)
from sphinx_kzbrief.corpus.segmentation.labels import find_labels, mapped_name
from sphinx_kzbrief.corpus.segmentation.turns import INTERVIEWEE, INTERVIEWER, Turn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Speaker
    from sphinx_kzbrief.corpus.segmentation.labels import Label
    from sphinx_kzbrief.corpus.segmentation.parts import Part

_QUESTION = re.compile(r"[?？][\"”»)]?(?=\s|$)")
_RULE = "*-–—_=~# \t\n"
"""Signs of a line that parts a text: what stands below is nobody's."""
_SPOKEN = {SegmentKind.PARAGRAPH, SegmentKind.HEADING}
_LETTERS = frozenset({"question", "questions", "вопрос", "сұрақ", "提问"})
LONGEST_QUESTION = 1_200
LONGEST_FOLLOW_UP = 200
SHORTEST_ANSWER = 20


class Talk(NamedTuple):
    """Who speaks in a text.

    Attributes:
        turns: Turns in order, and what follows labels that were not taken.
        unused: Labels of the manifest that open no turn.
        loose: What has the form of a label in a text where nobody takes turns, each once.
    """

    turns: list[Turn]
    unused: tuple[str, ...]
    loose: tuple[str, ...]


def find_talk(text: str, parts: Sequence[Part], speakers: Mapping[str, Speaker]) -> Talk:
    """Find who speaks where, by layout alone.

    Args:
        text: Canonical text.
        parts: Its parts in order.
        speakers: Labels → people, as the manifest maps them; `Q` and `A` name the two sides of
            a dialogue without labels.
    """
    text = with_plain_blanks(text)
    people = {folded(label): person for label, person in speakers.items()}
    labels = find_labels(text, parts, speakers)
    taken = [label for label in labels if label.taken]
    proven = taken or any(label.stated for label in labels)
    turns = _labelled(text, parts, labels, people) if proven else dialogue(text, parts, people)
    used = {mapped_name(label, people) for label in taken} if taken else {"q", "a"} if turns else ()
    unused = tuple(label for label in speakers if folded(label) not in used)
    loose = () if turns else tuple(dict.fromkeys(label.whole for label in labels))
    return Talk(turns, unused, loose)


def _labelled(
    text: str, parts: Sequence[Part], labels: Sequence[Label], people: Mapping[str, Speaker]
) -> list[Turn]:
    """Build the turns that labels open: each runs to the next label, heading or set-apart note.

    Where a question has no labelled answer and only one label answers, the answer is its.
    """
    stops = _stops(text, parts, labels)
    speech = [part for part in parts if part.kind in _SPOKEN]
    starts = [part.start for part in speech]
    answering = {
        folded(label.name): label for label in labels if label.taken and not _asks(label, people)
    }
    only = next(iter(answering.values())) if len(answering) == 1 else None
    turns: list[Turn] = []
    for number, label in enumerate(labels):
        following = labels[number + 1] if number + 1 < len(labels) else None
        end = following.start if following else len(text)
        end = min([end, *stops[bisect_left(stops, label.end) :][:1]])
        last = _last_said(speech, max(0, bisect_left(starts, end) - 1), label.end)
        span = trimmed(text, label.end, max(min(end, last.end), label.end))
        if span.start == span.end:
            continue
        turn = _spoken(label, Turn(*span, lead=label.start), people)
        unanswered = _asks(label, people) and (not following or _asks(following, people))
        answer = _answer_begins(text, turn) if label.taken and unanswered else None
        if answer is None:
            turns.append(turn)
            continue
        rest = Turn(answer, turn.end, label=INTERVIEWEE)
        turns.append(replace(turn, end=trimmed(text, turn.start, answer).end))
        turns.append(_spoken(only, rest, people) if only else rest)
    return turns


def _last_said(speech: Sequence[Part], at: int, after: int) -> Part:
    """Return the last part of a turn; what looks like a heading before the next label is none."""
    while at and speech[at].kind is SegmentKind.HEADING and speech[at - 1].end > after:
        at -= 1
    return speech[at]


def _stops(text: str, parts: Sequence[Part], labels: Sequence[Label]) -> list[int]:
    """Return where turns end but for labels: at headings, and at what looks like one at the end."""
    heads = {label.start for label in labels}
    return [
        part.start
        for part in parts
        if is_note_apart(text, part)
        or (part.kind is SegmentKind.BOILERPLATE and not text[part.start : part.end].strip(_RULE))
        or (
            part.kind is SegmentKind.HEADING
            and part.start not in heads
            and (part.block is BlockKind.HEADING or part.start > labels[-1].end)
        )
    ]


def _asks(label: Label, people: Mapping[str, Speaker]) -> bool:
    name = mapped_name(label, people)
    if name is not None and people[name].role is not None:
        return people[name].role == INTERVIEWER
    return side_of(label.name) == "asks"


def _answer_begins(text: str, turn: Turn) -> int | None:
    """Return where an answer without a label begins; None where all is the question.

    It begins with the next paragraph, or after the last mark of questions that follow one another.
    Papers leave the label of an answer out now and then; no transcript held out does.
    """
    paragraph = text.find("\n\n", turn.start, turn.end)
    if paragraph >= 0 and _QUESTION.search(text, turn.start, paragraph):
        return trimmed(text, paragraph, turn.end).start
    asked = None
    for mark in _QUESTION.finditer(text, turn.start, turn.end):
        far = asked is not None and mark.start() - asked > LONGEST_FOLLOW_UP
        if far or mark.start() - turn.start > LONGEST_QUESTION:
            break
        asked = mark.end()
    if asked is None or turn.end - asked < SHORTEST_ANSWER:
        return None
    return trimmed(text, asked, turn.end).start


def _spoken(label: Label, turn: Turn, people: Mapping[str, Speaker]) -> Turn:
    """Give a turn its speaker: by the manifest, else the label as it stands.

    A part in a talk ("Q", "Moderator") or an office alone ("The President") is nobody's name;
    behind an office, brackets may hold the name.
    """
    mapped = mapped_name(label, people)
    if mapped is not None:
        return replace(turn, speaker=people[mapped].name, role=people[mapped].role)
    holder = label.name.casefold().startswith("the ") and "(" in label.whole
    name = " ".join(label.whole.split()) if holder else label.name
    if not label.taken:
        return replace(turn, label=name, is_turn=False)
    side = side_of(name)
    if side == "asks":
        letter = len(name) < 2 or folded(name) in _LETTERS
        return replace(turn, role=INTERVIEWER, label=INTERVIEWER if letter else name)
    if side == "answers":
        return replace(turn, label=INTERVIEWEE)
    return replace(turn, label=name) if is_office(name) else replace(turn, speaker=name)
