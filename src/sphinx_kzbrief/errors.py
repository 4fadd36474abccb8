"""The package's own errors: what went wrong, and what to do about it."""

from __future__ import annotations


class KzbriefError(Exception):
    """Base of every error this package raises on purpose.

    Attributes:
        message: What went wrong.
        remedy: What to do about it.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def in_words(error: BaseException) -> str:
    """Return what an error of the system says, without its number and what it repeats.

    Args:
        error: The error, such as an `OSError`.

    Returns:
        "Permission denied" rather than "[Errno 13] Permission denied: '/path'".
    """
    return str(getattr(error, "strerror", None) or error)
