"""`kzbrief check`: check the evidence of a project, as CI does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_kzbrief.cli.baseline import read_baseline, write_baseline
from sphinx_kzbrief.cli.linkcheck import link_findings
from sphinx_kzbrief.cli.printing import as_text, counted
from sphinx_kzbrief.cli.rule_names import RULE_NAMES
from sphinx_kzbrief.cli.running import CheckError, run_check
from sphinx_kzbrief.cli.terminal import is_terminal
from sphinx_kzbrief.cli.writing import replace_whole
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.export.github import github_annotations
from sphinx_kzbrief.export.report import fingerprints, json_text, report_json
from sphinx_kzbrief.export.sarif import sarif

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_kzbrief.cli.running import Checked
    from sphinx_kzbrief.evidence.findings import Finding

CLEAN, FINDINGS = 0, 1
_EMPTY = "nothing-checked"
_OF_LOCK = frozenset({"lock-outdated", "lock-moved", "source-changed", "review-stale"})
"""Rules that say the lock is not current; a frozen check cannot leave them out."""


@click.command()
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    help="How to print the findings.",
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option("--output", type=click.Path(path_type=Path), help="Write there, not to the terminal.")
@click.option("--select", type=RULE_NAMES, help="Tell only findings of these rules.")
@click.option("--ignore", type=RULE_NAMES, help="Leave out findings of these rules.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Leave out the findings that this file knows.",
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write all present findings into this file, and end well.",
)
@click.option(
    "--frozen",
    is_flag=True,
    help="Use no network, and fail where the lock is missing or not current.",
)
@click.option("--links", is_flag=True, help="Ask for the addresses of the sources, too.")
@click.option(
    "--doctrees",
    type=click.Path(path_type=Path),
    help="Folder for Sphinx's cache; by default one in the user's cache folder.",
)
@click.option("--jobs", "-j", default="1", help="Processes to read pages with, as sphinx-build -j.")
def check(  # noqa: PLR0913 - one a command line option
    *,
    project: Path,
    form: str,
    output: Path | None,
    select: frozenset[str] | None,
    ignore: frozenset[str] | None,
    baseline: Path | None,
    write_baseline: Path | None,
    frozen: bool,
    links: bool,
    doctrees: Path | None,
    jobs: str,
) -> int:
    r"""Check every quotation and citation of PROJECT, the folder with its conf.py.

    \b
    Exit status: 0 nothing wrong, 1 findings, 2 the check could not be run.

    \b
    Examples:
      kzbrief check briefs
      kzbrief check briefs --frozen --format github
      kzbrief check briefs --format sarif --output kzbrief.sarif
      kzbrief check briefs --select quote-altered,quote-missing
    """
    if frozen and links:
        raise click.UsageError("--frozen uses no network, and --links needs it.")
    checked = run_check(project, doctrees, jobs, offline=frozen)

    if frozen and not (
        checked.report.locked or any(_of_lock(checked, each) for each in checked.report.findings)
    ):
        raise CheckError(
            f"{checked.lock_path} is missing, or locks no source.",
            f"Write it with 'kzbrief lock {project}', and commit it.",
        )
    told = list(checked.report.findings) + (link_findings(checked) if links else [])
    always = {each for each in told if _always(checked, each, ignore, frozen=frozen)}
    findings = chosen(told, select, ignore, always)
    known = read_baseline(baseline) if baseline else frozenset()
    if write_baseline is not None:
        _write_baseline(write_baseline, findings)
        return CLEAN
    names = fingerprints(findings)
    known -= {name for each, name in zip(findings, names, strict=True) if each in always}
    new = [each for each, name in zip(findings, names, strict=True) if name not in known]
    unselected = sum(each.severity is not Severity.NOTE for each in set(told) - set(findings))
    text = _formatted(
        form, checked, findings, new, known, unselected=unselected, to_file=output is not None
    )
    if output is not None:
        replace_whole(output, text)
    else:
        click.echo(text, nl=False)
    failing = any(each.severity is not Severity.NOTE for each in new)
    return FINDINGS if failing or checked.warnings else CLEAN


def _of_lock(checked: Checked, finding: Finding) -> bool:
    """Tell whether a finding says that the lock is not current, or cannot be read."""
    return finding.rule in _OF_LOCK or finding.place.path == checked.report.lock


def _always(
    checked: Checked, finding: Finding, ignore: Collection[str] | None, *, frozen: bool
) -> bool:
    """Tell whether a finding makes the others worth nothing, so that none may hide it."""
    empty = finding.rule == _EMPTY and _EMPTY not in (ignore or ())
    return empty or (frozen and _of_lock(checked, finding))


def chosen(
    findings: Collection[Finding],
    select: Collection[str] | None,
    ignore: Collection[str] | None,
    always: Collection[Finding] = (),
) -> list[Finding]:
    """Return the findings of the rules that a user wants to hear of.

    Args:
        findings: All findings.
        select: Rules to tell; all where none is named.
        ignore: Rules to leave out.
        always: Findings to tell whatever the rules are.

    Returns:
        The findings, sorted.
    """
    return [
        each
        for each in sorted(findings, key=lambda finding: finding.sort_key)
        if each in always
        or ((not select or each.rule in select) and each.rule not in (ignore or ()))
    ]


def _write_baseline(path: Path, findings: list[Finding]) -> None:
    failing = [each for each in findings if each.severity is not Severity.NOTE]
    write_baseline(path, failing)
    count = counted(len(failing), "findings")
    click.echo(f"wrote {path}: {count} will be left out by --baseline.")


def _formatted(  # noqa: PLR0913 - what the formats need, by name
    form: str,
    checked: Checked,
    findings: list[Finding],
    new: list[Finding],
    known: frozenset[str],
    *,
    unselected: int,
    to_file: bool,
) -> str:
    folder = _folder(checked.project)
    notices = checked.warnings
    if form == "sarif":
        log: dict[str, Any] = sarif(findings, folder=folder, known=known, notices=notices)
        return json_text(log)
    if form == "github":
        return github_annotations(new, folder=folder, notices=notices)
    if form == "json":
        report = {**report_json(checked.report), "findings": [each.to_json() for each in new]}
        return json_text({**report, "sphinx": list(notices)})
    colour = is_terminal() and not to_file
    left_out = len(findings) - len(new)
    return as_text(
        checked.report,
        new,
        notices,
        folder=folder,
        colour=colour,
        left_out=left_out,
        unselected=unselected,
    )


def _folder(project: Path) -> str:
    """Return the path of a project as seen from here, with POSIX slashes."""
    try:
        return Path(os.path.relpath(project)).as_posix()
    except ValueError:  # another drive
        return project.as_posix()
