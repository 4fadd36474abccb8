"""Formats and hostile text: what a source says stays text, in whatever format it is written."""

from __future__ import annotations

import re
import zipfile

import pytest

WORDS = (
    r"\input{/etc/passwd} \write18{ls} $x^2$ % note & <script>alert(1)</script> #eval(1) "
    r"@include{x} .so /etc/passwd ~a_b^c` {{ jinja }} |subst| :ref:`x` &amp; ]]> “q” — zyzzyva ends."
)
SOURCES = {
    "corpus/corpus.yaml": """\
sources:
  evil-1:
    file: evil.txt
    title: '\\input{x} $y$ <b>bold</b> & `raw` @node %s'
    container-title: "Q & A_B #1"
    author: [{family: "O'Brien\\\\end{document}", given: "<i>X</i>"}]
    issued: "2020"
    URL: "https://example.org/a_b?x=1&y=%7B$z#frag"
    rights: full
""",
    "corpus/evil.txt": f"{WORDS}\n",
}
PAGE = (
    f"# P\n\n```{{kzquote}} evil-1\n{WORDS}\n```\n\n"
    "Inline {kzquote}`$x^2$ % note & <script>alert(1)</script> <evil-1>`, {kzcite}`evil-1#para1`.\n\n"
    "```{kzreferences}\n```\n\n```{toctree}\nkzsources/index\n```\n"
)
MORE = 'copyright = "x"\nversion = "1"\nkzbrief_source_pages = "all"\n'


@pytest.fixture(scope="module")
def known():
    """Commands of LaTeX that Sphinx itself writes; the words of the source are none of them."""
    return re.compile(r"\\(?:input|write18|end\{document\})")


@pytest.mark.parametrize("style", ["author-date", "numeric", "note"])
def test_hostile_words_are_inert_in_latex(project, known, style):
    built = project(
        {"index.md": PAGE}, corpus=SOURCES, more=MORE + f'kzbrief_citation_style = "{style}"'
    ).build("latex")
    assert built.warnings == ""
    body = built.page("test.tex").split(r"\sphinxmaketitle")[1]
    body = body.rstrip().removesuffix(r"\end{document}")
    assert not known.search(body)
    assert r"\textbackslash{}input\{/etc/passwd\}" in body
    assert r"\$x\textasciicircum{}2\$ \% note \&" in body
    # Nothing but Sphinx's own opens mathematics or a comment.
    unescaped = re.sub(r"\\[$%]", "", body)
    assert "$" not in unescaped
    lines = [line.partition("%")[2].strip() for line in unescaped.splitlines() if "%" in line]
    assert not any(lines)


def test_hostile_words_are_inert_elsewhere(project):
    made = project({"index.md": PAGE}, corpus=SOURCES, more=MORE)
    for builder, name in (
        ("html", "index.html"), ("html", "kzsources/evil-1.html"), ("singlehtml", "index.html"),
    ):  # fmt: skip
        built = made.build(builder)
        assert built.warnings == ""
        page = built.page(name)
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<b>bold</b>" not in page
        assert "<i>X</i>" not in page
    texinfo = made.build("texinfo").page("test.texi")
    assert "@@include@{x@}" in texinfo
    assert not re.search(r"(?<!@)@include", texinfo)
    roff = made.build("man").page("test.1")
    assert not re.search(r"^\.so ", roff, re.MULTILINE)
    assert r"\einput{/etc/passwd}" in roff
    xml = made.build("xml").page("index.xml")
    from lxml import etree

    words = etree.fromstring(xml.encode()).iter("kz_words")
    assert "".join(next(words).itertext()) == WORDS
    assert "kz_record" not in xml


def test_a_book_is_made_twice_without_a_warning(project):
    page = "# P\n\n```{kzquote} ada-2020\nThe engine has grown seven-fold since 1990.\n```\n"
    more = 'version = "1"\ncopyright = "me"'
    made = project({"index.md": page}, more=more)
    for title in ("P", "Q"):
        made.write({"index.md": page.replace("# P", f"# {title}")})
        built = made.build("epub")
        assert built.warnings == ""
    (book,) = built.outdir.glob("*.epub")
    assert "evidence.json" not in zipfile.ZipFile(book).namelist()


def test_what_is_withheld_is_in_no_format(project):
    made = project({"index.md": PAGE}, corpus=SOURCES, more=MORE)
    corpus = SOURCES["corpus/corpus.yaml"].replace("rights: full", "rights: citation")
    made.write({"corpus/corpus.yaml": corpus})
    for builder in ("html", "latex", "text", "xml", "pseudoxml", "man", "texinfo", "epub", "kzpdf"):
        built = made.build(builder)
        assert "rights-excerpt" in built.warnings
        for path in built.outdir.rglob("*"):
            if path.is_file() and "_sources" not in path.parts:
                assert b"zyzzyva" not in path.read_bytes(), path


def test_missing_corpus_names_conf_py(project):
    made = project({"index.md": "# P\n"}, more='kzbrief_corpus = "elsewhere"')
    warnings = made.build().warnings
    assert f"{made.folder}/conf.py:1: ERROR: corpus-invalid" in warnings
    assert "conf.py.rst" not in warnings
