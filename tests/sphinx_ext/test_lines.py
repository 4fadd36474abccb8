"""Findings name the line of the role itself, in whatever paragraph it stands."""

from __future__ import annotations

import pytest

MYST = """\
# Page

A paragraph whose first line holds nothing,
then {kzquote}`words that are not there <ada-2020>` and more,
then
{kzquote}`other words that are
not there <ada-2020>`.

> Quoted
> lines, {kzquote}`still other words
> not there <ada-2020>`
> and {kzcite}`nobody-2000#para1`.

1. A list
   {kzcite}`see nobody-2001, emphasis ours`
   and {kzcite}`a paraphrase <nobody-2002#para1>`,
   and <kzquote source="ada-2020">words in an element</kzquote>.

:::{note}
In a note,
{kzquote}`twice the same words <ada-2020>`
and {kzquote}`twice the same words <ada-2020>`
:::

```{include} part.inc
```
"""
PART = """\
Included text that
has {kzquote}`lines of its own <ada-2020>`.
"""
REST = """\
Page
====

A paragraph whose first line holds nothing,
then :kzquote:`words that are not there <ada-2020>` and more,
:kzquote:`other words that are
not there <ada-2020>`.

* A list
  :kzcite:`nobody-2001`
"""


def places(build):
    return [(each["place"]["path"], each["place"]["line"]) for each in build.findings]


def test_each_role_of_a_paragraph_has_its_own_line(project):
    made = project({"index.md": MYST, "part.inc": PART}, more="exclude_patterns = ['_build']")
    lines = [4, 6, 10, 12, 15, 16, 17, 21, 22]
    assert sorted(places(made.build("kzcheck"))) == [
        *(("index.md", line) for line in lines),
        ("part.inc", 2),
    ]


def test_in_rest_too(project):
    made = project({"index.rst": REST}, extensions=("sphinx_kzbrief",))
    assert places(made.build("kzcheck")) == [("index.rst", line) for line in (5, 6, 10)]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_windows_line_ends_and_a_mark_of_byte_order_change_nothing(project, newline):
    made = project({"index.md": ""})
    text = "\ufeff" + MYST.partition("```")[0].replace("\n", newline)
    (made.folder / "index.md").write_bytes(text.encode())
    assert [line for _, line in places(made.build("kzcheck"))] == [4, 6, 10, 12, 15, 16, 17, 21, 22]


def test_what_cannot_be_told_keeps_the_line_of_its_paragraph(project):
    page = "First\n`gone <ada-2020>`\n{kzquote}`gone <ada-2020>`\n"
    made = project({"index.md": page})
    assert places(made.build("kzcheck")) == [("index.md", 1)]


def test_a_translation_has_the_line_of_what_it_translates(project):
    text = "She said {kzquote}`Tickets cost $5.50 <bell-2021>`."
    catalogue = f"""\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "{text}"
msgstr "{text.replace("5.50", "7.50").replace("She said", "Elle a dit")}"
"""
    made = project(
        {"index.md": f"# Page\n\n{text}\n", "locale/fr/LC_MESSAGES/index.po": catalogue},
        more='language = "fr"\nlocale_dirs = ["locale"]',
    )
    (finding,) = made.build("kzcheck").findings
    assert finding["rule"] == "quote-altered"
    assert finding["place"] == {"path": "index.md", "line": 3}


def test_what_the_configuration_puts_on_pages_is_told_there(project):
    made = project(
        {"index.rst": "Page\n====\n"},
        extensions=("sphinx_kzbrief",),
        more='rst_epilog = ":kzquote:`Tickets cost $7.50 <bell-2021>`"',
    )
    (finding,) = made.build("kzcheck").findings
    assert finding["place"]["path"] == "conf.py"
