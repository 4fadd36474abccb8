"""Of a page of HTML the article is read: its text, captions, turns and declared metadata."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.model import Damage, SegmentKind, Speaker
from sphinx_kzbrief.corpus.readers import read_document
from sphinx_kzbrief.corpus.readers.canonical.writer import Piece
from sphinx_kzbrief.corpus.readers.html.blocks import MarkupBlock
from sphinx_kzbrief.corpus.readers.html.main_text import main_text_damage
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

lxml_html = pytest.importorskip("lxml.html")

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
    site = page.replace("<h1>Water and borders</h1>", "<header><h1>Example Weekly</h1></header>")
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
    assert ("paragraph", f"{FILLING.strip()}\n{FILLING.strip()}") in kinds(doc)
    assert [segment.speaker for segment in doc.segments if segment.kind == "quotation"] == [
        "Nurzhan Nurzhigitov"
    ]


def page(body, title="A report"):
    return f"<html lang='en'><head><title>{title}</title></head><body>{body}</body></html>".encode()


def lines(doc):
    return [text for _, text in kinds(doc) if text.strip()]


def test_a_preformatted_transcript_is_read_by_its_lines(written):
    said = (
        "    Chair OMAROVA. We begin with the <a href='/d'>dam</a> at Shardara.\n"
        "    Mr. TOLE. It lost 12 tonnes on the rail-\nroad, and no more.\n"
        "    Chair OMAROVA. Is that so?\n    Mr. TOLE. I say it is.\n"
    )
    doc = read_document(written("a.html", page(f"<h1>A hearing</h1><pre>{said}</pre>")))
    turns = [segment.speaker for segment in doc.segments if segment.kind is SegmentKind.TURN]
    assert turns == ["Chair OMAROVA", "Mr. TOLE"] * 2
    assert "the dam at Shardara.\nMr. TOLE. It lost 12 tonnes on the rail-\nroad" in doc.text


@pytest.mark.parametrize(
    ("last", "text", "struck"),
    [
        ("<p>Water did <s>not</s> rise.</p>", "Water did rise.", ["not"]),
        ("<ul><li>It holds <del>no</del> ice.</li></ul>", "It holds ice.", ["no"]),
        ("<p>Ставка <del>пять</del> <ins>шесть</ins> тенге.</p>", "Ставка шесть тенге.", ["пять"]),
        ("<blockquote>It <del>may</del> must.</blockquote>", "It must.", ["may"]),
        ("<p>Some x<sup>n/2</sup> more.</p>", "Some x^(n/2) more.", []),
        ("<p><s>Repealed.</s></p>", "", ["Repealed."]),
        ("<del><p>All of it is gone.</p></del>", "", ["All of it is gone."]),
        ("<ul><li><s>Ice</s></li><li>Water</li></ul>", "Water", ["Ice"]),
    ],
)
@pytest.mark.parametrize("is_first", [False, True])
def test_a_short_block_with_marks_is_main_text(written, last, text, struck, is_first):
    body = f"{last}<p>{FILLING}</p>" if is_first else f"<p>{FILLING}</p>{last}"
    doc = read_document(written("a.html", page(body)))
    assert text in lines(doc) or not text
    assert [one.words for one in doc.struck] == struck
    assert doc.left_out == ()


def test_a_table_before_its_notes_is_kept(written):
    table = (
        "<table><tr><th>Year</th><th>Dams<sup>a</sup></th></tr><tr><td>2019</td><td>12</td></tr>"
    )
    notes = "<p><sup>a</sup> With weirs.</p><p><sup>b</sup> Early.</p>"
    doc = read_document(written("a.html", page(f"<h1>Data</h1>{table}</table>{notes}")))
    assert doc.text == "Data\n\nYear\tDamsᵃ\n2019\t12\n\nᵃ With weirs.\n\nᵇ Early."


@pytest.mark.parametrize("repealed", ["", f"<p><s>{FILLING}</s></p>"])
@pytest.mark.parametrize("form", ["Статья {}", "Article {}", "第{}条"])
def test_a_repealed_article_keeps_its_heading(written, form, repealed):
    numbers = "一二三四" if "条" in form else "1234"
    heads = [form.format(number) for number in numbers]
    articles = "".join(
        f"<h2>{head}</h2>{repealed if head == heads[2] else f'<p>{FILLING * 2}</p>'}"
        for head in heads
    )
    doc = read_document(written("a.html", page(f"<h1>An act</h1>{articles}")))
    assert [words for kind, words in kinds(doc) if kind == "heading"] == ["An act", *heads]
    assert doc.damage == ()


@pytest.mark.parametrize(
    ("depth", "left_out", "damaged"),
    [(100, [], False), (300, [("what is nested too deeply", 9)], False), (3000, [], True)],
)
def test_what_is_nested_too_deeply_is_told(written, depth, left_out, damaged):
    deep = f"{'<div>' * depth}<p>Deep down</p>{'</div>' * depth}"
    doc = read_document(written("a.html", page(f"<p>{FILLING}</p>{deep}<p>{FILLING}</p>")))
    assert [(one.what, one.characters) for one in doc.left_out] == left_out
    assert any("not read" in one.message for one in doc.damage) is damaged


def test_the_order_and_the_headings_of_the_page_are_kept(written):
    articles = "".join(
        f"<article><h2>Article {number}</h2><p>Everyone has right number {number}. "
        f"{FILLING * number}</p></article>"
        for number in (1, 2, 3, 4)
    )
    preamble = (
        f"<header><h2>Preamble</h2><p>Whereas. {FILLING * 2}</p><p>Now, therefore,</p></header>"
    )
    doc = read_document(written("a.html", page(f"<h1>A Declaration</h1>{preamble}{articles}")))
    headings = [words for kind, words in kinds(doc) if kind == "heading"]
    assert headings == ["A Declaration", "Preamble", *(f"Article {n}" for n in (1, 2, 3, 4))]
    places = [doc.text.index(f"right number {number}.") for number in (1, 2, 3, 4)]
    assert places == sorted(places)
    assert doc.damage == doc.left_out == ()


FURNITURE = (
    "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>",
    "<div class='cookie-banner'><p>We use cookies to improve your visit. OK</p></div>",
    "<aside><h3>Most read</h3><ul><li><a href='/x'>Ten ways to cook a pear</a></li></ul></aside>",
    "<footer><p>© 2025 Example Daily</p></footer>",
)


def test_what_is_left_out_is_listed_with_its_size(written):
    nav, cookies, aside, footer = FURNITURE
    body = (
        f"{nav}{cookies}<main><h1>A report</h1><p>{FILLING * 3}</p><p>Yes.</p><p>{FILLING * 2}</p>"
        f"</main>{aside}{footer}"
    )
    doc = read_document(written("a.html", page(body)))
    assert lines(doc) == ["A report", (FILLING * 3).strip(), "Yes.", (FILLING * 2).strip()]
    assert [(one.what, one.characters) for one in doc.left_out] == [
        ("navigation", len("Home World")),
        ("cookie notice", len("We use cookies to improve your visit. OK")),
        ("sidebar", len("Most read") + len("Ten ways to cook a pear")),
        ("page footer", len("© 2025 Example Daily")),
    ]


def test_a_link_that_says_so_refers_to_a_note_that_stands_before_it(written):
    link = "<a role='doc-noteref' href='#n1' id='r1'>[1]</a>"
    body = (
        f"<article><p>Rice grew{link}. {FILLING * 3}</p><aside role='doc-footnote' id='n1'>"
        "<p><a role='doc-backlink' href='#r1'>1</a> See the law.</p></aside>"
        f"<p>Wheat did not{link.replace('r1', 'r2')}. {FILLING}</p></article>"
    )
    doc = read_document(written("a.html", page(body)))
    assert [span.of(doc.text) for span in doc.notes] == ["[1]", "[1]"]


def test_notes_stay_with_their_text_and_are_stated(written):
    body = (
        f"<article><p>{FILLING * 3}</p><p>It grew<sup><a id='r' href='#n1'>1</a></sup> by 10<sup>6"
        f"</sup>. {FILLING}</p></article><hr><div id='n1'><a href='#r'>↩</a> See the law.</div>"
    )
    doc = read_document(written("a.html", page(body)))
    assert [span.of(doc.text) for span in doc.notes] == ["¹"]
    assert "It grew¹ by 10⁶." in doc.text
    assert kinds(doc)[-1] == ("note", "See the law.")


def test_a_table_that_lays_out_the_page_is_none(written):
    data = "<table><tr><th>Year</th><th>Dam</th></tr><tr><td>2019</td><td>12</td></tr></table>"
    body = (
        f"<table><tr><td><a href='/'>Home</a></td><td><h1>A report</h1><p>{FILLING * 3}</p>"
        f"<p>{FILLING * 2}</p>{data}</td></tr></table>"
    )
    doc = read_document(written("a.html", page(body)))
    assert kinds(doc)[0] == ("heading", "A report")
    assert ("paragraph", (FILLING * 2).strip()) in kinds(doc)
    assert "Year\tDam\n2019\t12" in doc.text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>a <i hidden>b </i>c</p>", "a c"),
        ("<ol><li>one<ul><li>two</li></ul>three</li></ol>", "one\n\ntwo\n\nthree"),
        ("<dl><dt>Dam</dt><dd>A wall.</dd></dl>", "Dam\n\nA wall."),
        ("<details><summary>More</summary><p>Inside.</p></details>", "More\n\nInside."),
        ("<h2>Aims <a class='headerlink' href='#aims'>¶</a></h2>", "Aims"),
        ("<h1><div>A title</div></h1>", "A title"),
        ("<p dir='rtl' lang='he'>שלום <b>עולם</b></p>", "שלום עולם"),
        ("<p>Roses are red,<br>violets<br/>\n are blue.</p>", "Roses are red,\nviolets\nare blue."),
    ],
)
def test_structures_of_a_small_page(written, body, text):
    doc = read_document(written("a.html", page(body)))
    assert doc.text == text
    assert doc.damage == ()


def test_a_lost_article_is_damage():
    def block(text, tag="h2"):
        element = lxml_html.fromstring(f"<{tag}>{text}</{tag}>")
        kind = BlockKind.HEADING if tag == "h2" else BlockKind.TEXT
        return MarkupBlock(kind, [Piece(text)], element)

    blocks = [block(f"Article {n}") for n in (1, 2, 3)] + [block("5 tips for you", "h2")]
    (damage,) = main_text_damage(blocks, [True, True, False, False])
    assert "“Article 3” was not told as main text" in damage.message
    assert main_text_damage(blocks, [True, True, True, False]) == ()


def test_control_characters_beside_what_is_dropped_are_borne(written):
    page = b"<p>One\x01 more.</p><p>It is&#1;<script>x</script>&#x1;\x0ctwo &#150; three.</p>"
    assert "two – three" in read_document(written("a.html", page)).text


def test_a_title_that_is_never_closed_is_none(written):
    body = f"<html><head><meta name='author' content='{'«' * 200_000}'><title>" + "a - " * 100_000
    doc = read_document(written("a.html", f"{body}</title></head><body><p>{FILLING}</body></html>"))
    assert "title" not in doc.metadata
    assert FILLING.strip() in doc.text
