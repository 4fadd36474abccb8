"""Figures of one measure conflict only where like stands against like."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.figures import (
    Agreement,
    FigureEntry,
    compare_entries,
    extract_quantities,
    find_conflicts,
    read_figure,
)
from sphinx_kzbrief.figures.periods import compare_periods


def entry(key, value, unit, qualifier=None, **rest):
    return FigureEntry(key, read_figure(value, unit, qualifier), **rest)


GROWTH = {"measure": "growth", "basis": "customs", "period": "1992/2022"}


def test_like_and_like_conflict():
    first, second = entry("a", "40", "fold", **GROWTH), entry("b", "70", "fold", **GROWTH)
    (comparison,) = find_conflicts([first, second])
    assert comparison.agreement is Agreement.CONFLICT
    assert comparison.rule == "figure-conflict"
    assert comparison.reason == (
        "40 fold against 70 fold, on the same basis (customs) and for the same period (1992/2022)"
    )


def test_one_year_written_in_two_ways_is_one():
    same = [
        entry(key, value, "percent", measure="m", basis="x", period=period)
        for key, value, period in (("a", "4.2", "2020"), ("b", "5.3", "2020-01/2020-12"))
    ]
    (comparison,) = find_conflicts(same)
    assert comparison.agreement is Agreement.CONFLICT


def test_the_two_multiples_of_the_seeds_differ():
    first = entry("a", "40", "fold", measure="growth", period="1992~/2022~")
    second = entry("b", "70", "fold", **GROWTH | {"period": "1992~/2022~"})
    (comparison,) = find_conflicts([first, second])
    assert comparison.agreement is Agreement.DIFFERS
    assert comparison.rule == "figure-differs"
    assert "basis and end points" in comparison.reason


MUST_NOT_BE_FLAGGED = [
    # $12 billion in 2008, more than $25 billion in another year.
    (
        entry("a", "12 billion", "USD", measure="trade", period="2008"),
        entry("b", "25 billion", "USD", "more than", measure="trade", period="2022~"),
    ),
    # 1,054 miles are 1,696 km, which is 1,700.
    (
        entry("a", "1,700", "km", measure="border", basis="x", period="2022"),
        entry("b", "1,054", "miles", measure="border", basis="x", period="2022"),
    ),
    # Five largest investors, largest trading partner.
    (
        entry("a", "5", "rank", measure="investor rank", basis="x", period="2022"),
        entry("b", "1", "rank", measure="trade rank", basis="x", period="2022"),
    ),
    # A pay by the month is no pay as such.
    (
        entry("a", "50,000", "tenge/month", measure="pay", basis="x", period="2022"),
        entry("b", "900,000", "tenge", measure="pay", basis="x", period="2022"),
    ),
    # An interval holds what lies in it.
    (
        entry("a", "25 billion", "USD", "more than", **GROWTH),
        entry("b", "31 billion", "USD", **GROWTH),
    ),
    # 70 percent is stated to the ten, 72 to the one.
    (entry("a", "70.0", "percent", **GROWTH), entry("b", "70", "percent", **GROWTH)),
    # Dollars are no tenge.
    (entry("a", "5", "USD", **GROWTH), entry("b", "5", "KZT", **GROWTH)),
    (entry("a", "40", "fold"), entry("b", "70", "fold")),
    (
        entry("a", "40", "fold", **GROWTH),
        entry("b", "70", "fold", **GROWTH | {"basis": "statistics bureau"}),
    ),
]


@pytest.mark.parametrize(("first", "second"), MUST_NOT_BE_FLAGGED)
def test_what_must_not_be_flagged(first, second):
    assert find_conflicts([first, second]) == ()


PAIRS = [
    line.split(" | ")
    for line in (Path(__file__).parent / "fixtures/pairs.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("expected", "one", "other"), PAIRS)
def test_what_two_sources_state(expected, one, other):
    (first,), (second,) = extract_quantities(one), extract_quantities(other)
    pair = [FigureEntry(*each, **GROWTH) for each in (("a", first), ("b", second))]
    for entries in (pair, pair[::-1]):
        assert bool(find_conflicts(entries)) is (expected == "C")


NUMBERS = st.tuples(
    st.integers(-99, 99),
    st.sampled_from(["percent", "USD"]),
    st.sampled_from([None, "more than", "at most", "about"]),
    st.sampled_from([-1, 0, 1]),
)


@given(st.lists(NUMBERS, max_size=12), st.sampled_from([Fraction(0), Fraction(1, 5)]))
def test_each_figure_that_disagrees_with_any_is_told(numbers, tolerance):
    entries = [
        replace(each, quantity=replace(each.quantity, direction=direction))
        for number, (value, unit, qualifier, direction) in enumerate(numbers)
        for each in [entry(str(number), str(value), unit, qualifier, **GROWTH)]
    ]
    found = find_conflicts(entries, tolerance)
    assert len(found) <= 6 * len(entries)
    assert {each.key for pair in found for each in (pair.first, pair.second)} == {
        each.key
        for pair in combinations(entries, 2)
        if compare_entries(*pair, tolerance).rule
        for each in pair
    }


BASES = st.sampled_from([None, "customs", "bank"])
PERIODS = st.sampled_from([None, "2020", "2021", "2020~", "2019~/2021~", "2021~"])


@given(st.lists(st.tuples(st.integers(1, 9), BASES, PERIODS), max_size=12))
def test_only_what_may_be_alike_is_compared(stated):
    entries = [
        entry(str(number), str(value), "USD", measure="m", basis=basis, period=period)
        for number, (value, basis, period) in enumerate(stated)
    ]
    found = find_conflicts(entries)
    assert all(each == compare_entries(each.first, each.second) for each in found)
    assert {each.key for pair in found for each in (pair.first, pair.second)} == {
        each.key
        for pair in combinations(entries, 2)
        if compare_entries(*pair).rule
        for each in pair
    }


def test_of_many_figures_the_extremes_are_told():
    entries = [entry(str(number), str(number + 10), "percent", **GROWTH) for number in range(60)]
    found = find_conflicts(entries)
    assert len(found) < 2 * len(entries)
    assert all({each.first.key, each.second.key} & {"0", "59"} for each in found)
    assert max(found, key=lambda each: each.gap) == compare_entries(entries[0], entries[-1])


def test_a_bound_conflicts_with_what_it_shuts_out():
    first = entry("a", "25 billion", "USD", "more than", **GROWTH)
    second = entry("b", "12 billion", "USD", **GROWTH)
    assert compare_entries(first, second).agreement is Agreement.CONFLICT


def test_tolerance_lets_small_differences_pass():
    first, second = entry("a", "101", "fold", **GROWTH), entry("b", "104", "fold", **GROWTH)
    assert compare_entries(first, second).agreement is Agreement.CONFLICT
    for pair in ((first, second), (second, first)):
        assert compare_entries(*pair, Fraction(5, 100)).agreement is Agreement.AGREES
    # Of the larger of the two, whichever is named first.
    small, large = entry("a", "30", "fold", **GROWTH), entry("b", "50", "fold", **GROWTH)
    for pair in ((small, large), (large, small)):
        assert compare_entries(*pair, Fraction(2, 5)).agreement is Agreement.AGREES
        assert compare_entries(*pair, Fraction(1, 5)).agreement is Agreement.CONFLICT
        own = [replace(each, tolerance=Fraction(2, 5)) for each in pair]
        assert compare_entries(*own).agreement is Agreement.AGREES


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2008", "2008", True),
        ("2008", "2022", False),
        ("1992/2022", "1992/2021", False),
        ("1992~/2022~", "1992~/2022~", None),
        ("2008", "2022~", False),
        ("2008?", "2008", None),
        (None, "2008", None),
        ("../2008", "2022", False),
        ("2008/..", "2022", None),
        ("2020-01/2020-12", "2020", True),
        ("2021-01/2021-03", "2021-33", True),
        ("198X", "199X", False),
        ("198X", "1985", None),
    ],
)
def test_periods(first, second, same):
    assert compare_periods(first, second) is same


def test_a_surplus_against_a_deficit_is_no_rise_against_a_fall():
    entries = [
        FigureEntry(key, extract_quantities(text, "en")[0], "balance", "customs", "2019")
        for key, text in (("a", "a surplus of $5 billion"), ("b", "a deficit of $3 billion"))
    ]
    (comparison,) = find_conflicts(entries)
    assert "(a surplus) against" in comparison.reason
    assert "(a deficit)" in comparison.reason
