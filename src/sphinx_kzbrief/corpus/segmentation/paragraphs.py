"""Paragraphs of plain text: at blank lines, or at every line where lines are not wrapped."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.segmentation.blocks import Block, BlockKind, Told, line_spans, trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.text.spans import Span

WRAP_WIDTHS = range(40, 101)
"""Widths at which text is customarily wrapped by hand or by a mail program."""
NARROW_WIDTHS = range(24, 60)
"""Widths of a newspaper's column; short lines are mostly no wrapped text, so more must be so."""
FEWEST_NARROW = 6

SENTENCE_ENDS = tuple('.!?…:;。！？：；"”’»)」』')


def line_groups(text: str) -> list[list[Span]]:
    """Group the lines that are not blank: a blank line ends a group.

    Args:
        text: Canonical text.

    Returns:
        Groups of trimmed line spans; no group is empty.
    """
    groups: list[list[Span]] = [[]]
    for line in line_spans(text):
        inner = trimmed(text, line.start, line.end)
        if inner.start == inner.end:
            groups.append([])
        else:
            groups[-1].append(inner)
    return [group for group in groups if group]


def is_wrapped(text: str, groups: list[list[Span]]) -> bool:
    """Tell whether lines were broken at a width, so that a line end is not a paragraph's end.

    Wrapped lines are of like width and mostly break off in the middle of a sentence.
    """
    inner = [line for group in groups for line in group[:-1]]
    if not inner:
        return False
    of_width = sum(len(line.of(text)) in WRAP_WIDTHS for line in inner)
    broken_off = sum(not line.of(text).endswith(SENTENCE_ENDS) for line in inner)
    if 2 * of_width > len(inner):
        return 2 * broken_off > len(inner)
    narrow = sum(len(line.of(text)) in NARROW_WIDTHS for line in inner)
    return (
        len(inner) >= FEWEST_NARROW
        and 5 * narrow >= 4 * len(inner)
        and 5 * broken_off >= 4 * len(inner)
    )


def split_label_lines(text: str, group: list[Span]) -> list[list[Span]]:
    """Split a wrapped group before lines that open a turn or a list item."""
    parts = [[group[0]]]
    for before, line in pairwise(group):
        words = line.of(text)
        opens = words[:2] in {"- ", "– ", "— ", "* ", "• "} or words[:2] in {"Q:", "A:"}
        if opens and before.of(text).endswith(SENTENCE_ENDS):
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts


def plain_blocks(text: str, told: Sequence[Told] = ()) -> tuple[Block, ...]:
    """Split plain text into blocks.

    Args:
        text: Canonical text, line ends as line feeds.
        told: Stretches of whole lines that are known to be of a kind, in order; blank lines part
            their blocks, since a program has wrapped them.

    Returns:
        Blocks in order, of running text but for those.
    """
    own: list[list[Span]] = []
    blocks: list[Block] = []
    for group in line_groups(text):
        for part, lines in _told_apart(group, told):
            if part is None:
                own.append(lines)
            else:
                blocks.append(Block(part.kind, lines[0].start, lines[-1].end, speaker=part.speaker))
    if is_wrapped(text, own):
        parts = [part for group in own for part in split_label_lines(text, group)]
    else:
        parts = [[line] for group in own for line in group]
    blocks += [Block(BlockKind.TEXT, part[0].start, part[-1].end) for part in parts]
    return tuple(sorted(blocks, key=lambda block: block.start) if told else blocks)


def _told_apart(group: list[Span], told: Sequence[Told]) -> list[tuple[Told | None, list[Span]]]:
    """Split a group of lines where they enter or leave a stretch whose kind is known."""
    if not told:
        return [(None, group)]
    found: list[tuple[Told | None, list[Span]]] = []
    before = -1
    for line in group:
        at = bisect_right(told, line.start, key=lambda each: each.span.start) - 1
        inside = at if at >= 0 and line.start < told[at].span.end else -1
        if not found or inside != before:
            found.append((told[inside] if inside >= 0 else None, []))
        found[-1][1].append(line)
        before = inside
    return found
