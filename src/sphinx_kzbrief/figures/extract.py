"""Reads the quantities a text states: every number first, then out with what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.attach import read_qualifier, read_qualifier_after
from sphinx_kzbrief.figures.lexicons import lexicon_for
from sphinx_kzbrief.figures.model import Quantity, QuantityKind, Relation
from sphinx_kzbrief.figures.phrases_english import read_english
from sphinx_kzbrief.figures.phrases_russian import read_kazakh, read_russian
from sphinx_kzbrief.figures.plain import read_plain
from sphinx_kzbrief.figures.tokens import read_page
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.reading import Reading
    from sphinx_kzbrief.figures.tokens import Page

_FOR_LENGTH = frozenset(
    "for took takes take last lasts lasted lasting spent spend spends of well just little "
    "slightly served serving worked lived aged is was after every".split()
)


def extract_quantities(text: str, language: str = "en") -> tuple[Quantity, ...]:
    """Find the quantities that `text` states.

    What counts: percentages, money, measures, counts with or without their noun, durations,
    multiples, fractions, rates, ranks and ordinals. What does not: dates, years and parts of
    a year, clock times, ages, names that hold a number (`G20`, `Article 5`), numbers of list
    items, sections and telephones, results of matches, `first`, and indefinite words
    (`dozens`, `several`, `one of`).

    Args:
        text: Any text; runs in time proportional to its length.
        language: BCP 47 tag. English and Russian are read fully; Kazakh and Chinese for
            numerals, units and scale words; any other language for figures, signs and
            international symbols.

    Returns:
        Quantities in the order of the text; their spans do not overlap.
    """
    if language.replace("_", "-").split("-")[0].lower() == "zh":
        from sphinx_kzbrief.figures.chinese import extract_chinese  # noqa: PLC0415 - one language's reader

        return extract_chinese(text)
    page = read_page(text, lexicon_for(language))
    found: list[Quantity] = []
    index, floor = 0, 0
    while index < len(page.tokens):
        readings = _read(page, index)
        if not readings:
            index += 1
            continue
        for reading in readings:
            quantity, end = _finish(page, reading, floor)
            found.append(quantity)
            index = floor = max(end, index + 1)
    return tuple(found)


def _read(page: Page, index: int) -> tuple[Reading, ...]:
    language = page.lexicon.language
    phrase = {"en": read_english, "ru": read_russian, "kk": read_kazakh}[language](page, index)
    return (phrase,) if phrase else read_plain(page, index)


def _finish(page: Page, reading: Reading, floor: int) -> tuple[Quantity, int]:
    """Turn token positions into offsets, and read the qualifier on either side."""
    span = Span(page.tokens[reading.first].start, page.tokens[reading.end - 1].end)
    qualifier, qualifier_span, relation, end = None, None, Relation.EXACT, reading.end
    before = read_qualifier(page, _opening(page, reading))
    after = read_qualifier_after(page, reading.end)
    if before and before[0] >= floor and _holds(page, reading, before):
        first, qualifier, relation = before
        last = first + len(qualifier.split()) - 1
        qualifier_span = Span(page.tokens[first].start, page.tokens[last].end)
    if after and (relation is Relation.EXACT):
        end, qualifier, relation = after
        qualifier_span = Span(page.tokens[reading.end].start, page.tokens[end - 1].end)
    return (
        Quantity(
            span=span,
            text=span.of(page.text),
            kind=reading.kind,
            value=reading.value,
            low=reading.low,
            high=reading.high,
            unit=reading.unit,
            per=reading.per,
            qualifier=qualifier,
            qualifier_span=qualifier_span,
            relation=relation,
            precision=reading.precision,
        ),
        end,
    )


def _opening(page: Page, reading: Reading) -> int:
    """Return the index before which a qualifier stands: `between` opens a range."""
    first = reading.first
    opens = reading.low is not None and page.lower(first - 1) in page.lexicon.between
    return first - 1 if opens else first


def _holds(page: Page, reading: Reading, before: tuple[int, str, Relation]) -> bool:
    """Tell whether the words qualify the number, and are no preposition of another phrase."""
    first, words, relation = before
    previous = page.lower(first - 1)
    if reading.kind in {QuantityKind.RANK, QuantityKind.ORDINAL}:
        return False
    if words in {"up to", "до"}:
        return not _changes(page, first) and previous not in {",", "to", "up"}
    if words in {"over", "within", "around", "about"} and reading.kind is QuantityKind.DURATION:
        if words == "over":
            article = page.lower(first + 1) in {"a", "an", "the"}
            return previous in _FOR_LENGTH and not article
        return True
    if words == "от":
        return reading.low is None
    if words in {"just", "only"} and relation is Relation.EXACT:
        return True
    return not (words == "some" and reading.kind is QuantityKind.FRACTION)


def _changes(page: Page, index: int, reach: int = 8) -> bool:
    """Tell whether a word of change stands in the clause before token `index`."""
    for at in range(index - 1, max(index - reach, 0) - 1, -1):
        word = page.lower(at)
        if word in {".", ";", "!", "?"}:
            return False
        if len(word) > 2 and word.startswith(tuple(c for c in page.lexicon.change if len(c) > 2)):
            return True
        if word in page.lexicon.change:
            return True
    return False
