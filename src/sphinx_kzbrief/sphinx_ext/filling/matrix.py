"""Fills the traceability matrix: judgement, evidence, source, passage, verdict; and voices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.evidence.supports import Support, supports_of
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.filling.claim import estimate_sentences, weighed_at
from sphinx_kzbrief.sphinx_ext.filling.links import link
from sphinx_kzbrief.sphinx_ext.filling.voices import VoiceRow, count_voices, voice_table
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import keep_verbatim
from sphinx_kzbrief.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kzbrief.evidence.claims import WeighedClaim
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target

_LONGEST = 100
"""Characters of evidence shown in a cell; its link leads to the whole."""
_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One piece of evidence.

    Attributes:
        words: What it says, shortened.
        use: The place of the brief that uses it.
        source: Title of its source.
        source_target: Where the source is found.
        place: The passage, for people.
        passage: Where the passage is found.
        verdict: How it agrees with our copy.
        quoted: Whether the words are a source's.
    """

    words: str
    use: Target
    source: str
    source_target: Target | str | None
    place: str
    passage: Target | str | None
    verdict: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """Evidence with one head.

    Attributes:
        head: The judgement, or what else the evidence has in common.
        target: Where the judgement stands; None where there is none.
        note: What stands behind the head: likelihood, confidence, what is accepted.
        parts: Evidence for it, and against it: a label and rows each.
    """

    head: str
    target: Target | None
    note: str
    parts: tuple[tuple[str, tuple[EvidenceRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """All that the matrix shows.

    Attributes:
        groups: The judgements in their order, then evidence that none of them names.
        voices: Who speaks how often, the most frequent first.
    """

    groups: tuple[EvidenceGroup, ...]
    voices: tuple[VoiceRow, ...]


class MatrixFiller:
    """Fills traceability matrices."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> MatrixView:  # noqa: ARG002
        """Return what the matrix shows."""
        domain = domain_of(context.env)
        docnames = [context.docname] if params[0] == "page" else sorted(domain.pages)
        groups: list[EvidenceGroup] = []
        every: list[Support] = []
        named: set[tuple[Target, str, object]] = set()
        for docname in docnames:
            for record in domain.pages[docname].records if docname in domain.pages else ():
                target = docname, getattr(record, "ident", "")
                weighed = weighed_at(context, target)
                if weighed is not None:
                    groups.append(_claim_group(context, weighed))
                    named |= {_key(each) for each in (*weighed.evidence, *weighed.against)}
                    continue
                every += _supports(context, target)
        others = [each for each in every if _key(each) not in named]
        if others:
            head = _("Evidence that no judgement names") if groups else _("Evidence")
            rows = tuple(_row(context, each) for each in others)
            groups.append(EvidenceGroup(head, None, "", (("", rows),)))
        return MatrixView(tuple(groups), count_voices(context, every))

    def fill(self, context: FillContext, node: nodes.Element, view: MatrixView) -> None:
        """Replace the place by the matrix and the table of voices."""
        if not view.groups:
            problem = _("There is no evidence here yet.")
            node.replace_self(nodes.paragraph("", problem))
            return
        matrix = _matrix(context, view.groups)
        found = [matrix, *voice_table(context, view.voices)]
        node.replace_self(nodes.compound("", *found, classes=["kz-evidence"]))


def _key(support: Support) -> tuple[Target, str, object]:
    return support.target, support.key, support.span


def _supports(context: FillContext, target: Target) -> tuple[Support, ...]:
    record, outcome = context.session.ledger.records.get(target, (None, None))
    if record is None or outcome is None:
        return ()
    return supports_of(target, record, outcome, context.session.corpus.sources)


def _claim_group(context: FillContext, weighed: WeighedClaim) -> EvidenceGroup:
    record = weighed.record
    said = record.text
    for span in sentences(said, context.session.language)[:1]:
        said = span.of(record.text)
    accepted = [_("Accepted: %s — %s.") % (each.rule, each.reason.rstrip("."))
                for each in weighed.waived]  # fmt: skip
    notes = [*estimate_sentences(record, context.session.language), *accepted]
    parts = (
        (_("For"), tuple(_row(context, each) for each in weighed.evidence)),
        (_("Against"), tuple(_row(context, each) for each in weighed.against)),
    )
    return EvidenceGroup(
        f"{record.number}. {_shortened(said)}",
        (record.docname, record.ident),
        " ".join(notes),
        tuple(part for part in parts if part[1]) or ((_("For"), ()),),
    )


def _row(context: FillContext, support: Support) -> EvidenceRow:
    source = context.session.corpus.sources.get(support.key)
    held = (source.container_title or source.title if source else None) or support.key
    page = context.page_of(support.key) or context.entry_of(support.key)
    return EvidenceRow(
        words=_shortened(support.words) or support.speaker,
        use=support.target,
        source=held,
        source_target=page or (source.URL if source else None),
        place=format_locator(support.locator, context.session.language) or _("the whole"),
        passage=context.home_of(support.key, support.span),
        verdict=verdict_words(support),
        quoted=support.kind == "quotation" and bool(support.words),
    )


def verdict_words(support: Support) -> str:
    """Return how a piece of evidence agrees with our copy of its source, in readers' words.

    Nothing is called verified: our copy may be wrong, and so may the source.
    """
    if not support.holds:
        said = _("does not match our copy")
        shown = f"{said} ({_tiers()[support.verdict]})" if support.verdict in _tiers() else said
    elif support.kind == "quotation":
        shown = _("matches our copy (%s)") % _tiers().get(support.verdict or "", support.verdict)
    elif support.kind == "figure":
        shown = _("number matches our copy")
    elif support.kind == "paraphrase":
        shown = _("paraphrase; the passage is in our copy")
    elif support.kind == "image":
        shown = _("image of our copy")
    else:
        shown = _("the passage is in our copy")
    accepted = [f"{waiver.rule} — {waiver.reason.rstrip('.')}" for waiver in support.waived]
    return "; ".join([shown, *(_("accepted: %s") % each for each in accepted)])


def _tiers() -> dict[str, str]:
    return {
        "exact": _("exact"),
        "typographic": _("typographic"),
        "editorial": _("editorial"),
        "interrupted": _("interrupted"),
        "cut": _("cut"),
        "altered": _("altered"),
        "ambiguous": _("ambiguous"),
        "missing": _("missing"),
    }


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _matrix(context: FillContext, groups: Iterable[EvidenceGroup]) -> nodes.table:
    table = nodes.table("", classes=["kz-evidence-table", "colwidths-given"])
    group = nodes.tgroup("", cols=_COLUMNS)
    group += [nodes.colspec("", colwidth=width) for width in (44, 22, 14, 20)]
    heads = (_("Evidence"), _("Source"), _("Passage"), _("Verdict"))
    group += nodes.thead("", nodes.row("", *(_cell([nodes.Text(head)]) for head in heads)))
    body = nodes.tbody()
    for each in groups:
        body += _group_rows(context, each)
    group += body
    table += group
    return table


def _group_rows(context: FillContext, group: EvidenceGroup) -> Iterator[nodes.row]:
    head = link(context, group.target, nodes.Text(group.head))
    content: list[nodes.Node] = [nodes.strong("", "", head)]
    if group.note:
        content += [nodes.Text(" "), nodes.Text(group.note)]
    yield nodes.row("", _cell(content, across=_COLUMNS), classes=["kz-evidence-claim"])
    for label, rows in group.parts:
        if label:
            text = label if rows else _("%s: nothing") % label
            yield nodes.row(
                "", _cell([nodes.emphasis("", text)], across=_COLUMNS), classes=["kz-evidence-side"]
            )
        for row in rows:
            yield nodes.row("", *_evidence_cells(context, row))


def _evidence_cells(context: FillContext, row: EvidenceRow) -> Iterator[nodes.entry]:
    words = nodes.inline("", row.words)
    if row.quoted:
        keep_verbatim(words)
    yield _cell([link(context, row.use, words)])
    yield _cell([link(context, row.source_target, nodes.Text(row.source))])
    yield _cell([link(context, row.passage, nodes.Text(row.place))])
    yield _cell([link(context, row.passage, nodes.Text(row.verdict))])


def _cell(content: list[nodes.Node], across: int = 1) -> nodes.entry:
    entry = nodes.entry("", nodes.paragraph("", "", *content))
    if across > 1:
        entry["morecols"] = across - 1
    return entry
