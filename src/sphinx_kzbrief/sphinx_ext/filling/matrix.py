"""Fills the traceability matrix: judgement, evidence, source, passage, verdict; and voices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.evidence.supports import Support, supports_of
from sphinx_kzbrief.figures import format_quantity
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.filling.claim import estimate_sentences, weighed_at
from sphinx_kzbrief.sphinx_ext.filling.links import link
from sphinx_kzbrief.sphinx_ext.filling.voices import (
    VoiceRow,
    count_voices,
    source_link,
    voice_name,
    voice_table,
)
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import keep_verbatim
from sphinx_kzbrief.text.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kzbrief.evidence.claims import WeighedClaim
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target

_LONGEST = 100
"""Characters of evidence shown in a cell; its link leads to the whole."""
_SIDE = 9
_WIDTHS = (38, 21, 15, 17)
"""Widths of the columns, in parts of the whole."""


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
        claims: list[WeighedClaim] = []
        every: list[Support] = []
        for docname in docnames:
            for record in domain.pages[docname].records if docname in domain.pages else ():
                target = docname, getattr(record, "ident", "")
                weighed = weighed_at(context, target)
                if weighed is not None:
                    claims.append(weighed)
                else:
                    every += _supports(context, target)
        shown: dict[tuple[str, str], list[Support]] = {}
        for support in every:
            shown.setdefault((support.target[0], support.key), []).append(support)
        claims = [_as_shown(claim, shown) for claim in claims]
        groups = [_claim_group(context, claim) for claim in claims]
        named = {_key(each) for claim in claims for each in (*claim.evidence, *claim.against)}
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
        found = [part for group in view.groups for part in _group_nodes(context, group)]
        found += voice_table(context, view.voices)
        node.replace_self(nodes.compound("", *found, classes=["kz-evidence"]))


def _key(support: Support) -> tuple[Target, str, object]:
    return support.target, support.key, support.span


def _as_shown(
    claim: WeighedClaim, shown: Mapping[tuple[str, str], Sequence[Support]]
) -> WeighedClaim:
    """Put the place of the brief that shows a passage in place of the bare locator of it.

    Args:
        claim: A judgement.
        shown: Quotations, figures and paraphrases by page and source.
    """
    home = claim.record.docname, claim.record.ident

    def best(listed: Support) -> Support:
        if listed.target != home:
            return listed
        places = shown.get((home[0], listed.key), ())
        return next((each for each in places if _shows(each, listed)), listed)

    return replace(
        claim,
        evidence=tuple(dict.fromkeys(map(best, claim.evidence))),
        against=tuple(dict.fromkeys(map(best, claim.against))),
    )


def _shows(support: Support, listed: Support) -> bool:
    """Tell whether a place shows the words of a passage, or retells just that passage."""
    if support.kind in {"quotation", "figure"}:
        return bool(support.words) and support.covers(listed)
    return bool(support.words) and (support.key, support.span) == (listed.key, listed.span)


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
    held, target = source_link(context, support.key)
    return EvidenceRow(
        words=_shortened(_said(context, support)) or voice_name(context, support),
        use=support.target,
        source=held,
        source_target=target,
        place=format_locator(support.locator, context.session.language) or _("the whole"),
        passage=context.home_of(support.key, support.span),
        verdict=verdict_words(support),
        quoted=support.kind == "quotation" and bool(support.words),
    )


def _said(context: FillContext, support: Support) -> str:
    if support.quantity is not None:
        return format_quantity(support.quantity, context.session.language)
    return support.words


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
    stated = [_("%s: speaker as stated by the author") % support.stated] if support.stated else []
    return "; ".join([shown, *stated, *(_("accepted: %s") % each for each in accepted)])


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


def _group_nodes(context: FillContext, group: EvidenceGroup) -> Iterator[nodes.Node]:
    """Yield the head of a group, and its table; no cell spans others, which man pages lack."""
    head = link(context, group.target, nodes.Text(group.head))
    note = [nodes.Text(f" {group.note}")] if group.note else []
    yield nodes.paragraph("", "", nodes.strong("", "", head), *note, classes=["kz-evidence-claim"])
    rows = [(label, row) for label, rows in group.parts for row in rows]
    if not rows:
        yield nodes.paragraph("", _("No evidence."))
        return
    sided = group.target is not None
    widths = (_SIDE, *_WIDTHS) if sided else _WIDTHS
    table = nodes.table("", classes=["kz-evidence-table", "colwidths-given"])
    columns = nodes.tgroup("", cols=len(widths))
    columns += [nodes.colspec("", colwidth=width) for width in widths]
    heads = (_("Evidence"), _("Source"), _("Passage"), _("Verdict"))
    cells = [_cell([nodes.Text(head)]) for head in (("", *heads) if sided else heads)]
    columns += nodes.thead("", nodes.row("", *cells))
    body = nodes.tbody()
    for label, row in rows:
        side = [_cell([link(context, group.target, nodes.Text(label))])] if sided else []
        body += nodes.row("", *side, *_evidence_cells(context, row))
    columns += body
    table += columns
    yield table


def _evidence_cells(context: FillContext, row: EvidenceRow) -> Iterator[nodes.entry]:
    words = nodes.inline("", row.words)
    if row.quoted:
        keep_verbatim(words)
    yield _cell([link(context, row.use, words)])
    yield _cell([link(context, row.source_target, nodes.Text(row.source))])
    yield _cell([link(context, row.passage, nodes.Text(row.place))])
    yield _cell([link(context, row.passage, nodes.Text(row.verdict))])


def _cell(content: list[nodes.Node]) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *content))
