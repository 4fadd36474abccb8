"""Figures are printed in the reader's language without losing a digit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kzbrief.figures import extract_quantities, format_number, format_quantity, read_figure


@pytest.mark.parametrize(
    ("text", "language", "printed"),
    [
        ("more than $25 billion", "en", "more than $25 billion"),
        ("more than $25 billion", "ru", "более 25 миллиардов долларов США"),
        ("more than $25 billion", "zh", "超过250亿美元"),
        ("70-fold", "en", "70-fold"),
        ("70-fold", "ru", "в 70 раз"),
        ("70-fold", "kk", "70 есе"),
        ("70-fold", "zh", "70倍"),
        ("1,700km", "en", "1,700 km"),
        ("1,700km", "ru", "1\u00a0700 км"),
        ("50,000 tenge a month", "en", "50,000 tenge per month"),
        ("50,000 tenge", "kk", "50\u00a0000 теңге"),
        ("70 percent", "ru", "70 %"),
        ("half of", "en", "1/2"),
        ("$18-21 billion", "en", "$18–21 billion"),
        ("-30°C", "en", "-30°C"),
        ("second largest", "en", "2nd"),
        ("the 13th round", "en", "13th"),
        ("0.4 percentage points", "en", "0.4 percentage points"),
        ("US$114.47", "en", "$114.47"),
        ("30 years", "ru", "30 лет"),
        ("162 people", "en", "162 people"),
        ("5%", "xx", "5%"),
    ],
)
def test_in_a_language(text, language, printed):
    (quantity,) = extract_quantities(text)
    assert format_quantity(quantity, language).replace("\u202f", "\u00a0") == printed


def test_parts_that_can_be_left_out():
    (quantity,) = extract_quantities("more than $25 billion")
    assert format_quantity(quantity, qualifier=False) == "$25 billion"
    assert format_quantity(quantity, "ru", short=True).replace("\u00a0", " ") == "более 25 млрд $"
    assert format_number(quantity) == "25 billion"


def test_no_digit_the_source_states_is_lost():
    assert format_quantity(read_figure("403,893", "people")) == "403,893 people"
    assert format_quantity(read_figure("17,177,911", "people")) == "17,177,911 people"
    assert format_quantity(read_figure("1.394", "USD")) == "$1.394"


@given(
    st.integers(1, 10**13),
    st.sampled_from(["USD", "KZT", "km", "percent", "fold", "years", "people", "EUR", "tonnes"]),
    st.sampled_from(["en", "ru"]),
)
@settings(max_examples=300, deadline=None)
def test_what_is_printed_is_read_back(number, unit, language):
    figure = read_figure(str(number), unit)
    printed = format_quantity(figure, language)
    (back,) = extract_quantities(printed, language)
    assert back.value == figure.value
    if unit != "people":
        assert back.unit == figure.unit
