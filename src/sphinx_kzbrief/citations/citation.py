"""Printing citations: the items of a `kzcite`, in a style and a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.locators import format_locator
from sphinx_kzbrief.citations.styles import Cite, style_named
from sphinx_kzbrief.citations.terms import terms_for
from sphinx_kzbrief.corpus.problems import SourceUnknownError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx_kzbrief.citations.cite import CiteItem
    from sphinx_kzbrief.citations.reference_list import ReferenceEntry
    from sphinx_kzbrief.citations.runs import Runs
    from sphinx_kzbrief.corpus.locators import Locator


@dataclass(frozen=True, slots=True)
class CitationContext:
    """What the printing of a citation needs to know beyond its items.

    Attributes:
        entries: Entries of the project's reference list, by key.
        locators: Locators by the text typed for them, those by words resolved to their
            paragraphs; a locator that is not here is not printed, as the check reports it.
        quoted: Names of persons whom the source quotes at a place, by the locator as typed;
            an empty one for somebody whom nobody names.
        cited_before: Keys cited earlier on the page, which notes cite in short.
    """

    entries: Mapping[str, ReferenceEntry]
    locators: Mapping[str, Locator] = field(default_factory=dict)
    quoted: Mapping[str, str] = field(default_factory=dict)
    cited_before: AbstractSet[str] = frozenset()


def format_citation(
    items: Sequence[CiteItem],
    style: str,
    language: str,
    context: CitationContext,
) -> Runs:
    """Format a citation.

    Args:
        items: What `parse_citation` read.
        style: Name of a citation style.
        language: BCP 47 tag of the language to print in.
        context: The project's entries, and what is known of the places cited.

    Returns:
        The runs of the citation, brackets included; in the note style, the note's text. The
        runs of each item bear its locator as `target`. Numbers inside a range are not
        printed, so callers note places of citing from `items`.

    Raises:
        StyleUnknownError: If there is no such style.
        SourceUnknownError: If an item's key has no entry in the context.
    """
    cites = []
    seen = set(context.cited_before)
    for item in items:
        entry = context.entries.get(item.key)
        if entry is None:
            raise SourceUnknownError(
                f"The reference list has no entry for {item.key!r}",
                "Add the source to corpus.yaml, or correct the key.",
            )
        cites.append(
            Cite(
                source=entry.source,
                author=entry.author,
                year=entry.year,
                number=entry.number,
                place=format_locator(context.locators.get(item.locator), language),
                prefix=item.prefix,
                suffix=item.suffix,
                quoted=context.quoted.get(item.locator),
                target=item.locator,
                again=item.key in seen,
            ),
        )
        seen.add(item.key)
    return style_named(style).citation(cites, terms_for(language))
