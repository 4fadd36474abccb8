"""Libraries of the extra `ingest`: imported where needed, with a clear word if they are absent."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from sphinx_kzbrief.corpus.problems import SourceUnreadableError

INSTALL = 'pip install "sphinx-kzbrief[ingest]"'


def library(name: str, what: str) -> Any:
    """Import a library of the extra `ingest`.

    Args:
        name: Name of the module.
        what: What it reads, for the message.

    Raises:
        SourceUnreadableError: If it is not installed; the remedy names the extra.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise SourceUnreadableError(
            f"{what} needs the package {error.name or name}, which is not installed.",
            f"Install the readers: {INSTALL}.",
        ) from error
