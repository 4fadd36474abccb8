"""Projects that exist already: their themes, extensions and settings."""

from __future__ import annotations

import json
import re
import textwrap

import pytest
from sphinx.errors import ConfigError

WORDS = (
    "The engine has grown seven-fold since 1990.",
    "It “weaves” algebraical patterns — more than 25 of them.",
    "Tickets cost $5.50, up from $6, and 40% were sold.",
    "We shall ring them every hour",
)
THEMES = ("alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_rtd_theme")

BLOCK = "```{{kzquote}} {0}\n{1}\n```\n"
BRIEF = f"""\
# Brief

Inline {{kzquote}}`{WORDS[2]} <bell-2021>` and {{kzcite}}`see ada-2020#para2; bell-2021`.[^a]

{BLOCK.format("ada-2020", WORDS[0])}
{BLOCK.format("ada-2020", WORDS[1]).replace("ada-2020", "ada-2020" + chr(10) + ":style: pull" + chr(10))}

[^a]: A note with {{kzcite}}`ada-2020`.

```{{kzreferences}}
```
"""


def plain(html):
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def main_text(built, name="index.html"):
    return plain(built.page(name)).replace("&#34;", '"')


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_shows_evidence_without_a_warning_or_overflow(project, page, theme):
    pytest.importorskip(theme)
    made = project(
        {"index.md": "# Home\n\n```{toctree}\nbrief\nkzsources/index\n```\n", "brief.md": BRIEF},
        more=f'html_theme = "{theme}"\nkzbrief_source_pages = "cited"\nnitpicky = True\n'
        'html_baseurl = "https://briefs.example/"',
    )
    built = made.build()
    assert built.warnings == ""
    for words in WORDS[:3]:
        assert words in main_text(built, "brief.html")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            for name in ("brief.html", "kzsources/ada-2020.html"):
                page.goto((built.outdir / name).as_uri())
                assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.goto((built.outdir / "brief.html").as_uri())
        for place in (".kz-quote .kz-words", ".kz-quote .attribution", "li.kz-reference"):
            assert page.evaluate(CONTRAST, place) >= 4.5, (scheme, place)


# Contrast of text and what is behind it, after WCAG 2.2, relative luminance.
CONTRAST = """
selector => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const over = (below, colour) => {
    canvas.fillStyle = `rgb(${below})`; canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const element = document.querySelector(selector);
  const chain = [];
  for (let each = element; each; each = each.parentElement) chain.unshift(each);
  let behind = [255, 255, 255];
  for (const each of chain) behind = over(behind, getComputedStyle(each).backgroundColor);
  const front = over(behind, getComputedStyle(element).color);
  const light = colour => colour
    .map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const [dark, bright] = [light(front), light(behind)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
"""


def indented(text, by):
    return textwrap.indent(text, " " * by)


NESTED = f"""\
# Nested

::::{{tab-set}}
:::{{tab-item}} One
{BLOCK.format("ada-2020", WORDS[0])}
:::
:::{{tab-item}} Two
Inline {{kzquote}}`{WORDS[2]} <bell-2021>`.
:::
::::

::::{{grid}} 2
:::{{grid-item-card}} Card
{BLOCK.format("ada-2020", WORDS[1])}

{{kzcite}}`ada-2020`
:::
:::{{grid-item-card}} Other
{{kzcite}}`a paraphrase <bell-2021#para2>`
:::
::::

:::{{dropdown}} More
{BLOCK.format("bell-2021", WORDS[3])}
:::

````{{list-table}}
* - {{kzquote}}`{WORDS[3]} <bell-2021>`
  - {{kzcite}}`bell-2021`
````

> Quoted block with {{kzcite}}`ada-2020`
>
{textwrap.indent(BLOCK.format("ada-2020", WORDS[0]), "> ")}

1. Item

   {BLOCK.format("bell-2021", WORDS[2]).replace(chr(10), chr(10) + "   ")}

:::{{warning}}
:class: dropdown

Deep:

::::{{note}}
<kzquote source="ada-2020">{WORDS[0]}</kzquote>
::::
:::

Term
: Definition with {{kzquote}}`{WORDS[3]} <bell-2021>`

{{{{ key }}}} and an include:

```{{include}} part.txt
```
"""


def test_evidence_stands_in_tabs_cards_tables_lists_and_includes(project):
    made = project(
        {
            "index.md": NESTED,
            "part.txt": f"Included {{kzquote}}`{WORDS[2]} <bell-2021>`.\n",
        },
        more='exclude_patterns = ["part.txt", "_build"]\n'
        'myst_enable_extensions = ["colon_fence", "deflist", "substitution", "dollarmath", '
        '"smartquotes", "replacements"]\n'
        'myst_substitutions = {"key": "substituted {kzcite}`ada-2020#para2`"}',
    )
    for builder in ("html", "latex", "text", "kzcheck"):
        built = made.build(builder)
        assert built.warnings == "", builder
    built = made.build()
    text = main_text(built)
    assert [text.count(words) for words in WORDS] == [3, 1, 3, 3]
    assert "substituted (Lovelace 2020, para. 2 of our copy)" in text
    assert len(built.app.env.get_domain("kz").pages["index"].records) == 15


def test_evidence_stands_in_notebooks(project):
    pytest.importorskip("myst_nb")
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": f"# Book\n\n{BLOCK.format('ada-2020', WORDS[0])}"},
        {"cell_type": "code", "metadata": {}, "source": "1 + 1", "execution_count": None, "outputs": []},
        {"cell_type": "markdown", "metadata": {}, "source": f"And {{kzquote}}`{WORDS[2]} <bell-2021>`."},
    ]  # fmt: skip
    notebook = {
        "cells": cells,
        "metadata": {"language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    made = project(
        {
            "index.md": f"# Home\n\n```{{toctree}}\nbook\nkzsources/index\n```\n\nSays {{kzquote}}`{WORDS[3]} <bell-2021>`.\n",
            "book.ipynb": json.dumps(notebook),
        },
        extensions=("myst_nb", "sphinx_kzbrief"),
        more='nb_execution_mode = "off"\nkzbrief_source_pages = "cited"',
    )
    built = made.build()
    assert built.warnings == ""
    assert WORDS[0] in main_text(built, "book.html")
    assert WORDS[2] in main_text(built, "book.html")
    assert 'href="book.html#kz-quote-1"' in built.page("kzsources/ada-2020.html").replace("../", "")
    wrong = json.dumps(notebook).replace("seven-fold", "eight-fold")
    made.write({"book.ipynb": wrong})
    assert "quote-altered" in made.build().warnings


def test_a_read_only_source_folder_is_checked_and_not_written(project):
    made = project(
        {"index.md": f"# Home\n\n{BLOCK.format('ada-2020', WORDS[0])}\n```{{toctree}}\nkzsources/index\n```\n"},
        more='kzbrief_source_pages = "check"',
    )  # fmt: skip
    warnings = made.build().warnings
    assert (
        "kzsources/ada-2020.md:1: ERROR: corpus-invalid: This page of a source is missing"
        in warnings
    )
    assert not (made.folder / "kzsources").exists()
    made.build(kzbrief_source_pages="cited")
    before = {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in made.folder.rglob("*")
        if path.is_file() and "_build" not in path.parts
    }
    assert made.build().warnings == ""
    after = {
        path: (path.stat().st_mtime_ns, path.read_bytes())
        for path in made.folder.rglob("*")
        if path.is_file() and "_build" not in path.parts
    }
    assert before == after
    made.write(
        {"index.md": "# Home\n\n{kzcite}`bell-2021`\n\n```{toctree}\nkzsources/index\n```\n"}
    )
    assert "shows a source that no document names any more" in made.build().warnings


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ('kzbrief_citation_style = "footnotes"', "author-date, note, numeric"),
        ("kzbrief_profile = 3", "ap, chicago, house, strict"),
        ("kzbrief_source_pages = True", "all, check, cited, off"),
        ("kzbrief_corpus = None", "str"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_the_build_with_what_it_may_be(project, setting, told):
    with pytest.raises(ConfigError, match=setting.split(" ", maxsplit=1)[0]) as error:
        project({"index.md": "# P\n"}, more=setting).build()
    assert told in str(error.value)
