"""The head of a brief: what it prints, and what it counts."""

from __future__ import annotations

import re

import pytest

HEAD = """\
# Brief

:::{kzbrief}
:audience: Desk officers
:status: draft
:date: 2022-06-21
:authors: Ada Lovelace; Charles Babbage
:marking: TLP:GREEN
:cut-off: 2022-06, and nothing later

It {kzquote}`has grown seven-fold since 1990 <ada-2020>`.
:::

"""
MORE = 'myst_enable_extensions = ["colon_fence"]'


def plain(page):
    return " ".join(re.sub(r"<[^>]*>", "", page).split())


def test_the_head_prints_its_fields_and_the_bottom_line(project):
    built = project({"index.md": HEAD}, more=MORE).build()
    assert built.warnings == ""
    shown = plain(built.page("index.html"))
    for words in (
        "Authors: Ada Lovelace, Charles Babbage", "Date: 21 June 2022", "Readers: Desk officers",
        "Marking: TLP:GREEN", "Cut-off: June 2022, and nothing later",
        "Bottom line It “has grown seven-fold since 1990”",
    ):  # fmt: skip
        assert words in shown.replace("\u00b6", "").replace("\u00a0", " ").replace("::", ":")
    assert built.app.env.metadata["index"]["date"] == "2022-06-21"
    assert built.app.env.metadata["index"]["author"] == "Ada Lovelace, Charles Babbage"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "1 of 1 quotation matches our copy of 1 source."),
        ("{kzquote}`Tickets cost $5.50 <bell-2021>`", "2 of 2 quotations match our copies of 2 sources."),
        ("{kzquote}`Tickets cost $9.50 <bell-2021>`", "1 of 2 quotations match our copies of 1 source."),
        ("{kzfigure}`$5.50 <bell-2021#para1>`",
         "1 of 1 quotation and 1 of 1 figure match our copies of 2 sources."),
    ],
)  # fmt: skip
def test_the_head_counts_the_quotations_of_its_page_that_match(project, body, said):
    built = project({"index.md": HEAD + body + "\n"}, more=MORE).build()
    shown = plain(built.page("index.html"))
    assert said in shown
    assert (
        "The originals were not seen, and whether the sources are right was not checked." in shown
    )


def test_the_head_follows_a_source_that_changes(project):
    made = project({"index.md": HEAD}, more=MORE)
    assert "1 of 1 quotation match" in made.build().page("index.html")
    text = (made.folder / "corpus/ada.txt").read_text(encoding="utf-8")
    made.write({"corpus/ada.txt": text.replace("seven-fold", "ninefold")})
    assert "0 of 1 quotation" in made.build().page("index.html")


def test_copies_that_were_compared_are_told_of(project):
    made = project({"index.md": HEAD}, more=MORE)
    manifest = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    made.write(
        {
            "corpus/corpus.yaml": manifest.replace(
                "file: ada.txt", "file: ada.txt\n    copy: {compared: 2022-01-01}"
            )
        }
    )
    shown = plain(made.build().page("index.html"))
    assert "Our copies were compared with the originals. Whether the sources are right" in shown


@pytest.mark.parametrize(
    ("old", "new"), [("2022-06-21", "21 June"), ("2022-06, and", "June 2022, and")]
)
def test_a_date_that_is_none_is_told(project, old, new):
    built = project({"index.md": HEAD.replace(old, new)}, more=MORE).build("kzcheck")
    assert built.rules == ["markup-invalid"]
