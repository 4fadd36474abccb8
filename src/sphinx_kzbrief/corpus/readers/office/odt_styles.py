"""What the styles of an OpenDocument text say of its paragraphs and runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sphinx_kzbrief.corpus.readers.office.math import local
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

_DEEPEST: Final = 32
_POSITION: Final = re.compile(r"(super|sub|-?[0-9]{1,3}(?:\.[0-9]+)?%)(?:\s|$)")
_BOLD: Final = re.compile(r"bold|[6-9]00")
_KINDS: Final = {"title": BlockKind.HEADING, "caption": BlockKind.CAPTION}


def attribute(element: Any, name: str) -> str:
    """Return an attribute by its name without namespace; empty if it is absent."""
    return next((str(text) for key, text in element.items() if key.rpartition("}")[2] == name), "")


@dataclass(frozen=True, slots=True)
class TextStyles:
    """The styles of one document, automatic ones included.

    Attributes:
        elements: Style elements by family and name.
        known: Settings of the styles already asked for.
    """

    elements: Mapping[tuple[str, str], Any]
    known: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, *roots: Any) -> TextStyles:
        """Read the styles of parts; those of a later part win."""
        return cls(
            {
                (attribute(node, "family"), attribute(node, "name")): node
                for root in roots
                for node in root.iter("{*}style")
            },
        )

    def settings(self, family: str, name: str) -> Mapping[str, Any]:
        """Return how a style sets its runs, what it is based on included.

        Args:
            family: ``text`` or ``paragraph``.
            name: Its name.

        Returns:
            Of `strong`, `italic`, `struck`, `hidden` and `shift` what is said.
        """
        key = (family, name)
        if key not in self.known:
            found: dict[str, Any] = {}
            for style in self._chain(family, name):
                found = {**_stated(style), **found}
            self.known[key] = found
        return self.known[key]

    def kind(self, name: str) -> BlockKind:
        """Tell what a paragraph of a style is."""
        for style in self._chain("paragraph", name):
            if attribute(style, "name").casefold() in _KINDS:
                return _KINDS[attribute(style, "name").casefold()]
        return BlockKind.TEXT

    def _chain(self, family: str, name: str) -> Iterator[Any]:
        for _ in range(_DEEPEST):
            style = self.elements.get((family, name))
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")


def _stated(style: Any) -> dict[str, Any]:
    """Read the properties of one style."""
    found: dict[str, Any] = {}
    for properties in style:
        if local(properties) != "text-properties":
            continue
        for key, text in properties.items():
            match key.rpartition("}")[2]:
                case "text-position":
                    found["shift"] = _shift(text)
                case "text-line-through-style" | "text-line-through-type":
                    found["struck"] = text != "none"
                case "font-weight":
                    found["strong"] = _BOLD.fullmatch(text) is not None
                case "font-style":
                    found["italic"] = text in {"italic", "oblique"}
                case "display":
                    found["hidden"] = text == "none"
    return found


def _shift(text: str) -> int:
    match = _POSITION.match(text.strip())
    if match is None:
        return 0
    if match[1] in {"super", "sub"}:
        return 1 if match[1] == "super" else -1
    height = float(match[1][:-1])
    return (height > 0) - (height < 0)
