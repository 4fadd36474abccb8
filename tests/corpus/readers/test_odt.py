"""OpenDocument texts are read with their structure and marks, and hostile ones refused."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import LeftOut, SegmentKind, Struck
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import read_document

STYLES = "".join(
    f'<style:style style:family="{family}" style:name="{name}"{parent}>'
    f"<style:text-properties {properties}/></style:style>"
    for family, name, parent, properties in (
        ("text", "Up", "", 'style:text-position="super 58%"'),
        ("text", "Up2", ' style:parent-style-name="Up"', 'fo:font-weight="bold"'),
        ("text", "Raised", "", 'style:text-position="33% 58%"'),
        ("text", "Level", "", 'style:text-position="0% 100%"'),
        ("text", "Down", "", 'style:text-position="sub 58%"'),
        ("text", "Gone", "", 'style:text-line-through-style="solid"'),
        ("text", "Kept", ' style:parent-style-name="Gone"', 'style:text-line-through-style="none"'),
        ("text", "Hidden", "", 'text:display="none"'),
        ("paragraph", "P1", ' style:parent-style-name="Title"', 'fo:font-weight="bold"'),
        ("paragraph", "P2", ' style:parent-style-name="Illustration"', ""),
        ("paragraph", "Title", "", ""),
        ("paragraph", "Illustration", ' style:parent-style-name="Caption"', ""),
        ("paragraph", "Caption", "", ""),
    )
)


def span(style, text):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


CASES = {
    "raised": (f"10{span('Up', '6')} tonnes", "10⁶ tonnes"),
    "raised by a style below another": (f"10{span('Up2', '6')}", "10⁶"),
    "raised by a share": (f"10{span('Raised', '6')}", "10⁶"),
    "at the line": (f"10{span('Level', '6')}", "106"),
    "back at the line": (span("Up", f"a{span('Level', '6')}"), "ᵃ6"),
    "lowered": (f"CO{span('Down', '2')}", "CO₂"),
    "struck": (f"It is {span('Gone', 'not ')}open.", "It is open."),
    "no longer struck": (span("Kept", "Open."), "Open."),
    "white space": ("One\n  two<text:s text:c='2'/>three<text:tab/>four", "One two three\tfour"),
    "ruby": (
        "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>k</text:ruby-text></text:ruby>",
        "漢",
    ),
    "a field": ('On <text:date text:date-value="2024-05-03">3 May</text:date>', "On 3 May"),
    "an insertion": ("<text:change-start/>forty<text:change-end/> ships", "forty ships"),
}


@pytest.fixture
def read(written, odf):
    def make(body, **parts):
        return read_document(written("a.odt", odf.odt(body, STYLES, **parts)))

    return make


@pytest.mark.parametrize("name", CASES)
def test_marks(read, name):
    runs, expected = CASES[name]
    assert read(f"<text:p>{runs}</text:p>").text == expected


def test_deletions_are_no_text_and_are_recorded(read):
    tracked = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        "<text:p>fifty</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    doc = read(f'{tracked}<text:p>It pays <text:change text:change-id="c1"/>ninety.</text:p>')
    assert doc.text == "It pays ninety."
    assert doc.struck == (Struck(8, "fifty"),)


def test_structure(read):
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = f"<table:table-row>{cell}{cell}</table:table-row>"
    doc = read(
        '<text:p text:style-name="P1">A report</text:p><text:h>Trade</text:h>'
        "<text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list>"
        f"<table:table>{row.format('Year', 'Ships')}{row.format('2024', '40')}</table:table>"
        '<text:p text:style-name="P2">The harbour</text:p>'
        "<text:table-of-content><text:index-body><text:p>Trade 1</text:p></text:index-body>"
        "</text:table-of-content>"
    )
    assert doc.text == (
        "A report\n\nTrade\n\nAn item\n\nYear\tShips\n2024\t40\n\nThe harbour\n\nTrade 1"
    )
    kinds = {seg.span.of(doc.text): seg.kind for seg in doc.segments}
    assert kinds["A report"] is kinds["Trade"] is SegmentKind.HEADING
    assert kinds["The harbour"] is SegmentKind.CAPTION
    assert kinds["Trade 1"] is SegmentKind.BOILERPLATE


def test_notes_stand_behind_the_text(read):
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation>'
        "<text:note-body><text:p>{}</text:p></text:note-body></text:note>"
    )
    doc = read(
        f"<text:p>Growth{note.format('endnote', 'i', 'Last.')} slowed"
        f"{note.format('footnote', '1', 'First.')} by 10{span('Up', '3')}.</text:p>"
    )
    assert doc.text == "Growthⁱ slowed¹ by 10³.\n\nFirst.\n\nLast."
    assert [at.of(doc.text) for at in doc.notes] == ["ⁱ", "¹"]


def test_what_is_left_out_is_listed(read, odf):
    header = f"<style:header {odf.namespaces}><text:p>Draft</text:p></style:header>"
    doc = read(
        f"<text:p>{span('Hidden', 'Unseen')}Seen.<office:annotation><text:p>Check</text:p>"
        "</office:annotation></text:p>",
        **{"styles.xml": f"<a>{header}</a>"},
    )
    assert doc.text == "Seen."
    assert set(doc.left_out) == {
        LeftOut("hidden text", 6),
        LeftOut("comments", 5),
        LeftOut("headers and footers", 5),
    }


def test_formulas_boxes_and_pictures(read):
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>c</mi><mn>2</mn></msup></math>'
    )
    doc = read(
        "<text:p>It is <draw:frame><draw:object href='Object 1'/></draw:frame> here."
        "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
        "<draw:frame><draw:image href='Pictures/a.png'/></draw:frame></text:p>",
        **{"Object 1/content.xml": formula, "Pictures/a.png": "bytes"},
    )
    assert doc.text == "It is c² here.\n\nIn a box."
    assert doc.images == (("image1.png", b"bytes"),)


def test_metadata(read, odf):
    meta = (
        f"<office:meta {odf.namespaces}><title>Trade grows</title><creator>A typist</creator>"
        "<meta:initial-creator>Jane Doe</meta:initial-creator></office:meta>"
    )
    doc = read("<text:p>Text.</text:p>", **{"meta.xml": meta})
    assert doc.metadata == {"title": "Trade grows", "author": "Jane Doe"}


def test_what_is_no_open_document_is_refused(written, word):
    with pytest.raises(SourceUnreadableError, match="not an OpenDocument text"):
        read_document(written("a.odt", word.docx("")))
    with pytest.raises(SourceUnreadableError, match="not an OpenDocument text"):
        read_document(written("b.odt", b"PK\x03\x04"))


def test_entities_and_passwords_are_refused(read):
    with pytest.raises(SourceUnreadableError, match="XML entities"):
        read("", **{"content.xml": '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'})
    with pytest.raises(SourceUnreadableError, match="password"):
        read("", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"})
