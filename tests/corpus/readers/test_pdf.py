"""The text of a PDF flows across lines and pages; what cannot be read well is said."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import Damage, LeftOut, SegmentKind
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import read_document
from sphinx_kzbrief.text.spans import Span

REPORT = """
#set page(width: 15cm, height: 10cm, header: [A Running Head], footer: context [Page #counter(page).display()])
#set text(size: 10pt, lang: "en", hyphenate: true)
#set par(justify: true)
= The Ambassador Speaks
Before the quotation. Trade turnover between our countries has increased 70-fold over a 30-year
period, which amounts to more than twenty-five billion, according to customs statistics.

#for number in range(1, 5) [
  Paragraph #number goes on for some lines of text so that the page fills up and the next one
  begins in the middle of a paragraph. Internationalisation, characteristically, necessitates
  counterrevolutionary misunderstandings; disproportionately so. It ends here.

]
#footnote[A note at the foot.] The last paragraph of all.
"""


def read(written, data: bytes):
    return read_document(written("a.pdf", data))


@pytest.fixture(scope="module")
def report(typeset):
    return typeset(REPORT)


def test_text_flows_across_lines_and_pages(written, report):
    doc = read(written, report)
    assert len(doc.pages) > 1
    assert (
        "Trade turnover between our countries has increased 70-fold over a 30-year period, which "
        "amounts to more than twenty-five billion, according to customs statistics."
    ) in doc.text.replace("-\n", "-")
    for number in range(1, 5):
        assert f"Paragraph {number} goes on for some lines of text so that the page" in doc.text
    assert doc.text.count("disproportionately so. It ends here.") == 4
    assert "\ufffe" not in doc.text
    assert "\x02" not in doc.text


def test_running_heads_and_page_numbers_are_left_out(written, report):
    doc = read(written, report)
    assert "Running Head" not in doc.text
    assert "Page 1" not in doc.text
    (left_out,) = doc.left_out
    each = len("A Running Head") + len("Page 1")
    assert left_out == LeftOut("running heads and page numbers", len(doc.pages) * each)


def test_pages_start_where_their_first_words_stand(written, report):
    doc = read(written, report)
    assert doc.pages[0] == 0
    assert list(doc.pages) == sorted(doc.pages)
    note = next(seg for seg in doc.segments if seg.kind is SegmentKind.NOTE)
    assert doc.pages[-1] <= note.start
    assert "A note at the foot" in note.span.of(doc.text)


def test_larger_type_is_a_heading(written, report):
    doc = read(written, report)
    heading = doc.segments[0]
    assert heading.kind is SegmentKind.HEADING
    assert heading.span.of(doc.text) == "The Ambassador Speaks"


def test_a_scan_is_said_to_be_one(written, typeset):
    doc = read(written, typeset('#image("grey.png", width: 5cm)\n#pagebreak()\n#image("grey.png")'))
    assert doc.text == ""
    assert doc.segments == ()
    assert "every page is a picture without text" in doc.damage[0].message


def test_a_scanned_page_among_others_is_named(written, typeset):
    doc = read(written, typeset('Words here.\n#pagebreak()\n#image("grey.png")'))
    assert doc.damage == (
        Damage("page 2 is a picture without text: a scan; read it with OCR first"),
    )


def test_a_few_pictures_among_pages_are_left_out_and_told(written, typeset):
    pages = 'Words here.\n#pagebreak()\nMore words.\n#pagebreak()\n#image("grey.png")'
    doc = read(written, typeset(pages))
    assert doc.damage == ()
    assert doc.left_out == (LeftOut("page 3, a picture without text", 0),)


def test_columns_that_run_together_are_said_to(written, typeset):
    rows = "".join(
        f"[year the harbour of Northport {n} had more ships and], "
        f"[nobody in the ministry expected {n} that the],"
        for n in ("alone", "again", "still", "later", "often", "never", "twice", "there")
    )
    grid = f"#grid(columns: 2, column-gutter: 2cm, row-gutter: 5pt, {rows})"
    doc = read(written, typeset(f"#set page(width: 30cm)\nNothing torn.\n#pagebreak()\n{grid}"))
    (damage,) = doc.damage
    assert damage.message.startswith("page 2: columns side by side")
    assert damage.concerns([Span(doc.text.index("Northport"), doc.text.index("Northport") + 9)])
    assert not damage.concerns([Span(0, len("Nothing torn."))])


ENTRIES = (
    "Introduction to the harbour",
    "Trade along the northern river",
    "What the council found",
)
TABLES = {
    "contents": "".join(
        f"{words} #box(width: 1fr, repeat[.]) {3 * n}\\ " for n, words in enumerate(ENTRIES * 4, 1)
    ),
    "table": "#table(columns: (7cm, 7cm), stroke: none, "
    + "".join(f"[{words} of {n}], [{words[::-1]}]," for n, words in enumerate(ENTRIES * 4))
    + ")",
    "index": "#columns(2)["
    + "".join(f"{words.lower()}, {n}\\ " for n, words in enumerate(ENTRIES * 12))
    + "]",
}


@pytest.mark.parametrize("kind", TABLES)
def test_tables_contents_and_indexes_are_no_columns_that_run_together(written, typeset, kind):
    assert read(written, typeset(f"#set page(width: 20cm)\n{TABLES[kind]}")).damage == ()


def test_entries_of_a_contents_list_are_no_paragraphs(written, typeset):
    doc = read(written, typeset(f"{TABLES['contents']}\n#pagebreak()\nThe first paragraph."))
    kinds = [segment.kind for segment in doc.segments]
    assert kinds == [SegmentKind.BOILERPLATE] * 12 + [SegmentKind.PARAGRAPH]


def test_rows_with_leaders_and_figures_are_rows(written, typeset):
    rows = "".join(
        f"{words} #box(width: 1fr, repeat[.]) {value}\\ "
        for words, value in zip(ENTRIES, ("12.5", "3.75", "1,024"), strict=True)
    )
    doc = read(written, typeset(rows))
    assert [segment.kind for segment in doc.segments] == [SegmentKind.PARAGRAPH] * 3


def test_one_column_is_not_said_to_be_two(written, report):
    assert read(written, report).damage == ()


def test_a_broken_xref_is_repaired_or_refused(written, report):
    start = report.rindex(b"startxref")
    broken = report[:start] + b"startxref\n99999999\n%%EOF\n"
    doc = read(written, broken)
    assert "The last paragraph of all." in doc.text
    with pytest.raises(SourceUnreadableError, match="broken"):
        read(written, b"%PDF-1.7\n" + b"garbage " * 1000)


def test_what_is_no_pdf_is_refused(written):
    with pytest.raises(SourceUnreadableError, match="does not begin with %PDF") as error:
        read(written, b"<html><body>Not found</body></html>")
    assert "HTML" in error.value.remedy


def many_pages(count: int) -> bytes:
    kids = " ".join(["3 0 R"] * count)
    objects = [
        "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
        f"2 0 obj << /Type /Pages /Count {count} /Kids [{kids}] >> endobj",
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >> endobj",
    ]
    return ("%PDF-1.4\n" + "\n".join(objects) + "\ntrailer << /Root 1 0 R >>\n%%EOF\n").encode()


def test_ten_thousand_pages_are_refused_at_once(written, stopwatch):
    with stopwatch, pytest.raises(SourceUnreadableError, match="10,000 pages"):
        read(written, many_pages(10_000))
    assert stopwatch.seconds < 60


COLUMNS = """
#set document(title: "Water")
#set page(columns: 2, header: [Institute for Water], footer: context [Water #h(1fr) #counter(page).display()])
#set par(justify: true)
#set text(size: 10pt, hyphenate: true, lang: "en")
#let words = [The negotiations continued throughout an unusually extraordinary parliamentary session, and representatives acknowledged considerable disagreements concerning infrastructural responsibilities. ]
#for _ in range(8) { words }#footnote[See the annual report of the ministry.]#for _ in range(70) { words }
#figure(table(columns: 2, [Year], [Inflow], [2019], [12.5]), caption: [Water by year.])
"""


def test_columns_flow_past_notes_and_running_feet(written, typeset):
    doc = read(written, typeset(COLUMNS))
    kinds = {segment.kind: segment.span.of(doc.text) for segment in doc.segments}
    assert len(doc.pages) > 1
    assert "Institute for Water" not in doc.text
    assert kinds[SegmentKind.NOTE] == "¹See the annual report of the ministry."
    assert kinds[SegmentKind.CAPTION].split() == ["Table", "1:", "Water", "by", "year."]
    (words,) = [
        segment.span.of(doc.text)
        for segment in doc.segments
        if segment.kind is SegmentKind.PARAGRAPH and segment.end - segment.start > 1000
    ]
    sentence = "representatives acknowledged considerable disagreements concerning"
    assert words.count(sentence) == 78
    assert words.count("responsibilities.") == 78


def test_slides_keep_their_words(written, typeset):
    pages = "#pagebreak()\n".join(f"= Slide {n}\n- Point one\n- Point two\n" for n in range(1, 6))
    doc = read(written, typeset(f"#set page(width: 16cm, height: 9cm)\n{pages}"))
    assert sum(segment.span.of(doc.text) == "Point two" for segment in doc.segments) == 5
    assert doc.text.count("Point one") == doc.text.count("Point two") == 5
    assert "Slide 3" in doc.text
    assert not doc.damage


def test_a_character_without_a_letter_is_no_control_character(written):
    """The font says that A is U+0010; the title has one too."""
    font = "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R"
    map_ = "begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    map_ += "1 beginbfchar <41> <0010> endbfchar endcmap"
    words = "BT /F1 12 Tf 50 700 Td (Rice and A wheat.) Tj ET"
    page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< {page} /Resources << /Font << /F1 << {font} >> >> >> >>",
        *(f"<< /Length {len(each)} >>\nstream\n{each}\nendstream" for each in (map_, words)),
        "<< /Title <feff004f006e00100072006900630065> >>",
    ]
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    doc = read_document(written("a.pdf", f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Info 6 0 R >>"))
    assert doc.text == "Rice and \ufffd wheat."
    assert doc.metadata["title"] == "On rice"


def test_a_sentence_that_comes_back_at_another_height_is_no_running_head(written, typeset):
    refrain = "The harbour is the heart of the town, and nobody who lives there forgets it."
    doc = read(
        written,
        typeset(
            "#set page(width: 18cm, height: 8cm)\n"
            f"= A song\n{refrain}\n#pagebreak()\n{refrain}\n\nSo it goes on for ever."
        ),
    )
    assert doc.text.count(refrain) == 2
