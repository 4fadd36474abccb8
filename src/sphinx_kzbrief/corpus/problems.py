"""What is wrong with a corpus: errors for callers, problems for reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the manifest or with a source's file.

    Attributes:
        rule: Name of the rule it breaks (`corpus-invalid`, `source-unreadable`,
            `source-damaged`).
        path: File to look at.
        line: Line of that file, from 1; 0 where the whole file is meant.
        message: What was expected and what was found.
        remedy: What to do.
        source: Key of the source concerned, if one is.
    """

    rule: str
    path: Path
    line: int
    message: str
    remedy: str
    source: str | None = None


class CorpusError(KzbriefError):
    """The corpus as a whole cannot be used."""


class SourceUnknownError(KzbriefError):
    """No source has that key; the remedy names the nearest keys."""


class SourceUnreadableError(KzbriefError):
    """The source's file is missing, refused or not readable."""


class LocatorError(KzbriefError):
    """A locator is malformed, or points outside its source."""
