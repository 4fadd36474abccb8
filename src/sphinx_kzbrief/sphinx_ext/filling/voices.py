"""Counts who speaks how often in the evidence of a brief or a project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.evidence.voices import held_in
from sphinx_kzbrief.sphinx_ext.filling.links import link
from sphinx_kzbrief.sphinx_ext.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.evidence.supports import Support
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """How often one speaks.

    Attributes:
        name: Who it is.
        originator: For whom, where that is not the same.
        quoted: Number of quotations, and the place of the first.
        cited: Number of citations, paraphrases, figures and images, and the place of the first.
        sources: Titles of the sources that carry the words, and where each is found.
        first: Where in our copy of a source the words are found that the brief uses first.
    """

    name: str
    originator: str
    quoted: tuple[int, Target | None]
    cited: tuple[int, Target | None]
    sources: tuple[tuple[str, Target | str | None], ...]
    first: Target | str | None = None


def count_voices(context: FillContext, supports: Iterable[Support]) -> tuple[VoiceRow, ...]:
    """Return who speaks how often, the most frequent first.

    Args:
        context: What is known of the page.
        supports: All evidence; what does not hold counts for nothing.
    """
    found: dict[tuple[str, str], list[Support]] = {}
    for support in supports:
        if support.holds:
            found.setdefault((voice_name(context, support), support.originator), []).append(support)
    rows = []
    for (name, originator), said in found.items():
        quoted = [each.target for each in said if each.kind == "quotation"]
        cited = [each.target for each in said if each.kind != "quotation"]
        rows.append(
            VoiceRow(
                name,
                originator if originator != name else "",
                (len(quoted), quoted[0] if quoted else None),
                (len(cited), cited[0] if cited else None),
                tuple(
                    source_link(context, key) for key in dict.fromkeys(each.key for each in said)
                ),
                context.home_of(said[0].key, said[0].span),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.quoted[0] - row.cited[0], row.name)))


def voice_name(context: FillContext, support: Support) -> str:
    """Return who says what a piece of evidence uses, in the language of the page."""
    if not support.unnamed:
        return support.speaker
    return _("somebody in %s") % source_link(context, support.key)[0]


def source_link(context: FillContext, key: str) -> tuple[str, Target | str | None]:
    """Return what people call a source, and where a link to it leads; None where nowhere."""
    source = context.session.corpus.sources.get(key)
    held = held_in(source) if source else key
    target = context.page_of(key) or context.entry_of(key)
    return held, target or (source.URL if source else None)


def voice_table(context: FillContext, rows: Iterable[VoiceRow]) -> list[nodes.Node]:
    """Return the table of voices; nothing where nobody speaks."""
    listed = list(rows)
    if not listed:
        return []
    table = nodes.table("", classes=["kz-voices-table", "colwidths-given"])
    group = nodes.tgroup("", cols=5)
    group += [nodes.colspec("", colwidth=width) for width in (28, 24, 12, 12, 24)]
    heads = (_("Who"), _("For whom"), _("Quoted"), _("Cited"), _("In"))
    group += nodes.thead("", _row([[nodes.Text(head)] for head in heads]))
    group += nodes.tbody("", *(_row(_cells(context, row)) for row in listed))
    table += group
    return [nodes.rubric("", _("Who speaks how often")), table]


def _cells(context: FillContext, row: VoiceRow) -> list[list[nodes.Node]]:
    sources: list[nodes.Node] = []
    for number, (title, target) in enumerate(row.sources):
        sources += [nodes.Text("; " if number else ""), link(context, target, nodes.Text(title))]
    counts: list[list[nodes.Node]] = [
        [link(context, target, nodes.Text(str(count)))] for count, target in (row.quoted, row.cited)
    ]
    who: list[list[nodes.Node]] = [
        [link(context, row.first, nodes.Text(name))]
        for name in (row.name, row.originator or row.name)
    ]
    return [*who, *counts, sources]


def _row(cells: Iterable[list[nodes.Node]]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *cell)) for cell in cells))
