"""Normalisation as a list of edits: what typography may change, and nothing that has meaning.

White space, zero-width characters, quote marks, dashes, ligatures and Unicode forms are folded;
digits, signs, currencies, per cent, decimal points, `?`, `!` and letters with their case are not.
One pass of a regular expression finds the places to edit; everything between them is kept.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import regex

from sphinx_kzbrief.text.characters import (
    COMPATIBILITY,
    CURRENCY_SIGNS,
    DASHES,
    DOUBLE_QUOTES,
    EAST_ASIAN,
    IGNORABLE,
    INDEXED,
    MINUS_SIGNS,
    ORDINAL,
    SINGLE_QUOTES,
    SOFT_HYPHENS,
    VOICED,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_WHITE: Final = r"\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SEPARATOR: Final = rf"[ \-{_WHITE}{DASHES}{IGNORABLE}]"
_MARKS: Final = (
    rf"[{DOUBLE_QUOTES}]|''|``|[{SINGLE_QUOTES}]|[…⋯]"
    rf"|\.(?:[ \u00a0\u2009\u202f]\.)+|{VOICED}|[{COMPATIBILITY}]|{INDEXED}|{ORDINAL}"
)
_EDIT: Final = re.compile(rf"{_SEPARATOR}+|{_MARKS}")
# Scanning for one set of characters is eight times faster than trying `_EDIT` everywhere, so
# edits are looked for only where one of these stands.
_ODD: Final = re.compile(
    rf"[{_WHITE}{DASHES}{IGNORABLE}{DOUBLE_QUOTES}{SINGLE_QUOTES}…⋯{COMPATIBILITY}"
    "\u2080-\u2089ᵉᵒºª]",
)
_PAIRS: Final = ("  ", " -", "- ", "--", "''", ". .")
_EAST: Final = re.compile(
    rf"{_SEPARATOR}{{2,}}|[{_WHITE}{DASHES}{IGNORABLE}]"
    rf"|(?<=[{EAST_ASIAN}]) | (?=[{EAST_ASIAN}])|{_MARKS}",
)
# A base with its combining marks is one edit, and so is a run of Hangul letters: composing may
# reach across all of them.
_DECOMPOSED: Final = regex.compile(
    rf"[^\s\-{DASHES}{IGNORABLE}\p{{M}}](?:[{IGNORABLE}]*\p{{M}})+"
    rf"|[\u1100-\u11ff]{{2,}}|[\uac00-\ud7a3][\u11a8-\u11ff]+|{_EAST.pattern}",
)
_IS_WHITE: Final = re.compile(rf"[ {_WHITE}]")
_IS_SEPARATOR: Final = re.compile(_SEPARATOR)
_IS_EAST: Final = re.compile(f"[{EAST_ASIAN}]")
_IS_HYPHEN: Final = re.compile(rf"[\-{DASHES}]")
_IS_COMPATIBLE: Final = re.compile(f"[{COMPATIBILITY}]")
_IS_DOUBLE: Final = re.compile(f"[{DOUBLE_QUOTES}]")
_IS_SINGLE: Final = re.compile(f"[{SINGLE_QUOTES}]")
_IGNORED: Final = re.compile(f"[{IGNORABLE}]+")
_MINUS: Final = re.compile(rf"[{_WHITE} ]*[\-{MINUS_SIGNS}]")
_IS_SIGNED: Final = re.compile(rf"[\d{CURRENCY_SIGNS}]|\.\d")
_SOFT: Final = re.compile(f"[{SOFT_HYPHENS}]")
_IS_PLAIN_BY_KC: Final = re.compile(f"[\u2080-\u2089]+|[ᵉᵒºª]|{VOICED}")


@dataclass(frozen=True, slots=True)
class Edits:
    """What normalisation changed: four parallel rows of offsets, in order, without overlaps.

    Attributes:
        folded_starts: Where each replacement starts in the normalised text.
        folded_ends: Where it ends there; equal to the start where something was dropped.
        starts: Where the replaced part starts in the text.
        ends: Where it ends there.
    """

    folded_starts: tuple[int, ...] = ()
    folded_ends: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of `Edits` while they grow."""

    folded_starts: list[int]
    folded_ends: list[int]
    starts: list[int]
    ends: list[int]

    def add(self, start: int, end: int, shift: int, length: int) -> None:
        """Note that `start` to `end` became `length` characters, `shift` further on."""
        self.folded_starts.append(start + shift)
        self.folded_ends.append(start + shift + length)
        self.starts.append(start)
        self.ends.append(end)

    def freeze(self) -> Edits:
        """Return the rows as plain data."""
        return Edits(
            tuple(self.folded_starts), tuple(self.folded_ends), tuple(self.starts), tuple(self.ends)
        )


def normalise(text: str, kept: Container[int] = frozenset()) -> tuple[str, Edits]:
    """Return the normalised text and the edits that led to it.

    Args:
        text: Any text.
        kept: Offsets at which nothing is folded.

    Returns:
        The text with its typography folded, and the edits as offsets on both sides. Where
        nothing needs folding the text itself is returned, with no edits.
    """
    parts: list[str] = []
    rows = _Rows([], [], [], [])
    last = 0
    shift = 0
    # White space looks at its neighbours beside East Asian characters, a dash before a number.
    known: dict[str, str] | None = {} if text.isascii() or not _IS_EAST.search(text) else None
    for start, end in _places(text):
        found = text[start:end]
        if known is None or _IS_SIGNED.match(text, end):
            replacement = _replacement(found, text, start, end)
        elif found in known:
            replacement = known[found]
        else:
            replacement = known[found] = _replacement(found, text, start, end)
        if replacement == found or start in kept:
            continue
        parts.append(text[last:start])
        parts.append(replacement)
        rows.add(start, end, shift, len(replacement))
        shift += len(replacement) - (end - start)
        last = end
    if not parts:
        return text, Edits()
    parts.append(text[last:])
    return "".join(parts), rows.freeze()


def fold(text: str) -> str:
    """Return the normalised text alone, without white space at its ends."""
    return normalise(text)[0].strip()


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges that may need an edit, in order and without overlaps."""
    if not unicodedata.is_normalized("NFC", text):
        yield from (match.span() for match in _DECOMPOSED.finditer(text))
        return
    if not text.isascii() and _IS_EAST.search(text):
        yield from (match.span() for match in _EAST.finditer(text))
        return
    starts = [match.start() for match in _ODD.finditer(text)]
    for pair in _PAIRS:
        if pair in text:
            starts.extend(match.start() for match in re.finditer(re.escape(pair), text))
    starts.sort()
    last = 0
    for at in starts:
        if at < last:
            continue
        start = at
        while start > last and text[start - 1] in " -" and _IS_SEPARATOR.match(text, at):
            start -= 1
        match = _EDIT.match(text, start)
        if match:
            last = match.end()
            yield start, last


def _replacement(found: str, text: str, start: int, end: int) -> str:
    """Return what the normalised text has in place of `found`."""
    first = found[0]
    if _IS_SEPARATOR.match(first):
        return _separator(found, text, start, end)
    if _IS_PLAIN_BY_KC.fullmatch(found):
        return unicodedata.normalize("NFKC", found)
    if len(found) == 1:
        return _character(first)
    if first == ".":
        return "." * found.count(".")
    if found in {"''", "``"}:
        return '"'
    composed = unicodedata.normalize("NFC", _IGNORED.sub("", found))
    return "".join(map(_character, composed))


def _character(character: str) -> str:
    """Return the plain form of one character."""
    if _IS_DOUBLE.match(character):
        return '"'
    if _IS_SINGLE.match(character):
        return "'"
    if character in "…⋯":
        return "..."
    if not _IS_COMPATIBLE.match(character):
        return character
    plain = unicodedata.normalize("NFKC", character)
    # A full-width quote mark or hyphen becomes ASCII's first, and is then folded like it.
    return _character(plain) if plain != character and len(plain) == 1 else plain


def _separator(found: str, text: str, start: int, end: int) -> str:
    """Return a hyphen, a space or nothing for a run of white space, dashes and ignorables."""
    beside_east = (start and _IS_EAST.match(text[start - 1])) or (
        end < len(text) and _IS_EAST.match(text[end])
    )
    if _IS_HYPHEN.search(found):
        if not _IS_SIGNED.match(text, end):
            return "-"
        # Before a number, a sign that touches it is a minus, and a dash set apart is none.
        plain = _IGNORED.sub("", found)
        if _MINUS.fullmatch(plain):
            return " -" if len(plain) > 1 and not beside_east else "-"
        return "- " if _IS_WHITE.match(plain[-1]) else "-"
    if not _IS_WHITE.search(found):
        return ""
    if _SOFT.search(found) and ("\n" in found or "\x02" in found or "\ufffe" in found):
        return ""
    return "" if beside_east else " "
