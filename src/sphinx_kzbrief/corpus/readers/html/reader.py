"""Reads HTML: the main text of a page, its captions, and what it declares of itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.model import Damage, LeftOut
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.canonical.encoding import decode
from sphinx_kzbrief.corpus.readers.extras import library
from sphinx_kzbrief.corpus.readers.html.blocks import (
    RUBY,
    UNSEEN,
    markup_blocks,
    written,
)
from sphinx_kzbrief.corpus.readers.html.main_text import left_out, main_blocks, main_text_damage
from sphinx_kzbrief.corpus.readers.html.marks import MARKING
from sphinx_kzbrief.corpus.readers.html.metadata import html_metadata
from sphinx_kzbrief.corpus.readers.html.parts import (
    unwrap_layout_tables,
    unwrap_preformatted,
    without_controls,
    words_of,
)
from sphinx_kzbrief.corpus.readers.html.rendering import render
from sphinx_kzbrief.corpus.readers.protocol import Extract

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.readers.html.blocks import MarkupBlock

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_INVISIBLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
SHORTEST_MAIN_TEXT = 0.1
"""Share of the visible text below which trafilatura has not found the main text."""
MOST_BLOCKS = 20_000
"""Pages of more blocks than this are taken whole: trafilatura would need many seconds."""
DEEPEST = 200
"""Elements nested more deeply than this are no page that a person wrote."""


def read(data: bytes) -> Extract:
    """Read `.html`: the blocks of the page's own tree that are its main text.

    See `Reader.read`.
    """
    lxml_html = library("lxml.html", "Reading HTML")
    decoded = decode(_recoded(data))
    source = without_controls(_DECLARATION.sub("", decoded.text, count=1))
    if not source.strip():
        return Extract(text="", blocks=())
    # Without `huge_tree` all would be lost that comes after 256 levels; see also `prune`.
    parser = lxml_html.HTMLParser(huge_tree=True)
    tree = _tree(lxml_html, source, parser)
    if tree is None:
        return Extract(text="", blocks=(), damage=decoded.damage)
    metadata = html_metadata(tree)
    beside = (*render(tree), *prune(tree))
    unwrap_preformatted(tree)
    unwrap_layout_tables(tree)
    blocks = markup_blocks(tree)
    told = _told(blocks, tree, metadata.get("title", ""))
    kept = told or [True] * len(blocks)
    writer = written(compress(blocks, kept))
    return replace(
        writer.extract(),
        metadata=metadata,
        left_out=(*left_out(blocks, kept), *beside),
        damage=(*decoded.damage, *_cut_off(parser), *main_text_damage(blocks, told)),
    )


def _told(blocks: Sequence[MarkupBlock], tree: Any, title: str) -> Sequence[bool] | None:
    """Tell which blocks are main text, or None where trafilatura finds hardly any."""
    if not 0 < len(blocks) <= MOST_BLOCKS:
        return None
    library("lxml.etree", "Reading HTML").strip_tags(tree, *MARKING)  # may part a word in two
    body = _main_text(tree)
    if body is None:
        return None
    kept = main_blocks(blocks, body, title)
    found = sum(len(block.text) for block in compress(blocks, kept))
    return kept if found >= SHORTEST_MAIN_TEXT * sum(len(block.text) for block in blocks) else None


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


def _tree(lxml_html: Any, source: str, parser: Any) -> Any:
    try:
        tree = lxml_html.document_fromstring(source, parser)
    except lxml_html.etree.ParserError:
        return None  # comments and declarations alone
    except (ValueError, lxml_html.etree.LxmlError) as error:
        raise SourceUnreadableError(
            f"The file is not HTML that can be read: {error}.",
            "Save the page again, or keep its text as .txt.",
        ) from error
    return tree


def _cut_off(parser: Any) -> tuple[Damage, ...]:
    """Report a page that the parser has not read to its end."""
    is_cut = any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)
    said = "its elements are nested too deeply: what comes after them was not read"
    return (Damage(said),) if is_cut else ()


def prune(tree: Any) -> tuple[LeftOut, ...]:
    """Remove what a reader of the page does not see: scripts, comments, hidden elements.

    An element that is nested too deeply goes with all that it holds.

    Returns:
        What a reader sees of it all the same: decoration, readings set beside words, and what is
        nested too deeply.
    """
    doomed = []
    beside: Counter[str] = Counter()
    depth = {tree: 0}
    for element in tree.iterdescendants():
        above = depth.get(element.getparent())
        if above is None:
            continue
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen = not tag or (tag in UNSEEN and tag not in {"head", "title", "meta", "link"})
        if unseen or is_hidden(element) or above >= DEEPEST:
            doomed.append(element)
            if tag in RUBY:
                beside["readings beside the words (ruby)"] += len(element.text or "")
            elif not unseen and not is_hidden(element):
                beside["what is nested too deeply"] += _length(element)
            elif tag not in UNSEEN and element.get("hidden") is None:
                beside["marked as decoration"] += _size(element)
        else:
            depth[element] = above + 1
    for element in doomed:
        if isinstance(element.tag, str):
            element.drop_tree()
        else:
            _drop_comment(element)
    return LeftOut.each(beside)


def _size(element: Any) -> int:
    if element.get("aria-hidden") != "true" or _INVISIBLE.search(element.get("style") or ""):
        return 0
    return _length(element)


def _length(element: Any) -> int:
    return len(words_of(element))


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


def _main_text(tree: Any) -> Any:
    trafilatura = library("trafilatura", "Reading HTML")
    document = trafilatura.bare_extraction(
        tree,
        include_tables=True,
        include_comments=False,
        with_metadata=False,
        output_format="xml",  # spares it a second form of the text
    )
    return None if document is None else document.body
