"""Fills quotations: the words as the source has them, and who said them where.

Words that do not stand in the source are never set as a quotation: the page says so instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import (
    CitationContext,
    CiteItem,
    Run,
    format_attribution,
    format_citation,
    quote_marks,
    terms_for,
)
from sphinx_kzbrief.corpus.model import Voice
from sphinx_kzbrief.corpus.names import known_as, names_nobody, same_person
from sphinx_kzbrief.corpus.people import people_of
from sphinx_kzbrief.quotes.emphasis import emphasised
from sphinx_kzbrief.sphinx_ext.filling.citation import NOTES
from sphinx_kzbrief.sphinx_ext.filling.links import link, run_nodes
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import (
    deferred,
    keep_verbatim,
    kz_attribution,
    kz_note,
    kz_words,
    quote_paragraphs,
    quote_words,
)
from sphinx_kzbrief.text.inert import inert
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.citations import Runs
    from sphinx_kzbrief.corpus import Source
    from sphinx_kzbrief.corpus.model import Segment
    from sphinx_kzbrief.evidence.outcomes import QuoteOutcome
    from sphinx_kzbrief.evidence.records import QuoteRecord
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target

_OF_SOURCE = frozenset({"container", "title", "date", "locator"})
_MARKS = ("“”", '""', "«»", "„“", "„”", "「」", "『』")


@dataclass(frozen=True, slots=True)
class QuoteView:
    """All that a quotation shows beside what its author typed.

    Attributes:
        words: The words, as the source has them; paragraphs parted by a blank line.
        credit: Who said them where: the attribution, or the citation in running text.
        target: Where the credit leads: the passage on the page of its source; where it has no
            page, its entry in a reference list or its web address.
        note: Text of the note behind it; empty in styles without notes.
        emphasis: Words to set in italics.
        problem: Why the words are not shown as a quotation; empty where they are.
    """

    words: str
    credit: Runs = ()
    target: Target | str | None = None
    note: Runs = ()
    emphasis: str | None = None
    problem: str = ""


class _QuoteFiller:
    """What both kinds of quotations share."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> QuoteView:  # noqa: ARG002
        """Return what the quotation shows."""
        found = context.session.ledger.quote(context.docname, ident)
        if found is None:
            return QuoteView("", problem=_("This quotation was not checked."))
        record, outcome = found
        if not outcome.stands or outcome.key is None:
            return QuoteView(_typed(record, outcome), problem=_problem_of(outcome))
        source = context.session.corpus.source(outcome.key)
        return QuoteView(
            words=_within_marks(outcome.shown),
            credit=self.credit(context, source, record, outcome),
            target=context.home_of(source.key, passage_of(outcome)),
            note=self.note(context, source, record, outcome),
            emphasis=record.emphasis,
        )

    def credit(
        self, context: FillContext, source: Source, record: QuoteRecord, outcome: QuoteOutcome
    ) -> Runs:
        """Return who said the words where."""
        raise NotImplementedError

    def note(
        self, context: FillContext, source: Source, record: QuoteRecord, outcome: QuoteOutcome
    ) -> Runs:
        """Return the text of the note, in styles that cite in notes."""
        return citation_of(context, source, record, outcome) if _in_notes(context) else ()


class BlockQuoteFiller(_QuoteFiller):
    """Fills quotations that stand by themselves."""

    def credit(
        self, context: FillContext, source: Source, record: QuoteRecord, outcome: QuoteOutcome
    ) -> Runs:
        """Return the attribution line."""
        segment = outcome.segment
        speaker, voice = speaker_of(source, record, outcome)
        return format_attribution(
            source,
            speaker=speaker,
            role=segment.role if segment and segment.role != segment.label else None,
            voice=voice,
            via=(None if outcome.misnamed else record.via) or _teller(segment),
            locator=outcome.locator,
            as_of=segment.as_of if segment else None,
            origin=segment.origin if segment else None,
            language=context.session.language,
            credibility=record.credibility,
            translated=record.translation is not None,
            translator=record.translator,
            emphasis_added=record.emphasis is not None,
            stated=outcome.names_stated,
            short=_in_notes(context),
        )

    def fill(self, context: FillContext, node: nodes.Element, view: QuoteView) -> None:
        """Put words and attribution into the block quote, or an error in its place."""
        if view.problem:
            box = nodes.error("", nodes.paragraph("", view.problem))
            box += quote_paragraphs(view.words)
            keep_verbatim(box)
            box["ids"], box["classes"] = node["ids"], ["kz-unmatched"]
            node.replace_self(box)
            return
        for child in [child for child in node if _holds_words(child)]:
            node.remove(child)
        paragraphs = quote_paragraphs(view.words)
        for paragraph in paragraphs:
            _emphasise(paragraph, view.emphasis)
            keep_verbatim(paragraph)
        node.insert(0, paragraphs)
        for attribution in (child for child in node if isinstance(child, kz_attribution)):
            attribution.extend(_credit_nodes(context, view))


class InlineQuoteFiller(_QuoteFiller):
    """Fills quotations in running text."""

    def credit(
        self, context: FillContext, source: Source, record: QuoteRecord, outcome: QuoteOutcome
    ) -> Runs:
        """Return the citation behind the words, where it is not a note."""
        return () if _in_notes(context) else citation_of(context, source, record, outcome)

    def fill(self, context: FillContext, node: nodes.Element, view: QuoteView) -> None:
        """Put marks, words and citation into the text, or an error in their place."""
        children: list[nodes.Node]
        if view.problem:
            node["classes"].append("kz-unmatched")
            problem = view.problem.rstrip(".。") + (": " if view.words else "")
            children = [nodes.Text(f"[{problem}{view.words}]")]
        else:
            marks = quote_marks(context.session.language)
            words = quote_words(view.words)
            _emphasise_words(words, view.emphasis)
            children = [
                nodes.Text(marks.opening),
                words,
                nodes.Text(marks.closing + (" " if view.credit else "")),
                *_credit_nodes(context, view),
            ]
        node.clear()
        node += children
        keep_verbatim(node)


def speaker_of(
    source: Source, record: QuoteRecord, outcome: QuoteOutcome
) -> tuple[str | None, Voice | None]:
    """Return the name to print for the speaker, and the voice of the words.

    The source's form of the name wins over the author's, who may have typed a family name.
    Words that the source only retells are printed as the source's; those it quotes without a
    name never as its author's. A name that our copy contradicts is printed only where the
    author of the brief has accepted that, and said why.
    """
    segment, named = outcome.segment, None if outcome.misnamed else record.speaker
    if segment is None or segment.voice is Voice.REPORTED:
        return named, None
    name = segment.speaker or segment.label
    if named and name and not _same(named, name, source):
        part = names_nobody(name) and segment.voice is Voice.OWN
        return named, None if part else segment.voice
    own = named and not name and segment.voice is Voice.OWN
    return name or named, None if own else segment.voice


def _same(named: str, name: str, source: Source) -> bool:
    return same_person(named, known_as(name, people_of(source)))


def _teller(segment: Segment | None) -> str | None:
    """Return who quotes or retells in the source; a part in a talk is nobody to be named."""
    via = segment.via if segment is not None else None
    return None if via is None or names_nobody(via) else via


def citation_of(
    context: FillContext, source: Source, record: QuoteRecord, outcome: QuoteOutcome
) -> Runs:
    """Return the citation of a quotation, or the text of its note."""
    typed = str(outcome.locator or source.key)
    speaker, voice = speaker_of(source, record, outcome)
    stated = outcome.names_stated
    relayed = voice is Voice.DIRECT or stated
    quoted = {typed: speaker or ""} if relayed else {}
    remark = terms_for(context.session.language).speaker_stated if stated else ""
    locators = {typed: outcome.locator} if outcome.locator else {}
    cited_before = context.session.ledger.cited_before(context.docname, record.ident)
    return format_citation(
        [CiteItem(source.key, typed, suffix=remark)],
        context.session.style,
        context.session.language,
        CitationContext(context.session.entries, locators, quoted, cited_before),
    )


def passage_of(outcome: QuoteOutcome) -> Span | None:
    """Return the passage that holds the words, from the first to the last."""
    return Span(outcome.spans[0].start, outcome.spans[-1].end) if outcome.spans else None


def _within_marks(words: str) -> str:
    """Return words without the quotation marks around all of them.

    A block quotation has none, and in running text the page's own stand there.
    """
    inner = words[1:-1]
    around = words[:1] + words[-1:] in _MARKS
    alone = around and not any(mark in inner for mark in words[:1] + words[-1:])
    return inner.strip() if alone and inner.strip() else words


def _in_notes(context: FillContext) -> bool:
    return context.session.style == NOTES


def _typed(record: QuoteRecord, outcome: QuoteOutcome) -> str:
    """Return the author's words for an error box, or none where no output may show them."""
    withheld = any(finding.rule == "rights-excerpt" for finding in outcome.findings)
    return "" if withheld else inert(record.text)


def _problem_of(outcome: QuoteOutcome) -> str:
    key = outcome.key or "?"
    if any(finding.rule == "rights-excerpt" for finding in outcome.findings):
        return _("The rights of %s do not allow quoting it.") % key
    if outcome.verdict is None:
        return _("These words could not be checked against %s.") % key
    if any(finding.rule == "cite-locator" for finding in outcome.findings):
        return _("These words stand elsewhere in our copy of %s than is said.") % key
    return _("These words do not match our copy of %s.") % key


def _credit_nodes(context: FillContext, view: QuoteView) -> list[nodes.Node]:
    """Return the attribution, what names the source being one link to the passage."""
    named = [at for at, run in enumerate(view.credit) if run.role in _OF_SOURCE or run.target]
    note = [_note(context, view)] if view.note else []
    if not named:
        return [*run_nodes(context, _unlinked(view.credit)), *note]
    first, last = named[0], named[-1] + 1
    inner = run_nodes(context, _unlinked(view.credit[first:last]))
    if view.target is not None:
        inner = [link(context, view.target, *inner)]
    before, after = _unlinked(view.credit[:first]), _unlinked(view.credit[last:])
    return [*run_nodes(context, before), *inner, *run_nodes(context, after), *note]


def _note(context: FillContext, view: QuoteView) -> kz_note:
    linked = ((run, view.target if run.target else None) for run in view.note)
    return kz_note("", "", *run_nodes(context, linked))


def _unlinked(runs: Iterable[Run]) -> list[tuple[Run, None]]:
    return [
        (Run(run.text, run.emphasis, role=run.role) if run.link or run.target else run, None)
        for run in runs
    ]


def _holds_words(node: nodes.Node) -> bool:
    return isinstance(node, nodes.paragraph) and any(
        isinstance(child, kz_words | deferred) for child in node
    )


def _emphasise(paragraph: nodes.paragraph, emphasis: str | None) -> None:
    if emphasis:
        for words in list(paragraph.findall(kz_words)):
            _emphasise_words(words, emphasis)


def _emphasise_words(words: kz_words, emphasis: str | None) -> None:
    """Set every occurrence of the words an author emphasises in italics."""
    if not emphasis:
        return
    text, at = words.astext(), 0
    words.clear()
    for span in emphasised(text, emphasis):
        words += nodes.Text(text[at : span.start])
        words += nodes.emphasis(span.of(text), span.of(text))
        at = span.end
    words += nodes.Text(text[at:])
