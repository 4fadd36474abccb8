"""Parts of a page that its main text loses or levels: the headline, notes, preformatted text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.segmentation.blocks import Block

_NOTE_ID = re.compile(r"(?:fn|footnote|endnote|cite_note|ftn|edn)[-_:.]?\w{0,20}\d", re.IGNORECASE)
_NOTE_ROLES = {"doc-footnote", "doc-endnote"}
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


def headline(tree: Any, title: str) -> str | None:
    """Return the one `<h1>` of a page, where the page's title holds its words.

    Args:
        tree: The page.
        title: What it declares as title; a site's name as `<h1>` is no headline.
    """
    found = [_words(element) for element in tree.iter("h1")]
    words = found[0] if len(found) == 1 else ""
    return words if words and words.casefold() in " ".join(title.split()).casefold() else None


def notes_of(tree: Any) -> frozenset[str]:
    """Return the folded words of the items that are footnotes, by their id or role."""
    return frozenset(
        _words(element)
        for element in tree.iter("li", "p", "div", "aside")
        if element.get("role") in _NOTE_ROLES
        or (element.tag != "div" and _NOTE_ID.fullmatch(element.get("id") or ""))
    )


def kind_of(block: Block, words: str, notes: frozenset[str]) -> BlockKind:
    """Return a block's kind: a footnote where its folded words are those of one."""
    running = block.kind in {BlockKind.TEXT, BlockKind.LIST_ITEM}
    return BlockKind.FOOTNOTE if running and words in notes else block.kind


def unwrap_preformatted(tree: Any) -> None:
    """Turn running text in `<pre>`, as of old press releases, into paragraphs.

    What holds `<code>` stays as it is, and so does what holds other elements.
    """
    for element in list(tree.iter("pre")):
        words = element.text or ""
        if len(element) or not words.strip():
            continue
        element.tag, element.text = "div", None
        for piece in _BLANK_LINE.split(words):
            if piece.strip():
                paragraph = element.makeelement("p", {})
                paragraph.text = piece.strip()
                element.append(paragraph)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
