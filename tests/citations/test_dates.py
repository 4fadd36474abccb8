"""Dates: what EDTF strings mean, how they print, how they sort."""

from pathlib import Path

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.citations import DateError, format_date, format_year, parse_date
from sphinx_kzbrief.citations.date_text import format_compact, format_day_and_month
from sphinx_kzbrief.citations.dates import DateKind

FIXTURE = Path(__file__).parent / "fixtures" / "dates.txt"


def rows():
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("|")]
            yield pytest.param(cells, id=cells[0])


@pytest.mark.parametrize("row", list(rows()))
def test_date_prints_as_the_fixture_says(row):
    text, *expected, year = row
    assert [format_date(text, language) for language in ("en", "ru", "kk", "zh")] == expected
    assert format_year(text, "en", "a") == year


def test_american_order_takes_commas():
    assert format_date("2022-06-21", "en-US") == "June 21, 2022"
    assert format_date("2022-06-21/2022-06-23", "en_US") == "June 21–23, 2022"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "1 July 2022"), ("ru", "01.07.2022"), ("kk", "01.07.2022"), ("zh", "2022-07-01")],
)
def test_day_of_access_is_in_figures_where_the_convention_has_it_so(language, expected):
    assert format_compact("2022-07-01", language) == expected


def test_only_a_plain_day_or_month_is_told_apart_from_its_year():
    assert format_day_and_month("2022-06-21", "ru") == "21 июня"
    assert format_day_and_month("2022-06", "ru") == "июнь"
    for text in ("2022", "2022-06?", "2022-06/2022-07", "[2022-06,2022-07]", None, "soon"):
        assert format_day_and_month(text, "ru") == ""


@pytest.mark.parametrize("text", ["2022-13", "2022-02-30", "2022-00-01", "spring", "1" * 300])
def test_what_is_not_edtf_is_refused_with_what_to_write(text):
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert "EDTF" in caught.value.remedy


def test_a_date_that_has_no_words_keeps_its_text():
    assert parse_date("Y-17E7").kind is DateKind.UNKNOWN
    assert format_date("Y-17E7") == "Y-17E7"


def test_dates_sort_by_time_with_the_undated_last():
    texts = [
        "1992~",
        "2021",
        "2021-03",
        "2021-03-04",
        "[2021-03-05..2021-06-30]",
        "2022-22",
        "2022-12",
    ]
    ordered = [*texts, None]
    shuffled = ordered[::-1]
    assert sorted(shuffled, key=lambda text: parse_date(text).key) == ordered


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]), st.sampled_from([4, 7, 10]))
def test_plain_dates_read_as_the_library_reads_them(day, mark, length):
    text = day.isoformat()[:length] + mark
    parsed = edtf.parse_edtf(text)
    point = parse_date(text).points[0]
    inner = getattr(parsed, "date", parsed)
    assert (point.year, point.month, point.day) == (
        int(inner.year),
        int(inner.month) if inner.month else None,
        int(inner.day) if inner.day else None,
    )
    assert (point.uncertain, point.approximate) == (mark in {"?", "%"}, mark in {"~", "%"})
