"""What a Word document does to its words: raised, struck out, deleted, hidden, referred to."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import LeftOut, SegmentKind
from sphinx_kzbrief.corpus.readers import read_document

STYLES = """<w:styles xmlns:w="{w}">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Раздел"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T2"><w:name w:val="Пункт"/><w:basedOn w:val="T"/></w:style>
<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Up"><w:name w:val="Exponent"/>
  <w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/>
  <w:rPr><w:dstrike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Gone2"><w:name w:val="Gone too"/><w:basedOn w:val="Gone"/>
</w:style></w:styles>"""


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def deleted(text):
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def formula(structure, **parts):
    inside = "".join(
        f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>" for name, text in parts.items()
    )
    return f"<m:oMath {MATH}><m:{structure}>{inside}</m:{structure}></m:oMath>"


UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CASES = {
    "raised": (run("10") + run("6", UP) + run(" tonnes"), "10⁶ tonnes"),
    "raised in two runs": (run("10") + run("−", UP) + run("12", UP), "10⁻¹²"),
    "raised by a style": (run("10") + run("6", '<w:rStyle w:val="Up"/>'), "10⁶"),
    "a style taken back": (
        run("10") + run("6", '<w:rStyle w:val="Up"/><w:vertAlign w:val="baseline"/>'),
        "106",
    ),
    "raised by height": (run("10") + run("6", '<w:position w:val="6"/>'), "10⁶"),
    "lowered by height, and smaller": (
        run("CO") + run("2", '<w:position w:val="-4"/><w:sz w:val="16"/>'),
        "CO₂",
    ),
    "lowered beside a formula only": (
        run("In ") + run("2024", '<w:position w:val="-6"/>'),
        "In 2024",
    ),
    "a line at one height": (run("Chapter 12", '<w:position w:val="6"/>'), "Chapter 12"),
    "lowered": (run("CO") + run("2", DOWN), "CO₂"),
    "an ordinal": (run("21") + run("st", UP) + run(" century"), "21st century"),
    "a fraction": (run("3") + run("1", UP) + run("⁄") + run("2", DOWN) + run(" km"), "3½ km"),
    "struck": (run("It is ") + run("not ", "<w:strike/>") + run("open."), "It is open."),
    "struck twice by a style": (
        run("It is ") + run("not ", '<w:rStyle w:val="Gone2"/>') + run("open."),
        "It is open.",
    ),
    "strike switched off": (run("Open", '<w:strike w:val="0"/>'), "Open"),
    "changed": (
        f"{run('It pays ')}<w:del>{deleted('fifty')}</w:del><w:ins>{run('ninety')}</w:ins>",
        "It pays ninety",
    ),
    "moved here": (f"<w:moveTo>{run('Moved')}</w:moveTo>{run(' words')}", "Moved words"),
    "moved away": (f"<w:moveFrom>{run('Moved ')}</w:moveFrom>{run('Words')}", "Words"),
    "signs": (
        f"{run('non')}<w:r><w:noBreakHyphen/></w:r>{run('breaking')}<w:r><w:tab/></w:r>{run('½')}",
        "non\u2011breaking\t½",
    ),
    "a symbol": (
        f'{run("5 ")}<w:r><w:sym w:font="Symbol" w:char="F0B1"/></w:r>{run(" 2 kg")}',
        "5 ± 2 kg",
    ),
    "symbols typed": (run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>') + run("7"), "≥7"),
    "a simple field": (f'<w:fldSimple w:instr="DATE">{run("3 May")}</w:fldSimple>', "3 May"),
    "a field in a field": (
        FIELD.format("begin")
        + "<w:r><w:instrText>IF </w:instrText></w:r>"
        + FIELD.format("begin")
        + FIELD.format("separate")
        + run("inner")
        + FIELD.format("end")
        + FIELD.format("separate")
        + run("outer")
        + FIELD.format("end"),
        "outer",
    ),
    "a fraction by a field": (
        run("by ")
        + FIELD.format("begin")
        + r"<w:r><w:instrText> EQ 2\f(1;</w:instrText></w:r><w:r><w:instrText>3) </w:instrText></w:r>"
        + FIELD.format("separate")
        + FIELD.format("end")
        + run(" per cent"),
        "by 2⅓ per cent",
    ),
    "a field that never ends": (FIELD.format("begin") + run("All the rest."), "All the rest."),
    "a smart tag": (f"<w:smartTag>{run('Almaty')}</w:smartTag>", "Almaty"),
    "a control": (f"<w:sdt><w:sdtContent>{run('Chosen')}</w:sdtContent></w:sdt>", "Chosen"),
    "an element nobody knows": (f"<w:newer>{run('Kept')}</w:newer>", "Kept"),
    "ruby": (
        f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('漢')}</w:rubyBase></w:ruby></w:r>",
        "漢",
    ),
    "a formula": (
        f"{run('Area ')}{formula('sSup', e='a', sup='2')}",
        "Area a²",
    ),
    "a fraction of a formula": (
        f"{formula('f', num='1', den='2')}{run(' of it')}",
        "½ of it",
    ),
}
STRUCK = {
    "struck": "not ",
    "struck twice by a style": "not ",
    "changed": "fifty",
    "moved away": "Moved ",
}


@pytest.fixture
def read(written, word):
    def make(body, **parts):
        parts.setdefault("word/styles.xml", STYLES.format(w=word.namespace))
        return read_document(written("a.docx", word.docx(body, **parts)))

    return make


@pytest.mark.parametrize("name", CASES)
def test_marks(read, name):
    runs, expected = CASES[name]
    doc = read(f"<w:p>{runs}</w:p>")
    assert doc.text == expected
    assert [struck.words for struck in doc.struck] == ([STRUCK[name]] if name in STRUCK else [])


def test_hidden_text_comments_and_headers_are_left_out_and_listed(read, word):
    comments = f'<w:comments xmlns:w="{word.namespace}"><w:comment>{run("Check this")}</w:comment></w:comments>'
    header = f'<w:hdr xmlns:w="{word.namespace}">{word.paragraph("Draft")}</w:hdr>'
    relations = "".join(
        f'<Relationship Id="r{at}" Type="http://x/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(
            (("comments", "comments.xml"), ("header", "header1.xml"), ("styles", "styles.xml"))
        )
    )
    doc = read(
        f"<w:p>{run('Hidden', '<w:vanish/>')}{run('Seen.')}</w:p>",
        **{
            "word/comments.xml": comments,
            "word/header1.xml": header,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="x">{relations}</Relationships>',
        },
    )
    assert doc.text == "Seen."
    assert set(doc.left_out) == {
        LeftOut("hidden text", 6),
        LeftOut("comments", 10),
        LeftOut("headers and footers", 5),
    }


NOTES = """<w:footnotes xmlns:w="{w}"><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t xml:space="preserve"> First.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>Second.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def reference(id_, extra=""):
    return f'<w:r><w:rPr><w:rStyle w:val="Up"/></w:rPr><w:footnoteReference w:id="{id_}"{extra}/></w:r>'


@pytest.mark.parametrize(
    ("section", "marks"),
    [
        ("", ["¹", "²"]),
        ('<w:numFmt w:val="lowerRoman"/>', ["ⁱ", "ⁱⁱ"]),
        ('<w:numFmt w:val="chicago"/>', ["*", "†"]),
        ('<w:numStart w:val="8"/>', ["⁸", "⁹"]),
    ],
)
def test_notes_are_referred_to_by_their_printed_marks(read, word, section, marks):
    doc = read(
        f"<w:p>{run('Growth')}{reference(2)}{run(' slowed.')}{reference(1)}</w:p>"
        f"<w:sectPr><w:footnotePr>{section}</w:footnotePr></w:sectPr>",
        **{"word/footnotes.xml": NOTES.format(w=word.namespace)},
    )
    assert [span.of(doc.text) for span in doc.notes] == marks
    assert doc.text == f"Growth{marks[0]} slowed.{marks[1]}\n\nSecond.\n\nFirst."
    notes = [seg.span.of(doc.text) for seg in doc.segments if seg.kind is SegmentKind.NOTE]
    assert notes == ["Second.", "First."]


def test_a_mark_of_ones_own_is_a_note_and_a_power_is_none(read, word):
    custom = (
        f'<w:r><w:rPr>{UP}</w:rPr><w:footnoteReference w:id="1" w:customMarkFollows="1"/>'
        "<w:t>*</w:t></w:r>"
    )
    doc = read(
        f"<w:p>{run('10')}{run('6', UP)}{reference(2)}{run(' and more')}{custom}</w:p>",
        **{"word/footnotes.xml": NOTES.format(w=word.namespace)},
    )
    assert doc.text.startswith("10⁶¹ and more*")
    assert [span.of(doc.text) for span in doc.notes] == ["¹", "*"]


def test_headings_of_any_language_and_contents_pages(read, word):
    doc = read(
        word.paragraph("Contents 1", "toc1")
        + word.paragraph("Кіріспе", "T2")
        + word.paragraph("Trade has grown by a half in ten years.")
    )
    kinds = {seg.span.of(doc.text): seg.kind for seg in doc.segments}
    assert kinds["Contents 1"] is SegmentKind.BOILERPLATE
    assert kinds["Кіріспе"] is SegmentKind.HEADING


def test_text_boxes_follow_their_paragraph_once(read, word):
    box = f"<w:txbxContent>{word.paragraph('In the box.')}</w:txbxContent>"
    drawn = (
        '<w:r><mc:AlternateContent xmlns:mc="http://x/mc"><mc:Choice><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    doc = read(f"<w:p>{run('Before ')}{drawn}{run('behind.')}</w:p>{word.paragraph('Next.')}")
    assert doc.text == "Before behind.\n\nIn the box.\n\nNext."


def test_paragraphs_joined_by_a_deleted_end_and_by_a_large_first_letter(read):
    joined = (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p><w:p>{run('half.')}</w:p>"
    )
    letter = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>' + run("T") + "</w:p>"
    doc = read(joined + letter + f"<w:p>{run('rade grows.')}</w:p>")
    assert doc.text == "One half.\n\nTrade grows."


def test_a_table_of_one_cell_a_row_is_a_frame_around_paragraphs(read, word):
    cell = f"<w:tc>{word.paragraph('First.')}{word.paragraph('Second.')}</w:tc>"
    doc = read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert doc.text == "First.\n\nSecond."


def test_deleted_rows_and_embedded_files(read, word):
    row = "<w:tr>{}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    doc = read(
        "<w:tbl>"
        + row.format("", word.paragraph("2024"), word.paragraph("40"))
        + row.format("<w:trPr><w:del/></w:trPr>", word.paragraph("2023"), word.paragraph("50"))
        + "</w:tbl><w:altChunk/>"
    )
    assert doc.text == "2024\t40"
    assert [struck.words for struck in doc.struck] == ["2023", "50"]
    assert "embeds another file" in doc.damage[0].message
