"""What one page holds of ours, as plain data on the build environment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.evidence.records import (
    CitationRecord,
    QuoteRecord,
    SourcePageRecord,
    StrayRecord,
)
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.evidence.records import Record

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PREFIXES = {QuoteRecord: "kz-quote", CitationRecord: "kz-cite", SourcePageRecord: "kz-source"}


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


def our_nodes(doctree: nodes.Node) -> Iterator[nodes.Element]:
    """Yield the nodes of ours below a node, in the order of the page."""
    for node in doctree.findall(nodes.Element):
        if RECORD in node.attributes or FILLED_BY in node.attributes:
            yield node


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
    for node in our_nodes(doctree):
        number = -1
        record = node.get(RECORD)
        if record is not None:
            number = len(records)
            records.append(_identified(node, record, docname, counts))
        if FILLED_BY in node.attributes:
            filled.append((node[FILLED_BY], number, tuple(node.get("kz_params", ()))))
    return tuple(records), tuple(filled)


def _identified(
    node: nodes.Element, record: Record, docname: str, counts: dict[str, int]
) -> Record:
    """Give a node its id and its record the same."""
    if isinstance(record, StrayRecord):
        return record
    name = getattr(record, "name", None)
    prefix = _PREFIXES[type(record)]
    counts[prefix] = counts.get(prefix, 0) + 1
    ident = nodes.make_id(name) if name else ""
    ident = ident or f"{prefix}-{counts[prefix]}"
    if ident not in node["ids"]:
        node["ids"].insert(0, ident)
    identified = replace(record, ident=ident, docname=docname)
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
    if isinstance(record, CitationRecord):
        found = _KEY.findall(record.content)
        return {*found, *(word.rstrip("._-") for word in found)}
    return set()
