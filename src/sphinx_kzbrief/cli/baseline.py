"""Baselines: findings that a project knows of and means to mend later."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_kzbrief.cli.writing import replace_whole
from sphinx_kzbrief.errors import KzbriefError, in_words
from sphinx_kzbrief.export.report import fingerprints

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_kzbrief.evidence.findings import Finding

VERSION = 1


class BaselineError(KzbriefError):
    """The baseline cannot be read."""


def read_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints of the findings that a baseline accepts.

    Raises:
        BaselineError: The file cannot be read, or is no baseline.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        known = {VERSION: value["findings"]}[value["version"]]
        return frozenset(each["fingerprint"] for each in known)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise BaselineError(
            f"{path} is not a baseline: {in_words(error)}.",
            "Write one with 'kzbrief check --write-baseline FILE'.",
        ) from error


def write_baseline(path: Path, findings: Sequence[Finding]) -> None:
    """Write a baseline that accepts some findings, a line each, in one step.

    Raises:
        WritingError: It cannot be written.
    """
    lines = [
        json.dumps(
            {
                "fingerprint": name,
                "rule": finding.rule,
                "path": finding.place.path,
                "message": finding.message,
            },
            ensure_ascii=False,
        )
        for finding, name in zip(findings, fingerprints(findings), strict=True)
    ]
    body = ",\n".join(lines)
    replace_whole(path, f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n')
