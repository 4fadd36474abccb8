"""Quotations that do not stand: the message says where the words stand, and what was typed too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.corpus.model import Struck
from sphinx_kzbrief.evidence.check_quotes import check_quote
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.records import QuoteRecord

COPY = """A report

The crews kept the harbour open all winter, and nobody was hurt.

The measure failed in most districts because the grants came late.

The measure failed in some districts. The pier is old.

1. A person may leave the project at any time.

The crews asked for 4,000 hours of light."""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "r.txt").write_text(COPY, encoding="utf-8")
    (folder / "corpus.yaml").write_text("sources:\n  r: {file: r.txt, title: R, type: report}\n")
    return Corpus.open(folder)


def told(corpus, locator, text):
    record = QuoteRecord("index", "", Place("index.md", 3), locator, text)
    return check_quote(corpus, record).findings


@pytest.mark.parametrize(
    ("locator", "words", "message", "remedy"),
    [
        ("r#para1", "The measure failed in most districts",
         "stands in r, para. 2 of our copy, not in para. 1 of our copy.", "name it: r#para2."),
        ("r#para1", "nobody was hurt. The measure failed in most",
         "stands in r, paras. 1–2 of our copy, not in para. 1 of our copy.", "r#para1-2."),
        # A near passage is where the locator says; the words themselves are elsewhere.
        ("r#para3", "The measure failed in most districts",
         "stands in r, para. 2 of our copy, not in para. 3", "r#para2."),
        ('r#"nobody was hurt"', "The pier is old",
         "stands in r, para. 3 of our copy, not in “nobody was hurt”.", "r#para3."),
        ("r#para1", "> The pier is old", "It starts with “> ”.", "Leave out “> ”."),
    ],
)  # fmt: skip
def test_words_of_another_place_are_said_to_stand_there(corpus, locator, words, message, remedy):
    (finding,) = told(corpus, locator, words)
    assert finding.rule == "cite-locator"
    assert message in finding.message
    assert "does not stand" not in finding.message
    assert remedy in finding.remedy


def test_words_near_a_passage_of_another_place_name_both(corpus):
    (finding,) = told(corpus, "r#para1", "The measure failed in many districts because")
    assert finding.rule == "quote-altered"
    assert "para. 2 of our copy" in finding.message
    assert "The locator says para. 1 of our copy." in finding.message
    assert finding.remedy.endswith("Name the place, too: r#para2.")


def test_words_of_no_place_are_missing(corpus):
    (finding,) = told(corpus, "r#para1", "Whales sing below the pontoon bridge")
    assert finding.rule == "quote-missing"


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("> The pier is old", "“> ”"),
        (">The pier is old", "“> ”"),
        ("> The crews kept the harbour\n> open all winter", "“> ”"),
        ("- The pier is old", "“- ”"),
        ("2. The pier is old", "“2. ”"),
        ("# The pier is old", "“# ”"),
        ("**The pier is old**", "** and **"),
    ],
)
def test_a_mark_typed_before_the_words_is_named(corpus, typed, mark):
    (finding,) = told(corpus, "r", typed)
    assert finding.rule == "quote-altered"
    assert mark in finding.message
    assert finding.remedy == f"Leave out {mark}."


def test_a_mark_is_named_beside_what_differs(corpus):
    (finding,) = told(corpus, "r", "> The crews kept the harbour closed all winter")
    assert "[-open-]{+closed+}" in finding.diff
    assert finding.message.endswith("It starts with “> ”.")
    assert finding.remedy.startswith("Quote it as: The crews kept the harbour open all winter")


def test_a_mark_that_the_source_has_is_no_mistake(corpus):
    assert told(corpus, "r", "1. A person may leave the project") == ()
    (finding,) = told(corpus, "r", "1. A person can leave the project")
    assert "starts with" not in finding.message


def test_a_number_gets_its_nearest_passage(corpus):
    (finding,) = told(corpus, "r", "4000 hours")
    assert finding.diff == "[-4,000-]{+4000+} hours"
    assert finding.remedy == "Quote it as: 4,000 hours"


def test_a_space_alone_is_called_a_space(corpus):
    (finding,) = told(corpus, "r", "The crews kept the har bour open")
    assert "(only a space differs)" in finding.message


def test_struck_out_words_are_told_as_such_and_what_stands_now_is_proposed(corpus, monkeypatch):
    document = corpus.document("r")
    at = document.text.index("kept")
    end = document.text.index("\n\nThe measure failed in some")
    struck = (Struck(at, "never "), Struck(end, " It was repealed."))
    monkeypatch.setattr(corpus, "document", lambda key: replace(document, struck=struck))
    (finding,) = told(corpus, "r", "The crews never kept the harbour")
    assert finding.rule == "quote-altered"
    assert finding.message == (
        "“The crews never kept the harbour” stands in our copy of r, para. 1 of our copy, only "
        "with words that it strikes out: “never”."
    )
    assert finding.remedy == "Quote what stands there now: The crews kept the harbour"
    assert told(corpus, "r", finding.remedy.partition(": ")[2]) == ()
    (finding,) = told(corpus, "r", "It was repealed.")
    assert finding.rule == "quote-missing"
    assert finding.message.endswith("r, para. 2 of our copy, only as struck-out text.")
    assert finding.remedy.endswith("and cite r#para2.")
    assert told(corpus, "r", "The crews kept the harbour open all winter") == ()
    # A locator of another place is not followed by words that stand elsewhere.
    (finding,) = told(corpus, "r#para2", "The crews never kept the harbour")
    assert finding.remedy.endswith("and cite r#para1.")
