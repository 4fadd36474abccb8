"""Findings: the results of checks, as plain data that sorts the same everywhere."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.problems import (
    LocatorError,
    SourceUnknownError,
    SourceUnreadableError,
)
from sphinx_kzbrief.evidence.rules import RULES, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_kzbrief.errors import KzbriefError
    from sphinx_kzbrief.evidence.places import Place
    from sphinx_kzbrief.evidence.records import Record
    from sphinx_kzbrief.evidence.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check.

    Attributes:
        rule: Name of the rule.
        place: Where the author looks.
        message: What was expected and what the source has.
        remedy: What to do.
        source: Key of the source concerned.
        locator: Where in that source ("para. 12 of our copy").
        diff: Word diff, the first of `sides` in `[-…-]`, the second in `{+…+}`; empty where
            there is none.
        docname: Sphinx document; empty for the corpus itself.
        sides: What the two sides of the diff are.
        lowered: How grave it is, where that is less than its rule says; else None.
        acceptance: Id by which `kzbrief review` accepts it; empty where it cannot.
    """

    rule: str
    place: Place
    message: str
    remedy: str = ""
    source: str | None = None
    locator: str | None = None
    diff: str = ""
    docname: str = ""
    sides: tuple[str, str] = ("our copy", "the quotation")
    lowered: Severity | None = None
    acceptance: str = ""

    @property
    def severity(self) -> Severity:
        """How grave the finding is: as its rule says, or less."""
        return self.lowered or RULES[self.rule].severity

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Order of findings in every output."""
        return (self.place.path, self.place.line, self.rule, self.message)

    def to_json(self) -> dict[str, Any]:
        """Return the finding as JSON values."""
        plain = asdict(self)
        del plain["lowered"]
        return {"severity": self.severity.value, **plain}

    def to_text(self) -> str:
        """Return the finding as one paragraph without its place: message, diff, remedy."""
        lines = [self.message]
        if self.diff:
            old, new = self.sides
            lines.append(f"  [-{old}-]{{+{new}+}}: {self.diff}")
        if self.remedy:
            lines.append(f"  {self.remedy}")
        return "\n".join(lines)


def finding_of(error: KzbriefError, rule: str, place: Place, **details: str | None) -> Finding:
    """Return the finding that an error of the package amounts to.

    Args:
        error: The error, with message and remedy.
        rule: Name of the rule it breaks.
        place: Where the author looks.
        details: `source`, `locator`, `docname` of the finding.

    Returns:
        The finding.
    """
    return Finding(rule, place, error.message, error.remedy, **details)  # type: ignore[arg-type]


def rule_of(error: KzbriefError) -> str:
    """Return the name of the rule that an error about one item breaks."""
    from sphinx_kzbrief.citations.cite import KeyMissingError  # noqa: PLC0415 - few errors, slow

    if isinstance(error, SourceUnknownError | KeyMissingError):
        return "source-unknown"
    if isinstance(error, SourceUnreadableError):
        return "source-unreadable"
    if isinstance(error, LocatorError):
        return "cite-locator"
    return "markup-invalid"


def markup_findings(record: Record) -> list[Finding]:
    """Return the findings about a record's own markup, noted while it was read."""
    return [
        Finding(error.rule, record.place, error.message, error.remedy, docname=record.docname)
        for error in record.markup
    ]


def apply_waivers(
    findings: Iterable[Finding], waivers: Sequence[Waiver]
) -> tuple[tuple[Finding, ...], tuple[Waiver, ...]]:
    """Leave out the findings that the author accepts.

    Args:
        findings: What the checks found on one item.
        waivers: What its author accepts.

    Returns:
        The findings that remain, and the waivers that met one.
    """
    found = tuple(findings)
    accepted = {waiver.rule for waiver in waivers}
    kept = tuple(finding for finding in found if finding.rule not in accepted)
    met = {finding.rule for finding in found}
    return kept, tuple(waiver for waiver in waivers if waiver.rule in met)
