"""Bringing the images of a document to where Typst may read them, and no other file."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from sphinx_kzbrief.sphinx_ext.writers.typst.compiler import picture_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

logger = logging.getLogger(__name__)

# By their first bytes: a name may lie, and Typst goes by the name.
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
    (b"%PDF-", ".pdf"),
)


def gather_pictures(
    tree: nodes.document, source: Path, allowed: Sequence[Path], room: Path, fonts: Any
) -> dict[str, Path | None]:
    """Copy every image of ``tree`` that can be shown.

    Args:
        tree: The document; images that cannot be shown are warned of at their place.
        source: The folder that the images' addresses are relative to.
        allowed: The folders that an image may come from, links followed.
        room: The folder Typst works in; images go to ``images`` below it.
        fonts: A ``typst.Fonts``.

    Returns:
        The path below ``room`` for each image's address, None where it cannot be shown.
    """
    pictures: dict[str, Path | None] = {}
    for image in tree.findall(nodes.image):
        uri = str(image.get("uri", ""))
        if uri in pictures:
            continue
        try:
            pictures[uri] = _gathered(uri, source, allowed, room, fonts)
        except _UnshownError as error:
            pictures[uri] = None
            logger.warning(
                "the image %r cannot be shown in the PDF: %s",
                uri, error, type="kzbrief", subtype="pdf-image", location=image,
            )  # fmt: skip
    return pictures


class _UnshownError(Exception):
    """Why an image cannot be shown, and what to do."""


def _gathered(uri: str, source: Path, allowed: Sequence[Path], room: Path, fonts: Any) -> Path:
    if "://" in uri:
        raise _UnshownError("it is on the web; save a copy in the project and name that")
    try:
        file = (source / uri).resolve(strict=True)
        inside = any(file.is_relative_to(folder.resolve()) for folder in allowed)
        data = file.read_bytes() if inside and file.is_file() else None
    except (OSError, ValueError) as error:
        raise _UnshownError("there is no such file that can be read") from error
    if data is None:
        raise _UnshownError("it lies outside of the project; put it among the sources")
    kept = Path("images") / (sha256(data).hexdigest()[:20] + _suffix(data, file))
    target = room / kept
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        shutil.copyfile(file, target)
    problem = picture_problem(target, fonts)
    if problem:
        raise _UnshownError(f"{problem}; save it as PNG, JPEG or SVG")
    return kept


def _suffix(data: bytes, file: Path) -> str:
    for signature, suffix in _SIGNATURES:
        if data.startswith(signature):
            return suffix
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    return ".svg" if b"<svg" in data[:4096] else file.suffix.lower()
