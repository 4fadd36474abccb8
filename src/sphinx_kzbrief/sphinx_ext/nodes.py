"""Our nodes: docutils nodes with data in attributes and the words in plain children.

Writers that know nothing of us print them as what they subclass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

RECORD = "kz_record"
"""Name of the attribute that holds a node's record of what its author wrote."""
FILLED_BY = "kz_filled_by"
"""Name of the attribute that names what fills a node once every page has been read."""
PARAMS = "kz_params"
"""Name of the attribute that holds the parameters of such a place."""

INSIDE = "kz_inside"
"""Name under which Sphinx's data of the current document holds the pages that links may reach."""


class kz_quote(nodes.block_quote):  # noqa: N801 - docutils names node classes so
    """A block quotation: paragraphs of the source's words, then its attribution."""


class kz_inline_quote(nodes.inline):  # noqa: N801
    """A quotation in running text: mark, words, mark, citation."""


class kz_words(nodes.inline):  # noqa: N801
    """The words of a quotation and nothing else."""


class kz_citation(nodes.inline):  # noqa: N801
    """A citation, perhaps after the paraphrase that it supports."""


class kz_note(nodes.inline):  # noqa: N801
    """The text of a note, where its mark is to stand; see `filling.notes`."""


class kz_claim(nodes.compound):  # noqa: N801
    """A judgement, with what speaks for and against it."""


class kz_brief(nodes.compound):  # noqa: N801
    """The head of a brief, with its bottom line."""


class kz_attribution(nodes.attribution):  # noqa: N801
    """Who said the words, where they stand, and the way to that place."""


class kz_stray(nodes.General, nodes.Invisible, nodes.Element):  # noqa: N801
    """Nothing to print: a place where our markup went wrong, with what is wrong."""


class deferred(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801
    """A place that other pages decide about; what fills it is named in its attributes."""


def elements(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield a node and all elements below it, in the order of the page.

    Several times as fast as `Node.findall`, which every page would pay for again and again.
    The tree must not be changed meanwhile.
    """
    waiting: list[nodes.Element] = [node]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [
            child for child in reversed(element.children) if isinstance(child, nodes.Element)
        ]


def keep_verbatim(node: nodes.Element) -> None:
    """Shield the words below a node from smart quotes and from translation.

    Args:
        node: A node whose text is a source's. SmartQuotes asks text for its parent's
            `support_smartquotes`, the Locale transform asks for `translatable`.
    """
    for element in elements(node):
        element["support_smartquotes"] = False
        # Sphinx takes inlines with this attribute apart once it has dealt with translations.
        if not isinstance(element, nodes.inline):
            element["translatable"] = False


def quote_words(words: str) -> kz_words:
    """Return the words of a quotation, marked as such for style sheets and readers of HTML."""
    return kz_words("", words, classes=["kz-words"])


def quote_paragraphs(text: str) -> list[nodes.paragraph]:
    """Return the paragraphs of a quotation: a blank line parts them, a newline is a space.

    Args:
        text: The words, raw.

    Returns:
        One paragraph node each, holding one text node.
    """
    found: list[nodes.paragraph] = []
    block: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.strip():
            block.append(line.strip())
        elif block:
            words = " ".join(block)
            found.append(nodes.paragraph(words, "", quote_words(words)))
            block = []
    return found


def _skip(_translator: object, _node: nodes.Element) -> None:
    raise nodes.SkipNode


def _nothing(_translator: object, _node: nodes.Element) -> None:
    return


def setup_nodes(app: Sphinx) -> None:
    """Register the nodes; only those that print nothing need visitors."""
    ours = (kz_quote, kz_inline_quote, kz_words, kz_citation, kz_note, kz_attribution)
    for known in (*ours, kz_claim, kz_brief):
        # The XML writers know no node by its base class, and refuse those they were not told of.
        app.add_node(known)
    formats = ("html", "latex", "text", "man", "texinfo", "kzpdf")
    for node in (kz_stray, deferred):
        app.add_node(node, override=False, **dict.fromkeys(formats, (_skip, _nothing)))
