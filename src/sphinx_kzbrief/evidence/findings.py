"""Findings: the results of checks, as plain data that sorts the same everywhere."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx_kzbrief.evidence.rules import Severity


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
        diff: Word diff, as `[-source's-]{+quotation's+}` in running text; empty where none.
        docname: Sphinx document, empty for the corpus itself.
        severity: Severity of the rule, repeated here for readers of the JSON.
    """

    rule: str
    place: Place
    message: str
    remedy: str
    severity: Severity
    source: str | None = None
    locator: str | None = None
    diff: str = ""
    docname: str = ""

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """Order of findings in every output."""
        return (self.place.path, self.place.line, self.rule, self.message)

    def to_json(self) -> dict[str, Any]:
        """Return the finding as JSON values."""
        return asdict(self)
