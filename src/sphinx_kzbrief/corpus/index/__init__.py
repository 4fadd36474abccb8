"""The index: finding passages and candidate sources in corpora of any size."""

from __future__ import annotations

from sphinx_kzbrief.corpus.index.index import CorpusIndex, IndexUpdate
from sphinx_kzbrief.corpus.index.query import Query, Term, parse_query
from sphinx_kzbrief.corpus.index.search import SearchHit, SearchResult
from sphinx_kzbrief.corpus.index.vocabulary import NearWord

__all__ = [
    "CorpusIndex",
    "IndexUpdate",
    "NearWord",
    "Query",
    "SearchHit",
    "SearchResult",
    "Term",
    "parse_query",
]
