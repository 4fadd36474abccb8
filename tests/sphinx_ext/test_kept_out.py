"""Sources stay out of the site: as pages, as copies, and in what other pages take in."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from sphinx.errors import ConfigError

MANIFEST = """\
sources:
  report:
    file: report.md
    title: A report
  notice:
    file: in/notice.rst
    title: A notice
  table:
    file: table.txt
    title: A table
  letter:
    file: letter.md
    title: A letter
    rights: citation
  open:
    file: open.md
    title: An open letter
    rights: full
"""
UNQUOTED = "zephyrs"
CORPUS = {
    "corpus/corpus.yaml": MANIFEST,
    "corpus/report.md": f"# {UNQUOTED} one\n\nThe port is open to ships.\n\nThe {UNQUOTED} two.\n",
    "corpus/in/notice.rst": f"{UNQUOTED} three\n{'=' * 30}\n\nThe crane is new.\n\nThe {UNQUOTED} four.\n",
    "corpus/table.txt": f"{UNQUOTED} five,and six\n\nTrains leave daily.\n",
    "corpus/letter.md": f"The {UNQUOTED} seven.\n\n<script>{UNQUOTED}</script>\n",
    "corpus/open.md": "Words open to all.\n",
    "corpus/unlisted.md": f"# The {UNQUOTED} eight\n",
}
PAGE = """\
# A brief

Ships: {kzquote}`The port is open to ships <report>`, and {kzquote}`The crane is new <notice>`.

See {kzcite}`table#para2` and {kzcite}`letter#para1`.

```{kzreferences}
```

```{toctree}
:glob:

*
*/*
```
"""
READS = (
    "source_suffix = {'.md': 'markdown', '.rst': 'restructuredtext', '.txt': 'restructuredtext'}\n"
)


def leaks(folder: Path) -> list[str]:
    """Return the files of a build, doctrees included, that hold the words nobody quoted."""
    found = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        if path.suffix == ".epub":
            with zipfile.ZipFile(BytesIO(data)) as book:
                data = b"".join(book.read(name) for name in book.namelist())
        elif path.suffix == ".pdf":
            pages = pypdfium2.PdfDocument(data)
            data += "\n".join(page.get_textpage().get_text_range() for page in pages).encode()
        if UNQUOTED.encode() in data:
            found.append(path.name)
    return found


@pytest.mark.parametrize("pages", ["off", "cited", "all"])
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "text", "epub", "kzpdf"])
def test_no_byte_of_what_nobody_quoted_is_in_any_output(project, builder, pages):
    more = f"{READS}kzbrief_source_pages = {pages!r}\n"
    made = project({"index.md": PAGE}, corpus=CORPUS, more=more)
    build = made.build(builder)
    assert "rights-excerpt" not in build.warnings
    assert any(path.is_file() for path in build.outdir.rglob("*"))
    assert leaks(made.folder / "_build") == []


def test_whatever_conf_py_excludes_or_includes(project):
    more = f"{READS}exclude_patterns = []\ninclude_patterns = ['**', 'corpus/**']\n"
    made = project({"index.md": PAGE}, corpus=CORPUS, more=more)
    build = made.build()
    assert build.app.env.found_docs == {"index"}
    assert leaks(made.folder / "_build") == []


@pytest.mark.parametrize("folder", [".", "site/.."])
def test_in_a_corpus_that_is_the_project_the_sources_alone_are_left_out(project, folder):
    files = {name.removeprefix("corpus/"): text for name, text in CORPUS.items()}
    del files["unlisted.md"]
    more = f"{READS}kzbrief_corpus = {folder!r}\nexclude_patterns = ['_build']\n"
    made = project({"index.md": PAGE, "more.md": "# More\n"}, corpus=files, more=more)
    build = made.build()
    assert build.app.env.found_docs == {"index", "more"}
    assert leaks(made.folder / "_build") == []


def test_a_corpus_that_holds_the_first_page_loses_its_sources_alone(project):
    corpus = {**CORPUS, "corpus/first.md": "# First\n\n{kzcite}`report`\n"}
    made = project({"other.md": "# Other\n"}, corpus=corpus, more="root_doc = 'corpus/first'\n")
    assert made.build().app.env.found_docs == {"corpus/first", "corpus/unlisted", "other"}


def test_names_with_signs_that_patterns_read_are_left_out_as_they_stand(project):
    corpus = {name.replace("corpus/", "co[r]p*s/"): text for name, text in CORPUS.items()}
    pages = {"index.md": PAGE, "corps/page.md": "# Page\n"}
    made = project(pages, corpus=corpus, more=f"{READS}kzbrief_corpus = 'co[r]p*s'\n")
    assert made.build().app.env.found_docs == {"index", "corps/page"}


LINKS = {
    "a folder inside": ("also", "corpus"),
    "a folder outside": ("also", "../elsewhere"),
    "a folder below another": ("sub/also", "../corpus/in"),
    "one file": ("copy.md", "corpus/report.md"),
    "a link to a link": ("copy.md", "corpus/alias.md"),
}


@pytest.mark.parametrize("case", LINKS)
def test_what_links_lead_to_in_the_corpus_is_no_page(project, case):
    link, target = LINKS[case]
    pages = {"index.md": PAGE, "sub/more.md": "# More\n", "real.md": "# Real\n"}
    made = project(pages, corpus=CORPUS, more=READS)
    if "elsewhere" in target:
        (made.folder / "corpus").rename(made.folder / target)
        (made.folder / "corpus").symlink_to(target)
    (made.folder / "corpus/alias.md").symlink_to("report.md")
    (made.folder / "other.md").symlink_to("real.md")
    (made.folder / link).symlink_to(target)
    for _ in range(2):
        build = made.build()
        assert build.app.env.all_docs.keys() == {"index", "sub/more", "real", "other"}
        assert leaks(made.folder / "_build") == []


def test_a_source_of_a_corpus_that_is_the_project_is_no_page_by_a_link(project):
    files = {name.removeprefix("corpus/"): text for name, text in CORPUS.items()}
    more = f"{READS}kzbrief_corpus = '.'\nexclude_patterns = ['_build', 'unlisted.md']\n"
    made = project({"index.md": PAGE, "more.md": "# More\n"}, corpus=files, more=more)
    (made.folder / "copy.md").symlink_to("in/notice.rst")
    (made.folder / "other.md").symlink_to("more.md")
    assert made.build().app.env.found_docs == {"index", "more", "other"}
    assert leaks(made.folder / "_build") == []


def test_a_page_that_becomes_a_link_to_a_source_is_a_page_no_more(project):
    made = project({"index.md": PAGE, "page.md": "# Page\n"}, corpus=CORPUS)
    assert "page" in made.build().app.env.all_docs
    (made.folder / "page.md").unlink()
    (made.folder / "page.md").symlink_to("corpus/report.md")
    assert "page" not in made.build().app.env.all_docs


@pytest.mark.parametrize("into", [".", "corpus", "corpus/in", "corpus/letter.md", "linked"])
@pytest.mark.parametrize("setting", ["html_extra_path", "html_static_path"])
def test_a_copy_of_a_source_beside_the_pages_is_refused(project, setting, into):
    made = project({"index.md": PAGE}, corpus=CORPUS, more=f"{setting} = [{into!r}]\n")
    (made.folder / "linked").mkdir()
    (made.folder / "linked/more").symlink_to("../corpus/in")
    with pytest.raises(ConfigError, match=f"{setting} names '{into}'.*Take '{into}' out"):
        made.build()


@pytest.mark.parametrize("setting", ["html_logo", "html_favicon", "latex_logo"])
def test_a_source_is_no_logo_but_an_image_that_may_be_shown_is(project, setting):
    image = "open.md\n    assets: {{map: {{file: map.png, rights: {}}}}}\n"
    corpus = {**CORPUS, "corpus/map.png": "An image"}
    corpus["corpus/corpus.yaml"] = MANIFEST.replace("open.md\n", image.format("full"))
    more = f"{setting} = 'corpus/map.png'\n"
    made = project({"index.md": PAGE}, corpus=corpus, more=more)
    made.build()
    made.write({"corpus/corpus.yaml": MANIFEST.replace("open.md\n", image.format("citation"))})
    with pytest.raises(ConfigError, match=f"{setting} names 'corpus/map.png'"):
        made.build()


def test_templates_are_not_taken_from_the_corpus_but_may_be_from_a_folder_above(project):
    made = project({"index.md": PAGE}, corpus=CORPUS, more="templates_path = ['corpus/in']\n")
    with pytest.raises(ConfigError, match="templates_path names 'corpus/in'"):
        made.build()
    made.write({"conf.py": (made.folder / "conf.py").read_text().replace("corpus/in", ".")})
    made.build()


@pytest.mark.parametrize("setting", ["html_extra_path", "html_static_path"])
def test_what_patterns_exclude_wherever_it_lies_is_not_copied(project, setting):
    more = f"{setting} = ['.']\nexclude_patterns = ['_build', '**/corpus', './_build']\n"
    made = project({"index.md": PAGE}, corpus=CORPUS, more=more)
    made.build()
    assert leaks(made.folder / "_build") == []


def test_what_may_be_shown_whole_may_be_copied(project):
    corpus = {**CORPUS, "corpus/all/open.md": "Words open to all.\n"}
    corpus["corpus/corpus.yaml"] = MANIFEST.replace("open.md", "all/open.md")
    made = project({"index.md": PAGE}, corpus=corpus, more="html_extra_path = ['corpus/all']\n")
    assert (made.build().outdir / "open.md").is_file()


TAKES_IN = {
    "include, Markdown": ("page.md", "# Page\n\n```{include} corpus/report.md\n```\n"),
    "include, with a heading": ("page.md", "```{include} corpus/report.md\n```\n"),
    "include, in part": ("page.md", "# P\n\n```{include} corpus/report.md\n:start-line: 4\n```\n"),
    "literalinclude": ("page.md", "# Page\n\n```{literalinclude} corpus/letter.md\n```\n"),
    "include, reST": ("page.rst", "Page\n====\n\n.. include:: corpus/in/notice.rst\n"),
    "literal include": ("page.rst", "Page\n====\n\n.. include:: corpus/table.txt\n   :literal:\n"),
    "raw": ("page.rst", "Page\n====\n\n.. raw:: html\n   :file: corpus/letter.md\n"),
    "table": ("page.rst", "Page\n====\n\n.. csv-table::\n   :file: corpus/table.txt\n"),
    "download": ("page.md", "# Page\n\n{download}`the letter <corpus/letter.md>`\n"),
    "image": ("page.md", "# Page\n\n![alt](corpus/map.png)\n"),
    "image of any form": ("page.rst", "Page\n====\n\n.. image:: corpus/map.*\n"),
}


@pytest.mark.parametrize("builder", ["html", "kzpdf"])
@pytest.mark.parametrize("case", TAKES_IN)
def test_a_page_that_takes_in_a_source_is_told_and_shows_nothing_of_it(project, case, builder):
    name, text = TAKES_IN[case]
    manifest = MANIFEST.replace("table.txt\n", "table.txt\n    assets: {map: {file: map.png}}\n")
    corpus = {**CORPUS, "corpus/corpus.yaml": manifest, "corpus/map.png": UNQUOTED}
    made = project({"index.md": PAGE, name: text}, corpus=corpus)
    for _ in range(2):
        build = made.build(builder)
        assert f"{name}:1: ERROR: rights-excerpt: This page takes in" in build.warnings
        assert leaks(made.folder / "_build") == []


def test_a_source_that_may_be_shown_whole_is_taken_in_as_long_as_it_may(project):
    page = "# Page\n\n```{include} corpus/open.md\n```\n"
    made = project({"index.md": PAGE, "page.md": page}, corpus=CORPUS)
    build = made.build()
    assert "rights-excerpt" not in build.warnings
    assert "Words open to all" in build.page("page.html")
    made.write({"corpus/corpus.yaml": MANIFEST.replace("rights: full", "rights: excerpt")})
    build = made.build()
    assert "takes in open.md" in build.warnings
    assert "Words open to all" not in build.page("page.html")
    made.write({"corpus/corpus.yaml": MANIFEST})
    assert "Words open to all" in made.build().page("page.html")
