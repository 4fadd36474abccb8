"""Looking up words that turn a meaning: single words, phrases and stems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.quotes.turning_words import CHINESE, CHINESE_NEUTRAL, NEUTRAL, TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_kzbrief.quotes.model import ContextKind

TOKEN: Final = re.compile(r"[^\W\d_](?:[\w'’ʼ-]*\w)?")
_AROUND: Final = ".,;:!?\"'“”‘’«»()[]…—–-"
_HAN: Final = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of all languages, ready for look-ups.

    Attributes:
        words: Kind by word or phrase, words joined by one space; None for a phrase that turns
            nothing, though a word of it would.
        stems: Kind by stem, for entries that end in an asterisk.
        starts: First words of phrases.
        leads: First two letters of all entries; most words are told by them to be none.
        phrases: Matches a phrase of two words or more, the longer first.
        chinese: Matches a Chinese word; the name of the group that matched is its kind, and
            words that turn nothing are in no group.
    """

    words: Mapping[str, ContextKind | None]
    stems: Mapping[str, ContextKind]
    starts: frozenset[str]
    leads: frozenset[str]
    phrases: re.Pattern[str]
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
    starts = frozenset(entry.split(" ")[0] for entry in phrases)
    spaced = "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in phrases)
    groups = (
        f"(?P<{kind.name}>{'|'.join(map(re.escape, entries))})" for kind, entries in CHINESE.items()
    )
    return Lexicon(
        words,
        stems,
        starts,
        frozenset(entry[:2] for entry in (*words, *stems)),
        re.compile(rf"(?:{spaced})(?!\w)", re.IGNORECASE),
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
    if any(map(_held, parts)):
        at = last = 0
        for part in parts:
            at = text.index(part, at)
            for kind, start, end, opens in _held(part):
                phrase = lexicon().phrases.match(text, at + start) if opens else None
                if phrase is not None and at + start >= last:
                    plain = " ".join(phrase.group().lower().replace("’", "'").split())
                    known = lexicon().words[plain]
                    if known is not None:
                        found.append((known, phrase.start(), phrase.end()))
                    last = phrase.end()
                elif kind is not None and at + start >= last:
                    found.append((kind, at + start, at + end))
            at += len(part)
    if not text.isascii() and _HAN.search(text):
        found.extend(
            (_chinese_kind(match), match.start(), match.end())
            for match in lexicon().chinese.finditer(text)
            if match.lastgroup
        )
    return found


@lru_cache(maxsize=16384)
def _held(part: str) -> tuple[tuple[ContextKind | None, int, int, bool], ...]:
    """Return the words of a part that turn a meaning, or that a phrase may start with."""
    plain = part.strip(_AROUND).lower()
    if plain.isalpha() and plain[:2] not in lexicon().leads:
        return ()
    starts = lexicon().starts
    return tuple(
        (kind_of(match.group()), *match.span(), match.group().lower() in starts)
        for match in TOKEN.finditer(part)
        if kind_of(match.group()) is not None or match.group().lower() in starts
    )


def _chinese_kind(match: re.Match[str]) -> ContextKind:
    """Return the kind of a Chinese word that matched."""
    return next(kind for kind in CHINESE if kind.name == match.lastgroup)
