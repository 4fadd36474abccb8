"""The title of a page: which of the declared ones, without the name of its site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.metadata.bylines import folded
from sphinx_kzbrief.corpus.readers.html.parts import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

_BOUNDARY = re.compile(r"\s*(?:--|[|｜_»›•·:：\[\]/]|[-–—])\s*")
_AROUND: Final = frozenset({"nav", "footer", "aside"})
_HEADINGS: Final = ("h1", "h2", "h3")
_MAIN: Final = frozenset({"article", "main"})
MOST_HEADINGS = 200
LONGEST_TITLE = 1_000
"""Characters; a title that is never closed holds the whole page."""
LEAST_SHARE = 0.4
"""Share of a declared title's letters that a heading must have to be the same title."""


def page_title(tree: Any, declared: Sequence[str], fallback: str, sites: Iterable[str]) -> str:
    """Return the title of a page; empty where it has none, or where what it says disagrees.

    The heading that a reader sees is the title where a declared title holds its words. Of a
    declared title a part is taken off only with proof: the rest stands as a heading, is declared
    as title elsewhere, or the part is the name of the site.

    Args:
        tree: Root of the page's lxml tree.
        declared: Titles that its elements declare, the best first.
        fallback: Words of its `<title>`.
        sites: Names of the site.
    """
    declared = [words for words in declared if len(words) <= LONGEST_TITLE]
    fallback = fallback if len(fallback) <= LONGEST_TITLE else ""
    known = {folded(site) for site in sites} - {""}
    candidates = [words for words in (*declared, fallback) if words and folded(words) not in known]
    headings = _headings(tree)
    first = [words for tag, words in headings if tag == "h1" and folded(words) not in known]
    for words in first:
        if any(_same(words, candidate) for candidate in candidates):
            return _without_site(_without_kicker(words, declared), known)
    if not candidates:
        return ""
    proofs = {folded(words) for _, words in headings}
    best = _proven(candidates[0], proofs | {folded(words) for words in candidates})
    if folded(best) not in proofs:
        proofs = _leaves(tree, best)
        best = _proven(best, proofs)
    if not declared and first and folded(best) not in proofs:
        return ""  # the page's name and its heading are two things
    best = _without_site(best, known)
    return best if folded(best) not in known else ""


def only_heading(tree: Any) -> str:
    """Return the words of the one first heading of a page; empty where it has none or several."""
    first = [words for tag, words in _headings(tree) if tag == "h1"]
    return first[0] if len(first) == 1 else ""


def _without_kicker(heading: str, declared: Sequence[str]) -> str:
    """Return a declared title that is a heading's end; before it stands a section or a topic."""
    whole = folded(heading)
    ends = [words for words in declared if whole.endswith(folded(words)) and _same(heading, words)]
    return min(ends, key=len, default=heading)


def _headings(tree: Any) -> list[tuple[str, str]]:
    """Return tag and words of the headings of the text, not of menus."""
    found = []
    for element in tree.iter(*_HEADINGS):
        words = words_of(element)
        above = {ancestor.tag for ancestor in element.iterancestors()}
        if words and len(words) < 400 and not (above & _AROUND and not above & _MAIN):
            found.append((element.tag, words))
        if len(found) >= MOST_HEADINGS:
            break
    return found


def _leaves(tree: Any, title: str) -> set[str]:
    """Return the parts of a title that are all the words of some element of the page."""
    wanted = {folded(title), *(folded(part) for part in _parts(title))} - {""}
    return {
        words
        for element in (tree.body.iter() if wanted and tree.body is not None else ())
        if not len(element) and element.text and (words := folded(element.text[:400])) in wanted
    }


def _same(heading: str, title: str) -> bool:
    """Tell whether a heading and a declared title are one title, with or without a site's name."""
    short, long = sorted((folded(heading), folded(title)), key=len)
    if short in long:
        return len(short) >= LEAST_SHARE * len(long)
    first, second = (set(re.findall(r"\w+", words.casefold())) for words in (heading, title))
    common = len(first & second)
    return common >= 4 and common >= 0.7 * min(len(first), len(second))


def _proven(title: str, proofs: AbstractSet[str]) -> str:
    """Return the part of a title that stands elsewhere as a title of its own."""
    parts = [
        part
        for part in _parts(title)
        if folded(part) in proofs and len(folded(part)) >= LEAST_SHARE * len(folded(title))
    ]
    return max(parts, key=len, default=title)


def _parts(title: str) -> Iterator[str]:
    for match in _BOUNDARY.finditer(title):
        yield title[: match.start()].rstrip()
        yield title[match.end() :].lstrip()


def _without_site(title: str, known: set[str]) -> str:
    """Strip the names of the site off both ends of a title."""
    for match in reversed(list(_BOUNDARY.finditer(title))):
        head, tail = title[: match.start()].rstrip(), title[match.end() :]
        if folded(tail) in known and len(folded(head)) > 3:
            title = head
    for match in _BOUNDARY.finditer(title):
        head, tail = title[: match.start()], title[match.end() :].lstrip()
        if folded(head) in known and len(folded(tail)) > 3:
            return tail
    return title
