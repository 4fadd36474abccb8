"""Reads subtitles: their cues joined into running text, and when each is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.model import Cue, LeftOut
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.canonical.edits import chained
from sphinx_kzbrief.corpus.readers.canonical.encoding import Decoded, decode
from sphinx_kzbrief.corpus.readers.canonical.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.readers.subtitles.cues import Said, TimedLines, parse_cues, words_of
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind
from sphinx_kzbrief.corpus.segmentation.paragraphs import SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.readers.protocol import Extract

_CHEVRONS = re.compile(r"\s*>>+\s*")
_DASH = re.compile(r"\s*[-–—‐]\s*(?=[^\W\d_]|[\"“«„‘'(\[])")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
LONG_GAP: Final = 4
"""A paragraph ends where the next cue waits this many times the usual gap of the document."""
LONG_PARAGRAPH: Final = 12
"""Cues after which it ends with the next sentence."""
LONGEST_PARAGRAPH: Final = 40
"""Cues after which it ends anyway, for subtitles without punctuation."""

PROOFS_OF_ROLLING: Final = 2
"""Times that a line comes back beside another one in cues that roll, and not by chance."""


def read(data: bytes) -> Extract:
    """Read `.srt` and `.vtt`.

    See `Reader.read`.
    """
    extract = subtitles(decode(data))
    if not extract.cues:
        raise SourceUnreadableError(
            "The file holds no cue with words, no line such as “00:00:01,000 --> 00:00:04,000”.",
            "Fetch the copy again, or add it as .txt if it is a text.",
        )
    return extract


def subtitles(decoded: Decoded) -> Extract:
    """Read the text of a subtitle file.

    The words are those that the cues show. Cue numbers, times, marks of style and of a change of
    speaker are no words; a voice tag is who speaks.

    Args:
        decoded: The file's text, under any suffix.
    """
    track = parse_cues(decoded.text)
    writer = BlockWriter()
    cues: list[Cue] = []
    for paragraph in _paragraphs(list(_shown(track.cues))):
        cues += _write(writer, paragraph)
    sizes = {"comments": track.comments, "text outside of the cues": track.outside}
    language = track.fields.get("language", "")
    mapped = writer.mapped
    return replace(
        writer.extract(),
        metadata={"language": language} if _TAG.fullmatch(language) else {},
        raw_offsets=chained(tuple(mapped.breakpoints), decoded.raw_offsets, mapped.length),
        left_out=LeftOut.each(sizes),
        cues=tuple(cues),
        damage=decoded.damage,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cue that adds words to those before it.

    Attributes:
        said: The line, without marks of a change of speaker.
        cue: Its cue.
        first: Whether it is the first such line of its cue.
        speaker: Who speaks; empty where somebody does whom nothing names; None where nothing
            tells.
        starts: Whether somebody else begins to speak here.
    """

    said: Said
    cue: TimedLines
    first: bool
    speaker: str | None
    starts: bool


def _write(writer: BlockWriter, paragraph: Sequence[_Line]) -> Iterator[Cue]:
    """Write a paragraph; yield its cues with their places.

    A line of the text begins with a sentence: there a label can stand.
    """
    pieces: list[Piece] = []
    lengths: list[tuple[int, TimedLines]] = []
    length = 0
    complete = False
    for line in paragraph:
        added = [Piece("\n" if complete else " ")] if pieces else []
        added += line.said.pieces
        complete = line.said.words.endswith(SENTENCE_ENDS)
        if line.first:
            lengths.append((length + bool(pieces), line.cue))
        pieces += added
        length += sum(len(piece.text) for piece in added if not piece.struck)
    before = len(writer.blocks)
    writer.add(BlockKind.SPEECH, pieces, speaker=paragraph[0].speaker)
    if len(writer.blocks) > before:
        block = writer.blocks[-1]
        for at, cue in lengths:
            yield Cue(min(block.start + at, block.end), cue.begins, cue.ends)


def _shown(cues: Sequence[TimedLines]) -> Iterator[_Line]:
    """Yield the lines that each cue adds: what it repeats of the one before is said once.

    Rolling subtitles show a line again while the next one is spoken. Of other cues, "No." behind
    "No." is said twice, but not in a cue given twice.
    """
    filled = [cue for cue in cues if cue.lines]
    voiced = any(line.voice for cue in filled for line in cue.lines)
    dashed = any(
        sum(_DASH.match(line.words) is not None for line in cue.lines) > 1 for cue in filled
    )
    before: TimedLines | None = None
    last: str | None = None
    for cue, rolls in zip(filled, _rolling(filled), strict=True):
        kept = 0
        if before is not None and (rolls or _is_same(before, cue)):
            kept = _repeated(before, cue)
        for number, line in enumerate(cue.lines[kept:]):
            said, changes = _unmarked(line, dashed=dashed)
            speaker = line.voice or ("" if changes or voiced else None)
            if said.pieces:
                starts = changes or (voiced and speaker != last)
                yield _Line(said, cue, number == 0, speaker, starts)
                last = speaker
        before = cue


def _rolling(cues: Sequence[TimedLines]) -> list[bool]:
    """Tell of each cue whether it rolls on from the one before it.

    All that repeat a line do where most of a document do. Elsewhere, those of a row of cues do
    that twice drops or adds a line beside the repeated one; one such pair may be a speaker's own.
    """
    repeats = [False] * len(cues)
    proofs = [False] * len(cues)
    for number, (before, after) in enumerate(pairwise(cues), 1):
        repeats[number] = _repeated(before, after) > 0
        lines, others = ({line.words for line in cue.lines} for cue in (before, after))
        proofs[number] = repeats[number] and lines != others
    if 2 * sum(repeats) > max(2, len(cues) - 1):
        return repeats
    rolling: list[bool] = []
    for repeat, row in groupby(zip(repeats, proofs, strict=True), key=itemgetter(0)):
        proven = [proof for _, proof in row]
        rolling += [repeat and sum(proven) >= PROOFS_OF_ROLLING] * len(proven)
    return rolling


def _is_same(before: TimedLines, cue: TimedLines) -> bool:
    return (before.begins, before.ends) == (cue.begins, cue.ends)


def _repeated(before: TimedLines, cue: TimedLines) -> int:
    """Return how many lines of a cue are the last ones of the cue before it."""
    last = [line.words for line in before.lines]
    new = [line.words for line in cue.lines]
    most = min(len(last), len(new))
    return next((count for count in range(most, 0, -1) if last[-count:] == new[:count]), 0)


def _unmarked(line: Said, *, dashed: bool) -> tuple[Said, bool]:
    """Take a mark off a line that says that somebody else speaks; tell whether it had one.

    `>>` is one; a dash is, in a document that sets two of them in one cue.
    """
    pieces = _trimmed(line.pieces)
    words = pieces[0].text if pieces else ""
    joined = "".join(piece.text for piece in pieces[:3])  # ">>" may be two entities
    mark = _CHEVRONS.match(joined) or (_DASH.match(words) if dashed else None)
    if mark is None:
        return replace(line, pieces=pieces), False
    said = _trimmed(_without(pieces, mark.end()))
    return replace(line, pieces=said, words=words_of(said)), True


def _without(pieces: Sequence[Piece], count: int) -> tuple[Piece, ...]:
    """Drop the first characters of a line."""
    kept = list(pieces)
    while kept and count:
        first = kept.pop(0)
        if len(first.text) > count:
            raw = None if first.raw is None else first.raw + count
            kept.insert(0, replace(first, text=first.text[count:], raw=raw))
        count -= min(count, len(first.text))
    return tuple(kept)


def _trimmed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Drop the white space at the two ends of a line."""
    whole = "".join(piece.text for piece in pieces)
    if whole and not whole[0].isspace() and not whole[-1].isspace():
        return tuple(pieces)
    kept = list(_without(pieces, len(whole) - len(whole.lstrip())))
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def _paragraphs(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Part the lines into paragraphs.

    One ends where the speaker changes; with a sentence before a gap that is long for this
    document; and with the sentence that makes it long. Sentences go over cues as they please.
    """
    gaps = [max(0, after.cue.begins - before.cue.ends) for before, after in pairwise(lines)]
    usual = median([gap for gap in gaps if gap] or [0])
    ended = [line.said.words.endswith(SENTENCE_ENDS) for line in lines]
    bare = 20 * sum(ended) < len(lines)
    paragraph: list[_Line] = []
    count = 0
    for line, gap, complete in zip(lines, [0, *gaps], [True, *ended], strict=False):
        apart = gap > LONG_GAP * usual or count >= LONG_PARAGRAPH
        full = count >= LONGEST_PARAGRAPH or (gap > LONG_GAP * usual and bare)
        if paragraph and (line.starts or (apart and complete) or (full and line.first)):
            yield paragraph
            paragraph, count = [], 0
        paragraph.append(line)
        count += line.first
    if paragraph:
        yield paragraph
