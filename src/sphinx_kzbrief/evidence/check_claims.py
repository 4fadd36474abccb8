"""The check of one judgement by itself: its terms, and the passages that it names.

What its evidence comes to needs the other pages of a project; see `claims`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.locators import locator_of, parse_locator, resolve_locator
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.evidence.estimates import (
    estimate_terms,
    likelihoods_in,
    states_confidence,
)
from sphinx_kzbrief.evidence.findings import (
    Finding,
    apply_waivers,
    finding_of,
    markup_findings,
    rule_of,
)
from sphinx_kzbrief.evidence.messages import quoted
from sphinx_kzbrief.evidence.outcomes import CitedItem, ClaimOutcome, digest_of
from sphinx_kzbrief.evidence.prose_language import prose_language
from sphinx_kzbrief.evidence.voices import segment_at
from sphinx_kzbrief.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.figure_facts import FigureDesk, FigureFacts
    from sphinx_kzbrief.evidence.records import ClaimRecord


def check_claim(desk: FigureDesk, record: ClaimRecord, language: str) -> ClaimOutcome:
    """Check what one judgement says of itself.

    Args:
        desk: Works out the figures of the manifest.
        record: The judgement as written.
        language: BCP 47 tag of the brief.

    Returns:
        The outcome; items that are neither locators nor figures are names of other evidence,
        and are looked up when all pages are known.
    """
    found = markup_findings(record)
    items: list[CitedItem] = []
    for typed in dict.fromkeys((*record.evidence, *record.against)):
        try:
            items += _resolve(desk, typed)
        except KzbriefError as error:
            key = typed.partition("#")[0]
            found.append(
                finding_of(error, rule_of(error), record.place, source=key, docname=record.docname)
            )
    found += _wording(record, language)
    kept, waived = apply_waivers(found, record.waivers)
    return ClaimOutcome(record.ident, tuple(items), kept, waived)


def _resolve(desk: FigureDesk, typed: str) -> Iterator[CitedItem]:
    """Yield the passages that an item names; none for the name of a piece of evidence."""
    corpus = desk.corpus
    if typed in corpus.figures:
        for facts in _stated(desk, typed):
            if facts.key is not None and facts.span is not None:
                item = CitedItem(facts.key, typed, "", facts.locator, facts.span)
                yield _locked(corpus, replace(item, segment=facts.segment))
        return
    if "#" not in typed and typed not in corpus.sources:
        return
    locator = parse_locator(typed)
    source = corpus.source(locator.key)
    document = corpus.document(source.key)
    if locator.kind is None:
        yield CitedItem(source.key, typed)
        return
    span = resolve_locator(document, locator, corpus.prepared(source.key))
    if locator.words is not None:
        locator = locator_of(document, source.key, span)
    segment = segment_at(corpus, source.key, span)
    yield _locked(corpus, CitedItem(source.key, typed, "", locator, span, segment=segment))


def _stated(desk: FigureDesk, ident: str) -> list[FigureFacts]:
    """Return the figures that sources state and that a figure is, or is derived from."""
    found: dict[str, FigureFacts] = {}
    waiting = [ident]
    while waiting:
        facts = desk.facts(waiting.pop())
        if facts.id not in found:
            found[facts.id] = facts
            waiting += reversed(facts.inputs)
    return [facts for facts in found.values() if facts.key is not None]


def _locked(corpus: Corpus, item: CitedItem) -> CitedItem:
    assert item.span is not None  # noqa: S101 - both callers give one
    return replace(item, digest=digest_of(corpus.document(item.key).text, (item.span,)))


def _wording(record: ClaimRecord, language: str) -> Iterator[Finding]:
    """Yield how the prose of a judgement breaks the rules of estimative language."""
    base = Finding("claim-wording", record.place, "", docname=record.docname)
    terms = estimate_terms(prose_language(record.text, language))
    for text in (record.text, record.weighing or ""):
        for span in sentences(text, prose_language(text, language)):
            sentence = span.of(text)
            estimated = likelihoods_in(sentence, language, denied=True)
            if estimated and states_confidence(sentence, language):
                yield replace(
                    base,
                    message=f"{quoted(sentence)} says likelihood and confidence in one sentence.",
                    remedy="Say how likely it is; say in another sentence how confident you are, "
                    "or leave that to the option “confidence”.",
                )
    if record.likelihood is None:
        return
    used = likelihoods_in(record.text, language)
    if record.likelihood not in used:
        shown = terms.printed[record.likelihood]
        others = ", ".join(f"“{terms.printed[term]}”" for term in dict.fromkeys(used))
        says = f"says {others}" if others else "says nothing of how likely it is"
        yield replace(
            base,
            message=f"The judgement declares “{shown}”, but its prose {says}.",
            remedy=f"Use the term “{shown}” in the judgement, or declare the one that it uses.",
        )
