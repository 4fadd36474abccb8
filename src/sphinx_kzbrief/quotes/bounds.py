"""Where the words of a source begin and end, with the marks that belong to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.notes import proven_notes
from sphinx_kzbrief.text.characters import DOUBLE_QUOTES, SINGLE_QUOTES
from sphinx_kzbrief.text.words import is_word_boundary

if TYPE_CHECKING:
    from sphinx_kzbrief.text.prepared import PreparedText

_RAISED: Final = frozenset("¹²³⁴⁵⁶⁷⁸⁹⁰")
_PRIMES: Final = frozenset("′″‴ʹʺ")
_SINGLE: Final = re.compile(rf"['{SINGLE_QUOTES}]")
_DOUBLE: Final = re.compile(rf"[\"{DOUBLE_QUOTES}]")
_MARKS: Final = re.compile(rf"[\"'{SINGLE_QUOTES}{DOUBLE_QUOTES}]")
_POSSESSED: Final = re.compile(r".\s+\w")
_PARAGRAPH: Final = "\n\n"
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
    if not is_word_boundary(text, offset):
        return False
    after = text[offset : offset + 1]
    if not after or not offset or after.isspace():
        return True
    if after in _RAISED and not text[offset - 1].isspace():
        return offset in proven_notes(source)
    return not belongs_to_word(text, offset)


def belongs_to_word(text: str, offset: int) -> bool:
    """Tell whether the mark at `offset` is part of the number or word before it.

    So are the marks of feet, inches, minutes and seconds, and the apostrophe of a possessive
    plural, unless they may close quotation marks that stand open in their paragraph.

    Args:
        text: A text.
        offset: The offset of any character.
    """
    if not offset or not _MARKS.match(text, offset):
        return False
    before, mark = text[offset - 1], text[offset]
    if before.isdigit():
        return mark in _PRIMES or not _may_close(text, offset)
    if before not in "sS" or not text[offset - 2 : offset - 1].isalpha():
        return False
    return (
        _SINGLE.match(mark) is not None
        and _POSSESSED.match(text, offset) is not None
        and not _may_close(text, offset)
    )


def _may_close(text: str, offset: int) -> bool:
    """Tell whether a mark of the same size stands open before `offset` in its paragraph."""
    low = max(0, offset - _REACH, text.rfind(_PARAGRAPH, 0, offset))
    marks = _SINGLE if _SINGLE.match(text, offset) else _DOUBLE
    is_open = False
    for match in marks.finditer(text, low, offset):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1]
        if not before.isalnum() and not after.isspace():
            is_open = True
        elif after.isalnum() or before in "sS" or before.isdigit() or not before.strip():
            # An apostrophe, or a mark that may belong to its own word.
            continue
        else:
            is_open = False
    return is_open
