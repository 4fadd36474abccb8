"""Acceptance: a person finds that a finding may stand, and the lock keeps who, when and why.

An id is made of the rule, of what the author wrote of which source, and of the passage as a
person sees it: `quote-context-0a1b…-9f8e…`. When one of them is another, so is the id, and what
was accepted says nothing of it any longer.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.gate import Blocks
from sphinx_kzbrief.evidence.accepted import Accepted
from sphinx_kzbrief.evidence.lock.model import digest
from sphinx_kzbrief.evidence.outcomes import (
    CitationOutcome,
    FigureListOutcome,
    FigureOutcome,
    ImageOutcome,
    QuoteOutcome,
)
from sphinx_kzbrief.evidence.pieces import DIGITS, identity_of
from sphinx_kzbrief.evidence.records import (
    CitationRecord,
    FigureListRecord,
    FigureRecord,
    ImageRecord,
    QuoteRecord,
)
from sphinx_kzbrief.evidence.rules import RULES, Severity
from sphinx_kzbrief.evidence.waivers import Waiver
from sphinx_kzbrief.text.sentences import sentences
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.evidence.lock.model import Acceptance
    from sphinx_kzbrief.evidence.outcomes import Outcome
    from sphinx_kzbrief.evidence.records import Record
    from sphinx_kzbrief.evidence.waivers import Form

_Judged = QuoteOutcome | CitationOutcome | FigureOutcome | FigureListOutcome | ImageOutcome
_OFFERED = frozenset({"quote-context", "quote-speaker", "figure-conflict", "source-damaged"})
"""Rules whose remedy says how to accept a finding: what they tell of may be right all the same."""
_SEEN = {"source-damaged": "copy", "figure-conflict": "value"}
"""What a person saw who accepted a finding, where that is no passage."""
_WINDOW = 2000
"""Characters looked at on each side for the bounds of a sentence."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the lock of a project accepts, as the checks ask for it.

    Attributes:
        accepted: Accepted findings by their ids.
        locked: Whether there is a lock file to accept more in.
        of_words: The latest of them by the part of the id that leaves the passage aside.
    """

    accepted: Mapping[str, Acceptance] = field(default_factory=dict)
    locked: bool = False
    of_words: Mapping[str, Acceptance] = field(init=False)

    def __post_init__(self) -> None:
        """Index what is accepted."""
        in_time = sorted(self.accepted.items(), key=lambda item: item[1].on)
        found = {words_of(ident): each for ident, each in in_time}
        object.__setattr__(self, "of_words", found)

    def on_item(self, corpus: Corpus, record: Record, outcome: Outcome) -> Outcome:
        """Leave out what the lock accepts on one item, and say how to accept the rest.

        Args:
            corpus: The corpus.
            record: What its author wrote.
            outcome: What checking it yielded.

        Returns:
            The outcome, its findings with their ids; one that has no passage as it was.
        """
        if outcome.findings and isinstance(outcome, _Judged):
            return self._settled(corpus, record, outcome)
        return outcome

    def on_sources(
        self, corpus: Corpus, findings: Iterable[Finding]
    ) -> tuple[tuple[Finding, ...], tuple[Accepted, ...]]:
        """Part what is wrong with sources into what is told and what the lock accepts."""
        told, accepted = [], []
        for finding in findings:
            if finding.rule != "source-damaged" or finding.source is None:
                told.append(finding)
                continue
            # Of each damage by itself: who accepts one has not seen what is found next.
            written, seen = (finding.message,), (corpus.raw_sha256(finding.source),)
            ident = _ident(finding.rule, finding.source, written, seen)
            held = self.accepted.get(ident)
            if held is None:
                told.append(self._offered(finding, "role", (), ident))
            else:
                accepted.append(Accepted.of_lock(_waiver(finding.rule, held, ident), finding.place))
        return tuple(told), tuple(dict.fromkeys(accepted))

    def _settled(self, corpus: Corpus, record: Record, outcome: _Judged) -> _Judged:
        form = record.form if isinstance(record, QuoteRecord | FigureRecord) else "directive"
        waivers: tuple[Waiver, ...] = getattr(record, "waivers", ())
        passage = _passage(corpus, outcome)
        told, waived = [], list(outcome.waived)
        for finding in outcome.findings:
            ident = ""
            # What is wrong with an entry of the manifest is told once for all who use it.
            if passage is not None and finding.docname and RULES[finding.rule].waivable:
                source, *text = passage
                seen = (*text, *_told(finding, outcome))
                ident = _ident(finding.rule, source, _written(finding, record), seen)
            held = self.accepted.get(ident) if ident else None
            if held is None:
                told.append(self._offered(finding, form, waivers, ident))
            else:
                waived.append(_waiver(finding.rule, held, ident))
        return replace(outcome, findings=tuple(told), waived=tuple(dict.fromkeys(waived)))

    def _offered(
        self, finding: Finding, form: Form, waivers: Sequence[Waiver], ident: str
    ) -> Finding:
        """Return a finding with its id, and with what accepts it as its remedy's end."""
        found = replace(finding, acceptance=ident)
        if finding.rule not in _OFFERED or finding.severity is Severity.ERROR:
            return found
        before = self.of_words.get(words_of(ident))
        if before is not None:
            what = _SEEN.get(finding.rule, "passage")
            when = f"{before.by} accepted it on {before.on[:10]} for another {what}."
            found = replace(found, message=f"{finding.message} {when}")
        how = _how(finding.rule, form, waivers, ident, locked=self.locked)
        return replace(found, remedy=f"{finding.remedy} {how}".strip())


def _how(rule: str, form: Form, waivers: Sequence[Waiver], ident: str, *, locked: bool) -> str:
    """Say how to accept a finding, as what is written that way allows; a role has no options."""
    if form == "role":
        first = "" if locked else "`kzbrief lock`, then "
        command = f'{first}`kzbrief review --accept {ident} --reason "reason"`'
        return f"Or accept it: {command}." if ident else ""
    if waivers:
        return f"Or accept it: add `; {rule} — reason` to its `accept`."
    if form == "element":
        return f'Or accept it with the attribute `accept="{rule} — reason"`.'
    return f"Or accept it with the option `:accept: {rule} — reason`."


def words_of(ident: str) -> str:
    """Return the part of an id that leaves the passage aside: what the author wrote, of what."""
    return ident.rpartition("-")[0]


def _ident(rule: str, source: str, written: Iterable[str], seen: Iterable[str]) -> str:
    passage = digest("\0".join(seen))[:DIGITS]
    return f"{identity_of(rule, source, *written)}-{passage}"


def _waiver(rule: str, held: Acceptance, ident: str) -> Waiver:
    return Waiver(rule, held.reason, held.by, held.on, ident)


def surroundings(corpus: Corpus, key: str, spans: Sequence[Span]) -> Span:
    """Return the sentences of a passage and one around them, as a person sees them who accepts.

    Args:
        corpus: The corpus.
        key: Key of a source that can be read.
        spans: The passage, one span a run of words; at least one.
    """
    derived = corpus.prepared(key).derived
    document = corpus.document(key)
    if "blocks" not in derived:
        derived["blocks"] = Blocks(document)
    whole = Span(spans[0].start, spans[-1].end)
    touched = [block.span for block in derived["blocks"].touched(whole)] or [whole]
    block = Span(min(touched[0].start, whole.start), max(touched[-1].end, whole.end))
    low, high = max(block.start, whole.start - _WINDOW), min(block.end, whole.end + _WINDOW)
    cut = sentences(document.text[low:high], corpus.source(key).language or "en")
    seen = [Span(low + each.start, low + each.end) for each in cut]
    before = [each for each in seen if each.end <= whole.start][-1:]
    after = [each for each in seen if each.start >= whole.end][:1]
    own = [each for each in seen if each.overlaps(whole)]
    around = [*before, *own, *after, whole]
    return Span(min(each.start for each in around), max(each.end for each in around))


def _passage(corpus: Corpus, outcome: _Judged) -> tuple[str, ...] | None:
    """Return the source of an item, and what its passage is known by; None where it has none."""
    if isinstance(outcome, QuoteOutcome):
        if outcome.key is None or not outcome.spans or not outcome.stands:
            return None
        text = corpus.document(outcome.key).text
        around = surroundings(corpus, outcome.key, outcome.spans)
        # White space tells a person nothing: a line that breaks elsewhere is the same passage.
        return outcome.key, *(" ".join(each.of(text).split()) for each in (around, *outcome.spans))
    if isinstance(outcome, ImageOutcome):
        found = [(outcome.key, outcome.sha256)]
    elif isinstance(outcome, CitationOutcome):
        found = [(item.key, item.digest) for item in outcome.items]
    else:
        facts = outcome.facts if isinstance(outcome, FigureListOutcome) else (outcome.facts,)
        found = [(each.key, each.digest) for each in facts if each is not None]
    known = [(key, text) for key, text in found if key is not None and text]
    return (known[0][0], *(text for _, text in known)) if known else None


def _told(finding: Finding, outcome: Outcome) -> Iterable[str]:
    """Return what else of the source is accepted: what turns the meaning, or who speaks.

    A message names places, which other text of the source may move; of the other kinds of
    evidence it alone says with what they disagree.
    """
    if not isinstance(outcome, QuoteOutcome):
        return (finding.message,)
    if finding.rule == "quote-context":
        return sorted({word.text for word in outcome.context})
    if finding.rule == "quote-speaker" and outcome.segment is not None:
        segment = outcome.segment
        return (segment.speaker or "", segment.label or "", segment.via or "", segment.voice.value)
    return ()


def _written(finding: Finding, record: Record) -> Iterable[str]:
    """Return what the author wrote."""
    parts: tuple[str | None, ...] = ()
    if isinstance(record, QuoteRecord):
        parts = (record.text, "pull" if record.pull else "")
        if finding.rule == "quote-speaker":
            parts = (*parts, record.speaker, record.via)
    elif isinstance(record, CitationRecord):
        parts = (record.content, record.text)
    elif isinstance(record, FigureRecord):
        parts = (record.target, record.text, record.value, record.unit, record.qualifier)
    elif isinstance(record, FigureListRecord):
        parts = (record.measure, *record.ids)
    elif isinstance(record, ImageRecord):
        parts = (record.key, record.asset, record.caption, record.alt)
    return [part or "" for part in parts]
