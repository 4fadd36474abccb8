"""A footnote that excepts something from the words it hangs on is told, others are not."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import Segment, SegmentKind
from sphinx_kzbrief.quotes.footnotes import excepted_below
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span

COPY = """The port is open every day.¹ The quay is safe.[2] The ships* are new, and the crews† are paid.
The yard has 5 km² of land and 300 men³. Fees fell⁴ in May.

¹ Except on Sundays.
[2] Provided that no storm blows; see below.
* Smith, A. (2020), Not without us: a history of the port.
† The figure does not include cooks.
2 It is not of any use.
³ See the report of 2019.

The board sat in June.¹

¹ Unless it rained.
"""


def told(words, segments=(), copy=COPY, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = copy.index(words, start + 1)
    found = excepted_below(PreparedText(copy), segments, Span(start, start + len(words)))
    assert all(word.severity == "note" and word.span.of(copy) == word.text for word in found)
    return [word.text for word in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The port is open every day.", ["Except on Sundays"]),
        ("The port is open every day", ["Except on Sundays"]),
        ("The port is open every day.¹ The quay is", ["Except on Sundays"]),
        ("The quay is safe", ["Provided that no storm blows"]),
        ("The ships* are new, and the crews", ["not include cooks"]),
        ("The board sat in June.", ["Unless it rained"]),
        # No marker, a power, a note that excepts nothing, a marker without a note.
        ("The quay is", []),
        ("The yard has 5 km", []),
        ("The yard has 5 km² of land and 300 men", []),
        ("The ships", []),
        ("Fees fell", []),
    ],
)
def test_what_a_footnote_takes_away(words, expected):
    assert told(words) == expected


def test_notes_of_a_reader_are_counted_where_they_bear_no_number():
    copy = "The port is open.¹ It is big.²\n\nExcept on Sundays.\n\n2. Excluding the pier."
    at = copy.index("Except")
    notes = [
        Segment(SegmentKind.NOTE, at, at + 18, number=1),
        Segment(SegmentKind.NOTE, copy.index("2. "), len(copy), number=2),
    ]
    assert told("The port is open.", notes, copy) == ["Except on Sundays"]
    assert told("It is big", notes, copy) == ["Excluding the pier"]
