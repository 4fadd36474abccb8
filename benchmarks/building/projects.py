"""The projects that are built: the same pages, each in the markup of one tool."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from building.texts import MadeQuote, MadeSource, make_pages, make_sources, prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

QUOTES = 20
SOURCES = 200
STUB = '''\
"""A directive that emits the nodes of a quotation and checks nothing."""

from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class Stub(SphinxDirective):
    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self):
        words = " ".join(self.content)
        quote = nodes.block_quote("", classes=["kz-quote"])
        text = nodes.inline("", words, classes=["kz-words"])
        quote += nodes.paragraph(words, "", text)
        name, _, place = self.arguments[0].partition(", ")
        link = nodes.reference("", "", nodes.Text(place), refuri="https://example.org/" + name)
        quote += nodes.attribution("", "", nodes.Text(name + ", "), link)
        for node in quote.findall(nodes.Element):
            node.source, node.line = self.get_source_info()
        return [quote]


def setup(app):
    app.add_directive("stub", Stub)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
'''


def plain_quote(quote: MadeQuote) -> str:
    """A block quote of Markdown."""
    link = f"[{quote.credit}](https://example.org/{quote.source.key})"
    return f"> {quote.words}\n>\n> {link}\n"


def stub_quote(quote: MadeQuote) -> str:
    """The directive that checks nothing."""
    return f"```{{stub}} {quote.credit}\n{quote.words}\n```\n"


def kzbrief_quote(quote: MadeQuote) -> str:
    """A quotation of this package."""
    return f"```{{kzquote}} {quote.source.key}\n{quote.words}\n```\n"


def bibtex_quote(quote: MadeQuote) -> str:
    """A block quote with a citation of sphinxcontrib-bibtex."""
    return f"> {quote.words}\n>\n> {{cite:p}}`{quote.source.key}`\n"


def pandoc_quote(quote: MadeQuote) -> str:
    """A block quote with a citation of pandoc."""
    return f"> {quote.words}\n>\n> [@{quote.source.key}, para. {quote.paragraph}]\n"


class _Needs:
    """Numbers the needs, whose names must be unique in a project."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, quote: MadeQuote) -> str:
        """A need of sphinx-needs."""
        self.count += 1
        number = f":id: Q_{self.count:06d}"
        return f"```{{req}} {quote.credit}\n{number}\n\n{quote.words}\n```\n"


def linked_quote(quote: MadeQuote) -> str:
    """A block quote of Markdown whose attribution leads to the page of its source."""
    return f"> {quote.words}\n>\n> [{quote.credit}](sources/{quote.source.key}.md)\n"


QUOTE_MARKUP: dict[str, Callable[[], Callable[[MadeQuote], str]]] = {
    "plain": lambda: plain_quote,
    "plain-sources": lambda: linked_quote,
    "stub": lambda: stub_quote,
    "kzbrief": lambda: kzbrief_quote,
    "kzbrief-sources": lambda: kzbrief_quote,
    "bibtex": lambda: bibtex_quote,
    "needs": _Needs,
    "pandoc": lambda: pandoc_quote,
}
EXTENSIONS = {
    "stub": ["stub"],
    "kzbrief": ["sphinx_kzbrief"],
    "kzbrief-sources": ["sphinx_kzbrief"],
    "bibtex": ["sphinxcontrib.bibtex"],
    "needs": ["sphinx_needs"],
}
MORE_CONFIG = {
    "kzbrief-sources": 'kzbrief_source_pages = "cited"',
    "bibtex": 'bibtex_bibfiles = ["sources.bib"]',
    "needs": 'needs_id_regex = "^Q_[0-9]+$"',
}


def make_project(  # noqa: PLR0913 - said by name at every call
    folder: Path,
    kind: str,
    pages: int,
    *,
    sources: int = SOURCES,
    references: bool = False,
    sidebars: bool = True,
) -> None:
    """Write a project.

    Args:
        folder: Where; it is made.
        kind: Which tool's markup, a key of `QUOTE_MARKUP`.
        pages: Number of pages, of twenty quotations each.
        sources: Number of sources in the corpus; pages quote the first two hundred.
        references: Whether each page ends with its reference list.
        sidebars: Whether each page has the theme's sidebar, which lists all pages.
    """
    folder.mkdir(parents=True)
    made = make_sources(sources)
    contents = make_pages(made[:SOURCES], pages, QUOTES)
    markup = QUOTE_MARKUP[kind]()
    names = []
    for number, quotes in enumerate(contents):
        names.append(f"page-{number:04d}")
        text = _page(number, quotes, markup)
        if references:
            text += "\n```{kzreferences}\n```\n"
        (folder / f"{names[-1]}.md").write_text(text)
    if kind.startswith("kzbrief"):
        _corpus(folder / "corpus", made)
    if kind == "kzbrief-sources":
        names.append("kzsources/index")
    if kind == "plain-sources":
        names.append(_plain_source_pages(folder / "sources", contents))
    if kind == "stub":
        (folder / "stub.py").write_text(STUB)
    if kind == "bibtex":
        (folder / "sources.bib").write_text("".join(map(_bibtex_entry, made)))
        (folder / "references.md").write_text("# References\n\n```{bibliography}\n```\n")
        names.append("references")
    if kind == "pandoc":
        (folder / "sources.json").write_text(json.dumps([_csl_entry(each) for each in made]))
        return
    _sphinx_files(folder, kind, names, sidebars=sidebars)


def _page(number: int, quotes: list[MadeQuote], markup: Callable[[MadeQuote], str]) -> str:
    chance = random.Random(number)  # noqa: S311 - made text, nothing secret
    lines = [f"# Page {number}", ""]
    for place, quote in enumerate(quotes):
        if place % 5 == 0:
            lines += [f"## Part {place // 5 + 1}", ""]
        lines += [prose(chance), "", markup(quote)]
    return "\n".join(lines)


def _sphinx_files(folder: Path, kind: str, names: Iterable[str], *, sidebars: bool) -> None:
    extensions = ["myst_parser", *EXTENSIONS.get(kind, ())]
    lines = [
        "import pathlib, sys",
        "sys.path.insert(0, str(pathlib.Path(__file__).parent))",
        f"extensions = {extensions}",
        "project = 'Benchmark'",
        "exclude_patterns = ['_build', 'corpus']",
        "" if sidebars else "html_sidebars = {'**': []}",
        MORE_CONFIG.get(kind, ""),
    ]
    (folder / "conf.py").write_text("\n".join(lines) + "\n")
    tree = ["# Pages", "", "```{toctree}", ":maxdepth: 1", "", *names, "```", ""]
    (folder / "index.md").write_text("\n".join(tree))


def _corpus(folder: Path, made: list[MadeSource]) -> None:
    folder.mkdir()
    entries = ["sources:"]
    for source in made:
        family, given = source.author
        entries.append(
            f"  {source.key}:\n    file: {source.key}.txt\n    type: article-newspaper\n"
            f"    title: Title of {source.key}\n    container-title: {source.paper}\n"
            f"    author: [{{family: {family}, given: {given}}}]\n"
            f'    issued: "{source.day}"\n    URL: https://example.org/{source.key}'
        )
        (folder / f"{source.key}.txt").write_text(source.text)
    (folder / "corpus.yaml").write_text("\n".join(entries) + "\n")


def _plain_source_pages(folder: Path, contents: list[list[MadeQuote]]) -> str:
    """Write pages that say by hand what pages of sources say; return the name of their list."""
    folder.mkdir()
    uses: dict[str, list[tuple[int, MadeQuote]]] = {}
    for number, quotes in enumerate(contents):
        for quote in quotes:
            uses.setdefault(quote.source.key, []).append((number, quote))
    for key, used in uses.items():
        family, given = used[0][1].source.author
        source = used[0][1].source
        title = f"Title of {key}"
        lines = [
            f"# {title}",
            "",
            (
                f"{family}, {given}. “{title}.” *{source.paper}*, {source.day}. "
                f"<https://example.org/{key}>."
            ),
            "",
            f"- Key: {key}\n- Rights: excerpts may be shown",
            "",
            "**Passages in use**",
            "",
            (
                "The passages below are shown as they stand in our copy of this source. That says "
                "nothing about whether the source is right."
            ),
            "",
        ]
        for paragraph in sorted({quote.paragraph for _number, quote in used}):
            together = [each for each in used if each[1].paragraph == paragraph]
            links = (f"[Page {number}](../page-{number:04d}.md)" for number, _quote in together)
            lines += [f"para. {paragraph} of our copy", "", f"> {_excerpt(together)}", ""]
            lines += [f"Quoted in: {', '.join(links)}", ""]
        (folder / f"{key}.md").write_text("\n".join(lines))
    tree = ["# Sources", "", "```{toctree}", ":maxdepth: 1", "", *sorted(uses), "```", ""]
    (folder / "index.md").write_text("\n".join(tree))
    return "sources/index"


def _excerpt(used: list[tuple[int, MadeQuote]]) -> str:
    """Return the sentences of a paragraph that are used, set in italics, and their neighbours."""
    source, paragraph = used[0][1].source, used[0][1].paragraph
    sentences = source.paragraphs[paragraph - 1]
    quoted = {quote.sentence for _number, quote in used}
    near = sorted({at for each in quoted for at in range(each - 1, each + 2)})
    shown = [at for at in near if 0 <= at < len(sentences)]
    return " ".join(f"*{sentences[at]}*" if at in quoted else sentences[at] for at in shown)


def _bibtex_entry(source: MadeSource) -> str:
    family, given = source.author
    return (
        f"@article{{{source.key},\n author = {{{family}, {given}}},\n"
        f" title = {{Title of {source.key}}},\n journal = {{{source.paper}}},\n"
        f" year = {{{source.day[:4]}}},\n url = {{https://example.org/{source.key}}}\n}}\n"
    )


def _csl_entry(source: MadeSource) -> dict[str, object]:
    family, given = source.author
    return {
        "id": source.key,
        "type": "article-newspaper",
        "title": f"Title of {source.key}",
        "container-title": source.paper,
        "author": [{"family": family, "given": given}],
        "issued": {"date-parts": [[int(part) for part in source.day.split("-")]]},
        "URL": f"https://example.org/{source.key}",
    }
