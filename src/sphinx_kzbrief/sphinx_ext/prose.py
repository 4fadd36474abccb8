"""The prose of a page that is its author's own, as the checks of briefs read it.

Evidence in it is one character; code, formulas and quotations are left out. Headings are read for
what they quote, not for numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_kzbrief.evidence.records import EVIDENCE, BriefRecord, ClaimRecord, Prose
from sphinx_kzbrief.sphinx_ext.authoring.claim import WEIGHING
from sphinx_kzbrief.sphinx_ext.authoring.place import written_place
from sphinx_kzbrief.sphinx_ext.html_text import shown_text
from sphinx_kzbrief.sphinx_ext.nodes import (
    FILLED_BY,
    RECORD,
    kz_brief,
    kz_citation,
    kz_claim,
    kz_quote,
)
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.evidence.places import Place
    from sphinx_kzbrief.evidence.records import Record

_AROUND = 80
"""Characters of prose on each side of a number that are read with it."""
SCARE, OURS = "scare", "ours"
"""Classes that take words in quotation marks, and an author's own arithmetic, out of the checks."""
_LEFT_OUT = (
    kz_quote, nodes.literal_block, nodes.doctest_block, nodes.math_block, nodes.comment,
    nodes.field_name, nodes.substitution_definition, nodes.system_message, nodes.attribution,
    addnodes.toctree, addnodes.desc_signature,
)  # fmt: skip
_HEADINGS = (nodes.title, nodes.subtitle, nodes.rubric)
_SILENT = (nodes.literal, nodes.math, nodes.raw, nodes.image, nodes.footnote_reference)


def note_briefs(doctree: nodes.document, records: list[Record]) -> None:
    """Complete what the heads and judgements of a page say, once the page is whole.

    Args:
        doctree: The page, its evidence numbered.
        records: The records of the page; those of heads and judgements are replaced.
    """
    numbers = {id(record): number for number, record in enumerate(records)}
    claims = [
        node for node in doctree.findall(kz_claim) if isinstance(node.get(RECORD), ClaimRecord)
    ]
    for count, node in enumerate(claims, start=1):
        record = node[RECORD]
        completed = replace(
            record, number=count, text=claim_text(node, record.place), nested=tuple(_nested(node))
        )
        records[numbers[id(record)]] = node[RECORD] = completed
    srcdir = Path(doctree.settings.env.srcdir)
    heads = [
        node for node in doctree.findall(kz_brief) if isinstance(node.get(RECORD), BriefRecord)
    ]
    for number, head in enumerate(heads):
        record = head[RECORD]
        # Two heads would tell everything twice.
        prose = tuple(page_prose(doctree, record.place, srcdir)) if number == 0 else ()
        records[numbers[id(record)]] = head[RECORD] = replace(record, prose=prose)


def page_prose(node: nodes.Element, place: Place, srcdir: Path | None = None) -> Iterator[Prose]:
    """Yield the runs of prose below a node, in the order of the page.

    Args:
        node: A page or a part of one.
        place: Where it starts; the place of every run whose parser told none.
        srcdir: Folder of the project; None where nobody asks for the places of the runs.
    """
    waiting: list[tuple[nodes.Node, frozenset[str]]] = [(node, frozenset())]
    while waiting:
        element, classes = waiting.pop()
        if not isinstance(element, nodes.Element) or isinstance(element, _LEFT_OUT):
            continue
        classes |= {SCARE, OURS} & set(element.get("classes", ()))
        if "kz-source" in element.get("classes", ()):
            continue
        if isinstance(element, _HEADINGS):
            classes |= {OURS}
        if isinstance(element, nodes.TextElement | nodes.line_block):
            run = _Run()
            run.read(element)
            if run.text.strip():
                prose = run.prose(_place_of(element, place, srcdir), classes)
                yield replace(prose, block=_is_block_quotation(element.parent))
            continue
        waiting += [(child, classes) for child in reversed(element.children)]


def claim_text(node: kz_claim, place: Place) -> str:
    """Return the prose of a judgement: its body without what it quotes."""
    body = nodes.Element("")
    body.children = [child for child in node.children if not _weighs(child)]
    texts = (prose.text.replace(EVIDENCE, " ") for prose in page_prose(body, place))
    return "\n\n".join(" ".join(text.split()) for text in texts)


def text_around(node: nodes.Element) -> tuple[str, str]:
    """Return the words of a paragraph before and behind evidence in it, some of each."""
    above: nodes.Element = node
    while isinstance(above.parent, nodes.TextElement):
        above = above.parent
    run = _Run()
    run.read(above)
    if above is node or id(node) not in run.places:
        return "", ""
    at = run.places[id(node)]
    before = run.text[max(0, at - _AROUND) : at]
    if at > _AROUND:
        before = before.partition(" ")[2]
    return before, run.text[at + 1 : at + 1 + _AROUND]


def _nested(node: kz_claim) -> Iterator[str]:
    """Yield the HTML ids of the evidence in the body of a judgement."""
    for child in node.children:
        if not isinstance(child, nodes.Element) or _weighs(child):
            continue
        for element in child.findall(nodes.Element):
            if ident := getattr(element.get(RECORD), "ident", ""):
                yield ident


def _weighs(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and WEIGHING in node.get("classes", ())


def _instead_of(node: nodes.Element) -> str | None:
    """Return what stands in prose for a node; None where its text is prose itself."""
    if isinstance(node, kz_citation) or RECORD in node.attributes or FILLED_BY in node.attributes:
        # The text that an author gives a link is prose all the same.
        return None if node.get("refexplicit") else EVIDENCE
    if isinstance(node, nodes.raw) and node.get("format") == "html":
        return shown_text(node.astext()) or " "
    if isinstance(node, _SILENT):
        link = node.parent
        named = isinstance(link, addnodes.pending_xref) and link.get("refexplicit")
        return None if named else " "
    return None


def _is_block_quotation(node: nodes.Node | None) -> bool:
    """Tell whether a node is a block quotation, rather than a list that stands indented."""
    return isinstance(node, nodes.block_quote) and all(
        isinstance(child, nodes.paragraph | nodes.attribution) for child in node.children
    )


def _place_of(node: nodes.Element, place: Place, srcdir: Path | None) -> Place:
    """Return the place of a node, or of the nearest node above that has a line.

    Parts of a page may be included from other files.
    """
    above: nodes.Element | None = node if srcdir is not None else None
    while above is not None:
        if above.line and above.source:
            return written_place(above.source, int(above.line), srcdir or Path())
        above = above.parent
    return place


@dataclass(slots=True)
class _Run:
    """One run of prose while it is read."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    cited: list[int] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=lambda: {SCARE: [], OURS: []})

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def read(self, node: nodes.Node) -> None:
        """Add the text of a node, evidence being one character each."""
        if isinstance(node, nodes.Text):
            self.add(str(node))
        if not isinstance(node, nodes.Element):
            return
        if isinstance(node, kz_citation):
            self.cited.append(self.length)
        elif RECORD in node.attributes or FILLED_BY in node.attributes:
            self.places[id(node)] = self.length
        instead = _instead_of(node)
        if instead is not None:
            self.add(instead)
            return
        start = self.length
        for child in node.children:
            self.read(child)
        if isinstance(node, nodes.line):
            self.add("\n")
        for name in {SCARE, OURS} & set(node.get("classes", ())):
            self.spans[name].append(Span(start, self.length))

    def prose(self, place: Place, classes: frozenset[str]) -> Prose:
        """Return what was read; `classes` are those of the nodes around it."""
        for name in classes:
            self.spans[name].append(Span(0, self.length))
        return Prose(
            self.text, place, tuple(self.cited), tuple(self.spans[SCARE]), tuple(self.spans[OURS])
        )
