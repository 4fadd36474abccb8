"""The text of a mail: who wrote which lines of it, told by the marks that mail programs set."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.readers.canonical.edits import MappedText
from sphinx_kzbrief.corpus.readers.mail.whose import introduced, quoted_people, stated
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind, Told, line_spans, trimmed
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTED_RUN = re.compile(r"(?:^>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_MARKS = re.compile(r"^(?:>[ \u00a0]?)+", re.MULTILINE)
_FIRST_LEVEL = re.compile(r"^>(?:[ \u00a0]+[^\s>]|[ \u00a0]*$)", re.MULTILINE)
_COMPARED = re.compile(r"^>[ \u00a0]*[\d=]", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_HEADER = re.compile(
    r"[*_ \t]{0,4}(?P<name>[^\W\d_][^:：\n]{0,24}?)[*_ \t\u00a0]{0,4}[:：](?P<value>.*)"
)
_RULE = re.compile(r"_{5,}|-{2,}[^\n]{1,50}[^\n-]-{2,}")
_FROM: Final = frozenset(
    {
        "from", "von", "de", "da", "van", "från", "fra", "od", "lähettäjä", "kimden", "gönderen",
        "feladó", "от", "от кого", "від", "кімнен", "жіберуші", "发件人", "寄件者", "差出人",
        "보낸 사람",
    }
)  # fmt: skip
_SUBJECT: Final = frozenset(
    {
        "subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp", "ämne", "emne",
        "předmět", "predmet", "temat", "aihe", "konu", "tárgy", "тема", "тақырып", "тақырыбы",
        "主题", "主旨", "件名", "제목",
    }
)  # fmt: skip
"""Names of two header lines, as mail programs in 20 languages write them above an older mail."""
_INTRODUCTION = re.compile(
    r"[^@]{0,160}\b(?:\d{1,2}[:.h]\d{2}|(?:19|20)\d{2})\b[^@]{0,120}"
    r"[<(\[][^<>()\[\]@]{1,80}@[^<>()\[\]@]{1,80}[>)\]][^\d@]{0,30}[:：]"
)
LONGEST_INTRODUCTION: Final = 240
MOST_HEADERS: Final = 12
LONGEST_SIGNATURE: Final = 12
"""Lines behind two hyphens that may be a signature though the blank behind them was lost."""


def unquoted(text: str, *, is_mail: bool) -> tuple[MappedText, tuple[tuple[Span, int], ...]]:
    """Take the marks off the lines that a mail quotes.

    Args:
        text: The text.
        is_mail: Whether it is known for a mail's. In other texts a run of lines must prove that
            `>` is a mark: two lines have it with a blank behind it, or one below a line that
            ends in a colon, and they do not compare numbers.

    Returns:
        The text without marks, with the map back; the spans that are quoted, each with its level.
    """
    mapped = MappedText()
    quoted: list[tuple[Span, int]] = []
    at = 0
    if not text.startswith(">") and "\n>" not in text:
        mapped.add(text, 0)
        return mapped, ()
    for run in _QUOTED_RUN.finditer(text):
        if not is_mail and not _is_proven(text, run):
            continue
        mapped.add(text[at : run.start()], at)
        depth = None
        for line in line_spans(text, *run.span()):
            if line.of(text).startswith(">From "):  # a mailbox file's own mark
                marks = line.start + 1
                level = 0
            else:
                match = _MARKS.match(text, line.start, line.end)
                marks = match.end() if match else line.start
                level = text.count(">", line.start, marks)
            start = mapped.length
            mapped.add(text[marks : min(line.end + 1, run.end())], marks)
            if level and level == depth:
                quoted[-1] = Span(quoted[-1][0].start, mapped.length), level
            elif level:
                quoted.append((Span(start, mapped.length), level))
            depth = level
        at = run.end()
    mapped.add(text[at:], at)
    return mapped, tuple(quoted)


def _is_proven(text: str, run: re.Match[str]) -> bool:
    marked = len(_FIRST_LEVEL.findall(run.group()))
    compared = len(_COMPARED.findall(run.group()))
    before = text[max(0, run.start() - 200) : run.start()].rstrip()
    return 2 * compared <= marked and (marked > 1 or (marked == 1 and before[-1:] in {":", "："}))


def parts_of_mail(text: str, quoted: Sequence[tuple[Span, int]]) -> list[Told]:
    """Return what of a mail is not its sender's: what it quotes, older mails, the signature.

    A signature stands behind a line of two hyphens (RFC 3676, 4.3). An older mail stands below
    its header lines; the words for its sender and its subject, and a third one, prove them.

    Args:
        text: The mail's text, without marks of quoting.
        quoted: Spans that had such marks, with their levels.

    Returns:
        Stretches in order, none overlapping another.
    """
    quotes = _Spans([span for span, _level in quoted])
    older = _older_mails(text, quotes)
    first = older[0][0].span.start if older else len(text)
    found = [
        Told(span, BlockKind.QUOTE, who)
        for (span, _level), who in zip(quoted, quoted_people(text, quoted), strict=True)
    ]
    for mark in _SIGNATURE.finditer(text, 0, first):
        end = min(quotes.next_start(mark.start()), first)
        short = text.count("\n", mark.end(), end) <= LONGEST_SIGNATURE
        if not quotes.hold(mark.start()) and (short or mark.group().endswith(" ")):
            found.append(Told(Span(mark.start(), end), BlockKind.BOILERPLATE))
            break
    for head, rest in older:
        found += [head._replace(speaker=None), Told(rest, BlockKind.QUOTE, head.speaker)]
    return sorted(found)


class _Spans:
    """Spans in order, none overlapping another, ready for many questions."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def hold(self, at: int) -> bool:
        """Tell whether one of them holds an offset."""
        number = bisect_right(self.starts, at) - 1
        return number >= 0 and at < self.spans[number].end

    def next_start(self, at: int) -> int:
        """Return where the first of them behind an offset starts; beyond any text without one."""
        number = bisect_right(self.starts, at)
        return self.starts[number] if number < len(self.starts) else 2**62


def _older_mails(text: str, quoted: _Spans) -> list[tuple[Told, Span]]:
    """Return the head, with who wrote it, and the rest of each older mail without marks."""
    heads = [
        head
        for head in _heads(text)
        if not quoted.hold(head.span.start)
        # What is marked below "Ann Lee wrote:" ends where the marks end.
        and (
            head.kind is BlockKind.METADATA
            or text[head.span.end : quoted.next_start(head.span.end)].strip()
        )
    ]
    ends = [*(head.span.start for head in heads[1:]), len(text)]
    return [
        (head, Span(head.span.end, min(end, quoted.next_start(head.span.end))))
        for head, end in zip(heads, ends, strict=False)
    ]


def _introduces(words: str) -> bool:
    """Tell whether a line, or two, introduce somebody's mail."""
    return (
        words.endswith((":", "："))
        and len(words) <= LONGEST_INTRODUCTION
        and _INTRODUCTION.fullmatch(words.strip()) is not None
    )


def _heads(text: str) -> Iterator[Told]:
    """Yield what stands above an older mail: its header lines, or "…, Ann Lee <a@b> wrote:".

    The line that introduces it has a time or a year, then an address in brackets, and ends in a
    colon behind a word or two, in whatever language; it stays a line of text.
    """
    before = Span(0, 0)
    names: list[str] = []
    start = end = 0
    rule: Span | None = None
    sender: str | None = None
    for line in (*line_spans(text), Span(len(text), len(text))):
        words = trimmed(text, line.start, line.end)
        above = Span(before.start, words.end)
        if len(names) < 2 and _introduces(above.of(text)):
            yield Told(above, BlockKind.TEXT, introduced(above.of(text)))
        before = words
        match = _HEADER.fullmatch(text, *words) if words.start < words.end else None
        if match is not None:
            if not names:
                start, sender = rule.start if rule else words.start, None
            end = words.end
            names.append(" ".join(match["name"].casefold().split()))
            if names[-1] in _FROM:
                sender = sender or stated(match["value"])
            continue
        if words.start == words.end and line.start < len(text):
            continue
        header = 2 < len(names) <= MOST_HEADERS
        if header and not _FROM.isdisjoint(names) and not _SUBJECT.isdisjoint(names):
            yield Told(Span(start, end), BlockKind.METADATA, sender)
        names = []
        rule = words if _RULE.fullmatch(text, *words) else None
