"""The tables at the head of a Rich Text file: its fonts and styles."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sphinx_kzbrief.corpus.readers.office.rtf_codes import CODE_PAGES
from sphinx_kzbrief.corpus.readers.office.symbols import is_symbol_font
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

_STARRED: Final = re.compile(r"\{\\\*[^{}]*\}")
_FONT: Final = re.compile(r"\\f([0-9]{1,6})(?![0-9])([^;]{0,500});")
_CHARSET: Final = re.compile(r"\\fcharset([0-9]{1,3})")
_CODES: Final = re.compile(r"\\[a-zA-Z]+-?[0-9]* ?|[{};\r\n]")
_STYLE: Final = re.compile(r"\{\\s([0-9]{1,6})(?![0-9])([^{}]*)\}")
_LEVEL: Final = re.compile(r"\\outlinelevel[0-8](?![0-9])")
_KINDS: Final = (
    (re.compile(r"heading [1-9]|title"), BlockKind.HEADING),
    (re.compile(r"caption"), BlockKind.CAPTION),
    (re.compile(r"(?:toc|contents) [1-9]"), BlockKind.BOILERPLATE),
)


@dataclass(frozen=True, slots=True)
class Font:
    """A font.

    Attributes:
        encoding: Encoding of the characters set in it; None for that of the file.
        is_symbol: Whether it is Symbol.
    """

    encoding: str | None
    is_symbol: bool


def fonts(table: str) -> Iterator[tuple[int, Font]]:
    """Yield the fonts of a font table by their numbers."""
    for number, rest in _FONT.findall(_STARRED.sub("", table)):
        charset = _CHARSET.search(rest)
        encoding = CODE_PAGES.get(int(charset[1])) if charset else None
        yield int(number), Font(encoding, is_symbol_font(_CODES.sub("", rest)))


def styles(table: str) -> Iterator[tuple[int, BlockKind]]:
    """Yield what the paragraphs of each style of a style sheet are, where that is said."""
    for number, rest in _STYLE.findall(_STARRED.sub("", table)):
        name = _CODES.sub("", rest).strip().casefold()
        kind = next((kind for form, kind in _KINDS if form.fullmatch(name)), None)
        if kind is None and _LEVEL.search(rest):
            kind = BlockKind.HEADING
        if kind is not None:
            yield int(number), kind


def code_page(number: str) -> str | None:
    """Return the encoding of a code page that a file names, None where it is not known."""
    name = {"65001": "utf-8", "10000": "mac_roman"}.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
