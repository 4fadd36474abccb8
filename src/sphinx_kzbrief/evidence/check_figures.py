"""The check of figures: what a brief states against what the passage states."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.gate import may_quote
from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.corpus.locators import locator_of, parse_locator, resolve_locator
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.figure_conflicts import conflicts_of, differences_in
from sphinx_kzbrief.evidence.figure_facts import FigureFacts, teller
from sphinx_kzbrief.evidence.figure_messages import Wording, figure_message
from sphinx_kzbrief.evidence.figure_words import printed_in_prose, stated_in_prose
from sphinx_kzbrief.evidence.findings import (
    Finding,
    apply_waivers,
    finding_of,
    markup_findings,
    rule_of,
)
from sphinx_kzbrief.evidence.messages import diff_text, quoted
from sphinx_kzbrief.evidence.outcomes import FigureListOutcome, FigureOutcome
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.evidence.voices import segments_of
from sphinx_kzbrief.figures import check_figure, format_quantity, read_figure
from sphinx_kzbrief.figures.units import convertible
from sphinx_kzbrief.quotes import match_quote
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.evidence.figure_facts import FigureDesk
    from sphinx_kzbrief.evidence.records import FigureListRecord, FigureRecord
    from sphinx_kzbrief.figures import Quantity


def check_figure_record(desk: FigureDesk, record: FigureRecord, language: str) -> FigureOutcome:
    """Check one stated number.

    Args:
        desk: Works out the figures of the manifest.
        record: What the author states.
        language: BCP 47 tag of the brief.

    Returns:
        The outcome; whatever is wrong is in its findings, and nothing is raised.
    """
    found = markup_findings(record)
    base = Finding("figure-value", record.place, "", docname=record.docname)
    try:
        if record.target in desk.corpus.figures:
            facts, stated = _named(desk, record, language)
        else:
            facts, stated = _of_passage(desk, record, language)
    except KzbriefError as error:
        key = record.target.partition("#")[0]
        problem = finding_of(
            error, rule_of(error), record.place, source=key, docname=record.docname
        )
        return FigureOutcome(record.ident, findings=(*found, problem))
    if facts.key is not None and not may_quote(desk.corpus.source(facts.key)):
        message = f"The rights of {facts.key} allow citing it, not showing what it states."
        found.append(replace(base, rule="rights-excerpt", message=message, source=facts.key))
        stated = None  # how it differs from what the passage states is not to be shown either
    elif facts.quantity is not None:
        own = record.text or format_quantity(facts.quantity, language) if record.inline else None
        shown = replace(facts, label=record.label or facts.label).labelled
        found += _compare(desk, facts, stated or shown, base, Wording(language, own))
    found += facts.findings
    found += conflicts_of(desk, facts, base)
    kept, waived = apply_waivers(found, record.waivers)
    return FigureOutcome(record.ident, facts, stated, kept, waived)


def _named(
    desk: FigureDesk, record: FigureRecord, language: str
) -> tuple[FigureFacts, Quantity | None]:
    """Return a figure of the manifest, and the author's own wording of it."""
    facts = desk.facts(record.target)
    if record.inline and record.text:
        return facts, stated_in_prose(record, language)
    if record.inline and facts.quantity is not None:
        return facts, printed_in_prose(record, facts.quantity, language)
    if record.value:
        return facts, read_figure(record.value, record.unit, record.qualifier, language=language)
    return facts, None


def _of_passage(
    desk: FigureDesk, record: FigureRecord, language: str
) -> tuple[FigureFacts, Quantity | None]:
    """Return a figure that a passage states, and what the author states of it."""
    locator = parse_locator(record.target)
    if locator.kind is None and locator.key not in desk.corpus.sources:
        raise _unknown(desk, record.target)
    source = desk.corpus.source(locator.key)
    document = desk.corpus.document(source.key)
    prepared = desk.corpus.prepared(source.key)
    within = None if locator.kind is None else resolve_locator(document, locator, prepared)
    span, segment = within, None
    if record.text and not record.inline:
        match = match_quote(
            prepared, record.text, segments=segments_of(desk.corpus, source.key), within=within
        )
        if not match.verbatim:
            shown = may_quote(source)
            diff = diff_text(match.differences) if shown else ""
            raise FigureWordsError(
                f"the stating words {quoted(record.text)} do not stand in {source.key}"
                + (f": {diff}" if diff else ""),
                f"Quote them as: {match.correction}"
                if match.correction and shown
                else "Copy them anew.",
            )
        span, segment = Span(match.spans[0].start, match.spans[-1].end), match.segment
    if span is None:
        raise FigureWordsError(
            f"{record.target} names a source, but not the words that state the figure",
            "Put the words of the source into the body, or add a locator such as #para12.",
        )
    value = record.text if record.inline else record.value
    if not value:
        raise FigureWordsError(
            "the figure has no value to check",
            "Add the options value and unit, or name a figure of corpus.yaml.",
        )
    stated = (
        stated_in_prose(record, language)
        if record.inline
        else read_figure(value, record.unit, record.qualifier, language=language)
    )
    stating = desk.stating(source.key, span)
    check = check_figure(stated, stating)
    facts = FigureFacts(
        record.target,
        check.found or stated,
        key=source.key,
        span=span,
        segment=segment,
        locator=locator_of(document, source.key, span),
        said_by=teller(source, segment),
        label=record.label,
    )
    return facts, stated


class FigureWordsError(KzbriefError):
    """The words that should state a figure do not stand in the source, or are not given."""


class FigureUnknownError(KzbriefError):
    """No figure of the manifest has that id, and no source that key."""


def _unknown(desk: FigureDesk, target: str) -> FigureUnknownError:
    known = [*desk.corpus.figures, *desk.corpus.sources]
    return FigureUnknownError(
        f"the corpus has no figure and no source “{target}”",
        did_you_mean(target, known) or "Declare it under `figures:` in corpus.yaml.",
    )


def _compare(
    desk: FigureDesk,
    facts: FigureFacts,
    stated: Quantity | None,
    base: Finding,
    wording: Wording,
) -> list[Finding]:
    """Compare a statement of a page with the figure itself, as its passage has it."""
    if stated is None or facts.quantity is None:
        return []
    against: tuple[Quantity, ...] = (facts.quantity,)
    if facts.key is not None and facts.span is not None:
        stating = desk.stating(facts.key, facts.span)
        if facts.id not in desk.corpus.figures:
            against = stating
        elif stating:
            # A passage may state several numbers; the manifest says which one is meant.
            meant = check_figure(facts.quantity, stating)
            against = (meant.found,) if meant.found is not None else against
    check = check_figure(stated, against)
    if check.rule is None:
        return []
    where = format_locator(facts.locator) or None
    message, remedy = figure_message(check, against, facts.key or facts.id, where, wording)
    return [
        replace(
            base,
            rule=check.rule,
            message=message,
            remedy=remedy,
            source=facts.key,
            locator=where,
        )
    ]


def check_figure_list(desk: FigureDesk, record: FigureListRecord) -> FigureListOutcome:
    """Check figures that stand side by side.

    Args:
        desk: Works out the figures of the manifest.
        record: What the author asks for.

    Returns:
        The outcome; figures that could not be worked out are in its findings only.
    """
    corpus = desk.corpus
    base = Finding("figure-value", record.place, "", docname=record.docname)
    found = markup_findings(record)
    facts, unknown = _listed(desk, record)
    found += [
        finding_of(error, "markup-invalid", record.place, docname=record.docname)
        for error in unknown
    ]
    holding = []
    for each in facts:
        found += each.findings
        source = corpus.sources.get(each.key or "")
        if source is not None and not may_quote(source):
            message = f"The rights of the source of {each.id} do not let it be shown."
            found.append(replace(base, rule="rights-excerpt", message=message, source=each.key))
        elif each.holds:
            found += _compare(desk, each, each.labelled, base, Wording("en"))
            holding.append(each)
    comparisons, differences = differences_in(desk, holding, base)
    found += differences
    if record.as_chart:
        found += _uncharted(holding, base)
    kept, waived = apply_waivers(found, record.waivers)
    return FigureListOutcome(record.ident, tuple(holding), comparisons, kept, waived)


def _uncharted(figures: Sequence[FigureFacts], base: Finding) -> list[Finding]:
    """Return why figures cannot share an axis, if they cannot."""
    units = {each.quantity.full_unit: each.id for each in figures if each.quantity is not None}
    first, *others = units or {None: ""}
    foreign = next((unit for unit in others if not convertible(first, unit)), first)
    if foreign == first:
        return []
    told = [f"{units[unit]} is in {unit or 'no unit'}" for unit in (first, foreign)]
    return [
        replace(
            base,
            rule="markup-invalid",
            lowered=Severity.WARNING,
            message=f"These figures share no axis: {', '.join(told)}. A table shows them.",
            remedy="List figures of one unit, or say `:as: table`.",
        )
    ]


def _listed(
    desk: FigureDesk, record: FigureListRecord
) -> tuple[list[FigureFacts], list[FigureUnknownError]]:
    """Return the figures that a list asks for, and what it asks for in vain."""
    corpus = desk.corpus
    if record.measure is not None and record.measure not in corpus.measures:
        error = FigureUnknownError(
            f"the corpus has no measure “{record.measure}”",
            did_you_mean(record.measure, corpus.measures) or "Declare it under `measures:`.",
        )
        return [], [error]
    if record.measure is not None and not record.ids:
        return desk.of_measure(record.measure), []
    facts = [desk.facts(ident) for ident in record.ids if ident in corpus.figures]
    return facts, [_unknown(desk, ident) for ident in record.ids if ident not in corpus.figures]
