"""Places of findings: lines of files, told the same on every machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


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
