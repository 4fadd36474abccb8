"""Markup of ours that a parser took for plain text, so that nothing of it would be checked.

The syntax of reStructuredText in Markdown, or the other way round, a colon fence without its
extension, one colon too few: each prints the words, looks almost right, and checks nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform

from sphinx_kzbrief.evidence.records import MarkupError
from sphinx_kzbrief.sphinx_ext.authoring.quotation import Written, stray
from sphinx_kzbrief.sphinx_ext.nodes import RECORD, elements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from sphinx.application import Sphinx

NAMES = (
    "kzbrief", "kzcite", "kzclaim", "kzevidence", "kzfigures", "kzfigure", "kzimage", "kzquote",
    "kzreferences", "kzsource",
)  # fmt: skip
"""Roles and directives of ours, a name before those that begin it."""

_NAME = rf"(?:(?:kz:)?(?:{'|'.join(NAMES)})|kz:[a-z]+)"
_IN_TEXT = re.compile(
    rf":{_NAME}:(?=`|\s*$)|\{{{_NAME}\}}|(?:^|\s)\.\.\s+{_NAME}\s*::|<{_NAME}\s[^<>]*source\s*=",
    re.MULTILINE,
)
_IN_COMMENT = re.compile(rf"{_NAME}\s*:")
_LANGUAGE = re.compile(rf"\{{?{_NAME}\}}?")
_FENCE = re.compile(rf"```+\s*\{{{_NAME}\}}")
_IN_ALT = re.compile(rf"!\[[^\]]*?(?:\{{{_NAME}\}}`|<{_NAME}[\s>])")
_HTML_CODE = re.compile(
    r"<!--.*?-->|<(script|style|pre|code)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_LITERAL = (nodes.literal, nodes.literal_block, nodes.math, nodes.math_block)
NAMED = "kz_named"
"""Name under which Sphinx's data of the current document holds that its text names ours."""


class UnreadMarkup(SphinxTransform):
    """Note every place that looks like markup of ours and was read as something else."""

    # After literal elements were found (25), before smart quotes touch text (750 on).
    default_priority = 31

    def apply(self, **_kwargs: Any) -> None:
        """Put a node with a finding at the end of the page for each place."""
        if not self.env.current_document.get(NAMED):
            return
        docname = self.env.current_document.docname
        for element, words in list(_places(self.document)):
            written = Written(
                docname=docname,
                path=element.source or str(self.env.doc2path(docname)),
                line=_line_of(element),
                srcdir=self.env.srcdir,
            )
            error = MarkupError(
                f"“{words}” was read as plain text; nothing of it is checked.",
                "In Markdown write {kzquote}`words <key>` and ```{kzquote} key, in "
                "reStructuredText :kzquote:`words <key>` and .. kzquote:: key. Fences of colons "
                "need colon_fence in myst_enable_extensions.",
            )
            self.document += stray(written, error)


def _places(document: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Yield the elements that hold such markup, with the markup itself."""
    for element in elements(document):
        found = _markup_in(element)
        if found is not None:
            yield element, found[0].strip()


def _markup_in(element: nodes.Element) -> re.Match[str] | None:
    """Return the markup of ours that an element itself holds as something else."""
    if isinstance(element, nodes.comment):
        return _IN_COMMENT.match(element.astext())
    if isinstance(element, nodes.literal_block):
        return _LANGUAGE.fullmatch(str(element.get("language", "")))
    if isinstance(element, addnodes.toctree):
        # Printed as it stands; no parser looks for roles in it.
        return _IN_TEXT.search(str(element.get("caption") or ""))
    if isinstance(element, nodes.literal) and len(element.parent) == 1:
        # reStructuredText reads a fence of Markdown as one piece of code.
        return _FENCE.match(element.rawsource)
    if isinstance(element, nodes.field_name):
        # A role with a space behind it, where a line begins.
        return re.fullmatch(_NAME, element.astext())
    if isinstance(element, nodes.raw):
        # What stands in a block of HTML is passed on as it is.
        html = element.get("format") == "html"
        return _IN_TEXT.search(_HTML_CODE.sub("", element.astext())) if html else None
    if isinstance(element, nodes.image):
        # Of the text that stands for an image, only the words are left.
        alt = str(element.get("alt") or "")
        return _IN_ALT.search(element.parent.rawsource) or _IN_TEXT.search(alt)
    if isinstance(element, (*_LITERAL, nodes.system_message)) or _is_ours(element):
        return None
    found = _IN_TEXT.search(
        "\n".join(str(child) for child in element if isinstance(child, nodes.Text))
    )
    if found is not None and element.rawsource:
        # Who escapes it means the words.
        return _IN_TEXT.search(element.rawsource) and found
    return found


def _is_ours(element: nodes.Node | None) -> bool:
    """Tell whether an element is evidence or lies in it: its words are a source's."""
    while element is not None:
        if isinstance(element, nodes.Element) and RECORD in element.attributes:
            return True
        element = element.parent
    return False


def _line_of(element: nodes.Node | None) -> int:
    while element is not None:
        if element.line:
            return int(element.line)
        element = element.parent
    return 0


def _note_names(app: Sphinx, text: str) -> None:
    """Note that a page names markup of ours; others are not searched."""
    if "kz" in text:
        app.env.current_document[NAMED] = True


def _note_page(app: Sphinx, _docname: str, source: list[str]) -> None:
    _note_names(app, source[0])


def _note_include(app: Sphinx, _path: object, _docname: str, source: list[str]) -> None:
    _note_names(app, source[0])


def setup_unread(app: Sphinx) -> None:
    """Register the transform."""
    app.connect("source-read", _note_page, priority=900)
    app.connect("include-read", _note_include, priority=900)
    app.add_transform(UnreadMarkup)
