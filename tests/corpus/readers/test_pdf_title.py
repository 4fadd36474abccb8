"""The title of a PDF is what its first page shows in its largest type."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.readers.pdf.lines import Line
from sphinx_kzbrief.corpus.readers.pdf.title import shown_title

BODY = [Line("The ports load trains all day.", size=10.0)] * 5


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ([("Trade of the ports", 20)], "Trade of the ports"),
        ([("Trade of the", 20), ("ports of the coast", 20)], "Trade of the ports of the coast"),
        (
            [("Trade of the ports", 20), ("in the year 2021", 15)],
            "Trade of the ports in the year 2021",
        ),
        ([("Port Review", 30), ("Trade of the ports", 20)], "Trade of the ports"),
        ([("W", 40), ("Trade of the ports", 20)], "Trade of the ports"),
        ([("ISSN 0000-0000", 25), ("Trade of the ports", 20)], "Trade of the ports"),
        ([("Trade of the ports", 20), ("By us", 10), ("Ships of the ports", 20)], ""),
        ([("Trade of the ports", 11)], ""),
        ([], ""),
    ],
)
def test_the_largest_type_of_the_first_page(first, title):
    pages = [
        [*(Line(text, size=size) for text, size in first), *BODY],
        [Line("Port Review", size=8), *BODY],
    ]
    assert shown_title(pages, 10.0) == title


def test_a_file_without_type_has_none():
    assert shown_title([[Line("Trade of the ports")]], 0.0) == ""
    assert shown_title([], 10.0) == ""
