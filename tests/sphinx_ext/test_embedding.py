"""Quotations in projects that exist already."""

from __future__ import annotations

import re

RST = """\
Guide
=====

Some text, and :kzquote:`more than 25 of them <ada-2020>`.

.. kzquote:: ada-2020
   :speaker: Ada Lovelace

   The engine has grown
   seven-fold since 1990.

See :kzcite:`bell-2021#para2`.
"""


def test_two_lines_of_configuration_do_in_a_rest_project(project):
    made = project(
        {"index.rst": RST, "README.md": "# Not a document\n"}, extensions=("sphinx_kzbrief",)
    )
    built = made.build()
    assert built.warnings == ""
    assert built.app.env.found_docs == {"index"}
    html = re.sub(r"<[^>]*>", "", built.page("index.html"))
    assert "The engine has grown seven-fold since 1990." in html
    assert "“more than 25 of them” (Lovelace 2020, para. 2 of our copy)" in html
    assert sorted(path.name for path in made.folder.iterdir()) == [
        "README.md",
        "_build",
        "conf.py",
        "corpus",
        "index.rst",
    ]


def test_an_option_that_rest_refuses_is_a_finding(project):
    made = project(
        {"index.rst": "P\n=\n\n.. kzquote:: ada-2020\n   :speker: X\n\n   The engine has grown\n"},
        extensions=("sphinx_kzbrief",),
    )
    built = made.build("kzcheck")
    assert "markup-invalid" in built.rules
    assert (
        built.findings[0]["place"]["path"] == "index.rst"
        or built.findings[-1]["place"]["path"] == "index.rst"
    )


def test_quotations_stay_verbatim_beside_typography_and_translation(project):
    words = "Tickets cost $5.50, up from $6, and 40% were sold."
    made = project(
        {
            "index.md": f'# P\n\n"Quoted" prose -- and {{kzquote}}`{words} <bell-2021>` here.\n\n'
            f"```{{kzquote}} bell-2021\n{words}\n```\n",
            "locale/de/LC_MESSAGES/index.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            f'msgid "\\"Quoted\\" prose -- and {{kzquote}}`{words} <bell-2021>` here."\n'
            f'msgstr "„Zitat“ und {{kzquote}}`{words} <bell-2021>` hier."\n',
        },
        more='language = "de"\nlocale_dirs = ["locale"]\nsmartquotes = True\n'
        'myst_enable_extensions = ["dollarmath", "smartquotes", "replacements"]',
    )
    built = made.build()
    assert built.warnings == ""
    html = re.sub(r"<[^>]*>", "", built.page("index.html"))
    assert "und „" + words in html
    assert html.count(words) == 2


def test_an_empty_corpus_folder_is_told_and_the_page_still_builds(project):
    made = project({"index.md": "# P\n\n```{kzquote} ada-2020\nThe engine\n```\n"})
    (made.folder / "corpus/corpus.yaml").unlink()
    built = made.build()
    assert "corpus-invalid" in built.warnings
    assert "source-unknown" in built.warnings
    assert "Error" in built.page("index.html") or "kz-unmatched" in built.page("index.html")


def test_an_unknown_setting_is_told(project):
    built = project({"index.md": "# P\n"}, more='kzbrief_corpse = "x"').build()
    assert "Did you mean kzbrief_corpus?" in built.warnings
