"""Round-ups: experts who each answer once, under their name and what they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.label_candidates import Label
from sphinx_kzbrief.corpus.segmentation.lexicon import TITLES
from sphinx_kzbrief.corpus.segmentation.people import bare, is_person, named_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part

_DESCRIBED = re.compile(
    r"(?P<name>[^\W\d_][^,:：(（\n]{3,60})"
    r"(?:,[^:：\n]{2,140}|[ ]?[(（][^()（）\n]{2,100}[)）])[:：]"
)
_ASKED = re.compile(
    r"\b(?:experts?|analysts?|economists?|scholars?|researchers?|specialists?|observers|we asked|"
    r"эксперт\w*|аналитик\w*|политолог\w*|экономист\w*|сарапшы\w*)\b|专家|学者|分析人士",
    re.IGNORECASE,
)


def described_labels(text: str, parts: Sequence[Part]) -> list[Label]:
    """Find labels such as "Temur Umarov, fellow at Carnegie:" that each open one answer.

    The label must be a line of its own or be set in bold, two people must have one, and the
    text above the first must say that experts are asked: a list of who is who looks the same.

    Args:
        text: Canonical text.
        parts: Parts in order.

    Returns:
        Labels in order, named by the person alone; none where the text is no round-up.
    """
    found = []
    for part in parts:
        match = (
            _DESCRIBED.match(text, part.start, part.end)
            if part.kind is not SegmentKind.HEADING
            else None
        )
        if match is None or not _sets_apart(part, match.end()):
            continue
        name = _person(match["name"])
        if name is not None:
            found.append(Label(name, part.start, _after(text, match.end(), part.end), glued=False))
    if len({label.name for label in found}) < 2 or not _ASKED.search(text, 0, found[0].start):
        return []
    return found


def _sets_apart(part: Part, end: int) -> bool:
    bold = any(span.start <= part.start and end - 1 <= span.end for span in part.emphasis)
    return end == part.end or bold


def _person(words: str) -> str | None:
    """Return the person that the words before the comma name, without titles; None if none."""
    names = words.split()
    while names and bare(names[0]) in TITLES:
        names.pop(0)
    name = " ".join(names)
    runs = named_runs(name)
    whole = len(runs) == 1 and (runs[0].start, runs[0].end) == (0, len(name))
    return name if whole and is_person(tuple(names)) else None


def _after(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
