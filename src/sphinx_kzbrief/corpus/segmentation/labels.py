"""Speaker labels: which words before a colon open a turn, and which only look like it."""

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
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part

_ABBREVIATION = r"(?:Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|St|Hon|SEN|REP|DR|PROF|MR|MS|MRS|GEN|GOV)\."
_WORD = rf"(?:{_ABBREVIATION}|(?:[^\W\d_]\.)*[^\W\d_][\w'’\-]*|(?:[^\W\d_]\.)+)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,4}}"
_ASIDE = r"(?: ?[(\[（][^()\[\]（）\n]{1,40}[)\]）])?"
_COLON = r"[ \t]*[:：](?!//|:)"
_AT_LINE = re.compile(rf"(?:^|(?<=\n))[ \t>*•]*({_NAME}){_ASIDE}(?:{_COLON})[ \t]*")
_ALONE = re.compile(rf"({_NAME})")
_IN_LINE = re.compile(rf"(?<=[.?!…。！？\"”’»)\]])[ \t\u00a0]*({_NAME}){_ASIDE}{_COLON}[ \t]*")
_LETTER_STOP = re.compile(r"(?:^|(?<=\n))([QA])(?:\d{1,2})?[.:)][ \t]+")
_NUMBERED = re.compile(r"(?:^|(?<=\n))([QA])\d{1,2}[ \t]*[:.)][ \t]*")
_SPEECHLESS = {BlockKind.CODE, BlockKind.TABLE_ROW}
SHORTEST_ALONE = 2
LONGEST_ALONE = 40
_COLONS = re.compile(r"[:：]")
_SIDES = re.compile(r"[QA]")
_LABELS = (
    (_NUMBERED, False, _SIDES),
    (_AT_LINE, False, _COLONS),
    (_LETTER_STOP, False, _SIDES),
    (_IN_LINE, True, _COLONS),
)
"""What finds labels, whether they stand inside a line, and a character none of them lacks."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the text.

    Attributes:
        name: The label without colon and aside, as it stands.
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
    """Find every place that could be a label, at line starts and after sentence ends."""
    found: dict[int, Label] = {}
    for part in parts:
        if part.kind is SegmentKind.HEADING or part.block in _SPEECHLESS:
            continue  # "Ambassador: trade grows" is a headline
        piece = text[part.start : part.end]
        for pattern, glued, mark in _LABELS:
            if mark.search(piece) is None:
                continue
            for match in pattern.finditer(piece):
                start = part.start + match.start(1)
                found.setdefault(
                    start, Label(match[1].strip(), start, part.start + match.end(), glued)
                )
    for label in _alone(text, parts):
        found.setdefault(label.start, label)
    return [found[start] for start in sorted(found)]


def _alone(text: str, parts: Sequence[Part]) -> list[Label]:
    """Find names that stand alone in a line, without a colon, again and again."""
    lines = [
        Label(match[1], part.start, part.end, glued=False)
        for part in parts
        if SHORTEST_ALONE <= part.end - part.start <= LONGEST_ALONE
        and (match := _ALONE.fullmatch(text, part.start, part.end))
    ]
    counts = Counter(label.name for label in lines)
    return [label for label in lines if counts[label.name] > 1]


def find_labels(text: str, parts: Sequence[Part], mapped: Collection[str]) -> list[Label]:
    """Find the labels that open turns.

    A label counts when the manifest maps it, when it is a customary one (`Q`, `Вопрос`,
    `记者`) that comes back, or when two name-like ones take turns and one of them asks.

    Args:
        text: Canonical text.
        parts: The parts to look into.
        mapped: Labels that the manifest maps to people.

    Returns:
        The labels in order.
    """
    known = {folded(name) for name in mapped}
    usable = [
        label
        for label in candidates(text, parts)
        if folded(label.name) in known or folded(label.name) not in NOT_LABELS
    ]
    accepted = known | _generic_ones(usable) | _named_ones(text, usable)
    if len(accepted) == 0:
        return []
    return [label for label in usable if folded(label.name) in accepted]


def _generic_ones(labels: Iterable[Label]) -> set[str]:
    """Accept customary labels that occur twice in all: one `A:` may be a list's letter."""
    counts = Counter(folded(label.name) for label in labels if is_generic(label.name))
    return (
        set(counts) if counts.total() > 1 and any(n in QUESTION_LABELS for n in counts) else set()
    )


def _named_ones(text: str, labels: Sequence[Label]) -> set[str]:
    """Accept name-like labels that take turns.

    Labels inside a line count only for a name that also opens a line or comes three times.
    Two labels must come, one of them twice (or, each once, the first asking), and one must
    ask a question; labels in capitals or of customary form need no question.
    """
    named = [label for label in labels if is_generic(label.name) or looks_like_name(label.name)]
    counts = Counter(folded(label.name) for label in named)
    at_line = {folded(label.name) for label in named if not label.glued}
    steady = {name for name, n in counts.items() if name in at_line or n > 2}
    repeated = {name for name in steady if counts[name] > 1}
    turns = [label for label in named if folded(label.name) in steady]
    asking = _asking(text, turns)
    if len(repeated) >= 2 and (asking or _in_capitals(turns)):
        # A name that comes once beside two that repeat is a third person speaking once.
        return repeated | {name for name in steady if asking and name in at_line}
    if repeated and len(steady) >= 2 and asking:
        return steady
    if len(turns) == 2 and len(steady) == 2 and folded(turns[0].name) in asking:
        return steady
    return set()


def _asking(text: str, turns: Sequence[Label]) -> set[str]:
    """Return the folded labels at least half of whose turns hold a question mark."""
    asked: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for index, label in enumerate(turns):
        end = turns[index + 1].start if index + 1 < len(turns) else len(text)
        counts[folded(label.name)] += 1
        words = text[label.end : min(end, label.end + 2000)]
        asked[folded(label.name)] += "?" in words or "？" in words
    return {name for name, n in asked.items() if 2 * n >= counts[name]}


def _in_capitals(turns: Sequence[Label]) -> bool:
    return all(label.name.isupper() and len(label.name) > 3 for label in turns)


def interviewers(text: str, labels: Sequence[Label]) -> set[str]:
    """Tell which labels ask.

    Args:
        text: Canonical text.
        labels: The labels that open turns.

    Returns:
        Folded labels of interviewers: customary ones, else the one whose turns hold the
        largest share of questions, if that is most of them and others ask less.
    """
    names = {folded(label.name) for label in labels}
    customary = names & QUESTION_LABELS
    if customary:
        return customary
    shares = _question_shares(text, labels)
    best = max(shares.values(), default=0.0)
    top = {name for name, share in shares.items() if share == best}
    return top if best > 0.5 and len(top) == 1 and len(names) > 1 else set()


def _question_shares(text: str, labels: Sequence[Label]) -> dict[str, float]:
    ended: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for index, label in enumerate(labels):
        end = labels[index + 1].start if index + 1 < len(labels) else len(text)
        words = text[label.end : end].rstrip().rstrip('"”’»*)')
        counts[folded(label.name)] += 1
        ended[folded(label.name)] += words.endswith(("?", "？"))
    return {name: ended[name] / counts[name] for name in counts}
