"""Figures reckoned from others carry units, bounds and inputs, or are refused."""

from __future__ import annotations

import contextlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.figures import (
    DeriveError,
    FigureEntry,
    Relation,
    check_derived,
    derive,
    derived_quantity,
    format_quantity,
    read_figure,
)

CUSTOMS = "China's customs"
FIGURES = {
    key: FigureEntry(key, read_figure(value, unit, qualifier), basis=basis)
    for key, value, unit, qualifier, basis in [
        ("trade", "25 billion", "USD", "more than", CUSTOMS),
        ("growth", "70", "fold", None, CUSTOMS),
        ("trade-2008", "12 billion", "USD", None, None),
        ("pay", "50,000", "tenge/month", None, None),
        ("months", "12", "months", None, None),
        ("people", "162", "people", None, None),
        ("kilometres", "10", "km", None, None),
        ("metres", "500", "m", None, None),
        ("other", "40", "fold", None, "statistics bureau"),
        ("nothing", "0", "USD", None, None),
        ("share", "40", "percent", None, None),
        ("before", "35", "percent", None, None),
        ("points", "5", "percentage points", None, None),
        ("rate-2021", "5.9", "percent", None, None),
        ("rate-2022", "5.1", "percent", None, None),
        ("base", "16.75", "percent", None, None),
        ("rate", "5-7", "percent", None, None),
        ("warm", "20", "degC", None, None),
        ("cold", "10", "degC", None, None),
        ("hot", "95", "degF", None, None),
        ("wells", "1.6 million", "barrels/day", None, None),
        ("revenue", "3.6 million", "KZT/year", None, None),
        ("debt", "3 billion", "USD", "less than", None),
        ("half", "half", None, None, None),
        ("hurt", "100-120", "people", None, None),
        ("sick", "230", "cases/100000 people", None, None),
    ]
}


def value(expression, unit=None):
    return float(derive(expression, FIGURES).value_in(unit))


def test_units_are_carried():
    assert value("trade / growth", "USD") == pytest.approx(25e9 / 70)
    assert value("kilometres + metres", "km".replace("km", "kilometer")) == 10.5
    assert value("pay * months", "KZT") == pytest.approx(600_000)
    assert value("trade-2008 / people", "USD/people") == pytest.approx(12e9 / 162)
    assert value("(trade - trade-2008) / trade-2008 * 100") == pytest.approx(13 / 12 * 100)


def test_precedence_and_association():
    assert value("2 + 3 * 4 - 10 / 5 / 2") == 13
    assert value("(2 + 3) * (4 - 1)") == 15


def test_bounds_and_inputs_are_carried():
    derived = derive("trade / growth", FIGURES)
    assert derived.inputs == ("trade", "growth")
    assert derived.basis == CUSTOMS
    assert derived.relation is Relation.MORE_THAN
    # By more than 25 billion it is less than by 25.
    assert derive("growth / trade", FIGURES).relation is Relation.LESS_THAN
    assert derive("trade-2008 / people", FIGURES).relation is Relation.EXACT
    assert derive("trade / trade", FIGURES).is_open


@pytest.mark.parametrize(
    ("expression", "unit", "shown"),
    [
        ("trade / growth", "USD", "more than $357 million"),
        ("trade / growth", "million US dollars", "more than $357 million"),
        ("trade-2008 / trade", "percent", "less than 48%"),
        ("trade-2008 / 162", "USD", "about $74.1 million"),
        ("trade - 24 * trade-2008 / 12", "USD", "more than $1 billion"),
        ("kilometres / 3", "km", "about 3.33 km"),
        ("growth * 1000", None, "about 70,000"),
        # Without a unit, that of the inputs.
        ("trade / growth", None, "more than $357 million"),
        ("trade-2008 / people", None, "about $74.1 million per person"),
        ("kilometres + metres", None, "about 10.5 km"),
        ("pay * months", None, "about 600,000 tenge"),
        ("sick * 1000 * people", None, "about 373 cases"),
        # Percentages.
        ("share - before", None, "about 5 percentage points"),
        ("share + before", None, "about 75%"),
        ("before + points", None, "about 40%"),
        ("share - before - points", None, "about 0 percentage points"),
        ("(share - before) / before", "percent", "about 14.3%"),
        ("share * before", None, "about 14%"),
        ("rate-2021 - rate-2022", None, "about 0.8 percentage points"),
        ("rate-2022 - rate-2021", None, "about -0.8 percentage points"),
        ("base + 2 * points / 4", None, "about 19.3%"),
        ("rate-2021 - base", None, "about -10.9 percentage points"),
        ("1 - share", None, "about 60%"),
        ("share * people", None, "about 64.8 people"),
        ("half * people", None, "about 81 people"),
        # Ranges.
        ("rate * 2", None, "10–14%"),
        ("1 - rate", None, "93–95%"),
        ("hurt / 2", None, "50–60 people"),
        ("hurt + people", None, "262–282 people"),
        ("trade / hurt", None, "more than $208 million per person"),
        # Bounds.
        ("trade - debt", None, "more than $22 billion"),
        ("debt / trade-2008", "percent", "less than 25%"),
        ("trade-2008 / debt", "fold", "more than 4-fold"),
        # Temperatures.
        ("warm - cold", None, "about 10°C"),
        ("hot - warm", "degC", "about 15°C"),
        ("(warm + cold) / 2", None, "about 15°C"),
        # Spans of time.
        ("wells * 365 days", None, "about 584 million bbl"),
        ("wells * 365 days", "million barrels", "about 584 million bbl"),
        ("wells", "barrels/year", "about 584 million bbl per year"),
        ("pay * 12", "KZT/month", "about 600,000 tenge per month"),
        ("trade-2008 / 365 days", None, "about $32.9 million per day"),
    ],
)
def test_a_result_nobody_states_is_given_to_three_digits(expression, unit, shown):
    assert format_quantity(derived_quantity(derive(expression, FIGURES), unit)) == shown


@pytest.mark.parametrize(
    ("expression", "unit", "what"),
    [
        ("people * people", None, "gives count of person^2, not a plain number"),
        ("trade / growth", "km", "gives USD, not km"),
        ("trade / trade", None, "bounded on neither side"),
        ("share - before", "percent", "gives percentage points, not percent"),
        ("share * before", "percentage points", "gives percent, not percentage points"),
        ("warm * 2", None, "adds or multiplies temperatures"),
        ("warm + cold", None, "adds or multiplies temperatures"),
        ("wells * 365", "barrels", "gives barrel/day, not barrels"),
        ("wells * 365", None, "leaves a rate per day"),
        ("wells * 30", "barrels/month", "leaves a rate per day"),
        ("pay * 12", "KZT/year", "leaves a rate per month"),
        ("revenue / 12", None, "leaves a rate per year"),
        ("(share - before) / before * 100", "percent", "percent does so again"),
        ("*".join(["999999999"] * 45), None, "no size that a figure has"),
        ("1/" + "/".join(["999999999"] * 45), None, "no size that a figure has"),
    ],
)
def test_a_result_that_is_no_figure_is_refused(expression, unit, what):
    with pytest.raises(DeriveError) as caught:
        derived_quantity(derive(expression, FIGURES), unit)
    assert what in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("stated", "wrong"),
    [
        (read_figure("357 million", "USD", "more than"), None),
        (read_figure("360 million", "USD", "more than"), None),
        (
            read_figure("400 million", "USD", "more than"),
            "the inputs give more than 357,142,857 USD",
        ),
        (read_figure("357 million", "USD"), "the inputs give more than 357,142,857 USD"),
        (read_figure("357 million", "EUR", "more than"), "the inputs give USD, not EUR"),
    ],
)
def test_a_stated_result_is_compared(stated, wrong):
    assert check_derived(stated, derive("trade / growth", FIGURES)) == wrong


@pytest.mark.parametrize(
    ("stated", "right"),
    [
        (("10-14", "percent"), True),
        (("10", "percent", "at least"), True),
        (("14", "percent", "at most"), True),
        (("12", "percent", "about"), False),
        (("9-15", "percent"), False),
        (("14", "percent", "at least"), False),
    ],
)
def test_of_a_range_both_ends_are_compared(stated, right):
    wrong = check_derived(read_figure(*stated), derive("rate * 2", FIGURES))
    assert wrong == (None if right else "the inputs give 10–14 percent")


@pytest.mark.parametrize(
    ("expression", "unit"),
    [
        ("share - before", "percent"),
        ("wells * 365", "barrels"),
        ("wells * 365", None),
        ("pay * 12", "KZT/year"),
        ("revenue / 12", None),
        ("trade / growth", "km"),
        ("trade-2008 / people", "USD"),
    ],
)
def test_the_remedy_of_a_unit_works_as_printed(expression, unit):
    with pytest.raises(DeriveError) as caught:
        derived_quantity(derive(expression, FIGURES), unit)
    found = re.findall(r"`(unit: )?([^`]+)`", caught.value.remedy)
    assert found
    for is_unit, words in found:
        number = words.partition(" ")[0]
        mended = expression if is_unit else re.sub(rf"\b{number}\b", words, expression)
        for one in (
            (mended, re.sub(r" [*/] 12$| \* 365$", "", expression)) if is_unit else (mended,)
        ):
            with contextlib.suppress(DeriveError):
                assert derived_quantity(derive(one, FIGURES), words if is_unit else None)
                break
        else:
            pytest.fail(f"{words}: {caught.value.remedy}")


@pytest.mark.parametrize(
    ("expression", "what"),
    [
        ("", "ends too early"),
        ("trade +", "ends too early"),
        ("trade growth", "stands where nothing fits"),
        ("(trade", "not closed"),
        ("trade)", "stands where nothing fits"),
        ("unknown / trade", "no figure is called “unknown”"),
        ("trade + growth", "measure different things"),
        ("trade / (trade - trade)", "divides by zero"),
        ("growth / nothing", "divides by zero"),
        ("growth / other", "different bases"),
        ("100 - share", "of which the whole is 1"),
        ("warm / cold", "of which only differences are amounts"),
        ("people * 365 dogs", "stands where nothing fits"),
        ("__import__('os')", "no part of an expression"),
        ("trade ** 2", "stands where a figure is expected"),
        ("(" * 400 + "1", "parentheses stand in one another"),
        ("1+" * 5_000 + "1", "longer than 500 characters"),
    ],
)
def test_what_is_refused(expression, what):
    with pytest.raises(DeriveError) as caught:
        derive(expression, FIGURES)
    assert what in caught.value.message
    assert caught.value.remedy


@given(st.text(max_size=80))
def test_any_text_is_read_or_refused(text):
    with contextlib.suppress(DeriveError):
        assert derive(text, FIGURES).expression == text


@given(st.recursive(st.integers(1, 999).map(str), lambda e: st.tuples(e, st.sampled_from("+-*"), e).map(lambda p: f"({p[0]} {p[1]} {p[2]})"), max_leaves=8))  # fmt: skip
def test_whole_numbers_as_python_reckons_them(expression):
    assert derive(expression, {}).value == eval(expression)  # noqa: S307 - made of numbers above
