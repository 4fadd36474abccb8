"""Judgements and their evidence: what speaks for and against each, and from how many originators.

The evidence of a judgement may stand on other pages, so that this is worked out when all pages
of a project are checked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.evidence.findings import Finding, apply_waivers
from sphinx_kzbrief.evidence.outcomes import ClaimOutcome
from sphinx_kzbrief.evidence.records import ClaimRecord
from sphinx_kzbrief.evidence.supports import Support, supports_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus import Source
    from sphinx_kzbrief.evidence.outcomes import CitedItem, Outcome
    from sphinx_kzbrief.evidence.records import Record
    from sphinx_kzbrief.evidence.waivers import Waiver

Target = tuple[str, str]
"""A page and an HTML id on it."""


@dataclass(frozen=True, slots=True)
class KnownEvidence:
    """All evidence of a project.

    Attributes:
        records: Record and outcome by page and HTML id.
        names: Page and HTML id by name.
        sources: The sources by key.
        figures: Ids of the figures of the manifest.
    """

    records: Mapping[Target, tuple[Record, Outcome]]
    names: Mapping[str, Target]
    sources: Mapping[str, Source]
    figures: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class WeighedClaim:
    """A judgement with its evidence.

    Attributes:
        record: The judgement as written.
        evidence: What speaks for it, in its order: what it lists, then what its body holds.
        against: What speaks against it.
        findings: What is wrong with its evidence, waived findings left out.
        waived: Waivers that met a finding.
    """

    record: ClaimRecord
    evidence: tuple[Support, ...] = ()
    against: tuple[Support, ...] = ()
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waiver, ...] = ()

    @property
    def originators(self) -> tuple[str, ...]:
        """From whom the evidence for it comes, each once; what does not hold does not count."""
        holding = (each.originator for each in self.evidence if each.holds)
        found = {originator.casefold(): originator for originator in holding}
        return tuple(found.values())


def weigh_claim(known: KnownEvidence, record: ClaimRecord, outcome: ClaimOutcome) -> WeighedClaim:
    """Gather the evidence of a judgement and judge it.

    Args:
        known: All evidence of the project.
        record: The judgement.
        outcome: What checking it by itself yielded.

    Returns:
        The judgement with its evidence. What stands in its body speaks for it, unless `against`
        names it or a passage that holds it.
    """
    items: dict[str, list[CitedItem]] = {}
    for item in outcome.items:
        items.setdefault(item.typed, []).append(item)
    missing: list[str] = []
    against = list(_listed(known, record, items, record.against, missing))
    listed = _listed(known, record, items, record.evidence, missing)
    for_it = [each for each in listed if not any(other.is_same(each) for other in against)]
    for ident in record.nested:
        for support in _at(known, (record.docname, ident)):
            opposed = next((n for n, each in enumerate(against) if each.covers(support)), None)
            if opposed is not None:
                against[opposed] = support
                continue
            agreed = next((n for n, each in enumerate(for_it) if each.covers(support)), None)
            if agreed is not None:
                for_it[agreed] = support
            else:
                for_it.append(support)
    weighed = WeighedClaim(record, _once(for_it), _once(against))
    found = [*_unknown(known, record, missing), *_judge(weighed)]
    kept, waived = apply_waivers(found, record.waivers)
    return replace(weighed, findings=kept, waived=waived)


def weigh_all(known: KnownEvidence) -> Iterator[WeighedClaim]:
    """Yield every judgement of a project with its evidence, in the order of the records."""
    for record, outcome in known.records.values():
        if isinstance(record, ClaimRecord) and isinstance(outcome, ClaimOutcome):
            yield weigh_claim(known, record, outcome)


def _listed(
    known: KnownEvidence,
    record: ClaimRecord,
    items: Mapping[str, Sequence[CitedItem]],
    typed: tuple[str, ...],
    missing: list[str],
) -> Iterator[Support]:
    """Yield what an option lists; what names nothing is added to `missing`."""
    for each in typed:
        if each in known.names:
            found = _at(known, known.names[each])
            yield from found
            if not found and isinstance(known.records[known.names[each]][0], ClaimRecord):
                missing.append(each)
        elif each in items:
            home = (record.docname, record.ident)
            for item in items[each]:
                if item.key in known.sources:
                    yield Support.of_item(home, item, known.sources[item.key])
        elif "#" not in each and each not in known.figures:
            # A locator that points to nothing, and a figure that does not hold, are told where
            # they are checked.
            missing.append(each)


def _at(known: KnownEvidence, target: Target) -> tuple[Support, ...]:
    record, outcome = known.records.get(target, (None, None))
    if record is None or outcome is None:
        return ()
    return supports_of(target, record, outcome, known.sources)


def _once(supports: list[Support]) -> tuple[Support, ...]:
    """Leave out what names the same passage in the same place again."""
    return tuple({(each.target, each.key, each.span): each for each in supports}.values())


def _unknown(known: KnownEvidence, record: ClaimRecord, missing: list[str]) -> Iterator[Finding]:
    for name in dict.fromkeys(missing):
        if name in known.names:
            yield Finding(
                "markup-invalid",
                record.place,
                f"“{name}” is a judgement, and no judgement is evidence of another.",
                "Name the quotations, figures and passages that it rests on.",
                docname=record.docname,
            )
            continue
        yield Finding(
            "markup-invalid",
            record.place,
            f"“{name}” names no evidence of this project.",
            did_you_mean(name, known.names)
            or "Name a quotation or figure by its `name`, a figure of corpus.yaml by its id, or a "
            'passage by its locator, such as key#para3 or key#"words of it".',
            docname=record.docname,
        )


def _judge(weighed: WeighedClaim) -> Iterator[Finding]:
    record = weighed.record
    base = Finding("claim-unsupported", record.place, "", docname=record.docname)
    originators = weighed.originators
    if not originators:
        lost = bool(weighed.evidence or record.evidence)
        yield replace(
            base,
            message="None of the evidence that this judgement names or holds stands."
            if lost
            else "This judgement names no evidence, and holds none.",
            remedy="Mend what the other findings say of its evidence."
            if lost
            else "Put a quotation into its body, or list names and locators under `evidence`.",
        )
    elif len(originators) == 1:
        count = sum(each.holds for each in weighed.evidence)
        voices = ", ".join(dict.fromkeys(each.speaker for each in weighed.evidence if each.holds))
        said = f" ({voices})" if voices != originators[0] else ""
        yield replace(
            base,
            rule="claim-single-source",
            message=f"All evidence for this judgement ({count} passage{'s' * (count > 1)}) comes "
            f"from one originator: {originators[0]}{said}.",
            remedy="Add evidence from somebody else, or say why one voice is enough: "
            "`:accept: claim-single-source — reason`.",
        )
    if weighed.against and not record.weighing:
        voices = ", ".join(dict.fromkeys(each.speaker for each in weighed.against))
        yield replace(
            base,
            rule="claim-contradicted",
            message=f"{voices} speaks against this judgement, and nothing weighs that."
            if len({each.speaker for each in weighed.against}) == 1
            else f"{voices} speak against this judgement, and nothing weighs that.",
            remedy="Say in the option `weighing` why the judgement stands all the same.",
        )
