"""Notes: the whole reference at the first citing, a short one afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.conventions import CONVENTIONS, Layout
from sphinx_kzbrief.citations.runs import Run, Runs, join, plain, punctuate
from sphinx_kzbrief.citations.styles.items import attributed, located, suffixed, surrounded
from sphinx_kzbrief.citations.terms.model import Convention
from sphinx_kzbrief.citations.works import HeadingKind, capitalised, heading_of, title_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.citations.styles.model import Cite
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source


class Note:
    """References in notes, with a list sorted by author (Chicago 17, 14.19–14.36)."""

    name = "note"
    numbered = False

    def reference(
        self,
        source: Source,
        terms: Terms,
        *,
        letter: str,  # noqa: ARG002 - the Protocol's; notes name titles, which tell works apart
        number: int | None,  # noqa: ARG002 - the Protocol's; the list has no numbers
    ) -> Runs:
        """Return the entry of the list that accompanies the notes."""
        return CONVENTIONS[terms.convention](source, terms, Layout.BIBLIOGRAPHY)

    def citation(self, cites: Sequence[Cite], terms: Terms) -> Runs:
        """Return the text of one note, closed by a full stop."""
        runs = join([_item(cite, terms) for cite in cites], terms.semicolon)
        if cites and cites[0].prefix:
            runs = capitalised(runs)
        inside = terms.convention is Convention.CHICAGO
        return punctuate(runs, ".", inside_quotes=inside) if runs else ()


def _item(cite: Cite, terms: Terms) -> Runs:
    if cite.again:
        core = attributed(_short(cite, terms), cite, terms)
        return surrounded(located(core, cite, terms), cite, terms)
    # A suffix speaks of the place; behind the whole reference it would follow an address.
    place = plain(suffixed((Run(cite.place),), cite.suffix, terms))
    entry = CONVENTIONS[terms.convention]
    core = entry(cite.source, terms, Layout.NOTE, locator=place)
    core = tuple(
        run if run.link else replace(run, target=cite.target)
        for run in attributed(core, cite, terms)
    )
    return surrounded(core, replace(cite, suffix=""), terms)


def _short(cite: Cite, terms: Terms) -> Runs:
    """Return family name and title without subtitle (Chicago 17, 14.30)."""
    title = title_runs(cite.source, terms, short=True)
    if not title or heading_of(cite.source, terms).kind is HeadingKind.TITLE:
        return cite.author
    if terms.convention is Convention.CHICAGO:
        return join([punctuate(cite.author, ",", inside_quotes=True), title], " ")
    return join([punctuate(cite.author, ".", inside_quotes=False), title], " ")
