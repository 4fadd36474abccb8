"""Citations and reference lists."""

from __future__ import annotations

import re

import pytest


def plain(html):
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def test_a_citation_prints_author_year_and_locator(project):
    made = project(
        {"index.md": "# P\n\nSee {kzcite}`see ada-2020#para2, my emphasis; bell-2021`.\n"}
    )
    built = made.build()
    assert built.warnings == ""
    assert "(see Lovelace 2020, para. 2 of our copy, my emphasis; Daily Bell 2021)" in plain(
        built.page("index.html")
    )


def test_a_paraphrase_keeps_its_words_and_gets_a_citation(project):
    made = project(
        {"index.md": '# P\n\n{kzcite}`It grew a lot <ada-2020#"has grown seven-fold">`.\n'}
    )
    built = made.build()
    assert built.warnings == ""
    assert "It grew a lot (Lovelace 2020, para. 2 of our copy)." in plain(built.page("index.html"))


@pytest.mark.parametrize(
    ("role", "rule"),
    [
        ("{kzcite}`ada-2020#para99`", "cite-locator"),
        ('{kzcite}`ada-2020#"no such words"`', "cite-locator"),
        ("{kzcite}`ada-2021`", "source-unknown"),
        ("{kzcite}`see ada-2020 bell-2021`", "markup-invalid"),
        ("{kzcite}`text < >`", "markup-invalid"),
        ("{kzquote}`words without a locator`", "markup-invalid"),
    ],
)
def test_what_is_wrong_is_told_by_its_rule_and_line(project, role, rule):
    built = project({"index.md": f"# P\n\nFirst line\nand {role} more.\n"}).build("kzcheck")
    assert [each["rule"] for each in built.findings if each["rule"] != "nothing-checked"] == [rule]
    assert built.findings[-1]["place"]["path"] == "index.md"
    assert built.findings[-1]["place"]["line"] in {3, 4}


def test_the_list_of_a_page_holds_what_that_page_uses(project):
    made = project(
        {
            "index.md": "# P\n\n```{toctree}\nother\n```\n\n{kzcite}`ada-2020`\n\n```{kzreferences}\n```\n",
            "other.md": "# O\n\n{kzcite}`bell-2021`\n\n```{kzreferences}\n:scope: project\n```\n",
        }
    )
    built = made.build()
    assert built.warnings == ""
    assert (
        "Bells ring twice"
        not in plain(built.page("index.html")).replace("O", "", 1).split("Lovelace, Ada")[1][:200]
    )
    other = plain(built.page("other.html"))
    assert "Lovelace, Ada. 2020. “On engines.”" in other
    assert "Daily Bell" in other


def test_letters_of_one_year_change_pages_that_were_not_touched(project):
    made = project(
        {
            "index.md": "# P\n\n```{toctree}\nother\n```\n\n{kzcite}`ada-2020`\n",
            "other.md": "# O\n\nNothing yet.\n",
        }
    )
    made.write(
        {
            "corpus/corpus.yaml": (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
            + "  ada-more-2020:\n    file: ada.txt\n    type: interview\n    title: Zeta\n"
            "    author: [{family: Lovelace, given: Ada}]\n    issued: '2020-06-01'\n"
        }
    )
    assert "(Lovelace 2020)" in plain(made.build().page("index.html"))
    made.write({"other.md": "# O\n\n{kzcite}`ada-more-2020`\n"})
    built = made.build()
    assert "(Lovelace 2020a)" in plain(built.page("index.html"))
    assert "(Lovelace 2020b)" in plain(built.page("other.html"))


@pytest.mark.parametrize(
    "cited",
    [
        "She said “words that nobody has said” <bell-2021#para1>",
        "see “words that nobody has said”, bell-2021",
        "see 'words that nobody has said', bell-2021",
        "bell-2021#para1, “words that nobody has said”",
    ],
)
def test_words_in_quotation_marks_inside_a_citation_are_told(project, cited):
    (finding,) = project({"index.md": f"# P\n\n{{kzcite}}`{cited}`\n"}).build("kzcheck").findings
    assert (finding["rule"], finding["source"]) == ("quote-unchecked", "bell-2021")
    assert "kzquote" in finding["remedy"]


@pytest.mark.parametrize(
    "cited",
    [
        "They sold “two” of them <bell-2021#para1>",
        'see bell-2021#"The mayor opened the tower"',
        "“Bells ring twice” says so <bell-2021>",
    ],
)
def test_titles_few_words_and_locators_are_no_quotations(project, cited):
    files = {"index.md": f"# P\n\n{{kzcite}}`{cited}`\n"}
    assert project(files).build("kzcheck").rules == []


def test_a_title_that_changes_makes_it_a_quotation(project):
    made = project({"index.md": "# P\n\n{kzcite}`“It is all in the title” <ada-2020>`\n"})
    manifest = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    made.write(
        {"corpus/corpus.yaml": manifest.replace("Bells ring twice", "It is all in the title")}
    )
    assert made.build("kzcheck").rules == []
    made.write({"corpus/corpus.yaml": manifest})
    assert made.build("kzcheck").rules == ["quote-unchecked"]
