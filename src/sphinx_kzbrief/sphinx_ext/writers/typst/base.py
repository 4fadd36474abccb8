"""The translator's own face: what a node's visitor may call, and what unknown nodes get.

A node of another extension is drawn by registering visitors under the key ``kzpdf``::

    def visit_seal(self, node):
        self.push()

    def depart_seal(self, node):
        self.func("badge", self.pop(), tone=self.quoted("info"))

    app.add_node(seal, kzpdf=(visit_seal, depart_seal))

Visitors write Typst *code*, a statement a call. Words go through :meth:`~BaseTranslator.text`
(or :meth:`~BaseTranslator.quoted` as an argument) and so can never become commands. A node
without a visitor is drawn as the nearest docutils class it comes from, else its children are
drawn as they are and the build warns once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxTranslator

from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.text.tags import primary_subtag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinx.builders import Builder

logger = logging.getLogger(__name__)

# Words so long that a line may not hold one; addresses of pages break without help.
_LONG_WORD = re.compile(r"[^\W_]{36}")
# Nodes that paper has no use for: data for other parts of Sphinx, and navigation on a screen.
LEFT_OUT = frozenset(
    {
        "comment", "colspec", "decoration", "highlightlang", "index", "meta", "pending",
        "substitution_definition", "system_message", "tabular_col_spec", "toctree",
    }
)  # fmt: skip
# Nodes that only group or mark others.
PASSED_THROUGH = frozenset(
    {
        "compound", "generated", "glossary", "legend", "not_smartquotable", "only", "pending_xref",
        "pending_xref_condition", "problematic", "row", "tbody", "tgroup", "thead",
    }
)  # fmt: skip


def listed(node: nodes.Element, attribute: str) -> list[str]:
    """Return the words of an attribute that holds a list, such as ``classes`` or ``ids``."""
    return [str(word) for word in node.get(attribute) or ()]


class BaseTranslator(SphinxTranslator):
    """Turns a document tree into statements of Typst code.

    Attributes:
        docname: The document that the node being visited comes from.
        places: Each place of the tree (``docname#id``) and the Typst label it was given.
        targets: The places that something links to, and the first node that does.
        explained: The abbreviations whose meaning was printed.
        pictures: The files shown by images: URI of the node to a path Typst can read, or None
            where the image cannot be shown.
    """

    def __init__(
        self,
        document: nodes.document,
        builder: Builder,
        pictures: Mapping[str, Path | None],
        absent: frozenset[str],
    ) -> None:
        super().__init__(document, builder)
        self.pictures = pictures
        self.docname: str = document.get("docname", "")
        self.places: dict[str, str] = {}
        self.targets: dict[str, nodes.Element] = {}
        self.explained: set[tuple[str, str]] = set()
        self._buffers: list[list[str]] = [[]]
        self._absent = absent
        self._reported: set[str] = set()

    # -- what visitors call ------------------------------------------------------------------

    def out(self, code: str) -> None:
        """Write one statement of Typst code; its value joins the page."""
        self._buffers[-1].append(code)

    def push(self) -> None:
        """Start to gather what follows, up to the matching :meth:`pop`."""
        self._buffers.append([])

    def pop(self) -> str:
        """Return what was gathered since :meth:`push`, as the code of one piece of content."""
        statements = self._buffers.pop()
        return "{\n" + "\n".join(statements) + "\n}" if statements else "[]"

    def text(self, words: str) -> None:
        """Write words, as words."""
        if words:
            self.out(self.quoted(words))

    def quoted(self, words: str) -> str:
        """Spell running words as a Typst string; characters no font has become ``[U+1F600]``."""
        return markup.literal(self.visible(markup.running(words)))

    def func(self, name: str, *content: str, **arguments: str | None) -> None:
        """Write a call of a Typst function; ``content`` and ``arguments`` are Typst code."""
        self.out(markup.call(name, *content, **arguments))

    def block(self, name: str, *content: str, **arguments: str | None) -> None:
        """Write a call that stands between paragraphs."""
        self.out("parbreak()")
        self.func(name, *content, **arguments)
        self.out("parbreak()")

    def anchor(self, node: nodes.Element) -> None:
        """Make every id of ``node`` a place here that links can go to."""
        label = self.place(node)
        if label:
            self.func("anchor", markup.literal(label))

    def place(self, node: nodes.Element) -> str | None:
        """Claim the ids of ``node`` for one label, which the caller puts where it likes.

        Returns:
            The label; None where the node has no id, or each is taken already.
        """
        fresh = [f"{self.docname}#{name}" for name in listed(node, "ids")]
        fresh = [name for name in fresh if name not in self.places]
        for name in fresh:
            self.places[name] = fresh[0]
        return fresh[0] if fresh else None

    def language(self, node: nodes.Element) -> str | None:
        """Return the language a node is marked with, as a Typst string, or None."""
        marked = [name[9:] for name in listed(node, "classes") if name.startswith("language-")]
        named = node.get("lang") or (marked[0] if marked else "")
        primary = primary_subtag(str(named))
        return self.quoted(primary) if primary.isalpha() and len(primary) in (2, 3) else None

    def render(self, children: Iterable[nodes.Node]) -> str:
        """Return the given nodes as the code of one piece of content, for use as an argument."""
        self.push()
        for child in children:
            child.walkabout(self)
        return self.pop()

    def run_on(self, children: Iterable[nodes.Node]) -> str:
        """Return what the given nodes draw, a first paragraph in line with what stands before."""
        rest = list(children)
        self.push()
        if rest and type(rest[0]) is nodes.paragraph:
            self.out(self.inside(rest[0]))
            del rest[0]
        for part in rest:
            part.walkabout(self)
        return self.pop()

    def inside(self, node: nodes.Element, children: Iterable[nodes.Node] | None = None) -> str:
        """Return what a block holds, its ids made places at its start.

        Args:
            node: The block.
            children: The part of its children to draw; all of them by default.
        """
        self.push()
        self.anchor(node)
        for child in node.children if children is None else children:
            child.walkabout(self)
        return self.pop()

    def split_title(self, node: nodes.Element) -> tuple[str | None, list[nodes.Node]]:
        """Part a block into the code of its title, None where it has none, and the rest."""
        heads = [child for child in node if isinstance(child, (nodes.title, nodes.subtitle))]
        rest = [child for child in node.children if child not in heads]
        if not heads:
            return None, rest
        parts = [self.render(head.children) for head in heads]
        return markup.call("box-title", *parts), rest

    def figure_number(self, node: nodes.Element, kind: str) -> str | None:
        """Return the number that Sphinx's ``numfig`` gives a figure, table or listing."""
        if not self.config.numfig:
            return None
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        for name in listed(node, "ids"):
            if name in numbers:
                number = ".".join(map(str, numbers[name]))
                return self.quoted(str(self.config.numfig_format[kind]) % number)
        return None

    # -- what the rest builds on -------------------------------------------------------------

    def visible(self, words: str) -> str:
        """Spell out the characters that the PDF could not show.

        A byte order mark inside of text, which PDF/A forbids, has nothing to show.
        """
        words = words.replace("\ufeff", "")
        if self._absent.isdisjoint(words):
            return words
        return "".join(f"[U+{ord(char):04X}]" if char in self._absent else char for char in words)

    def warn(self, subtype: str, message: str, node: nodes.Node, *, once: str = "") -> None:
        """Log a finding about ``node``; the same ``once`` is told one time only."""
        key = f"{subtype} {once}"
        if once and key in self._reported:
            return
        self._reported.add(key)
        logger.warning("%s", message, type="kzbrief", subtype=subtype, location=node)

    def code(self) -> str:
        """Return the statements written so far, each on a line of its own."""
        return "\n".join(self._buffers[0])

    def dispatch_visit(self, node: nodes.Node) -> None:
        """Visit ``node`` by its own class, else by the nearest class it comes from.

        Where blocks come from is noted in the code, for the messages of Typst.
        """
        if isinstance(node, (nodes.Body, nodes.Structural)) and getattr(node, "line", None):
            self.out(f"// {markup.running(self.docname)}:{node.line}")
        for node_class in type(node).__mro__:
            name = node_class.__name__
            visit = getattr(self, f"visit_{name}", None)
            if visit is not None:
                visit(node)
                return
            if name in LEFT_OUT:
                raise nodes.SkipNode
            if name in PASSED_THROUGH and isinstance(node, nodes.Element):
                self.anchor(node)
                return
        self.unknown_visit(node)

    def dispatch_departure(self, node: nodes.Node) -> None:
        """Leave ``node``; most visitors have drawn the whole node on the way in."""
        for node_class in type(node).__mro__:
            name = node_class.__name__
            depart = getattr(self, f"depart_{name}", None)
            if depart is not None:
                depart(node)
                return
            if hasattr(self, f"visit_{name}"):
                return

    def visit_Text(self, node: nodes.Text) -> None:  # noqa: N802 - docutils calls it so
        """Write the words of the document."""
        words = node.astext()
        for char in sorted(self._absent.intersection(words)):
            self.warn(
                "pdf-glyph",
                f"no font of the PDF has the character U+{ord(char):04X}; it is printed as "
                f"[U+{ord(char):04X}]. Write it in words, or add a font that has it with "
                "kzbrief_pdf_font_paths",
                node.parent,
                once=char,
            )
        if _LONG_WORD.search(words):
            self.func("long-words", self.quoted(words))
        else:
            self.text(words)

    def unknown_visit(self, node: nodes.Node) -> None:
        """Draw what a node holds where nothing says how to draw the node."""
        name = node.__class__.__name__
        self.warn(
            "pdf-node",
            f"the PDF builder does not know the node {name!r}; what it holds is printed plainly. "
            "Its extension can register visitors: app.add_node(…, kzpdf=(visit, depart))",
            node,
            once=name,
        )
        if isinstance(node, nodes.Element):
            self.anchor(node)
