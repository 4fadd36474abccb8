"""Which links of a tree of HTML refer to its notes, and which elements those notes are.

Only a statement of the document counts: a role, type or class that says so, a link to what is
named as a note, links back and forth, or a raised link to another place of the document. What a
character looks like says nothing: 10² links nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.readers.html.marks import shift_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_NAMED: Final = re.compile(
    r"_?(?:fn|footnote|endnote|cite_note|ftn|edn|note|rearnote)(?![-_:.]*(?:ref|back))[-\w:.%]{0,60}\d",
    re.IGNORECASE,
)
"""Ids that programs give to notes: `fn1`, `_ftn2`, `cite_note-Smith-3`, `footnote-4`."""
_REFERS: Final = re.compile(
    r"\b(?:doc-)?noteref\b|\bfoot-?note-?_?ref|\bcite_ref|\bendnote-?_?ref", re.IGNORECASE
)
_NOTE: Final = re.compile(r"\b(?:doc-)?(?:footnote|endnote|rearnote)\b(?!-)", re.IGNORECASE)
_SIGN: Final = r"(?:\d{1,4}|[^\W\d_]|[*†‡§¶#]{1,4})"
_MARK: Final = re.compile(rf"{_SIGN}|[\[(]\s*(?:[^\W\d_]{{1,6}}\.?\s)?{_SIGN}\s*[\])]")
_RETURN: Final = re.compile(r"[^\w*†‡§]*")
_BODIES: Final = frozenset({"li", "p", "dd"})
_OWN_BODIES: Final = _BODIES | {"div", "aside", "section"}
_INLINE: Final = frozenset({"a", "sup", "span", "b", "i", "em", "strong", "small", "ins"})
_TITLES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption", "figcaption"})
_NEAR = 3
_WIDE = 8


@dataclass(frozen=True, slots=True)
class NoteLinks:
    """The notes of a tree.

    Attributes:
        references: Links that refer to a note.
        returns: Links of a note that lead back to its reference, or of a heading that lead to
            itself (¶, #), and are no words of it.
        bodies: Elements that are notes.
        elsewhere: Targets of the references whose notes stand in a later file of the book.
    """

    references: frozenset[Any] = frozenset()
    returns: frozenset[Any] = frozenset()
    bodies: frozenset[Any] = frozenset()
    elsewhere: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Around:
    """What the other files of a book say of the notes of one of them.

    Attributes:
        later: For each later file, as the links have it, the names here that it links to.
        notes: Names here of notes that earlier files refer to.
    """

    later: Mapping[str, frozenset[str]] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Link:
    at: int
    element: Any
    page: str
    fragment: str


def note_links(tree: Any, around: Around | None = None) -> NoteLinks:
    """Find the notes of a tree and the links to them, in one pass.

    Args:
        tree: Root of an lxml tree of HTML.
        around: For a file of a book, what the others say of its notes.
    """
    around = around or Around()
    places, links, named = _places(tree)
    backs = {(name, link.fragment) for link in links for name in _names(link.element, _WIDE)}
    told = (_body(places[name][1]) for name in around.notes if name in places)
    bodies = {*named, *(body for body in told if body is not None)}
    elsewhere = set()
    references: set[Any] = set()
    returns: set[Any] = set()
    pairs: set[tuple[str, str]] = set()
    for link in links:
        at, target = (link.at, None) if link.page else places.get(link.fragment, (link.at, None))
        if _returns(link.element):
            returns.add(link.element)
        later = around.later
        if _states(link.element) or (at >= link.at and _refers(link, target, backs, later)):
            references.add(link.element)
            pairs |= {(link.fragment, name) for name in _names(link.element, _NEAR)}
            if link.page in later:
                elsewhere.add(f"{link.page}#{link.fragment}")
            if target is not None and (body := _body(target)) is not None:
                bodies.add(body)
    returns |= {  # a note's own number, where it leads back to what refers to the note
        link.element
        for link in links
        if _MARK.fullmatch(_words(link.element))
        and any((name, link.fragment) in pairs for name in _names(link.element, _WIDE))
    }
    returns = {
        one
        for one in returns - references
        if any(above in bodies or above.tag in _TITLES for above in one.iterancestors())
    }
    return NoteLinks(*map(frozenset, (references, returns, bodies, elsewhere)))


def _places(tree: Any) -> tuple[dict[str, tuple[int, Any]], list[_Link], list[Any]]:
    """Return each name's place and element, the links with a fragment, and the stated notes."""
    places: dict[str, tuple[int, Any]] = {}
    links: list[_Link] = []
    notes: list[Any] = []
    for at, element in enumerate(tree.iter("*")):
        name = element.get("id") or (element.get("name") if element.tag == "a" else None)
        if name:
            places.setdefault(name, (at, element))
        if element.tag in _OWN_BODIES and _is_note(element):
            notes.append(element)
        if element.tag == "a" and "#" in (href := element.get("href") or ""):
            page, _, fragment = href.rpartition("#")
            links.append(_Link(at, element, page, fragment))
    return places, links, notes


def _returns(element: Any) -> bool:
    """Tell whether a link in a note or heading is a control: ↩, ^, ¶, #, or a raised letter."""
    words = _words(element)
    return _RETURN.fullmatch(words) is not None or (words.islower() and _is_raised(element))


def _refers(
    link: _Link, target: Any, backs: set[tuple[str, str]], later: Mapping[str, frozenset[str]]
) -> bool:
    """Tell whether a link that leads on and does not say what it is refers to a note."""
    element = link.element
    words = _words(element)
    if not _MARK.fullmatch(words):
        return False
    raised = _is_raised(element)
    if raised and (not link.page or link.page in later):
        return True
    named = _NAMED.fullmatch(link.fragment) or (target is not None and _is_note(target))
    answered = later.get(link.page, frozenset())
    if not named and all(
        (link.fragment, name) not in backs and name not in answered
        for name in _names(element, _NEAR)
    ):
        return False
    return raised or words[0] in "[(" or _is_glued(element)


def _states(element: Any) -> bool:
    """Tell whether a link says that it refers to a note, which may stand before it."""
    return any(_REFERS.search(said) for said in _said(element))


def _said(element: Any) -> Iterator[str]:
    for name in ("role", EPUB_TYPE, "epub:type", "class", "rel"):
        if value := element.get(name):
            yield value


def _is_note(element: Any) -> bool:
    said = any(_NOTE.search(element.get(name) or "") for name in ("role", EPUB_TYPE, "epub:type"))
    named = element.tag in {"li", "p", "aside"} and _NAMED.fullmatch(element.get("id") or "")
    return said or bool(named)


def _names(element: Any, levels: int) -> Iterator[str]:
    """Yield the names of an element and of what holds it, some levels up."""
    for _ in range(levels):
        if element is None or (levels == _NEAR and element.tag not in _INLINE):
            return
        if name := element.get("id") or element.get("name"):
            yield name
        element = element.getparent()


def _words(element: Any) -> str:
    return "".join(islice(element.itertext(), 8)).strip()


def _is_raised(element: Any) -> bool:
    inner = element[0] if len(element) == 1 and not (element.text or "").strip() else None
    if inner is not None and isinstance(inner.tag, str) and shift_of(inner.tag, inner) > 0:
        return True
    outer = element
    for _ in range(_NEAR):
        if outer is None or outer.tag not in _INLINE:
            return False
        if shift_of(outer.tag, outer) > 0:
            return True
        outer = outer.getparent()
    return False


def _is_glued(element: Any) -> bool:
    """Tell whether a word or a stop stands right before an element."""
    previous = element.getprevious()
    before = element.getparent().text if previous is None else previous.tail
    return bool(before) and not before[-1].isspace()


def _body(target: Any) -> Any:
    """Return the element that is the note which a link's target stands for."""
    if target.tag in _OWN_BODIES:
        return target
    for _ in range(_WIDE):
        target = target.getparent()
        if target is None or target.tag in _BODIES:
            return target
        if target.tag not in _INLINE:
            return None
    return None
