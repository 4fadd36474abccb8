"""Ranked passages for free words, and the sources that hold all words of a quotation."""

from __future__ import annotations

import heapq
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.gate import Excerpt, excerpt
from sphinx_kzbrief.corpus.index.best_sentence import best_sentence
from sphinx_kzbrief.corpus.index.folding import folded_words
from sphinx_kzbrief.corpus.index.query import MOST_WORDS, Query, Term
from sphinx_kzbrief.corpus.index.ranking import Fit, fit, rarity
from sphinx_kzbrief.corpus.index.reading import load_segments
from sphinx_kzbrief.corpus.index.vocabulary import NearWord, nearest_word, spelt
from sphinx_kzbrief.corpus.index.wanted import Wanted, wanted_for
from sphinx_kzbrief.corpus.locators import Locator, locator_of
from sphinx_kzbrief.corpus.model import Document, SegmentKind
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx_kzbrief.corpus.index.store import Store
    from sphinx_kzbrief.corpus.model import Segment, Source

MOST_RANKED = 4000
"""Passages that are ranked. Words that stand in more are too common to tell passages apart, and
ranking them all would take ten times as long."""
MOST_WEIGHED = 50
"""Passages, first by BM25, whose text is looked at."""

_Rows = list[tuple[int, float]]
"""Passages by number, with their BM25."""
_Text = tuple[str, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage that was found.

    Attributes:
        key: Key of its source.
        locator: Where a reader finds it.
        span: The sentence that holds most of what was looked for, in the canonical text.
        passage: The whole passage that was ranked.
        segment: The innermost segment that holds `span`, with speaker and voice.
        excerpt: What the source's rights allow an output to show of it.
        score: How well it fits, the higher the better; see `ranking`.
    """

    key: str
    locator: Locator
    span: Span
    passage: Span
    segment: Segment | None
    excerpt: Excerpt
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found.

    Attributes:
        hits: The best passages first.
        found: How many passages hold the words, at most `MOST_RANKED`.
        is_partial: Whether there are more than could be ranked.
        is_relaxed: Whether no passage holds every term, so that these hold some of them, or hold
            them apart from each other.
        held: Of a relaxed search, the terms that the `found` passages hold, as they were typed,
            or the words near to them.
        lacking: Those that they lack.
        absent: Those that no source has in any form.
        near: Words that were looked for in the place of those that no source has.
        unused: Words near to quoted ones that no source has, which were not looked for.
        left_out: Words of questions that were not looked for.
        words: Every folded word, or words in a row, that was looked for.
        beginnings: The folded beginnings of words that were looked for.
    """

    hits: tuple[SearchHit, ...]
    found: int
    is_partial: bool = False
    is_relaxed: bool = False
    held: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    near: tuple[NearWord, ...] = ()
    unused: tuple[NearWord, ...] = ()
    left_out: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A passage while the best are chosen."""

    id: int
    source: int
    span: Span
    segments: str
    fit: Fit


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked for, and the passages that have it."""

    wanted: tuple[Wanted, ...]
    counts: tuple[int, ...]
    rows: _Rows
    is_all: bool
    is_relaxed: bool


def find_passages(
    store: Store,
    query: Query,
    limit: int,
    source_of: Callable[[str], Source | None],
    synonyms: Sequence[Sequence[str]] = (),
) -> SearchResult:
    """Search the passages.

    Args:
        store: The index.
        query: What to look for.
        limit: How many hits to return.
        source_of: Gives a source by key, for its rights and language; None where it is gone.
        synonyms: Words that the project takes for one another, group by group.
    """
    looked = _look(store, query, synonyms)
    wanted, rows = looked.wanted, looked.rows
    is_partial = len(rows) >= MOST_RANKED
    texts: dict[int, _Text] = {}
    best = _best(store, looked, query, limit, texts)
    found = SearchResult(
        tuple(_hits(best[:limit], texts, source_of, wanted)),
        len(rows),
        is_partial=is_partial,
        is_relaxed=looked.is_relaxed and bool(rows),
        absent=_typed(wanted, [not count for count in looked.counts]),
        near=tuple(each.near for each in wanted if each.near),
        unused=() if looked.is_all else tuple(_unused(store, query)),
        left_out=query.left_out,
        words=frozenset(word for each in wanted for words in each.weights for word in words),
        beginnings=tuple(each.term.words[-1] for each in wanted if each.term.prefix),
    )
    if looked.is_all or not best:
        return found
    held = [number in best[0].fit.held for number in range(len(wanted))]
    together = " AND ".join(each.expression for each, has in zip(wanted, held, strict=True) if has)
    return replace(
        found,
        found=_count(store, together),
        is_partial=False,
        held=_typed(wanted, held),
        lacking=_typed(wanted, [not has for has in held]),
    )


def _look(store: Store, query: Query, synonyms: Sequence[Sequence[str]]) -> _Looked:
    """Look for passages with every term; else with their words apart; else with some of them."""
    wanted = wanted_for(store, query.terms, synonyms)
    rows, is_relaxed = _holding_all(store, wanted), False
    loose = query.loosened()
    if not rows and loose is not None:
        wanted = wanted_for(store, loose.terms, synonyms)
        rows, is_relaxed = _holding_all(store, wanted), True
    several = len(wanted) > 1
    counts = tuple(_holding(store, each) if several else len(rows) for each in wanted)
    is_all = bool(rows)
    if not is_all:
        rows, is_relaxed = _holding_some(store, wanted, counts), True
    (passages,) = store.connection.execute("SELECT max(id) FROM passage").fetchone()
    weighed = tuple(
        replace(each, rarity=rarity(count, max(passages or 0, count)))
        for each, count in zip(wanted, counts, strict=True)
    )
    return _Looked(weighed, counts, rows, is_all, is_relaxed)


def _ranked_lists(store: Store, looked: _Looked) -> list[_Rows]:
    """Return the passages that were found, and apart those with the words as typed."""
    wanted, rows = looked.wanted, looked.rows
    is_common = len(rows) >= MOST_RANKED and len(wanted) > 1
    has_forms = any(len(each.weights) > 1 for each in wanted)
    if looked.is_all and len(rows) > MOST_WEIGHED // 2 and (has_forms or is_common):
        return [rows, _as_typed(store, wanted, near=is_common)]
    return [rows]


def _typed(wanted: Sequence[Wanted], chosen: Sequence[bool]) -> tuple[str, ...]:
    """Return the chosen terms as they were typed, or the words that were taken for them."""
    return tuple(
        each.near.found if each.near else each.term.typed
        for each, is_chosen in zip(wanted, chosen, strict=True)
        if is_chosen
    )


def _holding_all(store: Store, wanted: Sequence[Wanted]) -> _Rows:
    """Return passages that hold every term in some form."""
    return _ranked(store, " AND ".join(each.expression for each in wanted))


def _as_typed(store: Store, wanted: Sequence[Wanted], *, near: bool) -> _Rows:
    """Return passages that hold every term as it was typed.

    BM25 takes a rare form for more telling than the word itself, so that these are asked for apart.

    Args:
        store: The index.
        wanted: What is looked for.
        near: Whether the terms stand near each other, for words so common that not all passages
            with them are looked at.
    """
    typed = [each.term.expression for each in wanted]
    if near:
        # Of those there are many, and the first will do.
        return _ranked(store, f"NEAR({' '.join(typed)}, 10)", MOST_WEIGHED)
    return _ranked(store, " AND ".join(typed))


def _holding_some(store: Store, wanted: Sequence[Wanted], counts: Sequence[int]) -> _Rows:
    """Return passages that hold some of the terms: all that hold a rare one of them.

    A passage that holds common words only comes behind, so that terms are taken by how rare they
    are until there are passages enough.
    """
    by_rarity = sorted((count, number) for number, count in enumerate(counts) if count)
    chosen: list[str] = []
    total = 0
    for count, number in by_rarity:
        if chosen and total + count > MOST_RANKED:
            break
        chosen.append(wanted[number].expression)
        total += count
    if not chosen:
        return []
    every = " OR ".join(wanted[number].expression for _, number in by_rarity)
    return _ranked(store, f"({' OR '.join(chosen)}) AND ({every})")


def _best(
    store: Store,
    looked: _Looked,
    query: Query,
    limit: int,
    texts: dict[int, _Text],
) -> list[_Candidate]:
    """Weigh the passages that BM25 puts first, and return them by how well they fit."""
    ranked = _ranked_lists(store, looked)
    count = max(limit, MOST_WEIGHED // len(ranked))
    first = [heapq.nsmallest(count, rows, key=lambda row: (row[1], row[0])) for rows in ranked]
    found = []
    for rowid in dict.fromkeys(rowid for rows in first for rowid, _ in rows):
        id_, start, stop, segments = store.connection.execute(
            "SELECT source, start, stop, segments FROM passage WHERE id = ?", (rowid,)
        ).fetchone()
        if id_ not in texts:
            texts[id_] = _text(store, id_)
        fitting = fit(texts[id_][1][start:stop], looked.wanted, asks=query.asks)
        found.append(_Candidate(rowid, id_, Span(start, stop), segments, fitting))
    return sorted(found, key=lambda each: (-each.fit.score, _is_note(each), each.id))


def _is_note(found: _Candidate) -> bool:
    held = load_segments(found.segments)
    return any(each.kind is SegmentKind.NOTE and each.span.contains(found.span) for each in held)


def _unused(store: Store, query: Query) -> Iterator[NearWord]:
    """Yield the words of the corpus that are near to quoted ones that it lacks."""
    for term in query.terms:
        for word in term.words if term.quoted else ():
            nearest = None if store.sources_with(word) else nearest_word(store, word)
            if nearest is not None:
                yield NearWord(term.written(word), spelt(store, nearest[0]), *nearest)


def find_holders(store: Store, words: str, limit: int) -> tuple[str, ...]:
    """Return the keys of the sources that may hold a quotation, the likelier first.

    Args:
        store: The index.
        words: The quotation's words, without editorial marks.
        limit: How many sources to return at most.

    Returns:
        The sources that hold the words in a row within one passage, then those that hold every
        word somewhere (a quotation may cross paragraphs); each in the order of the corpus.
        Whether one of them holds the quotation verbatim is for matching to say.
    """
    folded = folded_words(words)
    if not folded:
        return ()
    phrase = Term(tuple(folded[:MOST_WORDS])).expression
    every = " AND ".join(Term((word,)).expression for word in sorted(set(folded)))
    in_a_row = store.connection.execute(
        "SELECT DISTINCT source FROM passage WHERE id IN"
        " (SELECT rowid FROM passage_words WHERE passage_words MATCH ?) ORDER BY source LIMIT ?",
        (phrase, limit),
    )
    found = [id_ for (id_,) in in_a_row]
    somewhere = store.connection.execute(
        "SELECT rowid FROM source_words WHERE source_words MATCH ? LIMIT ?",
        (every, limit + len(found)),
    )
    found += [id_ for (id_,) in somewhere]
    keys = []
    for id_ in list(dict.fromkeys(found))[:limit]:
        keys += store.connection.execute("SELECT key FROM source WHERE id = ?", (id_,)).fetchone()
    return tuple(keys)


def _holding(store: Store, wanted: Wanted) -> int:
    """Return how many passages hold a term in some form, at most `MOST_RANKED`."""
    # Asking for the words of a source is faster than for those of a passage.
    words = wanted.term.words
    if len(words) == 1 and store.sources_with(words[0]) >= MOST_RANKED:
        return MOST_RANKED
    return _count(store, wanted.expression)


def _count(store: Store, expression: str) -> int:
    """Return how many passages match, at most `MOST_RANKED`."""
    (count,) = store.connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM passage_words WHERE passage_words MATCH ? LIMIT ?)",
        (expression, MOST_RANKED),
    ).fetchone()
    return int(count)


def _ranked(store: Store, expression: str, most: int = MOST_RANKED) -> _Rows:
    # Ordering here rather than in SQL: `ORDER BY rank` would rank every match first.
    return store.connection.execute(
        "SELECT rowid, bm25(passage_words) FROM passage_words WHERE passage_words MATCH ? LIMIT ?",
        (expression, most),
    ).fetchall()


def _text(store: Store, id_: int) -> _Text:
    """Return a source's key, text and page starts."""
    key, text, pages = store.connection.execute(
        "SELECT key, text, pages FROM source WHERE id = ?", (id_,)
    ).fetchone()
    return key, text, tuple(json.loads(pages))


def _document(text: str, segments: str, pages: tuple[int, ...]) -> Document:
    """Return a document as far as the index keeps it around one passage."""
    return Document(
        text=text,
        segments=load_segments(segments),
        metadata={},
        reader="index",
        reader_version=0,
        raw_sha256="",
        sha256="",
        pages=pages,
    )


def _hits(
    best: Sequence[_Candidate],
    texts: Mapping[int, _Text],
    source_of: Callable[[str], Source | None],
    wanted: Sequence[Wanted],
) -> Iterator[SearchHit]:
    for each in best:
        key, text, pages = texts[each.source]
        source = source_of(key)
        if source is None:
            continue
        document = _document(text, each.segments, pages)
        span = best_sentence(text, each.span, wanted, source.language or "en")
        holding = [segment for segment in document.segments if segment.span.contains(span)]
        yield SearchHit(
            key=key,
            locator=locator_of(document, key, span),
            span=span,
            passage=each.span,
            segment=holding[-1] if holding else None,
            excerpt=excerpt(document, source, span),
            score=each.fit.score,
        )
