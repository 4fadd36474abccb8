"""Comparing a run of words with one place of a skeleton: case, gaps and outer marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.bounds import belongs_to_word, is_bound
from sphinx_kzbrief.quotes.gaps import (
    Gap,
    changes,
    leading,
    masked,
    paragraph_break,
    trailing,
    visible,
)
from sphinx_kzbrief.quotes.house import capitals, gap_kind, joined
from sphinx_kzbrief.quotes.model import Alteration, Verdict
from sphinx_kzbrief.quotes.model import AlterationKind as Kind
from sphinx_kzbrief.quotes.notes import notes_between
from sphinx_kzbrief.quotes.proper_names import word_at
from sphinx_kzbrief.quotes.transcript_marks import left_out
from sphinx_kzbrief.text.skeleton import MAY_HOLD_NOTES
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.text.prepared import PreparedText
    from sphinx_kzbrief.text.skeleton import Skeleton

HOUSE_LIMIT: Final = 50
"""Changes of house style in one quotation; more are no style."""
_TAIL: Final = re.compile(r"[^\W\d_]{0,6}(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a run of words stands.

    Attributes:
        start: Its start in the source.
        end: Its end there; inside a word where the quotation changes the word's ending.
        verdict: `exact`, `typographic` or `editorial`.
        alterations: What was changed inside it.
        cut: Whether it starts or ends inside a word or a number.
        resume: Where the source goes on: after the dropped ending of the last word, if any.
    """

    start: int
    end: int
    verdict: Verdict
    alterations: tuple[Alteration, ...] = ()
    cut: bool = False
    resume: int = 0


@dataclass(frozen=True, slots=True)
class Sought:
    """A run of words to find, with what is known about its ends.

    Attributes:
        words: The words, prepared.
        case_marks: Offsets of letters whose changed case is shown in brackets.
        free_case: Whether the first letter may change its case.
        open_end: Whether brackets change the ending of the last word.
        attached: Whether brackets change the beginning of the first word.
        house: Whether capitals inside, hyphens and commas may differ, each as a change.
    """

    words: PreparedText
    case_marks: tuple[int, ...] = ()
    free_case: bool = True
    open_end: bool = False
    attached: bool = False
    house: bool = False


def checked(source: PreparedText, span: Span, verdict: Verdict, sought: Sought) -> Place:
    """Return the place with its ends checked against words and numbers."""
    cut = sought.attached or not is_bound(source, span.start)
    resume = span.end
    if sought.open_end:
        tail = _TAIL.match(source.raw, span.end)
        cut = cut or tail is None
        resume = tail.end() if tail else span.end
    elif not cut:
        cut = not is_bound(source, span.end)
    return Place(span.start, span.end, verdict, (), cut, resume)


def around(source: PreparedText, start: int, end: int) -> Span:
    """Return the span in the source that holds a range whose ends fall inside replacements."""
    while start and source.to_raw(start, end) is None and source.to_raw(start, start + 1) is None:
        start -= 1
    limit = len(source.text)
    while end < limit and source.to_raw(start, end) is None:
        end += 1
    return source.to_raw(start, end) or Span(0, 0)


class Comparison:
    """Compares the gaps and the case of one run of words with places in a skeleton."""

    def __init__(
        self,
        source: PreparedText,
        sought: Sought,
        frame: Skeleton,
        aside: Mapping[int, Kind],
    ) -> None:
        self._source = source
        self._sought = sought
        self._frame = frame
        self._needle = sought.words.skeleton
        self._aside = aside
        marked = {sought.words.to_folded(at) for at in sought.case_marks}
        self._marked = frozenset(
            index
            for index in range(len(self._needle.core) if marked else 0)
            if self._needle.offset(index) in marked
        )

    def at(self, start: int) -> Place | None:
        """Return the place at ``core[start:]``, or None where more differs than may."""
        end = start + len(self._needle.core)
        alterations = self._case(start, end)
        if alterations is None:
            return None
        between = self._gaps(start, end)
        if between is None:
            return None
        edges = self._edges(start, end)
        if edges is None:
            return None
        span, marks, inside = edges
        alterations = [*alterations, *between, *marks]
        verdict = Verdict.EDITORIAL if alterations else Verdict.TYPOGRAPHIC
        if any(change.kind is Kind.INTERRUPTION for change in alterations):
            verdict = Verdict.INTERRUPTED
        place = checked(self._source, span, verdict, self._sought)
        return replace(place, alterations=tuple(alterations), cut=place.cut or inside)

    def _case(self, start: int, end: int) -> list[Alteration] | None:
        """Return the changes of case, or None where a letter changed that may not."""
        ours = self._frame.core[start:end]
        theirs = self._needle.core
        if ours == theirs:
            return []
        found: list[Alteration] = []
        loose: list[tuple[Span, str]] = []
        first = next((i for i, character in enumerate(theirs) if character.isalpha()), 0)
        for index, (own, quoted) in enumerate(zip(ours, theirs, strict=True)):
            if own == quoted:
                continue
            marked = index in self._marked
            free = marked or (index == first and self._sought.free_case)
            if not free and not self._sought.house:
                return None
            at = self._frame.offset(start + index)
            span = self._source.to_raw(at, at + 1) or around(self._source, at, at + 1)
            if free:
                found.append(Alteration(Kind.CASE, own, quoted, span, marked))
            else:
                loose.append((span, quoted))
        return [*found, *capitals(self._source.raw, loose)]

    def _gaps(self, start: int, end: int) -> list[Alteration] | None:
        """Return the changes in the gaps between words, or None at the first that may not be."""
        frame, needle = self._frame, self._needle
        ours, theirs = frame.gaps(start, end), needle.gaps(0, len(needle.core))
        low, high = frame.offset(start), frame.offset(end - 1) + 1
        raw = self._source.to_raw(low, high)
        plain = raw is not None and not paragraph_break(raw.of(self._source.raw))
        found: list[Alteration] = []
        one, other, made = ours.start, theirs.start, 0
        while one < ours.stop or other < theirs.stop:
            here = frame.before[one] - start if one < ours.stop else end
            there = needle.before[other] if other < theirs.stop else end
            index = min(here, there)
            gap = one if here == index else None
            shown = other if there == index else None
            one += here == index
            other += there == index
            if gap is not None and shown is not None and plain and self._same(gap, shown):
                continue
            changed = self._compared(start, index, gap, shown)
            made += bool(changed)
            if changed is None or (self._sought.house and made > HOUSE_LIMIT):
                return None
            if found and changed and changed[0].kind is found[-1].kind is Kind.HYPHEN:
                changed = joined(found.pop(), changed[0])
            found.extend(changed)
        return found

    def _same(self, gap: int, shown: int) -> bool:
        """Tell whether two gaps hold the same characters."""
        frame, needle = self._frame, self._needle
        return (
            self._source.text[frame.starts[gap] : frame.ends[gap]]
            == self._sought.words.text[needle.starts[shown] : needle.ends[shown]]
        )

    def _compared(
        self,
        start: int,
        index: int,
        gap: int | None,
        shown: int | None,
    ) -> list[Alteration] | None:
        """Return the changes between the gaps at one place, either of which may be absent."""
        frame = self._frame
        quoted = self._gap(self._sought.words, self._needle, index, shown)
        source = self._gap(self._source, frame, start + index, gap)
        aside = None if gap is None else self._aside.get(frame.ends[gap])
        if aside is Kind.INTERRUPTION:
            kinds = _interrupted(source, quoted)
        elif aside is not None:
            kinds = _without_mark(source, quoted, aside)
        else:
            kinds = changes(source, quoted)
        if kinds is None and self._sought.house:
            return self._house(start + index, source, quoted)
        if kinds is None:
            return None
        span = Span(0, 0)
        if kinds:
            low = frame.offset(start + index - 1) + 1
            span = self._span(low, frame.offset(start + index))
        text = span.of(self._source.raw)
        return [Alteration(kind, text, quoted.raw, span, marked=False) for kind in kinds]

    def _house(self, index: int, source: Gap, quoted: Gap) -> list[Alteration] | None:
        """Return the hyphen or comma in which two gaps differ, with the words beside it."""
        kind = gap_kind(source, quoted)
        if kind is None:
            return None
        frame, text = self._frame, self._source.raw
        span = self._span(frame.offset(index - 1) + 1, frame.offset(index))
        low = word_at(text, max(0, span.start - 1)).start
        high = word_at(text, span.end).end if kind is Kind.HYPHEN else span.end
        shown = text[low : span.start] + quoted.raw + text[span.end : high]
        own = text[low:high].rstrip()
        change = Span(low, low + len(own))
        return [Alteration(kind, own, shown.rstrip(), change, marked=False)]

    def _gap(self, text: PreparedText, frame: Skeleton, index: int, gap: int | None) -> Gap:
        """Return what stands before ``core[index]``, judged where it is the source's."""
        core = frame.core
        before = core[index - 1 : index]
        after = core[index : index + 1]
        if gap is None:
            return Gap("", "", before, after)
        low, high = frame.starts[gap], frame.ends[gap]
        first = text.to_raw(low - 1, low)
        last = text.to_raw(high, high + 1)
        if first is None or last is None:
            return Gap(text.text[low:high], text.text[low:high], before, after)
        gap_text, raw = text.text[low:high], text.raw[first.end : last.start]
        if text is not self._source:
            return Gap(gap_text, raw, before, after)
        mark = belongs_to_word(text, first.end)
        return Gap(gap_text, raw, before, after, self._masked(low, high), mark)

    def _masked(self, low: int, high: int) -> str | None:
        """Return a gap of the source with its note markers blotted, by folded offsets."""
        source, text = self._source, self._source.text[low:high]
        if not (source.notes or MAY_HOLD_NOTES.search(text)):
            return None
        raw = self._span(low, high)
        found = (
            (source.to_folded(start) - low, source.to_folded(end) - low)
            for start, end in notes_between(source, raw.start, raw.end)
        )
        return masked(text, list(found))

    def _span(self, low: int, high: int) -> Span:
        """Return the source's span of a gap, in the normalised text's offsets."""
        if high <= low:
            last = around(self._source, low - 1, low)
            return Span(last.end, last.end)
        return self._source.to_raw(low, high) or around(self._source, low, high)

    def _edges(self, start: int, end: int) -> tuple[Span, list[Alteration], bool] | None:
        """Return the span of the place with its outer marks, and the changes to these.

        The last value tells whether an end falls inside what one character of the source
        stands for, as between the letters of a ligature.
        """
        frame, needle, text = self._frame, self._needle, self._source.text
        low = frame.offset(start)
        high = frame.offset(end - 1) + 1
        own_lead = _gap_text(frame, text, start)
        own_trail = _gap_text(frame, text, end)
        shown = self._sought.words.text
        lead = shown[: needle.offset(0)].lstrip()
        trail = shown[needle.offset(len(needle.core) - 1) + 1 :].rstrip()
        before = leading(own_lead, lead)
        blotted = self._masked(high, high + len(own_trail))
        after = trailing(own_trail, trail, frame.core[end : end + 1], blotted)
        if before is None or after is None:
            return None
        exact = self._source.to_raw(low - before[0], high + after[0])
        span = exact or around(self._source, low - before[0], high + after[0])
        here = Span(span.start, span.start)
        there = Span(span.end, span.end)
        changed = [Alteration(kind, "", lead, here, marked=False) for kind in before[1]]
        changed += [
            Alteration(
                kind,
                visible(blotted or own_trail)[:1],
                trail,
                there,
                marked=False,
            )
            for kind in after[1]
        ]
        return span, changed, exact is None


def _gap_text(frame: Skeleton, text: str, index: int) -> str:
    """Return the normalised gap before ``core[index]``, empty where there is none."""
    gap = frame.gap_before(index)
    return "" if gap is None else text[frame.starts[gap] : frame.ends[gap]]


def _without_mark(source: Gap, quoted: Gap, kind: Kind) -> tuple[Kind, ...] | None:
    """Compare a gap that holds a mark of a transcript: the rest of it differs as gaps may."""
    rest = replace(
        source,
        text=left_out(source.text, kind),
        raw=left_out(source.raw, kind),
        masked=source.masked and left_out(source.masked, kind),
    )
    kinds = changes(rest, quoted)
    return None if kinds is None else (kind, *kinds)


def _interrupted(source: Gap, quoted: Gap) -> tuple[Kind, ...] | None:
    """Compare a gap that holds an attribution: the quotation may go on with any stop."""
    if quoted.text and visible(quoted.text) in {"", ",", ".", ";", ":", "-", "。"}:
        return (Kind.INTERRUPTION,)
    return changes(source, quoted)
