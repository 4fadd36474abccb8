"""A citation as its author wrote it, made into nodes with its record."""

from __future__ import annotations

from docutils import nodes

from sphinx_kzbrief.evidence.records import CitationRecord, MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.place import written_place
from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written, stray
from sphinx_kzbrief.sphinx_ext.authoring.role_text import RoleTextError, split_locator
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, RECORD, deferred, kz_citation


def citation(written: Written, raw: str) -> nodes.Element:
    """Return the nodes of a citation.

    Args:
        written: Where it stands and what is already wrong with it.
        raw: The citation as written: items, or ``paraphrase <locator>``.

    Returns:
        An inline that holds the paraphrase, if there is one, and a place for the citation.
    """
    text: str | None = None
    content = raw.strip()
    if content.endswith(">") and " <" in content:
        try:
            text, content = split_locator(content)
        except RoleTextError as error:
            return stray(written, MarkupError(error.message, error.remedy))
    if not content:
        return stray(
            written,
            MarkupError("This citation names no source.", "Write it as {kzcite}`key#para12`."),
        )
    record = CitationRecord(
        docname=written.docname,
        ident="",
        place=written_place(written.path, written.line, written.srcdir),
        content=content,
        text=text,
        markup=written.markup,
    )
    node = kz_citation(raw, "", classes=["kz-citation"])
    if text:
        node += nodes.inline(text, text, classes=["kz-paraphrase"])
    node += deferred()
    node[RECORD] = record
    node[FILLED_BY] = "citation"
    node.source, node.line = written.path, written.line
    return node
