"""What is known of each figure of the manifest: its passage, its quantity, what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.gate import may_quote
from sphinx_kzbrief.corpus.locators import locator_of
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.figure_messages import Wording, figure_message, manifest_remedy
from sphinx_kzbrief.evidence.findings import Finding, finding_of, rule_of
from sphinx_kzbrief.evidence.outcomes import digest_of
from sphinx_kzbrief.evidence.places import place_of
from sphinx_kzbrief.evidence.voices import held_in, is_unnamed, segments_of
from sphinx_kzbrief.figures import (
    DeriveError,
    FigureEntry,
    Quantity,
    check_derived,
    check_figure,
    derive,
    derived_quantity,
    extract_quantities,
    find_conflicts,
    named_rates,
    read_figure,
    result_unit,
    words_of,
)
from sphinx_kzbrief.quotes import match_quote
from sphinx_kzbrief.quotes.notes import notes_between
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal
    from pathlib import Path

    from sphinx_kzbrief.corpus import Corpus, Segment, Source
    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.corpus.measures import FigureEntry as ManifestFigure
    from sphinx_kzbrief.figures import Comparison
    from sphinx_kzbrief.text.prepared import PreparedText

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._]|-(?=[A-Za-z0-9]))*")
AROUND = 80
"""Characters on each side of the stating words that are read with them: a unit or "more than"
may stand just outside."""


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """What is known of one figure.

    Attributes:
        id: Its id in the manifest, or the place of the brief that states it.
        quantity: What it states, as the manifest gives it; None where that cannot be read.
        key: Key of the source that states it; None for a derived one.
        span: Where the stating words stand.
        segment: The innermost segment that holds them.
        locator: Where they stand, for people.
        digest: SHA-256 of the stating words, by which a lock knows them; empty without.
        measure: Key of what it measures.
        basis: Who compiled it.
        period: EDTF date or interval it holds for.
        tolerance: Share by which an equal figure may differ; None for the measure's.
        said_by: Who says it, for tables and charts.
        label: What a card prints above it.
        note: What a reader should know.
        inputs: Ids of the figures it is derived from.
        steps: The expression that derives it, its inputs in place of their ids.
        findings: What is wrong with it; their place is the manifest.
    """

    id: str
    quantity: Quantity | None = None
    key: str | None = None
    span: Span | None = None
    segment: Segment | None = None
    locator: Locator | None = None
    measure: str | None = None
    basis: str | None = None
    period: str | None = None
    tolerance: Decimal | None = None
    said_by: str = ""
    label: str | None = None
    note: str | None = None
    inputs: tuple[str, ...] = ()
    steps: tuple[str | FigureFacts, ...] = ()
    findings: tuple[Finding, ...] = ()
    digest: str = ""

    @property
    def holds(self) -> bool:
        """Whether the passage, or the inputs, give what is stated."""
        return self.quantity is not None and not self.findings

    @property
    def labelled(self) -> Quantity | None:
        """The figure as a page shows it: with the rates that its label names, if it holds."""
        if self.quantity is None or not self.holds:
            return None
        named = named_rates(self.label or "", self.quantity.language or "en")
        return replace(self.quantity, rates=self.quantity.rates + named)

    @property
    def entry(self) -> FigureEntry:
        """The figure as comparisons, derivations and charts take it."""
        if self.quantity is None:
            msg = f"the figure {self.id} has no quantity"
            raise ValueError(msg)
        own = None if self.tolerance is None else Fraction(self.tolerance)
        return FigureEntry(
            self.id, self.quantity, self.measure, self.basis, self.period, self.said_by, own
        )


def passage_quantities(prepared: PreparedText, span: Span, language: str) -> tuple[Quantity, ...]:
    """Return the quantities that a passage states, at least partly inside its span.

    Args:
        prepared: The source's text; its note references are none of the words.
        span: The stating words.
        language: BCP 47 tag of the text.

    Returns:
        Quantities whose spans count from the start of the text read, not of the document.
    """
    text = prepared.raw
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    inside = Span(span.start - start, span.end - start)
    notes = [Span(low - start, high - start) for low, high in notes_between(prepared, start, end)]
    found = extract_quantities(text[start:end], language, notes=notes)
    return tuple(quantity for quantity in found if quantity.span.overlaps(inside))


def teller(source: Source, segment: Segment | None) -> str:
    """Return who says what stands in a segment: the speaker, and the source."""
    held = held_in(source)
    said = (segment.speaker or segment.label) if segment else None
    if not said and source.author and not is_unnamed(segment):
        said = source.author[0].full
    return f"{said}, {held}" if said and said != held else held


@dataclass(slots=True)
class FigureDesk:
    """Works out the figures of a corpus, each once.

    Attributes:
        corpus: The corpus.
        base: Folder of the project, to which places are relative.
    """

    corpus: Corpus
    base: Path
    _known: dict[str, FigureFacts] = field(default_factory=dict, repr=False)
    _open: set[str] = field(default_factory=set, repr=False)
    _measured: dict[str | None, list[str]] = field(default_factory=dict, repr=False)
    _compared: dict[str, dict[str, list[Comparison]]] = field(default_factory=dict, repr=False)
    _passages: dict[tuple[str, Span], tuple[Quantity, ...]] = field(
        default_factory=dict, repr=False
    )

    def facts(self, ident: str) -> FigureFacts:
        """Return what is known of a figure.

        Args:
            ident: Its id; it must be one of the corpus.
        """
        if ident not in self._known:
            entry = self.corpus.figures[ident]
            self._open.add(ident)
            self._known[ident] = self._derived(entry) if entry.derive else self._stated(entry)
            self._open.discard(ident)
        return self._known[ident]

    def stating(self, key: str, span: Span) -> tuple[Quantity, ...]:
        """Return the quantities that a passage of a source states; each passage is read once.

        Args:
            key: Key of the source.
            span: The stating words.
        """
        if (key, span) not in self._passages:
            language = self.corpus.source(key).language or "en"
            self._passages[key, span] = passage_quantities(
                self.corpus.prepared(key), span, language
            )
        return self._passages[key, span]

    def of_measure(self, measure: str) -> list[FigureFacts]:
        """Return the figures of a measure, in the order of the manifest."""
        if not self._measured:
            for ident, entry in self.corpus.figures.items():
                self._measured.setdefault(entry.measure, []).append(ident)
        return [self.facts(ident) for ident in self._measured.get(measure, ())]

    def compared(self, measure: str) -> Mapping[str, Sequence[Comparison]]:
        """Return which figures of a measure conflict or differ, by the id of each of the two."""
        if measure not in self._compared:
            holding = [each.entry for each in self.of_measure(measure) if each.holds]
            by_id: dict[str, list[Comparison]] = {}
            for each in find_conflicts(holding, self.tolerance(measure)):
                by_id.setdefault(each.first.key, []).append(each)
                by_id.setdefault(each.second.key, []).append(each)
            self._compared[measure] = by_id
        return self._compared[measure]

    def tolerance(self, measure: str) -> Fraction:
        """Return the share by which figures of a measure may differ."""
        known = self.corpus.measures.get(measure)
        return Fraction(known.tolerance if known else 0)

    def _facts(self, entry: ManifestFigure, **known: object) -> FigureFacts:
        measure = self.corpus.measures.get(entry.measure or "")
        return FigureFacts(
            id=entry.id,
            measure=entry.measure,
            basis=entry.basis,
            period=entry.period,
            tolerance=entry.tolerance,
            label=entry.label or (measure.label if measure else None),
            note=entry.note,
            **known,  # type: ignore[arg-type]
        )

    def _finding(self, entry: ManifestFigure, rule: str, message: str, remedy: str) -> Finding:
        place = place_of(entry.manifest, entry.line, self.base)
        return Finding(rule, place, f"figures.{entry.id}: {message}", remedy, source=entry.source)

    def _stated(self, entry: ManifestFigure) -> FigureFacts:
        """Return a figure that a source states, checked against its passage."""
        place = place_of(entry.manifest, entry.line, self.base)
        if entry.value is None:
            return self._facts(entry, key=entry.source, findings=self._valueless(entry))
        try:
            source = self.corpus.source(entry.source or "")
            document = self.corpus.document(source.key)
            stated = read_figure(
                entry.value, entry.unit, entry.qualifier, language=source.language or "en"
            )
        except KzbriefError as error:
            found = finding_of(error, rule_of(error), place, source=entry.source)
            return self._facts(entry, key=entry.source, findings=(found,))
        match = match_quote(
            self.corpus.prepared(source.key),
            entry.find or "",
            segments=segments_of(self.corpus, source.key),
        )
        if not match.verbatim:
            found = self._finding(
                entry,
                "figure-value",
                f"the words “{entry.find}” do not stand in {source.key} as one passage.",
                f"Quote them as: {match.correction}"
                if match.correction and may_quote(source)
                else "Copy them anew.",
            )
            return self._facts(entry, quantity=stated, key=source.key, findings=(found,))
        span = Span(match.spans[0].start, match.spans[-1].end)
        stating = self.stating(source.key, span)
        check = check_figure(stated, stating)
        findings: tuple[Finding, ...] = ()
        # A rate that the manifest leaves out may be said beside the figure where it is used.
        if check.rule is not None and not check.lacks_rate:
            where = format_locator(locator_of(document, source.key, span))
            spoken = source.language or "en"
            message, _ = figure_message(check, stating, source.key, where or None, Wording(spoken))
            remedy = manifest_remedy(check, stating, spoken)
            message = message.replace("The brief", "corpus.yaml", 1)
            if not may_quote(source):
                message = f"corpus.yaml states another number or unit than {source.key} does."
                remedy = "Give it as the passage has it."
            findings = (self._finding(entry, check.rule, message, remedy),)
        elif check.found is not None and not (stated.direction or stated.side):
            # Only the passage says whether it fell or rose by that, or is a deficit.
            told = check.found
            stated = replace(stated, direction=told.direction, course=told.course, side=told.side)
        return self._facts(
            entry,
            quantity=stated,
            key=source.key,
            span=span,
            segment=match.segment,
            locator=locator_of(document, source.key, span),
            digest=digest_of(document.text, (span,)),
            said_by=teller(source, match.segment),
            findings=findings,
        )

    def _valueless(self, entry: ManifestFigure) -> tuple[Finding, ...]:
        """Tell that a figure has no value, unless the manifest's own check refused what it has."""
        start = f"figures.{entry.id}.value:"
        if any(each.message.startswith(start) for each in self.corpus.problems):
            return ()
        remedy = "Add `value`: the number that the words of `find` state."
        return (self._finding(entry, "figure-value", "it has no value.", remedy),)

    def _derived(self, entry: ManifestFigure) -> FigureFacts:
        """Return a figure that is worked out from others, checked against its inputs."""
        try:
            derived = derive(entry.derive or "", self._inputs(entry))
            stated = (
                read_figure(entry.value, entry.unit, entry.qualifier)
                if entry.value
                else derived_quantity(derived, entry.unit)
            )
            result_unit(derived, stated.full_unit, entry.unit)
        except KzbriefError as error:
            found = self._finding(entry, "figure-derived", error.message, error.remedy)
            return self._facts(entry, findings=(found,))
        findings: tuple[Finding, ...] = ()
        wrong = check_derived(stated, derived) if entry.value else None
        if wrong is not None:
            findings = (
                self._finding(
                    entry,
                    "figure-derived",
                    f"{entry.derive}: {wrong}; corpus.yaml states {words_of(stated)}.",
                    "Correct value and unit, or the arithmetic, or leave out `value`.",
                ),
            )
        return self._facts(
            entry,
            quantity=stated,
            inputs=derived.inputs,
            steps=self._steps(entry.derive or ""),
            said_by=self._in_values(entry.derive or ""),
            findings=findings,
        )

    def _steps(self, expression: str) -> tuple[str | FigureFacts, ...]:
        """Return an expression with its inputs in place of their ids."""
        parts: list[str | FigureFacts] = []
        at = 0
        for match in _NAME.finditer(expression):
            if match[0] in self._known:
                parts += [expression[at : match.start()], self._known[match[0]]]
                at = match.end()
        return tuple(part for part in (*parts, expression[at:]) if part)

    def _in_values(self, expression: str) -> str:
        """Return an expression in the values of its inputs, for readers of a chart."""
        return "".join(
            step if isinstance(step, str) else words_of(step.entry.quantity)
            for step in self._steps(expression)
        )

    def _inputs(self, entry: ManifestFigure) -> dict[str, FigureEntry]:
        """Return the figures an expression may name.

        Raises:
            DeriveError: One that it names is wrong itself, or is derived from this one.
        """
        found = {}
        for ident in dict.fromkeys(_NAME.findall(entry.derive or "")):
            if ident not in self.corpus.figures:
                continue
            if ident in self._open:
                msg = f"{entry.id} is derived from {ident}, which is derived from it."
                raise DeriveError(msg, "Derive figures from figures that sources state.")
            facts = self.facts(ident)
            if not facts.holds:
                msg = f"its input {ident} does not hold."
                raise DeriveError(msg, f"Mend {ident} first.")
            found[ident] = facts.entry
        return found
