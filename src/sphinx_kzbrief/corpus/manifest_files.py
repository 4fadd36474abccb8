"""The YAML files of a corpus: which there are, and their text within limits."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.problems import CorpusError, Problem
from sphinx_kzbrief.errors import in_words

if TYPE_CHECKING:
    from pathlib import Path

MANIFEST = "corpus.yaml"
PARTS = "corpus.d"

LARGEST_MANIFEST = 20 * 2**20
"""Bytes of one YAML file; 10,000 sources take about 4 MB."""


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One YAML file, read.

    Attributes:
        path: Its path.
        text: Its text; None where it could not be used.
        content: Its bytes, for hashing; empty where it could not be read.
        problem: Why it could not be used.
    """

    path: Path
    text: str | None
    content: bytes
    problem: Problem | None = None


def find_manifests(folder: Path) -> tuple[Path, ...]:
    """Return the YAML files of a corpus, `corpus.yaml` first, then its parts by name.

    Args:
        folder: The corpus folder, absolute and without links.

    Raises:
        CorpusError: If there is none.
    """
    main = folder / MANIFEST
    parts = sorted(path for path in (folder / PARTS).glob("*.yaml"))
    found = ((main,) if main.exists() or main.is_symlink() else ()) + tuple(parts)
    if found:
        return found
    if not folder.is_dir():
        raise CorpusError(
            f"there is no corpus folder {folder}",
            "Set kzbrief_corpus to the folder that holds corpus.yaml, or run 'kzbrief init'.",
        )
    if (folder / "corpus.yml").exists():
        raise CorpusError(
            f"{folder} has no corpus.yaml, but a corpus.yml", "Rename it to corpus.yaml."
        )
    raise CorpusError(
        f"{folder} has no corpus.yaml",
        "Run 'kzbrief init', or write a corpus.yaml that lists the sources.",
    )


def read_manifest_file(path: Path, folder: Path) -> ManifestFile:
    """Read one YAML file of a corpus.

    Args:
        path: The file.
        folder: The corpus folder, absolute and without links, which the file may not leave.

    Returns:
        The file with its text, or with the problem that kept it from being read.
    """

    def refuse(message: str, remedy: str, line: int = 0, content: bytes = b"") -> ManifestFile:
        problem = Problem("corpus-invalid", path, line, message, remedy)
        return ManifestFile(path, None, content, problem)

    try:
        if not path.resolve(strict=True).is_relative_to(folder):
            return refuse(
                f"{path.name} is a link that leaves the corpus folder",
                "Copy the file into the folder.",
            )
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return refuse(f"{path.name} is not a file", "Put a YAML file in its place.")
        if status.st_size > LARGEST_MANIFEST:
            return refuse(
                f"{path.name} has {status.st_size:,} bytes; at most {LARGEST_MANIFEST:,} are read",
                f"Split it into several files in {PARTS}/.",
            )
        with path.open("rb") as stream:
            content = stream.read(LARGEST_MANIFEST + 1)
    except (OSError, RuntimeError) as error:
        return refuse(
            f"{path.name} cannot be read: {in_words(error)}", "Check the file and its rights."
        )
    nul = content.find(b"\0")
    if nul >= 0:
        return refuse(
            "a NUL byte stands in the file",
            "Save the file as UTF-8 text; UTF-16 and binary files hold such bytes.",
            content.count(b"\n", 0, nul) + 1,
            content,
        )
    try:
        return ManifestFile(path, content.decode("utf-8-sig"), content)
    except UnicodeDecodeError as error:
        return refuse(
            f"the file is not UTF-8: byte 0x{content[error.start]:02x}",
            "Save the file as UTF-8.",
            content.count(b"\n", 0, error.start) + 1,
            content,
        )
