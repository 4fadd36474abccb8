"""Hashes of files, remembered for as long as the file system says nothing changed."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.problems import SourceUnreadableError

if TYPE_CHECKING:
    import os
    from pathlib import Path

SETTLED = 2.0
"""Seconds since its last change after which a file's stamp is trusted: a second change within
the clock's grain would leave the stamp as it is (git guards its index the same way)."""


@dataclass(slots=True)
class FileHashes:
    """Content hashes of files of this process."""

    _known: dict[Path, tuple[tuple[int, ...], str]] = field(default_factory=dict)

    def of(self, path: Path) -> str:
        """Return the SHA-256 of a file's bytes, hex, reading it only when it changed.

        Args:
            path: A regular file.

        Raises:
            SourceUnreadableError: If it cannot be read.
        """
        try:
            stamp = _stamp(path.stat())
            known = self._known.get(path)
            if known is not None and known[0] == stamp:
                return known[1]
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise SourceUnreadableError(
                f"the file {path.name} cannot be read: {error.strerror or error}",
                "Check the file and its rights.",
            ) from error
        if time.time() - max(stamp[1], stamp[2]) / 1e9 > SETTLED:
            self._known[path] = (stamp, digest)
        else:
            self._known.pop(path, None)
        return digest


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    """Return what changes with a file: size and times, and who it is."""
    return (
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        status.st_dev,
    )
