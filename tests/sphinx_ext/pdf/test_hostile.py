"""No text becomes a command of Typst, wherever in a document it stands."""

from __future__ import annotations

import json

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kzbrief.sphinx_ext.writers.typst import markup

HOSTILE = [
    '#panic("run")',
    '"); panic("run") //',
    ']}; #panic("run")',
    '\\u{41} \\" \\\\',
    "/* open // line",
    "$panic()$ <label> @ref = x",
    '#read("/etc/passwd")',
]


def escaped(words: str) -> str:
    return "".join(f"\\{char}" if not char.isalnum() and char != " " else char for char in words)


@pytest.fixture(scope="module")
def built(tmp_path_factory, set_project, picture):
    parts = []
    for words in HOSTILE:
        safe = escaped(words)
        literal = words.replace("\\", "")
        parts.append(
            f"{safe}\n\n*{safe}*\n\n- {safe}\n\n{safe}\n  {safe}\n\n.. note:: {safe}\n\n"
            f".. admonition:: {safe}\n\n   {safe}\n\n.. code-block:: text\n   :caption: {safe}\n\n"
            f"   {words}\n\n.. image:: pic.png\n   :alt: {literal}\n\n:{safe}: {safe}\n\n"
            f"`{safe} <https://example.org/{len(parts)}>`__\n\n.. list-table:: {safe}\n\n   * - {safe}\n\n"
            f":math:`{literal}`\n\n  {safe}\n\n  -- {safe}\n"
        )
    body = "\n\n".join(parts)
    title = escaped(HOSTILE[0])
    return set_project(
        tmp_path_factory.mktemp("hostile"),
        {"index.rst": f"{title}\n{'=' * len(title)}\n\n{body}\n", "pic.png": picture},
        project='P") #panic() [',
        author='A") #panic()',
        release='1") #panic()',
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_printed_not_run(built, words):
    assert built.says(words)


def test_the_pdf_meets_its_standards(built):
    assert "pdf-standard" not in built.warnings
    assert "pdf-failed" not in built.warnings
    assert built.reader().metadata.author == 'A") #panic()'


@settings(max_examples=40)  # starting Typst takes a while
@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_literals_mean_their_texts(texts):
    code = markup.array([markup.literal(text) for text in texts])
    assert json.loads(typst.eval(b"", code, format="json")) == texts


def test_a_literal_stays_on_its_line():
    assert "\n" not in markup.literal("a\nb\r\n")


def test_lone_surrogates_can_be_written():
    assert markup.literal("a\ud800b") == '"a\ufffdb"'
