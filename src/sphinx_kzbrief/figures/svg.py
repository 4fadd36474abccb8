"""Writes SVG elements: text stays text, values are escaped, numbers are short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable

# Characters XML 1.0 forbids; a source may hold them.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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


def escaped(words: str) -> str:
    """Return words safe to stand in an XML document."""
    return escape(_FORBIDDEN.sub("�", words))


def _attribute(value: str | float) -> str:
    return quoteattr(_FORBIDDEN.sub("�", value) if isinstance(value, str) else _number(value))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
