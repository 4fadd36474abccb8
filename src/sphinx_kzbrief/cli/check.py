"""`kzbrief check`: check the evidence of a project, as CI does."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import platformdirs

from sphinx_kzbrief.errors import KzbriefError

_WARNING = re.compile(r"^.*(?:WARNING|ERROR|CRITICAL|SEVERE): ", re.MULTILINE)
CLEAN, FINDINGS, UNUSABLE = 0, 1, 2


class CheckError(KzbriefError):
    """The check could not be run."""


@click.command()
@click.argument("project", type=click.Path(path_type=Path), default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to print the findings.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write there, not to the terminal.")
@click.option(
    "--doctrees",
    type=click.Path(path_type=Path),
    help="Folder for Sphinx's cache; by default one in the user's cache folder.",
)
@click.option("--jobs", "-j", default="1", help="Processes to read pages with, as sphinx-build -j.")
def check(project: Path, form: str, output: Path | None, doctrees: Path | None, jobs: str) -> None:
    r"""Check every quotation and citation of PROJECT, the folder with its conf.py.

    \b
    Exit status: 0 nothing wrong, 1 findings, 2 the check could not be run.

    \b
    Examples:
      kzbrief check briefs
      kzbrief check briefs --format json --output findings.json
    """
    report, other = run_check(project, doctrees, jobs)
    text = as_json(report, other) if form == "json" else as_text(report, other)
    if output is not None:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)
    failing = [each for each in report["findings"] if each["severity"] != "note"]
    sys.exit(FINDINGS if failing or other else CLEAN)


def run_check(
    project: Path, doctrees: Path | None, jobs: str = "1"
) -> tuple[dict[str, Any], list[str]]:
    """Run the builder `kzcheck` on a project, in a process of its own.

    Args:
        project: Folder of the project.
        doctrees: Folder for Sphinx's cache; None for one in the user's cache folder.
        jobs: Processes to read pages with.

    Returns:
        What the builder wrote, and Sphinx's own warnings, a line or more each.

    Raises:
        CheckError: If the folder holds no Sphinx project, or the build broke off.
    """
    project = project.resolve()
    if not (project / "conf.py").is_file():
        raise CheckError(
            f"{project} holds no conf.py.",
            "Name the folder of a Sphinx project, or make one with 'kzbrief init'.",
        )
    if doctrees is None:
        name = hashlib.sha256(str(project).encode()).hexdigest()[:16]
        doctrees = Path(platformdirs.user_cache_dir("kzbrief"), "check", name)
    with tempfile.TemporaryDirectory(prefix="kzbrief-") as folder:
        warnings = Path(folder, "warnings")
        command = [sys.executable, "-m", "sphinx", "-b", "kzcheck", "-q", "--no-color"]
        command += ["-j", jobs, "-d", str(doctrees), "-w", str(warnings), str(project), folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        report = Path(folder, "findings.json")
        if not report.is_file():
            raise CheckError(
                f"Sphinx could not read {project}:\n{done.stderr.strip()}",
                "Correct the project until 'sphinx-build' reads it.",
            )
        told = warnings.read_text(encoding="utf-8") if warnings.is_file() else ""
        return json.loads(report.read_text(encoding="utf-8")), _not_ours(told)


def _not_ours(warnings: str) -> list[str]:
    """Return Sphinx's own warnings; those that tell a finding are in the report already."""
    starts = [found.start() for found in _WARNING.finditer(warnings)]
    bounds = pairwise([*starts, len(warnings)])
    told = [warnings[start:end].strip() for start, end in bounds]
    return [each for each in told if "[kzbrief." not in each]


def as_json(report: dict[str, Any], other: list[str]) -> str:
    """Return the report as JSON, Sphinx's own warnings beside the findings."""
    return json.dumps({**report, "sphinx": other}, ensure_ascii=False, indent=2) + "\n"


def as_text(report: dict[str, Any], other: list[str]) -> str:
    """Return the report for a terminal, one finding a paragraph, a summary last."""
    lines = []
    for finding in report["findings"]:
        place = finding["place"]
        where = f"{place['path']}:{place['line']}" if place["line"] else place["path"]
        lines.append(f"{where}: {finding['severity']}: {finding['message']} [{finding['rule']}]")
        if finding["diff"]:
            lines.append(f"  [-our copy-]{{+the quotation+}}: {finding['diff']}")
        if finding["remedy"]:
            lines.append(f"  {finding['remedy']}")
    lines += [f"Sphinx: {line}" for line in other]
    checked = report["checked"]
    summary = (
        f"Checked {checked['quotations']} quotations and {checked['citations']} citations "
        f"of {len(report['sources'])} sources: "
    )
    count = len([each for each in report["findings"] if each["severity"] != "note"])
    verdict = "nothing wrong." if not count else f"{count} finding{'s' if count > 1 else ''}."
    return "\n".join([*lines, summary + verdict]) + "\n"
