"""Bytes of a source's file, within bounds."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.problems import SourceUnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def file_bytes(path: Path, max_bytes: int) -> bytes:
    """Read a whole file, if it is a plain file of bearable size.

    Args:
        path: The file; whether it lies inside the corpus is the caller's to check.
        max_bytes: Larger files are refused unread.

    Raises:
        SourceUnreadableError: If it is missing, no plain file, too large or cannot be read.
    """
    try:
        info = path.stat()
        if not stat.S_ISREG(info.st_mode):  # opening a pipe would wait for ever
            raise SourceUnreadableError(
                f"{path.name} is not a plain file.",
                "Name a file of the corpus, not a folder or a device.",
            )
        if info.st_size > max_bytes:
            raise _too_large(path, info.st_size, max_bytes)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise SourceUnreadableError(
            f"{path.name} is missing.",
            "Put the file back into the corpus folder, or correct `file` in corpus.yaml.",
        ) from error
    except OSError as error:
        raise SourceUnreadableError(
            f"{path.name} cannot be read: {error.strerror or error}.",
            "Check the file and its permissions.",
        ) from error
    if len(data) > max_bytes:
        raise _too_large(path, len(data), max_bytes)
    return data


def _too_large(path: Path, size: int, max_bytes: int) -> SourceUnreadableError:
    return SourceUnreadableError(
        f"{path.name} has {size / 1e6:,.0f} MB; files of this format are read up to "
        f"{max_bytes / 1e6:,.0f} MB.",
        "Keep the part that is cited in a file of its own.",
    )
