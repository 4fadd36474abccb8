"""Where words stand is told as a note, where it has a reason, and fails nothing."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.evidence.check_quotes import check_quote
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.records import QuoteRecord
from sphinx_kzbrief.evidence.rules import Severity

COPY = """# The port will close

Berg spoke to us in May. The quay is open every day.¹ It is big and it is new.

*Figure 1: The port in winter*

¹ Except on Sundays, when nobody works.
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "r.md").write_text(COPY, encoding="utf-8")
    (folder / "corpus.yaml").write_text(
        "sources:\n  r: {file: r.md, title: R, type: interview, author: [{literal: Tom Berg}]}\n"
    )
    return Corpus.open(folder)


def told(corpus, words, speaker=None):
    record = QuoteRecord("index", "", Place("index.md", 3), "r", words, speaker=speaker)
    outcome = check_quote(corpus, record)
    assert outcome.stands
    return [each for each in outcome.findings if each.rule == "quote-context"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("The port will close", "a heading"), ("The port in winter", "a caption")],
)
def test_a_heading_or_caption_given_to_a_speaker_is_a_note(corpus, words, kind):
    assert told(corpus, words) == []
    (finding,) = told(corpus, words, "Tom Berg")
    assert finding.severity is Severity.NOTE
    assert f"is {kind} of our copy (r, " in finding.message


def test_words_of_a_paragraph_are_not(corpus):
    assert told(corpus, "It is big and it is new.", "Tom Berg") == []


def test_a_footnote_that_excepts_something_is_a_note_with_its_words(corpus):
    (finding,) = told(corpus, "The quay is open every day.")
    assert finding.severity is Severity.NOTE
    assert "“Except on Sundays, when nobody works”" in finding.message
