"""Drawing tables, with heads that return on every page, spans and stub columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.base import BaseTranslator, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = 20
_LONG_CELL = 400
"""Characters from which a cell may break across pages."""
_ALIGNMENTS = {"text-left": "left", "text-center": "center", "text-right": "right"}


class TableTranslator(BaseTranslator):
    """Visitors of tables."""

    def visit_table(self, node: nodes.Element) -> None:
        """Draw a table; its title, with the number Sphinx gave it, stands above it."""
        label = self.place(node)
        title, rest = self.split_title(node)
        groups = [part for part in rest if isinstance(part, nodes.tgroup)]
        tables = [self._group(group, node) for group in groups]
        place = markup.literal(label) if label else None
        for position, table in enumerate(tables):
            self.block(
                "table-block",
                table,
                caption=title if position == 0 else None,
                number=self.figure_number(node, "table") if position == 0 else None,
                place=place if position == 0 else None,
                align=_block_alignment(node),
            )
        raise nodes.SkipNode

    def _group(self, group: nodes.tgroup, table: nodes.Element) -> str:
        columns = [part for part in group if isinstance(part, nodes.colspec)]
        stubs = sum(1 for column in columns if column.get("stub"))
        heads = _rows(group, nodes.thead)
        head = list(self._cells(heads, len(columns), 0))
        cells = list(self._cells(_rows(group, nodes.tbody), len(columns), stubs))
        return markup.call(
            "data-table",
            *cells,
            columns=_columns(columns, table),
            width=markup.length(table["width"]) if table.get("width") else None,
            head=markup.array(head) if head else None,
            head_rows=str(len(heads)),
        )

    def _cells(self, rows: list[nodes.Element], width: int, stubs: int) -> Iterator[str]:
        """Draw the cells of rows; the first ``stubs`` columns head their rows."""
        covered = [0] * width  # for each column, how many rows a cell from above still covers
        for row in rows:
            column = 0
            for entry in row.children:
                if not isinstance(entry, nodes.Element):
                    continue
                while column < width and covered[column]:
                    covered[column] -= 1
                    column += 1
                across, down = int(entry.get("morecols", 0)) + 1, int(entry.get("morerows", 0))
                yield self._cell(entry, across, down + 1, stub=column < stubs)
                for under in range(column, min(column + across, width)):
                    covered[under] = down
                column += across
            for under in range(column, width):
                covered[under] = max(0, covered[under] - 1)

    def _cell(self, entry: nodes.Element, across: int, down: int, *, stub: bool) -> str:
        body = self.render([entry])
        aligned = [_ALIGNMENTS[name] for name in listed(entry, "classes") if name in _ALIGNMENTS]
        return markup.call(
            "table.cell",
            markup.call("strong", body) if stub else body,
            colspan=str(across) if across > 1 else None,
            rowspan=str(down) if down > 1 else None,
            align=aligned[0] if aligned else None,
            breakable="true" if _is_long(entry) else None,
        )

    def visit_entry(self, node: nodes.Element) -> None:
        """Mark the place of a cell; its table draws it."""
        self.anchor(node)


def _is_long(entry: nodes.Element) -> bool:
    """Say whether a cell may be higher than a page; it counts lines as well as characters."""
    words = entry.astext()
    return len(words) + words.count("\n") * _LINE > _LONG_CELL or bool(entry.next_node(nodes.image))


def _rows(group: nodes.Element, part: type[nodes.Element]) -> list[nodes.Element]:
    return [
        row
        for child in group.children
        if isinstance(child, part)
        for row in child.children
        if isinstance(row, nodes.Element)
    ]


def _columns(columns: list[nodes.colspec], table: nodes.Element) -> str:
    """Give columns the widths an author chose, else those their words need.

    Without a choice docutils gives all columns one width, or that of the source's drawing.
    """
    if "colwidths-given" not in listed(table, "classes"):
        return markup.array(["auto"] * len(columns))
    widths = [max(1.0, float(column.get("colwidth", 1) or 1)) for column in columns]
    return markup.array([f"{width:g}fr" for width in widths])


def _block_alignment(node: nodes.Element) -> str | None:
    align = str(node.get("align", ""))
    return align if align in ("center", "right") else None
