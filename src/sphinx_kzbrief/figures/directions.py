"""Whether a number says by how much something rose or fell, or where to: `shrank by 3.1 percent`.

Only the words of its own sentence count, and of them those that stand right beside the number
or are joined to it by a preposition. A number of which nothing is known has no direction and no
course, and is never told to be wrong by them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.model import Course, QuantityKind

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.lexicons.model import StatementWords
    from sphinx_kzbrief.figures.model import Quantity

REACH = 160
"""Characters before a number that are read for the change that its preposition belongs to."""
_AHEAD = 60
_NEVER = frozenset({QuantityKind.RANK, QuantityKind.ORDINAL, QuantityKind.DURATION})
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})


@dataclass(frozen=True, slots=True)
class _Patterns:
    change: re.Pattern[str]
    beside: re.Pattern[str]
    joint: re.Pattern[str]
    after: re.Pattern[str]
    part: re.Pattern[str]
    sheds: re.Pattern[str]
    part_form: re.Pattern[str]
    to_after: re.Pattern[str]
    start_form: re.Pattern[str]
    rate: re.Pattern[str]
    flow: re.Pattern[str]
    pace: re.Pattern[str]
    balance: re.Pattern[str]


@cache
def _patterns(words: StatementWords) -> _Patterns:
    edge, gap = (r"\b", r"\s+") if words.spaced else ("", r"\s*")
    change = rf"{edge}(?P<change>(?P<rise>{words.rise})|(?P<fall>{words.fall})){edge}"
    between = rf"(?:{gap}(?:{words.between}){edge}){{0,5}}\s*$"
    skipped = r"(?:\s+(?!(?:of|in|to|by|from|and|or|for|on|at|was|is|the)\b)[\w/-]+){0,3}?"
    after = (
        rf"\s*(?:(?P<more>{words.more})|(?P<less>{words.less})){edge}"
        rf"|[-‑]?{skipped if words.spaced else ''}[-‑]?\s*{edge}"
        rf"(?:(?P<rise>{words.rise_after})|(?P<fall>{words.fall_after})){edge}"
    )
    flags = re.IGNORECASE
    return _Patterns(
        re.compile(change, flags),
        re.compile(change + between, flags),
        re.compile(
            rf"{edge}(?:(?P<by>{words.by})|(?P<to>{words.to})|(?P<start>{words.start})"
            rf"|(?P<at>{words.stands})){between}",
            flags,
        ),
        re.compile(after, flags),
        re.compile(rf"\s*(?:{words.part}){edge}", flags),
        re.compile(rf"{edge}(?:{words.sheds}){between}", flags),
        re.compile(rf"(?:{words.part_form})$", flags),
        re.compile(words.to_after, flags),
        re.compile(rf"(?:{words.start_form})$", flags),
        re.compile(rf"{edge}(?:{words.rates_of_change}){edge}", flags),
        re.compile(words.flows, flags),
        re.compile(words.paces, flags),
        re.compile(r"surplus|deficit|shortfall|дефицит", flags),
    )


def course_of(
    quantity: Quantity, before: str, after: str, words: StatementWords
) -> tuple[int, Course | None]:
    """Return the direction and the course that the words around a quantity give it.

    Args:
        quantity: The quantity.
        before: Its sentence up to it and to what qualifies it.
        after: The sentence behind it, up to the next quantity.
        words: The words of the language.
    """
    if quantity.kind in _NEVER:
        return 0, None
    patterns, before, after = _patterns(words), before[-REACH:], after[:_AHEAD]
    beside, joint = patterns.beside.search(before), patterns.joint.search(before)
    following = patterns.after.match(after)
    share = quantity.kind in _SHARES and _is_share(quantity, before, after, patterns)
    if following and not beside:
        return _behind(quantity, following, patterns)
    if joint and not (beside and joint["by"]):
        found = _joined(quantity, before[: joint.start()], joint, after, patterns)
        if found is not None:
            return found
    if beside and not (share and not joint and beside.end("change") == len(before.rstrip())):
        return _moved(beside, patterns)
    # "Farms grow 20 percent of the wheat": a share, and no growth.
    if share:
        return 0, Course.LEVEL
    return 0, Course.START if patterns.start_form.search(quantity.text) else None


def _is_share(quantity: Quantity, before: str, after: str, patterns: _Patterns) -> bool:
    """Tell whether a number is a part of a whole, and of none that was lost."""
    part = patterns.part.match(after) or patterns.part_form.search(quantity.text)
    return bool(part) and not patterns.sheds.search(before)


def _behind(
    quantity: Quantity, following: re.Match[str], patterns: _Patterns
) -> tuple[int, Course | None]:
    """Return what a change behind a number says; `дейін` before it makes it the end."""
    if patterns.to_after.fullmatch(quantity.qualifier or ""):
        return 1 if following["rise"] else -1, Course.END
    if patterns.start_form.search(quantity.text):
        return 0, Course.START
    return _moved(following, patterns)


def _moved(match: re.Match[str], patterns: _Patterns) -> tuple[int, Course | None]:
    """Return what a change right beside a number says; a deficit of 5 is none by 5."""
    said = match.groupdict()
    rise = said["rise"] or said.get("more")
    balance = patterns.balance.match(rise or said["fall"] or "")
    return 1 if rise else -1, None if balance else Course.CHANGE


def _joined(
    quantity: Quantity, before: str, joint: re.Match[str], after: str, patterns: _Patterns
) -> tuple[int, Course | None] | None:
    """Return what `by`, `to` or `from` before a number says, if a change stands before it."""
    if joint["at"]:
        paced = patterns.rate.search(before) or patterns.change.search(joint[0])
        return None if paced else (0, Course.LEVEL)
    changes = list(patterns.change.finditer(before))
    if not changes and joint["start"]:
        # "From 12 billion in 2018 it grew to 31 billion."
        changes = list(patterns.change.finditer(after))[:1]
    if not changes:
        return None
    last = changes[-1]
    direction = 1 if last["rise"] else -1
    if joint["by"]:
        return direction, Course.CHANGE
    if quantity.kind in _SHARES and _is_paced(before, last, patterns):
        return (0 if joint["start"] else direction), Course.PACE
    return direction, Course.START if joint["start"] else Course.END


def _is_paced(before: str, last: re.Match[str], patterns: _Patterns) -> bool:
    """Tell whether what changed is a change itself: `growth slowed`, `inflation`."""
    if patterns.pace.fullmatch(last["change"]) or patterns.flow.fullmatch(last["change"]):
        return True
    return any(rate.end() <= last.start() for rate in patterns.rate.finditer(before))
