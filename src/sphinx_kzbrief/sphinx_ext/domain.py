"""The domain `kz`: sources, passages and quotations as objects that pages can link to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from sphinx_kzbrief.citations import format_locator
from sphinx_kzbrief.corpus.locators import parse_locator
from sphinx_kzbrief.sphinx_ext.roles.reference import KzReferenceRole
from sphinx_kzbrief.sphinx_ext.session import Session, open_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_kzbrief.evidence.outcomes import PageOutcome
    from sphinx_kzbrief.sphinx_ext.page import Page


class KzDomain(Domain):
    """Evidence of a project.

    `session` is what the running build holds in memory; it is set when the builder is ready
    and never pickled.
    """

    name = "kz"
    label = "kzbrief"
    object_types = {  # noqa: RUF012 - declared so by Sphinx
        "source": ObjType("source", "source", "ref"),
        "passage": ObjType("passage", "passage", "ref", searchprio=-1),
        "quote": ObjType("quotation", "quote", "ref"),
    }
    roles = {  # noqa: RUF012
        "source": KzReferenceRole(),
        "passage": KzReferenceRole(),
        "quote": KzReferenceRole(),
        "ref": KzReferenceRole(),
    }
    initial_data = {"pages": {}, "outcomes": {}}  # noqa: RUF012
    data_version = 1
    session: Session

    @property
    def pages(self) -> dict[str, Page]:
        """What each page holds of ours, by docname."""
        return cast("dict[str, Page]", self.data["pages"])

    @property
    def outcomes(self) -> dict[str, PageOutcome]:
        """What checking each page's records yielded, by docname, in their order."""
        return cast("dict[str, PageOutcome]", self.data["outcomes"])

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or was removed."""
        self.pages.pop(docname, None)
        self.outcomes.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a parallel process has read."""
        for docname, page in otherdata["pages"].items():
            if docname in docnames:
                self.pages[docname] = page
                self.outcomes.pop(docname, None)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield sources, the passages in use, and named quotations, for `objects.inv`."""
        home = self.session.ledger.source_pages
        for key, (docname, ident) in sorted(home.items()):
            title = self.session.title_of(key)
            yield key, title, "source", docname, ident, 1
            for locator, anchor in self.session.ledger.passages_of(key):
                yield (
                    locator,
                    f"{title}, {locator.partition('#')[2]}",
                    "passage",
                    docname,
                    anchor,
                    -1,
                )
        for name, (docname, ident) in sorted(self.session.ledger.names.items()):
            yield name, name, "quote", docname, ident, 1

    def find(self, typ: str, target: str) -> tuple[str, str, str, str] | None:
        """Find an object by what a role names it.

        Args:
            typ: `source`, `passage`, `quote`, or `ref` for any of them.
            target: Key of a source, locator of a passage, name of a quotation.

        Returns:
            Type, docname, id and text of the link; None where there is none such.
        """
        ledger = self.session.ledger
        if typ in {"quote", "ref"} and target in ledger.names:
            docname, ident = ledger.names[target]
            return "quote", docname, ident, self.session.name_of_quote(docname, ident)
        key = target.partition("#")[0]
        if key not in ledger.source_pages:
            return None
        docname, ident = ledger.source_pages[key]
        if "#" not in target:
            if typ in {"source", "ref"}:
                return "source", docname, ident, self.session.title_of(key)
            return None
        anchor = dict(ledger.passages_of(key)).get(target)
        if anchor is None or typ not in {"passage", "ref"}:
            return None
        place = format_locator(parse_locator(target), self.session.language)
        return "passage", docname, anchor, f"{self.session.title_of(key)}, {place}"

    def resolve_xref(  # noqa: PLR0913, PLR0917 - the interface of Sphinx
        self,
        env: BuildEnvironment,  # noqa: ARG002 - part of the interface
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Resolve a `kz:` role."""
        found = self.find(typ, target)
        if found is None:
            return None
        _type, docname, ident, text = found
        explicit = node.get("refexplicit")
        content = contnode if explicit else nodes.inline("", text, classes=contnode["classes"])
        return make_refnode(builder, fromdocname, docname, ident, content)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 - the interface of Sphinx
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve an `any` role or a Markdown link."""
        found = self.find("ref", target)
        if found is None:
            return []
        reference = self.resolve_xref(env, fromdocname, builder, "ref", target, node, contnode)
        return [] if reference is None else [(f"kz:{found[0]}", reference)]


def domain_of(env: BuildEnvironment) -> KzDomain:
    """Return the domain of an environment."""
    return cast("KzDomain", env.get_domain("kz"))


def setup_domain(app: Sphinx) -> None:
    """Register the domain, and open its session when the builder is ready."""

    def begin(app: Sphinx) -> None:
        domain_of(app.env).session = open_session(app)

    app.add_domain(KzDomain)
    app.connect("builder-inited", begin, priority=400)
