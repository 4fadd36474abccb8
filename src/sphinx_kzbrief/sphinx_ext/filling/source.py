"""Fills the page of a source: what is known of it, its passages in use, who uses them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import format_locator, format_reference
from sphinx_kzbrief.corpus.locators import Locator, LocatorKind, page_locator, times_of
from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.page_view import page_blocks
from sphinx_kzbrief.errors import KzbriefError
from sphinx_kzbrief.sphinx_ext.filling.facts import facts_of
from sphinx_kzbrief.sphinx_ext.filling.links import link, run_nodes
from sphinx_kzbrief.sphinx_ext.ledger import passage_anchor
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import keep_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_kzbrief.citations.runs import Runs
    from sphinx_kzbrief.corpus import Segment
    from sphinx_kzbrief.corpus.page_view import ShownBlock
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target
    from sphinx_kzbrief.sphinx_ext.ledger import Use
    from sphinx_kzbrief.text.spans import Span


@dataclass(frozen=True, slots=True)
class BackLinks:
    """The places of one page that use the source in one way.

    Attributes:
        title: Title of that page.
        quoted: Whether the words are quoted there, rather than cited.
        targets: Page and HTML id of each place.
    """

    title: str
    quoted: bool
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text.

    Attributes:
        text: The text, or a mark where text was left out.
        used: Whether it is part of a passage in use, rather than context.
        anchors: HTML ids of the passages that start with it.
    """

    text: str
    used: bool
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the source of which something is shown.

    Attributes:
        ident: HTML id of the block.
        heading: Where it stands and who speaks, for people.
        pieces: What is shown of it.
        links: Who uses passages that start in it.
    """

    ident: str
    heading: str
    pieces: tuple[Piece, ...]
    links: tuple[BackLinks, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """All that the page of a source shows.

    Attributes:
        reference: Its entry as in a reference list.
        facts: Names and values of what else is known.
        blocks: What is shown of its text, in order.
        hidden: HTML ids of passages in use whose words no output may show.
        others: Places that cite the source without a passage that is shown.
        problem: Why nothing can be shown; empty where something can.
    """

    reference: Runs = ()
    facts: tuple[tuple[str, str], ...] = ()
    blocks: tuple[BlockView, ...] = ()
    hidden: tuple[str, ...] = ()
    others: tuple[BackLinks, ...] = ()
    problem: str = ""


class SourceFiller:
    """Fills the page of a source."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> SourceView:  # noqa: ARG002
        """Return what the page shows."""
        (key,) = params
        corpus = context.session.corpus
        try:
            source, document = corpus.source(key), corpus.document(key)
        except KzbriefError:
            return SourceView(problem=_("The source %s cannot be read.") % key)
        uses = sorted(context.session.ledger.uses.get(key, ()))
        by_span: dict[Span, list[Use]] = {}
        for use in uses:
            if use.whole is not None:
                by_span.setdefault(use.whole, []).append(use)
        passages = sorted(by_span)
        blocks = tuple(
            _block_view(context, key, shown, passages, by_span)
            for shown in page_blocks(document, source, passages)
        )
        reached = {anchor for block in blocks for piece in block.pieces for anchor in piece.anchors}
        hidden = dict.fromkeys(span for span in passages if passage_anchor(span) not in reached)
        others = [use for use in uses if use.whole is None or use.whole in hidden]
        return SourceView(
            reference=format_reference(source, context.session.style, context.session.language),
            facts=tuple(facts_of(source, context.session.language)),
            blocks=blocks,
            hidden=tuple(passage_anchor(span) for span in hidden),
            others=_back_links(context, others),
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
        if any(block.links for block in view.blocks):
            note = _(
                "The passages below are shown as they stand in our copy of this source. That "
                "says nothing about whether the source is right."
            )
            found.append(nodes.paragraph("", note, classes=["kz-note"]))
        elif not view.others:
            found.append(nodes.paragraph("", _("No page of this project uses this source.")))
        for block in view.blocks:
            found += _block_nodes(context, block)
        if view.others:
            paragraph = _back_link_paragraph(context, _("Cited in:"), view.others)
            paragraph["ids"] += [context.anchor(context.docname, each) for each in view.hidden]
            found.append(paragraph)
        node.parent.replace(node, found)


def _block_view(
    context: FillContext,
    key: str,
    shown: ShownBlock,
    passages: list[Span],
    by_span: dict[Span, list[Use]],
) -> BlockView:
    """Return what is shown of a block, with who uses the passages that start in it."""
    starting = {
        number: passages[number]
        for piece in shown.pieces
        for number in piece.passages
        if shown.span.start <= passages[number].start
    }
    pieces: list[Piece] = []
    uses: list[Use] = []
    for piece in shown.pieces:
        begins = [starting.pop(number) for number in piece.passages if number in starting]
        uses += (use for span in begins for use in by_span[span])
        if piece.elided_before:
            pieces.append(Piece(" … " if pieces else "… ", used=False, anchors=()))
        anchors = tuple(passage_anchor(span) for span in begins)
        pieces.append(Piece(piece.text, bool(piece.passages), anchors))
    if shown.elided_after and pieces:
        pieces.append(Piece(" …", used=False, anchors=()))
    ident, heading = _heading_of(context, key, shown.segment)
    heading = " · ".join(part for part in (_page_of(context, key, shown), heading) if part)
    return BlockView(ident, heading, tuple(pieces), _back_links(context, uses))


def _page_of(context: FillContext, key: str, shown: ShownBlock) -> str:
    """Return the page or time that a block stands at; empty where the format has none."""
    document = context.session.corpus.document(key)
    page = page_locator(document, key, shown.span)
    times = times_of(document, shown.span)
    if page is None and times is not None:
        page = Locator(key, LocatorKind.TIME, *times)
    return format_locator(page, context.session.language)


def _heading_of(context: FillContext, key: str, segment: Segment | None) -> tuple[str, str]:
    """Return HTML id and heading of a block: its number, and who speaks."""
    if segment is None:
        return "", ""
    kinds = {
        SegmentKind.PARAGRAPH: LocatorKind.PARAGRAPH,
        SegmentKind.CAPTION: LocatorKind.CAPTION,
        SegmentKind.TURN: LocatorKind.TURN,
        SegmentKind.NOTE: LocatorKind.NOTE,
        SegmentKind.HEADING: LocatorKind.HEADING,
    }
    kind = kinds.get(segment.kind)
    place = ""
    if kind is not None and segment.number is not None:
        locator = Locator(key, kind, segment.number, segment.number)
        place = format_locator(locator, context.session.language)
    ident = f"{kind}-{segment.number}" if place else ""
    said = segment.speaker or segment.label or ""
    return ident, " · ".join(part for part in (place, said) if part)


def _back_links(context: FillContext, uses: Iterable[Use]) -> tuple[BackLinks, ...]:
    places: dict[tuple[str, bool], list[Target]] = {}
    for use in uses:
        places.setdefault((use.docname, use.quoted), []).append((use.docname, use.ident))
    return tuple(
        BackLinks(context.title_of(docname), quoted, tuple(targets))
        for (docname, quoted), targets in places.items()
    )


def _fact_list(facts: Iterable[tuple[str, str]]) -> list[nodes.Node]:
    fields = [
        nodes.field(
            "", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", value))
        )
        for name, value in facts
    ]
    return [nodes.field_list("", *fields, classes=["kz-facts"])] if fields else []


def _block_nodes(context: FillContext, block: BlockView) -> list[nodes.Node]:
    words = nodes.paragraph()
    for piece in block.pieces:
        if not piece.used:
            words += nodes.Text(piece.text)
            continue
        anchors = [context.anchor(context.docname, each) for each in piece.anchors]
        for anchor in anchors[1:]:
            words += nodes.inline("", "", ids=[anchor], classes=["kz-anchor"])
        words += nodes.inline("", piece.text, ids=anchors[:1], classes=["kz-passage"])
    keep_verbatim(words)
    quote = nodes.block_quote("", words, classes=["kz-excerpt"])
    found: list[nodes.Node] = [quote]
    if block.heading:
        heading = nodes.paragraph("", block.heading, classes=["kz-passage-place"])
        heading["ids"] += [context.anchor(context.docname, block.ident)] if block.ident else []
        found.insert(0, heading)
    for label, quoted in ((_("Quoted in:"), True), (_("Cited in:"), False)):
        pages = [page for page in block.links if page.quoted is quoted]
        if pages:
            found.append(_back_link_paragraph(context, label, pages))
    return found


def _back_link_paragraph(
    context: FillContext, label: str, pages: Iterable[BackLinks]
) -> nodes.paragraph:
    """Return the pages that use a passage; a page's further places follow it as numbers."""
    paragraph = nodes.paragraph("", label, classes=["kz-back-links"])
    for at, page in enumerate(pages):
        first, *others = page.targets
        paragraph += nodes.Text(", " if at else " ")
        paragraph += link(context, first, nodes.Text(page.title))
        for number, target in enumerate(others, 2):
            paragraph += nodes.Text(" (" if number == 2 else ", ")
            paragraph += link(context, target, nodes.Text(str(number)))
        if others:
            paragraph += nodes.Text(")")
    return paragraph
