"""Reads OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.model import LeftOut
from sphinx_kzbrief.corpus.readers.canonical.marks import note_mark
from sphinx_kzbrief.corpus.readers.html.marks import math_words
from sphinx_kzbrief.corpus.readers.office.math import local
from sphinx_kzbrief.corpus.readers.office.odt_styles import TextStyles, attribute
from sphinx_kzbrief.corpus.readers.office.packages import Package
from sphinx_kzbrief.corpus.readers.office.runs import Look, RunWriter
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.corpus.readers.protocol import Extract

_MAIN: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_META: Final = {
    "title": ("title",),
    "author": ("initial-creator", "creator"),
    "language": ("language",),
}
"""Fields of ``meta.xml``; its ``creator`` is who changed the file last."""
_DRAWING: Final = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_PASSED: Final = frozenset(
    {"forms", "tracked-changes", "sequence-decls", "variable-decls", "user-field-decls",
     "dde-connection-decls", "number", "ruby-text", "title", "desc", "event-listeners",
     "alphabetical-index-source", "table-of-content-source", "bibliography-source",
     "illustration-index-source", "table-index-source", "object-index-source",
     "user-index-source", "shapes", "note-citation", "note-body", "meta"},
)  # fmt: skip
_INSIDE: Final = {
    **dict.fromkeys(("list-item", "numbered-paragraph"), BlockKind.LIST_ITEM),
    **dict.fromkeys(
        ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
         "alphabetical-index"),
        BlockKind.BOILERPLATE,
    ),
}  # fmt: skip
"""What a paragraph is by the element around it."""
_SIGNS: Final = {"tab": "\t", "line-break": "\n"}
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


def read(data: bytes) -> Extract:
    """Read `.odt`: paragraphs, headings, lists, tables, notes, captions, formulas and images.

    See `Reader.read`.
    """
    package = Package.opened(data, "an OpenDocument text", ".odt", _MAIN)
    if _MANIFEST in package.entries and b"encryption-data" in package.part(_MANIFEST):
        raise package.broken("it is protected by a password")
    root = package.root(_MAIN)
    named = [package.root("styles.xml")] if "styles.xml" in package.entries else []
    story = _Story(package, TextStyles.read(*named, root), _deletions(root))
    for text in root.iter("{*}text"):
        if local(text.getparent()) == "body":
            story.body(text, BlockKind.TEXT)
    story.write_notes()
    for styles in named:
        for part in styles.iter("{*}header", "{*}footer", "{*}header-left", "{*}footer-left"):
            story.left["headers and footers"] += len(_words(part))
    writer = story.runs.writer
    return replace(
        writer.extract(),
        metadata=_properties(package),
        left_out=LeftOut.each(story.left),
        images=tuple(story.pictures),
    )


@dataclass(slots=True)
class _Story:
    """Walks the body and the notes.

    Attributes:
        package: The document.
        styles: Its styles.
        deletions: Words that tracked changes keep as deleted, by the change's id.
        runs: Takes the text.
        left: Characters left out, by what they are.
        pictures: Names and bytes of the pictures so far.
        notes: Bodies of the notes referred to so far, by their class.
        boxes: What is anchored in the paragraph.
    """

    package: Package
    styles: TextStyles
    deletions: dict[str, str]
    runs: RunWriter = field(default_factory=RunWriter)
    left: Counter[str] = field(default_factory=Counter)
    pictures: list[tuple[str, bytes]] = field(default_factory=list)
    notes: dict[str, list[Any]] = field(default_factory=dict)
    boxes: list[Any] = field(default_factory=list)

    def body(self, element: Any, kind: BlockKind) -> None:
        """Write the blocks in an element.

        Args:
            element: The body, a section, list, note, cell or text box.
            kind: What a paragraph in it is, unless its style says more.
        """
        for node in element:
            name = local(node)
            if name == "h":
                running = kind in {BlockKind.TEXT, BlockKind.LIST_ITEM}
                self._paragraph(node, BlockKind.HEADING if running else kind)
            elif name == "p":
                styled = self.styles.kind(attribute(node, "style-name"))
                self._paragraph(node, styled if kind is BlockKind.TEXT else kind)
            elif name == "table":
                self._table(node, kind)
            elif name == "section" and attribute(node, "display") == "none":
                self.left["hidden text"] += len(_words(node))
            elif name == "change":
                self._deleted(node)
            elif _is_drawing(node):
                self._drawing(node)
            elif name not in _PASSED:
                self.body(node, _INSIDE.get(name, kind) if kind is BlockKind.TEXT else kind)

    def write_notes(self) -> None:
        """Write the notes, footnotes first, in the order of their marks."""
        for note_class in ("footnote", "endnote"):
            for note in self.notes.get(note_class, []):
                self.body(note, BlockKind.FOOTNOTE)

    def _paragraph(self, paragraph: Any, kind: BlockKind) -> None:
        outer, self.boxes = self.boxes, []
        base = self.styles.settings("paragraph", attribute(paragraph, "style-name"))
        self._inline(paragraph, {**base, "strong": False, "italic": False})
        boxes, self.boxes = self.boxes, outer
        self.runs.end(kind)
        for box in boxes:
            self._drawing(box)

    def _table(self, table: Any, kind: BlockKind) -> None:
        rows = [
            [
                cell
                for cell in row.iterdescendants("{*}table-cell")
                if _within(cell, "table-row", row)
            ]
            for row in table.iterdescendants("{*}table-row")
            if _within(row, "table", table)
        ]
        framed = all(len(row) == 1 for row in rows)
        for row in rows:
            if framed:
                self.body(row[0], kind)
                continue
            self.runs.begin_row()
            for cell in row:
                self.runs.cell()
                self.body(cell, BlockKind.TEXT)
            self.runs.end_row()

    def _inline(self, element: Any, settings: Mapping[str, Any]) -> None:
        """Write the runs in a paragraph or span."""
        self._text(element.text, settings)
        for node in element:
            name = local(node)
            if name == "span":
                own = self.styles.settings("text", attribute(node, "style-name"))
                self._inline(node, {**settings, **own})
            elif name == "s":
                self._text(" ", settings)
            elif name in _SIGNS:
                self.runs.text(_SIGNS[name], _look(settings))
            elif name == "note":
                self._note(node, settings)
            elif name == "annotation":
                self.left["comments"] += len(_words(node))
            elif name == "change":
                self._deleted(node)
            elif _is_drawing(node):
                self._anchored(node, settings)
            elif name and name not in _PASSED:
                self._inline(node, settings)
            self._text(node.tail, settings)

    def _text(self, text: str | None, settings: Mapping[str, Any]) -> None:
        words = _BLANKS.sub(" ", text or "")
        if settings.get("hidden"):
            self.left["hidden text"] += len(words.strip())
        else:
            self.runs.text(words, _look(settings))

    def _note(self, note: Any, settings: Mapping[str, Any]) -> None:
        struck = bool(settings.get("struck"))
        for part in note:
            if local(part) == "note-citation":
                words = attribute(part, "label") or "".join(part.itertext())
                self.runs.note(note_mark(words), struck=struck)
            elif local(part) == "note-body" and not struck:
                self.notes.setdefault(attribute(note, "note-class") or "footnote", []).append(part)

    def _deleted(self, change: Any) -> None:
        """Record what a tracked change deletes where it stood, which is one place."""
        words = self.deletions.pop(attribute(change, "change-id"), "")
        self.runs.text(words, Look(struck=True))

    def _anchored(self, drawing: Any, settings: Mapping[str, Any]) -> None:
        """Write a formula as words; what else is anchored here comes behind the paragraph."""
        objects = drawing.iter("{*}object")
        formula = next((words for node in objects if (words := self._formula(node))), "")
        if formula:
            self.runs.text(formula, _look(settings))
        else:
            self.boxes.append(drawing)

    def _formula(self, node: Any) -> str:
        inside = [child for child in node if local(child) == "math"]
        name = posixpath.normpath(posixpath.join(attribute(node, "href"), _MAIN))
        if not inside and name in self.package.entries and name != _MAIN:
            root = self.package.root(name)
            inside = [root] if local(root) == "math" else []
        return math_words(inside[0]) if inside else ""

    def _drawing(self, drawing: Any) -> None:
        """Write the text of a drawing, and keep its picture; a frame shows one of several."""
        shown = False
        for node in drawing:
            name = local(node)
            if name == "image":
                if not shown:
                    self._picture(attribute(node, "href"))
                shown = True
            elif name in {"p", "h", "list", "table"}:
                self.body([node], BlockKind.TEXT)
            elif name == "text-box":
                self.body(node, BlockKind.TEXT)
            elif name not in _PASSED:
                self._drawing(node)

    def _picture(self, href: str) -> None:
        name = posixpath.normpath(href)
        if name in self.package.entries:
            suffix = re.sub(r"[^a-z0-9]", "", name.rpartition(".")[2].lower())
            kept = f"image{len(self.pictures) + 1}.{suffix.replace('jpeg', 'jpg')}"
            self.pictures.append((kept, self.package.part(name)))


def _look(settings: Mapping[str, Any]) -> Look:
    return Look(
        strong=bool(settings.get("strong")),
        italic=bool(settings.get("italic")),
        shift=settings.get("shift", 0),
        struck=bool(settings.get("struck")),
    )


def _is_drawing(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag.startswith(f"{{{_DRAWING}}}")


def _within(node: Any, name: str, holder: Any) -> bool:
    """Tell whether the innermost element of a name around a node is the holder."""
    return next(each for each in node.iterancestors() if local(each) == name) is holder


def _deletions(root: Any) -> dict[str, str]:
    """Return the words of each deletion that tracked changes keep, by the change's id."""
    found = {}
    for region in root.iter("{*}changed-region"):
        for change in region:
            if local(change) == "deletion":
                words = _words(change)
                found[attribute(region, "id")] = words
    return found


def _words(element: Any) -> str:
    """Return the words of an element's paragraphs, white space collapsed."""
    paragraphs = ("".join(node.itertext()) for node in element.iter("{*}p", "{*}h"))
    return " ".join(" ".join(paragraphs).split())


def _properties(package: Package) -> dict[str, str]:
    """Return title, author and language as the document keeps them."""
    if "meta.xml" not in package.entries:
        return {}
    said: dict[str, str] = {}
    for node in package.root("meta.xml").iter("{*}*"):
        said.setdefault(local(node), " ".join((node.text or "").split()))
    found = {
        name: next((words for field_ in fields if (words := said.get(field_))), "")
        for name, fields in _META.items()
    }
    return {name: words for name, words in found.items() if words}
