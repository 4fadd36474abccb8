"""Parts of a page that its markup levels: tables that only lay out, text set as preformatted."""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import Any, Final

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_ROWS: Final = frozenset({"tbody", "tr", "td", "th", "tfoot"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hr", "article", "section"})

_CONTROL: Final = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff\\ud800-\\udfff]")
_REFERENCE: Final = re.compile(r"&#(?:[xX]([\da-fA-F]{1,8})|(\d{1,8}));?")


def words_of(element: Any) -> str:
    """Return all words of an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def unwrap_layout_tables(tree: Any) -> None:
    """Turn tables that lay out a page, and hold no data, into plain boxes.

    A table says itself that it only lays out, or it has neither caption nor heading cells, and
    a cell of it holds another table, a heading or several paragraphs, or it has one column.
    """
    table_of: dict[Any, Any] = {tree: None}
    cell_of: dict[Any, Any] = {tree: None}
    cells: Counter[Any] = Counter()
    rows: Counter[Any] = Counter()
    paragraphs: Counter[Any] = Counter()
    data: set[Any] = set()
    pages: set[Any] = set()
    for element in tree.iterdescendants("*"):
        parent, tag = element.getparent(), element.tag
        table, cell = table_of[parent], cell_of[parent]
        table_of[element] = element if tag == "table" else table
        cell_of[element] = element if tag in {"td", "th"} else None if tag == "table" else cell
        if table is None:
            continue
        cells[table] += tag in {"td", "th"}
        rows[table] += tag == "tr"
        if tag in {"th", "caption", "thead"}:
            data.add(table)
        elif tag in _HEADINGS or tag == "table":
            pages.add(table)
        elif tag == "p" and cell is not None:
            paragraphs[cell] += 1
            if paragraphs[cell] > 1:
                pages.add(table)
    layout = {
        table
        for table in tree.iter("table")
        if table.get("role") in {"presentation", "none"}
        or (table not in data and (table in pages or cells[table] <= rows[table]))
    }
    for element, table in table_of.items():
        if table in layout and (element is table or element.tag in _ROWS):
            element.tag = "div"


def unwrap_preformatted(tree: Any) -> None:
    """Turn running text in `<pre>`, as of old press releases, into paragraphs.

    Blank lines part them; their lines stay lines, as in plain text: labels open them and words are
    broken at their ends. What holds `<code>` stays as it is, and so does what holds other elements
    than links.
    """
    for element in list(tree.iter("pre")):
        words = "".join(element.itertext())
        if not words.strip() or any(inner.tag != "a" for inner in element.iterdescendants()):
            continue
        del element[:]
        element.tag, element.text = "div", None
        for piece in _BLANK_LINE.split(words):
            if piece.strip():
                paragraph = element.makeelement("p", {"style": "white-space: pre-line"})
                paragraph.text = piece.strip()
                element.append(paragraph)


def without_controls(source: str) -> str:
    """Replace control characters, raw or as references, by blanks: lxml lets none be moved."""
    return _REFERENCE.sub(_without_control, _CONTROL.sub(" ", source))


def _without_control(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return " " if code < sys.maxunicode and _CONTROL.match(chr(code)) else reference[0]
