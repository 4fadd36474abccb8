"""Pieces of evidence: what a lock, a review and every export say of each, as plain data.

A piece is known by what was written, not by where it stands: its identity survives a moved
line, a renamed page and a second use of the same words.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.citations import parse_citation
from sphinx_kzbrief.corpus.gate import may_quote
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.outcomes import (
    CitationOutcome,
    FigureListOutcome,
    FigureOutcome,
    ImageOutcome,
    QuoteOutcome,
)
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.records import (
    CitationRecord,
    FigureListRecord,
    FigureRecord,
    ImageRecord,
    QuoteRecord,
)
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus import Source
    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.evidence.figure_facts import FigureFacts
    from sphinx_kzbrief.evidence.outcomes import Outcome
    from sphinx_kzbrief.evidence.records import Record

_Judged = QuoteOutcome | CitationOutcome | FigureOutcome | FigureListOutcome | ImageOutcome

DIGITS = 16
"""Hexadecimal digits of an identity: 64 bits, so that no project sees two pieces collide."""


class PieceKind(StrEnum):
    """What a piece of evidence is to its reader."""

    QUOTATION = "quotation"
    CITATION = "citation"
    PARAPHRASE = "paraphrase"
    FIGURE = "figure"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence in a brief.

    Attributes:
        identity: Hash of what was written; the same words of the same source are the same
            piece wherever they are used.
        kind: What it is.
        docname: The page.
        ident: HTML id on that page.
        place: File and line.
        source: Key of the source; None where it could not be told.
        holds: Whether the source has what the piece says it has.
        verdict: For a quotation, how its words stand in the source.
        spans: Where in the canonical text, one span per run of words; empty where the whole
            source is cited.
        locator: The passage as a reader cites it; None for the whole source.
        words: The words as every output shows them; empty where none may.
        sentence: For a paraphrase, the author's sentence.
        digest: SHA-256 of the words at `spans`; empty without spans.
        cited: Hash of source and locator as typed, which a changed sentence leaves as it is.
        pulled: Whether the words are taken from the source rather than typed.
        speaker: Who says the words in the source.
        stated: Whom the author names as speaker, where our copy does not confirm it.
        voice: Whose words they are there (`own`, `direct`, `reported`).
        alterations: Kinds of the editorial changes.
        rules: Rules of the findings on it.
        waived: Rule and reason of each finding that its author accepts and that the check met.
        accepts: Rules of all findings that its author accepts, met or not.
        acceptable: Ids of the findings on it that `kzbrief review` can accept.
    """

    identity: str
    kind: PieceKind
    docname: str
    ident: str
    place: Place
    source: str | None = None
    holds: bool = False
    verdict: str | None = None
    spans: tuple[Span, ...] = ()
    locator: str | None = None
    words: str = ""
    sentence: str | None = None
    digest: str = ""
    cited: str = ""
    pulled: bool = False
    speaker: str | None = None
    stated: str | None = None
    voice: str | None = None
    alterations: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    waived: tuple[tuple[str, str], ...] = ()
    accepts: tuple[str, ...] = ()
    acceptable: tuple[str, ...] = ()

    @property
    def whole(self) -> Span | None:
        """From the first to the last code point of the passage."""
        return Span(self.spans[0].start, self.spans[-1].end) if self.spans else None

    def to_json(self) -> dict[str, Any]:
        """Return the piece as JSON values, which `piece_of_json` reads back."""
        plain = {name: getattr(self, name) for name in _NAMES}
        place = {"path": self.place.path, "line": self.place.line}
        spans = [list(span) for span in self.spans]
        return {**plain, "kind": self.kind.value, "place": place, "spans": spans}


_NAMES = tuple(each.name for each in fields(Piece))


def piece_of_json(value: Mapping[str, Any]) -> Piece:
    """Return the piece that `Piece.to_json` wrote; names it does not know are passed over."""
    plain = {name: held for name, held in value.items() if name in _NAMES}
    return Piece(
        **{
            **plain,
            "kind": PieceKind(value["kind"]),
            "place": Place(**value["place"]),
            "spans": tuple(Span(*span) for span in value["spans"]),
            "alterations": tuple(value["alterations"]),
            "rules": tuple(value["rules"]),
            "accepts": tuple(value["accepts"]),
            "acceptable": tuple(value["acceptable"]),
            "waived": tuple((rule, reason) for rule, reason in value["waived"]),
        }
    )


def identity_of(kind: str, *parts: str | None) -> str:
    """Return the identity of what was written.

    Args:
        kind: Kind of the piece.
        parts: What its author wrote; runs of white space count as one space.

    Returns:
        `kind-` and hexadecimal digits of a SHA-256.
    """
    plain = "\0".join("" if part is None else " ".join(part.split()) for part in parts)
    return f"{kind}-{hashlib.sha256(plain.encode()).hexdigest()[:DIGITS]}"


def pieces_of(
    records: Sequence[Record], outcomes: Sequence[Outcome], sources: Mapping[str, Source]
) -> Iterator[Piece]:
    """Yield the pieces of evidence of a page, in its order.

    Args:
        records: What its author wrote.
        outcomes: What checking each record yielded.
        sources: The sources by key, for their rights.
    """
    for record, outcome in zip(records, outcomes, strict=True):
        if isinstance(record, QuoteRecord) and isinstance(outcome, QuoteOutcome):
            yield _quotation(record, outcome, sources)
        elif isinstance(record, CitationRecord) and isinstance(outcome, CitationOutcome):
            yield from _citation(record, outcome, sources)
        elif isinstance(record, FigureRecord) and isinstance(outcome, FigureOutcome):
            yield _figure(record, outcome, outcome.facts, holds=outcome.stands)
        elif isinstance(record, FigureListRecord) and isinstance(outcome, FigureListOutcome):
            for facts in outcome.facts:
                yield _figure(record, outcome, facts, holds=facts.holds)
        elif isinstance(record, ImageRecord) and isinstance(outcome, ImageOutcome):
            yield _image(record, outcome)


def _quotation(record: QuoteRecord, outcome: QuoteOutcome, sources: Mapping[str, Source]) -> Piece:
    kind = PieceKind.QUOTATION
    source = sources.get(outcome.key or "")
    segment = outcome.segment
    return Piece(
        identity=identity_of(
            kind, record.locator, record.text, "pull" if record.pull else None, record.speaker
        ),
        kind=kind,
        docname=record.docname,
        ident=record.ident,
        place=record.place,
        source=outcome.key,
        holds=outcome.stands,
        verdict=outcome.verdict.value if outcome.verdict else None,
        spans=outcome.spans if outcome.stands else (),
        locator=_shown(outcome.locator) if outcome.stands else None,
        words=outcome.shown if source is not None and may_quote(source) else "",
        digest=outcome.digest if outcome.stands else "",
        cited=identity_of("cited", record.locator),
        pulled=record.pull,
        speaker=segment.speaker if segment else None,
        stated=record.speaker if outcome.speaker_stated else None,
        voice=segment.voice.value if segment else None,
        alterations=tuple(dict.fromkeys(each.kind.value for each in outcome.alterations)),
        rules=_rules(outcome),
        waived=_waived(outcome),
        accepts=tuple(waiver.rule for waiver in record.waivers),
        acceptable=_acceptable(outcome),
    )


def _citation(
    record: CitationRecord, outcome: CitationOutcome, sources: Mapping[str, Source]
) -> Iterator[Piece]:
    kind = PieceKind.CITATION if record.text is None else PieceKind.PARAPHRASE
    yield from _unresolved(record, outcome, sources, kind)
    for item in outcome.items:
        yield Piece(
            identity=identity_of(kind, item.typed, record.text),
            kind=kind,
            docname=record.docname,
            ident=record.ident,
            place=record.place,
            source=item.key,
            holds=True,
            spans=() if item.span is None else (item.span,),
            locator=_shown(item.locator),
            digest=item.digest,
            cited=identity_of("cited", item.typed),
            sentence=record.text,
            rules=_rules(outcome),
            waived=_waived(outcome),
            accepts=tuple(waiver.rule for waiver in record.waivers),
            acceptable=_acceptable(outcome),
        )


def _unresolved(
    record: CitationRecord,
    outcome: CitationOutcome,
    sources: Mapping[str, Source],
    kind: PieceKind,
) -> Iterator[Piece]:
    """Yield the items whose place was not found, so that a lock can tell what stood there."""
    if not outcome.findings:
        return
    try:
        items = parse_citation(record.content, sources)
    except KzbriefError:
        return
    resolved = {item.typed for item in outcome.items}
    for item in items:
        if item.locator not in resolved:
            yield Piece(
                identity=identity_of(kind, item.locator, record.text),
                kind=kind,
                docname=record.docname,
                ident=record.ident,
                place=record.place,
                source=item.key,
                cited=identity_of("cited", item.locator),
                sentence=record.text,
                rules=_rules(outcome),
                accepts=tuple(waiver.rule for waiver in record.waivers),
            )


def _figure(
    record: FigureRecord | FigureListRecord,
    outcome: FigureOutcome | FigureListOutcome,
    facts: FigureFacts | None,
    *,
    holds: bool,
) -> Piece:
    kind = PieceKind.FIGURE
    written = (record.target, record.text) if isinstance(record, FigureRecord) else ()
    quantity = facts.quantity if facts else None
    words = [] if quantity is None else [str(quantity.value), quantity.unit]
    return Piece(
        identity=identity_of(kind, *(written or (facts.id if facts else "",))),
        kind=kind,
        docname=record.docname,
        ident=record.ident,
        place=record.place,
        source=facts.key if facts else None,
        holds=holds,
        spans=(facts.span,) if facts and facts.span and holds else (),
        locator=_shown(facts.locator) if facts and holds else None,
        words=" ".join(word for word in words if word),
        digest=facts.digest if facts and holds else "",
        cited=identity_of("cited", *written),
        rules=_rules(outcome),
        waived=_waived(outcome),
        accepts=tuple(waiver.rule for waiver in record.waivers),
        acceptable=_acceptable(outcome),
    )


def _image(record: ImageRecord, outcome: ImageOutcome) -> Piece:
    kind = PieceKind.IMAGE
    return Piece(
        identity=identity_of(kind, record.key, record.asset),
        kind=kind,
        docname=record.docname,
        ident=record.ident,
        place=record.place,
        source=outcome.key,
        holds=outcome.path is not None and not outcome.findings,
        locator=_shown(outcome.locator),
        digest=outcome.sha256,
        cited=identity_of("cited", record.key, record.asset),
        rules=_rules(outcome),
        waived=_waived(outcome),
        accepts=tuple(waiver.rule for waiver in record.waivers),
        acceptable=_acceptable(outcome),
    )


def _shown(locator: Locator | None) -> str | None:
    """Return a locator without words, since they would be the source's."""
    return None if locator is None or locator.words is not None else str(locator)


def _rules(outcome: _Judged) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.rule for finding in outcome.findings))


def _waived(outcome: _Judged) -> tuple[tuple[str, str], ...]:
    return tuple((waiver.rule, waiver.reason) for waiver in outcome.waived)


def _acceptable(outcome: _Judged) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.acceptance for each in outcome.findings if each.acceptance))


def by_identity(pieces: Iterable[Piece]) -> dict[str, Piece]:
    """Return the first piece of each identity, in order."""
    found: dict[str, Piece] = {}
    for piece in pieces:
        found.setdefault(piece.identity, piece)
    return found
