"""What a reader is shown of a verbatim quotation: the source's own characters.

An author may type straight quotation marks where the source has curly ones, or a hyphen for a
dash. Such a quotation is verbatim, but what is printed should be what the source has, between
the marks the author made.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.grammar import QuotationError, parse_quotation
from sphinx_kzbrief.text.normalise import fold

if TYPE_CHECKING:
    from sphinx_kzbrief.quotes.model import Match

_BLANK_LINE: Final = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+\s*")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BROKEN_WORD: Final = re.compile("[-\u00ad\u2010\u2011][^\\S\n]*\n")


def shown_words(quotation: str, match: Match, text: str) -> str:
    """Return a verbatim quotation with the source's characters in place of the typed ones.

    Args:
        quotation: The words as the author typed them.
        match: A verbatim match of them.
        text: The text they were matched in.

    Returns:
        The words; paragraphs are parted as the author parted them, by a blank line. Where a
        run of words differs from the source by more than typography, as with a changed case,
        it stays as typed: its changes are the author's marks.
    """
    try:
        parsed = parse_quotation(quotation, stands=text.__contains__)
    except QuotationError:
        return quotation
    parts: list[str] = []
    at = 0
    for literal, span in zip(parsed.literals, match.spans, strict=False):
        start = quotation.find(literal.text, at)
        if start < 0:
            continue
        parts += [quotation[at:start], _in_source(literal.text, span.of(text))]
        at = start + len(literal.text)
    return "".join([*parts, quotation[at:]]).strip()


def tidy(text: str) -> str:
    """Return source text as one paragraph: white space runs are spaces, invisible marks gone."""
    return " ".join(_INVISIBLE.sub("", text).split())


def _in_source(typed: str, source: str) -> str:
    """Return a run of words as the source has it, parted into the author's paragraphs."""
    if _BROKEN_WORD.search(source) or fold(typed) != fold(source):
        return typed
    paragraphs = _BLANK_LINE.split(typed)
    found: list[str] = []
    rest = source
    for paragraph in paragraphs[:-1]:
        cut = _length_of(paragraph, rest)
        if cut is None:
            return typed
        found.append(tidy(rest[:cut]))
        rest = rest[cut:]
    return "\n\n".join([*found, tidy(rest)])


def _length_of(paragraph: str, source: str) -> int | None:
    """Return how much of the source a paragraph covers, by its visible characters."""
    wanted = len(re.sub(r"\s+", "", _INVISIBLE.sub("", paragraph)))
    for at, character in enumerate(source):
        if wanted == 0:
            return at
        if not character.isspace() and not _INVISIBLE.match(character):
            wanted -= 1
    return len(source) if wanted == 0 else None
