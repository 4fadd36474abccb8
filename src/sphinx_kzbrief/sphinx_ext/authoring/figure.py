"""Figures and images as their author wrote them, made into nodes with their records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.evidence.records import (
    FigureListRecord,
    FigureRecord,
    ImageRecord,
    MarkupError,
)
from sphinx_kzbrief.sphinx_ext.authoring.accepting import waivers_of
from sphinx_kzbrief.sphinx_ext.authoring.place import written_place
from sphinx_kzbrief.sphinx_ext.nodes import FILLED_BY, PARAMS, RECORD, deferred

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes

    from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written

FIGURE_OPTIONS: Mapping[str, str] = {
    "value": "The number, where the argument is a source: `70`, `25 billion`, `70,000-120,000`.",
    "unit": "Its unit or currency: `fold`, `percent`, `USD`, `km`, or the noun that is counted.",
    "qualifier": "What stands before it: `more than`, `about`, `at most`.",
    "label": "What the card prints above the number.",
    "accept": "`rule — reason`: accepts one kind of finding on this figure.",
    "name": "Name for references, unique in the project.",
}
"""Every option of `kzfigure`, with its explanation for the manual."""

FIGURES_OPTIONS: Mapping[str, str] = {
    "as": "`table` (default), `cards` or `chart`; a chart has the table below it.",
    "title": "What the table or chart is called; the measure's label by default.",
    "accept": "`rule — reason`: accepts one kind of finding on these figures.",
}
"""Every option of `kzfigures`, with its explanation for the manual."""

IMAGE_OPTIONS: Mapping[str, str] = {
    "alt": "What the image shows, for readers who do not see it; required here or in "
    "`corpus.yaml`.",
    "width": "Width of the image, such as `60%`.",
    "accept": "`rule — reason`: accepts one kind of finding on this image.",
}
"""Every option of `kzimage`, with its explanation for the manual."""

_WIDTH = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,3})? ?(?:%|px|em|rem|ex|ch|cm|mm|in|pt|pc|vw|vh)?")
SHAPES = ("table", "cards", "chart")


def figure(written: Written, *, inline: bool) -> nodes.Element:
    """Return the place of a stated number.

    Args:
        written: What the author wrote; its locator is the id of a figure or a source.
        inline: Whether it stands in running text.
    """
    waivers, errors = waivers_of(written)
    options = written.options
    record = FigureRecord(
        docname=written.docname,
        ident="",
        place=written_place(written.path, written.line, written.srcdir),
        target=written.locator,
        text=" ".join(written.text.split()) if inline else written.text,
        inline=inline,
        value=options.get("value") or None,
        unit=options.get("unit") or None,
        qualifier=options.get("qualifier") or None,
        label=options.get("label") or None,
        name=options.get("name") or None,
        form=written.form,
        waivers=waivers,
        markup=errors,
    )
    return _place(record, "inline-figure" if inline else "figure", (), written)


def figure_list(written: Written) -> nodes.Element:
    """Return the place of figures side by side.

    Args:
        written: What the author wrote; its locator is a measure, its text ids of figures.
    """
    waivers, errors = waivers_of(written)
    shape = written.options.get("as") or "table"
    if shape not in SHAPES:
        errors = (
            *errors,
            MarkupError(f"The option “as” is “{shape}”.", f"It may be {', '.join(SHAPES)}."),
        )
        shape = "table"
    ids = tuple(written.text.replace(",", " ").split())
    if not written.locator and not ids:
        errors = (
            *errors,
            MarkupError(
                "kzfigures names neither a measure nor figures.",
                "Give a measure of corpus.yaml as argument, or ids of figures as body.",
            ),
        )
    record = FigureListRecord(
        docname=written.docname,
        ident="",
        place=written_place(written.path, written.line, written.srcdir),
        measure=written.locator or None,
        ids=ids,
        as_chart=shape == "chart",
        waivers=waivers,
        markup=errors,
    )
    title = written.options.get("title", "")
    return _place(record, "figures", (shape, title), written)


def image(written: Written) -> nodes.Element:
    """Return the place of an image of the corpus.

    Args:
        written: What the author wrote; its locator is `key#image`.
    """
    waivers, errors = waivers_of(written)
    width = written.options.get("width", "").strip()
    if width and not _WIDTH.fullmatch(width):
        problem = MarkupError(
            f"The option “width” is “{width}”.", "Give a length such as 60%, 20em or 300px."
        )
        errors, width = (*errors, problem), ""
    key, _, asset = written.locator.replace(" ", "#", 1).partition("#")
    record = ImageRecord(
        docname=written.docname,
        ident="",
        place=written_place(written.path, written.line, written.srcdir),
        key=key.strip(),
        asset=asset.strip(),
        caption=written.text,
        alt=written.options.get("alt"),
        waivers=waivers,
        markup=errors,
    )
    return _place(record, "image", (width,), written)


def _place(
    record: FigureRecord | FigureListRecord | ImageRecord,
    kind: str,
    params: tuple[str, ...],
    written: Written,
) -> nodes.Element:
    node = deferred()
    node[RECORD] = record
    node[FILLED_BY] = kind
    node[PARAMS] = params
    node.source, node.line = written.path, written.line
    return node
