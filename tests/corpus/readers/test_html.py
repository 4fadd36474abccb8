"""Of a page of HTML the article is read: its text, captions, turns and declared metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.model import Damage, SegmentKind, Speaker
from sphinx_kzbrief.corpus.readers import read_document

ARTICLE = Path(__file__).with_name("article.html")
SPEAKERS = {"GT": Speaker("Global Times", "interviewer"), "Nuryshev": Speaker("Shakhrat Nuryshev")}


@pytest.fixture(scope="module")
def article():
    return read_document(ARTICLE, speakers=SPEAKERS)


def test_the_main_text_is_told_from_the_page(article):
    assert "Trade has increased 70-fold over a 30-year period" in article.text
    for furniture in ("Home", "newsletter", "All rights reserved"):
        assert furniture not in article.text


def test_scripts_and_hidden_text_are_inert(article):
    for hidden in ("evil", "Hidden text", "onclick()", "javascript"):
        assert hidden not in article.text


def test_captions_stand_where_their_figure_does(article):
    caption = next(seg for seg in article.segments if seg.kind is SegmentKind.CAPTION)
    assert caption.span.of(article.text) == "The ambassador speaks in Beijing. (Photo/Xinhua)"
    assert caption.number == 1
    assert article.text.index("Intro paragraph") < caption.start < article.text.index("GT:")


def test_turns_in_bold_labels(article):
    turns = [seg for seg in article.segments if seg.kind is SegmentKind.TURN]
    assert [turn.speaker for turn in turns] == ["Global Times", "Shakhrat Nuryshev"]
    assert turns[1].span.of(article.text).startswith("Trade has increased")


def test_headings_lists_and_tables_are_kept(article):
    assert "First item of the list in the article body" in article.text
    assert "Year\tTrade\n2008\t12" in article.text
    assert "Last paragraph, with inline code and an onclick link and the end" in article.text
    headings = [seg for seg in article.segments if seg.kind is SegmentKind.HEADING]
    assert [seg.span.of(article.text) for seg in headings] == [
        "Ambassador: trade grows",
        "Subhead here",
    ]


def test_only_declared_metadata_counts(article):
    assert article.metadata == {
        "title": "Ambassador: trade grows",
        "author": "Jane Doe",
        "issued": "2022-06-21",
        "container-title": "Example News",
        "language": "en",
    }


def test_a_declared_encoding_is_followed(written):
    page = '<html><head><meta charset="windows-1251"></head><body><p>{}</p></body></html>'
    words = "Торговля между странами выросла за тридцать лет во много раз. " * 5
    doc = read_document(written("a.html", page.format(words).encode("cp1251")))
    assert words.strip() in doc.text


def test_a_page_without_main_text_gives_what_is_visible(written):
    doc = read_document(written("a.html", "<p>Short.</p><script>x</script>"))
    assert doc.text == "Short."


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "deep" + "</div>" * 20_000,
        "<b>" * 50_000,
        "<p>x" * 50_000,
        "<!-- " * 10_000 + "<p>Text.</p>",
        "<table><tr><td>" * 3_000 + "cell",
        '<?xml version="1.0" encoding="utf-8"?><html><body><p>Text.</p></body></html>',
        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><p>&b;</p>",
    ],
)
def test_hostile_markup_is_read_in_bounded_time(written, page, stopwatch):
    with stopwatch:
        read_document(written("a.html", page))
    assert stopwatch.seconds < 120


def test_an_empty_page_is_said_to_be_empty(written):
    assert read_document(written("a.html", "")).damage == (Damage("the file holds no text"),)
    assert read_document(written("b.html", "<html></html>")).damage == (
        Damage("the file holds no text"),
    )


FILLING = "Several members of the commission commented on the report at length on Friday. "


def kinds(doc):
    return [(segment.kind.value, segment.span.of(doc.text)) for segment in doc.segments]


def test_a_headline_outside_the_main_text_is_kept(written):
    page = (
        "<html lang='en'><head><title>Water and borders | Example Daily</title></head><body>"
        f"<h1>Water and borders</h1><p>{FILLING * 3}</p><p>{FILLING}</p></body></html>"
    )
    doc = read_document(written("a.html", page.encode()))
    assert kinds(doc)[0] == ("heading", "Water and borders")
    site = page.replace("<h1>Water and borders<", "<h1>The Example Weekly<")
    assert "Weekly" not in read_document(written("b.html", site.encode())).text


def test_notes_of_a_page_are_notes(written):
    page = (
        f"<html lang='en'><body><article><p>{FILLING * 3}<sup>1</sup></p><p>{FILLING * 2}</p>"
        "<ol><li id='fn1'>See the yearly report of the ministry.</li></ol></article></body></html>"
    )
    doc = read_document(written("a.html", page.encode()))
    assert ("note", "See the yearly report of the ministry.") in kinds(doc)


def test_the_caption_of_a_table_is_a_caption(written):
    page = (
        f"<html lang='en'><body><article><p>{FILLING * 3}</p><table><caption>Water by year</caption>"
        f"<tr><td>2019</td><td>12.5</td></tr></table><p>{FILLING * 2}</p></article></body></html>"
    )
    doc = read_document(written("a.html", page.encode()))
    assert ("caption", "Water by year") in kinds(doc)


def test_preformatted_prose_is_running_text(written):
    page = (
        f"<html lang='en'><body><pre>\nFOR RELEASE\n\n{FILLING}\n{FILLING}\n\n"
        '"We cannot share what we have not," said Nurzhan Nurzhigitov.\n</pre></body></html>'
    )
    doc = read_document(written("a.html", page.encode()))
    assert ("paragraph", f"{FILLING}{FILLING}".strip()) in kinds(doc)
    assert [segment.speaker for segment in doc.segments if segment.kind == "quotation"] == [
        "Nurzhan Nurzhigitov"
    ]
