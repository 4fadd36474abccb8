"""Printing locators: where in a source a passage stands, in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.runs import clean
from sphinx_kzbrief.citations.terms import terms_for
from sphinx_kzbrief.corpus.locators import LocatorKind, clock

if TYPE_CHECKING:
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.locators import Locator


def format_locator(locator: Locator | None, language: str = "en") -> str:
    """Print a locator, such as "paras. 12–14 of our copy", "p. 4" or "at 12:30".

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
    if locator.label is not None:
        return _labelled(locator, terms)
    if locator.first is None:
        return ""
    one, several = terms.locators[locator.kind.value]
    first, last = (
        clock(number) if locator.kind is LocatorKind.TIME else str(number)
        for number in (locator.first, locator.last or locator.first)
    )
    if first == last:
        return one.replace("{0}", first)
    return several.replace("{0}", f"{first}–{last}")


def _labelled(locator: Locator, terms: Terms) -> str:
    """Print what the document itself calls a place, beside the pages of the file it is in."""
    label, kind = locator.label or "", locator.kind or LocatorKind.PRINTED
    first, dash, last = label.partition("-")
    # 12-1 is one article, put in behind the twelfth; 12-14 are three.
    is_range = bool(dash) and (not (first + last).isdecimal() or int(first) < int(last))
    shown = label.replace("-", "–") if is_range else label
    printed = terms.locators[kind.value][is_range].replace("{0}", shown)
    if locator.pages is None:
        return printed
    pages = "–".join(str(number) for number in dict.fromkeys(locator.pages))
    return terms.of_file.replace("{0}", printed).replace("{1}", pages)
