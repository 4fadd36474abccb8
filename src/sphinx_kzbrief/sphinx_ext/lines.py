"""The lines of roles and inline elements: parsers tell those of their paragraphs only.

What an author wrote is looked for in the paragraph's own lines. Its line is taken only where
nothing else can be meant; else the paragraph's stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.records import (
    CitationRecord,
    FigureRecord,
    QuoteRecord,
    ReferenceRecord,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_kzbrief.evidence.records import Record

_GAP = r"[\s>]+"
"""White space as a paragraph has it: its lines may be those of a block quote."""
_MOST_WORDS = 40
"""Words of a record that are looked for; more are not needed to tell it from others."""


def with_own_lines(records: Sequence[Record], srcdir: Path) -> tuple[Record, ...]:
    """Give the records of running text the lines that they themselves stand in.

    Args:
        records: The records of a page, in the order of the page.
        srcdir: Folder of the project, to which their places are relative.

    Returns:
        The records; those whose line cannot be told for certain are as before.
    """
    found = list(records)
    wanted: dict[tuple[Place, str], list[int]] = {}
    for number, record in enumerate(records):
        pattern = _pattern(record)
        if pattern and record.place.line > 0:
            wanted.setdefault((record.place, pattern), []).append(number)
    files: dict[str, list[str]] = {}
    for (place, pattern), numbers in wanted.items():
        if place.path not in files:
            files[place.path] = _lines_of(srcdir / place.path)
        lines = _own_lines(files[place.path], place.line, pattern, len(numbers))
        for number, line in zip(numbers, lines, strict=False):
            found[number] = replace(found[number], place=Place(place.path, line))
    return tuple(found)


def _pattern(record: Record) -> str | None:
    """Return a pattern of how an author wrote a record in running text; None for a block."""
    if isinstance(record, QuoteRecord | FigureRecord) and record.inline:
        target = record.locator if isinstance(record, QuoteRecord) else record.target
        return _role(record.text, target)
    if isinstance(record, CitationRecord):
        return _role(record.text or "", record.content)
    if isinstance(record, ReferenceRecord):
        return rf"[`<\"']\s*{_words(record.target)}\s*[`>\"']"
    return None


def _role(text: str, target: str) -> str:
    """Return a pattern of `` `text <target>` ``, of `` `target` `` and of an element."""
    if not text.strip():
        return rf"[`\"']\s*{_words(target)}\s*[`\"']"
    whole = text.split()
    if len(whole) > _MOST_WORDS:
        return rf"[`>]\s*{_words(text)}"
    return rf"[`>]\s*{_words(text)}(?:{_GAP}<\s*{_words(target)}\s*>|\s*</)"


def _words(text: str) -> str:
    return _GAP.join(re.escape(word) for word in text.split()[:_MOST_WORDS])


def _own_lines(lines: list[str], first: int, pattern: str, count: int) -> list[int]:
    """Return the lines of all places of a paragraph where a pattern stands.

    Args:
        lines: The lines of the file.
        first: The paragraph's first line, from 1.
        pattern: What to look for.
        count: How many records of the page were written so in this paragraph.

    Returns:
        One line a record; none where the file has more places, or fewer, than there are records.
    """
    last = first - 1
    while last < len(lines) and lines[last].strip(" \t>"):
        last += 1
    text = "\n".join(lines[first - 1 : last])
    starts = [found.start() for found in re.finditer(pattern, text)]
    if len(starts) != count:
        return []
    return [first + text.count("\n", 0, start + 1) for start in starts]


def _lines_of(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []
