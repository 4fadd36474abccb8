"""Looking up words that turn a meaning: single words, phrases and stems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.turning_words import CHINESE, CHINESE_NEUTRAL, NEUTRAL, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kzbrief.quotes.model import ContextKind

TOKEN: Final = re.compile(r"[^\W\d_](?:[\w'’ʼ-]*\w)?")
_AROUND: Final = ".,;:!?\"'“”‘’«»()[]…—–-"
_LEAD: Final = 3
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


_Held = tuple[tuple["ContextKind | None", int, int, re.Pattern[str] | None], ...]
"""Of each word: its kind, its start and end, and the phrases it may start."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of all languages, ready for look-ups.

    Attributes:
        words: Kind by word or phrase, words joined by one space; None for a phrase that turns
            nothing, though a word of it would.
        stems: Kind by stem, for entries that end in an asterisk.
        leads: First three letters of all entries; most words are told by them to be none.
        phrases: By its first word, what matches a phrase of two words or more, the longer first.
        chinese: Matches a Chinese word; the name of the group that matched is its kind, and
            words that turn nothing are in no group.
    """

    words: Mapping[str, ContextKind | None]
    stems: Mapping[str, ContextKind]
    leads: frozenset[str]
    phrases: Mapping[str, re.Pattern[str]]
    chinese: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """Return the look-up tables; they are built from the constant tables at their first use."""
    words: dict[str, ContextKind | None] = dict.fromkeys(NEUTRAL)
    stems: dict[str, ContextKind] = {}
    for table in TABLES:
        for kind, entries in table.items():
            for entry in entries:
                for form in _forms(entry):
                    if form.endswith("*"):
                        stems.setdefault(form[:-1], kind)
                    else:
                        words.setdefault(form, kind)
    phrases = sorted((entry for entry in words if " " in entry), key=len, reverse=True)
    by_first: dict[str, list[str]] = {}
    for entry in phrases:
        spaced = re.escape(entry).replace(r"\ ", r"\s+")
        by_first.setdefault(entry.partition(" ")[0], []).append(spaced)
    groups = (
        f"(?P<{kind.name}>{'|'.join(map(re.escape, entries))})" for kind, entries in CHINESE.items()
    )
    return Lexicon(
        words,
        stems,
        frozenset(entry.partition(" ")[0][:_LEAD] for entry in (*words, *stems)),
        {
            first: re.compile(rf"(?:{'|'.join(entries)})(?!\w)", re.IGNORECASE)
            for first, entries in by_first.items()
        },
        re.compile("|".join([*CHINESE_NEUTRAL, *groups])),
    )


def _forms(entry: str) -> Iterator[str]:
    """Write out an entry with alternatives in parentheses."""
    head, bracket, rest = entry.partition("(")
    if not bracket:
        yield entry
        return
    inner, _, tail = rest.partition(")")
    for form in inner.split("|"):
        yield head + form + tail


@lru_cache(maxsize=8192)
def kind_of(word: str) -> ContextKind | None:
    """Return how one word turns a meaning, or None; common words are remembered."""
    tables = lexicon()
    plain = word.lower().replace("’", "'").replace("ʼ", "'")
    kind = tables.words.get(plain)
    if kind is not None:
        # The month, not the modal verb.
        return None if word == "May" else kind
    for size in range(min(len(plain), 9), 2, -1):
        kind = tables.stems.get(plain[:size])
        if kind is not None:
            return kind
    return None


def turners(text: str) -> list[tuple[ContextKind, int, int]]:
    """Return every word or phrase of `text` that turns a meaning, with its offsets.

    Text is split at white space first, because what a part holds is remembered from the last
    time it was seen; most parts hold nothing.
    """
    found: list[tuple[ContextKind, int, int]] = []
    parts = text.split()
    held = list(map(_held, parts))
    if any(held):
        last = 0
        for at, words in _placed(text, parts, held):
            for kind, start, end, phrases in words:
                if at + start < last:
                    continue
                phrase = phrases.match(text, at + start) if phrases else None
                if phrase is not None:
                    plain = " ".join(phrase.group().lower().replace("’", "'").split())
                    known = lexicon().words[plain]
                    if known is not None:
                        found.append((known, phrase.start(), phrase.end()))
                    last = phrase.end()
                elif kind is not None:
                    found.append((kind, at + start, at + end))
    return found


def _placed(text: str, parts: list[str], held: list[_Held]) -> Iterator[tuple[int, _Held]]:
    """Yield what the parts of a text hold, with the offset of each part that holds anything."""
    lead = text.find(" ".join(parts))
    if lead >= 0:
        # Single spaces throughout, as nearly always: offsets are sums of lengths.
        for index, words in enumerate(held):
            if words:
                yield lead + len(" ".join(parts[:index])) + (index > 0), words
        return
    at = 0
    for part, words in zip(parts, held, strict=True):
        at = text.index(part, at)
        if words:
            yield at, words
        at += len(part)


@lru_cache(maxsize=16384)
def _held(part: str) -> _Held:
    """Return the words of a part that turn a meaning, or that a phrase may start with."""
    tables = lexicon()
    plain = part.strip(_AROUND).lower()
    chinese = not part.isascii() and _HAN.search(part) is not None
    if plain.isalpha() and plain[:_LEAD] not in tables.leads and not chinese:
        return ()
    found: list[tuple[ContextKind | None, int, int, re.Pattern[str] | None]] = []
    for match in TOKEN.finditer(part):
        kind = kind_of(match.group())
        phrases = tables.phrases.get(match.group().lower())
        if kind is not None or phrases is not None:
            found.append((kind, *match.span(), phrases))
    if chinese:
        found += [
            (_chinese_kind(match), *match.span(), None)
            for match in tables.chinese.finditer(part)
            if match.lastgroup
        ]
        found.sort(key=itemgetter(1))
    return tuple(found)


def _chinese_kind(match: re.Match[str]) -> ContextKind:
    """Return the kind of a Chinese word that matched."""
    return next(kind for kind in CHINESE if kind.name == match.lastgroup)
