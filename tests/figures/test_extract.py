"""Quantities in running text of several languages, in sentences held in files."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kzbrief.figures import QuantityKind, Relation, extract_quantities, words_of

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
    assert score.recall >= 0.85
    assert score.precision >= 0.95
    assert score.units / score.hits >= 0.84


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
        "turn off at junction 14, as pupils of grade 6 and readers of verse 9 do",
        "the tower was begun in 1284 and burnt in 402",
        "a fort of around 250 BC, rebuilt in AD 610",
        "Rates were left unchanged.7 The note explains why.",
        "Costs fell. 12 See the annex.",
        "38 U.S.C. §1710, 512 F.3d 77, H.R. 4410, S. 812, E.O. 14017 and Pub. L. No. 110-55",
        "vol. 12, no. 4, pp. 101 and 105",
        "call (202) 555-0142 about file 88213407",
        "under Directive 96/53/EC, as report ABC-21-100482 says",
        "to (1) raise and (2) spend it, under 501(c)",
        "type 2 diabetes, Wave 3 respondents, a third-party cell",
        "At 19, she left; he was 23, and her aunt died at 81",
        "a nine-month-old boy and a thirty-five-year-old man",
        "the Fourteenth Five-Year Plan",
        "the “three pillars” and the “five tasks of reform”",
        "in a day or two",
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
        ("打造“四个高地”，落实“20条”，建成一批项目，千方百计，PM2.5，5G", "zh"),
        ("2-5月份，3至6岁儿童", "zh"),
        ("ему 16 лет, дети до 7 лет, 13-летний школьник", "ru"),
        ("1-еуі келді, 12-ші мектеп, нөмірі 34-ші, мың тоғыз жүз тоқсан бірінші жылы", "kk"),
    ],
)
def test_what_is_no_quantity_in_other_languages(text, language):
    assert [q.text for q in extract_quantities(text, language)] == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Tax took 3.5 and 4.0% of it", "en", ["3.5 percent", "4.0 percent"]),
        ("by 2, 3 and 4 hours", "en", ["2 hour", "3 hour", "4 hour"]),
        ("It is 20 percent or 30 percent", "en", ["20 percent", "30 percent"]),
        ("grew from over 900 to 2,500 km", "en", ["900 kilometer", "2500 kilometer"]),
        ("rose from 4 to nearly 7 percent", "en", ["4 percent", "7 percent"]),
        (
            "cut the share of farms that burn straw from 31 to 26%",
            "en",
            ["31 percent", "26 percent"],
        ),
        ("five legislative days", "en", ["5 day"]),
        ("300 Martian days", "en", ["300 days"]),
        ("a two-hundred-mile walk", "en", ["200 mile"]),
        ("a half century of peace", "en", ["0.5 century"]),
        ("3 and a half million people", "en", ["3500000 people"]),
        ("planted 3.0MHA", "en", ["3000000 hectare"]),
        ("1,400 non-citizens and 90 troops", "en", ["1400 non-citizens", "90 troops"]),
        ("20 or more employees", "en", ["20 employees"]),
        ("weighed 80 pounds", "en", ["80 pound"]),
        ("cost 80 pounds", "en", ["80 GBP"]),
        ("of 1640 graduates", "en", ["1640 graduates"]),
        ("did 34 miles to the gallon", "en", ["34 mile/gallon"]),
        ("20 [percent] of it", "en", ["20 percent"]),
        (
            "分别增长1.7、0.7、8.3个百分点",
            "zh",
            [f"{n} percentage_point" for n in ("1.7", "0.7", "8.3")],
        ),
        ("超过万亿元", "zh", ["1000000000000 CNY"]),
        ("30余万人", "zh", ["300000 人"]),
        ("近千人", "zh", ["1000 人"]),
        ("25.9微克/立方米", "zh", ["25.9 microgram/meter**3"]),
        ("7 взлётно-посадочных полос", "ru", ["7 полос"]),
        ("более миллиона рублей", "ru", ["1000000 RUB"]),
        ("около тысячи школ", "ru", ["1000 школ"]),
        ("сотни тысяч школ", "ru", []),
        ("2,5 раза больше", "ru", ["2.5 fold"]),
        ("один миллиард 300 миллионов рублей", "ru", ["1300000000 RUB"]),
        ("5 новых американских шаттлов", "ru", ["5 шаттлов"]),
        ("40 [процентов]", "ru", ["40 percent"]),
        ("пятью процентами", "ru", ["5 percent"]),
        ("9000-нан астам", "kk", ["9000 None"]),
        ("12-ден 15 пайызға", "kk", ["12 percent", "15 percent"]),
        ("4-інші рет", "kk", ["4 ordinal"]),
        ("үш жүзден астам", "kk", ["300 None"]),
        ("6 әлеуметтік нысан", "kk", ["6 нысан"]),
        ("екі есе", "kk", ["2 fold"]),
        ("алпыс бір процент", "kk", ["61 percent"]),
        ("отыз екі елінің", "kk", ["32 елінің"]),
        ("5 қаңтарда", "kk", []),
        ("居全国第2位", "zh", ["2 rank"]),
        ("два очень важных проекта", "ru", ["2 проекта"]),
        ("четвёртая экономика мира", "ru", ["4 rank"]),
    ],
)
def test_what_the_words_around_a_number_make_of_it(cases, text, language, expected):
    found = extract_quantities(text, language)
    wanted = [line.split(" ", 1) for line in expected]
    assert [(float(q.value), str(cases.label(q))) for q in found] == [
        (float(number), unit) for number, unit in wanted
    ]


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
    "ranges": "from 1 to 2 " * 3_000,
    "currencies": "$1 €2 " * 6_000,
    "fractions": "1/2 2½ " * 6_000,
    "notes": "(1);1." * 6_000,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_only(name, language, stopwatch):
    text = HOSTILE[name]

    def seconds(part):
        with stopwatch:
            extract_quantities(part, language)
        return stopwatch.seconds

    seconds("5%")
    quarter, whole = seconds(text[: len(text) // 4]), seconds(text)
    # Four times the text takes four times the time; sixteen would be quadratic.
    assert whole < max(10 * quarter, 0.5)


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
@settings(max_examples=200)
def test_any_text_gives_spans_in_order(text, language):
    end = 0
    for quantity in extract_quantities(text, language):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.text == text[slice(*quantity.span)]
        assert (quantity.value is None) != (quantity.low is None)
        end = quantity.span.end


def test_the_words_of_a_table_tell_nothing_of_its_numbers():
    row = "Exports rose by " + " ".join(str(number) for number in range(20, 80))
    assert {each.course for each in extract_quantities(row)} == {None}
    assert extract_quantities("Exports rose by 20 percent.")[0].course is not None
