"""Findings: the results of checks, as plain data that sorts the same everywhere."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
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
    from sphinx_kzbrief.evidence.records import Record
    from sphinx_kzbrief.evidence.waivers import Waiver


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file.

    Attributes:
        path: Path relative to the project (POSIX slashes), so that findings do not depend
            on the machine.
        line: Line from 1; 0 where the whole file is meant.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        """Return `path:line`, as compilers print it."""
        return f"{self.path}:{self.line}" if self.line else self.path


def place_of(path: str | Path, line: int, base: Path) -> Place:
    """Return the place of a line, its path relative to the project.

    Args:
        path: Path of the file; relative paths are taken as relative to `base`.
        line: Line from 1, or 0.
        base: Folder of the project (where `conf.py` is), absolute.

    Returns:
        The place, with `..` where the file lies outside the folder.
    """
    given, folder = str(path), f"{base}{os.sep}"
    if given.startswith(folder) and ".." not in given:
        # The common case, of which a project has thousands.
        return Place(given.removeprefix(folder).replace(os.sep, "/"), line)
    full = Path(base, path)
    try:
        relative = full.relative_to(base, walk_up=True)  # type: ignore[call-arg]
    except (TypeError, ValueError):  # Python 3.11 knows no walk_up; another drive has no way up
        relative = _walk_up(full, base)
    return Place(str(PurePosixPath(*relative.parts)) if relative.parts else ".", line)


def _walk_up(full: Path, base: Path) -> Path:
    for steps, folder in enumerate((base, *base.parents)):
        if full.is_relative_to(folder):
            return Path(*[".."] * steps, full.relative_to(folder))
    return full


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

    @property
    def severity(self) -> Severity:
        """How grave the finding is, by its rule."""
        return RULES[self.rule].severity

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Order of findings in every output."""
        return (self.place.path, self.place.line, self.rule, self.message)

    def to_json(self) -> dict[str, Any]:
        """Return the finding as JSON values."""
        return {"severity": self.severity.value, **asdict(self)}

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
