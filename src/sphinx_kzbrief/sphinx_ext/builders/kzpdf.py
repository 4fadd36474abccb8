"""The builder ``kzpdf``: a project's documents as accessible, archivable PDF files.

The PDF is set by Typst, with fonts that come as Python packages, so that ``pip install
"sphinx-kzbrief[pdf]"`` is all it takes and two builds of one source are the same bytes.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx._cli.util.colour import darkgreen
from sphinx.builders import Builder
from sphinx.config import ENUM
from sphinx.errors import NoUri, SphinxError
from sphinx.locale import _, admonitionlabels
from sphinx.util import logging
from sphinx.util.display import progress_message
from sphinx.util.nodes import inline_all_toctrees
from sphinx.util.osutil import relpath

from sphinx_kzbrief.sphinx_ext.builders.pdf_plan import (
    PdfDocument,
    default_documents,
    moment,
    planned_documents,
)
from sphinx_kzbrief.sphinx_ext.domain import domain_of
from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.compiler import TypstRefusalError, compile_pdf
from sphinx_kzbrief.sphinx_ext.writers.typst.fonts import (
    PdfExtraMissingError,
    absent_characters,
    font_folders,
    load_fonts,
)
from sphinx_kzbrief.sphinx_ext.writers.typst.links import INTERNAL
from sphinx_kzbrief.sphinx_ext.writers.typst.pictures import gather_pictures
from sphinx_kzbrief.sphinx_ext.writers.typst.translator import TypstTranslator

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_TEMPLATE = "kzpdf.typ"
_STANDARDS = (
    "1.4", "1.5", "1.6", "1.7", "2.0", "a-1a", "a-1b", "a-2a", "a-2b", "a-2u", "a-3a", "a-3b",
    "a-3u", "a-4", "a-4e", "a-4f", "ua-1",
)  # fmt: skip


class PdfError(SphinxError):
    """A PDF could not be made; the message says what to do."""

    category = "PDF error"


class KzPdfBuilder(Builder):
    """Writes each document of ``kzbrief_pdf_documents`` as a PDF.

    Every run sets every PDF anew: links and numbers of one page depend on all others, and a
    warning about a page must come back as long as its cause is there. A file is only touched
    when its bytes change.

    Attributes:
        failed: Whether a PDF could not be set, which makes the build fail.
    """

    name = "kzpdf"
    format = "kzpdf"
    epilog = "The PDF is in %(outdir)s."
    allow_parallel = True
    default_translator_class: ClassVar[type[nodes.NodeVisitor]] = TypstTranslator
    supported_image_types: ClassVar[list[str]] = [
        "image/svg+xml", "image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf",
    ]  # fmt: skip
    # A build reads nothing from the network: images on the web are left to a finding.
    supported_remote_images = True

    def init(self) -> None:
        """Find the fonts.

        They and Typst are loaded when all is read: its threads would not outlive the fork that
        ``-j`` reads with.

        Raises:
            PdfError: The extra ``pdf`` is not installed, or a setting has no sound value.
        """
        unknown = [name for name in self.config.kzbrief_pdf_standards if name not in _STANDARDS]
        if unknown:
            raise PdfError(
                f"kzbrief_pdf_standards: {unknown[0]!r} is no PDF standard that Typst writes; "
                f"it knows {', '.join(_STANDARDS)}"
            )
        folders = [Path(self.confdir, name) for name in self.config.kzbrief_pdf_font_paths]
        for folder in folders:
            if not folder.is_dir():
                raise PdfError(f"kzbrief_pdf_font_paths: there is no folder {folder}")
        try:
            self._font_folders = [*font_folders(), *folders]
        except PdfExtraMissingError as error:
            raise PdfError(
                f"the builder kzpdf needs {error}, which is not installed: "
                'pip install "sphinx-kzbrief[pdf]"'
            ) from error
        self.failed = False

    def get_outdated_docs(self) -> str:
        """Set all PDFs on every run; see the class for why."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the address of a document; the translator links to those of the same PDF.

        Raises:
            NoUri: There is no such document; an index, say, which PDFs do not have.
        """
        if docname not in self.env.found_docs:
            raise NoUri(docname, typ)
        return f"{INTERNAL}{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002 - Sphinx's signature
        """Return the address of a document: inside of a PDF all addresses are whole."""
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:  # noqa: ARG002 - Sphinx's signature
        """Read which PDFs to make."""
        self._plans = planned_documents(self.config, self.env.found_docs)

    def write_documents(self, _docnames: AbstractSet[str]) -> None:
        """Set the PDFs, one after the other; one that fails leaves the others be."""
        self._fonts = load_fonts(self._font_folders)
        written = []
        for plan in self._plans:
            with progress_message(f"setting {plan.target}", nonl=False):
                try:
                    written.append(self._write_pdf(plan))
                except TypstRefusalError as error:
                    self._report_failure(plan, error.reason, error.origin)
                except RecursionError:
                    self._report_failure(plan, "blocks are nested too deeply for a page")
        if written:
            # Sphinx fills "%" fields of the epilog, which a path must not hold unescaped.
            paths = ", ".join(relpath(path) for path in written).replace("%", "%%")
            word = "PDFs are" if len(written) > 1 else "PDF is"
            self.epilog = f"The {word} in {paths}."  # type: ignore[misc] # known only now

    def finish(self) -> None:
        """Everything was written with the documents."""

    def _report_failure(self, plan: PdfDocument, reason: str, origin: str = "") -> None:
        self.failed = True
        logger.error(
            "%s could not be set: %s. Change the text %s; the program that Typst was given is %s",
            plan.target, reason, "there" if origin else "that this speaks of",
            relpath(self._room(plan) / "main.typ"),
            type="kzbrief", subtype="pdf-failed", location=self._location(origin),
        )  # fmt: skip

    def _room(self, plan: PdfDocument) -> Path:
        return Path(self.outdir, "typst", plan.target.removesuffix(".pdf"))

    def _write_pdf(self, plan: PdfDocument) -> Path:
        tree = self._assemble(plan)
        room = self._room(plan)
        room.mkdir(parents=True, exist_ok=True)
        for part in files("sphinx_kzbrief.sphinx_ext.writers.typst").joinpath("look").iterdir():
            if part.name.endswith(".typ"):
                (room / part.name).write_bytes(part.read_bytes())
        program = room / "main.typ"
        program.write_text(self._program(plan, tree, room), encoding="utf-8", newline="\n")
        made = self._moment(plan)
        pdf = compile_pdf(
            program, self.config.kzbrief_pdf_standards, self._fonts, int(made.timestamp())
        )
        if pdf.refusal:
            logger.warning(
                "%s was written without %s, because Typst refuses: %s. Change the text there, or "
                "take the standard out of kzbrief_pdf_standards",
                plan.target, " and ".join(self.config.kzbrief_pdf_standards), pdf.refusal,
                type="kzbrief", subtype="pdf-standard", location=self._location(pdf.origin),
            )  # fmt: skip
        target = Path(self.outdir, plan.target)
        if not target.is_file() or target.read_bytes() != pdf.data:
            target.write_bytes(pdf.data)
        return target

    def _location(self, origin: str) -> str | None:
        docname, _sep, line = origin.rpartition(":")
        return f"{self.env.doc2path(docname)}:{line}" if docname in self.env.found_docs else None

    def _moment(self, plan: PdfDocument) -> Any:
        return moment(str(self.env.metadata[plan.start].get("date", "")))

    def _assemble(self, plan: PdfDocument) -> nodes.document:
        """Put the start document and those of its toctrees together, references resolved."""
        inside = {plan.start}
        start = self.env.get_doctree(plan.start)
        start["docname"] = plan.start
        tree = inline_all_toctrees(self, inside, plan.start, start, darkgreen, [plan.start])
        tree["docname"] = plan.start
        logger.info("")
        self.env.resolve_references(tree, plan.start, self)
        self.post_process_images(tree)
        return tree

    def _program(self, plan: PdfDocument, tree: nodes.document, room: Path) -> str:
        corpus = domain_of(self.env).session.corpus.folder
        allowed = [Path(self.srcdir), Path(self.doctreedir, "images"), corpus]
        pictures = gather_pictures(tree, Path(self.srcdir), allowed, room, self._fonts)
        absent = absent_characters(self._characters(plan, tree), self._fonts)
        translator = self.create_translator(tree, self, pictures, absent)
        if not isinstance(translator, TypstTranslator):
            raise PdfError("the translator set for kzpdf must be a subclass of TypstTranslator")
        tree.walkabout(translator)
        for target in sorted(translator.targets.keys() - translator.places.keys()):
            translator.warn(
                "pdf-link",
                f"the link to {target!r} finds nothing in the PDF; its words are printed without "
                "it. Link to a heading, a figure, a table or a named paragraph",
                translator.targets[target],
            )
        return self._head(plan, translator) + translator.code() + "\n}\n"

    def _characters(self, plan: PdfDocument, tree: nodes.document) -> set[str]:
        """Collect every character that may be printed."""
        found = {*self.config.project, *self.config.release, *plan.title, *plan.author}
        for label in admonitionlabels.values():
            found.update(str(label))
        for text in tree.findall(nodes.Text):
            found.update(text)
        for element in tree.findall(nodes.Element):
            for value in element.attributes.values():
                found.update(value if isinstance(value, str) else ())
        return found

    def _head(self, plan: PdfDocument, translator: TypstTranslator) -> str:
        """Return what stands before the body: the look, the places, the data of the file."""
        config = self.config
        language, _sep, region = str(config.language or "en").replace("-", "_").partition("_")
        data = self.env.metadata[plan.start]
        author = data.get("author") or plan.author
        title = plan.title or translator.title or config.project
        made = self._moment(plan)
        places = ", ".join(
            f"{markup.literal(name)}: {markup.literal(label)}"
            for name, label in sorted(translator.places.items())
        )
        sheet = markup.call(
            "sheet.with",
            title=translator.quoted(title),
            author=markup.array([translator.quoted(author)] if author else []),
            date=f"datetime(year: {made.year}, month: {made.month}, day: {made.day}, "
            f"hour: {made.hour}, minute: {made.minute}, second: {made.second})",
            lang=markup.literal(language.lower() if len(language) in (2, 3) else "en"),
            region=markup.literal(region.upper()) if len(region) == 2 else None,
            paper=markup.literal(config.kzbrief_pdf_paper),
            foot=translator.quoted(f"{config.project} {config.release}".strip()),
        )
        # Every build imports the builders, few write a PDF.
        from sphinx_kzbrief.citations import format_date  # noqa: PLC0415

        written = format_date(str(data["date"]), language) if data.get("date") else ""
        byline = " · ".join(part for part in (author, written.replace(" ", "\u00a0")) if part)
        front = [markup.call("byline", translator.quoted(byline))] if byline else []
        if len(translator.documents) > 1:
            front.append(markup.call("contents", translator.quoted(_("Table of Contents"))))
        return (
            f'#import "{_TEMPLATE}": *\n'
            f"#let places = ({places or ':'})\n"
            "#let jump(target, body) = jump-in(places, target, body)\n"
            "#let front-matter = {\n" + "\n".join(front) + "\n}\n"
            f"#show: {sheet}\n"
            "#{\n" + ("" if translator.title else "front-matter\n")
        )


def _fail_build(app: Sphinx, _error: Exception | None) -> None:
    """Make the build's exit code say that a PDF is missing: Sphinx counts warnings only."""
    if isinstance(app.builder, KzPdfBuilder) and app.builder.failed:
        app.statuscode = 1


def setup_pdf(app: Sphinx) -> None:
    """Register the builder ``kzpdf`` and its settings."""
    app.connect("build-finished", _fail_build)
    app.add_builder(KzPdfBuilder)
    app.add_config_value(
        "kzbrief_pdf_documents", default_documents, "", (list, tuple),
        "PDFs to make: (start document, file name[, title[, author]]); one of all by default",
    )  # fmt: skip
    app.add_config_value(
        "kzbrief_pdf_paper", "a4", "", ENUM("a4", "a5", "us-letter", "us-legal"), "size of a page"
    )
    app.add_config_value(
        "kzbrief_pdf_standards", ["a-2a", "ua-1"], "", (list, tuple),
        "standards that the PDF is to meet, as Typst names them",
    )  # fmt: skip
    app.add_config_value(
        "kzbrief_pdf_font_paths", [], "", (list, tuple),
        "folders of more fonts, relative to conf.py, for characters that ours lack",
    )  # fmt: skip
