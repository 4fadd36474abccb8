"""Names: order, joining, sorting."""

import pytest

from sphinx_kzbrief.citations.names import (
    cited_name,
    cited_names,
    full_name,
    full_names,
    inverted_name,
    listed_names,
    sort_text,
)
from sphinx_kzbrief.citations.terms import terms_for
from sphinx_kzbrief.corpus.model import Name

NURYSHEV = Name("Nuryshev", "Shakhrat")
SUN = Name("Sun", "Haoran", static_ordering=True)
WANG = Name("王", "小明")
KING = Name("King", "Martin Luther, Jr.")
BODY = Name(literal="Institute for Dry Ports")


@pytest.mark.parametrize(
    ("name", "full", "inverted", "cited"),
    [
        (NURYSHEV, "Shakhrat Nuryshev", "Nuryshev, Shakhrat", "Nuryshev"),
        (SUN, "Sun Haoran", "Sun Haoran", "Sun"),
        (WANG, "王小明", "王小明", "王小明"),
        (KING, "Martin Luther King, Jr.", "King, Martin Luther, Jr.", "King"),
        (BODY, "Institute for Dry Ports", "Institute for Dry Ports", "Institute for Dry Ports"),
        (Name(given="Madonna"), "Madonna", "Madonna", "Madonna"),
        (Name("Ж.\nКанатов"), "Ж. Канатов", "Ж. Канатов", "Ж. Канатов"),
    ],
)
def test_order_of_a_name(name, full, inverted, cited):
    assert (full_name(name), inverted_name(name, terms_for("en")), cited_name(name)) == (
        full,
        inverted,
        cited,
    )


def test_only_chicago_parts_an_inverted_name_by_a_comma():
    assert inverted_name(NURYSHEV, terms_for("ru")) == "Nuryshev Shakhrat"


@pytest.mark.parametrize(
    ("language", "count", "text", "heading", "citation"),
    [
        ("en", 2, "A B1 and A B2", "B1, A, and A B2", "B1 and B2"),
        ("en", 3, "A B1, A B2, and A B3", "B1, A, A B2, and A B3", "B1, B2, and B3"),
        ("en", 4, None, "B1, A, A B2, A B3, and A B4", "B1 et al."),
        ("en", 11, None, "B1, A, A B2, A B3, A B4, A B5, A B6, A B7, et al.", "B1 et al."),
        ("ru", 2, "A B1 и A B2", "B1 A, B2 A", "B1 и B2"),
        ("ru", 4, None, "B1 A, B2 A, B3 A и др.", "B1 и др."),
        ("zh", 3, "A B1、A B2和A B3", "B1 A, B2 A, B3 A", "B1等"),
    ],
)
def test_several_names_are_joined_by_the_language(language, count, text, heading, citation):
    terms = terms_for(language)
    names = [Name(f"B{n}", "A") for n in range(1, count + 1)]
    assert text in {None, full_names(names, terms)}
    assert listed_names(names, terms) == heading
    assert cited_names(names, terms) == citation


def test_kazakh_letters_sort_by_their_alphabet():
    alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    terms = terms_for("kk")
    assert sorted(alphabet, key=lambda letter: sort_text(letter, terms)) == list(alphabet)


def test_marks_case_and_punctuation_do_not_count():
    terms = terms_for("en")
    assert sort_text("The “ÉCLAIR”", terms) == sort_text("eclair", terms)
