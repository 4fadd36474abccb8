"""Figures are printed in the reader's language without losing a digit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sphinx_kzbrief.figures import extract_quantities, format_number, format_quantity, read_figure
from sphinx_kzbrief.figures.format import format_ticks


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


@pytest.mark.parametrize(
    ("value", "unit", "english", "russian"),
    [
        ("1", "percentage points", "1 percentage point", "1 процентный пункт"),
        ("2", "percentage points", "2 percentage points", "2 процентных пункта"),
        ("0.5", "percentage points", "0.5 percentage points", "0,5 процентного пункта"),
        ("25", "basis points", "25 basis points", "25 базисных пунктов"),
        ("3", "fold", "3-fold", "в 3 раза"),
        ("2.5", "fold", "2.5-fold", "в 2,5 раза"),
        ("8.0", "years", "8.0 years", "8,0 года"),
        ("450 thousand", "KZT", "450 thousand tenge", "450 тысяч тенге"),
        ("1", "USD", "$1", "1 доллар США"),
    ],
)
def test_the_plural_is_that_of_the_number(value, unit, english, russian):
    figure = read_figure(value, unit)
    assert format_quantity(figure) == english
    assert format_quantity(figure, "ru").replace("\xa0", " ") == russian


def test_no_digit_the_source_states_is_lost():
    assert format_quantity(read_figure("403,893", "people")) == "403,893 people"
    assert format_quantity(read_figure("17,177,911", "people")) == "17,177,911 people"
    assert format_quantity(read_figure("1.394", "USD")) == "$1.394"


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("8.0 million", "tonnes", "8.0 million t"),
        ("25.0 billion", "USD", "$25.0 billion"),
        ("-0.1", "billion USD", "-$0.1 billion"),
        ("6.00", "percent", "6.00%"),
        ("19,766,807", "people", "19,766,807 people"),
        ("1,010 thousand", "barrels", "1,010 thousand bbl"),
        ("1,234,500", "people", "1,234,500 people"),
        ("2-3.5 million", "tonnes", "2–3.5 million t"),
        ("0.0", "percent", "0.0%"),
        ("twenty-five billion", "USD", "$25 billion"),
        ("25e9", "USD", "$25 billion"),
        ("25000000000", "USD", "$25 billion"),
        ("19766807", "people", "19,766,807 people"),
        # One sign before three digits: the scale word stays with its number.
        ("34.3794 billion", "USD", "$34.3794 billion"),
        ("1.125 billion", "USD", "$1.125 billion"),
        ("1,125 million", "USD", "$1,125 million"),
        ("1.125 million", "people", "1.125 million people"),
        ("1.125", "km", "1.125 km"),
        ("1,125", "km", "1,125 km"),
        # A scale said once must not be taken for one end's.
        ("2.50 million-2.51 million", "USD", "$2.50–2.51 million"),
        ("2500000-2510000", "USD", "$2.5–2.51 million"),
        ("1-1000000", "USD", "$1–1,000,000"),
        ("1,000 thousand-1,001 thousand", "t", "1,000 thousand–1,001 thousand t"),
    ],
)
def test_digits_are_those_of_the_source(value, unit, printed):
    assert format_quantity(read_figure(value, unit)) == printed


@pytest.mark.parametrize(
    ("value", "language", "printed"),
    [
        ("1,125 млрд", "ru", "1,125 миллиарда долларов США"),
        ("1 125 млн", "ru", "1 125 миллионов долларов США"),
        ("8,0 млрд", "ru", "8,0 миллиарда долларов США"),
        ("0,1 млрд", "kk", "0,1 миллиард АҚШ доллары"),
        ("0.7亿", "zh", "0.7亿美元"),
        ("12.50亿", "zh", "12.50亿美元"),
        ("50亿-70亿", "zh", "50亿至70亿美元"),
    ],
)
def test_digits_are_those_of_the_source_in_its_own_language(value, language, printed):
    figure = read_figure(value, "USD", language=language)
    assert format_quantity(figure, language).replace("\xa0", " ") == printed


@pytest.mark.parametrize(
    ("value", "unit", "language", "printed"),
    [
        ("5-7", "percent", "zh", "5%至7%"),
        ("8.0 million", "tonnes", "zh", "800万吨"),
        ("25 billion", "USD", "zh", "250亿美元"),
        ("-12.5", "degC", "zh", "-12.5摄氏度"),
        ("1.3 million", "barrels/day", "ru", "1,3 миллиона баррелей в день"),
        ("72.5", "USD/barrel", "ru", "72,5 $ за баррель"),
        ("14.2", "deaths/100000 people", "ru", "14,2 deaths на 100 000 people"),
    ],
)
def test_units_as_their_language_says_them(value, unit, language, printed):
    figure = read_figure(value, unit)
    assert (
        format_quantity(figure, language, short=True)
        .replace("\xa0", " ")
        .replace("млн", "миллиона")
        == printed
    )


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("11,244", "USD/person", {
            "en": "$11,244 per person", "ru": "11 244 доллара США на человека",
            "kk": "11 244 АҚШ доллары адам басына", "zh": "11,244美元/人",
        }),
        ("50,000", "KZT/month", {
            "en": "50,000 tenge per month", "ru": "50 000 тенге в месяц",
            "kk": "50 000 теңге айына", "zh": "50,000坚戈/月",
        }),
        ("230", "cases/100000 people", {"en": "230 cases per 100,000 people"}),
        ("8.0 million", "tonnes/year", {
            "ru": "8,0 миллиона т в год", "kk": "8,0 миллион т жылына", "zh": "800万吨/年",
        }),
    ],
)  # fmt: skip
def test_a_rate_is_printed_with_its_number(value, unit, printed):
    quantity = read_figure(value, unit)
    for language, words in printed.items():
        assert format_quantity(quantity, language).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("ticks", "value", "unit", "printed"),
    [
        ("0 500000 1000000", "1,200 thousand", "barrels", ["0", "500", "1,000 thousand bbl"]),
        ("0 2500000 5000000", "8.0 million", "tonnes", ["0", "2.5", "5.0 million t"]),
        ("-5 0 5", "7", "USD", ["-5", "0", "$5"]),
        ("0 100 200", "259.0", "percent", ["0", "100", "200%"]),
    ],
)
def test_an_axis_says_scale_and_unit_once(ticks, value, unit, printed):
    like = read_figure(value, unit)
    assert format_ticks([Decimal(tick) for tick in ticks.split()], like) == printed


SCALES = {
    "en": ("", " thousand", " million", " billion", " trillion"),
    "ru": ("", " тысяч", " млн", " млрд", " трлн"),
    "kk": ("", " мың", " млн", " млрд", " трлн"),
    "zh": ("", "万", "亿", "万亿"),
}
UNITS = [
    "USD",
    "KZT",
    "EUR",
    "km",
    "hectares",
    "percent",
    "percentage points",
    "fold",
    "hours",
    "people",
    None,
]


@st.composite
def values(draw):
    """Draw a number or a range as a language types it, with that language."""
    language = draw(st.sampled_from(sorted(SCALES)))
    numbers = draw(st.lists(st.integers(1, 10**6), min_size=1, max_size=2, unique=True))
    places, scale = draw(st.integers(0, 4)), draw(st.sampled_from(SCALES[language]))
    ends = [f"{Decimal(number).scaleb(-places):.{places}f}{scale}" for number in sorted(numbers)]
    value = "-".join(ends)
    return (value.replace(".", ",") if language in {"ru", "kk"} else value), language


@given(values(), st.sampled_from(sorted(SCALES)), st.sampled_from(UNITS), st.booleans())
@settings(max_examples=600)
def test_what_is_printed_is_read_back(typed, reader, unit, short):
    value, language = typed
    figure = read_figure(value, unit, language=language)
    assume("-" not in value or (figure.low is not None and unit != "fold"))
    printed = format_quantity(figure, reader, short=short)
    back = read_figure(printed, language=reader)
    assert back.ends == figure.ends, printed
    if unit != "people":
        assert back.full_unit == figure.full_unit, printed
