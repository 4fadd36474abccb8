"""One passage that a brief uses, as claims, matrices and counts of voices see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.outcomes import (
    CitationOutcome,
    FigureListOutcome,
    FigureOutcome,
    ImageOutcome,
    QuoteOutcome,
)
from sphinx_kzbrief.evidence.records import CitationRecord, QuoteRecord
from sphinx_kzbrief.evidence.voices import is_unnamed, originator_of, speaker_in
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kzbrief.corpus import Source
    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.corpus.model import Segment
    from sphinx_kzbrief.evidence.figure_facts import FigureFacts
    from sphinx_kzbrief.evidence.outcomes import CitedItem, Outcome
    from sphinx_kzbrief.evidence.records import Record
    from sphinx_kzbrief.evidence.waivers import Waiver
    from sphinx_kzbrief.figures import Quantity


@dataclass(frozen=True, slots=True)
class Support:
    """A passage that a brief uses.

    Attributes:
        target: Page and HTML id of the place that uses it.
        kind: `quotation`, `citation`, `paraphrase`, `figure` or `image`.
        key: Key of the source.
        speaker: Who says it, for people.
        originator: From whom it comes, as claims count sources.
        holds: Whether the source has what the brief says it has.
        span: The passage; None where the whole source is meant.
        locator: The passage, for people.
        verdict: For a quotation, how its words stand in the source; None for other kinds.
        words: What the place says: the words, the paraphrase, the figure as typed.
        quantity: What a figure states.
        waived: What its author accepts, and why.
        unnamed: Whether it is somebody's of whom the source gives no name; `speaker` then says
            so in English.
        stated: Whom the author names as its speaker, where our copy does not confirm it.
    """

    target: tuple[str, str]
    kind: str
    key: str
    speaker: str
    originator: str
    holds: bool
    span: Span | None = None
    locator: Locator | None = None
    verdict: str | None = None
    words: str = ""
    quantity: Quantity | None = None
    waived: tuple[Waiver, ...] = ()
    unnamed: bool = False
    stated: str | None = None

    @classmethod
    def of_item(
        cls,
        target: tuple[str, str],
        item: CitedItem,
        source: Source,
        sentence: str | None = None,
        waived: tuple[Waiver, ...] = (),
    ) -> Support:
        """Return a passage that is cited.

        Args:
            target: Page and HTML id of the citation.
            item: The item.
            source: Its source.
            sentence: The paraphrase that cites it.
            waived: What its author accepts.
        """
        return cls(
            target,
            "paraphrase" if sentence else "citation",
            item.key,
            speaker_in(source, item.segment),
            originator_of(source, item.segment),
            holds=True,
            span=item.span,
            locator=item.locator,
            words=sentence or "",
            waived=waived,
            unnamed=is_unnamed(item.segment),
        )

    def is_same(self, other: Support) -> bool:
        """Tell whether another one names the same passage, or the same source as a whole."""
        return self.key == other.key and self.span == other.span

    def covers(self, other: Support) -> bool:
        """Tell whether another one stands at the same passage, or within it."""
        if self.key != other.key or self.span is None or other.span is None:
            return False
        return self.target == other.target or self.span.overlaps(other.span)


def supports_of(
    target: tuple[str, str], record: Record, outcome: Outcome, sources: Mapping[str, Source]
) -> tuple[Support, ...]:
    """Return the passages that one piece of evidence uses.

    Args:
        target: Page and HTML id of the piece.
        record: What its author wrote.
        outcome: What checking it yielded.
        sources: The sources by key.

    Returns:
        One for each passage; none where the source is not known.
    """
    if isinstance(record, QuoteRecord) and isinstance(outcome, QuoteOutcome):
        source = sources.get(outcome.key or "")
        return () if source is None else (_quotation(target, record, outcome, source),)
    if isinstance(record, CitationRecord) and isinstance(outcome, CitationOutcome):
        return tuple(
            Support.of_item(target, item, sources[item.key], record.text, outcome.waived)
            for item in outcome.items
            if item.key in sources
        )
    if isinstance(outcome, FigureOutcome) and outcome.facts is not None:
        return _figures(target, [outcome.facts], sources, outcome.waived, holds=outcome.stands)
    if isinstance(outcome, FigureListOutcome):
        return _figures(target, outcome.facts, sources, outcome.waived, holds=True)
    if isinstance(outcome, ImageOutcome) and (source := sources.get(outcome.key or "")):
        voice = speaker_in(source, None), originator_of(source, None)
        return (
            Support(target, "image", source.key, *voice, outcome.path is not None, outcome.span,
                    outcome.locator, words=outcome.caption, waived=outcome.waived),
        )  # fmt: skip
    return ()


def _quotation(
    target: tuple[str, str], record: QuoteRecord, outcome: QuoteOutcome, source: Source
) -> Support:
    spans = outcome.spans
    return Support(
        target,
        "quotation",
        source.key,
        speaker_in(source, outcome.segment),
        originator_of(source, outcome.segment),
        holds=outcome.stands,
        span=Span(spans[0].start, spans[-1].end) if spans else None,
        locator=outcome.locator,
        verdict=outcome.verdict.value if outcome.verdict else None,
        words=outcome.shown if outcome.stands else "",
        waived=outcome.waived,
        unnamed=is_unnamed(outcome.segment),
        stated=record.speaker if outcome.names_stated else None,
    )


def _figures(
    target: tuple[str, str],
    facts: Iterable[FigureFacts],
    sources: Mapping[str, Source],
    waived: tuple[Waiver, ...],
    *,
    holds: bool,
) -> tuple[Support, ...]:
    """Return the passages that state figures; a derived figure has none of its own."""
    found: list[Support] = []
    for each in facts:
        source = sources.get(each.key or "")
        if source is None:
            continue
        segment: Segment | None = each.segment
        found.append(
            Support(
                target,
                "figure",
                source.key,
                speaker_in(source, segment),
                originator_of(source, segment),
                holds=holds and each.holds,
                span=each.span,
                locator=each.locator,
                words=each.quantity.text if each.quantity is not None else each.id,
                quantity=each.quantity,
                waived=waived,
                unnamed=is_unnamed(segment),
            )
        )
    return tuple(found)
