"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

_UNFINISHED = ".kzbrief-unfinished-"
_ABANDONED_AFTER = 3600.0


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write a file, new or not, so that others see the old one or the new one, never a part.

    A link stays a link; the file it leads to is replaced, with the rights it had. What a killed
    writer left beside it an hour ago or longer is removed.

    Args:
        path: The file. A pipe or a device is written to as it is, for it has no parts to replace.
        content: All of its bytes.
        durable: Whether to wait until they would outlast a loss of power.

    Raises:
        OSError: It cannot be written; what was there stays, and nothing lies beside it.
    """
    if path.is_relative_to("/dev") or (path.exists() and not path.is_file()):
        with path.open("ab") as stream:
            stream.write(content)
        return
    target = path.resolve()
    rights = target.stat().st_mode & 0o777 if target.exists() else 0o644
    _clear(target.parent)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_UNFINISHED)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        unfinished.chmod(rights)
        unfinished.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            unfinished.unlink()
        raise


def _clear(folder: Path) -> None:
    """Remove the unfinished files of writers that were killed."""
    for left in folder.glob(f"{_UNFINISHED}*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED_AFTER:
                left.unlink()
