"""Reads HTML: the main text of a page, its captions, and what it declares of itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.model import Damage
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.encoding import decode
from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.html_metadata import html_metadata
from sphinx_kzbrief.corpus.readers.html_parts import (
    headline,
    kind_of,
    notes_of,
    unwrap_preformatted,
)
from sphinx_kzbrief.corpus.readers.markup_blocks import UNSEEN, walked
from sphinx_kzbrief.corpus.readers.protocol import Extract
from sphinx_kzbrief.corpus.readers.writer import BlockWriter, Piece
from sphinx_kzbrief.corpus.segmentation.blocks import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.text.spans import Span

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_CAPTIONS = ("figcaption", "caption")
SHORTEST_MAIN_TEXT = 0.1
"""Share of the visible text below which trafilatura has not found the main text."""
MOST_BLOCKS = 20_000
"""Pages of more blocks than this are taken whole: trafilatura would need many seconds."""
DEEPEST = 200
"""Elements nested more deeply than this are no page that a person wrote."""


def read(data: bytes) -> Extract:
    """Read `.html`: trafilatura tells the main text, lxml the figures' captions.

    See `Reader.read`.
    """
    lxml_html = library("lxml.html", "Reading HTML")
    trafilatura = library("trafilatura", "Reading HTML")
    decoded = decode(_recoded(data))
    source = _DECLARATION.sub("", decoded.text, count=1)
    if not source.strip():
        return Extract(text="", blocks=())
    tree = _tree(lxml_html, source)
    if tree is None:
        return Extract(text="", blocks=(), damage=decoded.damage)
    metadata = html_metadata(tree)
    prune(tree)
    unwrap_preformatted(tree)
    title, notes = headline(tree, metadata.get("title", "")), notes_of(tree)
    captions = _captions(tree)
    whole = visible_blocks(tree)
    small = len(whole.blocks) <= MOST_BLOCKS
    body = _main_text(trafilatura, tree) if small else None
    writer = walked(body, frozenset()) if body is not None else BlockWriter()
    damage = decoded.damage
    if writer.mapped.length < SHORTEST_MAIN_TEXT * whole.mapped.length:
        writer, captions, title = whole, [], None
        if whole.blocks:
            damage = (
                *damage,
                Damage("the main text was not told apart: menus may be among it"),
            )
    text, blocks = _put_together(writer, captions, title, notes)
    return Extract(text=text, blocks=blocks, metadata=metadata, damage=damage)


def _recoded(data: bytes) -> bytes:
    """Turn bytes in a declared encoding into UTF-8; undeclared ones are left as they are."""
    match = _CHARSET.search(data, 0, 4096)
    if match is None:
        return data
    name = match[1].decode("ascii")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(name).encode()
        except (UnicodeDecodeError, LookupError):
            return data
    return data


def _tree(lxml_html: Any, source: str) -> Any:
    try:
        tree = lxml_html.document_fromstring(source)
    except lxml_html.etree.ParserError:
        return None  # comments and declarations alone
    except (ValueError, lxml_html.etree.LxmlError) as error:
        raise SourceUnreadableError(
            f"The file is not HTML that can be read: {error}.",
            "Save the page again, or keep its text as .txt.",
        ) from error
    return tree


def prune(tree: Any) -> None:
    """Remove what a reader of the page does not see: scripts, comments, hidden elements.

    An element that is nested too deeply goes with all that it holds.
    """
    doomed = []
    depth = {tree: 0}
    for element in tree.iterdescendants():
        above = depth.get(element.getparent())
        if above is None:
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen = not tag or (tag in UNSEEN and tag not in {"head", "title", "meta", "link"})
        if unseen or is_hidden(element) or above >= DEEPEST:
            doomed.append(element)
        else:
            depth[element] = above + 1
    for element in doomed:
        if isinstance(element.tag, str):
            element.drop_tree()
        else:
            _drop_comment(element)


def _drop_comment(element: Any) -> None:
    """Remove a comment and keep the text after it."""
    parent, tail = element.getparent(), element.tail or ""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def is_hidden(element: Any) -> bool:
    """Tell whether attributes hide an element from the page's readers."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _INVISIBLE.search(element.get("style") or "") is not None
    )


def visible_blocks(tree: Any) -> BlockWriter:
    """Return all visible text of a page, main or not."""
    return walked(tree)


def _main_text(trafilatura: Any, tree: Any) -> Any:
    document = trafilatura.bare_extraction(
        tree,
        include_formatting=True,
        include_tables=True,
        include_comments=False,
        with_metadata=False,
    )
    return None if document is None else document.body


def _captions(tree: Any) -> list[tuple[str, str]]:
    """Read the caption of each figure and table, with the words of the paragraph before it."""
    found = []
    before = ""
    for element in tree.iter("p", *_CAPTIONS, "h1", "h2", "h3", "li"):
        words = _words(element)
        inside = any(True for _ in element.iterancestors(*_CAPTIONS))
        if element.tag in _CAPTIONS:
            if words:
                found.append((before, words))
        elif words and not inside:
            before = words
    return found


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _put_together(
    writer: BlockWriter,
    captions: list[tuple[str, str]],
    title: str | None,
    notes: frozenset[str],
) -> tuple[str, tuple[Block, ...]]:
    """Put the headline first, and each caption after the paragraph before its figure.

    A caption that the main text has already becomes one; one whose paragraph is not in the
    main text belongs to something else on the page and is left out, unless it opens the text.
    """
    text = writer.mapped.text
    words = {_folded(text[block.start : block.end]) for block in writer.blocks}
    after: dict[str, list[str]] = {}
    for before, caption in captions:
        if _folded(caption) not in words:
            after.setdefault(_folded(before), []).append(caption)
    named = {_folded(caption) for _, caption in captions}
    merged = BlockWriter()
    if title is not None and title not in words:
        merged.add(BlockKind.HEADING, [Piece(title)])
        for caption in after.pop(title, []):
            merged.add(BlockKind.CAPTION, [Piece(caption)])
    for index, block in enumerate(writer.blocks):
        folded = _folded(text[block.start : block.end])
        kind = BlockKind.CAPTION if folded in named else kind_of(block, folded, notes)
        opening = after.pop("", []) if index == 0 else []
        for caption in opening:
            merged.add(BlockKind.CAPTION, [Piece(caption)])
        _copy(merged, kind, block, text)
        for caption in after.pop(folded, []):
            merged.add(BlockKind.CAPTION, [Piece(caption)])
    return merged.mapped.text, tuple(merged.blocks)


def _copy(merged: BlockWriter, kind: BlockKind, block: Block, text: str) -> None:
    bounds = {at for span in (*block.emphasis, *block.italics) for at in span}
    cuts = sorted({block.start, block.end, *bounds})
    pieces = [
        Piece(
            text[start:end],
            strong=_covers(block.emphasis, start),
            italic=_covers(block.italics, start),
        )
        for start, end in pairwise(cuts)
    ]
    rows = merged.blocks and merged.blocks[-1].kind is BlockKind.TABLE_ROW is kind
    merged.add(kind, pieces, separator="\n" if rows else "\n\n")


def _covers(spans: Sequence[Span], offset: int) -> bool:
    """Tell whether one of the spans, which are in order, holds the character at an offset."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return at >= 0 and offset < spans[at].end


def _folded(words: str) -> str:
    return " ".join(words.split())
