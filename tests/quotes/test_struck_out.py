"""Quotations of struck-out words are found where these stood, with what is left there."""

from __future__ import annotations

import re

import pytest

from sphinx_kzbrief.corpus.model import Document, Struck
from sphinx_kzbrief.quotes.struck_out import match_struck

COPY = (
    "The firm will pay {fifty}ninety million for the damage. It was {nobody’s }the mayor’s "
    "decision.{ All of this was repealed in 1999.}\n\n"
    "The {un}happy crew cost {“fifty” }ninety a year; the {old }port was {closed }open to ships, "
    "{paid by }ten {men}women and so on."
)


def document(marked):
    """Return a document of a text in which braces hold what is struck out."""
    text, struck = "", []
    for part in re.split(r"(\{.*?\})", marked):
        if part.startswith("{"):
            struck.append(Struck(len(text), part[1:-1]))
        else:
            text += part
    return Document(text, (), {}, "test", 1, "", "", struck=tuple(struck))


@pytest.mark.parametrize(
    ("quotation", "struck", "left"),
    [
        ("The firm will pay fifty million for the damage.", ["fifty"],
         "The firm will pay ninety million for the damage."),
        ("It was nobody's the mayor's decision.", ["nobody’s"], "It was the mayor’s decision."),
        ("It was nobody’s decision", ["nobody’s"], "It was the mayor’s decision"),
        ("The unhappy crew", ["un"], "The happy crew"),
        ('crew cost "fifty" a year', ["“fifty”"], "crew cost ninety a year"),
        ("the old port was closed to ships, paid by ten men and so on",
         ["old", "closed", "paid by", "men"], "the port was open to ships, ten women and so on"),
        ("will pay fifty ... the damage", ["fifty"], "will pay ninety million for the damage"),
        ("pay [only] fifty million", ["fifty"], "pay ninety million"),
        ("will pay fifty ninety", ["fifty"], "will pay ninety"),
        # Words that begin or end with struck-out ones leave the sentence to quote.
        ("The firm will pay fifty", ["fifty"], "The firm will pay ninety million for the damage."),
        ("It was nobody’s", ["nobody’s"], "It was the mayor’s decision."),
    ],
)  # fmt: skip
def test_words_beside_struck_out_ones(quotation, struck, left):
    copy = document(COPY)
    found = match_struck(copy, quotation)
    assert (list(found.words), found.span.of(copy.text)) == (struck, left)
    assert not found.whole


@pytest.mark.parametrize("quotation", ["fifty", "All of this was repealed", "repealed in 1999."])
def test_struck_out_words_alone(quotation):
    found = match_struck(document(COPY), quotation)
    assert found.whole
    assert found.span.start == found.span.end


@pytest.mark.parametrize(
    "quotation",
    [
        "The firm will pay sixty million",
        "port was closed on Monday",
        # What is passed over is what stands in the place of the words, not the rest of a sentence.
        "It was nobody’s. The happy crew",
        "The old open to ships",
        "million for the damage",
    ],
)
def test_what_is_not_told_by_struck_out_words(quotation):
    assert match_struck(document(COPY), quotation) is None


def test_a_document_without_struck_out_words_holds_none():
    assert match_struck(document("The port is open."), "The port is closed.") is None


def test_many_struck_out_words_are_looked_through_quickly():
    copy = document("The {old }port {was }is open to ships. " * 3000)
    assert match_struck(copy, "The old port was closed to the old ships of the old men") is None
    assert match_struck(copy, "The old port was open to ships.").words == ("old", "was")
