"""Brackets that put other words in the place of the source's: `quote-context` of insertions."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.languages import NEGATORS, RELATIVE_DAYS
from sphinx_kzbrief.languages.english import ENGLISH
from sphinx_kzbrief.quotes.model import ContextKind, ContextWord
from sphinx_kzbrief.quotes.proper_names import word_at
from sphinx_kzbrief.quotes.swaps import amount, meant_names
from sphinx_kzbrief.quotes.vocabulary import FUNCTION_WORDS
from sphinx_kzbrief.text.characters import HAN
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.quotes.model import Alteration

_WORD: Final = re.compile(r"\w+")
_WORDS: Final = re.compile(r"\w+(?:['’]\w+)?")
# Only white space may stand between: a stop or comma ends what a bracket can stand for.
_PIECE: Final = r"[$€£¥₸₽₴№#]?[^\W_]+(?:['’.,-][^\W_]+)*[%‰]?"
_BEFORE: Final = re.compile(rf"(?<!\S)({_PIECE}(?:[^\S\n]{_PIECE}){{0,3}})(?:[^\S\n]+|\n)\Z")
_AFTER: Final = re.compile(rf"(?:[^\S\n]+|\n)({_PIECE}(?:[^\S\n]{_PIECE}){{0,3}})")
# "He told Reuters exports rose": a bracket before "exports" stands for nothing of it.
_TOLD: Final = re.compile(rf"\b(?:{'|'.join(sorted(ENGLISH.object_first))})\s+\w+\Z")
_OF: Final = re.compile(r"\w\s+of\s+(?:the\s+)?\Z")
_DOTTED: Final = re.compile(r"\b([^\W\d_])\.")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_CONTRACTED: Final = re.compile(r"['’](?:re|ve|ll|d|m|s)\Z")
_HAN: Final = re.compile(f"[{HAN}]")
HYPHENS: Final = frozenset("-‐‑")
_SPACED: Final = re.compile(r"\S+")
_REACH: Final = 80
_STEM: Final = 4


def replaced(text: str, change: Alteration, passage: Span) -> ContextWord | None:
    """Return the source's words that a bracket replaces by words of another meaning, or None.

    Inside a quotation these are the words between two runs; before the first run and after the
    last they are the source's neighbours of the passage.

    Args:
        text: The source.
        change: The insertion.
        passage: The whole passage.
    """
    spot, edge = stood_for(text, change, passage)
    dropped = spot.of(text)
    if change.span.start > passage.start and _measures(text, change):
        return ContextWord(ContextKind.MEASURE, change.quotation, change.span)
    nearest = dropped.split()
    if edge:
        nearest = nearest[-1:] if change.span.start <= passage.start else nearest[:1]
    added = change.quotation
    if not _content(" ".join(nearest)) or not _other_words(dropped, added):
        return None
    if any(map(_named, _content(added))) and not meant_names(text, spot):
        return None
    return ContextWord(ContextKind.REPLACEMENT, dropped, spot)


def stood_for(text: str, change: Alteration, passage: Span) -> tuple[Span, bool]:
    """Return the source's words that a bracket may stand for, and whether it stands at an edge.

    Args:
        text: The source.
        change: The insertion.
        passage: The whole passage.
    """
    at = change.span.start
    if change.source:
        lead = len(change.span.of(text)) - len(change.span.of(text).lstrip())
        return Span(at + lead, at + lead + len(change.source)), False
    if _HAN.match(change.quotation, 1):
        return _han_neighbours(
            text, at, len(change.quotation) - 2, before=at <= passage.start
        ), True
    if at <= passage.start and text[at : at + 1] in HYPHENS:
        return word_at(text, at - 1), True
    if at <= passage.start:
        match = _BEFORE.search(text, max(0, at - _REACH), at)
    elif at >= passage.end and not _ends_with_name(passage.of(text)):
        match = _AFTER.match(text, at, at + _REACH)
    else:
        match = None
    if match is None or _TOLD.search(match.group(1)):
        return Span(at, at), True
    return Span(*match.span(1)), True


def _han_neighbours(text: str, at: int, size: int, *, before: bool) -> Span:
    """Return as many Han characters beside a quotation as the bracket at its edge has."""
    near = range(at - 1, at - 1 - size, -1) if before else range(at, at + size)
    run = list(takewhile(lambda here: here >= 0 and _HAN.match(text, here), near))
    return Span(min(run), max(run) + 1) if run else Span(at, at)


def nearest_words(text: str, spot: Span, added: str, *, before: bool) -> Span:
    """Narrow the neighbours of a quotation to those that a bracket at its edge stands for.

    The nearest word alone, with the whole number or name that it belongs to; where the bracket
    repeats it, as many words as the bracket has.

    Args:
        text: The source.
        spot: The neighbours.
        added: What the bracket says.
        before: Whether they stand before the quotation.
    """
    words = [Span(*match.span()) for match in _SPACED.finditer(text, spot.start, spot.end)]
    if not words:
        return spot
    ordered = words[::-1] if before else words
    said = added.split()
    same = said and ordered[0].of(text).lower()[:_STEM] == said[-1 if before else 0].lower()[:_STEM]
    plain = [word.of(text).strip("$€£¥₸₽₴%") for word in ordered]
    runs = [list(takewhile(kind, plain)) for kind in (amount, _named)]
    count = len(said) if same else max(1, *map(len, runs))
    taken = ordered[:count]
    if before and _OF.search(text, max(0, taken[-1].start - _REACH), taken[-1].start):
        # "The president of Kazakhstan": no bracket stands for the land alone.
        return Span(spot.end, spot.end)
    return Span(min(word.start for word in taken), max(word.end for word in taken))


def _measures(text: str, change: Alteration) -> bool:
    """Tell whether a bracket adds a magnitude, unit or currency to a number beside it."""
    at = change.span.start
    if change.source or not text[max(0, at - 3) : at].rstrip()[-1:].isdigit():
        return False
    added = _WORD.findall(change.quotation)
    return any(map(amount, added)) and not any(map(_YEAR.fullmatch, added))


def _ends_with_name(quoted: str) -> bool:
    """Tell whether a bracket at the end may explain the last word before it: a name."""
    last = _WORD.findall(quoted)[-1:]
    return bool(last) and last[0][0].isupper()


def _content(text: str) -> list[str]:
    """Return the words that say something; numbers, days and negations are compared as such."""
    return [
        word
        for word in (_CONTRACTED.sub("", word) for word in _WORDS.findall(text))
        if not word[0].isdigit()
        and word.lower() not in FUNCTION_WORDS | RELATIVE_DAYS | NEGATORS
        and not word.endswith(("n't", "n’t"))
    ]


def _other_words(dropped: str, added: str) -> bool:
    """Tell whether a bracket replaces words of content by unrelated ones.

    A pronoun or article may stand for anything; one description for another may not.
    """
    ours, theirs = (_content(_DOTTED.sub(r"\1", each)) for each in (dropped, added))
    if not ours:
        return False
    stems = {word.lower()[:_STEM] for word in ours}
    if any(word.lower()[:_STEM] in stems for word in theirs):
        return False
    return not (_initials(dropped) & set(ours + theirs) or _initials(added) & set(ours + theirs))


def _named(word: str) -> bool:
    return word[0].isupper()


def _initials(text: str) -> set[str]:
    """Return what the initials of the names in `text` spell, as SCO."""
    words = _content(_DOTTED.sub(r"\1", text))
    letters = "".join(word[0] for word in words if _named(word))
    every = "".join(word[0].upper() for word in words)
    return {spelt for spelt in (letters, every) if len(spelt) > 1}
