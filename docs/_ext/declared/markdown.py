"""Markdown that the declarations are written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> str:
    """Return a list table.

    Args:
        header: Its column heads.
        rows: Cells, in Markdown, one line each.
        widths: Width of each column, in percent.
    """
    lines = ["```{list-table}", ":header-rows: 1", f":widths: {' '.join(map(str, widths))}"]
    lines += [":class: declared", ""]
    for row in (header, *rows):
        lines += [f"{'*' if number == 0 else ' '} - {cell}" for number, cell in enumerate(row)]
    return "\n".join([*lines, "```", ""])


def code(text: str, language: str = "text") -> str:
    """Return a literal block."""
    fence = "````" if "```" in text else "```"
    return f"{fence}{language}\n{text}\n{fence}\n"
