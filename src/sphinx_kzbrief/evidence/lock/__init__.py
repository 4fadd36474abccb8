"""The lock: what each source and each piece of evidence was when last accepted."""

from __future__ import annotations

from sphinx_kzbrief.evidence.lock.compare import Drift, compare
from sphinx_kzbrief.evidence.lock.file import LockError, read_lock, write_lock
from sphinx_kzbrief.evidence.lock.make import make_lock
from sphinx_kzbrief.evidence.lock.model import (
    Acceptance,
    Lock,
    LockedPiece,
    LockedSource,
    Review,
    Selector,
)

__all__ = [
    "Acceptance",
    "Drift",
    "Lock",
    "LockError",
    "LockedPiece",
    "LockedSource",
    "Review",
    "Selector",
    "compare",
    "make_lock",
    "read_lock",
    "write_lock",
]
