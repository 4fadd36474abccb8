"""What is raised, lowered or struck out in a PDF keeps its meaning; notes are proven, not guessed."""

from __future__ import annotations

import io

import pytest

from sphinx_kzbrief.corpus.model import SegmentKind, Struck
from sphinx_kzbrief.corpus.readers import read_document

SMALLER = "#set super(typographic: false)\n#set sub(typographic: false)\n"

# What is written, and how it reads, whether type is made smaller or the font has such digits.
MARKS = {
    "powers": ("10#super[6] and 10#super[−3] of 30 m#super[2]", "10⁶ and 10⁻³ of 30 m²"),
    "money": ("It cost \\$320#super[1] million", "It cost $320¹ million"),
    "several": ("the measure#super[2,3] failed", "the measure²,³ failed"),
    "ordinal": ("the 21#super[st] century", "the 21st century"),
    "lowered": ("CO#sub[2] and H#sub[2]O", "CO₂ and H₂O"),
    "half": ("3#super[1]⁄#sub[2] per cent", "3½ per cent"),
    "fraction": ("5#super[5]/#sub[16] inches", "5⁵⁄₁₆ inches"),
    "signs": ("3½ per cent of 12 m²", "3½ per cent of 12 m²"),
    "capitals": (
        "#text(20pt)[25] of #smallcaps[the 12] and #text(7pt)[9 small]",
        "25 of the 12 and 9 small",
    ),
    "cover": ("#text(9pt)[February 2006]#text(18pt)[ FEEDING]", "February 2006 FEEDING"),
}


@pytest.mark.parametrize("how", ["", SMALLER], ids=["drawn", "smaller"])
@pytest.mark.parametrize("kind", MARKS)
def test_raised_and_lowered_type_is_written_as_such(written, typeset, kind, how):
    markup, expected = MARKS[kind]
    doc = read_document(written("a.pdf", typeset(f"{how}Before it. {markup}. After it.")))
    assert doc.text == f"Before it. {expected}. After it."
    assert doc.notes == ()


def refs(doc) -> list[tuple[str, str]]:
    """What stands before each note reference, and the reference."""
    return [(doc.text[span.start - 7 : span.start], span.of(doc.text)) for span in doc.notes]


PAGE = "#set page(width: 14cm, height: 9cm)\n"


@pytest.mark.parametrize("how", ["", SMALLER], ids=["drawn", "smaller"])
def test_a_reference_has_its_note_at_the_foot_of_its_page(written, typeset, how):
    doc = read_document(
        written(
            "a.pdf",
            typeset(
                f"{PAGE}{how}The measure#footnote[Decree 14.] had failed on 30 m#super[2] of land; "
                "the inspectors#footnote[Two from the capital.] left. It cost \\$320#super[1] million "
                "and 10#super[6] more.\n#pagebreak()\nOn 40 m#super[2] of land#super[1] nothing grew."
            ),
        )
    )
    assert refs(doc) == [("measure", "¹"), ("pectors", "²"), ("st $320", "¹")]
    notes = [seg.span.of(doc.text) for seg in doc.segments if seg.kind is SegmentKind.NOTE]
    assert [note.replace(" ", "") for note in notes] == ["¹Decree14.", "²Twofromthecapital."]


def test_a_chain_of_references_has_its_notes_at_the_end(written, typeset):
    notes = "\n".join(f"{n}. See the report of {2000 + n}.\n" for n in range(1, 5))
    text = " ".join(f"Sentence number {n} ends.#super[{n}]" for n in ("1", "2", "3", "4"))
    doc = read_document(
        written(
            "a.pdf",
            typeset(f"{PAGE}{text} On 5 km#super[2] it ends.\n#pagebreak()\nNotes\n\n{notes}"),
        )
    )
    assert [reference for _, reference in refs(doc)] == ["¹", "²", "³", "⁴"]


def test_raised_numbers_without_notes_are_no_references(written, typeset):
    doc = read_document(written("a.pdf", typeset("The area#super[1] was 30 hectares#super[2].")))
    assert doc.notes == ()
    assert doc.text == "The area¹ was 30 hectares²."


def struck_out(data: bytes, x1: float, x2: float) -> bytes:
    """Lay a strike-out over a stretch of the first line of a PDF."""
    pypdf = pytest.importorskip("pypdf")
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    page = writer.pages[0]
    top = float(page.mediabox.top)
    low, high = top - 42, top - 26
    numbers = ArrayObject(map(FloatObject, (x1, high, x2, high, x1, low, x2, low)))
    rectangle = ArrayObject(map(FloatObject, (x1, low, x2, high)))
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/StrikeOut"),
            NameObject("/Rect"): rectangle,
            NameObject("/QuadPoints"): numbers,
        }
    )
    page[NameObject("/Annots")] = ArrayObject([writer._add_object(annotation)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_an_annotation_strikes_out_is_no_text(written, typeset):
    markup = (
        "#set page(width: 20cm, height: 5cm, margin: 1cm)\n#set text(size: 10pt, font: "
        '"DejaVu Sans Mono")\nThe board approved fifty small grants.'
    )
    step = 10 * 0.602
    left = 28.35 + len("The board approved ") * step - 1
    data = struck_out(typeset(markup), left, left + len("fifty small") * step + 1)
    doc = read_document(written("a.pdf", data))
    assert doc.text == "The board approved grants."
    assert doc.struck == (Struck(19, "fifty small"),)
