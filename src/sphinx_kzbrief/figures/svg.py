"""Writes SVG elements: text stays text, values are escaped, numbers are short."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable

# Characters XML 1.0 forbids; a source may hold them.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# What may not be parted: a word with the white space before it, or one letter of Han and the like.
_PIECES = re.compile(
    r"\s*(?:[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff]+)"
)
_EMS = (
    dict.fromkeys("iljI.,:;'|!·’ \u00a0\u202f", 0.34)
    | dict.fromkeys("frt()[]-/", 0.46)
    | dict.fromkeys("mwMWшщжюыфмШЩЖЮЫФМ@%—", 0.99)
    | dict.fromkeys("ABCDEFGHKNOPQRSUVXYZАБВГДЕЗИКЛНОПРСТУХЦЧЭЯ", 0.75)
)
"""Widths of letters by the em, where they are not the 0.65 of most."""


def element(name: str, attributes: dict[str, str | float], content: str = "") -> str:
    """Return one element; `content` is markup already made by this module.

    Args:
        name: Element name.
        attributes: Values by name; numbers are printed with at most two decimals.
        content: Markup inside.
    """
    parts = "".join(f" {key}={_attribute(value)}" for key, value in attributes.items())
    return f"<{name}{parts}>{content}</{name}>" if content else f"<{name}{parts}/>"


def text(words: str, attributes: dict[str, str | float]) -> str:
    """Return a text element."""
    return element("text", attributes, escaped(words))


def document(
    width: float, height: float, parts: Iterable[str], attributes: dict[str, str | float]
) -> str:
    """Return a whole SVG document that scales to the width it is given.

    Args:
        width: Width of the drawing in user units.
        height: Height of the drawing in user units.
        parts: Elements in drawing order.
        attributes: Further attributes of the root.
    """
    root: dict[str, str | float] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {_number(width)} {_number(height)}",
        "width": width,
        "height": height,
        **attributes,
    }
    return element("svg", root, "\n" + "\n".join(parts) + "\n")


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide words are set, in user units; rather too wide than too narrow.

    Measured on DejaVu Sans, the widest of those that charts are set in.
    """
    wide = sum(_EMS.get(letter) or (1.0 if _is_wide(letter) else 0.65) for letter in words)
    return wide * size * (1.12 if bold else 1.0)


def wrapped(
    words: str, room: float, size: float, *, bold: bool = False, first: float | None = None
) -> list[str]:
    """Break words into lines no wider than `room`, the first no wider than `first`.

    A word that is longer than a line is broken inside.
    """
    lines = [""]
    for piece in _PIECES.findall(" ".join(words.split())):
        width = room if first is None or len(lines) > 1 else first
        if lines[-1] and width_of((lines[-1] + piece).rstrip(), size, bold=bold) > width:
            lines.append("")
        for letter in piece if lines[-1] else piece.lstrip():
            if width_of(lines[-1] + letter, size, bold=bold) > room:
                lines.append("")
            lines[-1] += letter
    return [line.strip() for line in lines if line.strip()]


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in {"W", "F"}


def escaped(words: str) -> str:
    """Return words safe to stand in an XML document."""
    return escape(_FORBIDDEN.sub("�", words))


def _attribute(value: str | float) -> str:
    return quoteattr(_FORBIDDEN.sub("�", value) if isinstance(value, str) else _number(value))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
