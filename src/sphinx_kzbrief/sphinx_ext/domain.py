"""The domain `kz`: sources, passages and quotations as objects that pages can link to."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx.domains import Domain, ObjType

import sphinx_kzbrief
from sphinx_kzbrief.sphinx_ext.nodes import INSIDE
from sphinx_kzbrief.sphinx_ext.packed import Packed
from sphinx_kzbrief.sphinx_ext.roles.reference import KzReferenceRole
from sphinx_kzbrief.sphinx_ext.session import Session, open_session

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_kzbrief.evidence.outcomes import PageOutcome
    from sphinx_kzbrief.sphinx_ext.page import Page
    from sphinx_kzbrief.sphinx_ext.summary import DomainObject, Summary


def _state_of_code() -> int:
    """Return a number for the modules that made what a build keeps: their names and sizes.

    What other ones have made may name classes that are no more, or have other attributes now;
    Sphinx drops an environment of another number, and reads the project anew. The times of files
    tell nothing, since every installation sets them.
    """
    package = Path(sphinx_kzbrief.__file__).parent
    modules = (
        f"{folder} {name} {(Path(folder) / name).stat().st_size}".removeprefix(str(package))
        for folder, _folders, names in os.walk(package)
        for name in names
        if name.endswith(".py")
    )
    stamps = "\n".join((sphinx_kzbrief.__version__, *sorted(modules)))
    return int.from_bytes(hashlib.sha256(stamps.encode()).digest()[:6])


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
        "figure": ObjType("figure", "figure", "ref"),
        "claim": ObjType("judgement", "claim", "ref"),
    }
    roles = {  # noqa: RUF012
        "source": KzReferenceRole(),
        "passage": KzReferenceRole(),
        "quote": KzReferenceRole(),
        "figure": KzReferenceRole(),
        "claim": KzReferenceRole(),
        "ref": KzReferenceRole(),
    }
    initial_data = {  # noqa: RUF012
        "pages": Packed(),
        "outcomes": Packed(),
        "fingerprints": {},
        "unsettled": {},
        "summary": None,
    }
    data_version = _state_of_code()
    session: Session

    @property
    def pages(self) -> MutableMapping[str, Page]:
        """What each page holds of ours, by docname."""
        return cast("Packed[Page]", self.data["pages"])

    @property
    def outcomes(self) -> MutableMapping[str, PageOutcome]:
        """What checking each page's records yielded, by docname, in their order."""
        return cast("Packed[PageOutcome]", self.data["outcomes"])

    @property
    def fingerprints(self) -> dict[str, dict[str, str | None]]:
        """The state of each source that a page may depend on, as it was read, by docname.

        None stands for a key that the corpus had no source of.
        """
        return cast("dict[str, dict[str, str | None]]", self.data["fingerprints"])

    @property
    def unsettled(self) -> dict[str, str]:
        """State of corpus and lock when a page with findings was checked, by docname.

        What a finding says may rest on sources that the page does not name; and whether it is
        told, on what the lock accepts.
        """
        return cast("dict[str, str]", self.data["unsettled"])

    @property
    def summary(self) -> Summary | None:
        """What all evidence comes to; None from when a page changes until all are checked."""
        return cast("Summary | None", self.data["summary"])

    @summary.setter
    def summary(self, summary: Summary | None) -> None:
        self.data["summary"] = summary

    def enter_page(self, docname: str, page: Page, states: dict[str, str | None]) -> None:
        """Take over what a page that was read anew holds.

        Args:
            docname: Name of the page.
            page: What it holds.
            states: Its entry for `fingerprints`.
        """
        self.clear_doc(docname)
        self.pages[docname] = page
        self.fingerprints[docname] = states

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read again or was removed."""
        for held in (self.pages, self.outcomes, self.fingerprints, self.unsettled):
            held.pop(docname, None)
        self.summary = None

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that a parallel process has read."""
        for docname in docnames:
            if docname in otherdata["pages"]:
                states = otherdata["fingerprints"][docname]
                self.enter_page(docname, otherdata["pages"][docname], states)

    def get_objects(self) -> Iterator[DomainObject]:
        """Yield sources, the passages in use, and named quotations, for `objects.inv`."""
        if self.summary is not None:
            yield from self.summary.objects

    def resolve_xref(  # noqa: PLR0913, PLR0917 - the interface of Sphinx
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,  # noqa: ARG002
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Resolve a `kz:` role that reached Sphinx without having been filled."""
        found = self._resolve(env, fromdocname, typ, target, node, contnode)
        return None if found is None else found[1]

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 - the interface of Sphinx
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,  # noqa: ARG002
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve an `any` role or a Markdown link."""
        found = self._resolve(env, fromdocname, "ref", target, node, contnode)
        return [] if found is None else [found]

    def _resolve(  # noqa: PLR0913, PLR0917 - what Sphinx gives
        self,
        env: BuildEnvironment,
        docname: str,
        typ: str,
        target: str,
        node: pending_xref,
        content: nodes.Element,
    ) -> tuple[str, nodes.reference] | None:
        # What fills places imports much that most builds do without, and imports this module.
        from sphinx_kzbrief.sphinx_ext.filling import FillContext  # noqa: PLC0415
        from sphinx_kzbrief.sphinx_ext.filling.reference import link_to  # noqa: PLC0415
        from sphinx_kzbrief.sphinx_ext.objects import find_object  # noqa: PLC0415

        inside = env.current_document.get(INSIDE)
        context = FillContext(self.session, env, docname, inside)
        found = find_object(context, typ, target)
        if found is None:
            return None
        # Plain text where nothing can be linked to; Sphinx sets whatever node it gets.
        link = cast("nodes.reference", link_to(context, found, node, content))
        return f"kz:{found.kind}", link


def domain_of(env: BuildEnvironment) -> KzDomain:
    """Return the domain of an environment."""
    return cast("KzDomain", env.get_domain("kz"))


def setup_domain(app: Sphinx) -> None:
    """Register the domain, and open its session when the builder is ready."""

    def begin(app: Sphinx) -> None:
        domain_of(app.env).session = open_session(app)

    app.add_domain(KzDomain)
    app.connect("builder-inited", begin, priority=400)
