"""Running the builder `kzcheck` in a process of its own, and reading what it wrote."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.export.evidence_json import pieces_of_json
from sphinx_kzbrief.export.report import Report, report_of_json

if TYPE_CHECKING:
    from sphinx_kzbrief.evidence.pieces import Piece

_WARNING = re.compile(r"^.*(?:WARNING|ERROR|CRITICAL|SEVERE): ", re.MULTILINE)
_UNCLEAN = "kzbrief-unclean"
"""Name of a file beside the doctrees of a check that warned, or did not end."""
_OFFLINE = "failed to reach any of the inventories"


class CheckError(KzbriefError):
    """The check could not be run."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A project that was read and checked.

    Attributes:
        project: Folder of the project.
        report: Its findings.
        evidence: The content of its `evidence.json`.
        warnings: Sphinx's own warnings, a line or more each.
        links: What is needed to check the addresses of its sources.
    """

    project: Path
    report: Report
    evidence: dict[str, Any]
    warnings: tuple[str, ...]
    links: dict[str, Any]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All its evidence."""
        return pieces_of_json(self.evidence)

    @property
    def lock_path(self) -> Path:
        """Its lock file, which need not exist."""
        return Path(os.path.normpath(self.project / self.report.lock))

    def corpus(self) -> Corpus:
        """Open its corpus.

        Raises:
            CorpusError: It cannot be opened.
        """
        return Corpus.open(self.project / self.report.corpus)


def run_check(
    project: Path, doctrees: Path | None = None, jobs: str = "1", *, offline: bool = False
) -> Checked:
    """Run the builder `kzcheck` on a project, in a process of its own.

    Args:
        project: Folder of the project.
        doctrees: Folder for Sphinx's cache; None for one in the user's cache folder.
        jobs: Processes to read pages with.
        offline: Whether that process may not use the network.

    Returns:
        What the builder wrote, and Sphinx's own warnings.

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
    # Sphinx warns while it reads, and says nothing of a page that comes from its cache: after
    # a run that warned, or did not end, everything is read anew.
    unclean = doctrees / _UNCLEAN
    anew = ["-E"] if unclean.exists() else []
    doctrees.mkdir(parents=True, exist_ok=True)
    unclean.touch()
    module = "sphinx_kzbrief.cli.offline" if offline else "sphinx"
    with tempfile.TemporaryDirectory(prefix="kzbrief-") as folder:
        warnings = Path(folder, "warnings")
        command = [sys.executable, "-m", module, "-b", "kzcheck", "-q", "--no-color", *anew]
        command += ["-j", jobs, "-d", str(doctrees), "-w", str(warnings), str(project), folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        files = {name: Path(folder, f"{name}.json") for name in ("findings", "evidence", "links")}
        if not files["findings"].is_file():
            raise CheckError(
                f"Sphinx could not read {project}:\n{done.stderr.strip()}",
                "Correct the project until 'sphinx-build' reads it.",
            )
        told = warnings.read_text(encoding="utf-8") if warnings.is_file() else ""
        read = {name: json.loads(path.read_text("utf-8")) for name, path in files.items()}
    notices = tuple(each for each in _not_ours(told) if not (offline and _OFFLINE in each))
    if not notices:
        unclean.unlink(missing_ok=True)
    report = report_of_json(read["findings"])
    return Checked(project, report, read["evidence"], notices, read["links"])


def _not_ours(warnings: str) -> list[str]:
    """Return Sphinx's own warnings; those that tell a finding are in the report already."""
    starts = [found.start() for found in _WARNING.finditer(warnings)]
    bounds = pairwise([*starts, len(warnings)])
    told = [warnings[start:end].strip() for start, end in bounds]
    return [each for each in told if "[kzbrief." not in each]
