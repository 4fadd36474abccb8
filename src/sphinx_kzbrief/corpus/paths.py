"""Files of sources: inside the corpus folder, regular, and not too large.

The manifest's own check of names (`values.check_file`) keeps out `..` and absolute paths;
here the file system is asked about links, directories and what is missing.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from sphinx_kzbrief.corpus.keys import nearest
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.errors import in_words

LARGEST_FILE = 256 * 2**20
"""Bytes of a source's file that are read at most."""

_SUGGESTIONS = 20
"""Missing files for which near names are looked up; a corpus without its files has them all."""


def safe_path(folder: Path, file: str) -> Path:
    """Return the path of a source's file if it may be read.

    Args:
        folder: The corpus folder, absolute and without links.
        file: File name relative to it.

    Returns:
        The path without links.

    Raises:
        SourceUnreadableError: If it is missing, leaves the folder, is not a regular file, or is
            larger than `LARGEST_FILE`.
    """
    path = folder / file
    try:
        resolved = path.resolve(strict=True)
        status = resolved.stat()
    except FileNotFoundError:
        raise SourceUnreadableError(
            f"the file {file} is missing", "Put the file back, or correct 'file' in corpus.yaml."
        ) from None
    except RuntimeError:  # what pathlib raises for links that lead round in a circle
        raise SourceUnreadableError(
            f"the file {file} is a link that leads back to itself",
            "Copy the file itself into the corpus folder.",
        ) from None
    except (OSError, ValueError) as error:
        raise SourceUnreadableError(
            f"the file {file} cannot be opened: {in_words(error)}",
            "Check the file, its links and rights.",
        ) from error
    if not resolved.is_relative_to(folder):
        raise SourceUnreadableError(
            f"the file {file} is reached by a link that leaves the corpus folder",
            "Copy the file itself into the corpus folder.",
        )
    if not stat.S_ISREG(status.st_mode):
        raise SourceUnreadableError(
            f"{file} is not a regular file", "Name a document, not a folder or device."
        )
    if status.st_size > LARGEST_FILE:
        raise SourceUnreadableError(
            f"the file {file} has {status.st_size:,} bytes; at most {LARGEST_FILE:,} are read",
            "Cut out the part that is cited, and say so in 'note'.",
        )
    return resolved


@dataclass(slots=True)
class Inventory:
    """Names of the files in a corpus, folder by folder, so that many are checked quickly.

    Attributes:
        root: The corpus folder, absolute and without links.
    """

    root: Path
    _plain: dict[str, dict[str, bool]] = field(default_factory=dict)
    _suggested: int = 0

    def trouble(self, file: str) -> tuple[str, str] | None:
        """Say what keeps a file from being read, and what to do about it.

        Args:
            file: File name relative to the corpus folder.

        Returns:
            Message and remedy; None where the file is there.
        """
        folder, _, name = file.rpartition("/")
        if self._names(folder).get(name):
            return None
        try:
            safe_path(self.root, file)
        except SourceUnreadableError as error:
            return error.message, self._near(folder, name) or error.remedy
        return None

    def _names(self, folder: str) -> dict[str, bool]:
        """Return the names in a folder; True for regular files reached without a link."""
        if folder not in self._plain:
            path = self.root / folder
            try:
                inside = path.resolve(strict=True) == path
                with os.scandir(path) as entries:
                    self._plain[folder] = {
                        entry.name: inside and entry.is_file(follow_symlinks=False)
                        for entry in entries
                    }
            except (OSError, RuntimeError):
                self._plain[folder] = {}
        return self._plain[folder]

    def _near(self, folder: str, name: str) -> str:
        """Suggest files that could be meant by a name that is not there."""
        names = self._names(folder)
        if name in names or not names or self._suggested >= _SUGGESTIONS:
            return ""
        self._suggested += 1
        composed = unicodedata.normalize("NFC", name)
        same = [each for each in names if unicodedata.normalize("NFC", each) == composed]
        if same:
            return (
                f"A file {same[0]!r} looks the same but is written with other Unicode characters "
                "(composed or decomposed accents): rename it, or copy its name into corpus.yaml."
            )
        near = nearest(name, names)
        return f"Did you mean {' or '.join(map(repr, near))}?" if near else ""
