"""Numerals, number words and currencies of several languages, each by itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kzbrief.figures import extract_quantities, read_figure


def only(text, language="en"):
    (quantity,) = extract_quantities(text, language)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 500 км", 1500),
        ("1\u00a0500 км", 1500),
        ("1\u202f500,25 км", Decimal("1500.25")),
        ("−5 км", -5),
        ("минус 5 км", -5),
        ("двадцать пять километров", 25),
        ("сто сорок тысяч тонн", 140_000),
        ("в два с половиной раза", Decimal("2.5")),
        ("полторы тысячи тонн", 1500),
        ("1 млрд 200 млн тенге", 1_200_000_000),
        ("двух десятков депутатов", 20),
        ("полсотни машин", 50),
        ("двухнедельные учения", 2),
        ("10-летний кредит", 10),
        ("трёхкратный рост", 3),
        ("одиннадцать солдат", 11),
    ],
)
def test_russian_numerals(text, value):
    assert only(text, "ru").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and five people", 205),
        ("twenty-five people", 25),
        ("one million tonnes", 10**6),
        ("two and a half million people", 2_500_000),
        ("three hundred thousand people", 300_000),
        ("a dozen people", 12),
        ("half a million people", 500_000),
        ("another hundred and seventeen people", 117),
        ("a two-and-a-half-year sentence", Decimal("2.5")),
        ("seven-and-a-half million hectares", 7_500_000),
        ("three-quarters of a million voters", 750_000),
        ("twenty-one members", 21),
        ("3/4 cents", Fraction(3, 4)),
        ("one out of every 1,000", Fraction(1, 1000)),
        ("a hundred thousand animals", 100_000),
        ("a million and a half people", 1_500_000),
        ("two dozen lawmakers", 24),
        ("a quarter of a century", Fraction(1, 4)),
        ("0.1 of a point", Decimal("0.1")),
        ("minus $1.2bn", Decimal("-1.2e9")),
        ("a 3,000-strong crowd", 3000),
        ("(5%)", 5),
        ("-2.5%", Decimal("-2.5")),
        ("up .45 percent", Decimal("0.45")),
        ("$.85 each", Decimal("0.85")),
        ("-.7%", Decimal("-0.7")),
        ("7-3/8 inches", Decimal("7.375")),
        ("4 1/2 years", Decimal("4.5")),
        ("6½ hours", Decimal("6.5")),
        ("3\\1/4\\ percent", Decimal("3.25")),
        ("a five-million-dollar house", 5_000_000),
    ],
)
def test_english_numerals(text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("2.345,6 Millionen Euro", "de", Decimal(2345600000), "EUR"),
        ("12,5 Prozent", "de", Decimal("12.5"), "percent"),
        ("1 234,5 millions d'euros", "fr", Decimal(1234500000), "EUR"),
        ("3,25 millones de euros", "es", Decimal(3250000), "EUR"),
        ("1 234,5 км", "ru", Decimal("1234.5"), "kilometer"),
    ],
)
def test_separators_are_those_of_the_language(text, language, value, unit):
    quantity = only(text, language)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("үштен бірі", Fraction(1, 3), None),
        ("бір жарым миллион адам", 1_500_000, "адам"),
        ("екі жарым есе", Decimal("2.5"), "fold"),
    ],
)
def test_kazakh_parts(text, value, unit):
    quantity = only(text, "kk")
    assert (quantity.value, quantity.unit) == (value, unit)


def test_chinese_numbers_with_units_of_their_own_are_no_range():
    found = extract_quantities("下调25个基点至3.45%", "zh")
    assert [(q.value, q.unit) for q in found] == [(25, "basis_point"), (Decimal("3.45"), "percent")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一亿二千万人", 120_000_000),
        ("三千五百公里", 3500),
        ("1.5万吨", 15_000),
        ("十二座", 12),
        ("三成", 30),
        ("一半", Fraction(1, 2)),
        ("世界第三大经济体", 3),
    ],
)
def test_chinese_numerals(text, value):
    assert only(text, "zh").value == value


@pytest.mark.parametrize(
    ("text", "unit", "language"),
    [
        ("10 billion Taiwan dollars", "TWD", "en"),
        ("6 South Sudanese pounds", "SSP", "en"),
        ("5 Sudanese pounds", "SDG", "en"),
        ("10 Belarusian roubles", "BYN", "en"),
        ("7 Danish crowns", "DKK", "en"),
        ("5 U.S. dollars", "USD", "en"),
        ("30 Soviet roubles", "roubles", "en"),
        ("J$500", None, "en"),
        ("15 euro cents", "EUX", "en"),
        ("5 канадских долларов", "CAD", "ru"),
        ("5 египетских фунтов", "EGP", "ru"),
        ("10 украденных рублей", "RUB", "ru"),
        ("5 долларов за фунт", "USD/pound", "ru"),
    ],
)
def test_a_currency_is_that_of_the_country_named(text, unit, language):
    assert only(text, language).full_unit == unit


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1.234,5 km", "de", Decimal("1234.5")),
        ("1.234 km", "de-AT", 1234),
        ("12,5 %", "de", Decimal("12.5")),
        ("1 234,5 km", "fr", Decimal("1234.5")),
        ("12,5 %", "uk", Decimal("12.5")),
        ("1,234.5 km", "ja", Decimal("1234.5")),
    ],
)
def test_an_unknown_language_keeps_its_decimal_sign(text, language, value):
    assert only(text, language).value == value
    number = text.rpartition(" ")[0]
    assert read_figure(number, "km", language=language).value == value


@given(st.integers(0, 10**15), st.sampled_from(["USD", "KZT", "km", "%", "people"]))
@settings(max_examples=100)
def test_a_grouped_number_is_read_back(number, unit):
    assert only(f"{number:,} {unit}").value == number


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from([3, 6, 9, 12]))
@settings(max_examples=100)
def test_a_scaled_number_is_read_back(number, power):
    word = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}[power]
    assert Fraction(only(f"${number} {word}").value) == Fraction(number) * 10**power
