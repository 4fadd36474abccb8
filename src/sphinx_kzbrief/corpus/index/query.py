"""Free words of a user, as a query that SQLite's FTS5 can only read one way."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_kzbrief.corpus.index.folding import folded_words, is_spaceless
from sphinx_kzbrief.corpus.problems import CorpusError
from sphinx_kzbrief.languages import FUNCTION_WORDS, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_WORDS = 64
"""Words of one query: more make no search better, and cost time."""

_PART: Final = re.compile(r'"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|(\S+)')
_ASKING: Final = re.compile(
    "|".join(sorted(
        (word for each in LANGUAGES if not each.spaced for word in each.function_words),
        key=len,
        reverse=True,
    ))
)  # fmt: skip
"""Words of questions in scripts without spaces, which stand amid others."""
_WORD: Final = re.compile(r"\w+")
_POSSESSIVE: Final = re.compile(r"['’]s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or words that must stand in a row.

    Attributes:
        words: Folded words.
        prefix: Whether the last word may go on, as in `econom*`.
        quoted: Whether it was typed in quotation marks, and means these words and no others.
        typed: What was typed, for messages.
    """

    words: tuple[str, ...]
    prefix: bool = False
    quoted: bool = False
    typed: str = field(default="", compare=False)

    @property
    def expression(self) -> str:
        """The term in FTS5's language; folded words hold letters and digits only."""
        return f'"{" ".join(self.words)}"' + (" *" if self.prefix else "")

    def written(self, word: str) -> str:
        """Return one of its folded words as it was typed."""
        typed = _WORD.findall(self.typed)
        return next((each for each in typed if folded_words(each) == [word]), word)

    @property
    def is_word(self) -> bool:
        """Whether it is one word that may stand in another form."""
        return len(self.words) == 1 and not self.prefix and not self.quoted


@dataclass(frozen=True, slots=True)
class Query:
    """What a user looks for: every term, in any order.

    Attributes:
        terms: The terms, each once.
        left_out: Words of questions that were typed and tell no passage from another.
        asks: Whether a question mark was typed at the end.
    """

    terms: tuple[Term, ...]
    left_out: tuple[str, ...] = ()
    asks: bool = False

    def loosened(self) -> Query | None:
        """Return the query for words that need not stand in a row; None where it is that already.

        Runs of scripts without spaces are taken apart as ICU's dictionaries divide them.
        """
        single = [part for term in self.terms for part in _apart(term)]
        loose = Query(tuple(dict.fromkeys(single)), self.left_out, self.asks)
        return None if loose.terms == self.terms else loose


def parse_query(text: str) -> Query:
    """Read what a user typed: words, "words in a row", and `begin*`.

    Words that questions are full of are left out, unless there are no others.

    Args:
        text: Any text; nothing in it can be taken for a command of the search engine.

    Raises:
        CorpusError: It holds no word, or more than `MOST_WORDS`.
    """
    every = list(dict.fromkeys(_terms(text[:10_000])))
    if not every:
        raise CorpusError(
            "There is no word to search for.",
            "Type words of the passage; put words that stand in a row in quotation marks.",
        )
    if sum(len(term.words) for term in every) > MOST_WORDS:
        raise CorpusError(
            f"A search takes at most {MOST_WORDS} words.",
            "Leave out common words, or take a shorter part of the passage.",
        )
    telling = [term for term in every if not _is_function_word(term)]
    left_out = tuple(term.typed for term in every if _is_function_word(term)) if telling else ()
    return Query(tuple(telling or every), left_out, text.rstrip().endswith(("?", "？")))


def _terms(text: str) -> Iterator[Term]:
    for match in _PART.finditer(text):
        typed = next(group for group in match.groups() if group is not None)
        quoted = match.group(5) is None
        for part in (typed,) if quoted else _ASKING.split(_POSSESSIVE.sub("", typed)):
            words = tuple(folded_words(part))
            if words:
                prefix = not quoted and part.endswith("*")
                yield Term(words, prefix, quoted, part.strip("*.,;:!?…？。，"))


def _is_function_word(term: Term) -> bool:
    return term.is_word and term.words[0] in FUNCTION_WORDS


def _apart(term: Term) -> Iterator[Term]:
    if len(term.words) == 1:
        yield term
        return
    for run, words in itertools.groupby(term.words, key=is_spaceless):
        if not run:
            for word in words:
                yield Term((word,), quoted=term.quoted, typed=term.written(word))
            continue
        from icu4py.breakers import WordBreaker  # noqa: PLC0415 - few queries need it

        text = "".join(words)
        for start, end in WordBreaker(text, "en").segments():
            word = text[start:end]
            yield Term(tuple(word), quoted=term.quoted, typed=word)
