"""What an omission or an insertion does to the meaning: `quote-context` inside a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.clauses import sentence_ends
from sphinx_kzbrief.quotes.gaps import paragraph_break
from sphinx_kzbrief.quotes.lexicon import turners
from sphinx_kzbrief.quotes.model import Alteration, AlterationKind, ContextKind, ContextWord
from sphinx_kzbrief.quotes.vocabulary import FUNCTION_WORDS
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FAR: Final = 400
"""Characters an omission may skip before a reader should be told."""

_WORD: Final = re.compile(r"\w+")
_DIGIT: Final = re.compile(r"\d")
# "Q:", "GT:", "Nuryshev:" after a sentence: another turn begins, even where nobody marked turns.
_LABEL: Final = re.compile(r"(?:[.?!…]|\n)[\"”»]?\s*[^\W\d_a-zа-я][\w’-]{0,20}:\s")
_CLAUSE: Final = re.compile(
    r";|, (?:while|whereas|although|though|but|а|но|тогда как|хотя)\b|；", re.IGNORECASE
)
_STOPS: Final = ".?!…\"”’'»)] 。！？"
_TURNING_ENDINGS: Final = ("less", "n't", "n’t")


def inside(text: str, alterations: Iterable[Alteration]) -> tuple[ContextWord, ...]:
    """Return what the quotation's own changes do to the meaning.

    Args:
        text: The source.
        alterations: The changes, with their places in the source.

    Returns:
        Words left out or put in that turn the meaning, in order.
    """
    found: list[ContextWord] = []
    for change in alterations:
        if change.kind is AlterationKind.OMISSION and change.span.end > change.span.start:
            found.extend(_omission(text, change.span))
        elif change.kind is AlterationKind.INSERTION:
            found.extend(_insertion(change))
        elif change.kind is AlterationKind.SUFFIX:
            found.extend(_suffix(change))
    return tuple(found)


def _omission(text: str, span: Span) -> Iterator[ContextWord]:
    """Yield turning words in what was left out, and the end of a sentence where two are joined."""
    back = span.start
    while back and text[back - 1] in _STOPS:
        back -= 1
    ends = list(sentence_ends(text, back, span.end))
    if not ends:
        yield from _turners(text, span)
        yield from _joined_clauses(text, span)
        return
    rest = Span(min(span.start, ends[0]), ends[0])
    lead = Span(max(ends[-1], span.start), span.end)
    yield from _turners(text, rest)
    middle = Span(max(ends[0], span.start), max(ends[-1], span.start))
    for word in _turners(text, middle):
        if word.kind is ContextKind.NEGATION:
            yield word
    yield from _turners(text, lead)
    joined = _WORD.search(rest.of(text)) and _WORD.search(lead.of(text))
    skipped = span.of(text)
    far = span.end - span.start > FAR or paragraph_break(skipped) or _LABEL.search(skipped)
    if joined or far:
        at = ends[0]
        yield ContextWord(ContextKind.SPLICE, text[max(0, at - 1) : at], Span(max(0, at - 1), at))


def _joined_clauses(text: str, span: Span) -> Iterator[ContextWord]:
    """Yield the bound of a clause behind which the subject of the words that follow is left out.

    "Half … opposed it" out of "half supported the bill; most opposed it": the omission takes
    the end of one clause and the beginning of the next.
    """
    bounds = list(_CLAUSE.finditer(text, span.start, span.end))
    if not bounds:
        return
    last = bounds[-1]
    before, after = text[span.start : bounds[0].start()], text[last.end() : span.end]
    if _WORD.search(before) and _WORD.search(after):
        spot = Span(*last.span())
        yield ContextWord(ContextKind.SPLICE, spot.of(text).strip(), spot)


def _turners(text: str, span: Span) -> Iterator[ContextWord]:
    for kind, start, end in turners(span.of(text)):
        spot = Span(span.start + start, span.start + end)
        yield ContextWord(kind, spot.of(text), spot)


def _insertion(change: Alteration) -> Iterator[ContextWord]:
    """Yield what a bracket adds to the meaning, or drops from it."""
    here = Span(change.span.start, change.span.start)
    added = turners(change.quotation)
    dropped = turners(change.source)
    if sorted(kind for kind, _, _ in added) != sorted(kind for kind, _, _ in dropped):
        for kind, start, end in added:
            yield ContextWord(kind, f"[{change.quotation[start:end]}]", here)
        for kind, start, end in dropped:
            spot = Span(change.span.start + start, change.span.start + end)
            yield ContextWord(kind, change.source[start:end], spot)
    if _DIGIT.search(change.source) and not _DIGIT.search(change.quotation):
        yield ContextWord(ContextKind.MEASURE, change.source, change.span)
    elif _other_words(change.source, change.quotation):
        yield ContextWord(ContextKind.REPLACEMENT, change.source, change.span)


def _other_words(dropped: str, added: str) -> bool:
    """Tell whether a bracket replaces words of content by unrelated ones that are no name."""
    ours = [word for word in _WORD.findall(dropped) if word.lower() not in FUNCTION_WORDS]
    theirs = [word for word in _WORD.findall(added) if word.lower() not in FUNCTION_WORDS]
    if not ours or any(word[0].isupper() for word in theirs):
        return False
    stems = {word.lower()[:4] for word in ours}
    return not any(word.lower()[:4] in stems for word in theirs)


def _suffix(change: Alteration) -> Iterator[ContextWord]:
    """Yield an ending that turns a word into its opposite."""
    ours, theirs = change.source.lower(), change.quotation.strip("[]").lower()
    if ours != theirs and (ours.endswith(_TURNING_ENDINGS) or theirs.endswith(_TURNING_ENDINGS)):
        yield ContextWord(ContextKind.NEGATION, f"{change.source}{change.quotation}", change.span)
