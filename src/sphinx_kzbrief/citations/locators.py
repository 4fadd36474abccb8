"""Printing locators: where in a source a passage stands, in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.runs import clean
from sphinx_kzbrief.citations.terms import terms_for

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus.locators import Locator


def format_locator(locator: Locator | None, language: str = "en") -> str:
    """Print a locator, such as "paras. 12–14 of our copy" or "p. 4".

    Args:
        locator: Where the passage stands. One by words is best resolved to its paragraph by
            the caller, who has the text; else the words themselves are printed.
        language: BCP 47 tag of the language to print in.

    Returns:
        The printed locator; empty for None and for a locator of a whole source.
    """
    if locator is None or locator.kind is None:
        return ""
    terms = terms_for(language)
    if locator.words:
        return f"{terms.quotes.opening}{clean(locator.words)}{terms.quotes.closing}"
    if locator.first is None:
        return ""
    one, several = terms.locators[locator.kind.value]
    if locator.last is None or locator.last == locator.first:
        return one.replace("{0}", str(locator.first))
    return several.replace("{0}", f"{locator.first}–{locator.last}")
