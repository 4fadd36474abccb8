"""A judgement as its author wrote it, made into nodes with its record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.evidence.estimates import BANDS, CONFIDENCE, band_of
from sphinx_kzbrief.evidence.records import ClaimRecord, MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.accepting import waivers_of
from sphinx_kzbrief.sphinx_ext.authoring.place import written_place
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, RECORD, kz_claim

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written

CLAIM_OPTIONS: Mapping[str, str] = {
    "evidence": "What speaks for it: names of quotations and figures, ids of figures of "
    "`corpus.yaml`, locators; parted by `;`. Evidence in the body counts without being listed.",
    "against": "What speaks against it, written in the same way.",
    "weighing": "Why it stands despite what speaks against it; printed under it.",
    "likelihood": "A term of ICD 203, used in the body as well: "
    + ", ".join(f"`{term}`" for band in BANDS for term in band.terms)
    + ".",
    "confidence": "`low`, `moderate` or `high`; printed in a sentence of its own.",
    "accept": "`rule — reason`: accepts one kind of finding on this judgement.",
    "name": "Name for references with the roles `kzclaim` and `kz:ref`, unique in the project.",
    "class": "Classes for the style sheet.",
}
"""Every option of `kzclaim`, with its explanation for the manual."""

_ITEM = re.compile(r"(?:[^;,\n\"“«„]|\"[^\"]*\"|“[^”]*”|«[^»]*»|„[^“”]*[“”])+")

WEIGHING = "kz-claim-weighing"
"""Class of the paragraph that weighs what speaks against a judgement."""


def claim(written: Written, body: Sequence[nodes.Node], weighing: Sequence[nodes.Node]) -> kz_claim:
    """Return the nodes of a judgement.

    Args:
        written: What its author wrote.
        body: The judgement, parsed as the page's markup.
        weighing: The option of that name, parsed likewise.

    Returns:
        A block; its number and what speaks for and against it are filled in later.
    """
    options = written.options
    waivers, errors = waivers_of(written)
    likelihood = " ".join(options.get("likelihood", "").lower().split()) or None
    confidence = options.get("confidence", "").lower().strip() or None
    if likelihood is not None and band_of(likelihood) is None:
        terms = ", ".join(term for band in BANDS for term in band.terms)
        errors += (_not_a_choice("likelihood", options["likelihood"], terms),)
        likelihood = None
    if confidence is not None and confidence not in CONFIDENCE:
        errors += (_not_a_choice("confidence", options["confidence"], ", ".join(CONFIDENCE)),)
        confidence = None
    if not written.text:
        errors += (MarkupError("This judgement is empty.", "Write what you judge into its body."),)
    node = kz_claim(written.text, *body, classes=["kz-claim", *options.get("class", "").split()])
    if weighing:
        label = nodes.emphasis("", _("Weighing:"))
        node += nodes.paragraph("", "", label, nodes.Text(" "), *weighing, classes=[WEIGHING])
    node[RECORD] = ClaimRecord(
        docname=written.docname,
        ident="",
        place=written_place(written.path, written.line, written.srcdir),
        evidence=listed_evidence(options.get("evidence", "")),
        against=listed_evidence(options.get("against", "")),
        weighing=options.get("weighing") or None,
        confidence=confidence,
        likelihood=likelihood,
        name=options.get("name") or None,
        waivers=waivers,
        markup=errors,
    )
    node[FILLED_BY] = "claim"
    node.source, node.line = written.path, written.line
    return node


def listed_evidence(written: str) -> tuple[str, ...]:
    """Return the items of the options `evidence` and `against`.

    Args:
        written: Names, ids of figures and locators, parted by semicolons, commas or line ends;
            inside quotation marks these are words.
    """
    return tuple(item.strip() for item in _ITEM.findall(written) if item.strip())


def _not_a_choice(name: str, value: str, choices: str) -> MarkupError:
    return MarkupError(f"The option “{name}” is “{value}”.", f"It may be {choices}.")
