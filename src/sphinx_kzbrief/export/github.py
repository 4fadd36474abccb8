"""Annotations of GitHub Actions: workflow commands on standard output, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.rules import RULES, Severity
from sphinx_kzbrief.export.report import path_from
from sphinx_kzbrief.text.inert import inert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.evidence.findings import Finding

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github_annotations(
    findings: Iterable[Finding], *, folder: str = "", notices: Iterable[str] = ()
) -> str:
    """Return findings as workflow commands.

    Args:
        findings: The findings, sorted.
        folder: Path of the project from the root of the repository, with POSIX slashes.
        notices: Warnings of Sphinx itself.

    Returns:
        One line a finding; nothing in it can start a command of its own.
    """
    lines = [_line(finding, folder) for finding in findings]
    lines += [f"::warning title=Sphinx::{_data(text)}" for text in notices]
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding, folder: str) -> str:
    properties = [f"file={_property(path_from(folder, finding.place.path))}"]
    if finding.place.line:
        properties.append(f"line={finding.place.line}")
    title = f"{finding.rule}: {RULES[finding.rule].title}"
    properties.append(f"title={_property(title)}")
    return f"::{_COMMANDS[finding.severity]} {','.join(properties)}::{_data(finding.to_text())}"


def _data(text: str) -> str:
    """Escape what would end the line, as the runner's own toolkit does.

    Logs are read on terminals, so that what those would obey is left out.
    """
    return inert(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
