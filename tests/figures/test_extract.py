"""Quantities in running text of several languages, in sentences held in files."""

from __future__ import annotations

import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kzbrief.figures import QuantityKind, Relation, extract_quantities, read_figure, words_of

LANGUAGES = ("en", "ru", "kk", "zh")


def only(text, language="en"):
    (quantity,) = extract_quantities(text, language)
    return quantity


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_it_was_built_on(cases, language):
    sentences = cases.read_cases(f"news-{language}.txt")
    wrong = []
    score = cases.score(sentences, lambda text: extract_quantities(text, language), wrong.append)
    assert wrong == []
    assert score.expected == score.found == score.hits > 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_it_was_not_built_on(cases, language):
    sentences = cases.read_cases(f"heldout-{language}.txt")
    score = cases.score(sentences, lambda text: extract_quantities(text, language))
    assert score.recall >= 0.95
    assert score.precision >= 0.95
    assert score.units / score.hits >= 0.95


def test_every_statistic_of_the_seeds(cases, seeds):
    for file, expected in cases.read_seeds().items():
        text = (seeds / file).read_text(encoding="utf-8")
        found = [
            (q.text, q.ends, cases.label(q), q.relation.value) for q in extract_quantities(text)
        ]
        assert found == [
            (words, (low, high), unit, relation) for words, low, high, unit, relation in expected
        ]


def test_a_span_holds_number_and_unit_and_the_qualifier_has_its_own():
    text = "Trade amounts to more than $25 billion a year, he said."
    quantity = only(text)
    assert quantity.span.of(text) == quantity.text == "$25 billion a year"
    assert quantity.qualifier_span.of(text) == quantity.qualifier == "more than"
    assert quantity.relation is Relation.MORE_THAN
    assert (quantity.value, quantity.unit, quantity.per) == (Decimal(25) * 10**9, "USD", "year")
    assert quantity.kind is QuantityKind.MONEY


def test_a_range_has_ends_and_no_value():
    quantity = only("An estimated 70,000-120,000 Uighurs entered")
    assert quantity.value is None
    assert (quantity.low, quantity.high) == (70_000, 120_000)
    assert quantity.ends == (70_000, 120_000)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1,700 km", 100),
        ("1,054 miles", 1),
        ("$114.47", Decimal("0.01")),
        ("$25 billion", 10**9),
        ("$1.5 billion", 10**8),
        ("half of it", 0),
        ("40-fold", 10),
    ],
)
def test_precision_is_the_place_of_the_last_digit(text, precision):
    assert only(text).precision == precision


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("grew 5%", QuantityKind.PERCENT),
        ("12 km away", QuantityKind.MEASURE),
        ("for three decades", QuantityKind.DURATION),
        ("162 people", QuantityKind.COUNT),
        ("six times what it was", QuantityKind.MULTIPLE),
        ("two thirds of it", QuantityKind.FRACTION),
        ("the second largest partner", QuantityKind.RANK),
        ("the 30th anniversary", QuantityKind.ORDINAL),
        ("the index fell to 48.2", QuantityKind.NUMBER),
    ],
)
def test_kinds(text, kind):
    assert only(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "on Jan. 5, 2022",
        "06 January 2022",
        "between June 6 to 9",
        "since 1991, and in the 1920s",
        "in the early 1960's",
        "at 10:30 a.m. or 5 pm GMT",
        "the G20, the C+C5 and COVID-19",
        "the 21st-Century Maritime Silk Road",
        "Boeing 737 and F-16",
        "under Article 174",
        "call +7 (727) 123-45-67",
        "a 45-year-old man, aged 18 to 24",
        "her son, 12, and the pilot, 29, were rescued",
        "they won 3-1",
        "approved 86-11, and voted 312 to 114",
        "a 10-for-1 split and a ratio of five to one",
        "a 737 MAX of the 101st Airborne Division",
        "on day three, in Room 12 at 10 Downing Street, call 911",
        "version 2.0, Section 4.2, footnote 17 and runway 27",
        "see section 1.2.3 or https://example.org/2022/06/21",
        "1. First point\n2. Second point",
        "one of the largest, one by one",
        "the two countries agreed",
        "dozens of people, several hundred, thousands",
        "in the third quarter, in Q3 2023",
    ],
)
def test_what_is_no_quantity(text):
    assert [q.text for q in extract_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("21 июня 2022 года в 10:30", "ru"),
        ("в 2021-м, в 1990-х годах", "ru"),
        ("45-летний житель, статья 174, дом № 5", "ru"),
        ("2022 жылғы 21 маусым", "kk"),
        ("2022年6月21日上午10时30分", "zh"),
        ("第三次会议, 两国, 一带一路", "zh"),
    ],
)
def test_what_is_no_quantity_in_other_languages(text, language):
    assert [q.text for q in extract_quantities(text, language)] == []


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
    ],
)
def test_english_numerals(text, value):
    assert only(text).value == value


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
    ("text", "qualifier", "relation"),
    [
        ("20-odd ships", "odd", Relation.ABOUT),
        ("80-plus countries", "plus", Relation.AT_LEAST),
        ("cut by up to 72%", "up to", Relation.AT_MOST),
    ],
)
def test_a_qualifier_inside_the_span_or_after_a_change(text, qualifier, relation):
    quantity = only(text)
    assert (quantity.qualifier, quantity.relation) == (qualifier, relation)


def test_a_qualifier_inside_the_span_is_printed_once():
    assert words_of(only("the 80-plus countries")) == "80-plus countries"


def test_a_change_is_two_values_and_a_range_is_one():
    change = extract_quantities("The rate rose from 5 to 7 percent.")
    assert [(q.value, q.unit) for q in change] == [(5, "percent"), (7, "percent")]
    quantity = only("It costs between 5 and 7 percent.")
    assert (quantity.low, quantity.high) == (5, 7)
    change = extract_quantities("Crude added $1.42 to $74.85.")
    assert [q.value for q in change] == [Decimal("1.42"), Decimal("74.85")]
    quantity = only("Teachers got raises of £1,000 to £2,500.")
    assert (quantity.low, quantity.high) == (1000, 2500)


def test_an_unknown_language_is_read_by_figures_and_signs():
    assert only("Handel im Wert von 25 %", "de").unit == "percent"


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


HOSTILE = {
    "digits": "1" * 40_000,
    "many numbers": "1," * 8_000,
    "spaced digits": "1 000 " * 5_000,
    "number words": "two hundred and " * 2_500,
    "parentheses": "(" * 20_000 + "5%" + ")" * 20_000,
    "hyphens": "5-" * 8_000,
    "addresses": "a@" * 20_000,
    "capitals": "A" * 40_000 + "-5",
    "results": "won 1-1 " * 5_000,
    "one word": "x" * 40_000,
    "characters": "一" * 20_000,
    "percent of": "百分之" * 8_000,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_only(name, language):
    text = HOSTILE[name]

    def seconds(part):
        start = time.process_time()
        extract_quantities(part, language)
        return time.process_time() - start

    seconds("5%")
    quarter, whole = seconds(text[: len(text) // 4]), seconds(text)
    # Four times the text takes four times the time; sixteen would be quadratic.
    assert whole < max(10 * quarter, 0.5)


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_spans_in_order(text, language):
    end = 0
    for quantity in extract_quantities(text, language):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.text == text[slice(*quantity.span)]
        assert (quantity.value is None) != (quantity.low is None)
        end = quantity.span.end


@given(st.integers(0, 10**15), st.sampled_from(["USD", "KZT", "km", "%", "people"]))
@settings(max_examples=100, deadline=None)
def test_a_grouped_number_is_read_back(number, unit):
    assert only(f"{number:,} {unit}").value == number


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from([3, 6, 9, 12]))
@settings(max_examples=100, deadline=None)
def test_a_scaled_number_is_read_back(number, power):
    word = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}[power]
    assert Fraction(only(f"${number} {word}").value) == Fraction(number) * 10**power
