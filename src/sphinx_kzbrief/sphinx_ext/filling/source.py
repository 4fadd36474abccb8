"""Fills the page of a source: what is known of it, its passages in use, who uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import format_locator, format_reference
from sphinx_kzbrief.corpus.gate import excerpt, may_quote
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.sphinx_ext.filling.links import link, run_nodes
from sphinx_kzbrief.sphinx_ext.ledger import passage_anchor
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import keep_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.citations.runs import Runs
    from sphinx_kzbrief.corpus import Document, Source
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target
    from sphinx_kzbrief.sphinx_ext.ledger import Use
    from sphinx_kzbrief.text.spans import Span


@dataclass(frozen=True, slots=True)
class BackLink:
    """A place that uses the source.

    Attributes:
        target: Its page and HTML id.
        title: Title of that page, with a number where it uses the passage more than once.
        quoted: Whether the words are quoted there, rather than cited.
    """

    target: Target
    title: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in use.

    Attributes:
        anchor: Its HTML id.
        heading: Where it stands and who speaks, for people.
        before: What the rights let stand before it, elision marked.
        text: The passage; empty where the rights allow no text.
        after: What the rights let stand after it, elision marked.
        links: Who uses it.
    """

    anchor: str
    heading: str
    before: str
    text: str
    after: str
    links: tuple[BackLink, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """All that the page of a source shows.

    Attributes:
        reference: Its entry as in a reference list.
        facts: Names and values of what else is known.
        passages: Passages in use, in the order of the source.
        whole: Places that cite the source as a whole.
        problem: Why nothing can be shown; empty where something can.
    """

    reference: Runs = ()
    facts: tuple[tuple[str, str], ...] = ()
    passages: tuple[Passage, ...] = ()
    whole: tuple[BackLink, ...] = ()
    problem: str = ""


class SourceFiller:
    """Fills the page of a source."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> SourceView:  # noqa: ARG002
        """Return what the page shows."""
        (key,) = params
        corpus = context.session.corpus
        try:
            source, document = corpus.source(key), corpus.document(key)
        except KzbriefError as error:
            return SourceView(problem=error.message)
        uses = sorted(context.session.ledger.uses.get(key, ()))
        by_span: dict[Span, list[Use]] = {}
        for use in uses:
            if use.whole is not None:
                by_span.setdefault(use.whole, []).append(use)
        return SourceView(
            reference=format_reference(source, context.session.style, context.session.language),
            facts=tuple(_facts(source)),
            passages=tuple(
                _passage(context, source, document, span, by_span[span]) for span in sorted(by_span)
            ),
            whole=_back_links(context, [use for use in uses if use.whole is None]),
        )

    def fill(self, context: FillContext, node: nodes.Element, view: SourceView) -> None:
        """Replace the place by what the view says."""
        if view.problem:
            node.replace_self(nodes.paragraph("", view.problem, classes=["kz-problem"]))
            return
        found: list[nodes.Node] = [
            nodes.paragraph("", "", *run_nodes(context, [(run, None) for run in view.reference]))
        ]
        found += _fact_list(view.facts)
        found.append(nodes.rubric("", _("Passages in use")))
        if not view.passages and not view.whole:
            found.append(nodes.paragraph("", _("No page of this project uses this source.")))
        if view.passages:
            note = _(
                "The passages below are shown as they stand in our copy of this source. That "
                "says nothing about whether the source is right."
            )
            found.append(nodes.paragraph("", note, classes=["kz-note"]))
        for passage in view.passages:
            found += _passage_nodes(context, passage)
        if view.whole:
            found.append(_back_link_paragraph(context, _("Cited as a whole in:"), view.whole))
        node.parent.replace(node, found)


def _facts(source: Source) -> Iterable[tuple[str, str]]:
    copy = source.copy
    rights = {
        "full": _("the whole text may be shown"),
        "excerpt": _("excerpts may be shown"),
        "citation": _("may be cited, not shown"),
    }
    rows = (
        (_("Key"), source.key),
        (_("Language"), source.language),
        (_("Original language"), source.original_language),
        (_("Translated by"), source.translated_by),
        (_("Reliability"), source.reliability),
        (_("Note"), source.note),
        (_("Our copy"), copy.origin if copy else None),
        (_("Retrieved"), copy.retrieved if copy else None),
        (_("Compared with the original"), copy.compared if copy else None),
        (_("Rights"), rights[source.rights.value]),
    )
    return [(name, value) for name, value in rows if value]


def _passage(
    context: FillContext, source: Source, document: Document, span: Span, uses: list[Use]
) -> Passage:
    shown = excerpt(document, source, span)
    allowed = may_quote(source)
    return Passage(
        anchor=passage_anchor(span),
        heading=format_locator(uses[0].locator, context.session.language),
        before=("… " if shown.elided_before else "") + shown.before if allowed else "",
        text=shown.passage,
        after=shown.after + (" …" if shown.elided_after else "") if allowed else "",
        links=_back_links(context, uses),
    )


def _back_links(context: FillContext, uses: Iterable[Use]) -> tuple[BackLink, ...]:
    counts: dict[str, int] = {}
    found = []
    for use in uses:
        counts[use.docname] = counts.get(use.docname, 0) + 1
        title = context.title_of(use.docname)
        if counts[use.docname] > 1:
            title = f"{title} ({counts[use.docname]})"
        found.append(BackLink((use.docname, use.ident), title, use.quoted))
    return tuple(found)


def _fact_list(facts: Iterable[tuple[str, str]]) -> list[nodes.Node]:
    fields = [
        nodes.field(
            "", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", value))
        )
        for name, value in facts
    ]
    return [nodes.field_list("", *fields, classes=["kz-facts"])] if fields else []


def _passage_nodes(context: FillContext, passage: Passage) -> list[nodes.Node]:
    heading = nodes.paragraph("", passage.heading, classes=["kz-passage-place"])
    found: list[nodes.Node] = [heading]
    if passage.text:
        mark = nodes.inline("", passage.text, ids=[passage.anchor], classes=["kz-passage"])
        words = nodes.paragraph("", "", nodes.Text(passage.before), mark, nodes.Text(passage.after))
        keep_verbatim(words)
        found.append(nodes.block_quote("", words, classes=["kz-excerpt"]))
    else:
        heading["ids"].append(passage.anchor)
    quoted = [link for link in passage.links if link.quoted]
    cited = [link for link in passage.links if not link.quoted]
    if quoted:
        found.append(_back_link_paragraph(context, _("Quoted in:"), quoted))
    if cited:
        found.append(_back_link_paragraph(context, _("Cited in:"), cited))
    return found


def _back_link_paragraph(
    context: FillContext, label: str, links: Iterable[BackLink]
) -> nodes.paragraph:
    paragraph = nodes.paragraph("", label, classes=["kz-back-links"])
    for number, back in enumerate(links):
        paragraph += nodes.Text(", " if number else " ")
        paragraph += link(context, back.target, nodes.Text(back.title))
    return paragraph
