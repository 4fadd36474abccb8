"""Lines at the head of a file that describe it: `Published Time: 2022-06-21`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.corpus.segmentation.blocks import Block

FIELDS: Final = {
    "title": "title",
    "headline": "title",
    "subtitle": "subtitle",
    "date": "issued",
    "issued": "issued",
    "published": "issued",
    "published time": "issued",
    "published on": "issued",
    "publication date": "issued",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "publisher": "publisher",
    "publication": "container-title",
    "container-title": "container-title",
    "site": "container-title",
    "sitename": "container-title",
    "newspaper": "container-title",
    "source": "container-title",
    "language": "language",
    "lang": "language",
    "url": "URL",
    "link": "URL",
    "source url": "URL",
    "doi": "DOI",
    "author title": "",
    "author description": "",
    "category": "",
    "tags": "",
    "keywords": "",
    "text": "",
    "body": "",
    "updated": "",
    "заголовок": "title",
    "дата": "issued",
    "автор": "author",
    "источник": "container-title",
    "标题": "title",
    "日期": "issued",
    "作者": "author",
    "来源": "container-title",
}
"""Names of head lines, case-folded → CSL names; empty for those that CSL has no field for."""

_LINE = re.compile(r"([^\W\d_][^:：\n]{0,30}?)(?: \d+)?[ \t]*[:：][ \t]*(.*)", re.DOTALL)
_UNKNOWN = re.compile(
    r"(?:.{0,30}\b)?(?:not (?:found|available|known)|unknown|none|null|n/?a)\.?",
    re.IGNORECASE,
)
MAX_LINES = 30


def field_of(key: str) -> str | None:
    """Return the CSL name for a head line's name; None where it is not one we know."""
    return FIELDS.get(key.strip().casefold())


def is_unknown(value: str) -> bool:
    """Tell whether a value says that nothing is known ("Author details not found")."""
    return not value.strip() or _UNKNOWN.fullmatch(value.strip()) is not None


def head_lines(text: str, blocks: Sequence[Block]) -> tuple[int, dict[str, str], Span | None]:
    """Find the head lines at the beginning of a document.

    One such line alone may be a sentence of the text; two or more are a head.

    Args:
        text: Canonical text.
        blocks: Its blocks.

    Returns:
        How many blocks are head lines, what they say by CSL name, and the title's span.
    """
    found: dict[str, str] = {}
    title: Span | None = None
    count = 0
    for block in blocks[:MAX_LINES]:
        match = _LINE.fullmatch(text, block.start, block.end)
        name = field_of(match[1]) if match else None
        if match is None or name is None:
            break
        count += 1
        value = match[2].strip()
        if name and not is_unknown(value):
            found.setdefault(name, value)
            if name == "title" and title is None:
                title = Span(match.start(2), match.start(2) + len(value))
    if count < 2:
        return 0, {}, None
    return count, found, title
