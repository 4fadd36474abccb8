"""Rich Text files are read with their marks, notes and tables, whatever encoding they use."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import LeftOut, SegmentKind
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import read_document

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}"
    r"{\f1\fcharset204{\*\panose 02}Arial Cyr;}{\f2\fcharset2 Symbol;}{\f3\fcharset134 SimSun;}}"
    r"{\colortbl;\red0;}{\stylesheet{\ql Normal;}{\s1\outlinelevel0 heading 1;}{\s2 caption;}"
    r"{\*\cs3\super note;}}"
)
CASES = {
    r"10{\super 6} tonnes": "10⁶ tonnes",
    r"10\super 6\nosupersub  tonnes": "10⁶ tonnes",
    r"10{\up6 6} tonnes": "10⁶ tonnes",
    r"CO{\sub 2}": "CO₂",
    r"\fs24 CO{\dn4\fs16 2}": "CO₂",
    r"10{\super\b0 -}{\super 12}": "10⁻¹²",
    r"It is {\strike not }open.": "It is open.",
    r"It pays {\deleted fifty}{\revised ninety}.": "It pays ninety.",
    r"caf\'e9 \ldblquote yes\rdblquote  10\~000 non\_stop": "café “yes” 10\xa0000 non\u2011stop",
    r"{\f1 \'d2\'ee\'f0\'e3\'ee\'e2\'eb\'ff}": "Торговля",
    r"{\f3 \'c3\'b3\'d2\'d7}": "贸易",
    r"5 {\f2 \'b1} 2": "5 ± 2",
    r"\u1058?\u1086?\uc0\u1088 \u1075": "Торг",
    r"\uc2\u8364\'80\'80 5": "€ 5",
    r"\u-10179?\u-8704?": "😀",
    r"\{a\}\\": "{a}\\",
    r"{\v hidden}seen": "seen",
    r"a\'01\u0?\u27?\tab b": "a\tb",
    r"{\field{\*\fldinst PAGEREF x}{\fldrslt 12}} pages": "12 pages",
    r"{\*\unknown gone}kept{\*\bkmkstart a}": "kept",
    "one\r\n two\\\nthree": "one two\n\nthree",
    r"a{\pict\pngblip\bin4 }}{{}b": "ab",
    r"{\upr{plain}{\*\ud{\u1078?}}}": "ж",
    r"{\*\moMath{\mr E=m}{\msSup{\msSupPr{\mctrlPr}}{\me{\mr c}}{\msup{\mr 2}}}}": "E=mc²",
    r"{\object{\*\objdata 00}{\result shown}}": "shown",
    r"} and none of this": "",
}


def rtf(body, head=HEAD):
    return f"{head}{body}}}"


@pytest.mark.parametrize("body", CASES)
def test_marks_and_characters(written, body):
    assert read_document(written("a.rtf", rtf(body).encode("latin-1"))).text == CASES[body]


def test_the_encoding_of_the_file_holds_where_no_font_has_one(written):
    doc = read_document(written("a.rtf", rtf(r"\'d2\'ee\'f0\'e3", r"{\rtf1\ansi\ansicpg1251 ")))
    assert doc.text == "Торг"


def test_struck_and_deleted_words_are_recorded(written):
    doc = read_document(written("a.rtf", rtf(r"It {\strike never }{\deleted ever }paid.")))
    assert [struck.words for struck in doc.struck] == ["never ever "]


def test_notes_stand_behind_the_text(written):
    doc = read_document(
        written(
            "a.rtf",
            rtf(
                r"Growth{\super\chftn{\footnote\ftnalt {\super\chftn} Last.}} slowed"
                r"{\super\chftn}{\footnote\pard {\super\chftn} First {\i one}.} by 10{\super 3}"
                r"{\super *}{\footnote {\super *} Second.}.\par"
            ),
        )
    )
    assert doc.text == "Growthⁱ slowed¹ by 10³*.\n\nFirst one.\n\n* Second.\n\nLast."
    assert [span.of(doc.text) for span in doc.notes] == ["ⁱ", "¹", "*"]
    assert sum(seg.kind is SegmentKind.NOTE for seg in doc.segments) == 3


def test_structure(written):
    doc = read_document(
        written(
            "a.rtf",
            rtf(
                r"{\info{\title Trade grows}{\author Jane Doe}{\creatim\yr2024}}"
                r"\pard\s1\b Results\par\pard\plain {\listtext 1.\tab}\ls1 An item\par"
                r"\trowd\pard\intbl Year\cell Ships\cell\row"
                r"\trowd\pard\intbl 2024\cell 40\cell\row"
                r"\pard\s2 The harbour\par"
                r"\pard Anchored {\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt In a box.\par}}}here.\par"
                r"{\header Draft}{\*\annotation Check}"
            ),
        )
    )
    assert doc.text == (
        "Results\n\nAn item\n\nYear\tShips\n2024\t40\n\nThe harbour\n\nAnchored here.\n\nIn a box."
    )
    assert doc.metadata == {"title": "Trade grows", "author": "Jane Doe"}
    assert set(doc.left_out) == {LeftOut("headers and footers", 5), LeftOut("comments", 5)}
    kinds = {seg.span.of(doc.text): seg.kind for seg in doc.segments}
    assert kinds["Results"] is SegmentKind.HEADING
    assert kinds["The harbour"] is SegmentKind.CAPTION


@pytest.mark.parametrize("data", [b"", b"plain words", b"{\\urtf1 x}", b"PK\x03\x04"])
def test_what_is_no_rich_text_is_refused(written, data):
    with pytest.raises(SourceUnreadableError, match="not a Rich Text file"):
        read_document(written("a.rtf", data))


def test_groups_nested_too_deeply_are_refused(written):
    with pytest.raises(SourceUnreadableError, match="nested too deeply"):
        read_document(written("a.rtf", rtf("{" * 100_000)))


def test_groups_that_never_end_and_boxes_in_boxes_are_read_to_the_end(written):
    assert read_document(written("a.rtf", r"{\rtf1 {\b Kept {\footnote lost")).text.startswith(
        "Kept"
    )
    nested = r"{\shptxt a" * 300 + "}" * 300
    assert read_document(written("b.rtf", rtf(nested))).text.startswith("a\n\na")
