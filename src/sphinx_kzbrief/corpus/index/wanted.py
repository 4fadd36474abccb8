"""What a search looks for in the place of each term: the term, its other forms, its synonyms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.index.folding import folded_words
from sphinx_kzbrief.corpus.index.query import Term
from sphinx_kzbrief.corpus.index.vocabulary import (
    NearWord,
    forms_of,
    is_form,
    misspelt_word,
    nearest_word,
    spelt,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus.index.store import Store

EXACT = 1.0
FORM = 0.8
NEAR = 0.7
SYNONYM = 0.6


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term and what may stand for it.

    Attributes:
        term: The term.
        weights: The words in a row that answer it, and how well each does, 0 to 1.
        near: The word that is looked for because the corpus lacks the term's.
        rarity: How much it tells one passage from another; see `ranking.rarity`.
    """

    term: Term
    weights: Mapping[tuple[str, ...], float]
    near: NearWord | None = None
    rarity: float = 0.0

    @property
    def expression(self) -> str:
        """All that answers the term, in FTS5's language."""
        others = (Term(words).expression for words in self.weights if words != self.term.words)
        return f"({' OR '.join((self.term.expression, *others))})"


def wanted_for(
    store: Store, terms: Sequence[Term], synonyms: Sequence[Sequence[str]]
) -> tuple[Wanted, ...]:
    """Return what answers each term.

    Quoted words and beginnings of words are looked for as they are. Another word than the typed
    one is taken only where the corpus has neither it, nor a form, nor a synonym of it.

    Args:
        store: The index.
        terms: The terms.
        synonyms: Words that the project takes for one another, group by group.
    """
    groups = [[tuple(folded_words(each)) for each in group] for group in synonyms]
    joined = _joined(store, terms, [words for group in groups for words in group])
    return tuple(_wanted(store, term, groups) for term in joined)


def _joined(
    store: Store, terms: Sequence[Term], phrases: Sequence[tuple[str, ...]]
) -> Iterator[Term]:
    """Yield the terms, those one behind the other that spell a synonym of several words as one."""
    rest = list(terms)
    while rest:
        count = max(
            (
                len(phrase)
                for phrase in phrases
                if all(term.is_word for term in rest[: len(phrase)])
                and _is_one(store, tuple(term.words[0] for term in rest[: len(phrase)]), phrase)
            ),
            default=1,
        )
        some, rest = rest[:count], rest[count:]
        if count == 1:
            yield some[0]
        else:
            words = tuple(term.words[0] for term in some)
            yield Term(words, typed=" ".join(term.typed for term in some))


def _is_one(store: Store, words: tuple[str, ...], synonym: tuple[str, ...]) -> bool:
    """Tell whether words are a synonym, the last of them perhaps in another form."""
    if not synonym or len(words) != len(synonym) or words[:-1] != synonym[:-1]:
        return False
    return is_form(store, words[-1], synonym[-1])


def _wanted(store: Store, term: Term, groups: Sequence[Sequence[tuple[str, ...]]]) -> Wanted:
    weights = {term.words: EXACT}
    if term.quoted or term.prefix:
        return Wanted(term, weights)
    _add(weights, _forms(store, term.words), FORM)
    for group in groups:
        if any(_is_one(store, term.words, words) for words in group):
            for words in filter(None, group):
                _add(weights, [words, *_forms(store, words)], SYNONYM)
    nearest = _nearest(store, term, weights)
    if nearest is None:
        return Wanted(term, weights)
    word, sources = nearest
    _add(weights, [(word,), *_forms(store, (word,))], NEAR)
    near = NearWord(term.typed, spelt(store, word), word, sources)
    return Wanted(term, weights, near)


def _nearest(
    store: Store, term: Term, weights: Mapping[tuple[str, ...], float]
) -> tuple[str, int] | None:
    """Return the word that is meant where the corpus lacks the typed one."""
    word = term.words[0]
    if not term.is_word or store.sources_with(word):
        return None
    if not any(store.sources_with(words[-1]) for words in weights):
        return nearest_word(store, word)
    slip = misspelt_word(store, word)
    return None if slip is None or (slip[0],) in weights else slip


def _add(
    weights: dict[tuple[str, ...], float], some: Sequence[tuple[str, ...]], weight: float
) -> None:
    for words in some:
        weights.setdefault(words, weight)


def _forms(store: Store, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the words with the last one in its other forms."""
    return [(*words[:-1], form) for form in forms_of(store, words[-1])]
