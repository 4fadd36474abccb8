"""Explaining a quotation that is not verbatim: the nearest passage, a diff, a correction.

Likeness is used here and nowhere else; nothing found here ever makes a quotation pass.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final
from unicodedata import name

from rapidfuzz import fuzz

from sphinx_kzbrief.quotes.alignment import Aligned, align
from sphinx_kzbrief.quotes.bounds import is_bound
from sphinx_kzbrief.quotes.chains import ends_line
from sphinx_kzbrief.quotes.differences import Token, classify, tokens, typeset
from sphinx_kzbrief.quotes.grammar import QuotationError, parse_quotation
from sphinx_kzbrief.quotes.house import HOUSE_KINDS
from sphinx_kzbrief.quotes.model import AlterationKind, Difference, DifferenceKind, Match, Verdict
from sphinx_kzbrief.quotes.notes import without_notes
from sphinx_kzbrief.quotes.rewording import Rewording, house_change, rewordings
from sphinx_kzbrief.quotes.transcript_marks import without_marks_of_lines
from sphinx_kzbrief.text.characters import TURNING
from sphinx_kzbrief.text.normalise import fold
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.quotes.chains import Chain
    from sphinx_kzbrief.quotes.choice import Wanted
    from sphinx_kzbrief.quotes.grammar import Joint
    from sphinx_kzbrief.text.prepared import PreparedText

NEAR: Final = 0.5
"""Share of words that must agree before a passage is called the quotation's."""
PROPOSED: Final = 2 / 3
"""Share of words that must agree, all but one of the words aside, before the passage is proposed
in the quotation's place: what shares half its words with it says another thing."""
_RUNS: Final = 32
_ANCHORS: Final = 16
_RUN_LIMIT: Final = 4000
"""Characters of one run that are explained; more than that nobody reads as a diff."""
_HITS: Final = 30
_MANY_HITS: Final = 500
_FUZZY_TEXT: Final = 100_000
_FUZZY_NEEDLE: Final = 300
_FUZZY_SCORE: Final = 70
_CORRECTION_LIMIT: Final = 4000
_AROUND: Final = 400
IS_TURNING: Final = re.compile(f"[{TURNING}]")
"""Matches a character that turns the reading order of others."""
_BETWEEN: Final = frozenset({AlterationKind.OMISSION, AlterationKind.INSERTION})
_WHITE: Final = re.compile(r"\s+")
_NUMBER: Final = re.compile(r"\d[\d.,]*")
_GROUPED: Final = 3
"""Digits of the longest number that nobody parts into groups."""


def explain(
    quotation: str,
    refused: list[Chain],
    wanted: Wanted,
    area: Span,
    *,
    bare: bool,
) -> Match:
    """Say why a quotation is not verbatim.

    Args:
        quotation: What the author typed.
        refused: Places where it stands, but cut, across turns, or changed as the profile forbids.
        wanted: What is known about the place.
        area: Where it was searched.
        bare: Whether what is proposed leaves out the markers of the source's notes.

    Returns:
        A match whose verdict is `cut`, `altered` or `missing`.
    """
    whole = [chain for chain in refused if not chain.cut]
    if whole:
        return _naming_turns(_refused(whole[0], wanted, bare=bare), quotation)
    if refused:
        return _cut(refused[0], wanted, bare=bare)
    return _naming_turns(_nearest(quotation, wanted, area, bare=bare), quotation)


def _naming_turns(match: Match, quotation: str) -> Match:
    """Name the characters, seen by nobody, that show a quotation in another order."""
    names = (f"U+{ord(each):04X} {name(each)}" for each in IS_TURNING.findall(quotation))
    found = (Difference(DifferenceKind.WORD, "", each) for each in dict.fromkeys(names))
    return replace(match, differences=(*match.differences, *found))


def _refused(chain: Chain, wanted: Wanted, *, bare: bool) -> Match:
    """Explain words that stand in the source, but not as the profile or one turn allows."""
    spans = tuple(Span(place.start, place.end) for place in chain.places)
    correction = None
    if wanted.one_turn(chain.span) and not any(
        change.kind is AlterationKind.OMISSION for change in chain.alterations
    ):
        correction = _proposed(wanted.source, chain.span, bare=bare)
    differences = _reworded(wanted.source.raw, chain)
    if differences and wanted.one_turn(chain.span):
        correction = _WHITE.sub(" ", "".join(part.source for part in differences)).strip()
    return Match(
        Verdict.ALTERED,
        spans,
        chain.alterations,
        differences,
        segment=wanted.voices.innermost(chain.span) if wanted.voices else None,
        correction=correction,
    )


def _reworded(text: str, chain: Chain) -> tuple[Difference, ...]:
    """Return the diff of a place where a bracket or house style changes words, else nothing."""
    house = [house_change(change) for change in chain.alterations if change.kind in HOUSE_KINDS]
    changed = _merged([*rewordings(text, chain.alterations, chain.span), *house])
    if not changed:
        return ()
    told = {id(each.change) for each in changed}
    kept = [
        (change.span, change.quotation)
        for change in chain.alterations
        if change.kind in _BETWEEN and id(change) not in told
    ]
    at = min(chain.span.start, changed[0].span.start)
    end = max(chain.span.end, changed[-1].span.end)
    parts: list[Difference] = []
    agreed = ""
    told_at = {each.span: each for each in changed}
    for span, shown in sorted([*kept, *((each.span, each.quoted) for each in changed)]):
        agreed += text[at : span.start]
        at = span.end
        if span not in told_at or (span, shown) in kept:
            agreed = f"{agreed.rstrip()} {shown} " if agreed or parts else f"{shown} "
            continue
        parts += [Difference(None, agreed, agreed)] if agreed else []
        parts.append(Difference(told_at[span].kind, span.of(text), shown))
        agreed = ""
    agreed += text[at:end]
    return (*parts, Difference(None, agreed, agreed)) if agreed else tuple(parts)


def _merged(found: list[Rewording]) -> list[Rewording]:
    """Return changes in order, those of one word or compound as one."""
    merged: list[Rewording] = []
    for each in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        last = merged[-1] if merged else None
        if last is None or each.span.start >= last.span.end:
            merged.append(each)
        elif last.change is not each.change:
            quoted = last.quoted.replace(each.change.source, each.quoted, 1)
            merged[-1] = replace(last, quoted=quoted)
    return merged


def _cut(chain: Chain, wanted: Wanted, *, bare: bool) -> Match:
    """Explain words that start or end inside a word or a number."""
    spans = tuple(Span(place.start, place.end) for place in chain.places)
    source, text = wanted.source, wanted.source.raw
    start, end = chain.span
    low, high = max(0, start - 60), min(len(text), end + 60)
    while start > low and not is_bound(source, start):
        start -= 1
    while end < high and not is_bound(source, end):
        end += 1
    segment = wanted.voices.innermost(chain.span) if wanted.voices else None
    correction = None
    if len(spans) == 1:
        correction = _proposed(source, Span(start, end), bare=bare)
    return Match(Verdict.CUT, spans, segment=segment, correction=correction)


@dataclass(frozen=True, slots=True)
class _Laid:
    """The runs of a quotation laid over the passages they are likest to.

    Attributes:
        source: The text they are laid over.
        spans: The passages, run by run.
        differences: The diff of all of them.
        equal: Words that agree.
        size: Words of the longer side.
    """

    source: PreparedText
    spans: list[Span]
    differences: list[Difference]
    equal: int
    size: int


def _nearest(quotation: str, wanted: Wanted, area: Span, *, bare: bool) -> Match:
    """Find the passage that the quotation is likest to, run by run."""
    joints: tuple[Joint, ...] = ()
    try:
        parsed = parse_quotation(quotation)
        runs = [literal.text for literal in parsed.literals]
        joints = parsed.joints
    except QuotationError:
        runs = [quotation]
    laid, left = _laid(wanted.source, runs, area), None
    if bare and laid.spans:
        near = Span(min(laid.spans).start - _AROUND, max(span.end for span in laid.spans) + _AROUND)
        near = Span(max(area.start, near.start), min(area.end, near.end))
        left = without_notes(wanted.source, near) if near.end - near.start < _FUZZY_TEXT else None
    if left is not None:
        without = _laid(left.text, runs, Span(0, len(left.text.raw)))
        # Where nothing but a marker differs, the diff shows it.
        left = left if any(part.kind for part in without.differences) else None
        laid = without if left else laid
    spans, differences = laid.spans, laid.differences
    if not spans or laid.equal < NEAR * laid.size:
        return Match(Verdict.MISSING)
    correction = None
    if len(spans) == len(runs) and all(one.end <= other.start for one, other in pairwise(spans)):
        differences += _wrong_slashes(laid.source, joints, spans)
        if laid.equal >= PROPOSED * laid.size or laid.size - laid.equal <= 1:
            correction = _rejoined(laid.source, joints, spans)
    if not any(part.kind for part in differences):
        whole = " ".join(_shown(laid.source, span) or "" for span in spans)
        differences = [Difference(classify(whole, quotation), whole, quotation)]
    found = tuple(map(left.outside, spans) if left else spans)
    segment = wanted.voices.innermost(found[0]) if wanted.voices else None
    return Match(
        Verdict.ALTERED,
        found,
        differences=tuple(differences),
        segment=segment,
        correction=correction,
    )


def _laid(source: PreparedText, runs: list[str], area: Span) -> _Laid:
    """Lay the runs of a quotation over the passages of a text that they are likest to."""
    spans: list[Span] = []
    differences: list[Difference] = []
    equal = size = 0
    for run in runs[:_RUNS]:
        words = fold(run[:_RUN_LIMIT])
        near = nearest(source, words, area)
        if near is None or near.end <= near.start:
            size += len(tokens(words))
            continue
        span = source.to_raw(near.start, near.end)
        if span is not None:
            spans.append(span)
        equal += near.equal
        size += near.size
        differences.extend(near.differences)
    return _Laid(source, spans, differences, equal, size)


def _rejoined(source: PreparedText, joints: tuple[Joint, ...], spans: list[Span]) -> str:
    """Return the passages of all runs with the marks that may stand between them."""
    shown = [_shown(source, span) or "" for span in spans]
    text = shown[0]
    for joint, one, other, words in zip(joints, spans, spans[1:], shown[1:], strict=False):
        between = Span(one.end, other.start)
        marked = joint.omission or (joint.line and ends_line(source.raw, between, joint.text))
        text += f" {joint.text} " if marked else _WHITE.sub(" ", between.of(source.raw))
        text += words
    return text


def _wrong_slashes(
    source: PreparedText, joints: tuple[Joint, ...], spans: list[Span]
) -> list[Difference]:
    """Return slashes that stand where no line of the source ends."""
    return [
        Difference(DifferenceKind.WORD, "", joint.text)
        for joint, one, other in zip(joints, spans, spans[1:], strict=False)
        if joint.line and not ends_line(source.raw, Span(one.end, other.start), joint.text)
    ]


def nearest(source: PreparedText, words: str, area: Span) -> Aligned | None:
    """Find the passage of a source that shares most words with a run of words.

    Rare words of the run vote for where it would start; the passage around the winner is then
    aligned word by word. Time is linear in the source.

    Args:
        source: The source.
        words: The run, normalised.
        area: Where to search, as offsets of the source.

    Returns:
        The passage in the normalised text's offsets; None where nothing is near.
    """
    text = source.text
    low, high = source.to_folded(area.start), source.to_folded(area.end)
    quoted = tokens(words)
    votes = _votes(text, low, high, quoted, _HITS) or _votes(text, low, high, quoted, _MANY_HITS)
    if not votes:
        return _likest(text, low, high, words)
    reach = max(40, len(words) // 3)
    best, total, first = (0, 0.0), 0.0, 0
    for last, (at, weight) in enumerate(votes):
        total += weight
        while votes[first][0] < at - reach:
            total -= votes[first][1]
            first += 1
        if total > best[1]:
            best = (votes[first][0] if first < last else at, total)
    start = max(low, best[0] - reach)
    end = min(high, best[0] + len(words) + 2 * reach)
    start, end = _whole_words(text, start, end, low, high)

    def written(one: int, other: int) -> str:
        raw = source.to_raw(one, other) if one < other else None
        return raw.of(source.raw) if raw else text[one:other]

    return align(text, tokens(text, start, end), words, quoted, written)


def _whole_words(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Widen a range until it neither starts nor ends inside a word."""
    while start > low and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < high and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _votes(
    text: str,
    low: int,
    high: int,
    quoted: list[Token],
    most: int,
) -> list[tuple[int, float]]:
    """Return where the run would start if one of its rarer words is right, with weights.

    Words that stand `most` times or more tell nothing about the place and have no vote.
    """
    distinct: dict[str, int] = {}
    for token in quoted[: 16 * _ANCHORS]:
        if token.text[0].isalnum():
            distinct.setdefault(token.text, token.start)
    longest = sorted(distinct, key=lambda word: (-len(word), distinct[word]))[:_ANCHORS]
    votes: list[tuple[int, float]] = []
    for word in longest:
        hits = _standing(text, low, high, word, most)
        if len(hits) < most:
            weight = len(word) / (len(hits) or 1)
            votes.extend((at - distinct[word], weight) for at in hits)
    votes.sort()
    return votes


def _standing(text: str, low: int, high: int, word: str, most: int) -> list[int]:
    """Return where a word stands, `most` places of it; a number also where it is grouped.

    Whoever types 4000 may mean the source's 4,000, and 10^6 its 10⁶.
    """
    hits: list[int] = []
    at = text.find(word, low, high)
    if at < 0 and (printed := typeset(word)) != word:
        word, at = printed, text.find(printed, low, high)
    while at >= 0 and len(hits) < most:
        hits.append(at)
        at = text.find(word, at + 1, high)
    if not hits and len(word) > _GROUPED and _NUMBER.fullmatch(word):
        digits = re.compile("[.,' ]?".join(re.sub(r"\D", "", word)))
        found = islice(digits.finditer(text, low, high), most)
        hits = [match.start() for match in found]
    return hits


def _likest(text: str, low: int, high: int, words: str) -> Aligned | None:
    """Find the likest passage by characters, where no word of the run stands in the text."""
    if high - low > _FUZZY_TEXT or len(words) > _FUZZY_NEEDLE:
        return None
    found = fuzz.partial_ratio_alignment(words, text[low:high], score_cutoff=_FUZZY_SCORE)
    if found is None or found.dest_end <= found.dest_start:
        return None
    # The alignment clips words at its ends.
    start, end = _whole_words(text, low + found.dest_start, low + found.dest_end, low, high)
    passage = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    size = max(len(tokens(passage)), len(tokens(words)))
    part = Difference(classify(passage, words), passage, words)
    return Aligned(start, start + len(passage), size, size, (part,))


def _proposed(source: PreparedText, span: Span, *, bare: bool) -> str | None:
    """Return a passage ready to paste, without the markers of its notes where that may be."""
    left = without_notes(source, span) if bare else None
    return _shown(left.text, left.inside(span)) if left else _shown(source, span)


def _shown(source: PreparedText, span: Span) -> str | None:
    """Return a passage ready to paste, on one line; None where it is too long for that."""
    if span.end - span.start > _CORRECTION_LIMIT:
        return None
    return _WHITE.sub(" ", without_marks_of_lines(source, span)).strip()
