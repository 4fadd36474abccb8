"""The check of one quotation: find its words, then judge what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.gate import may_quote
from sphinx_kzbrief.corpus.locators import locator_of, parse_locator, resolve_locator
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.failures import FAILURES, failure_of
from sphinx_kzbrief.evidence.findings import (
    Finding,
    apply_waivers,
    finding_of,
    markup_findings,
    rule_of,
)
from sphinx_kzbrief.evidence.messages import quoted
from sphinx_kzbrief.evidence.outcomes import QuoteOutcome, digest_of
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.evidence.speakers import (
    SpeakerProblem,
    heard_in,
    speaker_problem,
    via_problem,
)
from sphinx_kzbrief.evidence.standing import notes_of_place
from sphinx_kzbrief.evidence.voices import segments_of
from sphinx_kzbrief.quotes import ContextKind, Match, match_quote
from sphinx_kzbrief.quotes.emphasis import emphasised
from sphinx_kzbrief.quotes.grammar import QuotationError, parse_quotation
from sphinx_kzbrief.quotes.pull import PullError, pull_passage
from sphinx_kzbrief.quotes.showing import shown_words, tidy
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kzbrief.corpus import Corpus, Document, Source
    from sphinx_kzbrief.corpus.locators import Locator
    from sphinx_kzbrief.evidence.records import QuoteRecord


@dataclass(frozen=True, slots=True)
class Words:
    """The words a quotation shows, once its source and locator are known.

    Attributes:
        source: The source.
        document: Its document.
        within: Where the locator confines the search; None for the whole source.
        text: The words: typed, or taken from the source.
    """

    source: Source
    document: Document
    within: Span | None
    text: str


def quoted_words(corpus: Corpus, record: QuoteRecord) -> Words:
    """Find the source of a quotation and the words it shows.

    Args:
        corpus: The corpus.
        record: The quotation as written.

    Returns:
        The words: as typed, or for a pulled quotation the passage of the source.

    Raises:
        SourceUnknownError: No source has the key.
        SourceUnreadableError: Its file cannot be read.
        LocatorError: The locator points to nothing.
        QuotationError: The words are empty, or not written as the grammar asks.
    """
    locator = parse_locator(record.locator)
    source = corpus.source(locator.key)
    document = corpus.document(locator.key)
    within = None
    if locator.kind is not None:
        within = resolve_locator(document, locator, corpus.prepared(locator.key))
    if not record.pull:
        parse_quotation(record.text)
        return Words(source, document, within, record.text)
    if record.text.strip():
        within = pull_passage(
            corpus.prepared(locator.key),
            record.text,
            segments=document.segments,
            within=within,
        )
    elif within is None:
        raise QuotationError(
            "A pulled quotation needs words or a locator.",
            "Write `first words ... last words` as its body, or add a locator such as `#para12`.",
        )
    return Words(source, document, within, within.of(document.text).strip())


def check_quote(corpus: Corpus, record: QuoteRecord, *, profile: str = "chicago") -> QuoteOutcome:
    """Check one quotation against the corpus.

    Args:
        corpus: The corpus.
        record: The quotation as written.
        profile: Name of the profile for records that name none.

    Returns:
        The outcome; whatever is wrong is in its findings, and nothing is raised.
    """
    found = markup_findings(record)
    try:
        words = quoted_words(corpus, record)
    except PullError as error:
        return _not_pulled(corpus, record, profile, error)
    except KzbriefError as error:
        key = record.locator.partition("#")[0].strip()
        problem = finding_of(
            error, rule_of(error), record.place, source=key or None, docname=record.docname
        )
        return QuoteOutcome(record.ident, key=key or None, findings=(*found, problem))

    def find(text: str, anywhere: bool = False) -> Match:
        return match_quote(
            corpus.prepared(words.source.key),
            text,
            profile=record.profile or profile,
            segments=segments_of(corpus, words.source.key),
            speaker=record.speaker,
            people=heard_in(corpus, words.source.key).people if record.speaker else (),
            within=None if anywhere else words.within,
            language=words.source.language,
        )

    match = find(words.text)
    outcome = _outcome_of(record, words, match)
    if not may_quote(words.source):
        found.append(_not_to_be_quoted(record, words))
    elif match.verdict in FAILURES:
        base = _base(record, words)
        locator = parse_locator(record.locator)
        found.append(failure_of(base, words.document, words.text, locator, find))
    else:
        misnamed = tuple(_misnamed(corpus, record, words, match))
        outcome = replace(outcome, speaker_stated=any(each.speaks for each in misnamed))
        found += _judge(record, words, outcome, misnamed)
        found += notes_of_place(
            record, words.source.key, words.document, corpus.prepared(words.source.key), match
        )
    kept, waived = apply_waivers(found, record.waivers)
    return replace(outcome, findings=kept, waived=waived)


def _not_pulled(
    corpus: Corpus, record: QuoteRecord, profile: str, error: PullError
) -> QuoteOutcome:
    """Explain ends of a passage that were not found, as typed words would be explained."""
    typed = check_quote(corpus, replace(record, pull=False), profile=profile)
    if not typed.stands:
        return typed
    problem = finding_of(
        error, "markup-invalid", record.place, source=typed.key, docname=record.docname
    )
    return replace(typed, verdict=None, shown="", findings=(*typed.findings, problem))


def _outcome_of(record: QuoteRecord, words: Words, match: Match) -> QuoteOutcome:
    locator: Locator | None = None
    if match.spans:
        whole = Span(match.spans[0].start, match.spans[-1].end)
        locator = locator_of(words.document, words.source.key, whole)
    return QuoteOutcome(
        ident=record.ident,
        key=words.source.key,
        verdict=match.verdict,
        spans=match.spans,
        segment=match.segment,
        locator=locator,
        shown=_shown(record, words, match),
        alterations=match.alterations,
        context=match.context,
        digest=digest_of(words.document.text, match.spans),
    )


def _shown(record: QuoteRecord, words: Words, match: Match) -> str:
    if not match.verbatim or not may_quote(words.source):
        return ""
    if record.pull:
        return tidy(words.text)
    return shown_words(words.text, match, words.document.text)


def _base(record: QuoteRecord, words: Words) -> Finding:
    """Return a finding with the place of a quotation and its source, to be filled in."""
    key = words.source.key
    return Finding("markup-invalid", record.place, "", source=key, docname=record.docname)


def _not_to_be_quoted(record: QuoteRecord, words: Words) -> Finding:
    return replace(
        _base(record, words),
        rule="rights-excerpt",
        message=f"The rights of {words.source.key} allow citing it, not quoting it.",
        remedy="Paraphrase it with the role kzcite, or change its `rights` in corpus.yaml.",
    )


_KINDS = {
    ContextKind.NEGATION: "negation",
    ContextKind.HEDGE: "hedge",
    ContextKind.CONDITION: "condition",
    ContextKind.REPORTING: "verb of reporting",
    ContextKind.QUESTION: "question",
    ContextKind.MEASURE: "part of the number",
    ContextKind.SPLICE: "end of a sentence or clause, inside the omission",
    ContextKind.REPLACEMENT: "replaced by the bracket",
    ContextKind.HYPHEN: "broken at a line end: another word with the hyphen than without it",
}
"""How a message names what turns the meaning."""


def _turning(outcome: QuoteOutcome) -> str:
    """Say what turns a quotation, and whether it stands before it, inside it or behind it."""
    low, high = outcome.spans[0].start, outcome.spans[-1].end
    where: dict[str, list[str]] = {
        "before it": [],
        "in what it leaves out or replaces": [],
        "behind it": [],
    }
    for word in outcome.context:
        beside = "before it" if word.span.end <= low else "behind it"
        inside = low < word.span.end and word.span.start < high
        at = "in what it leaves out or replaces" if inside else beside
        where[at].append(f"“{word.text}” ({_KINDS[word.kind]})")
    return "; ".join(f"{at} {', '.join(words)}" for at, words in where.items() if words)


def _judge(
    record: QuoteRecord,
    words: Words,
    outcome: QuoteOutcome,
    misnamed: Iterable[_Misnamed],
) -> Iterable[Finding]:
    """Yield what is wrong with a quotation that stands."""
    key = words.source.key
    where = format_locator(outcome.locator) or None
    place = f"{key}, {where}" if where else key
    base = _base(record, words)
    for each in misnamed:
        yield replace(
            base,
            rule="quote-speaker",
            message=f"{each.told} {quoted(words.text)} ({place}), but {each.problem.because}.",
            remedy=each.problem.remedy,
            locator=where,
            lowered=None if each.problem.severity is Severity.ERROR else each.problem.severity,
        )
    if outcome.context:
        yield replace(
            base,
            rule="quote-context",
            message=f"{quoted(words.text)} is quoted without what turns its meaning in {place}: "
            f"{_turning(outcome)}.",
            remedy="Quote the clause whole, or say so in your own words.",
            locator=where,
            lowered=None
            if any(word.severity == "warning" for word in outcome.context)
            else Severity.NOTE,
        )
    if record.emphasis and outcome.shown and not emphasised(outcome.shown, record.emphasis):
        yield replace(
            base,
            message=f"{quoted(record.emphasis)} is to be emphasised, and does not stand in "
            f"{quoted(words.text)} as words of its own.",
            remedy="Give whole words of the quotation as the option “emphasis”, or leave it out.",
        )


@dataclass(frozen=True, slots=True)
class _Misnamed:
    """Somebody whom a brief names and the copy does not confirm.

    Attributes:
        told: Whom the brief names as what.
        problem: What the copy has instead.
        speaks: Whether it is the speaker, rather than who quotes.
    """

    told: str
    problem: SpeakerProblem
    speaks: bool


def _misnamed(
    corpus: Corpus, record: QuoteRecord, words: Words, match: Match
) -> Iterator[_Misnamed]:
    """Yield whom the brief names, and the copy does not confirm."""
    if record.speaker is None and record.via is None:
        return
    copy = heard_in(corpus, words.source.key)
    if record.speaker is not None:
        problem = speaker_problem(record.speaker, match.segment, copy)
        if problem is not None:
            yield _Misnamed(f"{record.speaker} is named as speaker of", problem, speaks=True)
    if record.via is not None:
        problem = via_problem(record.via, match.segment, copy)
        if problem is not None:
            yield _Misnamed(f"{record.via} is named as who quotes", problem, speaks=False)
