"""Reads EPUB: the chapters in the order of the book's spine, whole, with its printed pages."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from html.entities import html5
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from sphinx_kzbrief.corpus.model import Damage, LeftOut
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.canonical.encoding import decode
from sphinx_kzbrief.corpus.readers.canonical.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.html.blocks import markup_blocks
from sphinx_kzbrief.corpus.readers.html.note_links import (
    EPUB_TYPE,
    Around,
    NoteLinks,
    note_links,
)
from sphinx_kzbrief.corpus.readers.html.parts import without_controls, words_of
from sphinx_kzbrief.corpus.readers.html.reader import prune
from sphinx_kzbrief.corpus.readers.html.rendering import render
from sphinx_kzbrief.corpus.readers.html.styles import (
    StyleSheet,
    is_sheet,
    page_sheets,
    style_sheet,
)
from sphinx_kzbrief.corpus.readers.office.packages import Package
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kzbrief.corpus.readers.protocol import Extract

CONTAINER: Final = "META-INF/container.xml"
ENCRYPTION: Final = "META-INF/encryption.xml"
LARGEST_TEXT: Final = 32 * 1024 * 1024
"""Bytes of all chapters together; the longest novels have a tenth of it."""
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_FIELDS: Final = {"title": "title", "creator": "author", "publisher": "publisher",
                  "language": "language", "date": "issued"}  # fmt: skip
_FURNITURE: Final = re.compile(r"\b(?:doc-)?(?:toc|landmarks|page-?list|loi|lot)\b")
_MARK: Final = "\ufdd0"
"""A noncharacter: where a printed page begins, around the number of its label."""
_PLACE: Final = re.compile(f"{_MARK}(\\d{{1,6}}){_MARK}")
_PAGE_BREAK: Final = re.compile(r"\b(?:doc-)?pagebreak\b")
_NOTE: Final = re.compile(r"\b(?:doc-)?(?:footnote|endnote|rearnote)s?\b")
_ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31};)")
_DECLARED: Final = re.compile(r"\s*<\?xml[^>]*\?>")
_DOCTYPE: Final = re.compile(
    r"<!DOCTYPE[^>\[]{0,2000}(?:\[[^\]]{0,9000}\])?\s{0,99}>", re.IGNORECASE
)
_ENCODING: Final = re.compile(rb"<\?xml[^>]{0,80}encoding\s*=\s*[\"']([A-Za-z0-9._-]{2,40})")
_HREF: Final = re.compile(rb"""href\s{0,9}=\s{0,9}["']([^"'#]{1,500}#[^"']{1,500})["']""")
_DATE: Final = re.compile(r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?(?=T|\Z)")
_DOI: Final = re.compile(r"(?:doi:|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Book:
    """The package document of a book.

    Attributes:
        metadata: What it says of the book, by CSL name.
        spine: Names of its chapters, in order.
        navigation: Names of the files that are its table of contents.
        lists: Names of the files that may list its printed pages.
    """

    metadata: Mapping[str, str]
    spine: tuple[str, ...]
    navigation: frozenset[str]
    lists: tuple[str, ...]


def read(data: bytes) -> Extract:
    """Read `.epub`.

    See `Reader.read`.
    """
    package = Package.opened(data, "an EPUB book", ".epub", CONTAINER)
    book = _book(package)
    hidden = _encrypted(package)
    writer = BlockWriter()
    pages = _Pages(package, book)
    links = _Links(package, book)
    sheets = _Sheets(package)
    sizes: Counter[str] = Counter()
    damage: list[Damage] = []
    total = 0
    for name in book.spine:
        if name in hidden:
            raise SourceUnreadableError(
                f"The book is locked (DRM): {name} is encrypted.",
                "Get a copy without DRM from the publisher, or keep the passages you cite as .txt.",
            )
        if name not in package.entries:
            damage.append(Damage(f"the book lacks {name}, a part of its text"))
            continue
        total += package.entries[name].file_size
        if total > LARGEST_TEXT:
            raise package.broken(f"its text has more than {LARGEST_TEXT // 1024**2} MB")
        tree = _chapter(package, name)
        if tree is None:
            continue
        if name in book.navigation:
            sizes["the table of contents"] += _size(tree)
            continue
        for element in _furniture(tree):
            sizes["the table of contents"] += _size(element)
            element.drop_tree()
        for element in tree.iter("text"):  # of SVG
            sizes["text in drawings"] += _size(element)
        pages.mark(tree, name)
        for each in render(tree, sheets.of(tree, name)):
            sizes[each.what] += each.characters
        prune(tree)
        _write(writer, tree, pages, links.of(tree, name))
    pages.end(writer.mapped.length)
    return replace(
        writer.extract(),
        metadata=book.metadata,
        pages=tuple(at for at, _ in pages.found),
        page_labels=tuple(label for _, label in pages.found) if pages.labelled else (),
        left_out=LeftOut.each(sizes),
        damage=tuple(damage),
    )


def _book(package: Package) -> _Book:
    container = package.root(CONTAINER)
    place = next((each.get("full-path") or "" for each in container.iter("{*}rootfile")), "")
    opf = package.root(place, doctype=True)
    items: dict[str, tuple[str, str]] = {}
    lists = []
    navigation = set()
    for item in opf.iter("{*}item"):
        name = _resolved(place, item.get("href") or "")
        kind = item.get("media-type") or ""
        items[item.get("id") or ""] = (name, kind)
        if "nav" in (item.get("properties") or "").split():
            lists.append(name)
            navigation.add(name)
        elif kind == "application/x-dtbncx+xml":
            lists.append(name)
    for reference in opf.iter("{*}reference"):
        if reference.get("type") in {"toc", "cover"} and "#" not in (reference.get("href") or ""):
            navigation.add(_resolved(place, reference.get("href") or ""))
    spine = []
    for itemref in opf.iter("{*}itemref"):
        name, kind = items.get(itemref.get("idref") or "", ("", ""))
        if "html" in kind or name.lower().endswith((".xhtml", ".html", ".htm")):
            spine.append(name)
    if not spine:
        raise package.broken("its package lists no chapter")
    return _Book(_metadata(opf), tuple(dict.fromkeys(spine)), frozenset(navigation), tuple(lists))


def _resolved(base: str, href: str) -> str:
    """Return the name of a file in the package; a path that climbs out is no name of any."""
    path = unquote(urlsplit(href).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path))


def _metadata(opf: Any) -> dict[str, str]:
    """Read what the package says of the book: its authors are those it gives no other part."""
    roles = {
        (each.get("refines") or "").removeprefix("#"): (each.text or "").strip()
        for each in opf.iter("{*}meta")
        if each.get("property") == "role"
    }
    found: dict[str, list[str]] = {}
    for element in opf.iter(f"{_DC}*"):
        words = words_of(element)
        name = element.tag.removeprefix(_DC)
        role = element.get(f"{_OPF}role") or roles.get(element.get("id") or "", "aut")
        event = element.get(f"{_OPF}event") or "publication"
        if name == "identifier" and (doi := _DOI.fullmatch(words)):
            found.setdefault("DOI", []).append(doi[1])
        if name == "date" and (date := _DATE.match(words)) and event == "publication":
            words = date[0]
        elif name == "date" or (name == "creator" and role != "aut"):
            continue
        if words and name in _FIELDS:
            found.setdefault(_FIELDS[name], []).append(words)
    return {
        name: "; ".join(values) if name == "author" else values[0] for name, values in found.items()
    }


def _encrypted(package: Package) -> frozenset[str]:
    """Return the names of the files that are encrypted; those of fonts are of no matter."""
    if ENCRYPTION not in package.entries:
        return frozenset()
    references = package.root(ENCRYPTION).iter("{*}CipherReference")
    return frozenset(_resolved("", each.get("URI") or "") for each in references)


def _chapter(package: Package, name: str) -> Any:
    """Parse a chapter as XML; as HTML where it is not well-formed. None if it is empty."""
    html = library("lxml.html", "Reading EPUB")
    data = package.xml(name, doctype=True)
    declared = _ENCODING.match(data)
    if declared is not None:
        with suppress(LookupError, UnicodeError):
            data = data.decode(declared[1].decode("ascii")).encode()
    source = without_controls(decode(data).text.replace(_MARK, ""))
    source = _DOCTYPE.sub(
        "", source[begun.end() if (begun := _DECLARED.match(source)) else 0 :], count=1
    )
    named = _ENTITY.sub(_character, source)
    parser = html.XHTMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        tree = html.document_fromstring(named, parser=parser)
        for element in tree.iter("{*}*"):  # of XHTML, MathML and SVG alike
            element.tag = element.tag.rpartition("}")[2]
    except (html.etree.XMLSyntaxError, ValueError):
        loose = html.HTMLParser(huge_tree=True)
        try:
            tree = html.document_fromstring(source, parser=loose)
        except (html.etree.LxmlError, ValueError):
            return None
        if any("depth" in error.message for error in loose.error_log):
            # What stands behind is lost without another word.
            raise package.broken(f"{name} is nested too deeply") from None
    return tree


def _character(entity: re.Match[str]) -> str:
    """Return the character of an entity that HTML names and XML does not know."""
    if entity[1] in {"amp;", "lt;", "gt;", "quot;", "apos;"}:
        return entity[0]
    return html5.get(entity[1], entity[0].replace("&", "&amp;"))


def _said(element: Any) -> str:
    """Return what an element is, in the words of EPUB and of ARIA."""
    said = (element.get(EPUB_TYPE), element.get("epub:type"), element.get("role"))
    return " ".join(each for each in said if each)


def _furniture(tree: Any) -> list[Any]:
    """Return the lists of contents and pages in a chapter; show notes that wait for a click."""
    found = []
    for element in tree.iter("nav", "aside", "div", "section", "li", "ol", "p"):
        said = _said(element)
        if element.tag == "nav" and _FURNITURE.search(said):
            found.append(element)
        elif said and _NOTE.search(said):
            for name in ("hidden", "aria-hidden", "style"):
                element.attrib.pop(name, None)
    return found


def _size(tree: Any) -> int:
    body = next(tree.iter("body"), tree)
    return len(words_of(body))


@dataclass(slots=True)
class _Pages:
    """Finds where the printed pages of a book begin.

    Attributes:
        labels: Label of each mark set, by its number.
        listed: Labels by file and id, as the book's list of pages has them.
        found: Offset and label of each page.
        waiting: Labels of pages that begin with the next word.
    """

    labels: list[str]
    listed: Mapping[tuple[str, str], str]
    found: list[tuple[int, str]]
    waiting: list[str]

    def __init__(self, package: Package, book: _Book) -> None:
        self.labels, self.found, self.waiting = [], [], []
        self.listed = dict(_listed_pages(package, book))

    @property
    def labelled(self) -> bool:
        """Whether any page has a number."""
        return any(label for _, label in self.found)

    def mark(self, tree: Any, name: str) -> None:
        """Put a mark where each page of a chapter begins; a number shown there is no word."""
        for element in list(tree.iter("*")):
            listed = self.listed.get((name, element.get("id") or ""))
            breaks = _PAGE_BREAK.search(_said(element)) is not None
            if not breaks and listed is None:
                continue
            label = listed or ""
            if breaks:
                shown = words_of(element)
                label = element.get("title") or element.get("aria-label") or shown or label
                for child in list(element):
                    element.remove(child)
                element.text = ""
                element.attrib.pop("hidden", None)
                element.attrib.pop("aria-hidden", None)
                element.attrib.pop("style", None)
            mark = element.makeelement("span")
            mark.text = f"{_MARK}{len(self.labels)}{_MARK}"
            if element.tag in {"html", "body"}:
                element.insert(0, mark)
            else:
                element.addprevious(mark)
            self.labels.append(" ".join(label.split()))

    def end(self, at: int) -> None:
        """Close the book."""
        self.found += [(at, label) for label in self.waiting]


def _listed_pages(package: Package, book: _Book) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the printed pages that the navigation or the older table of contents list."""
    for name in book.lists:
        if name not in package.entries:
            continue
        tree = None
        with suppress(SourceUnreadableError):  # the book can be read without them
            older = name.lower().endswith(".ncx")
            tree = package.root(name, doctype=True) if older else _chapter(package, name)
        if tree is None:
            continue
        for target in tree.iter("{*}pageTarget"):
            content = next(target.iter("{*}content"), None)
            label = words_of(next(target.iter("{*}text"), target))
            if content is not None:
                yield _target(name, content.get("src") or ""), label
        for nav in tree.iter("{*}nav"):
            if "page-list" in _said(nav):
                for link in nav.iter("{*}a"):
                    label = words_of(link)
                    yield _target(name, link.get("href") or ""), label


def _target(base: str, href: str) -> tuple[str, str]:
    return _resolved(base, href), unquote(urlsplit(href).fragment)


@dataclass(slots=True)
class _Links:
    """Tells which links from one file of a book to another refer to notes.

    Attributes:
        places: Place of each chapter in the book.
        linked: For each chapter, its names that other files link to, by these files' names.
        notes: Names of notes that the chapters read so far refer to, by chapter.
    """

    places: dict[str, int]
    linked: dict[str, dict[str, set[str]]]
    notes: dict[str, set[str]]

    def __init__(self, package: Package, book: _Book) -> None:
        chapters = [name for name in book.spine if name in package.entries]
        self.places = {name: at for at, name in enumerate(chapters)}
        self.linked, self.notes = {name: {} for name in chapters}, {}
        room = LARGEST_TEXT
        for source in chapters:
            room -= package.entries[source].file_size
            if room < 0 or source in book.navigation:
                continue
            for href in _HREF.finditer(package.part(source)):
                name, fragment = _target(source, href[1].decode("utf-8", "replace"))
                if name in self.linked and name != source:
                    self.linked[name].setdefault(source, set()).add(fragment)

    def of(self, tree: Any, name: str) -> NoteLinks:
        """Return the notes of a chapter; chapters come in the book's order."""
        here, later = self.places[name], {}
        for link in tree.iter("a"):
            href = link.get("href") or ""
            target, fragment = _target(name, href)
            if not fragment or href.startswith("#") or target not in self.places:
                continue
            link.set("href", f"{'' if target == name else target}#{fragment}")
            if self.places[target] > here:
                later[target] = frozenset(self.linked[name].get(target, ()))
        found = note_links(tree, Around(later, frozenset(self.notes.get(name, ()))))
        for reference in found.elsewhere:
            target, _, fragment = reference.rpartition("#")
            self.notes.setdefault(target, set()).add(fragment)
        return found


@dataclass(slots=True)
class _Sheets:
    """Reads the style sheets of a book, each set of them once."""

    package: Package
    known: dict[tuple[str, ...], StyleSheet] = field(default_factory=dict)

    def of(self, tree: Any, name: str) -> StyleSheet:
        """Return the style sheets of a chapter, those in the package and its own."""
        hrefs = [each.get("href") or "" for each in tree.iter("link") if is_sheet(each)]
        own = tuple(page_sheets(tree))
        key = (*(_resolved(name, href) for href in hrefs), "", *own)
        if key not in self.known:
            linked = []
            for each in key[: len(hrefs)]:
                with suppress(SourceUnreadableError):  # the book can be read without it
                    linked.append(self.package.part(each).decode("utf-8", "replace"))
            self.known[key] = style_sheet((*linked, *own))
        return self.known[key]


def _write(writer: BlockWriter, tree: Any, pages: _Pages, links: NoteLinks) -> None:
    """Write a chapter, taking the marks of pages out of its words."""
    for block in markup_blocks(tree, links):
        pieces, marks = _unmarked(block.pieces)
        labels = [(at, pages.labels[number]) for at, number in marks if number < len(pages.labels)]
        before = len(writer.blocks)
        rows = before and writer.blocks[-1].kind is BlockKind.TABLE_ROW is block.kind
        writer.add(block.kind, pieces, separator="\n" if rows else "\n\n")
        if len(writer.blocks) == before:
            pages.waiting += [label for _, label in labels]
            continue
        added = writer.blocks[-1]
        pages.found += [(added.start, label) for label in pages.waiting]
        pages.waiting = []
        pages.found += [(min(added.start + at, added.end), label) for at, label in labels]


def _unmarked(pieces: list[Piece]) -> tuple[list[Piece], list[tuple[int, int]]]:
    """Take marks out of a block; return its runs, and where each mark stood, with its number."""
    kept: list[Piece] = []
    marks: list[tuple[int, int]] = []
    length = 0
    for piece in pieces:
        text = piece.text
        parts = _PLACE.split(text) if _MARK in text else [text]
        for index, part in enumerate(parts):
            if index % 2:
                marks.append((length, int(part)))
                continue
            blank = marks and marks[-1][0] == length and (not kept or kept[-1].text[-1:] == " ")
            words = part.lstrip(" ") if blank else part
            if words:
                kept.append(replace(piece, text=words))
                length += 0 if piece.struck else len(words)
    return kept, marks
