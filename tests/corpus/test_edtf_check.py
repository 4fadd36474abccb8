"""Dates: EDTF's forms, and days that no calendar has."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.edtf_check import LONGEST, BackwardsError, check_edtf


@pytest.mark.parametrize(
    "text",
    [
        "2022", "2022-06", "2022-06-21", "2022?", "2022-01?", "1992~", "2022-06-21%", "0000",
        "2024-02-29", "2022-21", "199X", "199X?", "156X-12-25", "2022-XX-21",
        "[2022-01-19..2022-06-21]", "[2015..2022-06-21]", "[..2022-06-21]", "[2022-06..]",
        "{2020,2022}", "[1667, 1668, 1670..1672]", "1992/2022", "1992~/2022~", "2022-06-21/..",
        "../2022", "/2022", "2004-06/2006-08", "Y170000002", "2004-06-~11",
    ],
)  # fmt: skip
def test_what_is_a_date(text):
    check_edtf(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "yesterday", "21.06.2022", "2022-6-1", "2022-13", "2022-06-31", "2023-02-29",
        "2022-06-21/2023-02-30", "20220621", "2022..2023", "[2022", "[..]", "..", "/", "22",
        "٢٠٢٢", "2022-06-21x", "June 2022", "{" * 99, "2" * (LONGEST + 1),
    ],
)  # fmt: skip
def test_what_is_no_date(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the error carries no message of its own
        check_edtf(text)


@pytest.mark.parametrize(
    "text", ["2022/1992", "2022-06-21/2022-01-01", "[2022-06..2021]", "199X/198X"]
)
def test_what_runs_backwards(text):
    with pytest.raises(BackwardsError):
        check_edtf(text)
