"""What all styles do alike with the items of a citation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.runs import Run, Runs, clean, fill, merge, plain, punctuate
from sphinx_kzbrief.citations.terms.model import Convention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.citations.styles.model import Cite
    from sphinx_kzbrief.citations.terms.model import Terms


def comma_after(runs: Sequence[Run], terms: Terms) -> Runs:
    """Return `runs` with the comma that parts them from what follows; “Title,” in English."""
    if terms.convention is Convention.CHICAGO and plain(runs)[-1:] == terms.quotes.closing:
        return (*punctuate(runs, ",", inside_quotes=True), Run(" "))
    return (*runs, Run(terms.comma))


def located(core: Sequence[Run], cite: Cite, terms: Terms) -> Runs:
    """Put the locator behind what cites the source, and let both lead to the passage."""
    if cite.place:
        core = (*comma_after(core, terms), Run(cite.place, role="locator"))
    return merge(replace(run, target=cite.target) for run in core)


def attributed(core: Sequence[Run], cite: Cite, terms: Terms) -> Runs:
    """Put the person before whom the source quotes: "X, quoted in Y", or "quoted in Y"."""
    if cite.quoted is None:
        return tuple(core)
    person = clean(cite.quoted)
    named = (Run(person), Run(terms.comma)) if person else ()
    return (*named, *fill(terms.quoted_from, core))


def surrounded(core: Sequence[Run], cite: Cite, terms: Terms) -> Runs:
    """Put the author's prefix and suffix around an item."""
    prefix = clean(cite.prefix)
    space = "" if not prefix or prefix.endswith(("(", "[")) else " "
    return merge((Run(f"{prefix}{space}"), *suffixed(core, cite.suffix, terms)))


def suffixed(core: Sequence[Run], suffix: str, terms: Terms) -> Runs:
    """Put the author's suffix behind an item, with the comma it needs."""
    suffix = clean(suffix)
    if not suffix or not plain(core):
        return merge((*core, Run(suffix)))
    if suffix[0] in ").:;!?]，。；：":
        return merge((*core, Run(suffix)))
    if suffix[0] in "([":
        return merge((*core, Run(f" {suffix}")))
    return merge((*comma_after(core, terms), Run(suffix)))
