"""Author-date: "(see Nuryshev 2022, para. 3 of our copy; Koishibayev [2022?])"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.conventions import CONVENTIONS, Layout
from sphinx_kzbrief.citations.runs import Run, Runs, merge, plain
from sphinx_kzbrief.citations.styles.items import attributed, located, surrounded
from sphinx_kzbrief.citations.terms.model import Convention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.citations.styles.model import Cite
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source


class AuthorDate:
    """Author and year in the text, entries sorted by author (Chicago 17, chapter 15)."""

    name = "author-date"
    numbered = False

    def reference(
        self,
        source: Source,
        terms: Terms,
        *,
        letter: str,
        number: int | None,  # noqa: ARG002 - the Protocol's; this style has no numbers
    ) -> Runs:
        """Return the entry, with the letter beside its year."""
        entry = CONVENTIONS[terms.convention]
        return entry(source, terms, Layout.AUTHOR_DATE, letter=letter)

    def citation(self, cites: Sequence[Cite], terms: Terms) -> Runs:
        """Return the citation in brackets; years of one author are told together."""
        runs = [Run(terms.brackets[0])]
        for index, cite in enumerate(cites):
            before = cites[index - 1] if index else None
            if before is None:
                runs += _item(cite, terms)
            elif _repeats(before, cite):
                continue
            elif _goes_on(before, cite):
                place = Run(cite.place, role="locator", target=cite.target)
                runs += [Run(terms.comma), *surrounded((place,), cite, terms)]
            elif _same_group(before, cite):
                # Chicago 17, 15.30: commas part years, semicolons years with places.
                parted = before.place or cite.place
                runs.append(Run(terms.semicolon if parted else terms.comma))
                runs += surrounded(located((Run(cite.year),), cite, terms), cite, terms)
            else:
                runs.append(Run(terms.semicolon))
                runs += _item(cite, terms)
        return merge([*runs, Run(terms.brackets[1])])


def _same_group(before: Cite, cite: Cite) -> bool:
    plainly = not (
        before.quoted is not None or cite.quoted is not None or before.suffix or cite.prefix
    )
    return plainly and plain(before.author) == plain(cite.author)


def _repeats(before: Cite, cite: Cite) -> bool:
    """Tell whether an item would print the one before it once more."""
    bare = not (cite.place or cite.suffix or before.place)
    return bare and before.source.key == cite.source.key and _same_group(before, cite)


def _goes_on(before: Cite, cite: Cite) -> bool:
    """Tell whether an item names another place of the source that the one before it names."""
    placed = bool(before.place and cite.place)
    return placed and before.source.key == cite.source.key and _same_group(before, cite)


def _item(cite: Cite, terms: Terms) -> Runs:
    joint = terms.author_year
    # Chicago 17, 15.44: a comma parts the author from words in place of a year.
    if terms.convention is Convention.CHICAGO and cite.year[:1].isalpha():
        joint = ", "
    core = attributed((*cite.author, Run(joint), Run(cite.year)), cite, terms)
    return surrounded(located(core, cite, terms), cite, terms)
