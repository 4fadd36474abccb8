"""Citation styles on pages: notes, numbers, lists, and where citations lead."""

from __future__ import annotations

import re

import pytest

TREE = "# Home\n\n```{toctree}\none\ntwo\n```\n"
NOTES = 'kzbrief_citation_style = "note"'
NUMBERS = 'kzbrief_citation_style = "numeric"'
LIST = "\n```{kzreferences}\n```\n"
PROJECT_LIST = "\n```{kzreferences}\n:scope: project\n```\n"

NOTED = """\
# One

It grew a lot {kzcite}`ada-2020#para2`. An author's note.[^a] She says
{kzquote}`more than 25 of them <ada-2020>`, and {kzquote}`We shall ring them every hour <bell-2021>`.
By hand,[^7] and {kzcite}`a paraphrase <bell-2021#para2>`? Again.[^a]

```{kzquote} ada-2020
The engine has no pretensions to originate anything.
```

[^a]: Mine, see {kzcite}`ada-2020#para4`.
[^7]: Seven.
"""


def plain(html):
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def body(built, page="one.html"):
    return built.page(page).split('role="main"')[1].split('class="sphinxsidebar"')[0]


def dead_links(built):
    """Return links within the pages of a build that lead to no place of them."""
    dead = []
    for path in built.outdir.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for uri in re.findall(
            r'<a class="(?:reference internal|footnote)[^"]*" href="([^"]*)"', html
        ):
            page, _, ident = uri.partition("#")
            target = (path.parent / page) if page else path
            if not target.is_file() or (
                ident and f'id="{ident}"' not in target.read_text(encoding="utf-8")
            ):
                dead.append(f"{path.name}: {uri}")
    return dead


def test_notes_are_footnotes_among_the_author_s_own(project):
    built = project({"index.md": TREE, "one.md": NOTED, "two.md": "# Two\n"}, more=NOTES).build()
    assert built.warnings == ""
    text = plain(body(built))
    assert "It grew a lot.[1] An author’s note.[2] She says “more than 25 of them”,[3] and" in text
    assert "“We shall ring them every hour”.[4] By hand,[7] and a paraphrase?[5] Again.[2]" in text
    assert "para. 4 of our copy[6]" in text
    notes = re.findall(r'<aside class="footnote brackets".*?</aside>', body(built), re.DOTALL)
    assert [plain(note) for note in notes] == [
        (
            "[1] Ada Lovelace, “On engines,” interview, The Analyst, 1 May 2020, para. 2 of our copy, "
            "https://example.org/ada."
        ),
        "[2] (1,2) Mine, see Lovelace, “On engines,” para. 4 of our copy.",
        "[3] Lovelace, “On engines,” para. 2 of our copy.",
        (
            "[4] Mary Smith, quoted in Daily Bell, “Bells ring twice,” 3 February 2021, "
            "para. 2 of our copy."
        ),
        "[5] Daily Bell, “Bells ring twice,” para. 2 of our copy.",
        "[6] Lovelace, “On engines,” para. 4 of our copy.",
        "[7] Seven.",
    ]
    assert dead_links(built) == []


def test_notes_print_a_source_in_full_on_each_page(project):
    page = "# P\n\nA {kzcite}`ada-2020`. B {kzcite}`ada-2020`.\n"
    built = project({"index.md": TREE, "one.md": page, "two.md": page}, more=NOTES).build()
    for name in ("one.html", "two.html"):
        text = plain(body(built, name))
        assert "[1] Ada Lovelace, “On engines,” interview, The Analyst" in text
        assert "[2] Lovelace, “On engines.”" in text
        assert "A.[1] B.[2]" in text


def test_notes_stand_in_every_format(project):
    made = project(
        {"index.md": TREE, "one.md": NOTED, "two.md": "# Two\n\nB {kzcite}`bell-2021`.\n"},
        more=NOTES,
    )
    text = made.build("text").page("one.txt")
    assert "It grew a lot.[1] An author's note.[2]" in " ".join(text.split()).replace("’", "'")
    assert "[5] *Daily Bell*, “Bells ring twice,” para. 2 of our copy." in " ".join(text.split())
    latex = made.build("latex").page("test.tex")
    assert [int(n) for n in re.findall(r"\\begin\{footnote\}\[(\d)\]", latex)] == [
        1,
        2,
        3,
        4,
        7,
        5,
        6,
        1,
    ]
    single = made.build("singlehtml")
    assert single.warnings == ""
    assert dead_links(single) == []
    ids = re.findall(r'id="([^"]*kz-[^"]*)"', single.page("index.html"))
    assert len(ids) == len(set(ids))
    assert "Two" in plain(single.page("index.html"))


def test_notes_of_russian_stand_before_the_stop(project):
    page = "# P\n\nТак {kzcite}`ada-2020`.\n"
    built = project({"index.md": page}, more=NOTES + '\nlanguage = "ru"').build()
    assert "Так[1]." in plain(body(built, "index.html"))


def test_a_mark_in_a_table_a_title_and_a_nested_list_prints(project):
    page = "# P {kzcite}`ada-2020`\n\n| a | b |\n|---|---|\n| x {kzcite}`bell-2021` | y |\n\n- l\n  - m {kzcite}`ada-2020`\n"
    for builder in ("html", "latex", "text", "epub", "man", "texinfo"):
        made = project({"index.md": page}, more=NOTES + '\ncopyright = "x"\nversion = "1"')
        built = made.build(builder)
        assert built.warnings == "", builder
        (made.folder).rename(made.folder.parent / builder)


def test_numbers_in_a_row_are_a_range_and_entries_lead_back_to_each_use(project):
    corpus = "sources:\n" + "".join(
        f"  s{n}:\n    file: s.txt\n    title: Title {n}\n    author: [{{family: Name{n}}}]\n    issued: '2020'\n"
        for n in range(1, 6)
    )
    page = "# P\n\nA {kzcite}`s1; s2; s3; s5`. B {kzcite}`s4#para1`. C {kzcite}`s2`.\n" + LIST
    made = project(
        {"index.md": page},
        more=NUMBERS,
        corpus={"corpus/corpus.yaml": corpus, "corpus/s.txt": "Words of it.\n"},
    )
    built = made.build()
    assert built.warnings == ""
    text = plain(body(built, "index.html"))
    assert "A [1–4]. B [5, para. 1 of our copy]. C [2]." in text
    assert "[2] Name2. “Title 2.” 2020. ↑ 1 ↑ 2" in text
    assert dead_links(built) == []
    html = body(built, "index.html")
    assert re.search(r'<a [^>]*href="#kz-ref-s5"[^>]*><span>4</span>', html)
    assert html.count('href="#kz-cite-1"') == 4


def test_lists_of_the_page_and_of_the_project_stand_on_one_page(project):
    page = "# {0}\n\nSays {{kzcite}}`{1}`.\n" + "{2}"
    files = {
        "index.md": TREE + "\n{kzcite}`bell-2021`\n" + PROJECT_LIST,
        "one.md": page.format("One", "ada-2020", LIST + PROJECT_LIST),
        "two.md": page.format("Two", "bell-2021", ""),
    }
    built = project(files).build()
    assert built.warnings == ""
    html = body(built)
    assert re.findall(r'id="(kz-ref[^"]*)"', html) == [
        "kz-ref-ada-2020", "kz-ref2-bell-2021", "kz-ref2-ada-2020",
    ]  # fmt: skip
    # A citation leads to the list of its own page, else to one that holds it.
    assert 'href="#kz-ref-ada-2020"' in html
    assert 'href="index.html#kz-ref-bell-2021"' in body(built, "two.html")
    assert "↑ Home ↑ Two" in plain(html)
    assert dead_links(built) == []


def test_without_lists_and_pages_a_citation_leads_to_the_web_address(project):
    built = project({"index.md": "# P\n\nA {kzcite}`ada-2020`. B {kzcite}`bell-2021`.\n"}).build()
    html = body(built, "index.html")
    assert (
        '<a class="reference external" href="https://example.org/ada"><span>Lovelace 2020' in html
    )
    assert "(Daily Bell 2021)" in plain(html)


def test_the_list_leads_to_source_pages_and_copies_on_the_web(project):
    made = project(
        {
            "index.md": TREE,
            "one.md": "# One\n\nA {kzcite}`bell-2021`.\n" + LIST,
            "two.md": "# Two\n",
        },
        more='kzbrief_source_pages = "cited"',
    )
    corpus = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    copy = "    URL: https://bell.example/1\n    copy: {archive: https://archive.example/2, retrieved: 2022-07-01}\n"
    made.write({"corpus/corpus.yaml": corpus + copy})
    built = made.build()
    assert built.warnings == ""
    html = body(built)
    assert '<a class="reference internal" href="kzsources/bell-2021.html#kz-source-1">' in html
    assert '<a class="reference external" href="https://archive.example/2">' in html
    assert 'href="kzsources/bell-2021.html#kz-source-1"><span><em>Daily Bell</em> 2021' in html
    assert dead_links(built) == []


def test_a_quotation_inside_a_source_names_both_in_running_text(project):
    page = "# P\n\nA {kzquote}`We shall ring them every hour <bell-2021>`.\n"
    for style, shown in (
        ("author-date", "hour” (Mary Smith, quoted in Daily Bell 2021, para. 2 of our copy)."),
        ("numeric", "hour” [Mary Smith, quoted in 1, para. 2 of our copy]."),
    ):
        made = project({"index.md": page}, more=f'kzbrief_citation_style = "{style}"')
        assert shown in plain(body(made.build(), "index.html"))
        made.folder.rename(made.folder.parent / style)


@pytest.mark.parametrize("style", ["author-date", "numeric", "note"])
def test_a_pdf_leads_to_its_own_list_where_the_source_s_page_is_not_in_it(project, style):
    pypdf = pytest.importorskip("pypdf")
    made = project(
        {
            "index.md": TREE,
            "one.md": "# One\n\nA {kzcite}`bell-2021`.\n\n```{toctree}\nthree\n```\n",
            "two.md": "# Two\n\n{kzcite}`ada-2020`.\n" + PROJECT_LIST,
            "three.md": "# Three\n\nB {kzcite}`ada-2020#para2`.\n" + LIST,
        },
        more=f'kzbrief_citation_style = "{style}"\nkzbrief_source_pages = "all"\n'
        'kzbrief_pdf_documents = [("one", "one.pdf")]',
    )
    built = made.build("kzpdf")
    assert built.warnings == ""
    program = (built.outdir / "typst/one/main.typ").read_text(encoding="utf-8")
    assert 'jump("three#kz-ref-ada-2020"' in program
    text = "".join(page.extract_text() for page in pypdf.PdfReader(built.outdir / "one.pdf").pages)
    # The list of the page "three" holds what that page cites, not what others do.
    assert "Bells ring twice" not in text.split("Three")[-1].split("B")[0]
    assert text.count("Lovelace, Ada") == 1


@pytest.mark.parametrize("style", ["author-date", "note"])
def test_evidence_in_a_heading_is_a_place_in_every_format(project, style):
    page = (
        "# Home\n\n```{toctree}\nkzsources/index\n```\n\n"
        "## It “grew” {kzquote}`seven-fold since 1990 <ada-2020>` {kzcite}`ada-2020#para2`\n\n"
        "```{kzreferences}\n```\n"
    )
    more = f'kzbrief_citation_style = "{style}"\nkzbrief_source_pages = "cited"'
    made = project({"index.md": page}, more=more)
    for builder in ("html", "latex", "kzpdf"):
        assert made.build(builder).warnings == "", builder
    built = made.build("singlehtml")
    ids = re.findall(r'\bid="([^"]*)"', built.page("index.html"))
    assert len(ids) == len(set(ids))


def test_bibtex_s_citations_stand_beside_ours(project):
    pytest.importorskip("sphinxcontrib.bibtex")
    page = (
        "Page\n====\n\nOurs :kzcite:`ada-2020`, theirs :cite:p:`knuth`.\n\n.. kzreferences::\n\n"
        ".. bibliography::\n"
    )
    made = project(
        {
            "index.rst": page,
            "refs.bib": "@book{knuth, author={Knuth, Donald}, title={Books}, year={1968}, publisher={X}}\n",
        },
        extensions=("sphinxcontrib.bibtex", "sphinx_kzbrief"),
        more='bibtex_bibfiles = ["refs.bib"]',
    )
    for builder in ("html", "latex", "text"):
        built = made.build(builder)
        assert built.warnings == ""
    text = plain(body(made.build(), "index.html"))
    assert "Ours (Lovelace 2020), theirs [Knu68]" in text
    assert "Lovelace, Ada. 2020." in text
    assert "Donald Knuth" in text
