"""Findings that no record of a page makes: about the corpus, and about a project as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.places import Place, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_kzbrief.corpus.problems import Problem


def problem_findings(problems: Iterable[Problem], base: Path) -> list[Finding]:
    """Return the findings that problems of a corpus amount to.

    Args:
        problems: Problems of the manifest or of sources.
        base: Folder of the project, to which places are relative.

    Returns:
        One finding a problem, in their order.
    """
    return [
        Finding(
            problem.rule,
            place_of(problem.path, problem.line, base),
            problem.message,
            problem.remedy,
            source=problem.source,
        )
        for problem in problems
    ]


def nothing_checked() -> Finding:
    """Return the finding of a check that found no evidence."""
    return Finding(
        "nothing-checked",
        Place("conf.py"),
        "No page of this project quotes or cites a source, so that nothing was checked.",
        "Check the folder that holds the briefs, and that its conf.py loads sphinx_kzbrief.",
    )
