"""What is cut out of a text can be found in it again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.text.cutting import cut_out
from sphinx_kzbrief.text.skeleton import joined_references
from sphinx_kzbrief.text.spans import Span


@given(st.lists(st.tuples(st.text("ab ", max_size=4), st.text("¹²", max_size=3)), max_size=6))
def test_every_character_left_maps_back_to_itself(parts):
    whole, left, spans = "", "", []
    for kept, gone in parts:
        whole += kept
        left += kept
        if gone:
            spans.append(Span(len(whole), len(whole) + len(gone)))
        whole += gone
    cut = cut_out(whole, spans)
    assert cut.text == left
    for at in range(len(left)):
        span = cut.to_whole(Span(at, at + 1))
        assert span.of(whole) == left[at]
        assert cut.from_whole(span.start) == at
    for span in spans:
        assert cut.from_whole(span.start) == cut.from_whole(span.end)


def test_what_is_cut_out_at_the_ends_of_a_span_is_no_part_of_it():
    cut = cut_out("¹one²two³", [Span(0, 1), Span(4, 5), Span(8, 9)])
    assert cut.to_whole(Span(0, 6)) == (1, 8)
    assert cut.to_whole(Span(0, 3)) == (1, 4)
    assert cut.to_whole(Span(3, 6)) == (5, 8)


def test_references_of_one_row_are_joined_with_what_parts_them():
    text = "a¹,² b [1, 2] c¹⁻³, ²d (¹) e¹, and ²"
    notes = [Span(at, at + 1) for at, sign in enumerate(text) if sign in "¹²³12"]
    joined = [span.of(text) for span in joined_references(text, notes)]
    assert joined == ["¹,²", "[1, 2]", "¹⁻³, ²", "(¹)", "¹", "²"]
