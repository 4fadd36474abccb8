"""What style sheets say of words: that they are raised, lowered, struck out or hidden.

Word processors mark nearly everything by classes: 10<span class="c1">6</span>. Of a sheet only
rules for a tag, a class or both are read, and of these only what changes words; what they say is
written into the elements' own `style`, where the other modules look for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LARGEST_SHEET: Final = 1024 * 1024
"""Characters of a style sheet; what comes after them is not read."""
_OWN: Final = """
.msoDel {text-decoration: line-through}
.sr-only, .visually-hidden, .visuallyhidden, .screen-reader-text, .element-invisible
{clip: rect(0,0,0,0)}
"""
"""What classes mean that programs and frameworks share, with their sheets at hand or not."""
_PROPERTIES: Final = {
    name: name
    for name in ("vertical-align", "text-decoration", "display", "visibility", "clip",
                 "clip-path", "position", "top", "mso-list")
} | {"text-decoration-line": "text-decoration"}  # fmt: skip
_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE: Final = re.compile(r"([{}])")
_SELECTOR: Final = re.compile(r"([A-Za-z][A-Za-z0-9]*)?(?:\.([A-Za-z_-][\w-]*))?")
_CLASS: Final = re.compile(r"\.([A-Za-z_-][\w-]*)")
_CLIPPED: Final = re.compile(r"rect\((?:[\s,]*[01](?:px)?){4}\s*\)|inset\((?:50|100)%\)")
_LENGTH: Final = re.compile(
    r"([+-]?(?:\d{1,4}(?:\.\d{1,9})?|\.\d{1,9}))(em|rem|ex|pt|px|%|in|mm|cm)"
)
_EMS: Final = {"em": 1, "rem": 1, "ex": 0.5, "pt": 1 / 12, "px": 1 / 16, "%": 0.01, "in": 6,
               "mm": 0.236, "cm": 2.36}  # fmt: skip
_LEAST_SHIFT, _MOST_SHIFT = 0.2, 1.5
"""Ems by which words are raised or lowered: less sets icons straight, more moves boxes."""
_SCREENS: Final = frozenset({"", "all", "screen", "only screen"})


class _Weight(NamedTuple):
    """What decides between declarations: importance, the selector, the place."""

    important: bool = False
    level: int = 0
    at: tuple[int, int] = (0, 0)


class _Declared(NamedTuple):
    """What a rule says of a property."""

    weight: _Weight
    value: str


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The rules of all sheets of a page that matter here.

    Attributes:
        rules: By tag and class, either of them empty, and property: the weightiest declaration.
        revealed: Classes that some rule shows, as where a tab is chosen: what hides them in
            another rule is no proof that they are hidden.
        known: What the sheets say, by tag, classes and own style.
    """

    rules: dict[tuple[str, str], dict[str, _Declared]] = field(default_factory=dict)
    revealed: set[str] = field(default_factory=set)
    known: dict[tuple[str, str, str], dict[str, str]] = field(default_factory=dict)

    def style_of(self, element: Any) -> dict[str, str]:
        """Return what the sheets and the element's own style say of it, by property."""
        key = (element.tag, element.get("class") or "", element.get("style") or "")
        if key not in self.known:
            self.known[key] = self._style_of(*key)
        return self.known[key]

    def _style_of(self, tag: str, classes: str, own: str) -> dict[str, str]:
        found: dict[str, _Declared] = {}
        for key in (
            (tag, ""),
            *(key for name in classes.split() for key in (("", name), (tag, name))),
        ):
            if key in self.rules:
                _weigh(found, self.rules[key])
        if own:
            _weigh(found, _declarations(own, _Weight(level=9)))
        return {name: each.value for name, each in found.items()}


def style_sheet(sheets: Iterable[str]) -> StyleSheet:
    """Read style sheets, the first first.

    Rules for paper, for narrow screens and the like do not count.
    """
    found = StyleSheet()
    for number, sheet in enumerate((_OWN, *sheets)):
        for at, (selectors, body, counts) in enumerate(_blocks(sheet[:LARGEST_SHEET])):
            declared = _declarations(body, _Weight(at=(number, at)))
            if declared and not selectors.startswith("@"):
                _add(found, selectors, declared, counts)
    return found


def page_sheets(tree: Any) -> Iterator[str]:
    """Yield the style sheets that stand in a page itself."""
    for element in tree.iter("style"):
        if (element.get("media") or "").strip().lower() in _SCREENS:
            yield "".join(element.itertext())


def is_sheet(link: Any) -> bool:
    """Tell whether a `<link>` leads to a style sheet for screens."""
    kinds = (link.get("rel") or "").lower().split()
    media = (link.get("media") or "").strip().lower()
    return "stylesheet" in kinds and "alternate" not in kinds and media in _SCREENS


def shift_by(style: dict[str, str]) -> int:
    """Return 1 where a style raises words, -1 where it lowers them, else 0."""
    top = style.get("top", "")
    if style.get("position") == "relative" and not top.endswith("%") and (moved := _ems(top)):
        return -1 if moved > 0 else 1
    align = style.get("vertical-align", "")
    if align in {"super", "sub"}:
        return 1 if align == "super" else -1
    raised = _ems(align)
    return (raised > 0) - (raised < 0)


def is_clipped(style: dict[str, str]) -> bool:
    """Tell whether a style leaves words to screen readers alone."""
    return any(_CLIPPED.match(style.get(name, "")) for name in ("clip", "clip-path"))


def _ems(value: str) -> float:
    length = _LENGTH.fullmatch(value)
    ems = float(length[1]) * _EMS[length[2]] if length else 0.0
    return ems if _LEAST_SHIFT <= abs(ems) <= _MOST_SHIFT else 0.0


def _blocks(sheet: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the selectors and the body of each innermost block, and whether it counts."""
    opened: list[tuple[str, bool]] = []
    counts = is_inner = True
    text = ""
    for part in _BRACE.split(_COMMENT.sub("", sheet)):
        if part == "{":
            opened.append((text.rpartition(";")[2].strip(), counts))
            counts = counts and _is_for_screens(opened[-1][0])
            is_inner, text = True, ""
        elif part == "}":
            if opened:
                selectors, counts = opened.pop()
                if is_inner:
                    yield selectors, text, counts
            is_inner, text = False, ""
        else:
            text = part


def _is_for_screens(rule: str) -> bool:
    media = rule.lower().removeprefix("@media")
    return media != rule.lower() and any(each.strip() in _SCREENS for each in media.split(","))


def _declarations(body: str, weight: _Weight) -> dict[str, _Declared]:
    found: dict[str, _Declared] = {}
    for declaration in body.split(";"):
        name, _, value = declaration.partition(":")
        known = _PROPERTIES.get(name.strip().lower())
        if known is not None:
            words, important, _ = value.strip().lower().partition("!")
            said = _Declared(weight._replace(important=bool(important)), words.strip())
            _weigh(found, {known: said})
    return found


def _weigh(found: dict[str, _Declared], more: Mapping[str, _Declared]) -> None:
    for name, each in more.items():
        if name not in found or found[name].weight <= each.weight:
            found[name] = each


def _add(sheet: StyleSheet, selectors: str, declared: dict[str, _Declared], counts: bool) -> None:
    shows = any(
        (name == "display" and each.value != "none")
        or (name == "visibility" and each.value == "visible")
        for name, each in declared.items()
    )
    for selector in selectors.split(","):
        simple = _SELECTOR.fullmatch(selector.strip())
        if simple and simple[0] and counts:
            tag, name = (simple[1] or "").lower(), simple[2] or ""
            level = bool(tag) + 2 * bool(name)
            _weigh(
                sheet.rules.setdefault((tag, name), {}),
                {
                    known: _Declared(each.weight._replace(level=level), each.value)
                    for known, each in declared.items()
                },
            )
        elif shows:
            sheet.revealed.update(_CLASS.findall(selector))
