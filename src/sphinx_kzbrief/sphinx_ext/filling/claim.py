"""Fills judgements: number, likelihood, confidence, and what speaks for and against each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.evidence.claims import weigh_claim
from sphinx_kzbrief.evidence.estimates import band_of, estimate_terms
from sphinx_kzbrief.evidence.outcomes import ClaimOutcome
from sphinx_kzbrief.evidence.records import ClaimRecord
from sphinx_kzbrief.sphinx_ext.authoring.claim import WEIGHING
from sphinx_kzbrief.sphinx_ext.filling.links import link
from sphinx_kzbrief.sphinx_ext.filling.voices import voice_name
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
        count: Number of passages.
        target: Where the first passage is found.
    """

    name: str
    count: int
    target: Target | str | None


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
        weights: list[nodes.Node] = [nodes.Text(" ".join(view.statements))]
        for label, voices in ((_("For:"), view.evidence), (_("Against:"), view.against)):
            if voices:
                weights += [nodes.Text(" "), nodes.emphasis("", label), nodes.Text(" ")]
                weights += _voice_nodes(context, voices)
        accepted = [_("Accepted: %s.") % each.rstrip(".") for each in view.accepted]
        last = node.children[-1]
        if isinstance(last, nodes.paragraph) and WEIGHING in last["classes"]:
            # What weighs the evidence follows it.
            last.insert(0, [*weights, nodes.Text(" ")])
            last += [nodes.Text(f" {each}") for each in accepted]
            return
        weights += [nodes.Text(f" {each}") for each in accepted]
        if view.statements or len(weights) > 1:
            node += nodes.paragraph("", "", *weights, classes=["kz-claim-weights"])


def _voices(context: FillContext, supports: Iterable[Support]) -> tuple[Voice, ...]:
    """Gather passages by who says them, in the order of first mention."""
    found: dict[str, list[Support]] = {}
    for support in supports:
        found.setdefault(voice_name(context, support), []).append(support)
    return tuple(
        Voice(
            name,
            len({(each.key, each.span) for each in said}),
            context.home_of(said[0].key, said[0].span),
        )
        for name, said in found.items()
    )


def _voice_nodes(context: FillContext, voices: Iterable[Voice]) -> list[nodes.Node]:
    found: list[nodes.Node] = []
    for position, voice in enumerate(voices):
        found.append(nodes.Text("; " if position else ""))
        shown = f"{voice.name} ({voice.count})" if voice.count > 1 else voice.name
        found.append(link(context, voice.target, nodes.Text(shown)))
    return [*found, nodes.Text(".")]
