"""The ledger: who uses which source where, over the whole project."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.evidence.outcomes import (
    CitationOutcome,
    ClaimOutcome,
    FigureListOutcome,
    FigureOutcome,
    ImageOutcome,
    QuoteOutcome,
)
from sphinx_kzbrief.evidence.records import CitationRecord, QuoteRecord, SourcePageRecord
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.evidence.figure_facts import FigureFacts
    from sphinx_kzbrief.evidence.outcomes import Outcome, PageOutcome
    from sphinx_kzbrief.evidence.records import Record
    from sphinx_kzbrief.sphinx_ext.page import Page


Target = tuple[str, str]
"""A page and an HTML id on it."""


@dataclass(frozen=True, slots=True, order=True)
class Use:
    """One place of a brief that uses a source.

    Attributes:
        docname: The page.
        number: Number of the record on that page, which gives the order.
        ident: HTML id of the place.
        key: Key of the source.
        spans: The passage, one span per literal run; empty where the whole source is cited.
        locator: The passage for people; None where the whole source is cited.
        quoted: Whether the words are quoted, rather than cited.
    """

    docname: str
    number: int
    ident: str
    key: str
    spans: tuple[Span, ...] = ()
    locator: Locator | None = None
    quoted: bool = False

    @property
    def whole(self) -> Span | None:
        """From the first to the last code point of the passage."""
        return Span(self.spans[0].start, self.spans[-1].end) if self.spans else None


@dataclass(slots=True)
class Ledger:
    """What the pages of a project use, indexed once per build.

    Attributes:
        records: Record and outcome by page and HTML id.
        numbers: Number of the record on its page by page and HTML id.
        first_uses: Number of the record that uses a source first, by page and key.
        uses: Uses of each source, in the order of pages and of places on them.
        cited: Keys that each page uses, in the order of their first use.
        source_pages: Page and HTML id of each source that has a page.
        names: Page and HTML id of each named quotation.
        own_lists: Reference lists of each page: scope and number of each.
        project_lists: Reference lists of the whole project: page and number of each.
        page_lists: For each key, the lists of pages that hold it: page and number of each.
        doubled: Names given twice, with the place of the later one: (name, page, number).
    """

    records: dict[tuple[str, str], tuple[Record, Outcome]] = field(default_factory=dict)
    numbers: dict[Target, int] = field(default_factory=dict)
    first_uses: dict[tuple[str, str], int] = field(default_factory=dict)
    uses: dict[str, list[Use]] = field(default_factory=lambda: defaultdict(list))
    cited: dict[str, dict[str, None]] = field(default_factory=dict)
    source_pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    doubled: list[tuple[str, str, int]] = field(default_factory=list)
    own_lists: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    project_lists: list[tuple[str, str]] = field(default_factory=list)
    page_lists: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    def quote(self, docname: str, ident: str) -> tuple[QuoteRecord, QuoteOutcome] | None:
        """Return the record and outcome of a quotation."""
        record, outcome = self.records.get((docname, ident), (None, None))
        if isinstance(record, QuoteRecord) and isinstance(outcome, QuoteOutcome):
            return record, outcome
        return None

    def citation(self, docname: str, ident: str) -> tuple[CitationRecord, CitationOutcome] | None:
        """Return the record and outcome of a citation."""
        record, outcome = self.records.get((docname, ident), (None, None))
        if isinstance(record, CitationRecord) and isinstance(outcome, CitationOutcome):
            return record, outcome
        return None

    def cited_anywhere(self) -> list[str]:
        """Return every key in use, in the order of pages and of first use on them."""
        return list(dict.fromkeys(key for page in self.cited.values() for key in page))

    def cited_before(self, docname: str, ident: str) -> frozenset[str]:
        """Return the keys that a page uses before one of its records."""
        number = self.numbers.get((docname, ident), 0)
        return frozenset(
            key
            for key in self.cited.get(docname, ())
            if self.first_uses.get((docname, key), number) < number
        )

    def entries_of(self, key: str, docname: str) -> Iterator[Target]:
        """Yield the entries of a source in reference lists, those of one page first."""
        for scope, number in self.own_lists.get(docname, ()):
            if scope == "project" or key in self.cited.get(docname, ()):
                yield docname, entry_anchor(number, key)
        if key in self.uses:
            for home, number in chain(self.project_lists, self.page_lists.get(key, ())):
                yield home, entry_anchor(number, key)


def passage_anchor(span: Span) -> str:
    """Return the HTML id of a passage on the page of its source."""
    return f"passage-{span.start}-{span.end}"


def entry_anchor(number: str, key: str) -> str:
    """Return the HTML id of a source's entry in a reference list.

    Args:
        number: Number of the list on its page, from 1.
        key: Key of the source.
    """
    return nodes.make_id(f"kz-ref{'' if number == '1' else number}-{key}")


def build_ledger(pages: Mapping[str, Page], outcomes: Mapping[str, PageOutcome]) -> Ledger:
    """Index all evidence of a project, in time linear in its amount.

    Args:
        pages: What each page holds, by docname.
        outcomes: What checking it yielded, by docname.

    Returns:
        The ledger.
    """
    ledger = Ledger()
    for docname in sorted(pages):
        ledger.cited[docname] = {}
        for number, (record, outcome) in enumerate(
            zip(pages[docname].records, outcomes[docname].outcomes, strict=True)
        ):
            _enter(ledger, docname, number, record, outcome)
        for kind, _number, params in pages[docname].filled:
            if kind == "references":
                _enter_list(ledger, docname, *params)
    return ledger


def _enter_list(ledger: Ledger, docname: str, scope: str, number: str) -> None:
    """Enter a reference list of a page, its number being that of the list on the page."""
    ledger.own_lists.setdefault(docname, []).append((scope, number))
    if scope == "project":
        ledger.project_lists.append((docname, number))
        return
    for key in ledger.cited[docname]:
        ledger.page_lists[key].append((docname, number))


def _enter(ledger: Ledger, docname: str, number: int, record: Record, outcome: Outcome) -> None:
    """Enter one record of a page into every index."""
    if outcome.ident:
        ledger.records[docname, outcome.ident] = (record, outcome)
        ledger.numbers[docname, outcome.ident] = number
    name = getattr(record, "name", None)
    if name and name in ledger.names:
        ledger.doubled.append((name, docname, number))
    elif name:
        ledger.names[name] = (docname, outcome.ident)
    if isinstance(record, SourcePageRecord):
        ledger.source_pages.setdefault(record.key, (docname, outcome.ident))
    for use in _uses_of(docname, number, outcome):
        ledger.uses[use.key].append(use)
        ledger.cited[docname].setdefault(use.key)
        ledger.first_uses.setdefault((docname, use.key), number)


def _uses_of(docname: str, number: int, outcome: Outcome) -> list[Use]:
    if isinstance(outcome, QuoteOutcome) and outcome.key is not None and outcome.stands:
        return [
            Use(docname, number, outcome.ident, outcome.key, outcome.spans, outcome.locator, True)
        ]
    if isinstance(outcome, CitationOutcome | ClaimOutcome):
        return [
            Use(
                docname,
                number,
                outcome.ident,
                item.key,
                () if item.span is None else (item.span,),
                item.locator,
            )
            for item in outcome.items
        ]
    if isinstance(outcome, FigureOutcome) and outcome.stands and outcome.facts is not None:
        return _uses_of_facts(docname, number, outcome.ident, [outcome.facts])
    if isinstance(outcome, FigureListOutcome):
        return _uses_of_facts(docname, number, outcome.ident, outcome.facts)
    if isinstance(outcome, ImageOutcome) and outcome.key is not None:
        spans = () if outcome.span is None else (outcome.span,)
        return [Use(docname, number, outcome.ident, outcome.key, spans, outcome.locator)]
    return []


def _uses_of_facts(
    docname: str, number: int, ident: str, figures: Iterable[FigureFacts]
) -> list[Use]:
    return [
        Use(
            docname,
            number,
            ident,
            facts.key,
            () if facts.span is None else (facts.span,),
            facts.locator,
        )
        for facts in figures
        if facts.key is not None
    ]
