"""Notes: citations of the note style become footnotes among the author's own.

Footnotes that number themselves are numbered anew in the order of their marks; numbers that an
author has set stay as they are.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, TypeVar

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import _ as sphinx_words

from sphinx_kzbrief.citations import terms_for
from sphinx_kzbrief.citations.terms import Convention
from sphinx_kzbrief.sphinx_ext.nodes import kz_note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext

_Kind = TypeVar("_Kind", bound=nodes.Element)

_STOP = re.compile(r"[.,;:!?…]+")
# Notes within notes, and in an entry of a list, are printed where they stand.
_HOLDS_NOTES = (nodes.footnote, nodes.citation)


def place_notes(document: nodes.document, context: FillContext) -> None:
    """Make footnotes of the notes of a document, page by page.

    Args:
        document: A page, or a document that a writer has joined of several.
        context: What is known of its first page.
    """
    by_page: dict[int, tuple[nodes.Element, list[kz_note]]] = {}
    for note in list(document.findall(kz_note)):
        if _above(note, _HOLDS_NOTES) is not None:
            _print_in_place(note)
            continue
        page = _above(note, (addnodes.start_of_file,)) or document
        by_page.setdefault(id(page), (page, []))[1].append(note)
    for page, notes in by_page.values():
        docname = str(page.get("docname") or context.docname)
        made = [
            _footnote(note, docname, number, context) for number, note in enumerate(notes, start=1)
        ]
        _gather(page, made, context)
        _number(page)


def _above(node: nodes.Node, kinds: tuple[type[nodes.Element], ...]) -> nodes.Element | None:
    above = node.parent
    while above is not None and not isinstance(above, kinds):
        above = above.parent
    return above


def _print_in_place(note: kz_note) -> None:
    """Print a note as part of the one it stands in, without doubling its full stop."""
    after = _sibling(_outermost(note), 1)
    last = note[-1] if len(note) else None
    if (
        isinstance(last, nodes.Text)
        and isinstance(after, nodes.Text)
        and _STOP.match(after.lstrip())
    ):
        note[-1] = nodes.Text(last.removesuffix("."))
    note.parent.replace(note, note.children)


def _footnote(note: kz_note, docname: str, number: int, context: FillContext) -> nodes.footnote:
    """Put a mark in the place of a note, and return its footnote."""
    ident = context.anchor(docname, f"kz-note-{number}")
    mark = context.anchor(docname, f"kz-note-mark-{number}")
    footnote = nodes.footnote(
        "",
        nodes.label("", ""),
        nodes.paragraph("", "", *note.children),
        ids=[ident],
        backrefs=[mark],
        auto=1,
        docname=docname,
    )
    reference = nodes.footnote_reference("", "", ids=[mark], refid=ident, auto=1, docname=docname)
    _set_mark(note, reference, after_stop=_after_stop(context))
    return footnote


def _after_stop(context: FillContext) -> bool:
    """Tell whether marks follow punctuation (Chicago 17, 14.26) rather than precede it."""
    return terms_for(context.session.language).convention is Convention.CHICAGO


def _set_mark(note: kz_note, mark: nodes.footnote_reference, *, after_stop: bool) -> None:
    """Set a mark behind the words, without the space an author leaves before a citation."""
    outer = _outermost(note)
    _close_up(note if note.parent.index(note) else outer)
    after = _sibling(outer, 1)
    stop = _STOP.match(after) if after_stop and isinstance(after, nodes.Text) else None
    if stop is not None and isinstance(after, nodes.Text):
        outer.parent.replace(after, nodes.Text(after[stop.end() :]))
        note.parent.insert(note.parent.index(note), nodes.Text(stop[0]))
    note.replace_self(mark)


def _outermost(note: kz_note) -> nodes.Element:
    """Return the citation or quotation that ends with a note, or else the note."""
    outer: nodes.Element = note
    while isinstance(outer.parent, nodes.inline) and outer.parent[-1] is outer:
        outer = outer.parent
    return outer


def _close_up(node: nodes.Element) -> None:
    before = _sibling(node, -1)
    if isinstance(before, nodes.Text):
        node.parent[node.parent.index(node) - 1] = nodes.Text(before.rstrip())


def _sibling(node: nodes.Element, step: int) -> nodes.Node | None:
    at = node.parent.index(node) + step
    return node.parent[at] if 0 <= at < len(node.parent) else None


def _gather(page: nodes.Element, made: list[nodes.footnote], context: FillContext) -> None:
    """Set footnotes behind the author's last one, or at the end of the page."""
    own = list(_own(page, nodes.footnote))
    if own:
        last = own[-1]
        at = last.parent.index(last) + 1
        last.parent.insert(at, made)
        return
    # Set at the foot of each sheet, they would leave the heading alone.
    if context.session.builder.format != "kzpdf":
        title = sphinx_words("Footnotes")
        page += nodes.rubric(title, title)
    page += made


def _own(page: nodes.Element, kind: type[_Kind]) -> Iterator[_Kind]:
    """Yield the nodes of a kind that stand on a page itself, not on one joined to it."""
    for node in page.findall(kind):
        if (_above(node, (addnodes.start_of_file,)) or page) is page or node.parent is page:
            yield node


def _number(page: nodes.Element) -> None:
    """Number the footnotes of a page that have no number of their author's, and sort them."""
    footnotes = list(_own(page, nodes.footnote))
    by_id = {ident: footnote for footnote in footnotes for ident in footnote["ids"]}
    taken = {_label(footnote) for footnote in footnotes if footnote.get("auto") != 1}
    free = (str(number) for number in count(1) if str(number) not in taken)
    labels: dict[int, str] = {}
    for mark in _own(page, nodes.footnote_reference):
        footnote = by_id.get(mark.get("refid", ""))
        if footnote is None or footnote.get("auto") != 1:
            continue
        if id(footnote) not in labels:
            labels[id(footnote)] = next(free)
        mark.clear()
        mark.append(nodes.Text(labels[id(footnote)]))
    for footnote in footnotes:
        if footnote.get("auto") == 1:
            label = labels.setdefault(id(footnote), "") or next(free)
            footnote.replace(footnote[0], nodes.label("", label))
    _sort(footnotes[-1])


def _sort(last: nodes.Element) -> None:
    """Sort the footnotes that stand together up to the last one."""
    parent = last.parent
    end = start = parent.index(last) + 1
    while start and isinstance(parent[start - 1], nodes.footnote):
        start -= 1
    run = parent[start:end]
    if all(_label(footnote).isdecimal() for footnote in run):
        parent[start:end] = sorted(run, key=lambda footnote: int(_label(footnote)))


def _label(footnote: nodes.Node) -> str:
    return str(next(iter(footnote.findall(nodes.label))).astext())
