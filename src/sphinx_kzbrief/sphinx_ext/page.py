"""What one page holds of ours, as plain data on the build environment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_kzbrief.evidence.records import (
    BriefRecord,
    CitationRecord,
    ClaimRecord,
    FigureListRecord,
    FigureRecord,
    ImageRecord,
    QuoteRecord,
    ReferenceRecord,
    SourcePageRecord,
    StrayRecord,
)
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, PARAMS, RECORD, elements
from sphinx_kzbrief.sphinx_ext.prose import note_briefs, text_around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.evidence.records import Record

_MARKS = re.compile("[\"“”„«»‹›「『‘‚'`]")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PREFIXES = {
    QuoteRecord: "kz-quote",
    CitationRecord: "kz-cite",
    FigureRecord: "kz-figure",
    FigureListRecord: "kz-figures",
    ImageRecord: "kz-image",
    SourcePageRecord: "kz-source",
    ClaimRecord: "kz-claim",
    BriefRecord: "kz-brief",
}
ALL_FIGURES = "@figures"
"""Stands for the state of all figures of the manifest, among the keys of a page."""
ALL_TITLES = "@titles"
"""Stands for the titles of all sources: words in quotation marks may be one of them."""


@dataclass(frozen=True, slots=True)
class Page:
    """What one page holds of ours.

    Attributes:
        records: What its author wrote, in the order of the page.
        filled: For each place that is filled later, what fills it and the number of its
            record in `records`, or -1 and the parameters of the place.
    """

    records: tuple[Record, ...]
    filled: tuple[tuple[str, int, tuple[str, ...]], ...]


def is_ours(node: nodes.Element) -> bool:
    """Tell whether a node is of ours: it bears what its author wrote, or is to be filled."""
    return RECORD in node.attributes or FILLED_BY in node.attributes


def collect_page(
    doctree: nodes.document, docname: str
) -> tuple[tuple[Record, ...], tuple[tuple[str, int, tuple[str, ...]], ...]]:
    """Number the evidence of a page and give it its HTML ids.

    Args:
        doctree: The page after all transforms of the read phase, so that a paragraph which
            was parsed again for its translation counts once.
        docname: Name of the page.

    Returns:
        The records and the places to fill, as `Page` has them.
    """
    records: list[Record] = []
    filled: list[tuple[str, int, tuple[str, ...]]] = []
    counts: dict[str, int] = {}
    lists = 0
    everything = list(elements(doctree))
    for node in filter(is_ours, everything):
        if node.get("intersphinx"):
            # A link that its author asks another project for is not ours to check.
            del node[RECORD], node[FILLED_BY]
            continue
        number = -1
        record = node.get(RECORD)
        if record is not None:
            number = len(records)
            records.append(_identified(node, record, docname, counts))
        if FILLED_BY in node.attributes:
            if node[FILLED_BY] == "references":
                # Lists of one page are told apart by their numbers.
                lists += 1
                node[PARAMS] = (*node[PARAMS][:1], str(lists))
            filled.append((node[FILLED_BY], number, tuple(node.get(PARAMS, ()))))
    if any(isinstance(record, BriefRecord | ClaimRecord) for record in records):
        note_briefs(doctree, records)
    filled += [("any-reference", -1, (target,)) for target in _links_to_anything(everything)]
    return tuple(records), tuple(filled)


def _links_to_anything(everything: Iterable[nodes.Element]) -> list[str]:
    """Return the targets of links that could be ours, such as those of the role `any`."""
    pending = (node for node in everything if isinstance(node, addnodes.pending_xref))
    found = (node["reftarget"] for node in pending if node["reftype"] in {"any", "myst"})
    return sorted({str(target) for target in found if target})


def _identified(
    node: nodes.Element, record: Record, docname: str, counts: dict[str, int]
) -> Record:
    """Give a node its id and its record the same."""
    if isinstance(record, StrayRecord | ReferenceRecord):
        return record
    name = getattr(record, "name", None)
    prefix = _PREFIXES[type(record)]
    counts[prefix] = counts.get(prefix, 0) + 1
    ident = nodes.make_id(name) if name else ""
    ident = ident or f"{prefix}-{counts[prefix]}"
    if ident not in node["ids"]:
        node["ids"].insert(0, ident)
    identified = replace(record, ident=ident, docname=docname)
    if isinstance(identified, FigureRecord) and identified.inline:
        before, after = text_around(node)
        identified = replace(identified, before=before, after=after)
    node[RECORD] = identified
    return identified


def keys_in(record: Record) -> set[str]:
    """Return every key that what an author wrote may name.

    A citation may turn into another one when a source of a name like one of its words joins
    the corpus, so that all of its words count.
    """
    if isinstance(record, QuoteRecord):
        return {record.locator.partition("#")[0].strip()}
    if isinstance(record, SourcePageRecord):
        return {record.key}
    if isinstance(record, FigureRecord):
        return {ALL_FIGURES, record.target.partition("#")[0].strip()}
    if isinstance(record, FigureListRecord):
        return {ALL_FIGURES}
    if isinstance(record, ImageRecord):
        return {record.key, f"@image {record.key} {record.asset}"}
    if isinstance(record, ClaimRecord):
        listed = (*record.evidence, *record.against)
        return {ALL_FIGURES, *(each.partition("#")[0].strip() for each in listed)}
    if isinstance(record, BriefRecord):
        return {ALL_TITLES}
    if isinstance(record, ReferenceRecord):
        return {record.target.partition("#")[0].strip()}
    if isinstance(record, CitationRecord):
        found = _KEY.findall(record.content)
        titles = {ALL_TITLES} if _MARKS.search(f"{record.text}{record.content}") else set()
        return {*found, *(word.rstrip("._-") for word in found), *titles}
    return set()
