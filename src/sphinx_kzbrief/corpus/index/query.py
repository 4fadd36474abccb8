"""Free words of a user, as a query that SQLite's FTS5 can only read one way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_kzbrief.corpus.index.folding import folded_words
from sphinx_kzbrief.corpus.problems import CorpusError

MOST_WORDS = 64
"""Words of one query: more make no search better, and cost time."""

_PART = re.compile(r'"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that must stand in a row.

    Attributes:
        words: Folded words.
        prefix: Whether the last word may go on, as in `econom*`.
    """

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def expression(self) -> str:
        """The term in FTS5's language; folded words hold letters and digits only."""
        return f'"{" ".join(self.words)}"' + (" *" if self.prefix else "")

    def stands_in(self, folded: str) -> bool:
        """Tell whether the term stands in words that are joined and framed by single spaces."""
        sought = " " + " ".join(self.words) + ("" if self.prefix else " ")
        return sought in folded


@dataclass(frozen=True, slots=True)
class Query:
    """What a user looks for: every term, in any order.

    Attributes:
        terms: The terms, each once.
    """

    terms: tuple[Term, ...]

    @property
    def all_of(self) -> str:
        """FTS5 expression for passages that hold every term."""
        return " AND ".join(term.expression for term in self.terms)

    def loosened(self) -> Query | None:
        """Return the query for the words one by one; None where it is that already."""
        words = [word for term in self.terms for word in term.words]
        single = tuple(Term((word,)) for word in dict.fromkeys(words))
        return Query(single) if len(single) > 1 else None

    @property
    def any_of(self) -> str:
        """FTS5 expression for passages that hold at least one term."""
        return " OR ".join(term.expression for term in self.terms)


def parse_query(text: str) -> Query:
    """Read what a user typed: words, "words in a row", and `begin*`.

    Args:
        text: Any text; nothing in it can be taken for a command of the search engine.

    Raises:
        CorpusError: It holds no word, or more than `MOST_WORDS`.
    """
    terms: list[Term] = []
    for match in _PART.finditer(text[:10_000]):
        typed = next(group for group in match.groups() if group is not None)
        words = tuple(folded_words(typed))
        if words:
            terms.append(Term(words, prefix=match.group(5) is not None and typed.endswith("*")))
    if not terms:
        raise CorpusError(
            "There is no word to search for.",
            "Type words of the passage; put words that stand in a row in quotation marks.",
        )
    if sum(len(term.words) for term in terms) > MOST_WORDS:
        raise CorpusError(
            f"A search takes at most {MOST_WORDS} words.",
            "Leave out common words, or take a shorter part of the passage.",
        )
    return Query(tuple(dict.fromkeys(terms)))
