"""Marks of a transcript between somebody's words: of lines, and of what its hearers did.

A deposition numbers its lines, so that a number stands inside a sentence wherever a line ends; a
letter that is answered bears a > there; a speech notes [Applause]. None is a word of the speaker.
What was lost, [inaudible], is none of these marks: words stood there.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.languages import LANGUAGES
from sphinx_kzbrief.quotes.model import AlterationKind as Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kzbrief.text.prepared import PreparedText
    from sphinx_kzbrief.text.skeleton import Skeleton
    from sphinx_kzbrief.text.spans import Span

_LINE_NUMBER: Final = re.compile(
    r"^[ \t]*(?P<number>\d{1,2})(?:[ \t]+(?P<words>\S.*))?$", re.MULTILINE
)
_MID_SENTENCE: Final = re.compile(r"[^\W\dA-ZА-ЯЁ_]|[QAВО][.:]?\s")
"""How most lines of numbered talk begin: with a small letter, or a question's or answer's sign."""
_FEWEST_LINES: Final = 4
_ANSWERED: Final = re.compile(r"^[ \t]*(?P<mark>>(?:[ \t]?>)*)[ \t]*(?P<words>.*)$", re.MULTILINE)
_GOES_ON: Final = re.compile(r"[^\W\dA-ZА-ЯЁ_]")
_MARK: Final = re.compile(r"\d{1,2}|>(?: ?>)*")
_BRACKETS: Final = re.compile(r"[\[(](?P<words>[^\[\]()\d]{2,60})[\])]")
_WORD: Final = re.compile(r"\w+")
_WHITE: Final = re.compile(r" +")
_KEY: Final = "transcript marks"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A source's skeleton without the marks of its transcript.

    Attributes:
        skeleton: The skeleton.
        kinds: What was set aside, by the end of its gap in the normalised text.
        of_lines: Where the marks of lines stand in the source, in order.
    """

    skeleton: Skeleton
    kinds: Mapping[int, Kind]
    of_lines: tuple[Span, ...]


def without_marks(source: PreparedText) -> SetAside | None:
    """Return the source's skeleton without marks of a transcript; None where it has none."""
    if _KEY not in source.derived:
        found = sorted({*_directions(source.text), *_line_numbers(source), *_answered(source)})
        source.derived[_KEY] = _set_aside(source, found) if found else None
    held = source.derived[_KEY]
    return held if isinstance(held, SetAside) else None


def left_out(text: str, kind: Kind) -> str:
    """Return what of a gap is left without the mark it holds."""
    if kind is not Kind.STAGE_DIRECTION:
        return _WHITE.sub(" ", _MARK.sub(" ", text, count=1))
    return _WHITE.sub(" ", _BRACKETS.sub(" ", text))


def without_marks_of_lines(source: PreparedText, span: Span) -> str:
    """Return a passage without the marks of its lines, which nobody quotes."""
    held = without_marks(source)
    marks = held.of_lines if held else ()
    text, at = "", span.start
    for mark in marks[bisect_left(marks, span) :]:
        if mark.end > span.end:
            break
        text += source.raw[at : mark.start]
        at = mark.end
    return text + source.raw[at : span.end]


def _set_aside(source: PreparedText, found: list[tuple[int, int, Kind]]) -> SetAside:
    skeleton = source.skeleton_without([(start, end) for start, end, _ in found])
    kinds = {
        skeleton.ends[bisect_right(skeleton.starts, start) - 1]: kind for start, _, kind in found
    }
    of_lines = (
        source.to_raw(start, end) for start, end, kind in found if kind is not Kind.STAGE_DIRECTION
    )
    return SetAside(skeleton, kinds, tuple(filter(None, of_lines)))


def _directions(text: str) -> Iterator[tuple[int, int, Kind]]:
    """Yield brackets that say what the hearers did, and nothing else."""
    reactions, others = _reactions()
    for match in _BRACKETS.finditer(text):
        words = set(_WORD.findall(match["words"].lower()))
        if words & reactions and words <= reactions | others:
            yield (*match.span(), Kind.STAGE_DIRECTION)


@cache
def _reactions() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words for what hearers do, and those that may stand beside them."""
    return (
        frozenset().union(*(each.reactions for each in LANGUAGES)),
        frozenset().union(*(each.reaction_words for each in LANGUAGES)),
    )


def _line_numbers(source: PreparedText) -> Iterator[tuple[int, int, Kind]]:
    """Yield the numbers of lines that are counted one after another, in running talk."""
    run: list[re.Match[str]] = []
    for match in _LINE_NUMBER.finditer(source.raw):
        number = int(match["number"])
        between = source.raw[run[-1].end() : match.start()] if run else ""
        if run and (number != int(run[-1]["number"]) + 1 or between.strip()):
            yield from _numbers_of(source, run)
            run = []
        run.append(match)
    yield from _numbers_of(source, run)


def _numbers_of(source: PreparedText, run: list[re.Match[str]]) -> Iterator[tuple[int, int, Kind]]:
    talk = [match["words"] for match in run if match["words"]]
    going_on = sum(_MID_SENTENCE.match(words) is not None for words in talk)
    if len(talk) < _FEWEST_LINES or 2 * going_on < len(talk):
        return
    for match in run:
        start, end = match.span("number")
        yield (source.to_folded(start), source.to_folded(end - 1) + 1, Kind.LINE_NUMBER)


def _answered(source: PreparedText) -> Iterator[tuple[int, int, Kind]]:
    """Yield the marks of lines, one below the other, that a letter repeats of another.

    In one of them at least a sentence goes on from the line before: a list of what is more than
    something (> 5 percent) has none.
    """
    if "\n" not in source.raw or ">" not in source.raw:
        return
    run: list[re.Match[str]] = []
    for match in [*_ANSWERED.finditer(source.raw), None]:
        if run and (match is None or match.start() != run[-1].end() + 1):
            if any(_GOES_ON.match(each["words"]) for each in run[1:]):
                for each in run:
                    start, end = each.span("mark")
                    yield source.to_folded(start), source.to_folded(end - 1) + 1, Kind.REPLY_MARK
            run = []
        if match is not None:
            run.append(match)
