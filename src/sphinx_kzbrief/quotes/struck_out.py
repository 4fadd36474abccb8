"""Quotations of words that a source strikes out: they stand on its page, and are none of its text.

What is struck out is put back where it stood, and the quotation is looked for in that text. What
the source has put in its place stands beside it and may be passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.chains import REPLACED_LIMIT
from sphinx_kzbrief.quotes.clauses import sentence_around, sentence_ends
from sphinx_kzbrief.quotes.match import match_quote
from sphinx_kzbrief.text.cutting import CutText, cut_out
from sphinx_kzbrief.text.normalise import fold
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.model import Document

_KEY: Final = "with struck"
_TRIED: Final = 30
"""Struck-out passages around which a quotation is looked for with what has replaced them."""
_AROUND: Final = 400
_OMISSION: Final = " [...] "


@dataclass(frozen=True, slots=True)
class StruckMatch:
    """Where a quotation stands with words that are struck out.

    Attributes:
        span: What of the passage is left in the text, with its sentence where it begins or ends
            with struck-out words; empty where nothing is left.
        words: The struck-out words in it, in order.
        whole: Whether nothing but struck-out words is quoted.
    """

    span: Span
    words: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Restored:
    """A text with its struck-out words put back.

    Attributes:
        text: The text.
        struck: Where the struck-out words stand in it.
        whole: The way back to the text without them.
    """

    text: PreparedText
    struck: tuple[Span, ...]
    whole: CutText


def match_struck(document: Document, quotation: str) -> StruckMatch | None:
    """Find a quotation in a document's text with the words that it strikes out.

    Args:
        document: The document.
        quotation: What an author typed, which does not stand in the document's text.

    Returns:
        Where it stands with struck-out words; None where it does not.
    """
    if not document.struck:
        return None
    if _KEY not in document.derived:
        # A piece that touches a word may be a part of it ("un" of "unhappy") or its forerunner.
        document.derived[_KEY] = [_restored(document, parted=parted) for parted in (True, False)]
    for restored in document.derived[_KEY]:
        match = match_quote(restored.text, quotation)
        found = _told(restored, match.spans) if match.spans and match.verbatim else None
        found = found or _replaced(restored, quotation)
        if found is not None:
            return found
    return None


def _restored(document: Document, *, parted: bool) -> _Restored:
    """Put struck-out words back, set apart from the word behind them or not."""
    parts: list[str] = []
    spans: list[Span] = []
    gone: list[Span] = []
    at = size = 0
    for each in document.struck:
        live = document.text[at : each.at]
        lead = len(each.words) - len(each.words.lstrip())
        touches = each.words[-1:].isalnum() and document.text[each.at : each.at + 1].isalnum()
        words = each.words + (" " if parted and touches else "")
        start = size + len(live)
        spans.append(Span(start + lead, start + len(each.words.rstrip())))
        gone.append(Span(start, start + len(words)))
        parts += [live, words]
        at, size = each.at, start + len(words)
    text = "".join([*parts, document.text[at:]])
    return _Restored(PreparedText(text), tuple(spans), cut_out(text, gone))


def _told(restored: _Restored, spans: tuple[Span, ...]) -> StruckMatch | None:
    """Return what is struck out of a passage, if anything is."""
    text = restored.text.raw
    touched = [each for each in restored.struck if any(map(each.overlaps, spans))]
    if not touched:
        return None
    whole = Span(spans[0].start, spans[-1].end)
    left = Span(restored.whole.from_whole(whole.start), restored.whole.from_whole(whole.end))
    words = tuple(
        " ".join(Span(max(each.start, whole.start), min(each.end, whole.end)).of(text).split())
        for each in touched
    )
    inside = any(each.contains(whole) for each in touched)
    if not inside and (touched[0].start <= whole.start or touched[-1].end >= whole.end):
        # What has replaced words at an end of the quotation is told only by the whole sentence.
        live = restored.whole.text
        around = sentence_around(live, left.start, max(left.end, left.start + 1))
        sentence = live[around.start : around.end + len(around.stop)]
        start = around.start + len(sentence) - len(sentence.lstrip())
        left = Span(start, start + len(sentence.strip()))
    return StruckMatch(left, words, inside)


def _replaced(restored: _Restored, quotation: str) -> StruckMatch | None:
    """Find a quotation around struck-out words, past what the source has put in their place."""
    text, typed = restored.text.raw, fold(quotation)
    tried = 0
    for struck in restored.struck:
        words = fold(struck.of(text))
        if not words or words not in typed or tried >= _TRIED:
            continue
        tried += 1
        near = Span(struck.start - len(typed) - _AROUND, struck.end + len(typed) + _AROUND)
        area = Span(max(0, near.start), min(len(text), near.end))
        held = {fold(each.of(text)) for each in restored.struck if area.contains(each)}
        for variant in dict.fromkeys(_with_omissions(typed, each) for each in (held, {words})):
            match = match_quote(restored.text, variant, within=area)
            if match.verbatim and _beside(restored, match.spans):
                return _told(restored, match.spans)
    return None


def _with_omissions(typed: str, words: set[str]) -> str:
    """Set struck-out words of a quotation apart by marks of omission."""
    found = "|".join(sorted(map(re.escape, filter(None, words)), key=len, reverse=True))
    parts = re.split(rf"(?<!\w)({found})(?!\w)", typed)
    return _OMISSION.join(part for part in map(str.strip, parts) if any(map(str.isalnum, part)))


def _beside(restored: _Restored, spans: tuple[Span, ...]) -> bool:
    """Tell whether only what stands in the place of struck-out words is passed over.

    That is short, of one sentence, and on one side of each of them.
    """
    text = restored.text.raw
    passed = [Span(one.end, other.start) for one, other in pairwise(spans)]
    holds = [any(map(str.isalnum, each.of(text))) for each in passed]
    struck = [any(map(each.overlaps, restored.struck)) for each in spans]
    for at, between in enumerate(passed):
        if not holds[at]:
            continue
        beside = struck[at] or struck[at + 1]
        twice = at > 0 and holds[at - 1] and struck[at]
        ends = any(True for _ in sentence_ends(text, *between))
        if not beside or twice or ends or between.end - between.start > REPLACED_LIMIT:
            return False
    return True
