"""Literal elements in Markdown: `<kzquote source="…">words</kzquote>` and its like.

MyST passes raw HTML on as nodes; a transform of the read phase finds ours among them. Between
an inline element's tags MyST has already read markup, so the words are cut from what the
paragraph looked like before that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.citation import citation
from sphinx_kzbrief.sphinx_ext.authoring.figure import FIGURE_OPTIONS, figure
from sphinx_kzbrief.sphinx_ext.authoring.quotation import (
    QUOTE_OPTIONS,
    Written,
    block_quotation,
    inline_quotation,
    stray,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from sphinx.application import Sphinx

ELEMENTS: Mapping[str, Mapping[str, str]] = {
    "kzquote": QUOTE_OPTIONS,
    "kzcite": {},
    "kzfigure": FIGURE_OPTIONS,
}
"""Our elements, with their attributes besides the one that names the source."""
_PASSED_OVER = r"\\.|(?<!`)(?P<fence>`+)(?!`).*?(?<!`)(?P=fence)(?!`)"
"""What Markdown escapes, and its code."""
_OPEN = re.compile(r"\s*<(kz-?[a-z]+)(?=[\s/>])[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag of ours.

    Attributes:
        name: Its name, in lower case.
        attributes: Its attributes; a bare one has the empty string.
        closed: Whether it closes itself (`<kzcite … />`).
        end: Offset after it in the raw HTML.
    """

    name: str
    attributes: dict[str, str]
    closed: bool
    end: int = 0


class _TagParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, closed=False))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}, closed=True))


def opening_tag(text: str) -> Tag | None:
    """Read the opening tag of ours that a piece of raw HTML starts with.

    Args:
        text: Raw HTML.

    Returns:
        The tag, or None where the HTML starts with anything else.
    """
    found = _OPEN.match(text)
    if found is None:
        return None
    parser = _TagParser()
    parser.feed(found[0])
    return replace(parser.tags[0], end=found.end()) if parser.tags else None


def closing_offset(text: str, name: str, start: int) -> int:
    """Return where `</name>` starts in `text` from `start` on, or -1."""
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, start)
    return found.start() if found else -1


class LiteralElements(SphinxTransform):
    """Turn literal elements into the nodes that our directives and roles make."""

    # After translations were put in (Locale, 20), before smart quotes touch text (750 on).
    default_priority = 25

    def apply(self, **_kwargs: Any) -> None:
        """Replace every element of ours."""
        # How far into each paragraph's source text the elements before have reached.
        self._reached: dict[int, int] = {}
        for raw in list(self.document.findall(nodes.raw)):
            if raw.parent is None or raw.get("format") != "html":
                continue
            text = raw.astext()
            tag = opening_tag(text)
            if tag is None:
                if re.search(r"<kz[a-z]+[\s/>]", text, re.IGNORECASE):
                    self._refuse(raw, "An element of ours stands inside other HTML.")
                continue
            if "-" in tag.name and tag.name.replace("-", "") not in ELEMENTS:
                continue
            if tag.name not in ELEMENTS:
                self._refuse(raw, f"There is no element <{tag.name}>.")
            elif isinstance(raw.parent, nodes.TextElement):
                self._inline(raw, tag)
            else:
                self._block(raw, tag, text)

    def _refuse(self, raw: nodes.raw, message: str) -> None:
        error = MarkupError(
            message,
            "Elements of ours are kzquote, kzfigure and kzcite; put each in a line of text, or "
            "alone with blank lines around it.",
        )
        raw.replace_self(stray(self._written(raw, Tag("", {}, closed=True), ""), error))

    def _block(self, raw: nodes.raw, tag: Tag, text: str) -> None:
        """Replace an element that MyST saw as a block of HTML."""
        start = tag.end
        end = len(text) if tag.closed else closing_offset(text, tag.name, start)
        if end < 0:
            self._refuse(raw, f"<{tag.name}> is never closed, or holds a blank line.")
            return
        words = "" if tag.closed else text[start:end]
        rest = "" if tag.closed else re.sub(r"^</[^>]*>", "", text[end:]).strip()
        written = self._written(raw, tag, words)
        found: list[nodes.Node] = [self._node(tag, written, inline=False)]
        if rest:
            found.append(
                stray(
                    written,
                    MarkupError(
                        f"“{rest}” follows </{tag.name}> on the same lines and is not shown.",
                        "Leave a blank line behind the element.",
                    ),
                )
            )
        raw.parent.replace(raw, found)

    def _inline(self, raw: nodes.raw, tag: Tag) -> None:
        """Replace an element in running text; one that is alone in its paragraph is a block."""
        parent = raw.parent
        index = parent.index(raw)
        last = index if tag.closed else _closing_index(parent, index, tag.name)
        if last is None:
            self._refuse(raw, f"<{tag.name}> is never closed.")
            return
        words = self._words_of(raw, tag)
        if words is None:
            self._refuse(raw, f"What stands between <{tag.name}> and its end cannot be read here.")
            return
        written = self._written(raw, tag, words)
        others = [*parent.children[:index], *parent.children[last + 1 :]]
        alone = isinstance(parent, nodes.paragraph) and not any(
            isinstance(child, nodes.Element) or str(child).strip() for child in others
        )
        if alone and tag.name != "kzcite":
            parent.replace_self(self._node(tag, written, inline=False))
            return
        parent.children[index : last + 1] = []
        parent.insert(index, self._node(tag, written, inline=True))

    def _words_of(self, raw: nodes.raw, tag: Tag) -> str | None:
        """Return what stood between the tags before MyST read markup into it."""
        if tag.closed:
            return ""
        block = _block_of(raw)
        source = block.rawsource
        start = _after_tag(source, raw.astext(), self._reached.get(id(block), 0))
        end = closing_offset(source, tag.name, start) if start >= 0 else -1
        if end < 0 or not _is_as_written(block):
            return None
        self._reached[id(block)] = end
        return source[start:end]

    def _node(self, tag: Tag, written: Written, *, inline: bool) -> nodes.Element:
        if not written.locator:
            return stray(
                written,
                MarkupError(
                    f"<{tag.name}> does not say which source it is from.",
                    f'Give it one: <{tag.name} source="key">.',
                ),
            )
        if tag.name == "kzfigure":
            return figure(written, inline=inline)
        if tag.name == "kzcite":
            words = " ".join(written.text.split())
            raw = f"{words} <{written.locator}>" if words else written.locator
            return citation(written, raw)
        return inline_quotation(written) if inline else block_quotation(written)

    def _written(self, raw: nodes.raw, tag: Tag, text: str) -> Written:
        naming = ["id", "source"] if tag.name == "kzfigure" else ["source"]
        options = {name: value for name, value in tag.attributes.items() if name not in naming}
        locator = next((tag.attributes[name] for name in naming if name in tag.attributes), "")
        known = ELEMENTS.get(tag.name, {})
        unknown = sorted(set(options) - set(known))
        markup = tuple(
            MarkupError(
                f"The attribute “{name}” is not one of this element.",
                f"It knows: {', '.join([*naming, *sorted(known)])}.",
            )
            for name in unknown
        )
        source, line = raw.source, raw.line or _line_above(raw)
        return Written(
            docname=self.env.current_document.docname,
            path=source or str(self.env.doc2path(self.env.current_document.docname)),
            line=line,
            srcdir=self.env.srcdir,
            locator=locator.strip(),
            text=text.strip(),
            options=options,
            markup=markup,
            form="element",
        )


def _line_above(node: nodes.Node) -> int:
    while node is not None:
        if node.line:
            return node.line
        node = node.parent
    return 0


def _block_of(raw: nodes.raw) -> nodes.Element:
    """Return the paragraph, title or the like that a tag stands in.

    Of emphasis and links around it MyST does not keep what was written.
    """
    block: nodes.Element = raw.parent
    while isinstance(block.parent, nodes.TextElement):
        block = block.parent
    return block


def _after_tag(source: str, tag: str, start: int) -> int:
    """Return where a tag ends in a paragraph's source from `start` on; -1 where it is not.

    Tags that are only named, between backticks, are passed over.
    """
    for found in re.finditer(
        rf"{_PASSED_OVER}|(?P<tag>{re.escape(tag)})", source[start:], re.DOTALL
    ):
        if found["tag"]:
            return start + found.end()
    return -1


def _is_as_written(block: nodes.Element) -> bool:
    """Tell whether a block's source text is what was written.

    Where MyST keeps none, Sphinx puts in its place the text without markup.
    """
    marked = any(not isinstance(child, nodes.Text | nodes.raw) for child in block)
    return not marked or block.rawsource != block.astext()


def _closing_index(parent: nodes.Element, index: int, name: str) -> int | None:
    """Return the index of the raw node that closes an element, among its siblings."""
    for later in range(index + 1, len(parent)):
        child = parent[later]
        if isinstance(child, nodes.raw) and closing_offset(child.astext(), name, 0) == 0:
            return later
    return None


def setup_elements(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(LiteralElements)
