"""Where the words of a source begin and end, with the marks that belong to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.notes import note_at
from sphinx_kzbrief.text.characters import DOUBLE_QUOTES, SINGLE_QUOTES
from sphinx_kzbrief.text.words import is_word_boundary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.text.prepared import PreparedText

_RAISED: Final = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰")
_PRIMES: Final = frozenset("′″‴ʹʺ")
_SINGLE: Final = re.compile(rf"['{SINGLE_QUOTES}]")
_DOUBLE: Final = re.compile(rf"[\"{DOUBLE_QUOTES}]")
_MARKS: Final = re.compile(rf"[\"'{SINGLE_QUOTES}{DOUBLE_QUOTES}]")
_POSSESSED: Final = re.compile(r".\s+\w")
_PARAGRAPH: Final = "\n\n"
_NEAR: Final = 80
_REACH: Final = 600
"""Characters before a mark in which what it closes is looked for."""


def is_bound(source: PreparedText, offset: int) -> bool:
    """Tell whether a quotation may start or end at a place of a source.

    Beyond the bounds of words and numbers, the exponent of a unit, the mark of feet or minutes
    and the apostrophe of a plural belong to what stands before them; the number of a note does not.

    Args:
        source: The source.
        offset: A place between two of its code points.
    """
    text = source.raw
    note = note_at(source, offset)
    if note is not None:
        # The words end as they would if the marker did not stand there.
        near = text[max(0, offset - _NEAR) : offset]
        bound = is_word_boundary(near + text[note.end : note.end + _NEAR], len(near))
        return bound and not belongs_to_word(source, note.end)
    if not is_word_boundary(text, offset):
        return False
    after = text[offset : offset + 1]
    if not after or not offset or after.isspace():
        return True
    if after in _RAISED and not text[offset - 1].isspace():
        return False
    return not belongs_to_word(source, offset)


def belongs_to_word(source: PreparedText, offset: int) -> bool:
    """Tell whether the mark at `offset` is part of the number or word before it.

    So are the marks of feet, inches, minutes and seconds, and the apostrophe of a possessive
    plural, unless they may close quotation marks that stand open in their paragraph.

    Args:
        source: A text.
        offset: The offset of any character, or the end of the text.
    """
    if not _MARKS.match(source.raw, offset):
        return False
    known: frozenset[int] | None = source.derived.get("bound marks")
    if known is None:
        known = source.derived["bound marks"] = frozenset(_bound_marks(source.raw))
    return offset in known


def _bound_marks(text: str) -> Iterator[int]:
    """Yield the offsets of the marks that are part of the number or word before them."""
    for marks in (_SINGLE, _DOUBLE):
        # Where the mark that stands open was found, or -1.
        opening = -1
        for match in marks.finditer(text):
            at = match.start()
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if opening >= 0 and (at - opening > _REACH or _PARAGRAPH in text[opening:at]):
                opening = -1
            if after and not before.isalnum() and not after.isspace():
                opening = at
            elif before.isdigit():
                if match.group() in _PRIMES or opening < 0:
                    yield at
            elif before in ("s", "S") and text[at - 2 : at - 1].isalpha():
                if marks is _SINGLE and opening < 0 and _POSSESSED.match(text, at):
                    yield at
            elif before.strip() and not after.isalnum():
                opening = -1
