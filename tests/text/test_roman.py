"""Roman numerals are written and read."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.text.roman import roman, roman_value


@pytest.mark.parametrize("number", [1, 4, 9, 40, 49, 90, 399, 400, 944, 1987, 3999])
def test_what_is_written_is_read_back(number):
    assert roman_value(roman(number)) == number


def test_capitals_and_nothing():
    assert (roman_value("XIV"), roman(14), roman(0), roman(-3)) == (14, "xiv", "", "")
