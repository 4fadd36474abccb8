"""Reads the quantities a text states: every number first, then out with what is none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures import phrases_english, phrases_russian
from sphinx_kzbrief.figures.circumstances import with_circumstances
from sphinx_kzbrief.figures.lexicons import lexicon_for
from sphinx_kzbrief.figures.lexicons.common import CURRENCY_CODES, CURRENCY_SIGNS, SIGN_PREFIXES
from sphinx_kzbrief.figures.lexicons.russian_adjectives import NUMBERS
from sphinx_kzbrief.figures.model import Quantity, Relation
from sphinx_kzbrief.figures.parts import MINUS
from sphinx_kzbrief.figures.plain import read_plain
from sphinx_kzbrief.figures.qualifiers import find_qualifier
from sphinx_kzbrief.figures.tokens import NUMERAL, read_page
from sphinx_kzbrief.text.cutting import cut_out
from sphinx_kzbrief.text.spans import Span
from sphinx_kzbrief.text.tags import primary_subtag

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.figures.reading import Reading
    from sphinx_kzbrief.figures.tokens import Page


_PHRASES = {
    "en": phrases_english.read_english,
    "ru": phrases_russian.read_russian,
    "kk": phrases_russian.read_kazakh,
}
_OPENERS = {
    "en": phrases_english.OPENERS,
    "ru": phrases_russian.OPENERS,
    "kk": frozenset(phrases_russian.KAZAKH_WHOLES),
}


_STARTS = ("пол", "жартысы", *NUMBERS)


def extract_quantities(
    text: str, language: str = "en", *, notes: Sequence[Span] = ()
) -> tuple[Quantity, ...]:
    """Find the quantities that `text` states.

    What counts: percentages, money, measures, counts with or without their noun, durations,
    multiples, fractions, rates, ranks and ordinals. What does not: dates, years and parts of
    a year, clock times, ages, names that hold a number (`G20`, `Article 5`, `grade 8`), numbers
    of list items, notes, sections and telephones, citations of laws, results of matches, terms in
    quotation marks, `first`, and indefinite words (`dozens`, `several`, `one of`).

    Args:
        text: Any text; runs in time proportional to its length.
        language: BCP 47 tag. English and Russian are read fully; Kazakh and Chinese for
            numerals, units and scale words; any other language for figures with what CLDR knows
            of its separators, scale words, units and currencies.
        notes: Spans of the note references in the text, in order, which are none of its words:
            `$320¹ million` is 320 million.

    Returns:
        Quantities in the order of the text; their spans do not overlap.
    """
    if notes:
        left = cut_out(text, notes)
        return tuple(
            replace(
                each,
                span=left.to_whole(each.span),
                qualifier_span=each.qualifier_span and left.to_whole(each.qualifier_span),
            )
            for each in extract_quantities(left.text, language)
        )
    base = primary_subtag(language)
    if base == "zh":
        return _in_chinese(text)
    page = read_page(text, lexicon_for(language))
    found: list[Quantity] = []
    index, floor = 0, 0
    opens = _openers(page.lexicon.language)
    while index < len(page.tokens):
        token = page.tokens[index]
        if token.kind != NUMERAL and not _may_open(token.lower, opens):
            index += 1
            continue
        readings = _read(page, index)
        if not readings:
            index += 1
            continue
        for reading in readings:
            quantity, end = _finish(page, reading, floor)
            found.append(quantity)
            index = floor = max(end, index + 1)
    return with_circumstances(text, found, base)


def _in_chinese(text: str) -> tuple[Quantity, ...]:
    """Read a Chinese text in simplified characters, and return the words it has itself."""
    from sphinx_kzbrief.figures.chinese import (  # noqa: PLC0415 - one language's reader
        extract_chinese,
        simplified,
    )

    plain = simplified(text)
    found = with_circumstances(plain, extract_chinese(plain), "zh")
    if plain == text:
        return found
    return tuple(
        replace(
            each,
            text=each.span.of(text),
            qualifier=each.qualifier_span.of(text) if each.qualifier_span else each.qualifier,
        )
        for each in found
    )


@cache
def _openers(language: str) -> frozenset[str]:
    """Return the words and signs a quantity may start with; most are none, and need no reading."""
    lexicon = lexicon_for(language)
    prefixes = (prefix for prefix, _ in SIGN_PREFIXES)
    codes = (code.lower() for code in CURRENCY_CODES)
    tables = (
        lexicon.cardinals,
        lexicon.hundreds,
        lexicon.lone_scales,
        lexicon.hedged_scales,
        lexicon.ordinals,
        lexicon.multiples,
        lexicon.minus,
        CURRENCY_SIGNS,
        MINUS,
    )
    return frozenset(
        word for table in (*tables, prefixes, codes, _OPENERS.get(language, ())) for word in table
    )


def _may_open(word: str, opens: frozenset[str]) -> bool:
    return word in opens or word.endswith("fold") or word.startswith(_STARTS)


def _read(page: Page, index: int) -> tuple[Reading, ...]:
    read_phrase = _PHRASES.get(page.lexicon.language)
    phrase = read_phrase(page, index) if read_phrase else None
    return (phrase,) if phrase else read_plain(page, index)


def _finish(page: Page, reading: Reading, floor: int) -> tuple[Quantity, int]:
    """Turn token positions into offsets, and attach the qualifier."""
    first, last = page.tokens[reading.first], page.tokens[reading.end - 1]
    span = Span(first.start, last.end)
    qualifier, where, end = find_qualifier(page, reading, floor), None, reading.end
    if qualifier:
        where = Span(page.tokens[qualifier.first].start, page.tokens[qualifier.end - 1].end)
        end = max(end, qualifier.end)
    quantity = Quantity(
        span=span,
        text=span.of(page.text),
        kind=reading.kind,
        value=reading.value,
        low=reading.low,
        high=reading.high,
        unit=reading.unit,
        per=reading.per,
        qualifier=qualifier.words if qualifier else None,
        qualifier_span=where,
        relation=qualifier.relation if qualifier else Relation.EXACT,
        precision=reading.precision,
        language=page.lexicon.language,
    )
    return quantity, end
