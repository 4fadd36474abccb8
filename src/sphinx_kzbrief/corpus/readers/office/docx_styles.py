"""What styles and numbering say of a Word document's paragraphs and runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sphinx_kzbrief.corpus.readers.office.math import local
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

_DEEPEST: Final = 32
_ON: Final = frozenset({"1", "true", "on"})
_SIZE: Final = 20
"""Size of type in half points where nothing says one (ECMA-376, 17.3.2.38)."""
_OFF: Final = frozenset({"0", "false", "off", "none"})
_TOGGLES: Final = {
    "b": "strong",
    "i": "italic",
    "strike": "struck",
    "dstrike": "struck_twice",
    "vanish": "hidden",
}
_SHIFTS: Final = {"superscript": 1, "subscript": -1}
_HEADING_NAME: Final = re.compile(r"heading [1-9]")
_CONTENTS_NAME: Final = re.compile(r"toc [1-9]|table of figures")
_BODY_LEVEL: Final = 9
"""Outline level of running text; headings have 0 to 8."""

Settings = Mapping[str, int]
"""How a run is set, by the names of `_TOGGLES` and ``shift``, ``position``, ``size``."""


def child(element: Any, *names: str) -> Any:
    """Return the first child of a name, of that its child of the next name; None if absent."""
    for name in names:
        if element is None:
            return None
        element = next((node for node in element if local(node) == name), None)
    return element


def value(element: Any, name: str = "val") -> str:
    """Return an attribute by its name without namespace; empty if it is absent."""
    if element is None:
        return ""
    return next((str(text) for key, text in element.items() if key.rpartition("}")[2] == name), "")


def settings_of(properties: Any) -> dict[str, int]:
    """Read the properties of a run (``w:rPr``); what they leave open is not in the result."""
    found: dict[str, int] = {}
    for node in () if properties is None else properties:
        name = local(node)
        if name in _TOGGLES:
            found[_TOGGLES[name]] = value(node).lower() not in _OFF
        elif name == "vertAlign":
            found["shift"] = _SHIFTS.get(value(node), 0)
        elif name in {"position", "sz"}:
            found["size" if name == "sz" else name] = _number(value(node))
    return found


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text) else 0


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of one document.

    Attributes:
        elements: Style elements by id.
        unnumbered: Numberings and levels that print neither number nor bullet.
        defaults: Settings of all runs.
        usual: Id of the style of paragraphs that name none.
        known: Settings of the styles already asked for.
    """

    elements: Mapping[str, Any] = field(default_factory=dict)
    unnumbered: frozenset[tuple[str, str]] = frozenset()
    defaults: Settings = field(default_factory=dict)
    usual: str = ""
    known: dict[str, Settings] = field(default_factory=dict)

    @classmethod
    def read(cls, styles: Any, numbering: Any) -> Styles:
        """Read ``styles.xml`` and ``numbering.xml``; either may be None."""
        elements = {
            value(node, "styleId"): node
            for node in (() if styles is None else styles)
            if local(node) == "style"
        }
        usual = next(
            (
                id_
                for id_, node in elements.items()
                if value(node, "default") in _ON and value(node, "type") == "paragraph"
            ),
            "",
        )
        defaults = child(styles, "docDefaults", "rPrDefault", "rPr") if elements else None
        stated = {"size": _SIZE, **settings_of(defaults)}
        return cls(elements, frozenset(_unnumbered(numbering)), stated, usual)

    def chain(self, style: str) -> Iterator[Any]:
        """Yield a style and those it is based on."""
        for _ in range(_DEEPEST):
            element = self.elements.get(style)
            if element is None:
                return
            yield element
            style = value(child(element, "basedOn"))

    def settings(self, style: str) -> Settings:
        """Return how a style sets its runs, what it is based on included."""
        style = style or self.usual
        if style not in self.known:
            found: dict[str, int] = {}
            for element in self.chain(style):
                found = {**settings_of(child(element, "rPr")), **found}
            self.known[style] = found
        return self.known[style]

    def kind(self, style: str, properties: Any) -> BlockKind:
        """Tell what a paragraph is.

        Args:
            style: Id of its style.
            properties: Its ``w:pPr``, or None.
        """
        own = [] if properties is None else [properties]
        chain = list(self.chain(style or self.usual))
        for element in chain:
            name = value(child(element, "name")).casefold()
            if name == "caption":
                return BlockKind.CAPTION
            if name == "title" or _HEADING_NAME.fullmatch(name):
                return BlockKind.HEADING
            if _CONTENTS_NAME.fullmatch(name):
                return BlockKind.BOILERPLATE
        stated = [*own, *(node for element in chain if (node := child(element, "pPr")) is not None)]
        level = next(
            (node for each in stated if (node := child(each, "outlineLvl")) is not None), None
        )
        if level is not None and _number(value(level) or "9") < _BODY_LEVEL:
            return BlockKind.HEADING
        return BlockKind.LIST_ITEM if self._listed(stated) else BlockKind.TEXT

    def _listed(self, stated: list[Any]) -> bool:
        numbers = [node for each in stated if (node := child(each, "numPr")) is not None]
        if not numbers:
            return False
        number = next((id_ for node in numbers if (id_ := value(child(node, "numId")))), "0")
        level = next((at for node in numbers if (at := value(child(node, "ilvl")))), "0")
        return number != "0" and (number, level) not in self.unnumbered


def _unnumbered(numbering: Any) -> Iterator[tuple[str, str]]:
    """Yield (numbering, level) of the levels that print neither number nor bullet."""
    if numbering is None:
        return
    silent: dict[str, list[str]] = {}
    for node in numbering:
        if local(node) == "abstractNum":
            silent[value(node, "abstractNumId")] = [
                value(level, "ilvl")
                for level in node
                if local(level) == "lvl"
                and value(child(level, "numFmt")) == "none"
                and not value(child(level, "lvlText"))
            ]
    for node in numbering:
        if local(node) == "num":
            for level in silent.get(value(child(node, "abstractNumId")), ()):
                yield value(node, "numId"), level
