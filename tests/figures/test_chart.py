"""Charts say in text and bars the same, for every reader, screen and print."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from sphinx_kzbrief.figures import (
    PRINT,
    FigureEntry,
    UnitError,
    draw_chart,
    find_conflicts,
    read_figure,
)
from sphinx_kzbrief.figures.chart import WIDTH
from sphinx_kzbrief.figures.svg import width_of, wrapped

SVG = "{http://www.w3.org/2000/svg}"
GROWTH = [
    FigureEntry("a", read_figure("40", "fold"), "growth", None, "1992~/2022~", "Koishibayev"),
    FigureEntry("b", read_figure("70", "fold"), "growth", "customs", "1992~/2022~", "Nuryshev"),
]


def parsed(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own


def texts(svg):
    return [node.text for node in parsed(svg).iter(f"{SVG}text")]


def bars(svg):
    return [
        {name: bar.get(name) if name == "fill" else float(bar.get(name)) for name in ("x", "width", "fill")}
        for bar in parsed(svg).iter(f"{SVG}rect")
    ]  # fmt: skip


def series(*stated, unit="tonnes", source="Office"):
    """Make figures of value and period, and of a qualifier where there is one."""
    return [
        FigureEntry(
            f"{source}-{number}", read_figure(value, unit, qualifier), "m", "x", period, source
        )
        for number, (value, period, qualifier) in enumerate((*each, None)[:3] for each in stated)
    ]


def test_text_stays_text_and_alt_says_the_same():
    chart = draw_chart(GROWTH, "Growth of trade", find_conflicts(GROWTH))
    assert "Growth of trade" in texts(chart.svg)
    assert {"≠ 40-fold", "≠ 70-fold", "≠ and hatching: sources differ."} <= set(texts(chart.svg))
    assert chart.alt == (
        "Growth of trade. Koishibayev (1992~/2022~): 40-fold, disagrees; "
        "Nuryshev (1992~/2022~): 70-fold, disagrees."
    )


def test_it_is_named_for_those_who_do_not_see_it():
    chart = draw_chart(GROWTH, "Growth", prefix="fig-1")
    root = parsed(chart.svg)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "fig-1-title fig-1-desc"
    assert root.find(f"{SVG}title").text == "Growth"
    assert root.find(f"{SVG}desc").text == chart.alt


def test_bars_are_as_long_as_the_numbers_say():
    first, second = (bar["width"] for bar in bars(draw_chart(GROWTH, "Growth").svg))
    assert first / second == pytest.approx(40 / 70, rel=0.01)


def test_screen_follows_the_page_and_print_is_fixed():
    assert "currentColor" in draw_chart(GROWTH, "Growth").svg
    printed = draw_chart(GROWTH, "Growth", palette=PRINT).svg
    assert "var(" not in printed
    assert "currentColor" not in printed


def test_units_are_brought_to_one_or_refused():
    border = [FigureEntry("a", read_figure("1,700", "km")), FigureEntry("b", read_figure("1,054", "miles"))]  # fmt: skip
    chart = draw_chart(border, "Border").svg
    first, second = (bar["width"] for bar in bars(chart))
    assert first == pytest.approx(second, rel=0.01)
    assert "1,500 km" in texts(chart)
    with pytest.raises(UnitError):
        draw_chart([GROWTH[0], border[0]], "Mixed")
    with pytest.raises(UnitError):
        draw_chart([], "Nothing")


def test_time_runs_down_and_what_is_missing_is_said():
    wheat = series(("8.0 million", "2021"), ("9.1 million", "1991"), ("4.1 million", "1995"))
    drawn = draw_chart(wheat, "Wheat", print_period=lambda period: period.replace("/", "–"))
    assert texts(drawn.svg)[1:9] == [
        "1991", "9.1 million t", "no figure for 1992–1994", "1995", "4.1 million t",
        "no figure for 1996–2020", "2021", "8.0 million t",
    ]  # fmt: skip
    assert drawn.alt.startswith("Wheat. Office (1991): 9.1 million t; Office (1995)")


@pytest.mark.parametrize("language", ["en", "ru", "kk", "zh"])
def test_what_is_missing_is_said_within_the_drawing(language):
    def printed(period):
        return period.replace("/", " – ").replace("-1", " of November ")

    monthly = series(("8.5", "2021-10"), ("18.8", "2022-10"), unit="percent")
    drawn = draw_chart(monthly, "Prices", language=language, print_period=printed)
    (gap,) = (words for words in parsed(drawn.svg).iter(f"{SVG}text") if words.get("font-style"))
    assert float(gap.get("x")) >= 0
    assert float(gap.get("x")) + width_of(gap.text, 12) <= WIDTH


@pytest.mark.parametrize(
    ("stated", "unit", "axis"),
    [
        (("1,215", "3,022"), "deaths", ["0", "2,000 deaths"]),
        (("950,000", "1.3 million"), "barrels/day", ["0", "1 million"]),
        (("-2.4 billion", "4.0 billion"), "USD", ["-2", "0", "2", "$4 billion"]),
        (
            ("-1,250,000", "1,100,000"),
            "small and medium-sized enterprises",
            ["-1,000,000", "0", "1,000,000"],
        ),
        (("0", "0"), "cases", ["0 cases"]),
        (("12", "14,500,000"), "vehicles", None),
    ],
)
def test_an_axis_labels_what_it_has_room_for_at_even_steps(stated, unit, axis):
    drawn = draw_chart(series(*zip(stated, ("2020", "2021"), strict=True), unit=unit), "Axis")
    labels = [
        (float(words.get("x")), width_of(words.text, 12), words.text)
        for words in parsed(drawn.svg).iter(f"{SVG}text")
        if words.get("text-anchor") == "middle"
    ]
    for (x, wide, _), (other, its, _) in pairwise(labels):
        assert x + wide / 2 < other - its / 2
    if axis is not None:
        assert [words for *_, words in labels] == axis


@pytest.mark.parametrize(
    "periods",
    [
        ("1999", "2009", "2019"),
        ("2020", "2021"),
        ("2022-11", "2022-12", "2023-01"),
        ("2021-10/2021-12", "2022-01/2022-03"),
        (None, "2020", None),
        ("1991/..", "2015", "2021"),
        ("1998", "1999", "../2008"),
    ],
)
def test_nothing_is_missing_from_a_series_to_scale(periods):
    drawn = draw_chart(series(*(("5", period) for period in periods)), "Even")
    assert not any("no figure" in words for words in texts(drawn.svg))


def test_values_a_hundredfold_apart_become_dots_on_a_scale_that_is_named():
    people = series(("3", "2019"), ("450 thousand", "2020"), ("2.1 billion", "2021"), unit="people")
    drawn = draw_chart(people, "People").svg
    assert not bars(drawn)
    dots = [float(dot.get("cx")) for dot in parsed(drawn).iter(f"{SVG}circle")]
    assert dots == sorted(dots)
    assert min(right - left for left, right in pairwise(dots)) > 40
    words = " ".join(texts(drawn))
    assert "Logarithmic scale: each line is 1,000 times the one before it." in words
    assert "2.1 billion people" in words


def test_where_zero_allows_no_logarithm_words_say_how_far_apart_they_are():
    drawn = draw_chart(series(("0", "2019"), ("3", "2020"), ("400", "2021"), unit="miners"), "Lost")
    assert "The largest is more than a hundred times" in " ".join(texts(drawn.svg))
    assert len(bars(drawn.svg)) == 2


def test_values_below_zero_lie_left_of_it():
    money = series(("6.0", "2014"), ("-8.1", "2015"), ("-0.1", "2016"), unit="billion USD")
    above, below, little = bars(draw_chart(money, "Balance").svg)
    assert below["x"] + below["width"] == pytest.approx(above["x"], abs=0.1)
    assert little["width"] == pytest.approx(below["width"] / 81, abs=0.2)
    assert "-$0.1 billion" in texts(draw_chart(money, "Balance").svg)


@pytest.mark.parametrize(
    ("value", "qualifier", "filled", "outlined", "arrow"),
    [
        ("70-120", None, 1, 1, False),
        ("90", "up to", 0, 1, False),
        ("60", "at least", 1, 0, True),
        ("100", "about", 1, 0, False),
        ("-60", "at most", 1, 0, True),
        ("-60", "at least", 0, 1, False),
    ],
)
def test_what_is_sure_is_filled_and_what_is_open_outlined(
    value, qualifier, filled, outlined, arrow
):
    stated = [FigureEntry("a", read_figure(value, "km", qualifier), source="A")]
    drawn = draw_chart(stated, "Bounds").svg
    fills = [bar["fill"] == "none" for bar in bars(drawn)]
    assert (fills.count(False), fills.count(True)) == (filled, outlined)
    assert (parsed(drawn).find(f"{SVG}path") is not None) == arrow
    explained = qualifier != "about"
    assert any(words.startswith("Outlines and arrows") for words in texts(drawn)) == explained


def test_sources_are_named_once_where_periods_tell_the_figures_apart():
    two = series(("5", "2020"), ("6", "2021"), source="Office")
    two += series(("7", "2022"), source="Bank")
    words = texts(draw_chart(two, "Two").svg)
    assert "2020 (a)" in words
    assert "2022 (b)" in words
    assert words[-1] == "Source: (a) Office; (b) Bank"
    assert texts(draw_chart(two[:2], "One").svg)[-1] == "Source: Office"


@pytest.mark.parametrize("language", ["en", "ru", "kk", "zh"])
@pytest.mark.parametrize("count", [1, 2, 40])
def test_nothing_is_cut_off_or_leaves_the_drawing(language, count):
    source = (
        "Бюро национальной статистики Агентства по стратегическому планированию 国家统计局统计年鉴"
    )
    many = series(*((f"{100 + n}.5", str(1980 + n)) for n in range(count)), source=source)
    many += series(("1,234,567", "1979", "more than"), source="إدارة " + "long " * 20)
    drawn = draw_chart(many, "Very long titles are set in lines " * 4, language=language)
    for words in parsed(drawn.svg).iter(f"{SVG}text"):
        assert not words.text.endswith("…")
        wide = width_of(words.text, float(words.get("font-size")))
        start = {"end": wide, "middle": wide / 2}.get(words.get("text-anchor"), 0)
        assert float(words.get("x")) - start >= 0
        assert float(words.get("x")) - start + wide <= WIDTH
        assert float(words.get("font-size")) >= 12
        assert float(words.get("y")) <= drawn.height


def test_source_words_are_escaped():
    entry = FigureEntry("a", read_figure("5", "km"), source="<script>\x00& " + "long " * 40)
    chart = draw_chart([entry], "A <b>title</b> " + "of many words " * 10)
    assert "<script>" not in chart.svg
    assert "http" not in chart.svg.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("value", ["0", "-5", "1e12", "0.001", "3..9"])
def test_any_size_can_be_drawn(value):
    entry = FigureEntry("a", read_figure(value, "km", "more than"))
    assert parsed(draw_chart([entry], "Sizes").svg).get("viewBox")


def test_in_the_language_of_the_reader():
    chart = draw_chart(GROWTH, "Рост торговли", find_conflicts(GROWTH), language="ru")
    assert "≠ в 40 раз" in texts(chart.svg)
    assert "≠ и штриховка: источники расходятся." in texts(chart.svg)


def test_words_break_between_words_and_han_anywhere():
    assert wrapped("one two three", width_of("one two ", 13), 13) == ["one two", "three"]
    assert wrapped("国家统计局", width_of("国家统", 13), 13) == ["国家统", "计局"]
    assert "".join(wrapped("a" * 90, 100, 13)) == "a" * 90
