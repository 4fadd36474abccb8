"""Numeric: "[1–3]", "[1, para. 3 of our copy; 4]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.citations.conventions import CONVENTIONS, Layout
from sphinx_kzbrief.citations.runs import Run, Runs, merge
from sphinx_kzbrief.citations.styles.items import attributed, located, surrounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_kzbrief.citations.styles.model import Cite
    from sphinx_kzbrief.citations.terms.model import Terms
    from sphinx_kzbrief.corpus.model import Source


_COMMA = ", "
"""Between bare numbers, in all languages (GB/T 7714-2015, 10.1, sets them in ASCII too)."""


class Numeric:
    """Numbers in the text, entries numbered in the order of citing (ISO 690, annex A.3)."""

    name = "numeric"
    numbered = True

    def reference(
        self,
        source: Source,
        terms: Terms,
        *,
        letter: str,  # noqa: ARG002 - the Protocol's; numbers tell entries apart
        number: int | None,
    ) -> Runs:
        """Return the entry behind its number, where it has one."""
        runs = CONVENTIONS[terms.convention](source, terms, Layout.BIBLIOGRAPHY)
        label = () if number is None else (Run(f"[{number}]", role="number"), Run(" "))
        return merge((*label, *runs))

    def citation(self, cites: Sequence[Cite], terms: Terms) -> Runs:
        """Return the numbers in square brackets; three or more in a row become a range."""
        runs: list[Run] = []
        before: Cite | None = None
        for stretch in _stretches(cites):
            if before is not None:
                parted = not (_bare(before) and _bare(stretch[0]))
                runs.append(Run(terms.semicolon if parted else _COMMA))
            runs += _numbers(stretch, terms)
            before = stretch[-1]
        return merge([Run("["), *runs, Run("]")])


def _bare(cite: Cite) -> bool:
    return not (cite.place or cite.prefix or cite.suffix or cite.quoted is not None)


def _stretches(cites: Sequence[Cite]) -> list[list[Cite]]:
    """Sort neighbours that are bare numbers, and gather those in a row."""
    stretches: list[list[Cite]] = []
    index = 0
    while index < len(cites):
        end = index
        while end < len(cites) and _bare(cites[end]):
            end += 1
        if end == index:
            stretches.append([cites[index]])
            index += 1
            continue
        bare = {cite.number: cite for cite in reversed(cites[index:end])}
        for _, cite in sorted(bare.items(), key=lambda pair: pair[0] or 0):
            row = stretches[-1] if stretches else []
            follows = row and _bare(row[-1]) and (row[-1].number or 0) + 1 == cite.number
            if follows:
                row.append(cite)
            else:
                stretches.append([cite])
        index = end
    return stretches


def _numbers(row: list[Cite], terms: Terms) -> Runs:
    cores = [attributed((Run(str(cite.number or "?")),), cite, terms) for cite in row]
    numbers = [located(core, cite, terms) for core, cite in zip(cores, row, strict=True)]
    if len(row) > 2:
        return merge([*numbers[0], Run("–"), *numbers[-1]])
    if len(row) == 2:
        return merge([*numbers[0], Run(_COMMA), *numbers[1]])
    return surrounded(numbers[0], row[0], terms)
