"""The numbers printed on the pages of a PDF."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from sphinx_kzbrief.corpus.readers.pdf.lines import EDGE_LINES, LARGEST_HEAD, body_size
from sphinx_kzbrief.text.roman import roman, roman_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.readers.pdf.lines import Line

_NUMBER: Final = r"\d{1,5}|[ivxlc]{1,7}|[IVXLC]{1,7}"
_AT_END: Final = re.compile(
    rf"^[^\w(\[]*({_NUMBER})(?![\w.,)\]])|(?<![\w$€£(\[.,])({_NUMBER})[^\w)\]%]*$"
    rf"|\b(?:page|p\.|стр\.?|с\.|第)\s*({_NUMBER})(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_ROMAN: Final = re.compile(r"(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})|c", re.IGNORECASE)
_FEWEST: Final = 3
"""Pages whose running heads or feet must count in step before the numbers are theirs."""
_FEWEST_OTHERS: Final = 6
"""As many where other lines at their edges count."""
_WIDEST_GAP: Final = 3
"""Pages after which a count that is not printed in between is another."""


def page_labels(
    document: Any, pages: Sequence[Sequence[Line]], kept: Sequence[Sequence[Line]]
) -> tuple[str, ...]:
    """Return the number printed on each page, empty where it is unknown.

    The file's own labels hold unless they only count its pages, or what is printed says
    otherwise. Printed numbers hold where they run in step through several pages.

    Args:
        document: pypdfium2's document.
        pages: Lines of each page.
        kept: The same without running heads and page numbers.

    Returns:
        As many as pages, or none at all where none is known.
    """
    printed = _printed(pages, kept)
    declared = [document.get_page_label(index) for index in range(len(pages))]
    if declared != [str(index + 1) for index in range(len(pages))] and any(declared):
        pairs = [(one, two) for one, two in zip(declared, printed, strict=True) if one and two]
        if 2 * sum(one == two for one, two in pairs) >= len(pairs):
            return tuple(declared)
    return tuple(printed) if any(printed) else ()


def _printed(pages: Sequence[Sequence[Line]], kept: Sequence[Sequence[Line]]) -> list[str]:
    """Return the number printed at the edge of each page, where it counts the pages."""
    labels = [""] * len(pages)
    heads: list[Sequence[Line]] = []
    others: list[Sequence[Line]] = []
    body = body_size(kept)
    for lines, text in zip(pages, kept, strict=True):
        staying = set(map(id, text))
        heads.append([line for line in lines if id(line) not in staying])
        small = [line for line in text if line.size <= LARGEST_HEAD * (body or line.size)]
        at_edge = set(map(id, (*text[:EDGE_LINES], *text[-EDGE_LINES:])))
        # “Fact 7” over a page in large type counts facts.
        others.append([line for line in small if id(line) in at_edge])
    for edges, fewest in ((heads, _FEWEST), (others, _FEWEST_OTHERS)):
        for run, kind, offset in _series(edges):
            if len(run) < fewest:
                break
            for index in range(run[0], run[-1] + 1):
                labels[index] = labels[index] or _written(kind, index + offset)
    return labels


def _series(edges: Sequence[Sequence[Line]]) -> list[tuple[list[int], str, int]]:
    """Return runs of pages that count in step, the longest first.

    Returns:
        Indexes of pages, how their numbers are written, and number less index.
    """
    seen: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for index, lines in enumerate(edges):
        for kind, number in {found for line in lines for found in _numbers(line.text)}:
            seen[kind, number - index].append(index)
    series = [(run, *key) for key, found in seen.items() for run in _runs(found)]
    return sorted(series, key=lambda each: -len(each[0]))


def _runs(found: Sequence[int]) -> Iterator[list[int]]:
    """Yield the pages that follow one another, but for a few between them."""
    run: list[int] = []
    for index in found:
        if run and index - run[-1] > _WIDEST_GAP:
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _numbers(words: str) -> Iterator[tuple[str, int]]:
    """Yield the numbers at the ends of a line, and how they are written."""
    if len(words) > 200:
        return
    for match in _AT_END.finditer(words):
        number = match.group(match.lastindex or 0)
        if number.isdigit():
            yield "arabic", int(number)
        elif _ROMAN.fullmatch(number) and match.group().strip() == words.strip():
            yield ("lower" if number.islower() else "upper"), roman_value(number)


def _written(kind: str, number: int) -> str:
    if kind == "arabic":
        return str(number) if number > 0 else ""
    words = roman(number)
    return words.upper() if kind == "upper" else words
