"""The manifest as data: whole, and while its files are being joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_kzbrief.corpus.problems import Problem
    from sphinx_kzbrief.corpus.validate import Report

ENTRY_SECTIONS = ("sources", "figures", "measures")


class NamedFile(NamedTuple):
    """A file that an entry names.

    Attributes:
        key: Key of the source.
        file: File name relative to the corpus folder.
        number: Number of the YAML file that names it, from 0.
        line: Line of that file, from 1.
    """

    key: str
    file: str
    number: int
    line: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the YAML files of a corpus say, validated.

    Entries are JSON texts, typed only when they are asked for: a build that cites twenty
    sources of ten thousand pays for twenty.

    Attributes:
        folder: The corpus folder, absolute and without links.
        files: The YAML files.
        entries: For each section its entries as JSON, by key, in written order.
        dropped: For each section the keys of entries that could not be used, and why.
        problems: What was found wrong, without looking at any source file.
        named_files: The files of all sources and their assets.
        synonyms: Words that a search takes for one another, group by group.
    """

    folder: Path
    files: tuple[Path, ...]
    entries: dict[str, dict[str, str]]
    dropped: dict[str, dict[str, str]]
    problems: tuple[Problem, ...]
    named_files: tuple[NamedFile, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()


def _no_entries() -> dict[str, Any]:
    return {section: {} for section in ENTRY_SECTIONS}


@dataclass(slots=True)
class Draft:
    """A manifest while its files are being joined.

    Attributes:
        entries: For each section its entries as plain data, by key.
        dropped: For each section the keys that could not be used, and why.
        reports: One report a file.
    """

    reports: list[Report]
    entries: dict[str, dict[str, dict[str, Any]]] = field(default_factory=_no_entries)
    dropped: dict[str, dict[str, str]] = field(default_factory=_no_entries)

    def drop(self, section: str, key: str, why: str, remedy: str) -> None:
        """Take an entry out and say why.

        Args:
            section: Its section.
            key: Its key.
            why: What is wrong.
            remedy: What to do.
        """
        plain = self.entries[section].pop(key)
        report, line = self.reports[plain["@manifest"]], plain["@line"]
        report.source = key if section == "sources" else None
        report.add(line, f"{section}.{key}: {why}", remedy)
        report.source = None
        self.dropped[section][key] = f"{why} ({report.path.name}:{line})"
