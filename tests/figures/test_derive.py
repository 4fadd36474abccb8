"""Figures reckoned from others carry units, bounds and inputs, or are refused."""

from __future__ import annotations

import contextlib

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
    ],
)
def test_a_result_nobody_states_is_given_to_three_digits(expression, unit, shown):
    assert format_quantity(derived_quantity(derive(expression, FIGURES), unit)) == shown


@pytest.mark.parametrize(
    ("expression", "unit", "what"),
    [
        ("trade / growth", None, "gives USD, not a plain number"),
        ("trade / growth", "km", "gives USD, not km"),
        ("trade / trade", None, "bounded on neither side"),
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
        (read_figure("400 million", "USD", "more than"), "the inputs give 357,142,857 USD"),
        (read_figure("357 million", "USD"), "the inputs give more than 357,142,857 USD"),
        (read_figure("357 million", "EUR", "more than"), "the inputs give USD, not EUR"),
    ],
)
def test_a_stated_result_is_compared(stated, wrong):
    assert check_derived(stated, derive("trade / growth", FIGURES)) == wrong


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
