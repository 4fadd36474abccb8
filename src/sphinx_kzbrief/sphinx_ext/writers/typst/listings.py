"""Drawing what is set as typed: code, sessions, grammars, and Typst code an author passes on."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.base import BaseTranslator

# Names Sphinx has for languages that Typst knows by another name; "none" is plain text.
_LANGUAGES = {
    "python3": "python", "py": "python", "pycon": "python", "pycon3": "python", "ipython": "python",
    "ipython3": "python", "default": "python", "sh": "bash", "shell": "bash", "zsh": "bash",
    "restructuredtext": "rst", "myst": "markdown", "md": "markdown", "yml": "yaml",
    "jinja": "html", "js": "javascript", "ts": "typescript", "console": "", "text": "", "none": "",
    "shell-session": "", "guess": "",
}  # fmt: skip
_LONG_WORD = re.compile(r"\S{60}")


class ListingTranslator(BaseTranslator):
    """Visitors of preformatted blocks."""

    def visit_literal_block(self, node: nodes.Element) -> None:
        """Draw a listing, its lines numbered or marked as the author asked."""
        if node.rawsource != node.astext():
            # Parsed literals hold markup, which a listing of plain text would lose.
            self.block("parsed-listing", self._parsed(node))
            raise nodes.SkipNode
        arguments: dict[str, Any] = node.get("highlight_args") or {}
        first = int(arguments.get("linenostart", 1)) if node.get("linenos") else None
        marked = sorted(int(line) for line in arguments.get("hl_lines", ()))
        self.push()
        self.anchor(node)
        self.out(
            self.listing(node.astext(), str(node.get("language", "")), first=first, marked=marked)
        )
        self.block("listing-block", self.pop())
        raise nodes.SkipNode

    visit_doctest_block = visit_literal_block

    def listing(
        self, source: str, language: str, first: int | None = None, marked: list[int] | None = None
    ) -> str:
        """Return the code of a listing.

        Args:
            source: The lines to show.
            language: Its language, as Sphinx calls it.
            first: The number of the first line; None for no numbers.
            marked: The lines to stress, counted from 1.
        """
        name = _LANGUAGES.get(language.lower(), language.lower())
        known = markup.literal(name) if re.fullmatch(r"[a-z0-9+#.-]+", name) else None
        return markup.call(
            "listing",
            markup.literal(self.visible(source.expandtabs(4).rstrip("\n"))),
            lang=known,
            first=str(first) if first is not None else None,
            marked=markup.array([str(line) for line in marked]) if marked else None,
            long="true" if _LONG_WORD.search(source) else None,
        )

    def _parsed(self, node: nodes.Element) -> str:
        self.push()
        self.anchor(node)
        for child in node.children:
            self._parsed_child(child)
        return self.pop()

    def _parsed_child(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Text):
            for number, line in enumerate(node.astext().expandtabs(4).split("\n")):
                if number:
                    self.out("linebreak()")
                # No-break spaces keep the columns: running text folds blanks.
                self.out(markup.literal(self.visible(line.replace("  ", "\u00a0 "))))
        else:
            node.walkabout(self)

    def captioned_code(self, node: nodes.Element) -> None:
        """Draw a listing with its caption above it."""
        captions = [child for child in node if isinstance(child, nodes.caption)]
        rest = [child for child in node.children if child not in captions]
        head = self.render(part for caption in captions for part in caption.children)
        number = self.figure_number(node, "code-block")
        self.block("captioned-listing", head, self.inside(node, rest), number=number)

    def visit_math(self, node: nodes.math) -> None:
        """Draw a formula as its source, which every reader and every voice can read."""
        self.func("code", self.quoted(node.astext()))
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        """Draw a displayed formula as its source, with its number where it has one."""
        self.push()
        self.anchor(node)
        self.out(self.listing(node.astext(), ""))
        body = self.pop()
        number = node.get("number")
        self.block("formula", body, number=self.quoted(f"({number})") if number else None)
        raise nodes.SkipNode

    def visit_productionlist(self, node: addnodes.productionlist) -> None:
        """Draw the rules of a grammar, aligned."""
        self.push()
        for production in node.findall(addnodes.production):
            production.walkabout(self)
            if not production.astext().endswith("\n"):
                self.out("linebreak()")
        self.block("parsed-listing", self.pop())
        raise nodes.SkipNode

    def visit_production(self, node: addnodes.production) -> None:
        """Draw one rule of a grammar."""
        self.anchor(node)
        for child in node.children:
            self._parsed_child(child)
        raise nodes.SkipNode

    def visit_raw(self, node: nodes.raw) -> None:
        """Run Typst code an author wrote for this builder; other formats are not for paper.

        The code is evaluated for itself, so that what it leaves open cannot reach what follows.
        """
        formats = str(node.get("format", "")).split()
        if "typst" in formats:
            self.func("eval", markup.literal(node.astext()), mode='"markup"')
        elif "html" in formats:
            self._known_html(node.astext().strip().lower())
        raise nodes.SkipNode

    def _known_html(self, source: str) -> None:
        if re.fullmatch(r"<br\s*/?>", source):
            self.out("linebreak()")
        elif "task-list-item-checkbox" in source:
            self.text("[x] " if "checked" in source.replace("checkbox", "") else "[ ] ")
