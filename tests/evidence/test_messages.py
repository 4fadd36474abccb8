"""Word diffs in messages show what readers see, with a few words around it."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.evidence.messages import diff_text, quoted, summary_of
from sphinx_kzbrief.quotes import match_quote
from sphinx_kzbrief.quotes.model import Difference, DifferenceKind


def test_a_difference_stands_between_a_few_words_of_agreement():
    parts = (
        Difference(None, "one two three four five six", "one two three four five six"),
        Difference(DifferenceKind.NUMBER, "70-fold", "40-fold"),
        Difference(None, "a b c d e f g h i j", "a b c d e f g h i j"),
        Difference(DifferenceKind.WORD, "", "very"),
        Difference(None, "k l m n o p", "k l m n o p"),
    )
    assert diff_text(parts) == (
        "… three four five six [-70-fold-]{+40-fold+} a b c d … g h i j {+very+} k l m n …"
    )


def test_no_differences_are_an_empty_text():
    assert diff_text(()) == ""


def test_long_words_are_cut_at_a_word():
    assert quoted("word " * 60).endswith(" word …”")
    assert len(quoted("word " * 60)) < 100


def test_a_difference_is_widened_to_the_words_readers_see():
    number = Difference(DifferenceKind.NUMBER, "40", "50")
    parts = (Difference(None, "has grown", "has grown"), number, Difference(None, "-fold", "-fold"))
    assert diff_text(parts) == "has grown [-40-fold-]{+50-fold+}"
    parts = (
        Difference(None, "up from $", "up from $"),
        number,
        Difference(None, "billion", "billion"),
    )
    assert diff_text(parts) == "up from [-$40-]{+$50+} billion"


@pytest.mark.parametrize(
    ("source", "quotation", "said"),
    [
        ("It was the War in Iraq", "It was the war in Iraq", "only capitals differ."),
        ("a locker room talk", "a locker-room talk", "only a hyphen differs."),
        ("men, women, and boys", "men, women and boys", "only commas differ."),
        (
            "commander in chief forum",
            "Commander-in-Chief forum",
            "only capitals and hyphens differ.",
        ),
        ("We saw Iran", "We saw Ira[q]", "(changed: name)."),
    ],
)
def test_a_difference_of_house_style_alone_is_called_so(source, quotation, said):
    message, _ = summary_of(match_quote(source, quotation), quotation, "key", None)
    assert message.endswith(said)
