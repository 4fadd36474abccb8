"""Pages of sources: written, linked both ways, kept current, removed."""

from __future__ import annotations

import re
import zipfile

import pytest

INDEX = """\
# Home

```{toctree}
brief
kzsources/index
```
"""
BRIEF = """\
# Brief

```{kzquote} ada-2020
The engine has grown seven-fold since 1990.
```
"""
FILES = {"index.md": INDEX, "brief.md": BRIEF}
CITED = 'kzbrief_source_pages = "cited"'


def test_only_sources_that_documents_name_have_pages(project):
    made = project(FILES, more=CITED)
    built = made.build()
    assert built.warnings == ""
    assert {path.name for path in (made.folder / "kzsources").iterdir()} == {
        "ada-2020.md",
        "index.md",
    }
    assert "On engines" in built.page("kzsources/ada-2020.html")


def test_all_sources_have_pages_when_asked(project):
    built = project(FILES, more='kzbrief_source_pages = "all"').build()
    assert built.warnings == ""
    assert "No page of this project uses this source." in built.page("kzsources/bell-2021.html")


def test_quotation_and_passage_link_to_each_other(project):
    built = project(FILES, more=CITED).build()
    there = re.search(
        r'href="(kzsources/ada-2020\.html)#(passage-\d+-\d+)"', built.page("brief.html")
    )
    assert there is not None
    source = built.page(there[1])
    assert re.search(
        rf'id="{there[2]}"[^>]*>The engine has grown seven-fold since 1990\.</span>', source
    )
    back = re.search(r'href="(\.\./brief\.html)#(kz-quote-1)"', source)
    assert back is not None
    assert f'id="{back[2]}"' in built.page("brief.html")


def test_a_page_of_a_source_follows_quotations_elsewhere(project):
    made = project(FILES, more=CITED)
    made.build()
    made.write({"brief.md": BRIEF + "\n{kzcite}`ada-2020#para4`\n"})
    assert "Not all engines are dangerous." in made.build().page("kzsources/ada-2020.html")
    made.write({"brief.md": BRIEF.replace("# Brief", "# Another title")})
    source = made.build().page("kzsources/ada-2020.html")
    assert "Not all engines are dangerous." not in source
    assert "Another title" in source


def test_a_page_that_uses_a_passage_often_is_named_once(project):
    again = "\n{kzquote}`seven-fold since 1990 <ada-2020>` and {kzquote}`weaves <ada-2020>`\n"
    made = project(FILES | {"brief.md": BRIEF + again + "\n{kzcite}`ada-2020#para2`\n"}, more=CITED)
    source = made.build().page("kzsources/ada-2020.html")
    lines = [
        re.sub(r"<[^>]*>", "", line) for line in re.findall(r"<p class=.kz-back-links.*", source)
    ]
    assert lines == ["Quoted in: Brief (2, 3)", "Cited in: Brief"]
    for place in ("kz-quote-1", "kz-quote-2", "kz-quote-3", "kz-cite-1"):
        assert f'href="../brief.html#{place}"' in source


def test_an_excerpt_shows_no_whole_segment_and_little_context(project):
    long = " ".join(f"Sentence number {n} of the long answer stands here." for n in range(80))
    made = project(FILES, more=CITED)
    made.write({"corpus/ada.txt": f"{long} The engine has grown seven-fold since 1990. {long}\n"})
    source = made.build().page("kzsources/ada-2020.html")
    shown = re.sub(r"<[^>]*>", "", re.search(r"<blockquote.*?</blockquote>", source, re.DOTALL)[0])
    assert "seven-fold" in shown
    assert len(shown) < 400


def test_a_space_stands_on_both_sides_of_what_an_excerpt_leaves_out(project):
    sentences = [f"Sentence number {n} of the long answer stands here." for n in range(12)]
    page = "# P\n\n" + "".join(f"{{kzquote}}`{sentences[n]} <ada-2020>`\n\n" for n in (2, 9))
    made = project({"index.md": page}, more=CITED)
    made.write({"corpus/ada.txt": " ".join(sentences) + "\n"})
    source = made.build().page("kzsources/ada-2020.html")
    shown = re.sub(r"<[^>]*>", "", re.search(r"<blockquote.*?</blockquote>", source, re.DOTALL)[0])
    assert f"{sentences[3]} … {sentences[8]}" in " ".join(shown.split())


def test_a_source_that_nobody_names_any_more_leaves_no_page_behind(project):
    made = project(FILES, more=CITED)
    made.build()
    made.write({"brief.md": "# Brief\n\n{kzcite}`bell-2021`\n"})
    built = made.build()
    assert not (made.folder / "kzsources/ada-2020.md").exists()
    assert not (built.outdir / "kzsources/ada-2020.html").exists()
    assert (built.outdir / "kzsources/bell-2021.html").exists()


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "text", "json", "xml"])
def test_no_builder_leaves_a_page_behind(project, builder):
    made = project(FILES, more=CITED)
    made.build(builder)
    made.write({"brief.md": "# Brief\n\n{kzcite}`bell-2021`\n"})
    out = made.build(builder).outdir
    left = [str(path.relative_to(out)) for path in out.rglob("*")]
    for book in out.glob("*.epub"):
        left += zipfile.ZipFile(book).namelist()
    assert any("bell-2021" in name for name in left)
    assert not [name for name in left if "ada-2020" in name]


def test_a_file_of_the_author_s_own_is_never_removed(project):
    made = project(FILES, more=CITED)
    made.write({"kzsources/notes.md": "---\norphan: true\n---\n# My notes\n"})
    made.build()
    made.write({"brief.md": "# Brief\n"})
    made.build()
    assert (made.folder / "kzsources/notes.md").exists()


def test_stubs_are_not_touched_when_nothing_changes(project):
    made = project(FILES, more=CITED)
    made.build()
    stub = made.folder / "kzsources/ada-2020.md"
    before = stub.stat().st_mtime_ns
    made.build()
    assert stub.stat().st_mtime_ns == before


def test_a_key_that_comes_by_an_include_is_told(project):
    made = project({**FILES, "brief.md": "# Brief\n\n```{include} part.inc\n```\n"}, more=CITED)
    made.write({"part.inc": "```{kzquote} bell-2021\nCritics disagreed.\n```\n"})
    built = made.build()
    assert "kzbrief_source_pages" in built.warnings
    assert "bell-2021" in built.warnings


def test_check_writes_nothing_and_tells_what_is_stale(project):
    made = project(
        {**FILES, "index.md": INDEX.replace("kzsources/index\n", "")},
        more='kzbrief_source_pages = "check"',
    )
    built = made.build("kzcheck")
    assert not (made.folder / "kzsources").exists()
    assert {
        each["place"]["path"] for each in built.findings if each["rule"] == "corpus-invalid"
    } == {
        "kzsources/ada-2020.md",
        "kzsources/index.md",
    }


def test_the_domain_links_sources_passages_and_quotations(project):
    brief = BRIEF.replace("```{kzquote} ada-2020", "```{kzquote} ada-2020\n:name: growth")
    brief += "\n{kz:ref}`growth`, {kz:source}`ada-2020`, {kz:passage}`ada-2020#para2`, {any}`growth`, {kzsource}`ada-2020`\n"
    built = project({**FILES, "brief.md": brief}, more=CITED).build()
    assert built.warnings == ""
    html = built.page("brief.html")
    assert html.count('href="#growth"') == 2
    assert html.count('href="kzsources/ada-2020.html#kz-source-1"') == 2
    assert "Ada Lovelace, The Analyst" in html


def test_a_name_given_twice_is_told(project):
    twice = BRIEF.replace("```{kzquote} ada-2020", "```{kzquote} ada-2020\n:name: growth")
    made = project(
        {**FILES, "brief.md": twice, "other.md": "---\norphan: true\n---\n" + twice}, more=CITED
    )
    findings = made.build("kzcheck").findings
    assert [(each["rule"], each["place"]["path"]) for each in findings] == [
        ("markup-invalid", "other.md")
    ]
