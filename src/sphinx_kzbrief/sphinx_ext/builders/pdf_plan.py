"""What PDFs a project makes: reading and checking the setting ``kzbrief_pdf_documents``."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError
from sphinx.util.osutil import make_filename_from_project

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.config import Config

# What a PDF says of its age where neither SOURCE_DATE_EPOCH nor its document gives a date: the
# first day that archive formats know, as reproducible builds do.
_UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
# Sphinx writes this where conf.py names no author.
_NO_AUTHOR = "Author name not set"


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """One PDF to make.

    Attributes:
        start: The document it starts with; those of its toctrees follow.
        target: The name of the file.
        title: Its title; empty for the title of the start document.
        author: Who wrote it; empty where nobody is named.
    """

    start: str
    target: str
    title: str = ""
    author: str = ""


def default_documents(config: Config) -> list[tuple[str, str]]:
    """Make one PDF of the whole project."""
    name = make_filename_from_project(config.project) or "document"
    return [(str(config.root_doc), f"{name}.pdf")]


def planned_documents(config: Config, documents: Collection[str]) -> list[PdfDocument]:
    """Read ``kzbrief_pdf_documents``.

    Args:
        config: The project's configuration.
        documents: The names of all documents of the project.

    Raises:
        ConfigError: An entry has the wrong shape, or names no document or no sound file name.
    """
    plans = [_plan(entry, config, documents) for entry in config.kzbrief_pdf_documents]
    targets = [plan.target for plan in plans]
    for target in targets:
        if targets.count(target) > 1:
            raise ConfigError(
                f"kzbrief_pdf_documents writes {target!r} twice: give each PDF a name of its own"
            )
    return plans


def _plan(entry: object, config: Config, documents: Collection[str]) -> PdfDocument:
    shape = "(start document, file name), and after them a title and an author if you like"
    if not isinstance(entry, (tuple, list)) or not 2 <= len(entry) <= 4:
        raise ConfigError(f"kzbrief_pdf_documents: {entry!r} should be {shape}")
    if not all(isinstance(part, str) for part in entry):
        raise ConfigError(f"kzbrief_pdf_documents: {entry!r} should hold words only: {shape}")
    start, target, *rest = entry
    if start not in documents:
        raise ConfigError(f"kzbrief_pdf_documents: the project has no document {start!r}")
    if not target.endswith(".pdf"):
        target += ".pdf"
    if PurePosixPath(target).name != target or re.search(r'[\\/:*?"<>|\x00-\x1f]', target):
        raise ConfigError(f"kzbrief_pdf_documents: {target!r} should be the bare name of a file")
    author = rest[1] if len(rest) > 1 else config.author
    return PdfDocument(
        start, target, rest[0] if rest else "", "" if author == _NO_AUTHOR else str(author)
    )


def moment(written: str) -> datetime:
    """Say when a document was made, the same on every machine.

    Args:
        written: The date the document gives of itself; only ISO dates are read.

    Returns:
        ``SOURCE_DATE_EPOCH`` if it is set, else the date of the document, else 1980-01-01.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    try:
        said = datetime.fromisoformat(written.strip())
    except ValueError:
        return _UNDATED
    return said.replace(tzinfo=UTC) if said.tzinfo is None else said.astimezone(UTC)
