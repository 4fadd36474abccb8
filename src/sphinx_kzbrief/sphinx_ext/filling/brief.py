"""Fills the head of a brief: for whom it is, and how many quotations match our copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import format_date
from sphinx_kzbrief.evidence.outcomes import FigureListOutcome, FigureOutcome, QuoteOutcome
from sphinx_kzbrief.evidence.records import BriefRecord
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.evidence.outcomes import Outcome
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext


@dataclass(frozen=True, slots=True)
class BriefView:
    """All that the head of a brief shows beside its bottom line.

    Attributes:
        byline: Names and values that a PDF prints under its title already.
        fields: Names and values of the others.
    """

    byline: tuple[tuple[str, str], ...] = ()
    fields: tuple[tuple[str, str], ...] = ()


class BriefFiller:
    """Fills the heads of briefs."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> BriefView:  # noqa: ARG002
        """Return what the head shows."""
        record, _outcome = context.session.ledger.records.get(
            (context.docname, ident), (None, None)
        )
        if not isinstance(record, BriefRecord):
            return BriefView()
        language = context.session.language
        byline = (
            (_("Authors"), ", ".join(record.authors)),
            (_("Date"), _date(record.date, language)),
        )
        fields = (
            (_("Readers"), record.audience or ""),
            (_("Status"), record.status or ""),
            (_("Marking"), record.marking or ""),
            (_("Cut-off"), _date(record.cut_off, language)),
            (_("Evidence"), evidence_sentence(context)),
        )
        return BriefView(
            tuple(field for field in byline if field[1]),
            tuple(field for field in fields if field[1]),
        )

    def fill(self, context: FillContext, node: nodes.Element, view: BriefView) -> None:
        """Put the fields above the bottom line."""
        in_pdf = context.session.builder.format == "kzpdf"
        document = node.document
        heads_pdf = in_pdf and document is not None and document.get("docname") == context.docname
        fields = view.fields if heads_pdf else (*view.byline, *view.fields)
        node.insert(
            0, nodes.field_list("", *(_field(*each) for each in fields), classes=["kz-head"])
        )


def evidence_sentence(context: FillContext) -> str:
    """Return how much of a page's evidence matches our copies, and what was not looked at."""
    domain = domain_of(context.env)
    page = domain.outcomes.get(context.docname)
    outcomes = page.outcomes if page is not None else ()
    quotations = [each.stands for each in outcomes if isinstance(each, QuoteOutcome)]
    figures = [each.stands for each in outcomes if isinstance(each, FigureOutcome)]
    for each in outcomes:
        if isinstance(each, FigureListOutcome):
            figures += [facts.holds for facts in each.facts]
    keys = tuple(context.session.ledger.cited.get(context.docname, ()))
    sources = _("1 source") if len(keys) == 1 else _("%d sources") % len(keys)
    parts = []
    if quotations:
        parts.append(_of(_("%d of 1 quotation"), _("%d of %d quotations"), quotations))
    if figures:
        parts.append(_of(_("%d of 1 figure"), _("%d of %d figures"), figures))
    if not parts:
        return _("Nothing is quoted; %s cited.") % sources if keys else ""
    single = len(quotations) + len(figures) == len(keys) == 1
    matching = _("%s matches our copy of %s.") if single else _("%s match our copies of %s.")
    matching %= (_(" and ").join(parts), sources)
    named = _confirmed(context, page.outcomes if page else (), one_copy=len(keys) == 1)
    if named:
        matching = _("%s; %s.") % (matching.rstrip(".。"), named)
    return f"{matching} {_unseen(context, keys)}"


def _confirmed(context: FillContext, outcomes: Iterable[Outcome], *, one_copy: bool) -> str:
    """Return of how many speakers whom a page names our copies say the same."""
    confirmed = []
    for each in outcomes:
        if isinstance(each, QuoteOutcome) and each.stands:
            record = context.session.ledger.quote(context.docname, each.ident)
            if record is not None and record[0].speaker:
                confirmed.append(not each.speaker_stated)
    if not confirmed:
        return ""
    said = _of(_("%d of 1 named speaker"), _("%d of %d named speakers"), confirmed)
    return (_("our copy confirms %s") if one_copy else _("our copies confirm %s")) % said


def _of(one: str, several: str, matching: list[bool]) -> str:
    if len(matching) == 1:
        return one % sum(matching)
    return several % (sum(matching), len(matching))


def _unseen(context: FillContext, keys: tuple[str, ...]) -> str:
    """Say which originals were looked at, and that nobody asked whether they are right."""
    sources = context.session.corpus.sources
    copies = [source.copy for key in keys if (source := sources.get(key))]
    compared = sum(copy is not None and bool(copy.compared) for copy in copies)
    truth = _("Whether the sources are right was not checked.")
    if compared == len(copies):
        seen = _("Our copies were compared with the originals.")
        return f"{seen} {truth}"
    if compared:
        seen = _("%d of %d copies were compared with their originals.") % (compared, len(copies))
        return f"{seen} {truth}"
    return _("The originals were not seen, and whether the sources are right was not checked.")


def _date(value: str | None, language: str) -> str:
    """Return a date as readers read it, with the words behind it."""
    if not value:
        return ""
    date, comma, words = value.partition(", ")
    return format_date(date, language) + comma + words


def _field(name: str, value: str) -> nodes.field:
    return nodes.field(
        "", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", value))
    )
