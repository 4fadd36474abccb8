"""Cues of subtitles: SubRip and WebVTT by one grammar, each word with its place in the file.

pysubs2 takes a cue's last line of digits for the next cue's number, and comments for words;
webvtt-py drops what stands behind a blank line of a cue. Neither may happen to a source.

The form of WebVTT is that of https://www.w3.org/TR/webvtt1/; SubRip has none but use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.readers.canonical.writer import Piece
from sphinx_kzbrief.corpus.segmentation.blocks import line_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.text.spans import Span

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?"
_TIMING = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-{{1,2}}>[ \t]*{_CLOCK}(?!\d)")
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_HEADER_FIELD = re.compile(r"(\w[\w-]*)[ \t]*:[ \t]*(\S.*)")
_UNSAID = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_MARKUP = re.compile(
    r"(?P<line>\n|<br[ \t]*/?>)"
    r"|<v(?:\.[^ \t<>]*)?(?:[ \t]+(?P<voice>[^<>]*))?>"
    r"|<(?P<struck>/?)s>|<(?P<ruby>/?)rt>"
    r"|</?(?:[biuscv]|lang|ruby|rt|font|span|b\.\w+)(?:[. \t][^<>]*)?>|<\d[\d:.]*>"
    r"|\{\\[^{}\n]*\}",
    re.IGNORECASE,
)
LONGEST_NUMBER: Final = 10
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|lrm|rlm|#\d{1,7}|#x[\da-fA-F]{1,6});")
MOST_LINES_BEFORE: Final = 40
"""Lines in which a text that is subtitles has its first two cues."""


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a cue.

    Attributes:
        pieces: Its runs, without marks.
        words: Its words, white space collapsed.
        voice: Who says it, by the file's own mark; None without one.
    """

    pieces: tuple[Piece, ...]
    words: str
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class TimedLines:
    """A cue as the file has it.

    Attributes:
        begins: When it begins in the recording, in milliseconds.
        ends: When it ends there.
        lines: What it shows; no line is empty.
    """

    begins: int
    ends: int
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Track:
    """The cues of one file.

    Attributes:
        cues: In the file's order; some may show nothing.
        fields: What lines at the head of a WebVTT file say, by lower-case name.
        comments: Size of its comments and styles in code points.
        outside: Size of what stands in no cue otherwise.
    """

    cues: tuple[TimedLines, ...]
    fields: dict[str, str]
    comments: int
    outside: int


def is_subtitles(text: str) -> bool:
    """Tell whether a text proves by its form that it is subtitles: their head, or two timings.

    Args:
        text: Decoded text of a file under any suffix.
    """
    lines: list[str] = []
    for span in line_spans(text, 0, min(len(text), 4_000)):
        if len(lines) == MOST_LINES_BEFORE:
            break
        lines.append(span.of(text))
    timed = [number for number, line in enumerate(lines) if _TIMING.match(line)]
    if lines and _HEADER.fullmatch(lines[0].rstrip()):
        return bool(timed)
    filled = [number for number, line in enumerate(lines) if line.strip()]
    # "1⏎00:00:01,000 --> 00:00:04,000" opens the file and nothing stands before it.
    opens = bool(timed) and filled.index(timed[0]) == 1 and lines[filled[0]].strip().isdecimal()
    return opens and lines[timed[0] - 1].strip().isdecimal()


def parse_cues(text: str) -> Track:
    """Read the cues of subtitles.

    Args:
        text: Decoded text, line ends as line feeds.
    """
    lines = list(line_spans(text))
    marked = bool(lines) and _HEADER.fullmatch(lines[0].of(text).rstrip()) is not None
    timings = [
        (number, match)
        for number, line in enumerate(lines)
        if (match := _TIMING.match(text, line.start, line.end))
    ]
    heads = list(_heads(text, lines, [number for number, _ in timings], marked=marked))
    bounds = [*heads, len(lines)]
    before = lines[1 if marked else 0 : bounds[0]]
    fields: dict[str, str] = {}
    for line in before if marked else ():
        match = _HEADER_FIELD.fullmatch(text, line.start, line.end)
        if match is None:
            break
        fields[match[1].lower()] = match[2].strip()
    cues = []
    rest = _Rest()
    rest.add(text, before[len(fields) :], marked=marked)
    for (number, match), end in zip(timings, bounds[1:], strict=True):
        body = lines[number + 1 : end]
        if marked:
            blank = next((at for at, line in enumerate(body) if line.start == line.end), len(body))
            rest.add(text, body[blank:], marked=True)
            body = body[:blank]
        begins, ends = _milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:])
        cues.append(TimedLines(begins, ends, tuple(_said(text, body))))
    return Track(tuple(cues), fields, rest.comments, rest.outside)


@dataclass(slots=True)
class _Rest:
    """Counts what stands in no cue."""

    comments: int = 0
    outside: int = 0

    def add(self, text: str, lines: Sequence[Span], *, marked: bool) -> None:
        unsaid = opens = False
        for line in lines:
            words = line.of(text).strip()
            if not words:
                opens = unsaid = False
                continue
            if not opens:
                opens, unsaid = True, marked and _UNSAID.match(words) is not None
            if unsaid:
                self.comments += len(words)
            else:
                self.outside += len(words)


def _heads(
    text: str, lines: Sequence[Span], timings: Sequence[int], *, marked: bool
) -> Iterator[int]:
    """Yield the line with which each cue begins: its number or name, or its timing.

    A line of digits behind words is a number only where it goes on from the last one; else it
    is said ("by the year⏎2030").
    """
    last = 0
    previous = -1
    for timing in timings:
        at = timing - 1
        words = lines[at].of(text).strip() if at > previous else ""
        apart = at <= 0 or not lines[at - 1].of(text).strip(None if not marked else "\n")
        digits = words.isdecimal() and len(words) < LONGEST_NUMBER
        goes_on = digits and int(words) == last + 1
        named = goes_on or (bool(words) and apart and (digits or marked))
        if digits and named:
            last = int(words)
        yield at if named else timing
        previous = timing


def _milliseconds(clock: Sequence[str | None]) -> int:
    hours, minutes, seconds, fraction = clock
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds or 0)
    return whole * 1000 + int((fraction or "0").ljust(3, "0"))


def _said(text: str, lines: Sequence[Span]) -> Iterator[Said]:
    """Yield the lines of a cue that show words, without markup; a voice holds to its next."""
    if not lines:
        return
    start, end = lines[0].start, lines[-1].end
    pieces: list[Piece] = []
    voice: str | None = None
    struck = hidden = False
    at = start
    for match in (*_MARKUP.finditer(text, start, end), None):
        stop = match.start() if match else end
        if not hidden:
            pieces += _plain(text, at, stop, struck=struck)
        if match is None or match["line"] or match["voice"] is not None:
            if any(piece.text.strip() for piece in pieces):
                yield Said(tuple(pieces), words_of(pieces), voice)
            pieces = []
        if match is None:
            return
        at = match.end()
        if match["voice"] is not None:
            voice = " ".join(unescape(match["voice"]).split()) or None
        elif match["struck"] is not None:
            struck = not match["struck"]
        elif match["ruby"] is not None:
            hidden = not match["ruby"]


def words_of(pieces: Sequence[Piece]) -> str:
    """Return the words of some runs, white space collapsed."""
    return " ".join("".join(piece.text for piece in pieces if not piece.struck).split())


def _plain(text: str, start: int, end: int, *, struck: bool) -> Iterator[Piece]:
    """Yield the runs of a stretch, entities resolved."""
    at = start
    for entity in _ENTITY.finditer(text, start, end):
        if at < entity.start():
            yield Piece(text[at : entity.start()], at, struck=struck)
        sign = unescape(entity.group()).replace("\r", " ")
        yield Piece(sign, entity.start(), struck=struck)
        at = entity.end()
    if at < end:
        yield Piece(text[at:end], at, struck=struck)
