"""Fills judgements: number, likelihood, confidence, and what speaks for and against each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.evidence.claims import weigh_claim
from sphinx_kzbrief.evidence.estimates import band_of, estimate_terms
from sphinx_kzbrief.evidence.outcomes import ClaimOutcome
from sphinx_kzbrief.evidence.records import ClaimRecord
from sphinx_kzbrief.sphinx_ext.filling.links import link
from sphinx_kzbrief.sphinx_ext.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.evidence.claims import WeighedClaim
    from sphinx_kzbrief.evidence.supports import Support
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks for or against a judgement.

    Attributes:
        name: Who it is.
        passages: What a link to each of the passages shows, and where it leads.
    """

    name: str
    passages: tuple[tuple[str, Target | str | None], ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """All that a judgement shows beside what its author wrote.

    Attributes:
        number: Its number on its page.
        statements: Sentences on likelihood and confidence, each by itself.
        evidence: Who speaks for it.
        against: Who speaks against it.
        accepted: What its author accepts, and why.
    """

    number: int = 0
    statements: tuple[str, ...] = ()
    evidence: tuple[Voice, ...] = ()
    against: tuple[Voice, ...] = ()
    accepted: tuple[str, ...] = ()


def weighed_at(context: FillContext, target: Target) -> WeighedClaim | None:
    """Return the judgement at a place with its evidence; None where there is none."""
    record, outcome = context.session.ledger.records.get(target, (None, None))
    if isinstance(record, ClaimRecord) and isinstance(outcome, ClaimOutcome):
        return weigh_claim(context.session.known, record, outcome)
    return None


def estimate_sentences(record: ClaimRecord, language: str) -> tuple[str, ...]:
    """Return what is said of likelihood and of confidence: a sentence each, as ICD 203 asks."""
    terms = estimate_terms(language)
    found = []
    band = band_of(record.likelihood or "")
    if record.likelihood and band is not None:
        gap = "" if language.startswith(("en", "zh")) else "\u00a0"
        share = f"{band.low}–{band.high}{gap}%"
        found.append(_("Likelihood: %s (%s).") % (terms.printed[record.likelihood], share))
    if record.confidence:
        found.append(_("Confidence: %s.") % terms.levels[record.confidence])
    return tuple(found)


class ClaimFiller:
    """Fills judgements."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> ClaimView:  # noqa: ARG002
        """Return what the judgement shows."""
        weighed = weighed_at(context, (context.docname, ident))
        if weighed is None:
            return ClaimView()
        return ClaimView(
            weighed.record.number,
            estimate_sentences(weighed.record, context.session.language),
            _voices(context, weighed.evidence),
            _voices(context, weighed.against),
            tuple(f"{waiver.rule} — {waiver.reason}" for waiver in weighed.waived),
        )

    def fill(self, context: FillContext, node: nodes.Element, view: ClaimView) -> None:
        """Put the number before the judgement, and its weights below."""
        if not view.number:
            return
        number = nodes.strong("", f"{view.number}.", classes=["kz-claim-number"])
        first = node.children[0] if node.children else None
        if isinstance(first, nodes.paragraph):
            first.insert(0, [number, nodes.Text(" ")])
        else:
            node.insert(0, nodes.paragraph("", "", number))
        foot = nodes.paragraph("", " ".join(view.statements), classes=["kz-claim-weights"])
        for label, voices in ((_("For:"), view.evidence), (_("Against:"), view.against)):
            if voices:
                foot += [nodes.Text(" "), nodes.emphasis("", label), nodes.Text(" ")]
                foot += _voice_nodes(context, voices)
        for accepted in view.accepted:
            foot += nodes.Text(" " + _("Accepted: %s.") % accepted.rstrip("."))
        if foot.astext().strip():
            node += foot


def _voices(context: FillContext, supports: Iterable[Support]) -> tuple[Voice, ...]:
    """Gather passages by who says them, in the order of first mention."""
    found: dict[str, dict[str, Target | str | None]] = {}
    for support in supports:
        place = format_locator(support.locator, context.session.language)
        target = context.home_of(support.key, support.span)
        found.setdefault(support.speaker, {}).setdefault(place, target)
    return tuple(Voice(name, tuple(passages.items())) for name, passages in found.items())


def _voice_nodes(context: FillContext, voices: Iterable[Voice]) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for position, voice in enumerate(voices):
        found.append(nodes.Text("; " if position else ""))
        placed = [(place, target) for place, target in voice.passages if place]
        if not placed:
            found.append(link(context, voice.passages[0][1], nodes.Text(voice.name)))
            continue
        found.append(nodes.Text(f"{voice.name}, "))
        for number, (place, target) in enumerate(placed):
            found.append(nodes.Text(", " if number else ""))
            found.append(link(context, target, nodes.Text(place)))
    return [*found, nodes.Text(".")]
