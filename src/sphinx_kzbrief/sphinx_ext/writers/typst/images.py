"""Drawing images and figures, each with words for those who cannot see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.tables import TableTranslator

if TYPE_CHECKING:
    from collections.abc import Iterable


class ImageTranslator(TableTranslator):
    """Visitors of images and figures."""

    def visit_image(self, node: nodes.image) -> None:
        """Draw an image; without alternative text, as decoration, with a warning."""
        uri = str(node.get("uri", ""))
        picture = self.pictures.get(uri)
        words = " ".join(str(node.get("alt", "")).split())
        if picture is None:
            self.anchor(node)
            missing = markup.call("missing-picture", self.quoted(words or uri.rpartition("/")[2]))
            self.out(missing if _inline(node) else markup.call("picture-block", missing))
            raise nodes.SkipNode
        if "alt" not in node:
            self.warn(
                "pdf-alt",
                f"the image {uri!r} has no alternative text, so readers who cannot see it learn "
                "nothing of it; describe it with the option alt, or say alt is empty if it is "
                "decoration",
                node,
            )
        label = self.place(node)
        drawn = markup.call(
            "picture",
            markup.literal(picture.as_posix()),
            alt=self.quoted(words) if words else None,
            width=markup.length(node["width"]) if node.get("width") else None,
            height=markup.length(node["height"]) if node.get("height") else None,
            scale=f"{_percent(node['scale'])}%" if node.get("scale") else None,
            inline="true" if _inline(node) else None,
        )
        if label:
            self.func("anchor", markup.literal(label))
        align = str(node.get("align", ""))
        if _inline(node) or _in_figure(node):
            self.out(drawn)
        else:
            side = align if align in ("center", "right", "left") else None
            self.block("picture-block", drawn, align=side)
        raise nodes.SkipNode

    def visit_figure(self, node: nodes.figure) -> None:
        """Draw an image with its caption and legend below, kept together."""
        captions = [child for child in node if isinstance(child, nodes.caption)]
        legends = [child for child in node if isinstance(child, nodes.legend)]
        rest = [child for child in node.children if child not in captions + legends]
        label = self.place(node)
        align = str(node.get("align", ""))
        self.block(
            "figure-block",
            self.render(rest),
            caption=self.render(part for child in captions for part in child.children)
            if captions
            else None,
            legend=self.render(legends) if legends else None,
            number=self.figure_number(node, "figure"),
            place=markup.literal(label) if label else None,
            align=align if align in ("left", "right", "center") else None,
            alt=self._words_for_figure(node, captions),
        )
        raise nodes.SkipNode

    def _words_for_figure(
        self, node: nodes.figure, captions: Iterable[nodes.caption]
    ) -> str | None:
        """Return words for a figure whose picture has none of its own, as PDF/UA asks for."""
        images = list(node.findall(nodes.image))
        if any(
            str(each.get("alt", "")).strip() and str(each.get("uri")) in self.pictures
            for each in images
        ):
            return None
        names = [str(each.get("uri", "")).rpartition("/")[2] for each in images]
        words = " ".join(" ".join(each.astext() for each in captions).split())
        return self.quoted(words or " ".join(names))

    def visit_caption(self, node: nodes.Element) -> None:
        """Draw a caption that no figure, table or listing took: one of a list of pages."""
        self.block("rubric", self.inside(node))
        raise nodes.SkipNode


def _inline(node: nodes.image) -> bool:
    """Say whether an image stands in a line of text."""
    around = node.parent
    if isinstance(around, nodes.reference):
        around = around.parent
    if not isinstance(around, nodes.TextElement):
        return False
    return len(around.children) > 1 or not isinstance(around, nodes.paragraph)


def _in_figure(node: nodes.image) -> bool:
    around = node.parent.parent if isinstance(node.parent, nodes.reference) else node.parent
    return isinstance(around, nodes.figure)


def _percent(value: object) -> str:
    digits = str(value).strip().rstrip("%")
    return digits if digits.isdigit() else "100"
