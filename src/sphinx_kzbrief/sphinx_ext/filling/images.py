"""Fills images of the corpus, with caption and credit; images that we draw go the same way."""

from __future__ import annotations

import os.path
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.evidence.outcomes import ImageOutcome
from sphinx_kzbrief.sphinx_ext.filling.links import link
from sphinx_kzbrief.sphinx_ext.messages import _
from sphinx_kzbrief.sphinx_ext.nodes import keep_verbatim, quote_words

if TYPE_CHECKING:
    from sphinx_kzbrief.sphinx_ext.filling.context import FillContext
    from sphinx_kzbrief.sphinx_ext.filling.links import Target


@dataclass(frozen=True, slots=True)
class ImageView:
    """All that an image shows.

    Attributes:
        path: The file; empty where it may not be shown.
        sha256: SHA-256 of its bytes, so that a changed image is written again.
        alt: What it shows, in words.
        caption: Its caption, as the source has it.
        credit: Whom to credit.
        source: Title of its source.
        place: Where its caption stands in our copy.
        target: The caption on the page of the source.
        width: Width the author asks for.
        problem: Why there is no image; empty where there is.
    """

    path: str = ""
    sha256: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    source: str = ""
    place: str = ""
    target: Target | str | None = None
    width: str = ""
    problem: str = ""


def image_node(context: FillContext, path: Path, alt: str, width: str = "") -> nodes.image:
    """Return an image that Sphinx has not met while it read the page.

    Args:
        context: What is known of the page.
        path: The file.
        alt: What it shows.
        width: Its width, or empty.
    """
    uri = Path(os.path.relpath(path, context.session.srcdir)).as_posix()
    context.env.images.add_file(context.docname, uri)
    image = nodes.image("", uri=uri, candidates={"*": uri}, alt=alt)
    if width:
        image["width"] = width
    return image


class ImageFiller:
    """Fills images of the corpus."""

    def view(self, context: FillContext, ident: str, params: tuple[str, ...]) -> ImageView:
        """Return what the image shows."""
        _record, outcome = context.session.ledger.records.get(
            (context.docname, ident), (None, None)
        )
        if not isinstance(outcome, ImageOutcome) or outcome.path is None or outcome.key is None:
            return ImageView(problem=_("This image cannot be shown."))
        source = context.session.corpus.sources.get(outcome.key)
        target: Target | str | None = context.page_of(outcome.key, outcome.span)
        if target is None and source is not None:
            target = source.URL
        return ImageView(
            path=str(outcome.path),
            sha256=outcome.sha256,
            alt=outcome.alt,
            caption=outcome.caption,
            credit=outcome.credit or "",
            source=context.session.title_of(outcome.key),
            place=format_locator(outcome.locator, context.session.language),
            target=target,
            width=params[0],
        )

    def fill(self, context: FillContext, node: nodes.Element, view: ImageView) -> None:
        """Replace the place by a figure."""
        ids = list(node["ids"])
        if view.problem:
            node.replace_self(nodes.error("", nodes.paragraph("", view.problem), ids=ids))
            return
        figure = nodes.figure("", ids=ids, classes=["kz-image"])
        figure += image_node(context, Path(view.path), view.alt, view.width)
        caption = nodes.caption()
        if view.caption:
            words = quote_words(view.caption)
            caption += words
            keep_verbatim(words)
            caption += nodes.Text(" ")
        credit = _("Image: %s.") % view.credit if view.credit else ""
        where = ", ".join(part for part in (view.source, view.place) if part)
        if credit:
            caption += nodes.Text(f"{credit} ")
        caption += link(context, view.target, nodes.Text(where))
        figure += caption
        node.replace_self(figure)
