"""Periods of sentences and of the manifest: where they lie, and whether two certainly differ."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.figures import extract_quantities
from sphinx_kzbrief.figures.periods import Stretch, by_period, differ


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("2022", "2023", True),
        ("2022", "2022-33", False),
        ("2022-33", "2022-34", True),
        ("2022-33", "2022-02", False),
        ("2022-33", "2022-05", True),
        ("2022-40", "2022-34", False),
        ("2022-41", "2022-34", True),
        ("XXXX-05", "2022-05", False),
        ("XXXX-05", "2022-06", True),
        ("XXXX-33", "XXXX-34", True),
        ("XXXX-05", "2018/2024", False),
        ("2018/2024", "2021/2024", True),
        ("2018/2024", "2024", False),
        ("2018/2024", "2025", True),
        ("/2030", "/2035", True),
        ("/2030", "2030", False),
        ("FY2023", "FY2024", True),
        ("FY2023", "2022", False),
        ("FY2023", "2020", True),
        ("FY2023", "XXXX-05", False),
    ],
)
def test_two_periods_differ_only_where_neither_can_hold_the_other(first, second, told):
    assert differ(first, second) is told
    assert differ(second, first) is told


def test_quarters_and_halves_lie_in_their_year():
    periods = ["2022-41", "2022-33", "2022", "2022-40", "2022-36", "2021-24"]
    assert sorted(periods, key=by_period) == [
        "2021-24", "2022-33", "2022-40", "2022", "2022-41", "2022-36",
    ]  # fmt: skip
    assert Stretch.of("2022-40").unit == 6


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        ("It grew 5 percent in the second quarter of 2022.", "en", "2022-34"),
        ("It grew 5 percent in Q2 2022.", "en", "2022-34"),
        ("In May 2022, it grew 5 percent.", "en", "2022-05"),
        ("It grew 5 percent in the three months to May 2022.", "en", "2022-03/2022-05"),
        ("It earned $5 billion in fiscal 2023.", "en", "FY2023"),
        ("It earned $5 billion in the 2023 financial year.", "en", "FY2023"),
        ("It will grow 5 percent by 2030.", "en", "/2030"),
        ("It tripled between 2018 and 2024.", "en", "2018/2024"),
        ("Officials said in May that it had grown, among others by 5 percent.", "en", None),
        ("Во втором полугодии 2022 года рост составил 5%.", "ru", "2022-41"),
        ("2022年上半年增长5%。", "zh", "2022-40"),
        ("2022 жылы 5 пайызға өсті.", "kk", "2022"),
    ],
)
def test_a_number_has_the_period_of_its_own_clause(text, language, period):
    assert extract_quantities(text, language)[0].period == period
