"""Reads Word documents.

Their parts are walked here: what raises or strikes out words by a style, what is deleted or hidden,
what refers to notes, fields and formulas is lost in what the libraries make of them.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.model import Damage, LeftOut
from sphinx_kzbrief.corpus.readers.office.docx_notes import KINDS, Notes
from sphinx_kzbrief.corpus.readers.office.docx_styles import Styles, child
from sphinx_kzbrief.corpus.readers.office.docx_text import Story, drop_open_fields
from sphinx_kzbrief.corpus.readers.office.math import local
from sphinx_kzbrief.corpus.readers.office.packages import Package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus.readers.protocol import Extract

_MAIN: Final = "word/document.xml"
_CORE: Final = {"title": "title", "creator": "author", "language": "language"}
_ELSEWHERE: Final = {
    "header": "headers and footers",
    "footer": "headers and footers",
    "comments": "comments",
    "chart": "words of charts and diagrams",
    "diagramData": "words of charts and diagrams",
}


def read(data: bytes) -> Extract:
    """Read `.docx`: paragraphs, headings, lists, tables, notes, captions, formulas and images.

    See `Reader.read`.
    """
    package = Package.opened(data, "a Word document", ".docx")
    package.check_xml()
    parts = _Parts.of(package)
    root = package.root(parts.main)
    drop_open_fields(root)
    notes = Notes.read(
        root,
        parts.root("settings"),
        {kind: found for kind in KINDS if (found := parts.root(f"{kind}s")) is not None},
    )
    story = Story(Styles.read(parts.root("styles"), parts.root("numbering")), notes, parts.picture)
    body = child(root, "body")
    if body is not None:
        story.body(body)
    story.write_notes()
    left = Counter(story.left)
    for kind, what in _ELSEWHERE.items():
        for name in parts.named(kind):
            left[what] += len(_words(package.root(name)))
    embedded = Damage("the document embeds another file, whose text is not read")
    writer = story.runs.writer
    return replace(
        writer.extract(),
        metadata=_properties(package),
        left_out=LeftOut.each(left),
        damage=(embedded,) if story.embedded else (),
        images=tuple(parts.pictures),
    )


@dataclass(frozen=True, slots=True)
class _Relation:
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of one document by what they are to it.

    Attributes:
        package: The package.
        main: Name of the part with the body.
        relations: What the main part refers to, by id.
        pictures: Names and bytes of the pictures kept so far.
    """

    package: Package
    main: str
    relations: Mapping[str, _Relation]
    pictures: list[tuple[str, bytes]] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package) -> _Parts:
        """Find the parts by the relations that the package states."""
        whole = _relations(package, "").values()
        main = next((each.target for each in whole if each.kind == "officeDocument"), _MAIN)
        main = main if main in package.entries else _MAIN
        return cls(package, main, _relations(package, main))

    def named(self, kind: str) -> Iterator[str]:
        """Yield the names of the parts of a kind."""
        for each in self.relations.values():
            if each.kind == kind and each.target in self.package.entries:
                yield each.target

    def root(self, kind: str) -> Any:
        """Return the root of the part of a kind, None where there is none."""
        name = next(self.named(kind), None)
        return None if name is None else self.package.root(name)

    def picture(self, part: str, relation: str) -> None:
        """Keep a picture that a part refers to; one outside the file is none of it."""
        relations = self.relations
        if part != "document":
            relations = _relations(self.package, next(self.named(part), ""))
        target = relations[relation].target if relation in relations else ""
        if target in self.package.entries:
            suffix = re.sub(r"[^a-z0-9]", "", target.rpartition(".")[2].lower())
            name = f"image{len(self.pictures) + 1}.{suffix.replace('jpeg', 'jpg')}"
            self.pictures.append((name, self.package.part(target)))


def _relations(package: Package, part: str) -> dict[str, _Relation]:
    """Return what a part refers to, by id; of the package itself for an empty name."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in package.entries:
        return {}
    return {
        node.get("Id", ""): _Relation(
            node.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/"),
        )
        for node in package.root(listing)
        if node.get("TargetMode") != "External"
    }


def _properties(package: Package) -> dict[str, str]:
    """Return title, author and language as Word keeps them."""
    names = [each.target for each in _relations(package, "").values()]
    name = next((name for name in names if name.endswith("core.xml")), "docProps/core.xml")
    if name not in package.entries:
        return {}
    found = {
        _CORE[local(node)]: " ".join((node.text or "").split())
        for node in package.root(name)
        if local(node) in _CORE
    }
    return {name: words for name, words in found.items() if words}


def _words(root: Any) -> str:
    """Return the words of a part, white space collapsed."""
    texts = (node.text or "" for node in root.iter("{*}t", "{*}v"))
    return " ".join(" ".join(texts).split())
