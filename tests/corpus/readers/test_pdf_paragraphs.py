"""Paragraphs of a PDF follow its own line pitch, and its pages bear the numbers printed on them."""

from __future__ import annotations

import io

import pytest

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.readers import read_document

SENTENCES = (
    "The council met on Tuesday to discuss the budget of the railway yard and the cost of the new "
    "line to the border. It was agreed that the matter would be taken up again in spring, when "
    "the harbour of Northport had handled forty ships a week. "
)
PARAGRAPH = SENTENCES * 2


def paragraphs(doc) -> list[str]:
    return [seg.span.of(doc.text) for seg in doc.segments if seg.kind is SegmentKind.PARAGRAPH]


@pytest.mark.parametrize("justify", ["true", "false"])
@pytest.mark.parametrize("leading", ["0.3em", "0.65em", "1.2em", "2em"])
def test_any_leading_makes_the_same_paragraphs(written, typeset, leading, justify):
    markup = (
        f"#set page(width: 14cm, height: 20cm)\n#set par(leading: {leading}, justify: {justify}, "
        f"spacing: {leading} + 0.8em)\n" + "\n\n".join([PARAGRAPH] * 6)
    )
    doc = read_document(written("a.pdf", typeset(markup)))
    assert paragraphs(doc) == [PARAGRAPH.strip()] * 6


@pytest.mark.parametrize("leading", ["0.65em", "2em"])
def test_indents_part_paragraphs_without_space_between(written, typeset, leading):
    markup = (
        f"#set page(width: 14cm, height: 60cm)\n#set par(leading: {leading}, spacing: {leading}, "
        "first-line-indent: (amount: 1.5em, all: true), justify: true)\n"
        + "\n\n".join([PARAGRAPH] * 4)
    )
    doc = read_document(written("a.pdf", typeset(markup)))
    assert paragraphs(doc) == [PARAGRAPH.strip()] * 4


@pytest.mark.parametrize("scale", [0.5, 3])
def test_a_scaled_page_has_the_paragraphs_of_an_unscaled_one(written, typeset, scale):
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(
        clone_from=io.BytesIO(typeset("#set page(width: 14cm)\n" + "\n\n".join([PARAGRAPH] * 3)))
    )
    writer.pages[0].scale_by(scale)
    out = io.BytesIO()
    writer.write(out)
    doc = read_document(written("a.pdf", out.getvalue()))
    assert paragraphs(doc) == [PARAGRAPH.strip()] * 3


def test_columns_have_edges_of_their_own(written, typeset):
    markup = (
        "#set page(width: 20cm, height: 16cm, columns: 2)\n#set par(justify: true, spacing: 0.65em)\n"
        + "\n\n".join([PARAGRAPH + "So it ends."] * 6)
    )
    doc = read_document(written("a.pdf", typeset(markup)))
    assert paragraphs(doc) == [PARAGRAPH + "So it ends."] * 6


def test_bullets_are_no_words_and_items_keep_their_lines(written, typeset):
    markup = (
        f"#set page(width: 10cm)\n- {SENTENCES}\n- Trade in grain\n- Trade in timber\n\nThe end."
    )
    doc = read_document(written("a.pdf", typeset(markup)))
    assert paragraphs(doc) == [SENTENCES.strip(), "Trade in grain", "Trade in timber", "The end."]


def labelled(typeset, foot: str, start: int, pages: int = 5) -> bytes:
    text = "\n#pagebreak()\n".join(f"Words of page {'abcdefgh'[n]}." for n in range(pages))
    return typeset(
        f"#set page(width: 12cm, height: 8cm, footer: context [{foot}])\n"
        f"#counter(page).update({start})\n{text}"
    )


def declared(data: bytes, *ranges: tuple[int, int, str, int]) -> bytes:
    """Give a PDF page labels, or none."""
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(data))
    writer._root_object.pop("/PageLabels", None)
    for first, last, style, start in ranges:
        writer.set_page_label(first, last, style=style, start=start)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("foot", "start", "expected"),
    [
        ('#counter(page).display("1")', 41, ("41", "42", "43", "44", "45")),
        ('Trade review #h(1fr) #counter(page).display("1")', 98, ("98", "99", "100", "101", "102")),
        ('Page #counter(page).display("1") of 80', 7, ("7", "8", "9", "10", "11")),
        ('#counter(page).display("i")', 3, ("iii", "iv", "v", "vi", "vii")),
        ("Copy 12", 41, ()),
    ],
)
def test_printed_numbers_that_count_the_pages_are_theirs(written, typeset, foot, start, expected):
    data = declared(labelled(typeset, foot, start))
    assert read_document(written("a.pdf", data)).page_labels == expected


def test_pages_without_a_number_between_others_are_counted_and_the_first_is_not(written, typeset):
    foot = (
        "#if calc.odd(counter(page).get().first()) or counter(page).get().first() < 43 "
        '[#h(1fr)] else [#counter(page).display("1")]'
    )
    data = declared(labelled(typeset, foot, 41, pages=8))
    labels = read_document(written("a.pdf", data)).page_labels
    assert labels == ("", "", "", "44", "45", "46", "47", "48")


def test_the_labels_of_the_file_hold(written, typeset):
    data = declared(labelled(typeset, "Copy", 1), (0, 1, "/r", 1), (2, 4, "/D", 1))
    assert read_document(written("a.pdf", data)).page_labels == ("i", "ii", "1", "2", "3")


def test_what_is_printed_outweighs_labels_that_say_otherwise(written, typeset):
    foot = '#counter(page).display("1")'
    data = declared(labelled(typeset, foot, 41), (0, 4, "/D", 7))
    assert read_document(written("a.pdf", data)).page_labels == ("41", "42", "43", "44", "45")


def test_headings_that_count_number_no_pages(written, typeset):
    slides = "\n#pagebreak()\n".join(
        f"= Fact {number}\nThe harbour is busy, and this is fact of the day."
        for number in range(5, 13)
    )
    data = declared(typeset("#set page(width: 14cm, height: 8cm)\n" + slides))
    assert read_document(written("a.pdf", data)).page_labels == ()
