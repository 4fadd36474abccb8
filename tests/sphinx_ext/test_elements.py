"""Literal elements are raw wherever they stand: what Markdown reads between the tags is undone."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.sphinx_ext.nodes import kz_words

WORDS = (
    "Prices of $5 billion, up from $6, rose *sharply* and _quietly_ in `code` mode.",
    "If a < b and c > d then {x} | y \\ z holds & more for all.",
    'He wrote <b>bold</b> with [link](url) and "quotes" -- dashes... (c).',
    "A footnote [^1] and &amp; entity &lt; and \\\\ and ``double`` stand here.",
)
CORPUS = {
    "corpus/corpus.yaml": "sources:\n  odd: {file: odd.txt, type: report, title: Odd things}\n",
    "corpus/odd.txt": "\n\n".join(WORDS) + "\n",
}
MORE = (
    'myst_enable_extensions = ["deflist", "dollarmath", "smartquotes", "replacements", '
    '"attrs_inline", "fieldlist"]'
)
ELEMENT = '<kzquote source="odd">{}</kzquote>'
PLACES = {
    "a paragraph": "It says {} there.",
    "alone": "{}",
    "emphasis": "It *says {} there*.",
    "nested emphasis": "It *says **what {} is** there*.",
    "a link": "It [says {} there](https://example.org).",
    "a span": "It [says {} there]{{.wide}}.",
    "a list": "- It says {} there\n- and more",
    "a definition": "Term\n: It says {} there",
    "a term": "Term {}\n: Definition",
    "a table": "| a | b |\n|---|---|\n| It says {} | x |",
    "a heading": "## It says {}",
    "a footnote": "Text[^n{n}].\n\n[^n{n}]: It says {} there.",
    "a quote": "> It says {} there.",
    "an admonition": "```{{note}}\nIt *says {} there*.\n```",
    "behind its name": 'Write `<kzquote source="odd">x</kzquote>` for {} here.',
    "behind code and an escape": "Where \\` and `` ` `` stand: {} here.",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_its_words_are_taken_raw(project, place):
    # A pipe parts the cells of a table, whatever it stands in.
    words = [each for each in WORDS if "|" not in place or "|" not in each]
    places = (place.format(ELEMENT.format(each), n=n) for n, each in enumerate(words))
    page = "\n\n".join(["# P", *places]) + "\n"
    built = project({"index.md": page}, corpus=CORPUS, more=MORE).build()
    assert "kzbrief" not in built.warnings
    assert [node.astext() for node in built.doctree("index").findall(kz_words)] == words


def test_two_in_one_paragraph_keep_their_own_words(project):
    page = f"# P\n\n*One {ELEMENT.format(WORDS[0])}* and **two {ELEMENT.format(WORDS[3])}**.\n"
    built = project({"index.md": page}, corpus=CORPUS, more=MORE).build()
    shown = [node.astext() for node in built.doctree("index").findall(kz_words)]
    assert shown == [WORDS[0], WORDS[3]]


def test_where_markdown_keeps_no_source_the_element_is_refused(project):
    page = f"# P\n\n:field {ELEMENT.format(WORDS[0])}: body\n"
    built = project({"index.md": page}, corpus=CORPUS, more=MORE).build("kzcheck")
    assert built.rules[0] == "markup-invalid"
    assert "cannot be read here" in built.warnings
