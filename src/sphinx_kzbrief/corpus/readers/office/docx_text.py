"""Walks the parts of a Word document and writes what a reader of it sees."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.readers.canonical.marks import fraction, note_mark
from sphinx_kzbrief.corpus.readers.office.docx_notes import KINDS
from sphinx_kzbrief.corpus.readers.office.docx_styles import child, settings_of, value
from sphinx_kzbrief.corpus.readers.office.math import local, office_math
from sphinx_kzbrief.corpus.readers.office.runs import Look, RunWriter
from sphinx_kzbrief.corpus.readers.office.symbols import is_symbol_font, symbols
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kzbrief.corpus.readers.office.docx_notes import Notes
from sphinx_kzbrief.corpus.readers.office.docx_styles import Settings, Styles

_SIGNS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_GONE: Final = frozenset({"del", "moveFrom"})
_PASSED: Final = frozenset(
    {"rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "rt",
     "delInstrText", "commentReference", "annotationRef", "footnoteRef",
     "endnoteRef", "separator", "continuationSeparator", "customXmlPr", "smartTagPr", "fldData"},
)  # fmt: skip
"""Elements without words of the text; all others are walked, known or not."""
_PICTURES: Final = {"blip": "embed", "imagedata": "id"}
_SHOWN: Final = frozenset({"t", "delText", "txbxContent", *_PICTURES})
_LINE_ENDS: Final = re.compile(r"[\r\n\f\v]+")
_FRACTION: Final = re.compile(
    r"\s*EQ\s+(\d{0,9})\s*\\f\s*\(\s*(\d{1,9})\s*[,;]\s*(\d{1,9})\s*\)\s*"
)
"""A field that sets a fraction: `EQ \\f(1,2)`; Word draws it and keeps no result."""


@dataclass(slots=True)
class _Field:
    """An open field.

    Attributes:
        shown: Whether its result has begun.
        filled: Whether that has words.
        instruction: What makes it.
    """

    shown: bool = False
    filled: bool = False
    instruction: str = ""


@dataclass(slots=True)
class Story:
    """Walks the body and the notes.

    Attributes:
        styles: The document's styles.
        notes: Its notes.
        picture: Keeps the picture of a relationship of a part, by their ids.
        runs: Takes the text.
        left: Characters left out, by what they are.
        embedded: Whether another file is embedded as part of the text.
        cited: Notes referred to so far, by kind and id.
        part: What is being read: `document`, `footnotes` or `endnotes`.
        kind: Kind of all paragraphs, where a note is being read.
        base: How the paragraph's style sets its runs.
        moved: Whether runs of the paragraph stand at different heights.
        struck: Whether all that is being read is deleted.
        noted: Whether what is being read is the mark of a note.
        fields: The open fields.
        boxes: Text boxes anchored in the paragraph.
    """

    styles: Styles
    notes: Notes
    picture: Callable[[str, str], None]
    runs: RunWriter = field(default_factory=RunWriter)
    left: Counter[str] = field(default_factory=Counter)
    embedded: bool = False
    cited: dict[tuple[str, str], None] = field(default_factory=dict)
    part: str = "document"
    kind: BlockKind | None = None
    base: Settings = field(default_factory=dict)
    moved: bool = False
    struck: bool = False
    noted: bool = False
    fields: list[_Field] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)

    def body(self, element: Any) -> None:
        """Write the blocks in an element: the body, a note, a cell, a text box."""
        for node in element:
            match local(node):
                case "p":
                    self._paragraph(node)
                case "tbl":
                    self._table(node)
                case "altChunk":
                    self.embedded = True
                case "oMathPara" | "oMath":
                    self.runs.text(office_math(node))
                    self.runs.end(self.kind or BlockKind.TEXT)
                case "AlternateContent":
                    self.body(_shown_branch(node))
                case name if name not in _PASSED:
                    outer = self.struck
                    self.struck = outer or name in _GONE
                    self.body(node)
                    self.struck = outer

    def write_notes(self) -> None:
        """Write the notes that the text refers to, footnotes first, in the order of their marks."""
        self.runs.end(BlockKind.TEXT)
        self.kind = BlockKind.FOOTNOTE
        for kind in KINDS:
            self.part = f"{kind}s"
            for key in [key for key in self.cited if key[0] == kind]:
                self.fields.clear()
                if key in self.notes.bodies:
                    self.body(self.notes.bodies[key])
                    self.runs.end(self.kind)

    def _paragraph(self, paragraph: Any) -> None:
        properties = child(paragraph, "pPr")
        style = value(child(properties, "pStyle"))
        outer = self.base, self.moved, self.boxes
        self.base = {**self.styles.defaults, **self.styles.settings(style)}
        self.boxes = []
        self.moved = len({value(node) for node in _positions(paragraph)}) > 1
        self._runs(paragraph)
        boxes = self.boxes
        self.base, self.moved, self.boxes = outer
        mark = child(properties, "rPr")
        # A large first letter is a paragraph of its own, and so is what a deleted end leaves.
        joined = value(child(properties, "framePr"), "dropCap") in {"drop", "margin"} or (
            mark is not None and any(local(node) in _GONE for node in mark)
        )
        if not joined:
            self.runs.end(self.kind or self.styles.kind(style, properties))
        for box in boxes:
            self.body(box)
        if child(properties, "sectPr") is not None:
            self.notes.next_section()

    def _table(self, table: Any) -> None:
        rows = [row for row in table.iterdescendants("{*}tr") if _table_of(row) is table]
        cells = [_cells(row) for row in rows]
        framed = all(len(row) == 1 for row in cells)
        for row, inside in zip(rows, cells, strict=True):
            outer = self.struck
            self.struck = outer or child(row, "trPr", "del") is not None
            if not framed:
                self.runs.begin_row()
            for cell in inside:
                if not framed:
                    self.runs.cell()
                self.body(cell)
            if not framed:
                self.runs.end_row()
            self.struck = outer

    def _runs(self, element: Any, look: Look | None = None, *, font: str = "") -> None:
        """Write the runs in a paragraph, or with `look` what stands in one of them."""
        for node in element:
            name = local(node)
            if name in _PASSED:
                continue
            if name == "r" and look is None:
                self._run(node)
            elif name == "oMath":
                self._put(office_math(node), Look(struck=self.struck))
            elif name in _GONE:
                outer, self.struck = self.struck, True
                self._runs(node, look, font=font)
                self.struck = outer
            elif name == "AlternateContent":
                self._runs(_shown_branch(node), look, font=font)
            elif name == "txbxContent":
                self.boxes.append(node)
            elif name in _PICTURES:
                self.picture(self.part, value(node, _PICTURES[name]))
            elif look is None:
                self._runs(node)
            else:
                self._of_run(name, node, look, font)

    def _run(self, run: Any) -> None:
        properties = child(run, "rPr")
        settings: dict[str, int] = {**self.base, "strong": 0, "italic": 0}
        font = ""
        if properties is not None:
            if named := value(child(properties, "rStyle")):
                settings |= self.styles.settings(named)
            settings |= settings_of(properties)
            font = value(child(properties, "rFonts"), "ascii")
        struck = settings.get("struck") or settings.get("struck_twice")
        look = Look(
            strong=bool(settings.get("strong")),
            italic=bool(settings.get("italic")),
            shift=self._shift(settings),
            struck=bool(struck) or self.struck,
        )
        if settings.get("hidden"):
            words = "".join(node.text or "" for node in run.iter("{*}t"))
            self.left["hidden text"] += len(" ".join(words.split()))
            return
        self._runs(run, look, font=font)
        self.noted = False

    def _shift(self, settings: Settings) -> int:
        """Tell whether a run is raised or lowered: as such, or by its height in the line.

        Pictures and formulas are lowered with the words beside them; only smaller type is an
        index then.
        """
        if settings.get("shift") or not self.moved:
            return settings.get("shift", 0)
        position = settings.get("position", 0)
        smaller = 0 < settings.get("size", 0) < self.base["size"]
        return 1 if position > 1 else -1 if position < -1 and smaller else 0

    def _of_run(self, name: str, node: Any, look: Look, font: str) -> None:
        if name in {"t", "delText"}:
            text = _LINE_ENDS.sub(" ", node.text or "")
            self._put(symbols(text) if is_symbol_font(font) else text, look)
        elif name in _SIGNS:
            self._put(_SIGNS[name], look)
        elif name == "sym":
            code = value(node, "char")
            sign = chr(int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{2,4}", code) else ""
            known = is_symbol_font(value(node, "font"))
            self._put(symbols(sign, bytewise=True) if known else sign, look)
        elif name in {"footnoteReference", "endnoteReference"}:
            self._reference(name.removesuffix("Reference"), node, look)
        elif name == "instrText":
            if self.fields:
                self.fields[-1].instruction += node.text or ""
        elif name == "fldChar":
            self._field(value(node, "fldCharType"))
        else:
            self._runs(node, look, font=font)

    def _reference(self, kind: str, node: Any, look: Look) -> None:
        key = (kind, value(node, "id"))
        if look.struck:
            return
        self.cited[key] = None
        if value(node, "customMarkFollows").lower() in {"", "0", "false", "off"}:
            self.runs.note(note_mark(self.notes.mark(kind)))
        else:
            self.noted = True

    def _field(self, step: str) -> None:
        """Follow a field: its instruction is no text, its result is."""
        if step == "begin":
            self.fields.append(_Field())
        elif step == "separate" and self.fields:
            self.fields[-1].shown = True
        elif step == "end" and self.fields:
            ended = self.fields.pop()
            if ended.filled or ended.instruction.split()[:1] != ["EQ"]:
                return
            if set_ := _FRACTION.fullmatch(ended.instruction):
                self._put(set_[1] + fraction(set_[2], set_[3]), Look(struck=self.struck))
            else:
                self.left["formulas in fields"] += len(ended.instruction.strip())

    def _put(self, text: str, look: Look) -> None:
        if not all(each.shown for each in self.fields):
            return
        if self.fields:
            self.fields[-1].filled = True
        if self.noted and text.strip():
            self.runs.note(note_mark(text))
        else:
            self.runs.text(text, look)


def _positions(paragraph: Any) -> list[Any]:
    """Return where each run of a paragraph that has words stands, None for the usual height."""
    runs = (run for run in paragraph.iter("{*}r") if child(run, "t") is not None)
    return [child(run, "rPr", "position") for run in runs]


def _table_of(row: Any) -> Any:
    return next(node for node in row.iterancestors() if local(node) == "tbl")


def _cells(row: Any) -> list[Any]:
    """Return the cells of a row, and not those of a table inside it."""
    return [
        cell
        for cell in row.iterdescendants("{*}tc")
        if next(node for node in cell.iterancestors() if local(node) == "tr") is row
    ]


def _shown_branch(alternatives: Any) -> Any:
    """Return the first of several ways to say the same that has words or pictures."""
    branches = [node for node in alternatives if local(node) in {"Choice", "Fallback"}]
    return next(
        (branch for branch in branches if any(local(node) in _SHOWN for node in branch.iter())),
        (),
    )


def drop_open_fields(root: Any) -> None:
    """Remove the beginnings of fields that never end, or all that follows were no text."""
    begun: list[Any] = []
    for node in root.iter("{*}fldChar"):
        step = value(node, "fldCharType")
        if step == "begin":
            begun.append(node)
        elif step == "end" and begun:
            begun.pop()
    for node in begun:
        node.getparent().remove(node)
