"""Prose of briefs that no evidence carries: words in quotation marks, and numbers."""

from __future__ import annotations

import pytest

HEAD = "# Brief\n\n:::{kzbrief}\n:audience: Desk\n\nIn short.\n:::\n\n{kzcite}`bell-2021`\n\n"
MORE = 'myst_enable_extensions = ["attrs_inline", "attrs_block", "colon_fence"]'


def findings(project, text, head=HEAD):
    return project({"index.md": head + text + "\n"}, more=MORE).build("kzcheck").findings


def rules(project, text, head=HEAD):
    return [each["rule"] for each in findings(project, text, head)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “words that nobody has said”.",
        'She said "words that nobody has said".',
        "She said «words that nobody has said».",
        "She said 'words that nobody’s said'.",
        "* In a list: “words that nobody has said”.",
        "> In a block: “words that nobody has said”.",
        "| a |\n| - |\n| “words that nobody has said” |",
        "*She said “words that* nobody has said”.",
        "## A heading “with words that nobody has said”",
        ":::{admonition} A title “with words that nobody has said”\nText.\n:::",
        "> Words that nobody has said.",
        "> Words that nobody has said. {kzcite}`bell-2021#para1`",
        ":::{epigraph}\nWords that nobody has said\n\n-- Ada\n:::",
        "<p>She said &ldquo;words that nobody has said&rdquo;.</p>",
        "She said <q>words that nobody has said</q>.",
        "<blockquote><p>Words that nobody has said</p></blockquote>",
        "“Words that nobody has said.\n\n“And more.”",
        "See {kzsource}`“words that nobody has said” <bell-2021>`.",
        "See {any}`“words that nobody has said” <bell-2021>`.",
        "```{eval-rst}\n| She said “words that\n| nobody has said”.\n```",
    ],
)
def test_words_in_quotation_marks_need_evidence(project, text):
    assert rules(project, text) == ["quote-unchecked"]


@pytest.mark.parametrize(
    "text",
    [
        "She said {kzquote}`Tickets cost $5.50 <bell-2021>`.",
        "She said “too few words”.",
        "The article “Bells ring twice” is short.",
        "[She said “words that nobody has said”.]{.scare}",
        "{.scare}\nShe said “words that nobody has said”.",
        "`code with “words that nobody has said”`",
        "```\n“words that nobody has said”\n```",
        "## A heading “of few words”",
        "> Too few words.",
        "> She said {kzquote}`Tickets cost $5.50 <bell-2021>` on that very Monday.",
        "{.scare}\n> Words that nobody has said.",
        "<script>var words = '“words that nobody has said”';</script>",
        "```{kzreferences}\n```",
    ],
)
def test_what_is_no_quotation_of_the_author_s_needs_none(project, text):
    assert rules(project, text) == []


def test_the_source_is_offered_where_the_words_stand(project):
    (finding,) = findings(project, "She said “We shall ring them every hour”.")
    assert finding["source"] == "bell-2021"
    assert "bell-2021#para2" in finding["remedy"]
    assert finding["place"]["line"] == 11


def test_the_place_is_that_of_an_included_file(project):
    made = project(
        {
            "index.md": HEAD + "```{include} more.txt\n```\n",
            "more.txt": "One.\n\nShe said “words that nobody has said”.\n",
        },
        more=MORE,
    )
    (finding,) = made.build("kzcheck").findings
    assert finding["place"] == {"path": "more.txt", "line": 3}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tickets cost $5.50 then.", "$5.50"),
        ("Trade reached more than $25 billion.", "more than $25 billion"),
        ("It grew by 40%.", "40%"),
        ("The line is 1,700 km long.", "1,700 km"),
        ("They sold 11,000 tickets.", "11,000 tickets"),
        ("It grew 70-fold.", "70-fold"),
        ("It takes 48 hours by rail.", "48 hours"),
        ("Exports doubled.", "doubled"),
        ("Half a million tenge a month is paid.", "half a million tenge a month"),
    ],
)
def test_numbers_need_evidence(project, text, shown):
    (finding,) = findings(project, text)
    assert finding["rule"] == "figure-unchecked"
    assert f"“{shown}”".lower() in finding["message"].lower()


@pytest.mark.parametrize(
    "text",
    [
        "It will last over the next 12 months.",
        "If talks fail within 90 days, the question returns.",
        "It came three weeks later, for two years.",
        "It cost {kzfigure}`$5.50 <bell-2021#para1>`.",
        "{kzquote}`Tickets cost $5.50, up from $6 <bell-2021>`.",
        "Tickets cost $5.50 {kzcite}`bell-2021`.",
        "Tickets cost $5.50. {kzcite}`bell-2021#para1`",
        "{kzcite}`Tickets cost $5.50 <bell-2021#para1>`.",
        "[By our arithmetic, $5.50 is 92% of $6]{.ours}.",
        "{.ours}\nBy our arithmetic, $5.50 is 92% of $6.",
        "Two ambassadors met on 3 May 2022, for the second time.",
        "`$25 billion` in code",
        "## The $25 billion question",
    ],
)
def test_numbers_with_evidence_or_none_to_give_pass(project, text):
    assert rules(project, text) == []


def test_a_citation_carries_its_own_sentence_only(project):
    text = "It cost $5.50 then. It cost $6 before {kzcite}`bell-2021`. It cost $7 later."
    assert [each["message"] for each in findings(project, text)] == [
        "“$5.50” carries no evidence.", "“$7” carries no evidence.",
    ]  # fmt: skip


def test_pages_without_a_head_are_left_alone(project):
    text = "She said “words that nobody has said”; it cost $5.50."
    assert rules(project, text, head="# Page\n\n{kzcite}`bell-2021`\n\n") == []


def test_the_bottom_line_and_judgements_count_as_prose(project):
    head = HEAD.replace("In short.", "In short, $5.50.")
    claim = ":::{kzclaim}\n:evidence: bell-2021; ada-2020\n\nIt costs $6.\n:::"
    assert rules(project, claim, head) == ["figure-unchecked", "figure-unchecked"]


def test_findings_follow_the_corpus_and_come_back_on_every_build(project):
    made = project({"index.md": HEAD + "She said “it is all in the title”.\n"}, more=MORE)
    assert made.build("kzcheck").rules == ["quote-unchecked"]
    assert made.build("kzcheck").rules == ["quote-unchecked"]
    manifest = (made.folder / "corpus/corpus.yaml").read_text(encoding="utf-8")
    made.write(
        {
            "corpus/corpus.yaml": manifest.replace(
                "title: On engines", "title: It is all in the title"
            )
        }
    )
    assert made.build("kzcheck").rules == []
    made.write({"corpus/corpus.yaml": manifest})
    assert made.build("kzcheck").rules == ["quote-unchecked"]


def test_the_author_may_accept_them_with_a_reason(project):
    head = HEAD.replace(":audience: Desk", ":audience: Desk\n:accept: figure-unchecked — invented")
    assert rules(project, "It cost $5.50.", head) == []
