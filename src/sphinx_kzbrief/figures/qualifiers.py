"""The words that hedge a quantity: `more than`, `about`, `or less`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.figures.lexicons.model import words
from sphinx_kzbrief.figures.model import QuantityKind, Relation
from sphinx_kzbrief.figures.nouns import SIZE_SUFFIXES
from sphinx_kzbrief.figures.tokens import WORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.figures.reading import Reading
    from sphinx_kzbrief.figures.tokens import Page

_ARTICLES = frozenset({"a", "an"})
_HYPHENS = frozenset("-‑")
_PREPOSITIONS = frozenset(words("на в до к с со за"))
_COMPARATIVES = frozenset(words("больше меньше выше ниже более менее минимум максимум"))
_OPPOSITE = {
    Relation.MORE_THAN: Relation.AT_MOST,
    Relation.LESS_THAN: Relation.AT_LEAST,
    Relation.AT_LEAST: Relation.LESS_THAN,
}
_NEGATED = 6
"""Words between a negation and the bound it turns round: `not lend any borrower more than`."""
_IS = frozenset({"was", "were", "is", "are"})
_FOR_LENGTH = frozenset(
    words(
        "for took takes take last lasts lasted lasting spent spend spends of well just little "
        "slightly served serving worked lived aged is was after every"
    )
)


class Qualifier(NamedTuple):
    """A qualifier in a text: first token, token after the last, words and meaning."""

    first: int
    end: int
    words: str
    relation: Relation


def find_qualifier(page: Page, reading: Reading, floor: int) -> Qualifier | None:
    """Find the words that qualify a reading, before or after it.

    Args:
        page: The text in tokens.
        reading: The quantity.
        floor: Index of the first token that no earlier quantity has used.
    """
    before = _before(page, _opening(page, reading))
    if before and before.first >= floor and _holds(page, reading, before, floor):
        if before.relation is not Relation.EXACT:
            return _unless_negated(page, reading, before, floor)
    else:
        before = None
    return _inside(page, reading) or _after(page, reading.end) or before


def _unless_negated(page: Page, reading: Reading, bound: Qualifier, floor: int) -> Qualifier:
    """Turn a bound round behind a negation: what did not rise above 5 percent is 5 at most.

    Where the negation may belong to something else (`does not work in more than 5 towns`), the
    bound says nothing.
    """
    relation, lexicon = _OPPOSITE.get(bound.relation), page.lexicon
    if relation is None:
        return bound
    for at in range(bound.first - 1, max(bound.first - 2 - _NEGATED, floor - 1, -1), -1):
        word, between = page.lower(at), [page.lower(each) for each in range(at + 1, bound.first)]
        if page.tokens[at].kind != WORD or word in lexicon.clause_words:
            return bound
        doubtful = word in lexicon.doubts
        if not doubtful and word not in lexicon.negations and not word.endswith(("n't", "n’t")):
            continue
        if between and between[0] in lexicon.no_negation:
            return bound
        moves = any(each.startswith(lexicon.change) for each in between)
        doubtful = doubtful or any(each in lexicon.loose for each in between)
        doubtful = doubtful or (reading.kind is QuantityKind.DURATION and len(between) > 1)
        if doubtful or (between and not moves and not lexicon.objects_follow):
            return bound._replace(words="", relation=Relation.UNCLEAR)
        said = next((each for each, told in lexicon.qualifiers.items() if told is relation), "")
        return bound._replace(words=said, relation=relation)
    return bound


def _inside(page: Page, reading: Reading) -> Qualifier | None:
    """Read the qualifier that a hyphen joins to the number: `20-odd ships`."""
    for at in range(reading.first + 2, reading.end):
        relation = SIZE_SUFFIXES.get(page.lower(at), Relation.EXACT)
        if relation is not Relation.EXACT and page.lower(at - 1) in _HYPHENS and page.glued(at):
            return Qualifier(at, at + 1, page.lower(at), relation)
    return None


def _before(page: Page, first: int) -> Qualifier | None:
    """Read the qualifier that ends before token `first`, over an article or preposition."""
    at = first
    skipped = {"en": _ARTICLES, "ru": _PREPOSITIONS}.get(page.lexicon.language, frozenset())
    if page.lower(at - 1) in skipped:
        at -= 1
    found = _phrase_before(page, at, page.lexicon.qualifiers)
    # "больше на 5%" says by how much more, and "минимум за 40 лет" since when; only "больше чем
    # на 5%" says more than 5%.
    if found and at != first and found.words in _COMPARATIVES:
        found = None
    return found or (_phrase_before(page, first, page.lexicon.qualifiers) if at != first else None)


def _phrase_before(page: Page, end: int, phrases: Mapping[str, Relation]) -> Qualifier | None:
    if page.lower(end - 1) not in page.lexicon.qualifier_ends:
        return None
    for count in range(4, 0, -1):
        if end - count < 0:
            continue
        phrase = " ".join(page.lower(at) for at in range(end - count, end))
        if phrase in phrases:
            return Qualifier(end - count, end, phrase, phrases[phrase])
    return None


def _after(page: Page, end: int) -> Qualifier | None:
    """Read the qualifier that starts at token `end`."""
    if page.lower(end) == "+" and page.glued(end):
        return Qualifier(end, end + 1, "+", Relation.AT_LEAST)
    if page.lower(end) in {"-", "‑"} and page.lower(end + 1) == "plus":
        return Qualifier(end, end + 2, "plus", Relation.AT_LEAST)
    if page.lower(end) not in page.lexicon.after_starts:
        return None
    for count in range(3, 0, -1):
        phrase = " ".join(page.lower(at) for at in range(end, end + count))
        # In "31 officers and more than 100 protesters" the words belong to what follows.
        if phrase in page.lexicon.after and page.lower(end + count) not in {"than", "чем"}:
            return Qualifier(end, end + count, phrase, page.lexicon.after[phrase])
    return None


def _opening(page: Page, reading: Reading) -> int:
    """Return the index before which a qualifier stands: `between` opens a range."""
    first = reading.first
    opens = reading.low is not None and page.lower(first - 1) in page.lexicon.between
    return first - 1 if opens else first


def _holds(page: Page, reading: Reading, before: Qualifier, floor: int) -> bool:
    """Tell whether the words qualify the number, and are no preposition of another phrase."""
    first, phrase, relation = before.first, before.words, before.relation
    previous = page.lower(first - 1)
    if reading.kind.is_place:
        return False
    if phrase == "до" and first == floor > 0:
        return False
    if phrase in {"up to", "до"}:
        # "edged up to 5 percent" says where to; "a loss of up to 5 percent" how much at most.
        changes = previous != "by" and _changes(page, first, 1 if phrase == "up to" else 24)
        # "Sales were up to 5 million from 4 million."
        behind = [page.lower(at) for at in range(reading.end, reading.end + 4)]
        changes = changes or (previous in _IS and "from" in behind)
        return not changes and previous not in {",", "to", "up", "-", "–", "—"}
    if phrase in {"over", "within", "around", "about"} and reading.kind is QuantityKind.DURATION:
        if phrase == "over":
            article = page.lower(first + 1) in {"a", "an", "the"}
            return previous in _FOR_LENGTH and not article
        return True
    if phrase in {"just", "only"} and relation is Relation.EXACT:
        return True
    return not (phrase == "some" and reading.kind is QuantityKind.FRACTION)


def _changes(page: Page, index: int, reach: int) -> bool:
    """Tell whether a word of change stands in the clause before token `index`."""
    beginnings = tuple(change for change in page.lexicon.change if len(change) > 2)
    for at in range(index - 1, max(index - reach, 0) - 1, -1):
        word = page.lower(at)
        if word in {".", ";", "!", "?"}:
            return False
        if len(word) > 2 and word.startswith(beginnings):
            return True
        if word in page.lexicon.change:
            return True
    return False
