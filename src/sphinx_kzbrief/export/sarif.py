"""SARIF 2.1.0, the exchange format of static analysis (OASIS, 2020)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import sphinx_kzbrief
from sphinx_kzbrief.evidence.rules import RULES, Severity
from sphinx_kzbrief.export.report import fingerprints, path_from
from sphinx_kzbrief.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.evidence.rules import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "%SRCROOT%"
"""Name of the folder that paths are relative to, as GitHub and other readers know it."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif(
    findings: Sequence[Finding],
    *,
    folder: str = "",
    known: Collection[str] = (),
    notices: Iterable[str] = (),
) -> dict[str, Any]:
    """Return findings as a SARIF log.

    Args:
        findings: The findings, sorted.
        folder: Path of the project from the root of the repository, with POSIX slashes.
        known: Fingerprints of findings that a baseline accepts; they are `unchanged`.
        notices: Warnings of Sphinx itself, told as notifications of the tool.

    Returns:
        The log as JSON values.
    """
    order = {name: number for number, name in enumerate(RULES)}
    names = fingerprints(findings)
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "sphinx-kzbrief",
                "semanticVersion": sphinx_kzbrief.__version__,
                "rules": [_rule(rule) for rule in RULES.values()],
            }
        },
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, name, order[finding.rule], folder)
            for finding, name in zip(findings, names, strict=True)
        ],
    }
    if known:
        for result, name in zip(run["results"], names, strict=True):
            result["baselineState"] = "unchanged" if name in known else "new"
    told = [{"level": "warning", "message": {"text": inert(text)}} for text in notices]
    if told:
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": told}]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": f"{rule.explanation}\n\nExample: {rule.example}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, name: str, index: int, folder: str) -> dict[str, Any]:
    path = path_from(folder, finding.place.path)
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(path), "uriBaseId": ROOT}}
    if finding.place.line:
        physical["region"] = {"startLine": finding.place.line}
    details = {
        "source": finding.source,
        "locator": finding.locator,
        "remedy": finding.remedy,
        "diff": finding.diff,
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": inert(finding.to_text())},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"kzbriefFinding/v1": name},
        "properties": {key: inert(value) for key, value in details.items() if value},
    }
