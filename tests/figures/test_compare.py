"""An author's figure against its source: each kind of error is told with both sides."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from sphinx_kzbrief.figures import (
    FigureError,
    FigureVerdict,
    QuantityKind,
    Relation,
    check_figure,
    extract_quantities,
    read_figure,
    words_of,
)

LINES = (Path(__file__).parent / "fixtures" / "wrong.txt").read_text(encoding="utf-8")
CASES = [
    tuple(part.strip() for part in line.split(" | "))
    for line in LINES.splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("passage", "stated", "verdict", "rule"), CASES)
def test_each_kind_of_wrong_figure_is_told(passage, stated, verdict, rule):
    language = "ru" if any("а" <= letter <= "я" for letter in stated) else "en"
    (figure,) = extract_quantities(stated, language)
    check = check_figure(figure, extract_quantities(passage))
    assert check.verdict.value == verdict
    assert (check.rule or "-") == rule
    assert check.agrees == (rule == "-")


def test_ten_kinds_are_there():
    wrong = {(verdict, stated) for _, stated, verdict, rule in CASES if rule != "-"}
    assert len(wrong) >= 10
    assert {verdict for verdict, _ in wrong} == {v.value for v in FigureVerdict} - {"agrees"}


def test_the_message_shows_both_sides():
    passage = extract_quantities("which amounts to more than $25 billion")
    check = check_figure(read_figure("25 million", "USD", "more than"), passage)
    assert check.message == (
        "The brief states more than 25 million USD; the passage states more than $25 billion "
        "(wrong scale)."
    )
    assert "no such figure" in check_figure(read_figure("5", "km"), ()).message


@pytest.mark.parametrize(
    ("value", "unit", "kind", "ends", "name"),
    [
        ("70", "fold", QuantityKind.MULTIPLE, (70, 70), "fold"),
        ("25e9", "US dollars", QuantityKind.MONEY, (25 * 10**9, 25 * 10**9), "USD"),
        ("25 billion", "$", QuantityKind.MONEY, (25 * 10**9, 25 * 10**9), "USD"),
        ("$25 billion", None, QuantityKind.MONEY, (25 * 10**9, 25 * 10**9), "USD"),
        ("1/2", "fraction", QuantityKind.FRACTION, (Decimal("0.5"), Decimal("0.5")), "fraction"),
        ("70,000-120,000", "Uighurs", QuantityKind.COUNT, (70_000, 120_000), "Uighurs"),
        ("5..7", "percent", QuantityKind.PERCENT, (5, 7), "percent"),
        ("1,700", "km", QuantityKind.MEASURE, (1700, 1700), "kilometer"),
        ("30", "years", QuantityKind.DURATION, (30, 30), "year"),
        ("seventyfold", None, QuantityKind.MULTIPLE, (70, 70), "fold"),
        ("-38", "°C", QuantityKind.MEASURE, (-38, -38), "°C"),
        ("50,000", "tenge/month", QuantityKind.MONEY, (50_000, 50_000), "KZT"),
    ],
)
def test_figures_given_by_their_parts(value, unit, kind, ends, name):
    figure = read_figure(value, unit)
    assert figure.ends == ends
    if name != "°C":
        assert (figure.kind, figure.unit) == (kind, name)


def test_a_qualifier_is_read_in_words_or_as_relation():
    assert read_figure("25", "km", "no more than").relation is Relation.AT_MOST
    assert read_figure("25", "km", "not more than").relation is Relation.AT_MOST
    assert read_figure("25", "км", "свыше", language="ru").relation is Relation.MORE_THAN


@pytest.mark.parametrize(
    ("value", "qualifier"),
    [("many", None), ("5 km and 7 miles", None), ("5", "perhaps"), ("5", "unclear")],
)
def test_what_cannot_be_read_says_what_to_do(value, qualifier):
    with pytest.raises(FigureError) as caught:
        read_figure(value, None, qualifier)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("stated", "found", "language", "agrees"),
    [
        ("¥22.91 trillion", "22.91万亿元", "zh", True),
        ("¥5 trillion", "5 trillion yuan", "en", True),
        ("¥5 trillion", "5 trillion yen", "en", True),
        ("5 trillion yuan", "￥5 trillion", "en", True),
        ("¥5 trillion", "6 trillion yuan", "en", False),
        ("CN¥5 trillion", "5 trillion yen", "en", False),
        ("5 trillion yuan", "5 trillion yen", "en", False),
        ("¥5 trillion", "$5 trillion", "en", False),
    ],
)
def test_a_yen_sign_is_the_yuans_as_well(stated, found, language, agrees):
    check = check_figure(read_figure(stated), extract_quantities(found, language))
    assert check.agrees is agrees


@pytest.mark.parametrize(
    ("text", "shown", "agrees"),
    [
        ("人口净减两百多万人", "两百多万人", True),
        ("人口净减200余万人", "200余万人", True),
        ("人口净减三百多万人", "三百多万人", False),
        ("人口净减二十多万人", "二十多万人", False),
    ],
)
def test_a_hedge_inside_a_chinese_numeral(text, shown, agrees):
    (stated,) = extract_quantities(text, "zh")
    assert words_of(stated) == shown
    assert check_figure(stated, extract_quantities("净减208万人", "zh")).agrees is agrees
