"""Writing files whole or not at all, and never over what is there."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.whole_files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class WritingError(KzbriefError):
    """A file cannot be written."""


def template(name: str, values: Mapping[str, str]) -> str:
    """Return one of the package's templates with its values put in."""
    text = (files("sphinx_kzbrief.cli") / "templates" / name).read_text(encoding="utf-8")
    return Template(text).safe_substitute(values)


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file that must not exist yet.

    Raises:
        WritingError: It exists, or cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(data)
    except FileExistsError as error:
        raise WritingError(
            f"{path} exists already, and is left as it is.", "Choose another name, or move it away."
        ) from error
    except OSError as error:
        raise WritingError(
            f"{path} cannot be written: {error.strerror}.", "Check the folder and its rights."
        ) from error


def replace_whole(path: Path, content: str | bytes) -> None:
    """Write a file, new or not, so that others see the old one or the new one, never a part.

    Raises:
        WritingError: It cannot be written.
    """
    try:
        write_whole(path, content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise WritingError(
            f"{path} cannot be written: {error.strerror}.", "Check the folder and its rights."
        ) from error


def one_line_title(title: str) -> str:
    """Return a title as a heading can hold it.

    Raises:
        WritingError: Nothing is left of it.
    """
    text = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", " ", title).split())
    if not re.search(r"\w", text):
        raise WritingError("The title has no letter.", "Write a title such as 'Trade after 2022'.")
    return text


def heading(title: str) -> str:
    """Return a title as MyST prints it: what would be markup is escaped."""
    return re.sub(r"([\\`*_{}\[\]<>#$|])", r"\\\1", title)
