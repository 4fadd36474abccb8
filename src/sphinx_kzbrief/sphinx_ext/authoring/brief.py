"""The head of a brief as its author wrote it, made into nodes with its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.evidence.records import BriefRecord
from sphinx_kzbrief.sphinx_ext.authoring.accepting import waivers_of
from sphinx_kzbrief.sphinx_ext.authoring.place import written_place
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, RECORD, kz_brief

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written

BRIEF_OPTIONS: Mapping[str, str] = {
    "audience": "For whom the brief is.",
    "status": "What stage it is at, such as `draft, not signed off`.",
    "date": "Its date, as `2022-06-21`; the PDF bears it too.",
    "authors": "Who wrote it; several are parted by `;`.",
    "marking": "Who may see it, such as `public` or `TLP:GREEN`.",
    "cut-off": "Date after which nothing was taken into account; words may follow it, as in "
    "`2022-06-21, the latest date that any source bears`.",
    "accept": "`rule — reason`: accepts one kind of finding on the prose of the page.",
}
"""Every option of `kzbrief`, with its explanation for the manual."""


def brief(written: Written, body: Sequence[nodes.Node]) -> kz_brief:
    """Return the nodes of the head of a brief.

    Args:
        written: What its author wrote.
        body: The bottom line, parsed as the page's markup.

    Returns:
        A block; what it says of audience, dates and evidence is filled in later.
    """
    options = written.options
    waivers, errors = waivers_of(written)
    authors = (name.strip() for name in re.split(r"[;\n]", options.get("authors", "")))
    node = kz_brief(written.text, classes=["kz-brief"])
    if body:
        title = nodes.title("", _("Bottom line"))
        node += nodes.admonition(written.text, title, *body, classes=["kz-bottom-line"])
    node[RECORD] = BriefRecord(
        docname=written.docname,
        ident="",
        place=written_place(written.path, written.line, written.srcdir),
        audience=options.get("audience") or None,
        status=options.get("status") or None,
        date=options.get("date") or None,
        authors=tuple(name for name in authors if name),
        marking=options.get("marking") or None,
        cut_off=options.get("cut-off") or None,
        waivers=waivers,
        markup=errors,
    )
    node[FILLED_BY] = "brief"
    node.source, node.line = written.path, written.line
    return node
