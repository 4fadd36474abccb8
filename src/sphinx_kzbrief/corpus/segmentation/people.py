"""Names of people in a text: full names, and the short names that later stand for them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from sphinx_kzbrief.corpus.segmentation.lexicon import (
    BODIES,
    CALENDAR,
    DEMONYMS,
    METONYMS,
    OPENERS,
    PLACES,
    PORTFOLIOS,
    TITLES,
)

_ABBREVIATIONS = "Mrs?|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Jr|Sr|St|Rev|Hon|Capt|Maj"
_WORD_IN_NAME = r"\p{Lu}(?:[\p{L}\p{M}]|[-‐](?=\p{L})|['’](?!s\b)(?=\p{L}))*+"
_TOKEN = rf"(?:(?:{_ABBREVIATIONS})\.|(?:\p{{Lu}}\.){{1,3}}|{_WORD_IN_NAME})"
_PARTICLE = r"(?:(?:al|bin|ibn|de|da|di|du|van|von|der|den|el|la|le|uly|ben)[  ]){0,2}"
_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{M}}\d]|\p{{Lu}}\.){_TOKEN}(?:[  ]{_PARTICLE}{_TOKEN}){{0,7}}",
)
_WORD = regex.compile(r"\S+")
_NOT_IN_NAMES = BODIES | CALENDAR | METONYMS | DEMONYMS | PLACES
_AFTER_NAMES = CALENDAR | TITLES
_BEFORE_NAMES = TITLES | DEMONYMS | PLACES | OPENERS | CALENDAR
_BEFORE_NAMES_OF = _BEFORE_NAMES | PORTFOLIOS
_OF = ("of ", "of\u00a0", "for ")
_ACRONYM = regex.compile(r"(?:\p{Lu}\.?){2,5}")
_INITIALS = regex.compile(r"\p{Lu}|(?:\p{Lu}\.){1,3}")


class NamedRun(NamedTuple):
    """A run of capitalised words that can be a name.

    Attributes:
        start: Offset of the name, titles before it left out.
        end: Offset after it.
        outer: Offset at which its titles begin.
        words: The words of the name.
    """

    start: int
    end: int
    outer: int
    words: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name as it stands, blanks made single."""
        return " ".join(self.words)


def bare(word: str) -> str:
    """Fold a word for the lexicon: case and a final full stop do not count."""
    return word.rstrip(".").casefold()


def named_runs(text: str, start: int = 0, end: int | None = None) -> list[NamedRun]:
    """Find the runs of capitalised words that can be names, titles stripped.

    Args:
        text: Canonical text.
        start: Where to begin.
        end: Where to stop.

    Returns:
        Runs in order, of one word or more.
    """
    runs = []
    for match in _RUN.finditer(text, start, len(text) if end is None else end):
        words = [
            (found.start(), found.end(), found.group()) for found in _WORD.finditer(match.group())
        ]
        before = _BEFORE_NAMES
        if text.endswith(_OF, 0, match.start()):  # "Under Secretary of Commerce Alan Estevez"
            before = _BEFORE_NAMES_OF
        while words and bare(words[0][2]) in before:
            words.pop(0)
        while words and bare(words[-1][2]) in _AFTER_NAMES:
            words.pop()
        if not words:
            continue
        tail = words[-1][2]
        last_end = words[-1][1] - (tail.endswith(".") and len(tail) > 2)
        names = [word for _, _, word in words]
        names[-1] = tail.rstrip(".") if len(tail) > 2 else tail
        runs.append(
            NamedRun(
                match.start() + words[0][0],
                match.start() + last_end,
                match.start(),
                tuple(names),
            )
        )
    return runs


def is_person(words: tuple[str, ...]) -> bool:
    """Tell whether a run is a person's full name: two to four words, none a body's or place's."""
    if not 2 <= len(words) <= 4:
        return False
    if any(bare(word) in _NOT_IN_NAMES or bare(word) in TITLES for word in words):
        return False
    full = [word for word in words if not _INITIALS.fullmatch(word)]
    in_capitals = all(word.isupper() for word in words)
    return bool(full) and (in_capitals or not any(_ACRONYM.fullmatch(word) for word in full))


def is_nobody(words: tuple[str, ...]) -> bool:
    """Tell whether a run is a place or a government's seat, which speaks for nobody by name."""
    folded = [bare(word) for word in words]
    return all(
        word in PLACES or word in METONYMS or word in DEMONYMS or word in CALENDAR
        for word in folded
    )


@dataclass(frozen=True)
class People:
    """The people that a text names in full, and where it first does.

    Attributes:
        names: (offset, full name) of each first mention, in order.
    """

    names: tuple[tuple[int, str], ...]

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[int, str]]]:
        index: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for offset, name in self.names:
            words = name.split()
            for word in {words[0].casefold(), words[-1].casefold()}:
                index[word].append((offset, name))
        return dict(index)

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {name.casefold(): name for _, name in self.names}

    def resolve(self, short: str, before: int | None = None) -> str | None:
        """Return the full name that a short one stands for.

        Args:
            short: A family or given name, an initial with a family name, or a full name.
            before: Only names mentioned before this offset count; None for the whole text.

        Returns:
            The full name, or None where none or more than one fits.
        """
        if (whole := self._by_name.get(short.casefold())) is not None:
            return whole
        words = short.split()
        if not words:
            return None
        fitting = {
            name
            for offset, name in self._by_word.get(words[-1].casefold(), [])
            if (before is None or offset < before) and _initials_fit(words[:-1], name)
        }
        return fitting.pop() if len(fitting) == 1 else None

    def of_initials(self, initials: str) -> str | None:
        """Return the one person whose names begin with these letters, if there is one."""
        letters = initials.replace(".", "").casefold()
        fitting = {
            name
            for _, name in self.names
            if "".join(word[0] for word in name.split()).casefold() == letters
        }
        return fitting.pop() if len(fitting) == 1 else None


def _initials_fit(words: list[str], name: str) -> bool:
    given = name.split()
    return all(
        len(word.rstrip(".")) == 1 and word[0].casefold() == given[0][0].casefold()
        for word in words
    )


def people_of(runs: list[NamedRun]) -> People:
    """Collect the people whom a text names in full.

    Args:
        runs: `named_runs` of the text.
    """
    first: dict[str, tuple[int, str]] = {}
    for run in runs:
        if is_person(run.words) and not any(_INITIALS.fullmatch(word) for word in run.words):
            start, name = first.setdefault(run.name.casefold(), (run.start, run.name))
            if name.isupper() and not run.name.isupper():
                # A label in capitals says less of a name's form than the text does.
                first[run.name.casefold()] = (start, run.name)
    return People(tuple(first.values()))
