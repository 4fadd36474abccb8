"""Reads the quantities a text states: every number first, then out with what is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.figures.lexicons import lexicon_for
from sphinx_kzbrief.figures.model import Quantity
from sphinx_kzbrief.figures.phrases_english import read_english
from sphinx_kzbrief.figures.phrases_russian import read_kazakh, read_russian
from sphinx_kzbrief.figures.plain import read_plain
from sphinx_kzbrief.figures.qualifiers import find_qualifier
from sphinx_kzbrief.figures.tokens import read_page
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from sphinx_kzbrief.figures.reading import Reading
    from sphinx_kzbrief.figures.tokens import Page


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
    """Turn token positions into offsets, and attach the qualifier."""
    span = Span(page.tokens[reading.first].start, page.tokens[reading.end - 1].end)
    qualifier = find_qualifier(page, reading, floor)
    quantity = Quantity(
        span=span,
        text=span.of(page.text),
        kind=reading.kind,
        value=reading.value,
        low=reading.low,
        high=reading.high,
        unit=reading.unit,
        per=reading.per,
        precision=reading.precision,
    )
    if qualifier is None:
        return quantity, reading.end
    where = Span(page.tokens[qualifier.first].start, page.tokens[qualifier.end - 1].end)
    quantity = replace(
        quantity,
        qualifier=qualifier.words,
        qualifier_span=where,
        relation=qualifier.relation,
    )
    return quantity, max(reading.end, qualifier.end)
