"""What an image file of the corpus may be: a picture that shows itself and does nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from sphinx_kzbrief.corpus.problems import SourceUnreadableError

if TYPE_CHECKING:
    from pathlib import Path

MOST_PIXELS = 100_000_000
"""Pixels a picture may have; more stop browsers and readers of PDF."""

_SIGNATURES: dict[str, re.Pattern[bytes]] = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": re.compile(rb"\xff\xd8\xff"),
    ".jpeg": re.compile(rb"\xff\xd8\xff"),
    ".gif": re.compile(rb"GIF8[79]a"),
    ".webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    ".avif": re.compile(rb"....ftypavi[fs]", re.DOTALL),
    ".svg": re.compile(rb"(?:\xef\xbb\xbf)?\s*<"),
}
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener"})
"""Elements of SVG that run programs or hold other documents, in lower case."""
_OUTSIDE = re.compile(r"@import|url\(\s*[\"']?(?!#|data:image/)", re.IGNORECASE)
_FORMATS = "Save it as PNG, JPEG, GIF, WebP, AVIF or SVG, with the suffix of its format."


def check_image_file(path: Path, data: bytes) -> None:
    """Refuse a file that is no picture, runs something, or is too large to show.

    Args:
        path: The file; its suffix says what it should be.
        data: Its bytes.

    Raises:
        SourceUnreadableError: It is none of the known formats, an SVG that runs scripts or
            loads other files, or has more than `MOST_PIXELS`.
    """
    suffix = path.suffix.lower()
    signature = _SIGNATURES.get(suffix)
    if signature is None or not signature.match(data):
        raise SourceUnreadableError(f"{path.name} is no image that can be shown", _FORMATS)
    if suffix == ".svg":
        _check_svg(path.name, data)
        return
    width, height = _size(suffix, data)
    if width * height > MOST_PIXELS:
        raise SourceUnreadableError(
            f"{path.name} is {width:,} × {height:,} pixels large",
            f"Make it smaller than {MOST_PIXELS // 10**6} million pixels.",
        )


def _size(suffix: str, data: bytes) -> tuple[int, int]:
    """Return width and height in pixels; nothing where the format is not measured."""
    if suffix == ".png":
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    if suffix == ".gif":
        return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")
    if suffix in {".jpg", ".jpeg"}:
        return _jpeg_size(data)
    return 0, 0


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Return the size that the frame header of a JPEG states (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return int.from_bytes(data[at + 7 : at + 9]), int.from_bytes(data[at + 5 : at + 7])
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0, 0


def _check_svg(name: str, data: bytes) -> None:
    """Refuse what a drawing does besides being seen; entities are refused unexpanded."""
    roots: list[str] = []

    def refuse(what: str | None) -> None:
        if what:
            raise SourceUnreadableError(
                f"{name} {what}", "Save the drawing without scripts, links and outside files."
            )

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = _local(tag)
        roots.append(local)
        refuse(f"holds the element {tag}" if local in _ACTIVE else None)
        for key, value in attributes.items():
            refuse(_fault(key, value))

    def styled(text: str) -> None:
        refuse("loads another file (style)" if _OUTSIDE.search(text) else None)

    def declared(_root: str, _system: str | None, _public: str | None, subset: bool) -> None:
        refuse("declares entities" if subset else None)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = styled
    parser.StartDoctypeDeclHandler = declared
    parser.buffer_text = True
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise SourceUnreadableError(f"{name} is no SVG: {error}", _FORMATS) from error
    refuse("is no SVG" if roots[0] != "svg" else None)


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _fault(key: str, value: str) -> str | None:
    """Say what an attribute of SVG does that a picture should not, or None."""
    local = _local(key)
    if local.startswith("on"):
        return f"runs a script ({key})"
    if local in {"href", "src"} and not value.lstrip().startswith(("#", "data:image/")):
        return f"refers to {value[:60]!r}"
    return f"loads another file ({key})" if _OUTSIDE.search(value) else None
