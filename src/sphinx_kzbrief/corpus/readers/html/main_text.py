"""Which blocks of a page are its main text: trafilatura says so, the page's own tree decides.

Trafilatura tells main text from furniture well, but it gives back a tree of its own, in which
blocks move and headings go missing. So only its words are taken: they tell which blocks of the
page belong to the main text. What stands among these, and what governs them, stays as well.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import islice
from operator import add
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.model import Damage, LeftOut
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.readers.html.blocks import MarkupBlock

_HEADER: Final = "page header"
_OTHER: Final = "other page text"
_PARTS: Final = {
    "nav": "navigation",
    "navigation": "navigation",
    "menu": "navigation",
    "footer": "page footer",
    "contentinfo": "page footer",
    "aside": "sidebar",
    "complementary": "sidebar",
    "form": "form",
    "search": "form",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "banner": _HEADER,
}
"""Elements and roles that say what a part of a page is."""
_NAMED: Final = (
    (re.compile(r"comment|disqus", re.IGNORECASE), "comments"),
    (re.compile(r"cookie|consent|gdpr", re.IGNORECASE), "cookie notice"),
    (re.compile(r"related|recommend|most-?read|popular", re.IGNORECASE), "related pages"),
    (re.compile(r"share|social", re.IGNORECASE), "links to share"),
    (re.compile(r"newsletter|subscri", re.IGNORECASE), "newsletter"),
    (re.compile(r"\bnav|menu|breadcrumb", re.IGNORECASE), "navigation"),
    (re.compile(r"sidebar", re.IGNORECASE), "sidebar"),
    (re.compile(r"footer", re.IGNORECASE), "page footer"),
)
"""What the ids and classes that programs give to parts of a page say."""
_FURNITURE: Final = frozenset({"navigation", "page footer", "sidebar", "form", "dialog"})
_SECTIONS: Final = frozenset({"article", "section", "main", "body"})

_WORDS: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]|\w+")
"""A word, or a character where words are not spaced."""
_SHORT: Final = ("p", "head", "item", "quote", "row", "cell", "code", "hi")
"""Elements of trafilatura's tree whose whole text may be shorter than three words."""
_NUMBER: Final = re.compile(r"\d+|\b[IVXLC]+\b|第[〇零一二三四五六七八九十百千]+")
_SET_APART: Final = frozenset({BlockKind.CAPTION, BlockKind.TABLE_ROW})
_PROSE: Final = 100
"""Code points of a paragraph that is no slogan or byline."""
_REACH: Final = 7
"""How many elements up the box is that a block shares with the main text."""
_STOPS: Final = tuple('.!?…。！？"”’»')


def main_blocks(blocks: Sequence[MarkupBlock], body: Any, title: str) -> list[bool]:
    """Tell for each block of a page whether it belongs to the main text.

    Args:
        blocks: The blocks of the page in order.
        body: The tree of the main text that trafilatura made.
        title: What the page declares as its title.
    """
    words = [_words(block.shown) for block in blocks]
    parts = parts_of(blocks)
    kept = [
        is_main or block.kind is BlockKind.FOOTNOTE
        for is_main, block in zip(_matched(blocks, parts, words, body), blocks, strict=True)
    ]
    _drop_repeated(words, parts, kept)
    _keep_among(blocks, parts, kept)
    _keep_headings(blocks, parts, kept, words, _words(title))
    return kept


def left_out(blocks: Sequence[MarkupBlock], kept: Sequence[bool]) -> tuple[LeftOut, ...]:
    """List what a page shows beside its main text, part by part in the order of the page."""
    sizes: Counter[str] = Counter()
    for block, part, is_kept in zip(blocks, parts_of(blocks), kept, strict=True):
        if not is_kept:
            sizes[part] += len(" ".join(block.text.split()))
    return LeftOut.each(sizes)


def main_text_damage(
    blocks: Sequence[MarkupBlock], kept: Sequence[bool] | None
) -> tuple[Damage, ...]:
    """Report a page of which all was taken, menus and the like too, or a heading that was lost.

    A numbered heading is lost where others of its series were kept, as of articles of a law.

    Args:
        blocks: The blocks of the page.
        kept: Whether each is main text; None where that was not told.
    """
    if kept is None:
        is_mixed = bool({*parts_of(blocks)} - {_OTHER}) or any(map(_is_linked, blocks))
        said = "the main text was not told apart: menus may be among it"
        return (Damage(said),) if is_mixed else ()
    series: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for block, is_kept in zip(blocks, kept, strict=True):
        words = " ".join(block.text.split())
        if block.kind is BlockKind.HEADING and _NUMBER.search(words):
            form = (block.element.tag, _NUMBER.sub("#", words))
            series.setdefault(form, ([], []))[is_kept].append(words)
    lost = [words for out, inside in series.values() if len(inside) > 1 for words in out]
    more = f" and {len(lost) - 1} more of its series" if len(lost) > 1 else ""
    said = "the part under the heading “{}”{} was not told as main text"
    return (Damage(said.format(lost[0], more)),) if lost else ()


def _is_linked(block: MarkupBlock) -> bool:
    """Tell whether a block is mostly links."""
    return 2 * block.linked >= len(block.shown)


def parts_of(blocks: Sequence[MarkupBlock]) -> list[str]:
    """Name the part of the page in which each block stands.

    The innermost element that says what it is, by name, role, id or class, decides.
    """
    known: dict[Any, str] = {None: _OTHER}
    parts = []
    for block in blocks:
        element, path = block.element, []
        while element not in known:
            path.append(element)
            if part := _says(element):
                known[element] = part
                break
            element = element.getparent()
        known.update(dict.fromkeys(path, known[element]))
        parts.append(known[element])
    return parts


def _says(element: Any) -> str | None:
    """Return what an element says that it is, or None."""
    tag, parent = element.tag, element.getparent()
    if part := _PARTS.get(element.get("role")) or _PARTS.get(tag):
        return part
    if tag == "header" and parent is not None and parent.tag == "body":
        return _HEADER
    if tag in _SECTIONS:
        return _OTHER
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return next((part for pattern, part in _NAMED if pattern.search(names)), None)


def _matched(
    blocks: Sequence[MarkupBlock], parts: list[str], words: list[tuple[str, ...]], body: Any
) -> list[bool]:
    """Tell which blocks have their words in the main text: half of all threes of them."""
    shingles = set(_shingles(_words(" ".join(body.itertext()))))
    short = {_words("".join(part.itertext())) for part in body.iter(*_SHORT)}
    lines = []
    if len(body) == 1:  # all of the page, line by line: cells of a row stand on two
        lines = [_words(line) for line in "".join(body.itertext()).split("\n")]
    lined = short.union(lines, map(add, lines, lines[1:]))
    matched = []
    for each, block, part in zip(words, blocks, parts, strict=True):
        is_beside = part in _FURNITURE or _is_linked(block)
        matched.append(_share(each, shingles, short if is_beside else lined))
    return matched


def _share(
    words: tuple[str, ...], shingles: set[tuple[str, ...]], short: set[tuple[str, ...]]
) -> bool:
    found = list(_shingles(words))
    if not found:
        return bool(words) and words in short
    return 2 * sum(map(shingles.__contains__, found)) >= len(found)


def _shingles(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], strict=False)


def _drop_repeated(words: list[tuple[str, ...]], parts: list[str], kept: list[bool]) -> None:
    """Drop from a page's furniture what the text outside of it has as well, as a teaser does."""
    outside = [
        block
        for block, part, is_kept in zip(words, parts, kept, strict=True)
        if is_kept and part not in _FURNITURE
    ]
    shingles = {shingle for block in outside for shingle in _shingles(block)}
    short = set(outside)
    for at, part in enumerate(parts):
        if kept[at] and part in _FURNITURE:
            kept[at] = not _share(words[at], shingles, short)


def _keep_among(blocks: Sequence[MarkupBlock], parts: list[str], kept: list[bool]) -> None:
    """Keep what stands in a box that is mostly main text, and is neither links nor furniture.

    Between blocks of the main text that is any text; before them it is running prose, such as a
    preamble; captions and tables anywhere.
    """
    sizes = [len(block.shown) for block in blocks]
    whole: Counter[Any] = Counter()
    main: Counter[Any] = Counter()
    bounds: dict[Any, tuple[int, int]] = {}
    for at, block in enumerate(blocks):
        for box in _boxes(block.element):
            whole[box] += sizes[at]
            if kept[at]:
                main[box] += sizes[at]
                bounds[box] = (bounds.get(box, (at, at))[0], at)
    for at, block in enumerate(blocks):
        if kept[at] or block.kind is BlockKind.HEADING or _is_linked(block):
            continue
        is_prose = sizes[at] >= _PROSE and block.text.rstrip().endswith(_STOPS)
        for box in islice(_boxes(block.element), _REACH):
            if box not in bounds or 2 * main[box] < whole[box]:
                continue
            first, last = bounds[box]
            is_among = first < at < last or (at < first and is_prose)
            if is_among or block.kind in _SET_APART:
                kept[at] = parts[at] in {parts[first], parts[last], _HEADER}
                break


def _boxes(element: Any) -> Iterator[Any]:
    while element is not None:
        yield element
        element = element.getparent()


def _keep_headings(
    blocks: Sequence[MarkupBlock],
    parts: list[str],
    kept: list[bool],
    words: list[tuple[str, ...]],
    title: tuple[str, ...],
) -> None:
    """Keep the headings that govern main text, and among it numbered ones over nothing (repealed).

    A heading of the page's header may be the site's name: it stays where the title has it. Below
    the first level, a heading of links governs these and not what comes after.
    """
    above: list[tuple[int, int]] = []
    empty: list[int] = []
    is_among = False
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            level = int(block.element.tag[1])
            if is_among:
                over = (place for upper, place in above if upper >= level)
                empty += [place for place in over if _is_numbered(blocks[place])]
            above = [(upper, place) for upper, place in above if upper < level]
            above.append((level, at))
            continue
        is_among = kept[at]
        if is_among:
            for place in (*empty, *(place for _, place in above)):
                is_title = parts[place] == _HEADER and set(words[place]) <= set(title)
                kept[place] |= is_title or parts[place] in {_OTHER, parts[at]}
            above = []
        elif _is_linked(block):
            above = [(upper, place) for upper, place in above if upper == 1]
        empty = []


def _is_numbered(heading: MarkupBlock) -> bool:
    """Tell whether a heading has a number, and is no link to another page."""
    return _NUMBER.search(heading.shown) is not None and not _is_linked(heading)


def _words(text: str) -> tuple[str, ...]:
    levelled = unicodedata.normalize("NFKC", text).replace("^(", "").replace("^", "")
    return tuple(_WORDS.findall(levelled.casefold()))
