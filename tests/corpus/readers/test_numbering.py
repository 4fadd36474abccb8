"""Numbers of notes as programs print them, and signs of the font Symbol."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.readers.canonical.marks import note_mark
from sphinx_kzbrief.corpus.readers.office.numbering import printed
from sphinx_kzbrief.corpus.readers.office.symbols import symbols


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (12, "decimal", "12"),
        (12, "decimalFullWidth", "12"),
        (14, "lowerRoman", "xiv"),
        (1949, "upperRoman", "MCMXLIX"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (6, "chicago", "††"),
        (0, "lowerRoman", "0"),
    ],
)
def test_numbers_are_printed_as_the_document_sets(number, form, expected):
    assert printed(number, form) == expected


@pytest.mark.parametrize(
    ("number", "mark"), [("12", "¹²"), ("iv", "ⁱᵛ"), ("*", "*"), ("[3]", "[3]"), (" 7 ", "⁷")]
)
def test_marks_of_notes_are_raised(number, mark):
    assert note_mark(number) == mark


def test_symbols_are_read_by_their_place_in_the_font():
    assert symbols("\uf0b1\uf0a3\uf06d\uf02d") == "±≤μ−"
    assert symbols("m", bytewise=True) == "μ"
    assert symbols("m") == "m"
