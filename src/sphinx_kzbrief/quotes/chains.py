"""Putting the runs of a quotation in order: each after the one before, no farther than it may."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.model import Alteration, Verdict
from sphinx_kzbrief.quotes.model import AlterationKind as Kind
from sphinx_kzbrief.quotes.notes import note_at
from sphinx_kzbrief.text.normalise import fold
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.quotes.comparison import Place
    from sphinx_kzbrief.quotes.grammar import Joint, Quotation
    from sphinx_kzbrief.text.prepared import PreparedText

OMISSION_LIMIT: Final = 1500
"""Characters one omission may skip: about two paragraphs. Words farther apart than that are
two quotations."""
CHAINS_LIMIT: Final = 200
"""Ways to stand in one source that are told apart; the first of them."""
REPLACED_LIMIT: Final = 90
"""Characters of the source that one bracket may stand for."""
REPLACED_WORDS: Final = 10
_MARK_LENGTH: Final = 12
_WORDS: Final = re.compile(r"\w+")
_SENTENCE_END: Final = re.compile(r"[.?!。！？][\"”’»)\]]*\s+\S|[。！？]|\n\s*\n")
_LINE: Final = re.compile(r"[^\S\n]*\n[^\S\n]*")
_STANZA: Final = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Chain:
    """One way in which a whole quotation stands in a source.

    Attributes:
        places: One place per run of words, in order.
        alterations: What was changed, inside the runs and between them, in order.
    """

    places: tuple[Place, ...]
    alterations: tuple[Alteration, ...]

    @property
    def span(self) -> Span:
        """From the first run to the end of the last."""
        return Span(self.places[0].start, self.places[-1].end)

    @property
    def verdict(self) -> Verdict:
        """The tier of the whole."""
        verdicts = {place.verdict for place in self.places}
        if Verdict.INTERRUPTED in verdicts:
            return Verdict.INTERRUPTED
        if self.alterations or Verdict.EDITORIAL in verdicts:
            return Verdict.EDITORIAL
        exact = verdicts == {Verdict.EXACT} and len(self.places) == 1
        return Verdict.EXACT if exact else Verdict.TYPOGRAPHIC

    @property
    def cut(self) -> bool:
        """Whether a run starts or ends inside a word or a number."""
        return any(place.cut for place in self.places)


def chains(source: PreparedText, quotation: Quotation, found: list[list[Place]]) -> list[Chain]:
    """Join places of the runs into ways the whole quotation may stand.

    For every place of the last run that can be reached, the nearest places before it are taken,
    so that each chain is as tight as it can be.

    Args:
        source: The source.
        quotation: The parsed quotation.
        found: For each run, its places in order.

    Returns:
        Chains in order of their ends; empty where the runs do not follow each other within
        their limits.
    """
    links: list[list[int]] = []
    reachable = list(range(len(found[0])))
    for joint, before, after in zip(quotation.joints, found, found[1:], strict=False):
        row = _links(source, joint, before, after, reachable)
        links.append(row)
        reachable = [index for index, link in enumerate(row) if link >= 0]
        if not reachable:
            return []
    results: list[Chain] = []
    for index in reachable[:CHAINS_LIMIT]:
        picked = [index]
        for row in reversed(links):
            picked.append(row[picked[-1]])
        picked.reverse()
        places = tuple(row[at] for row, at in zip(found, picked, strict=True))
        results.append(Chain(places, _alterations(source, quotation, places)))
    return results


def _links(
    source: PreparedText,
    joint: Joint,
    before: list[Place],
    after: list[Place],
    reachable: list[int],
) -> list[int]:
    """Return for each place of the later run the nearest reachable earlier one, or -1."""
    ends = [before[index].resume for index in reachable]
    row: list[int] = []
    for place in after:
        nearest = bisect_right(ends, place.start) - 1
        link = -1
        if nearest >= 0 and _fits(source.raw, _between(source, ends[nearest], place.start), joint):
            link = reachable[nearest]
        row.append(link)
    return row


def _between(source: PreparedText, start: int, end: int) -> Span:
    """Return what stands between two runs, behind the note that hangs on the first."""
    note = note_at(source, start)
    return Span(note.end if note and note.end <= end else start, end)


def _fits(source: str, between: Span, joint: Joint) -> bool:
    """Tell whether the marks of a joint may stand for what the source has there."""
    size = between.end - between.start
    if joint.line:
        return ends_line(source, between, joint.text)
    if joint.omission:
        return size <= OMISSION_LIMIT
    if size > REPLACED_LIMIT:
        return False
    skipped = between.of(source)
    dropped = len(_WORDS.findall(skipped))
    if joint.suffix is not None and not joint.insertions:
        return dropped == 0
    return dropped <= REPLACED_WORDS and not (dropped and _SENTENCE_END.search(skipped))


def ends_line(source: str, between: Span, slash: str) -> bool:
    """Tell whether a line of the source ends where a slash says so, or a stanza where two do.

    Between two numbers a slash would be read as a fraction.
    """
    digits = source[between.start - 1 : between.start].isdigit()
    if digits and source[between.end : between.end + 1].isdigit():
        return False
    return (_STANZA if len(slash) == 2 else _LINE).fullmatch(between.of(source)) is not None


def _alterations(
    prepared: PreparedText,
    quotation: Quotation,
    places: tuple[Place, ...],
) -> tuple[Alteration, ...]:
    """Return all changes of one chain, in order."""
    source = prepared.raw
    changes: list[Alteration] = []
    first, last = places[0].start, places[-1].resume
    if quotation.head is not None:
        changes.extend(_joint(quotation.head, "", Span(first, first)))
    for index, place in enumerate(places):
        changes.extend(place.alterations)
        literal = quotation.literals[index]
        for at in literal.sic:
            spot = Span(min(place.start + at, place.end), min(place.start + at, place.end))
            changes.append(Alteration(Kind.SIC, "", "[sic]", spot, marked=True))
        if index < len(quotation.joints):
            span = _between(prepared, place.resume, places[index + 1].start)
            joint = quotation.joints[index]
            changes.extend(_ending(source, joint, place))
            changes.extend(_joint(joint, span.of(source).strip(), span))
    if quotation.tail is not None:
        changes.extend(_ending(source, quotation.tail, places[-1]))
        changes.extend(_tail(quotation.tail, Span(last, last)))
    changes.extend(
        Alteration(Kind.EMPHASIS, "", f"[{note}]", Span(last, last), marked=True)
        for note in quotation.emphasis
    )
    return tuple(changes)


def _ending(source: str, joint: Joint, place: Place) -> list[Alteration]:
    """Return the change of a word's ending."""
    if joint.suffix is None:
        return []
    span = Span(place.end, place.resume)
    return [Alteration(Kind.SUFFIX, span.of(source), f"[{joint.suffix}]", span, marked=True)]


def _joint(joint: Joint, dropped: str, span: Span) -> list[Alteration]:
    """Return the changes that a joint marks."""
    if joint.omission and 0 < len(dropped) <= _MARK_LENGTH and fold(dropped) == fold(joint.text):
        return []  # the mark stands in the source
    if joint.line:
        return [Alteration(Kind.LINE_BREAK, "", joint.text, span, marked=True)]
    kind = Kind.OMISSION if joint.omission else Kind.INSERTION
    if joint.suffix is not None and not joint.omission and not joint.insertions:
        return []
    return [Alteration(kind, dropped, joint.text, span, marked=True)]


def _tail(joint: Joint, span: Span) -> list[Alteration]:
    """Return the changes that marks after the last run show."""
    changes: list[Alteration] = []
    if joint.omission:
        changes.append(Alteration(Kind.FINAL_ELLIPSIS, "", joint.text, span, marked=True))
    if joint.insertions:
        changes.append(Alteration(Kind.INSERTION, "", joint.text, span, marked=True))
    return changes
