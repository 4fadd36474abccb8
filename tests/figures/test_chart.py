"""Charts say in text, table and bars the same, for every reader, screen and print."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from sphinx_kzbrief.figures import (
    PRINT,
    FigureEntry,
    UnitError,
    draw_chart,
    find_conflicts,
    read_figure,
)

SVG = "{http://www.w3.org/2000/svg}"
GROWTH = [
    FigureEntry("a", read_figure("40", "fold"), "growth", None, "1992~/2022~", "Koishibayev"),
    FigureEntry("b", read_figure("70", "fold"), "growth", "customs", "1992~/2022~", "Nuryshev"),
]


def texts(svg):
    return [node.text for node in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own


def test_text_stays_text_and_alt_and_table_say_the_same():
    chart = draw_chart(GROWTH, "Growth of trade", find_conflicts(GROWTH))
    assert "Growth of trade" in texts(chart.svg)
    assert {"≠ 40-fold", "≠ 70-fold"} <= set(texts(chart.svg))
    assert chart.alt == (
        "Growth of trade. Koishibayev (1992~/2022~): 40-fold, disagrees; "
        "Nuryshev (1992~/2022~): 70-fold, disagrees."
    )
    assert chart.header == ("Source", "Period", "Basis", "Value", "Remark")
    assert chart.rows[0] == ("Koishibayev", "1992~/2022~", "not stated", "40-fold", "disagrees")


def test_it_is_named_for_those_who_do_not_see_it():
    chart = draw_chart(GROWTH, "Growth", prefix="fig-1")
    root = ET.fromstring(chart.svg)  # noqa: S314 - our own
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "fig-1-title fig-1-desc"
    assert root.find(f"{SVG}title").text == "Growth"
    assert root.find(f"{SVG}desc").text == chart.alt


def test_bars_are_as_long_as_the_numbers_say():
    root = ET.fromstring(draw_chart(GROWTH, "Growth").svg)  # noqa: S314 - our own
    first, second = (float(bar.get("width")) for bar in root.iter(f"{SVG}rect"))
    assert first / second == pytest.approx(40 / 70, rel=0.01)


def test_screen_follows_the_page_and_print_is_fixed():
    assert "currentColor" in draw_chart(GROWTH, "Growth").svg
    printed = draw_chart(GROWTH, "Growth", palette=PRINT).svg
    assert "var(" not in printed
    assert "currentColor" not in printed


def test_units_are_brought_to_one_or_refused():
    border = [FigureEntry("a", read_figure("1,700", "km")), FigureEntry("b", read_figure("1,054", "miles"))]  # fmt: skip
    root = ET.fromstring(draw_chart(border, "Border").svg)  # noqa: S314 - our own
    first, second = (float(bar.get("width")) for bar in root.iter(f"{SVG}rect"))
    assert first == pytest.approx(second, rel=0.01)
    with pytest.raises(UnitError):
        draw_chart([GROWTH[0], border[0]], "Mixed")
    with pytest.raises(UnitError):
        draw_chart([], "Nothing")


def test_source_words_are_escaped_and_long_ones_shortened():
    entry = FigureEntry("a", read_figure("5", "km"), source="<script>\x00& " + "long " * 40)
    chart = draw_chart([entry], "A <b>title</b> " + "of many words " * 10)
    assert "<script>" not in chart.svg
    assert all(len(words) < 70 for words in texts(chart.svg))


@pytest.mark.parametrize("value", ["0", "-5", "1e12", "0.001", "3..9"])
def test_any_size_can_be_drawn(value):
    entry = FigureEntry("a", read_figure(value, "km", "more than"))
    assert ET.fromstring(draw_chart([entry], "Sizes").svg).get("viewBox")  # noqa: S314 - our own


def test_in_the_language_of_the_reader():
    chart = draw_chart(GROWTH, "Рост торговли", language="ru")
    assert chart.header[0] == "Источник"
    assert "в 40 раз" in texts(chart.svg)
