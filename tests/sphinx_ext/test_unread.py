"""Markup of ours that a parser prints as text is a finding: it looks right and checks nothing."""

from __future__ import annotations

import pytest

MYST = {
    "a role as in reStructuredText": ":kzquote:`words <ada-2020>`",
    "such a role of the domain": "See :kz:ref:`ada-2020`.",
    "a directive as in reStructuredText": ".. kzquote:: ada-2020\n\n    The engine",
    "a fence without braces": "```kzquote ada-2020\nThe engine\n```",
    "colons without their extension": ":::{kzquote} ada-2020\nThe engine\n:::",
    "a space behind the role": "{kzquote} `words <ada-2020>`",
    "in the caption of a table of contents": '```{toctree}\n:caption: "{kzquote}`words <ada-2020>`"\n```',
    "in what stands for an image": '```{image} https://example.org/x.png\n:alt: "{kzquote}`words <ada-2020>`"\n```',
    "in a block of HTML": "<div>\n{kzquote}`words <ada-2020>`\n</div>",
    "in the text for an image": "![{kzquote}`words <ada-2020>`](x.png)",
    "an element there": '![<kzquote source="ada-2020">words</kzquote>](x.png)',
    "in a list": "- one\n- {kzquote}“words <ada-2020>”",
}
REST = {
    "a role as in Markdown": "{kzquote}`words <ada-2020>`",
    "a fence": "```{kzquote} ada-2020\nThe engine\n```",
    "one colon too few": ".. kzquote: ada-2020\n\n   The engine",
    "no space after the dots' colons": ".. kzquote:ada-2020",
    "an element": '<kzquote source="ada-2020">The engine</kzquote>',
    "a space behind a role that opens a line": ":kzquote: `words <ada-2020>`",
    "a role that starts with a space": ":kzquote:` <ada-2020>`",
}


@pytest.mark.parametrize("body", MYST.values(), ids=MYST.keys())
def test_in_markdown(project, body):
    made = project({"index.md": f"# P\n\n{body}\n"})
    assert "markup-invalid" in made.build("kzcheck").rules
    assert "was read as plain text" in made.build("kzcheck").warnings


@pytest.mark.parametrize(
    "body",
    ["A {kzqoute}`The engine <ada-2020>` b.", "```{kzqoute} ada-2020\nThe engine\n```"],
)
def test_a_misspelt_role_or_directive_is_told_on_every_build(project, body):
    made = project({"index.md": f"# P\n\n{{kzcite}}`ada-2020`\n\n{body}\n"})
    made.build("kzcheck")
    (finding,) = made.build("kzcheck").findings
    assert finding["place"] == {"path": "index.md", "line": 5}
    assert "no role or directive “kzqoute”" in finding["message"]
    assert "'kzquote'" in finding["remedy"]


@pytest.mark.parametrize("body", REST.values(), ids=REST.keys())
def test_in_rest(project, body):
    made = project({"index.rst": f"P\n=\n\n{body}\n"}, extensions=("sphinx_kzbrief",))
    assert "was read as plain text" in made.build("kzcheck").warnings


def test_a_misspelt_element_is_told_on_every_build(project):
    made = project({"index.md": '# P\n\nA <kz-quote source="ada-2020">b</kz-quote>\n'})
    for _build in range(2):
        built = made.build("kzcheck")
        assert set(built.rules) >= {"markup-invalid"}
        assert "There is no element <kz-quote>" in built.findings[0]["message"]
        assert built.findings[0]["place"]["line"] == 3


def test_code_comments_and_source_words_are_left_alone(project):
    page = """\
# P

Write `{kzquote}` or ``:kzquote:`words` ``, or the extension sphinx_kzbrief, or kzquote.

% ```{kzquote} ada-2020
% Words to come.
% ```

````md
```{kzquote} ada-2020
```
````

<!-- {kzquote}`words <ada-2020>` -->

<pre>
{kzquote}`words <ada-2020>`
</pre>

{kzquote}`{kzquote} and :kzquote:` <odd>`
"""
    corpus = {
        "corpus/corpus.yaml": "sources:\n  odd: {file: odd.txt, title: Odd}\n",
        "corpus/odd.txt": "It has {kzquote} and :kzquote: here.\n",
    }
    made = project({"index.md": page.replace(":kzquote:` <", ":kzquote: <")}, corpus=corpus)
    assert made.build("kzcheck").findings == []


def test_who_escapes_it_means_the_words(project):
    page = "# About \\{kzquote\\}\n\nThe role \\:kzquote\\: and \\{kzquote\\} are ours.\n"
    assert project({"index.md": page}).build("kzcheck").rules == ["nothing-checked"]


def test_an_included_file_is_looked_at_too(project):
    files = {
        "index.md": "# P\n\n```{include} part.inc\n```\n",
        "part.inc": ":kzquote:`x <ada-2020>`\n",
    }
    (finding,) = project(files).build("kzcheck").findings
    assert finding["rule"] == "markup-invalid"
    assert finding["place"]["path"] == "part.inc"


def test_a_backtick_is_escaped_in_rest_and_fenced_in_markdown(project):
    corpus = {
        "corpus/corpus.yaml": "sources:\n  odd: {file: odd.txt, title: Odd}\n",
        "corpus/odd.txt": "He typed `ls` and C:\\new there.\n",
    }
    made = project(
        {
            "index.rst": "P\n=\n\n:kzquote:`He typed \\`ls\\` and C:\\new there <odd>`\n",
            "more.md": "# M\n\n{kzquote}``He typed `ls` and C:\\new there <odd>``\n",
        },
        corpus=corpus,
    )
    assert made.build("kzcheck").findings == []
