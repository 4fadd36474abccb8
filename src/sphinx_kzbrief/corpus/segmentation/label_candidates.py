"""Candidates: every place in a text that has the form of a speaker label."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind
from sphinx_kzbrief.corpus.segmentation.lexicon import (
    ANSWER_LABELS,
    NOT_LABELS,
    QUESTION_LABELS,
    TITLES,
)
from sphinx_kzbrief.corpus.segmentation.people import bare, is_nobody, is_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.segmentation.blocks import Block
    from sphinx_kzbrief.corpus.segmentation.parts import Part

_ABBREVIATION = (
    r"(?i:(?:Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Hon|Amb|Adm|Lt|Col|Capt|Maj|Sgt|Rev|Pres|Sec)\.)"
)
_WORD = rf"(?:{_ABBREVIATION}|(?:[^\W\d_]\.)*[^\W\d_][\w'’\-]*|(?:[^\W\d_]\.)+)"
_PAPER = r"(?: (?:«[^«»\n]{1,40}»|“[^“”\n]{1,40}”))?"
"""The reporter's paper, as in `Корреспондент «Хабар 24»:`."""
_NAME = rf"{_WORD}(?: {_WORD}){{0,4}}{_PAPER}"
_ASIDE = r"(?: ?[(\[（][^()\[\]（）\n]{1,40}[)\]）])?"
_COLON = r"[ \t]*[:：](?!//|:)"
_TIME = r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?"
_LINE = rf"(?:^|(?<=\n))[ \t>*•]*(?P<time>{_TIME}[ \t]*)?"
_AT_LINE = re.compile(rf"{_LINE}(?P<name>{_NAME})\.?{_ASIDE}{_COLON}[ \t]*")
_MARKED = re.compile(rf"{_LINE}«(?P<name>[^«»\n]{{1,40}})»{_COLON}[ \t]*")
_COUNTED = re.compile(
    rf"{_LINE}(?P<name>(?:Speaker|Participant|Reporter|Questioner|Journalist|Panell?ist|Expert|"
    rf"Спикер|Участник|Журналист|Эксперт) \d{{1,2}}){_COLON}[ \t]*"
)
_IN_LINE = re.compile(
    rf"(?<=[.?!…。！？\"”’»)\]])[ \t\u00a0]*(?P<name>{_NAME}){_ASIDE}{_COLON}[ \t]*"
)
_LETTER_STOP = re.compile(r"(?:^|(?<=\n))(?P<name>[QA])(?:\d{1,2})?[.:)][ \t]+")
_NUMBERED = re.compile(
    r"(?:^|(?<=\n))(?P<name>[QA]|(?:Question|Answer|Вопрос|Ответ|Сұрақ|Жауап) )"
    r"\d{1,2}[ \t]*[:.)][ \t]*"
)
_COLONS = re.compile(r"[:：]")
_SIDES = re.compile(r"[QA]|Question|Answer|Вопрос|Ответ|Сұрақ|Жауап")
_FORMS = (
    (_NUMBERED, False, _SIDES),
    (_COUNTED, False, _COLONS),
    (_AT_LINE, False, _COLONS),
    (_MARKED, False, re.compile("»")),
    (_LETTER_STOP, False, _SIDES),
    (_IN_LINE, True, _COLONS),
)
"""What finds labels, whether they stand inside a line, and a character none of them lacks."""

_ALONE = re.compile(rf"(?:{_TIME}[ \t]+)?(?P<name>{_NAME})(?:[ \t]+{_TIME})?")
_DASHED = re.compile(rf"(?P<name>{_NAME})[ \t\u00a0]+[—–][ \t\u00a0]+")
_WITH_PAPER = re.compile(rf"(?P<name>{_NAME}), [^:：,.?!\n]{{2,40}}{_COLON}[ \t]*")
_STOPPED = re.compile(rf"(?P<name>{_NAME})\.[ \t\u00a0]+(?=[\"“«]?[^\W\d_a-zа-яё])")
_SPEECHLESS = {BlockKind.CODE, BlockKind.TABLE_ROW, BlockKind.LIST_ITEM}
SHORTEST_ALONE = 2
LONGEST_ALONE = 60
LEAST_CAPITALS = 3
LONGEST_OPENER = 160


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text.

    Attributes:
        name: The label without time, colon and aside, as it stands.
        start: Offset of its first code point.
        end: Offset of the first word after it.
        glued: Whether it stands inside a line rather than at its start.
    """

    name: str
    start: int
    end: int
    glued: bool


def folded(name: str) -> str:
    """Fold a label for comparison: case, blanks and a final full stop do not count."""
    return " ".join(name.split()).rstrip(".").casefold()


def is_generic(name: str) -> bool:
    """Tell whether a label names a part in the conversation, and nobody's name."""
    return folded(name) in QUESTION_LABELS or folded(name) in ANSWER_LABELS


def looks_like_name(name: str) -> bool:
    """Tell whether each word of a label is capitalised, or in a script without case."""
    words = name.split()
    return all(not word[0].islower() for word in words) and folded(name) not in NOT_LABELS


def candidates(text: str, parts: Sequence[Part]) -> list[Label]:
    """Find every place that could be a label, at line starts and after sentence ends.

    Args:
        text: Canonical text.
        parts: The parts to look into.

    Returns:
        Labels in order, one at a place.
    """
    found: dict[int, Label] = {}
    for part in parts:
        if part.kind is SegmentKind.HEADING or part.block in _SPEECHLESS:
            continue  # "Ambassador: trade grows" is a headline
        for label in _with_marks(text, part):
            known = found.get(label.start)
            # "A. Three things: roads" opens with the letter; "A. Smith: roads" with the name.
            if known is None or (is_generic(label.name) and not looks_like_name(known.name)):
                found[label.start] = label
    for label in [*_alone(text, parts), *_set_off(text, parts)]:
        found.setdefault(label.start, label)
    apart: list[Label] = []
    for start in sorted(found):
        if not apart or start >= apart[-1].end:  # in "[0:15] Host:" the name is no second label
            apart.append(found[start])
    return apart


def recurring_openers(text: str, blocks: Sequence[Block]) -> set[int]:
    """Return the starts of the blocks that open as another one does: `NAME: words`.

    Args:
        text: Canonical text.
        blocks: Its blocks.

    Returns:
        Offsets: a block that begins there opens a turn rather than being a heading.
    """
    names = {}
    for block in blocks:
        words = text[block.start : min(block.end, block.start + LONGEST_OPENER)]
        match = _AT_LINE.match(words) or _DASHED.match(words)
        if match is not None and match.end() < len(words) and looks_like_name(match["name"]):
            names[block.start] = folded(match["name"])
    counts = Counter(names.values())
    return {start for start, name in names.items() if counts[name] > 1}


def _with_marks(text: str, part: Part) -> Iterator[Label]:
    """Find the labels that a colon, or a letter's full stop, ends."""
    piece = text[part.start : part.end]
    for pattern, glued, mark in _FORMS:
        if mark.search(piece) is None:
            continue
        for match in pattern.finditer(piece):
            timed = "time" in pattern.groupindex and match["time"] is not None
            start = part.start + match.start("time" if timed else "name")
            start -= pattern is _MARKED and not timed
            yield Label(match["name"].strip(), start, part.start + match.end(), glued)


def _alone(text: str, parts: Sequence[Part]) -> list[Label]:
    """Find names that stand alone in a line, without a colon, again and again."""
    lines = [
        Label(match["name"], part.start, part.end, glued=False)
        for part in parts
        if SHORTEST_ALONE <= part.end - part.start <= LONGEST_ALONE
        and (match := _ALONE.fullmatch(text, part.start, part.end))
    ]
    return _again_and_again(lines)


def _set_off(text: str, parts: Sequence[Part]) -> list[Label]:
    """Find names that open paragraphs again and again, before a dash or a full stop.

    Before a dash a name must be in capitals or bold, and no dateline's place; before a full
    stop, or a comma and the person's paper, it must be a person's, or an office such as "The
    President".
    """
    found = []
    for part in parts:
        if part.kind is SegmentKind.HEADING or part.block in _SPEECHLESS:
            continue
        match = _DASHED.match(text, part.start, part.end)
        if match is None or not _is_dashed_name(match["name"], part, match.end("name")):
            match = _STOPPED.match(text, part.start, part.end) or _WITH_PAPER.match(
                text, part.start, part.end
            )
            if match is None or not _is_person_or_office(match["name"]):
                continue
        found.append(Label(match["name"], part.start, match.end(), glued=False))
    return _again_and_again(found)


def _again_and_again(labels: Sequence[Label]) -> list[Label]:
    counts = Counter(label.name for label in labels)
    return [label for label in labels if counts[label.name] > 1]


def _is_dashed_name(name: str, part: Part, end: int) -> bool:
    bold = any(span.start <= part.start and end <= span.end for span in part.emphasis)
    capitals = name.isupper() and len(name) >= LEAST_CAPITALS
    return (bold or capitals) and looks_like_name(name) and not is_nobody(tuple(name.split()))


def _is_person_or_office(name: str) -> bool:
    words = name.split()
    office = len(words) > 1 and words[0] == "The" and all(bare(word) in TITLES for word in words)
    while words and bare(words[0]) in TITLES:
        words.pop(0)
    return looks_like_name(name) and (office or is_person(tuple(words)))
