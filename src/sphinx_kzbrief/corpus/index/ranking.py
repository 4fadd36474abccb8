"""How well a passage answers a search, by the words it holds and how near they stand.

Every term counts by how rare it is (the inverse document frequency of BM25, Robertson and Zaragoza
2009), by how well the passage has it (as typed, in another form, by a synonym), and a little by
how often for the passage's length; terms that stand near each other count more.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.index.folding import indexed_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.index.query import Term
    from sphinx_kzbrief.corpus.index.wanted import Wanted

OFTEN = 0.15
"""Share that the number of times may add: less than lies between a word and its other form."""
NEARNESS = 0.7
"""Share that words side by side add to words far apart."""
QUESTION = 0.8
"""Share that a passage which itself asks keeps where somebody looks for an answer."""

_USUAL_LENGTH = 60
"""Words of a passage for which BM25's length normalisation is neutral."""
_MOST_PLACES = 200
"""Places of one term in a passage that are looked at."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a passage answers a search.

    Attributes:
        score: The higher the better.
        held: The terms that it holds, by their numbers.
    """

    score: float
    held: frozenset[int]


def rarity(holding: int, passages: int) -> float:
    """Return the inverse document frequency of a term, as BM25 has it.

    Args:
        holding: How many passages hold it.
        passages: How many there are.
    """
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def fit(text: str, wanted: Sequence[Wanted], *, asks: bool = False) -> Fit:
    """Weigh a passage.

    Args:
        text: Its text.
        wanted: What is looked for.
        asks: Whether it is a question.
    """
    words = indexed_words(text)
    places: dict[str, list[int]] = {sought[-1]: [] for each in wanted for sought in each.weights}
    for at, word in enumerate(words):
        if word in places:
            places[word].append(at)
    length = 1.2 * (0.25 + 0.75 * len(words) / _USUAL_LENGTH)
    score, held, found = 0.0, set(), []
    for number, each in enumerate(wanted):
        best, spots = 0.0, []
        for sought, weight in each.weights.items():
            some = list(_places(sought, each.term, words, places))
            if some:
                best = max(best, weight)
                spots += some
        if not spots:
            continue
        held.add(number)
        score += each.rarity * (best + OFTEN * len(spots) / (len(spots) + length))
        found += [(at, number) for at in spots[:_MOST_PLACES]]
    if len(held) > 1:
        together = sum(wanted[number].rarity for number in held)
        score += NEARNESS * together * _closeness(sorted(found), len(held))
    if asks and text.rstrip(" \n\"'”’»").endswith(("?", "？")):
        score *= QUESTION
    return Fit(score, frozenset(held))


def _places(
    sought: tuple[str, ...], term: Term, words: Sequence[str], places: dict[str, list[int]]
) -> Iterator[int]:
    """Yield where words stand in a row, the last of them perhaps going on."""
    if term.prefix and sought == term.words:
        ends = [at for at, word in enumerate(words) if word.startswith(sought[-1])]
    else:
        ends = places.get(sought[-1], [])
    lead = list(sought[:-1])
    for end in ends:
        start = end - len(lead)
        if start >= 0 and (not lead or words[start:end] == lead):
            yield start


def _closeness(found: list[tuple[int, int]], terms: int) -> float:
    """Return how near the terms stand to each other: 1 side by side, towards 0 far apart."""
    counts: dict[int, int] = defaultdict(int)
    shortest, start = math.inf, 0
    for at, number in found:
        counts[number] += 1
        while counts[found[start][1]] > 1:
            counts[found[start][1]] -= 1
            start += 1
        if len(counts) == terms:
            shortest = min(shortest, at - found[start][0] + 1)
    return terms / max(terms, shortest)
