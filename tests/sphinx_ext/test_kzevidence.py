"""The traceability matrix: every claim with its evidence, every cell a link, always up to date."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

PAGE = """\
# Page

:::{kzclaim}
:name: growth
:evidence: bell-2021#"Tickets cost"; ada-2020#"grown seven-fold"
:against: ada-2020#"Not all engines"
:weighing: An old view.
:likelihood: likely

The engine is likely to grow. It did before.
:::

She said {kzquote}`has grown seven-fold since 1990 <ada-2020>`. {kzcite}`It was sold <bell-2021#para1>`.
"""
MORE = 'myst_enable_extensions = ["colon_fence"]\nkzbrief_source_pages = "cited"'
TABLE = "\n```{kzevidence}\n```\n"


def rows(built, docname="index"):
    """Return the text of the cells of each table, a table a list."""
    found = []
    for table in built.doctree(docname).findall(nodes.table):
        body = next(iter(table.findall(nodes.tbody)))
        found.append([[cell.astext() for cell in row] for row in body])
    return found


def test_the_matrix_leads_from_claim_to_evidence_source_passage_and_verdict(project):
    built = project({"index.md": PAGE + TABLE}, more=MORE).build()
    claims, others, voices = rows(built)
    assert claims == [
        ["For", "Daily Bell", "Daily Bell", "para. 1 of our copy", "the passage is in our copy"],
        ["For", "has grown seven-fold since 1990", "The Analyst", "para. 2 of our copy",
         "matches our copy (exact)"],
        ["Against", "Ada Lovelace", "The Analyst", "para. 4 of our copy",
         "the passage is in our copy"],
    ]  # fmt: skip
    assert [row[0] for row in others] == ["It was sold"]
    assert others[0][3] == "paraphrase; the passage is in our copy"
    assert [row[:4] for row in voices] == [
        ["Ada Lovelace", "Ada Lovelace", "1", "0"], ["Daily Bell", "Daily Bell", "0", "1"],
    ]  # fmt: skip
    page = " ".join(re.sub(r"<[^>]*>", "", built.page("index.html")).split())
    assert "1. The engine is likely to grow. Likelihood: likely (55–80%)." in page


@pytest.mark.parametrize("pages", ["cited", "off"])
def test_every_cell_is_a_link_that_lands(project, pages):
    more = MORE.replace("cited", pages)
    made = project({"index.md": PAGE + TABLE + "\n```{kzreferences}\n```\n"}, more=more)
    built = made.build()
    for table in built.doctree("index").findall(nodes.table):
        for cell in next(iter(table.findall(nodes.tbody))).findall(nodes.entry):
            if cell.astext() == "0":
                continue  # there is no place where somebody is not quoted
            (link,) = cell.findall(nodes.reference)
            page, _, anchor = link.get("refuri", f"index.html#{link.get('refid')}").partition("#")
            assert not anchor or f'id="{anchor}"' in built.page(page or "index.html"), cell.astext()


def test_a_verdict_says_never_verified(project):
    altered = PAGE.replace("seven-fold since 1990 <", "nine-fold since 1990 <")
    built = project({"index.md": altered + TABLE}, more=MORE).build()
    verdicts = [row[-1] for table in rows(built)[:2] for row in table]
    assert "does not match our copy (altered)" in verdicts
    assert "verified" not in built.page("index.html").lower()


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("has grown seven-fold", "The engine has grown seven-fold", "The engine has grown"),
        (":likelihood: likely", ":likelihood: probable", "Likelihood: probable"),
        ("The engine is likely", "The steam engine is likely", "The steam engine"),
    ],
)
def test_a_page_that_shows_the_matrix_follows_every_change(project, old, new, shown):
    made = project(
        {
            "index.md": "# Index\n\n```{toctree}\npage\n```\n\n```{kzevidence}\n:scope: project\n```\n",
            "page.md": PAGE,
        },
        more=MORE,
    )
    assert shown not in made.build().page("index.html")
    made.write({"page.md": PAGE.replace(old, new)})
    assert shown in re.sub(r"<[^>]*>", "", made.build().page("index.html"))


def test_a_project_without_evidence_says_so_and_a_wrong_scope_is_told(project):
    built = project({"index.md": "# P\n\n```{kzevidence}\n:scope: world\n```\n"}).build()
    assert "There is no evidence here yet." in built.page("index.html")
    assert "markup-invalid" in built.warnings


def test_a_claim_without_evidence_is_shown_as_such(project):
    page = "# P\n\n```{kzclaim}\nIt grows.\n```\n" + TABLE
    assert "No evidence." in project({"index.md": page}).build().page("index.html")
