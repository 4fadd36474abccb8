"""The checks: every record of a page against the corpus, findings sorted."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.acceptance import Kept
from sphinx_kzbrief.evidence.check_briefs import check_brief
from sphinx_kzbrief.evidence.check_citations import check_citation, check_source_page
from sphinx_kzbrief.evidence.check_claims import check_claim
from sphinx_kzbrief.evidence.check_figures import check_figure_list, check_figure_record
from sphinx_kzbrief.evidence.check_images import check_image
from sphinx_kzbrief.evidence.check_quotes import check_quote
from sphinx_kzbrief.evidence.elsewhere import Elsewhere
from sphinx_kzbrief.evidence.figure_facts import FigureDesk
from sphinx_kzbrief.evidence.findings import markup_findings
from sphinx_kzbrief.evidence.outcomes import (
    CitationOutcome,
    ClaimOutcome,
    FigureListOutcome,
    FigureOutcome,
    PageOutcome,
    PlainOutcome,
    QuoteOutcome,
)
from sphinx_kzbrief.evidence.project_findings import problem_findings
from sphinx_kzbrief.evidence.records import (
    BriefRecord,
    CitationRecord,
    ClaimRecord,
    FigureListRecord,
    FigureRecord,
    ImageRecord,
    QuoteRecord,
    SourcePageRecord,
)
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.outcomes import Outcome
    from sphinx_kzbrief.evidence.records import Record


_WHOLE = Span(0, sys.maxsize)
"""The passage that a use of a whole source takes."""


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What the checks of a project share.

    Attributes:
        corpus: The corpus.
        base: Folder of the project, to which places are relative.
        profile: Name of the profile for quotations that name none.
        language: BCP 47 tag of the briefs.
        kept: What the lock accepts.
        context: What `quote-context` is in this project: `warning` (as grave as it was found),
            `note` or `off`.
        elsewhere: Looks for the words of missing quotations in other sources.
        figures: Works out the figures of the manifest.
    """

    corpus: Corpus
    base: Path
    profile: str = "chicago"
    language: str = "en"
    kept: Kept = field(default_factory=Kept)
    context: str = "warning"
    elsewhere: Elsewhere = field(init=False)
    figures: FigureDesk = field(init=False)

    def __post_init__(self) -> None:
        """Make what looks into the whole corpus; it reads nothing until it is asked."""
        object.__setattr__(self, "elsewhere", Elsewhere(self.corpus))
        object.__setattr__(self, "figures", FigureDesk(self.corpus, self.base))


def check_record(context: CheckContext, record: Record) -> Outcome:
    """Check one record against the corpus.

    Args:
        context: What the checks share.
        record: What an author wrote.

    Returns:
        The outcome of the kind the record asks for, without what the lock accepts.
    """
    outcome = context.kept.on_item(context.corpus, record, _checked(context, record))
    return _as_told(outcome, context.context) if isinstance(outcome, QuoteOutcome) else outcome


def _checked(context: CheckContext, record: Record) -> Outcome:
    if isinstance(record, QuoteRecord):
        return _check_quotation(context, record)
    if isinstance(record, CitationRecord):
        return check_citation(context.corpus, record)
    if isinstance(record, FigureRecord):
        return check_figure_record(context.figures, record, context.language)
    if isinstance(record, FigureListRecord):
        return check_figure_list(context.figures, record)
    if isinstance(record, ImageRecord):
        return check_image(context.corpus, record)
    if isinstance(record, ClaimRecord):
        return check_claim(context.figures, record, context.language)
    if isinstance(record, BriefRecord):
        return check_brief(context.corpus, context.elsewhere, record, context.language)
    if isinstance(record, SourcePageRecord):
        return check_source_page(context.corpus, record)
    return PlainOutcome("", tuple(markup_findings(record)))


def _check_quotation(context: CheckContext, record: QuoteRecord) -> QuoteOutcome:
    """Check a quotation; where its words are missing, look for them in the other sources."""
    outcome = check_quote(context.corpus, record, profile=context.profile)
    missing = any(each.rule == "quote-missing" for each in outcome.findings)
    if missing and outcome.key is not None:
        note = context.elsewhere.note(record, outcome.key)
        if note is not None:
            return replace(outcome, findings=(*outcome.findings, note))
    return outcome


def _as_told(outcome: QuoteOutcome, context: str) -> QuoteOutcome:
    """Tell of what turns the meaning as the project asks; whoever accepts it has had a say."""
    if context == "warning" or not outcome.findings:
        return outcome
    findings = (
        replace(each, lowered=Severity.NOTE) if each.rule == "quote-context" else each
        for each in outcome.findings
        if context != "off" or each.rule != "quote-context"
    )
    return replace(outcome, findings=tuple(findings))


def check_page(context: CheckContext, records: Iterable[Record]) -> PageOutcome:
    """Check all records of a page, and the condition of the sources it uses.

    Args:
        context: What the checks share.
        records: What its author wrote, in the order of the page.

    Returns:
        One outcome a record, and what is wrong with the sources themselves.
    """
    outcomes = tuple(check_record(context, record) for record in records)
    used: dict[str, list[Span]] = {}
    for outcome in outcomes:
        for key, passages in _uses(outcome):
            used.setdefault(key, []).extend(passages or (_WHOLE,))
    damage = problem_findings(context.corpus.damage(used), context.base)
    return PageOutcome(outcomes, *context.kept.on_sources(context.corpus, damage))


def _uses(outcome: Outcome) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Yield what a piece of evidence uses: the key of a source, and the passages.

    No passage is the whole source: so it is cited, or what was looked for in it is not there,
    which any damage may explain.
    """
    if isinstance(outcome, QuoteOutcome) and outcome.verdict is not None and outcome.key:
        yield outcome.key, outcome.spans
    elif isinstance(outcome, CitationOutcome | ClaimOutcome):
        for item in outcome.items:
            yield item.key, (item.span,) if item.span else ()
    elif isinstance(outcome, FigureOutcome | FigureListOutcome):
        listed = outcome.facts if isinstance(outcome.facts, tuple) else (outcome.facts,)
        for facts in listed:
            if facts is not None and facts.key:
                yield facts.key, (facts.span,) if facts.span else ()
