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
    """Put the person before whom the source quotes: "X, quoted in Y"."""
    if not cite.quoted:
        return tuple(core)
    return (Run(clean(cite.quoted)), Run(terms.comma), *fill(terms.quoted_in, core))


def surrounded(core: Sequence[Run], cite: Cite, terms: Terms) -> Runs:
    """Put the author's prefix and suffix around an item."""
    runs = list(core)
    if prefix := clean(cite.prefix):
        runs.insert(0, Run(prefix if prefix.endswith(("(", "[")) else f"{prefix} "))
    if suffix := clean(cite.suffix):
        if suffix[0] in ").:;!?]，。；：":
            runs.append(Run(suffix))
        elif suffix[0] in "([":
            runs.append(Run(f" {suffix}"))
        else:
            runs = [*comma_after(runs, terms), Run(suffix)]
    return merge(runs)
