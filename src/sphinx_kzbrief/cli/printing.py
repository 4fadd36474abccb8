"""Findings as text for a terminal: one finding a paragraph, a summary last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from sphinx_kzbrief.cli.terminal import clean
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.export.report import path_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_kzbrief.evidence.findings import Finding
    from sphinx_kzbrief.export.report import Report

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_PART = re.compile(r"\[-(?P<old>.*?)-\]|\{\+(?P<new>.*?)\+\}", re.DOTALL)


def as_text(  # noqa: PLR0913 - what is told, and how
    report: Report,
    findings: Sequence[Finding],
    notices: Iterable[str],
    *,
    folder: str = "",
    colour: bool = False,
    left_out: int = 0,
    unselected: int = 0,
) -> str:
    """Return findings for a terminal.

    Args:
        report: The report of the check, for its counts.
        findings: The findings to tell, sorted.
        notices: Warnings of Sphinx itself.
        folder: Path of the project as seen from where the user stands.
        colour: Whether the terminal shows colours; words never depend on them.
        left_out: Number of findings that a baseline leaves out.
        unselected: Number of findings of rules that nobody wants to hear of.
    """
    style = click.style if colour else _plain
    lines = [line for finding in findings for line in _lines(finding, folder, style)]
    told = [f"Sphinx: {clean(line)}" for line in notices]
    lines += told
    known = [f"{left_out} more in the baseline"] if left_out else []
    known += [f"{unselected} more of rules left out"] if unselected else []
    return "\n".join([*lines, _summary(report, findings, len(told), style, known)]) + "\n"


def _plain(text: str, **_style: object) -> str:
    return text


def _lines(finding: Finding, folder: str, style: Callable[..., str]) -> list[str]:
    place = path_from(folder, finding.place.path)
    where = f"{place}:{finding.place.line}" if finding.place.line else place
    severity = style(finding.severity.value, fg=_COLOURS[finding.severity], bold=True)
    rule = style(f"[{finding.rule}]", dim=True)
    lines = [f"{style(clean(where), bold=True)}: {severity}: {clean(finding.message)} {rule}"]
    if finding.diff:
        old, new = finding.sides
        lines.append(f"  [-{old}-]{{+{new}+}}: {diff_in_colour(clean(finding.diff), style)}")
    if finding.remedy:
        lines.append(f"  {clean(finding.remedy)}")
    return lines


def diff_in_colour(diff: str, style: Callable[..., str]) -> str:
    """Return a word diff with its two sides in colours."""

    def coloured(found: re.Match[str]) -> str:
        return style(found[0], fg="red" if found["old"] is not None else "green")

    return _PART.sub(coloured, diff)


def _summary(
    report: Report,
    findings: Sequence[Finding],
    notices: int,
    style: Callable[..., str],
    known: Sequence[str],
) -> str:
    counts = [counted(number, kind) for kind, number in report.checked.items()]
    *most, last = counts or ["nothing"]
    told = f"{', '.join(most)} and {last}" if most else last
    count = sum(each.severity is not Severity.NOTE for each in findings)
    wrong = [counted(count, "findings")] if count else []
    wrong += [f"{counted(notices, 'warnings')} of Sphinx"] if notices else []
    if wrong:
        verdict = style(" and ".join(wrong), fg="red", bold=True)
    else:
        verdict = style("nothing wrong", fg="green", bold=True)
    more = f" ({', '.join(known)})" if known else ""
    return f"Checked {told} of {counted(len(report.sources), 'sources')}: {verdict}{more}."


def counted(number: int, things: str) -> str:
    """Return a number with what it counts, whose plural ends in "s"."""
    return f"{number} {things.removesuffix('s') if number == 1 else things}"
