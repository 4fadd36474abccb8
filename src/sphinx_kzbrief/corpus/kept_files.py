"""Files of a cache: a line with the SHA-256 of the rest, then the rest.

A file that is damaged, or that its writer could not finish, is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from platformdirs import user_cache_path

from sphinx_kzbrief.whole_files import write_whole


def cache_folder(name: str) -> Path | None:
    """Return a folder of the user's cache; None without a home folder, as in some containers.

    Args:
        name: What it is for.
    """
    try:
        return user_cache_path("sphinx-kzbrief") / name
    except (OSError, RuntimeError):
        return None


def load_kept(path: Path) -> bytes | None:
    """Return what was kept in a file, if it is there and undamaged; that counts as its use.

    Args:
        path: The file.
    """
    try:
        digest, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest != hashlib.sha256(body).hexdigest().encode():
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return body


def store_kept(path: Path, body: bytes, most: int) -> None:
    """Keep something in a file; where that fails, whoever needs it makes it anew.

    Args:
        path: The file; its folder is made, for the user alone.
        body: What to keep.
        most: Files kept in that folder; the ones used longest ago go first.
    """
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = hashlib.sha256(body).hexdigest().encode() + b"\n" + body
        write_whole(path, content, durable=False)
        with os.scandir(path.parent) as entries:
            kept = [(entry.stat().st_mtime, entry.path) for entry in entries]
        for _when, old in sorted(kept, reverse=True)[most:]:
            Path(old).unlink(missing_ok=True)
