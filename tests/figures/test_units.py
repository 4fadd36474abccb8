"""Names of units, what converts into what, and what never does."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.figures import (
    FigureError,
    Relation,
    UnitError,
    canonical_unit,
    check_figure,
    extract_quantities,
    read_figure,
)
from sphinx_kzbrief.figures.units import convert, convertible, noun_key, parse_unit


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("km", "en", "kilometer"),
        ("kilometres", "en", "kilometer"),
        ("US dollars", "en", "USD"),
        ("$", "en", "USD"),
        ("тенге", "ru", "KZT"),
        ("%", "en", "percent"),
        ("barrels/day", "en", "barrel/day"),
        ("students", "en", "students"),
        ("", "en", None),
        (None, "en", None),
    ],
)
def test_names_of_units(text, language, unit):
    assert canonical_unit(text, language) == unit


@pytest.mark.parametrize(
    ("value", "unit", "language", "result", "name"),
    [
        ("15", "bcm", "en", 15 * 10**9, "meter**3"),
        ("5", "Mt", "en", 5 * 10**6, "tonne"),
        ("1.4", "mb/d", "en", 1_400_000, "barrel/day"),
        ("410", "bpd", "en", 410, "barrel/day"),
        ("25", "billion US dollars", "en", 25 * 10**9, "USD"),
        ("1,8", "млн тонн", "ru", 1_800_000, "tonne"),
        ("1/2", "million people", "en", 500_000, "people"),
        ("70", "fold", "en", 70, "fold"),
        ("118", "US$ billion", "en", 118 * 10**9, "USD"),
        ("118", "EUR million", "en", 118 * 10**6, "EUR"),
        ("12", "руб млн", "ru", 12 * 10**6, "RUB"),
        ("9", "million tonnes of CO2 equivalent", "en", 9 * 10**6, "tonne"),
    ],
)
def test_a_unit_that_holds_a_scale(value, unit, language, result, name):
    figure = read_figure(value, unit, language=language)
    assert (figure.value, figure.full_unit) == (result, name)


@pytest.mark.parametrize(
    ("language", "number", "unit"),
    [
        ("en", "24.9", "percent of GDP"),
        ("en", "24.9", "% of households"),
        ("en", "24.9", "per cent of GDP"),
        ("en", "6.2", "months of imports"),
        ("en", "3", "weeks of supply"),
        ("en", "61", "infant deaths per 1,000 live births"),
        ("en", "5", "tonnes of CO2 equivalent"),
        ("en", "5", "hectares of barley"),
        ("en", "3.4", "index points"),
        ("en", "12", "displaced people"),
        ("en", "7.3", "people per square kilometre"),
        ("en", "900", "dollars per migrant per year"),
        ("ru", "21,7", "% ВВП"),
        ("ru", "20", "тыс. чел."),
        ("ru", "12", "руб."),
        ("ru", "6,4", "‰"),
        ("kk", "12", "т"),
        ("ru", "12", "рабочих мест"),
        ("zh", "5", "亿元"),
        ("zh", "5", "家企业"),
    ],
)
def test_a_unit_copied_from_a_sentence_is_the_sentences_own(language, number, unit):
    space = "" if language == "zh" else " "
    said = extract_quantities(f"{number}{space}{unit}", language)
    given = read_figure(number, unit, language=language)
    assert check_figure(given, said[:1]).agrees


def test_the_noun_of_a_unit_still_tells():
    given = read_figure("61", "infant deaths per 1,000 live births")
    for said in ("61 goats per 1,000 live births", "61 deaths per 1,000 pupils"):
        assert not check_figure(given, extract_quantities(said)).agrees


@pytest.mark.parametrize(
    ("language", "unit", "name"),
    [
        ("ru", "percent of GDP", "percent"),
        ("kk", "% GDP", "percent"),
        ("en", "people/km2", "people/kilometer**2"),
        ("en", "no noun at all", "no noun at all"),
        ("kk", "ц/га", "centner/hectare"),
    ],
)
def test_a_unit_in_english_beside_a_source_that_is_not(language, unit, name):
    given = read_figure("5", unit, language=language)
    assert given.full_unit == name


@pytest.mark.parametrize(
    ("value", "unit", "language", "ends", "name"),
    [
        ("19 млн", "тонн", "ru", (19_000_000,) * 2, "tonne"),
        ("1,8 трлн.", "тенге", "ru", (1_800_000_000_000,) * 2, "KZT"),
        ("19 million", "тонн", "ru", (19_000_000,) * 2, "tonne"),
        ("22.91万亿", "元", "zh", (22_910_000_000_000,) * 2, "CNY"),
        ("1,2 Mio.", "Tonnen", "de", (1_200_000,) * 2, "tonne"),
        ("7.1m", "barrels", "en", (7_100_000,) * 2, "barrel"),
        ("1.0 million..1.4 million", "tonnes", "en", (1_000_000, 1_400_000), "tonne"),
        ("4,5 млн..5 млн", "тонн", "ru", (4_500_000, 5_000_000), "tonne"),
        ("1 in 8", None, "en", (Fraction(1, 8),) * 2, None),
        ("1 из 5", None, "ru", (Fraction(1, 5),) * 2, None),
    ],
)
def test_a_value_in_the_script_of_its_source(value, unit, language, ends, name):
    figure = read_figure(value, unit, language=language)
    assert (figure.ends, figure.full_unit) == (ends, name)


@pytest.mark.parametrize(("value", "unit"), [("70 km", "USD"), ("$25 billion", "EUR")])
def test_a_value_with_a_unit_of_its_own_is_not_given_another(value, unit):
    with pytest.raises(FigureError, match="unit of its own"):
        read_figure(value, unit)


def test_a_scale_in_the_unit_scales_ends_and_precision():
    figure = read_figure("5-7", "bcm")
    assert (figure.low, figure.high, figure.precision) == (5 * 10**9, 7 * 10**9, 10**9)


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        (1054, "mile", "kilometer", Fraction("1696.248576")),
        (30, "degC", "degF", 86),
        (-40, "degF", "degC", -40),
        (1, "tonne", "kilogram", 1000),
        (1, "centner", "kilogram", 100),
        (2, "decade", "year", 20),
        (100, "USX", "USD", 1),
        (50, "percent", None, Fraction(1, 2)),
        (25, "basis_point", "percentage_point", Fraction(1, 4)),
        (1, "barrel", "liter", Fraction("158.987294928")),
        (36, "kilometer/hour", "meter/second", 10),
    ],
)
def test_conversion(value, source, target, result):
    assert convert(Fraction(value), source, target) == result


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("USD", "KZT"),
        ("fold", "percent"),
        ("percent", "percentage_point"),
        ("students", "officials"),
        ("kilometer", "kilogram"),
        ("degC", "kilometer"),
        ("people", None),
    ],
)
def test_what_is_never_converted(one, other):
    assert not convertible(one, other)
    with pytest.raises(UnitError):
        convert(Fraction(1), one, other)


def test_forms_of_one_noun_are_one():
    assert noun_key("Students") == noun_key("student")
    assert noun_key("countries") == noun_key("country")
    assert noun_key("people") == noun_key("person")
    assert noun_key("студентов") == noun_key("студента")
    assert convertible("people", "persons")


def test_nouns_are_not_read_as_units():
    # pint alone reads "cars" and "seats" as multiples of units.
    for noun in ("cars", "seats", "homes", "men", "tanks", "points of view"):
        assert parse_unit(noun).dimensions[0][0].startswith("count of ")


def test_a_long_text_is_no_unit():
    with pytest.raises(UnitError):
        parse_unit("x" * 1000)


@given(st.fractions(min_value=-1000, max_value=1000), st.sampled_from([("mile", "kilometer"), ("degC", "degF"), ("hectare", "meter**2"), ("hour", "day")]))  # fmt: skip
def test_there_and_back(value, pair):
    one, other = pair
    assert convert(convert(value, one, other), other, one) == value


@pytest.mark.parametrize(
    ("unit", "language", "full_unit"),
    [
        ("元", "zh", "CNY"),
        ("吨/年", "zh", "tonne/year"),
        ("个百分点", "zh", "percentage_point"),
        ("倍", "zh", "fold"),
        ("м3/сек", "ru", "meter**3/second"),
        # A noun that is counted stays in the words of its source.
        ("家企业", "zh", "家企业"),
        ("рабочих мест", "ru", "рабочих мест"),
        ("goats", "en", "goats"),
    ],
)
def test_a_unit_of_the_manifest_is_read_as_a_sentence_has_it(unit, language, full_unit):
    assert read_figure("5", unit, language=language).full_unit == full_unit


def test_a_qualifier_of_the_manifest_is_read_as_a_sentence_has_it():
    assert read_figure("5", "吨", "超过", language="zh").relation is Relation.MORE_THAN
    with pytest.raises(FigureError):
        read_figure("5", "吨", "许多", language="zh")
