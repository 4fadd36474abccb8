"""Marks of HTML keep their meaning in plain text, whatever format the tree was made from."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.readers.html.blocks import markup_blocks, written

lxml_html = pytest.importorskip("lxml.html")


def read(markup):
    writer = written(markup_blocks(lxml_html.fromstring(f"<div>{markup}</div>")))
    return writer, writer.mapped.text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>6</sup> m<sup>2</sup>", "10⁶ m²"),
        ("10<span style='vertical-align: super'>−3</span>", "10⁻³"),
        ("the 21<sup>st</sup> century, M<sup>me</sup> X", "the 21st century, Mme X"),
        ("CO<sub>2</sub>, T<sub>max</sub>", "CO₂, Tmax"),
        ("<sup>1</sup>⁄<sub>2</sub>, 3<sup>1</sup>/<sub>2</sub>", "½, 3½"),
        ("<span><sup>5</sup>&frasl;<sub>16</sub></span>", "⁵⁄₁₆"),
        ("3<sup>1/2</sup> but x<sup>1/2</sup>", "3½ but x^(1/2)"),
        ("3&frac12; won&shy;der co<wbr>op", "3½ won\u00adder coop"),
        ("<sup>words that are set small</sup> x", "words that are set small x"),
        ("<del>fifty</del><ins>ninety</ins> million", "ninety million"),
        ("a<del> b </del>c, <s>x</s> y", "a c, y"),
        ("no <span style='text-decoration:underline line-through'>more</span> less", "no less"),
        ("he said <q>the <q>crane</q> broke</q>.", "he said “the ‘crane’ broke”."),
        ("<span lang='fr-CA'>il dit <q>oui</q></span>", "il dit «oui»"),
        ("<q>„typed“</q>", "„typed“"),
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "漢字"),
        ("one<br>two", "one\ntwo"),
        ("<math><mi>c</mi> <msup><mi>x</mi> <mn>2</mn></msup></math>", "cx²"),
        ("<math><mfrac><mn>1</mn><mn>4</mn></mfrac></math>", "¼"),
        ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac></math>",
         "(a+b)/c"),
        ("<math alttext='E=mc^2'></math>", "E=mc^2"),
        ("<h2>Aims<sup>2</sup></h2>", "Aims²"),
        ("<ol start='4'><li>Four</li></ol>", "Four"),
    ],
)  # fmt: skip
def test_marks_carry_meaning(markup, text):
    assert read(markup)[1] == text


NOTE = "<ol><li id='{0}'>The note. <a href='#{1}'>↩</a></li></ol>"


@pytest.mark.parametrize(
    ("markup", "notes"),
    [
        ("paid<sup><a href='#f2'>2</a></sup> from", ["²"]),
        ("paid<a href='#fn2'><sup>2</sup></a> from", ["²"]),
        ("paid<a id='r' href='#x'>2</a> from" + NOTE.format("x", "r"), ["²"]),
        ("paid<sup>[<a href='#cite_note-Smith-3'>3</a>]</sup>", ["[3]"]),
        ("paid<sup id='a1'><a href='n.xhtml#n1' epub:type='noteref'>1</a></sup>", ["¹"]),
        ("paid<a role='doc-noteref' href='#z'>*</a>", ["*"]),
        ("paid<sup><a href='#fn1'>1</a>,<a href='#fn2'>2</a></sup>", ["¹,²"]),
        ("10<sup>6<a href='#fn1'>1</a></sup> paid", ["¹"]),
        ("10<sup>6</sup>, 5 m<sup>2</sup>", []),
        ("see note <a href='#fn2'>2</a> or <a href='#fn2'>note 2</a>", []),
        ("5 m<sup><a href='units.html'>2</a></sup>", []),
        ("<p id='r2'>x</p><p><sup><a href='#r2'>2</a></sup> The note's own number</p>", []),
    ],
)
def test_note_references_are_stated_never_guessed(markup, notes):
    writer, text = read(markup)
    assert [span.of(text) for span in writer.notes] == notes


def test_notes_are_blocks_of_their_own_kind_without_the_way_back():
    writer, text = read("<p>paid<a id='r' href='#x'>2</a></p>" + NOTE.format("x", "r"))
    assert (writer.blocks[-1].kind, writer.blocks[-1].span.of(text)) == ("footnote", "The note.")


@pytest.mark.parametrize(
    ("reference", "own"),
    [
        # LibreOffice, Word
        (
            "<a class='sdfootnoteanc' name='sdfootnote1anc' href='#sdfootnote1sym'><sup>1</sup></a>",
            "<a class='sdfootnotesym' name='sdfootnote1sym' href='#sdfootnote1anc'>1</a>",
        ),
        (
            "<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a>",
            "<a href='#_ftnref1' name='_ftn1'><sup>[1]</sup></a>",
        ),
    ],
)
def test_a_notes_own_number_is_no_word_of_it(reference, own):
    writer, text = read(f"<p>It grew.{reference}</p><div id='d'><p>{own} Without loans.</p></div>")
    assert writer.blocks[-1].kind == "footnote"
    assert writer.blocks[-1].span.of(text) == "Without loans."


def test_what_is_struck_out_is_told():
    writer, text = read("It is <s>not</s> so.")
    assert [(text[one.at :], one.words) for one in writer.struck] == [("so.", "not")]
