"""Editor's notes: words in brackets that the editor puts between somebody's sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.segmentation.blocks import trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.parts import Part

_SIGNED = r"[–—-]\s?(?:Eds?|Editors?|(?:[Пп]рим\. )?[Рр]ед|编者?)\.?"
_OPENED = r"(?:Editor['’]s [Nn]ote|Прим\. ред\.|Примечание редакции|От редакции|编者注)"
_NOTE = re.compile(
    rf"\[[^\[\]\n]{{2,600}}{_SIGNED}\]|\([^()\n]{{2,600}}{_SIGNED}\)"
    rf"|[\[(]{_OPENED}[^()\[\]\n]{{2,600}}[\])]"
)
LONGEST_INDENT = 40


def cut_at_notes(text: str, parts: Sequence[Part]) -> list[Part]:
    """Cut paragraphs where the editor speaks up in brackets: "[Later he denied it. – Ed.]".

    Args:
        text: Canonical text.
        parts: Parts in order.

    Returns:
        Parts in order; the editor's words are notes, and nobody else's.
    """
    cut: list[Part] = []
    for part in parts:
        if part.kind is not SegmentKind.PARAGRAPH or not _is_bracketed(text, part):
            cut.append(part)
            continue
        at = part.start
        for match in _NOTE.finditer(text, part.start, part.end):
            cut += _piece(text, part, SegmentKind.PARAGRAPH, at, match.start())
            cut += _piece(text, part, SegmentKind.NOTE, match.start(), match.end())
            at = match.end()
        cut += _piece(text, part, part.kind, at, part.end)
    return cut


def is_note_apart(text: str, part: Part) -> bool:
    """Tell whether a part is a note that has its lines to itself, and is no aside."""
    if part.kind is not SegmentKind.NOTE:
        return False
    before = text[max(0, part.start - LONGEST_INDENT) : part.start].rstrip(" \t\u00a0")
    after = text[part.end : part.end + LONGEST_INDENT].lstrip(" \t\u00a0")
    return before[-1:] in {"", "\n"} and after[:1] in {"", "\n"}


def _is_bracketed(text: str, part: Part) -> bool:
    return any(text.find(mark, part.start, part.end) >= 0 for mark in ")]")


def _piece(text: str, part: Part, kind: SegmentKind, start: int, end: int) -> list[Part]:
    span = trimmed(text, start, end)
    if span.start >= span.end:
        return []
    return [replace(part, kind=kind, start=span.start, end=span.end)]
