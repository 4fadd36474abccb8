"""The report of a check: what `kzcheck` writes to `findings.json` and commands format."""

from __future__ import annotations

import hashlib
import json
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.rules import RULES, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VERSION = 1


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        findings: The findings, sorted.
        checked: Number of pieces checked, by kind (`quotations`, `citations`, …).
        sources: Keys of the sources in use, sorted.
        corpus: Folder of the corpus, relative to the project.
        lock: Path of the lock file, relative to the project.
        locked: Whether that file locks sources.
    """

    findings: tuple[Finding, ...] = ()
    checked: Mapping[str, int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    corpus: str = ""
    lock: str = ""
    locked: bool = False

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings that fail a check: all but notes."""
        return tuple(each for each in self.findings if each.severity is not Severity.NOTE)


def report_json(report: Report) -> dict[str, Any]:
    """Return a report as JSON values, which `report_of_json` reads back."""
    return {
        "version": VERSION,
        "checked": dict(report.checked),
        "sources": list(report.sources),
        "corpus": report.corpus,
        "lock": report.lock,
        "locked": report.locked,
        "findings": [finding.to_json() for finding in report.findings],
    }


def report_of_json(value: Mapping[str, Any]) -> Report:
    """Return the report that `report_json` wrote."""
    return Report(
        tuple(_finding(each) for each in value["findings"]),
        value["checked"],
        tuple(value["sources"]),
        value["corpus"],
        value["lock"],
        value["locked"],
    )


def _finding(value: Mapping[str, Any]) -> Finding:
    plain = {name: held for name, held in value.items() if name != "severity"}
    plain["place"] = Place(**value["place"])
    plain["sides"] = tuple(value["sides"])
    severity = Severity(value["severity"])
    lowered = None if severity is RULES[value["rule"]].severity else severity
    return Finding(**plain, lowered=lowered)


def json_text(value: Any) -> str:
    """Return JSON as files and terminals get it: readable, ending in a newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return a name for each finding that survives lines moving about it.

    Args:
        findings: The findings, sorted.

    Returns:
        A hash of rule, file, source and message each; equal findings are told apart by number.
    """
    counts: dict[str, int] = {}
    names = []
    for finding in findings:
        parts = (finding.rule, finding.place.path, finding.source or "", finding.message)
        name = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
        counts[name] = counts.get(name, 0) + 1
        names.append(f"{name}/{counts[name]}")
    return names


def path_from(folder: str, path: str) -> str:
    """Return a finding's path as seen from another folder than its project.

    Args:
        folder: Path of the project from there, with POSIX slashes; empty for the project.
        path: Path relative to the project.
    """
    return posixpath.normpath(posixpath.join(folder, path))
