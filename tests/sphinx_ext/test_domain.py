"""The domain `kz`: links within a project, and from another one."""

from __future__ import annotations

import re

import pytest
from sphinx.util.inventory import InventoryFile

BRIEF = """\
# Brief

```{kzquote} ada-2020
:name: growth

The engine has grown seven-fold since 1990.
```

Said {kzcite}`bell-2021#para2`.
"""
LINKS = """\
# Links

S {{kzsource}}`ada-2020`. T {{kzsource}}`the talk <ada-2020>`. D {{kz:source}}`bell-2021`.
P {{kz:passage}}`ada-2020#para2`. W {{kz:passage}}`ada-2020#"has grown"`. Q {{kz:ref}}`growth`.
R {{kz:ref}}`ada-2020`. A {{any}}`bell-2021`. M [](kz:ada-2020). N [named](#growth). {more}
"""
PAGES = 'kzbrief_source_pages = "cited"\nnitpicky = True'


def files(more=""):
    return {
        "index.md": "# Home\n\n```{toctree}\nbrief\nlinks\n```\n",
        "brief.md": BRIEF,
        "links.md": LINKS.format(more=more),
    }


def links_of(built, page="links.html"):
    """Return words and address of each link in the text of a page."""
    body = built.page(page).split('role="main"')[1].split('class="sphinxsidebar"')[0]
    found = re.findall(r'<a class="reference[^"]*" href="([^"]*)"[^>]*>(.*?)</a>', body)
    return [(re.sub(r"<[^>]*>", "", words).replace("\u00a0", " "), uri) for uri, words in found]


def test_links_lead_to_sources_passages_and_quotations(project):
    made = project(files(), more=PAGES)
    built = made.build()
    assert built.warnings == ""
    assert links_of(built) == [
        ("On engines", "kzsources/ada-2020.html#kz-source-1"),
        ("the talk", "kzsources/ada-2020.html#kz-source-1"),
        ("Bells ring twice", "kzsources/bell-2021.html#kz-source-1"),
        ("On engines, para. 2 of our copy", "kzsources/ada-2020.html#passage-38-81"),
        ("On engines, para. 2 of our copy", "kzsources/ada-2020.html#passage-38-81"),
        ("Ada Lovelace, The Analyst", "brief.html#growth"),
        ("On engines", "kzsources/ada-2020.html#kz-source-1"),
        ("Bells ring twice", "kzsources/bell-2021.html#kz-source-1"),
        ("On engines", "kzsources/ada-2020.html#kz-source-1"),
        ("named", "brief.html#growth"),
    ]
    page = built.page("kzsources/ada-2020.html")
    assert 'id="kz-source-1"' in page
    assert 'id="passage-38-81"' in page


def test_without_source_pages_links_lead_to_the_web_address_or_nowhere(project):
    built = project(files(), more="nitpicky = True").build()
    assert built.warnings == ""
    assert links_of(built) == [
        ("On engines", "https://example.org/ada"),
        ("the talk", "https://example.org/ada"),
        ("On engines, para. 2 of our copy", "brief.html#growth"),
        ("On engines, para. 2 of our copy", "brief.html#growth"),
        ("Ada Lovelace, The Analyst", "brief.html#growth"),
        ("On engines", "https://example.org/ada"),
        ("On engines", "https://example.org/ada"),
        ("named", "brief.html#growth"),
    ]
    assert "D <span" in built.page("links.html")
    assert "Bells ring twice" in built.page("links.html")


@pytest.mark.parametrize(
    ("link", "rule", "hint"),
    [
        ("{kzsource}`ada-2021`", "source-unknown", "ada-2020"),
        ("{kz:source}`ada-2021`", "source-unknown", "ada-2020"),
        ("{kz:ref}`growht`", "source-unknown", "growth"),
        ("{kz:quote}`growht`", "source-unknown", "growth"),
        ("{kz:passage}`ada-2020#para99`", "cite-locator", ""),
        ("{kz:passage}`zeta-1900#para1`", "source-unknown", ""),
    ],
)
def test_a_link_that_finds_nothing_is_a_finding_and_no_other_warning(project, link, rule, hint):
    made = project(files(link), more=PAGES)
    (finding,) = made.build("kzcheck").findings
    assert finding["rule"] == rule
    assert hint in finding["remedy"]
    assert finding["place"]["path"] == "links.md"
    assert finding["place"]["line"] in {3, 5}
    built = made.build()
    assert built.warnings.count("WARNING") + built.warnings.count("ERROR") == 1
    assert link.split("`")[1] in built.page("links.html")


def test_a_page_follows_what_its_links_lead_to(project):
    made = project(files(), more=PAGES)
    made.build()
    made.write({"brief.md": BRIEF.replace(":name: growth", ":name: growth\n:class: wide")})
    made.write({"brief.md": BRIEF.replace(":name: growth\n", "").replace("Said", "So said")})
    assert "source-unknown" in made.build().warnings
    corpus = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    made.write({"corpus/corpus.yaml": corpus.replace("title: On engines", "title: Of engines")})
    assert ("Of engines", "kzsources/ada-2020.html#kz-source-1") in links_of(made.build())


@pytest.mark.parametrize(
    ("more", "source", "passage"),
    [
        (PAGES, "kzsources/ada-2020.html#kz-source-1", "kzsources/ada-2020.html#passage-38-81"),
        ("", "brief.html#kz-ref-ada-2020", "brief.html#growth"),
    ],
)
def test_another_project_links_sources_passages_and_quotations(
    project, tmp_path, more, source, passage
):
    theirs = files()
    theirs["brief.md"] += "\n```{kzreferences}\n```\n"
    first = project(theirs, more=more).build()
    assert first.warnings == ""
    inventory = first.outdir / "objects.inv"
    with inventory.open("rb") as file:
        data = InventoryFile.load(file, "https://one.example/", lambda *parts: "".join(parts))
    assert {"kz:source", "kz:passage", "kz:quote"} <= set(data)
    (tmp_path / "project").rename(tmp_path / "first")
    inventory = tmp_path / "first" / inventory.relative_to(tmp_path / "project")
    second = project(
        {
            "index.md": "# Second\n\n{kz:source}`ada-2020`, {kz:passage}`their words <ada-2020#para2>`, "
            "{kz:quote}`growth`, {external+one:kz:passage}`there <ada-2020#para2>`, "
            "[again](inv:one:kz:source#ada-2020), {kzcite}`own-1`.\n",
        },
        extensions=("myst_parser", "sphinx_kzbrief", "sphinx.ext.intersphinx"),
        more="nitpicky = True\n"
        f'intersphinx_mapping = {{"one": ("https://one.example/", "{inventory}")}}',
        corpus={
            "corpus/corpus.yaml": "sources:\n  own-1:\n    file: own.txt\n    title: Own\n",
            "corpus/own.txt": "Our own words stand here.\n",
        },
    ).build()
    assert second.warnings == ""
    found = links_of(second, "index.html")
    assert found[:5] == [
        ("On engines", f"https://one.example/{source}"),
        ("their words", f"https://one.example/{passage}"),
        ("Ada Lovelace, The Analyst", "https://one.example/brief.html#growth"),
        ("there", f"https://one.example/{passage}"),
        ("again", f"https://one.example/{source}"),
    ]
