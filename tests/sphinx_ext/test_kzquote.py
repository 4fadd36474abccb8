"""Quotations in pages: what passes, what does not, and what the reader sees."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

BLOCK = """\
# Page

```{{kzquote}} ada-2020
{options}
{body}
```
"""


def page(body, options=""):
    return {"index.md": BLOCK.format(options=options, body=body)}


def text_of(html, start="<blockquote"):
    found = re.search(rf"{start}.*?</blockquote>", html, re.DOTALL)
    return re.sub(r"<[^>]*>", "", found[0]).strip() if found else ""


def test_a_block_quotation_shows_its_words_and_who_said_them(project):
    built = project(page("The engine has grown seven-fold since 1990.")).build()
    assert built.warnings == ""
    html = built.page("index.html")
    assert "The engine has grown seven-fold since 1990." in text_of(html)
    assert "Ada Lovelace" in text_of(html)
    assert "The Analyst" in text_of(html)
    assert "para. 2 of our copy" in text_of(html)


def test_the_source_s_own_characters_are_shown(project):
    built = project(page('It "weaves" algebraical patterns - more than 25 of them.')).build()
    assert built.warnings == ""
    assert "It “weaves” algebraical patterns — more than 25 of them." in text_of(
        built.page("index.html")
    )


@pytest.mark.parametrize(
    ("body", "options", "rule"),
    [
        ("The engine has grown eight-fold since 1990.", "", "quote-altered"),
        ("Zebras gallop over frozen lakes in silence.", "", "quote-missing"),
        ("ore than 25 of them", "", "quote-cut"),
        ("The engine has grown seven-fold", ":speaker: Mary Smith", "quote-speaker"),
        ("engines are dangerous", "", "quote-context"),
        ("...", "", "markup-invalid"),
        ("", "", "markup-invalid"),
        ("The [engine has grown", "", "markup-invalid"),
        ("The engine has grown", ":speaker: Ada #1", "markup-invalid"),
        ("The engine has grown", ":speker: Ada Lovelace", "markup-invalid"),
        ("The engine has grown", "---\nspeker: Ada Lovelace\n---", "markup-invalid"),
        ("The engine has grown", "---\nspeaker: Mary Smith\n---", "quote-speaker"),
        ("The engine has grown", ":speaker Mary Smith", "markup-invalid"),
        ("The engine has grown", "---\nspeaker Mary Smith\n---", "markup-invalid"),
        ("The engine has grown", ":profile: mla", "markup-invalid"),
        ("The engine has grown", ":accept: quote-altered -- looks fine", "markup-invalid"),
        ("The engine has grown", ":accept: quote-context", "markup-invalid"),
        ("The engine has grown", ":accept: markup-invalid -- so what", "markup-invalid"),
        ("The engine has grown", ":emphasis: has shrunk", "markup-invalid"),
        ("The engine has grown", ":emphasis: gin", "markup-invalid"),
        ("The engine has grown", ":via: Reuters", "quote-speaker"),
        ("The engine has grown [eight-fold] since 1990.", "", "quote-altered"),
    ],
)
def test_what_is_wrong_is_told_by_its_rule_and_line(project, body, options, rule):
    built = project(page(body, options)).build("kzcheck")
    assert rule in built.rules
    finding = next(each for each in built.findings if each["rule"] == rule)
    assert finding["place"] == {"path": "index.md", "line": 3}
    assert finding["remedy"]


def test_altered_words_come_with_their_difference(project):
    built = project(page("The engine has grown eight-fold since 1990.")).build("kzcheck")
    (finding,) = built.findings
    assert "[-seven-fold-]{+eight-fold+}" in finding["diff"]
    assert finding["source"] == "ada-2020"
    assert finding["locator"] == "para. 2 of our copy"


def test_words_that_do_not_stand_in_the_source_are_not_set_as_a_quotation(project):
    built = project(page("The engine has grown eight-fold since 1990.")).build()
    tree = built.doctree("index")
    assert not list(tree.findall(nodes.block_quote))
    assert "do not match our copy" in tree.astext()


def test_a_wrong_quotation_fails_on_every_build(project):
    made = project(page("The engine has grown eight-fold since 1990."))
    for _ in range(3):
        built = made.build()
        assert "quote-altered" in built.warnings
        assert f"{made.folder}/index.md:3" in built.warnings


def test_a_waiver_takes_one_finding_away_and_no_other(project):
    options = ":accept: quote-context -- the brief discusses the whole clause"
    made = project(page("engines are dangerous", options + "\n:speaker: Mary Smith"))
    assert made.build("kzcheck").rules == ["quote-speaker"]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (":speaker: Mary Smith", "Ada Lovelace"),
        (":speaker: Mary Smith\n:accept: quote-speaker -- she dictated it", "Mary Smith"),
        (":via: Reuters", "Ada Lovelace"),
    ],
)
def test_a_wrong_speaker_is_never_printed_unless_somebody_accepts_it(project, options, shown):
    built = project(page("The engine has grown", options)).build()
    page_text = text_of(built.page("index.html"))
    assert shown in page_text
    assert ("Mary Smith" in page_text) is (shown == "Mary Smith")
    assert "Reuters" not in page_text


def test_words_to_emphasise_are_whole_words_of_the_quotation(project):
    built = project(page("The engine has grown", ":emphasis: has")).build()
    assert built.warnings == ""
    emphasised = [each.astext() for each in built.doctree("index").findall(nodes.emphasis)]
    assert "has" in emphasised
    assert "emphasis added" in text_of(built.page("index.html"))


def test_rights_cannot_be_waived_away(project):
    corpus = {
        "corpus/corpus.yaml": "sources:\n  x: {file: x.txt, title: X, rights: citation}\n",
        "corpus/x.txt": "Nobody may read these words.\n",
    }
    text = "# P\n\n```{kzquote} x\n:accept: rights-excerpt -- please\n\nmay read these words\n```\n"
    built = project({"index.md": text}, corpus=corpus).build("kzcheck")
    assert built.rules == ["markup-invalid", "rights-excerpt"]


def test_a_pulled_quotation_takes_the_passage_from_the_source(project):
    made = project(page("The engine has grown ... patterns", ":pull:"))
    built = made.build()
    assert built.warnings == ""
    assert text_of(built.page("index.html")).startswith(
        "The engine has grown seven-fold since 1990. It “weaves” algebraical patterns"
    )


def test_a_pulled_quotation_may_be_named_by_its_locator_alone(project):
    made = project({"index.md": "# P\n\n```{kzquote} ada-2020#para4\n:pull:\n```\n"})
    built = made.build()
    assert built.warnings == ""
    assert "The engine has no pretensions to originate anything." in text_of(
        built.page("index.html")
    )


def test_a_pulled_quotation_follows_its_source(project):
    made = project(page("The engine has grown ... patterns", ":pull:"))
    made.build()
    source = made.folder / "corpus/ada.txt"
    made.write({"corpus/ada.txt": source.read_text(encoding="utf-8").replace("seven", "nine")})
    assert "nine-fold" in text_of(made.build().page("index.html"))


def test_a_direct_quotation_inside_a_source_names_both(project):
    made = project(
        {"index.md": "# P\n\n```{kzquote} bell-2021\nWe shall ring them every hour\n```\n"}
    )
    shown = text_of(made.build().page("index.html"))
    assert "Mary Smith" in shown
    assert "quoted in" in shown


@pytest.mark.parametrize("marks", ['"{}"', "“{}”", "«{}»", "„{}“"])
def test_marks_around_all_words_are_not_doubled(project, marks):
    typed = marks.format("The engine has grown seven-fold since 1990.")
    page = f"# P\n\nIt says {{kzquote}}`{typed} <ada-2020>`.\n\n```{{kzquote}} ada-2020\n{typed}\n```\n"
    text = project({"index.md": page}).build("text").page("index.txt")
    assert "It says “The engine has grown seven-fold since 1990.”" in " ".join(text.split())
    assert "\n   The engine has grown" in text


def test_marks_that_only_begin_and_end_the_words_stay(project):
    typed = '"We shall ring them every hour," Mary Smith told reporters. Critics disagreed.'
    page = f"# P\n\n```{{kzquote}} bell-2021\n{typed}\n```\n"
    assert typed in " ".join(project({"index.md": page}).build("text").page("index.txt").split())


def test_markup_in_the_words_stays_as_the_source_has_it(project):
    words = "Tickets cost $5.50, up from $6, and 40% were sold."
    for markup in (
        f"```{{kzquote}} bell-2021\n{words}\n```",
        f"{{kzquote}}`{words} <bell-2021>`",
        f'<kzquote source="bell-2021">{words}</kzquote>',
        f'So says <kzquote source="bell-2021">{words}</kzquote> today.',
    ):
        made = project(
            {"index.md": f"# P\n\n{markup}\n"},
            more='myst_enable_extensions = ["dollarmath", "smartquotes", "replacements"]',
        )
        built = made.build()
        assert built.warnings == ""
        assert words in re.sub(r"<[^>]*>", "", built.page("index.html"))
        for path in sorted(made.folder.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        made.folder.rmdir()


def test_a_missing_source_file_lets_no_quotation_of_it_pass(project):
    made = project(page("The engine has grown seven-fold since 1990."))
    made.build()
    (made.folder / "corpus/ada.txt").unlink()
    built = made.build()
    assert "source-unreadable" in built.warnings
    assert not list(built.doctree("index").findall(nodes.block_quote))


def test_an_unknown_key_proposes_the_nearest(project):
    made = project({"index.md": "# P\n\n```{kzquote} ada-2021\nThe engine\n```\n"})
    (finding,) = made.build("kzcheck").findings
    assert finding["rule"] == "source-unknown"
    assert "ada-2020" in finding["remedy"]


def test_rights_keep_words_out_of_every_output(project):
    made = project(page("The engine has grown seven-fold since 1990."))
    corpus = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    made.write(
        {
            "corpus/corpus.yaml": corpus.replace(
                "    file: ada.txt", "    file: ada.txt\n    rights: citation"
            )
        }
    )
    built = made.build()
    assert "rights-excerpt" in built.warnings
    for path in built.outdir.rglob("*.html"):
        assert "seven-fold" not in path.read_text(encoding="utf-8")


def test_hostile_text_stays_text(project):
    made = project(page("<script>alert(1)</script> & \\input{x} #eval(1)"))
    made.write(
        {"corpus/ada.txt": "<script>alert(1)</script> & \\input{x} #eval(1) is what he typed.\n"}
    )
    html = made.build().page("index.html")
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; \\input{x} #eval(1)" in html


def test_wrong_ends_of_a_pulled_quotation_are_told_like_typed_words(project):
    made = project(page("The engine has shrunk ... patterns", ":pull:"))
    built = made.build("kzcheck")
    assert built.rules == ["quote-altered"]
    assert built.findings[0]["source"] == "ada-2020"


def test_words_of_another_source_are_missing_and_that_source_is_named(project):
    built = project(page("Critics disagreed.")).build("kzcheck")
    assert built.rules == ["quote-missing", "quote-other-source"]
    note = built.findings[1]
    assert note["severity"] == "note"
    assert note["source"] == "bell-2021"
    assert "bell-2021#para" in note["remedy"]


def test_words_that_an_attribution_breaks_keep_their_speaker(project):
    words = "The crane works day and night. It never stops for the rain."
    made = project(page(words, ":speaker: Mary Smith").copy())
    made.write(
        {
            "corpus/ada.txt": "A visit\n\nThe harbour is loud on most days of the year.\n\n"
            '"The crane works day and night," said Mary Smith. "It never stops for the rain."\n'
            "\nQ: Is it loud?\n\nA: It is loud enough.\n"
        }
    )
    built = made.build()
    assert built.warnings == ""
    assert "Mary Smith" in text_of(built.page("index.html"))


def test_a_quotation_in_a_link_holds_no_link(project):
    page = (
        "# P\n\n[see {kzquote}`more than 25 of them <ada-2020>`](https://example.org) and "
        "[also {kzcite}`ada-2020#para2`](more.md).\n"
    )
    files = {"index.md": page, "more.md": "---\norphan: true\n---\n\n# More\n\nText.\n"}
    built = project(files, more='kzbrief_source_pages = "cited"').build()
    links = [
        found.group()
        for found in re.finditer(r"<a\b.*?</a>", built.page("index.html"), re.DOTALL)
        if "Lovelace" in found.group()
    ]
    assert len(links) == 2
    assert all(link.count("<a ") == 1 for link in links)
    assert built.warnings == ""
