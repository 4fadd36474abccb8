"""Ranked passages for free words, and the sources that hold all words of a quotation."""

from __future__ import annotations

import heapq
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.gate import Excerpt, excerpt
from sphinx_kzbrief.corpus.index.folding import folded_words
from sphinx_kzbrief.corpus.index.query import MOST_WORDS, Query, Term
from sphinx_kzbrief.corpus.index.reading import load_segments
from sphinx_kzbrief.corpus.locators import Locator, locator_of
from sphinx_kzbrief.corpus.model import Document
from sphinx_kzbrief.text.sentences import sentences
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_kzbrief.corpus.index.store import Store
    from sphinx_kzbrief.corpus.model import Segment, Source

MOST_RANKED = 4000
"""Passages that are ranked. Words that stand in more are too common to tell passages apart, and
ranking them all would take ten times as long."""


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
        score: FTS5's BM25, the lower the better.
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
        is_relaxed: Whether no passage holds every term, so that these hold some of them.
    """

    hits: tuple[SearchHit, ...]
    found: int
    is_partial: bool = False
    is_relaxed: bool = False


def find_passages(
    store: Store, query: Query, limit: int, source_of: Callable[[str], Source | None]
) -> SearchResult:
    """Search the passages.

    Args:
        store: The index.
        query: What to look for.
        limit: How many hits to return.
        source_of: Gives a source by key, for its rights and language; None where it is gone.
    """
    rows, is_relaxed = _ranked(store, query.all_of), False
    looser = query.loosened()
    if not rows and looser is not None:
        rows, is_relaxed, query = _ranked(store, looser.any_of), True, looser
    best = heapq.nsmallest(limit, rows, key=lambda row: (row[1], row[0]))
    texts: dict[int, tuple[str, str, tuple[int, ...]]] = {}
    hits = []
    for rowid, score in best:
        id_, start, stop, segments = store.connection.execute(
            "SELECT source, start, stop, segments FROM passage WHERE id = ?", (rowid,)
        ).fetchone()
        if id_ not in texts:
            texts[id_] = _text(store, id_)
        key, text, pages = texts[id_]
        source = source_of(key)
        if source is not None:
            document = _document(text, segments, pages)
            hits.append(_hit(source, document, Span(start, stop), query.terms, score))
    partial = len(rows) == MOST_RANKED
    return SearchResult(tuple(hits), len(rows), is_partial=partial, is_relaxed=is_relaxed)


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


def _ranked(store: Store, expression: str) -> list[tuple[int, float]]:
    # Ordering here rather than in SQL: `ORDER BY rank` would rank every match first.
    return store.connection.execute(
        "SELECT rowid, bm25(passage_words) FROM passage_words WHERE passage_words MATCH ? LIMIT ?",
        (expression, MOST_RANKED),
    ).fetchall()


def _text(store: Store, id_: int) -> tuple[str, str, tuple[int, ...]]:
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


def _hit(
    source: Source, document: Document, passage: Span, terms: tuple[Term, ...], score: float
) -> SearchHit:
    span = _best_sentence(document.text, passage, terms, source.language or "en")
    holding = [each for each in document.segments if each.span.contains(span)]
    return SearchHit(
        key=source.key,
        locator=locator_of(document, source.key, span),
        span=span,
        passage=passage,
        segment=holding[-1] if holding else None,
        excerpt=excerpt(document, source, span),
        score=score,
    )


def _best_sentence(text: str, passage: Span, terms: tuple[Term, ...], language: str) -> Span:
    """Return the sentence that holds most of the terms; the first of equals."""
    best, most = None, -1
    for sentence in sentences(passage.of(text), language):
        folded = f" {' '.join(folded_words(sentence.of(passage.of(text))))} "
        count = sum(term.stands_in(folded) for term in terms)
        if count > most:
            best, most = sentence, count
    if best is None:
        return passage
    return Span(passage.start + best.start, passage.start + best.end)
