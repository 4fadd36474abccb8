"""What is accepted in a project: every waiver, wherever it is written, and the lock's."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.evidence.rules.lock import RULES as OF_LOCK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_kzbrief.evidence.outcomes import Outcome
    from sphinx_kzbrief.evidence.places import Place
    from sphinx_kzbrief.evidence.records import Record
    from sphinx_kzbrief.evidence.waivers import Waiver

_TOLD_BY_LOCK = frozenset(rule.name for rule in OF_LOCK)


@dataclass(frozen=True, slots=True)
class Accepted:
    """One waiver.

    Attributes:
        docname: The page; empty for a source.
        ident: HTML id on that page of what it stands on; empty for a source.
        place: File and line.
        rule: Name of the rule.
        reason: Why a person accepts what it tells.
        meets: Whether there is a finding that it takes away; None for rules of the lock, which
            are not asked about what is accepted.
        by: Who accepted it in the lock; empty where the item says so itself.
        on: When that was, as an ISO 8601 date and time in UTC.
        acceptance: Id of that entry of the lock.
    """

    docname: str
    ident: str
    place: Place
    rule: str
    reason: str
    meets: bool | None
    by: str = ""
    on: str = ""
    acceptance: str = ""

    @classmethod
    def of_lock(cls, waiver: Waiver, place: Place, docname: str = "", ident: str = "") -> Accepted:
        """Return a waiver of the lock, which met a finding."""
        return cls(
            docname,
            ident,
            place,
            waiver.rule,
            waiver.reason,
            meets=True,
            by=waiver.by,
            on=waiver.on,
            acceptance=waiver.acceptance,
        )

    def to_json(self) -> dict[str, Any]:
        """Return the waiver as JSON values."""
        return asdict(self)


def accepted_in(
    records: Iterable[Record],
    outcomes: Iterable[Outcome],
    weighed: Mapping[str, Sequence[Waiver]],
) -> Iterator[Accepted]:
    """Yield the waivers of a page, in its order.

    Args:
        records: What its author wrote.
        outcomes: What checking each record yielded.
        weighed: Waivers that met a finding when a judgement was weighed, by its HTML id.
    """
    for record, outcome in zip(records, outcomes, strict=True):
        met = (*getattr(outcome, "waived", ()), *weighed.get(outcome.ident, ()))
        for waiver in getattr(record, "waivers", ()):
            yield Accepted(
                record.docname,
                outcome.ident,
                record.place,
                waiver.rule,
                waiver.reason,
                None if waiver.rule in _TOLD_BY_LOCK else waiver in met,
            )
        for waiver in met:
            if waiver.acceptance:
                yield Accepted.of_lock(waiver, record.place, record.docname, outcome.ident)
