"""What a manifest corrects of the segments holds where its words stand, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.model import SegmentCorrection, SegmentKind, Speaker, Voice
from sphinx_kzbrief.corpus.readers import read_document

SEEDS = Path(__file__).parents[3] / "seeds"


def read(number: str, *corrections: SegmentCorrection, **options):
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return read_document(path, corrections=corrections, **options)


def innermost(doc, words: str):
    at = doc.text.index(words)
    return [seg for seg in doc.segments if seg.start <= at < seg.end][-1]


def test_a_turn_is_given_its_speaker():
    doc = read(
        "000",
        SegmentCorrection("The riot took place mainly", kind=SegmentKind.TURN, speaker="Gabit K."),
    )
    assert doc.unmatched == ()
    found = innermost(doc, "We will do our best to ensure the safety")
    assert (found.kind, found.speaker) == (SegmentKind.PARAGRAPH, "Gabit K.")
    assert innermost(doc, "Before the Covid-19 pandemic").speaker is None


def test_a_turn_is_cut_out_of_another():
    doc = read(
        "004",
        SegmentCorrection(
            "If something happens",
            until="countries of the region.",
            kind=SegmentKind.TURN,
            speaker="Somebody Else",
        ),
    )
    turns = [seg for seg in doc.segments if seg.kind is SegmentKind.TURN]
    assert len(turns) == 9
    assert [turn.number for turn in turns] == list(range(1, 10))
    assert innermost(doc, "If something happens").speaker == "Somebody Else"
    assert innermost(doc, "I don't think it's incomparable").label == "unnamed speaker, turn 6"
    assert innermost(doc, "No one can do this alone").label == "unnamed speaker, turn 6"


def test_another_hand_and_date_hold_for_the_place_and_all_inside():
    doc = read(
        "003",
        SegmentCorrection(
            "Currently, we have oil and gas investment",
            until="ADM, and KAM.",
            origin="CNPC",
        ),
        SegmentCorrection("Bulat Sultanov, Director", as_of="2009-07"),
    )
    assert doc.unmatched == ()
    assert innermost(doc, "North Buzachi").origin == "CNPC"
    assert innermost(doc, "CNPC has been operating").origin is None
    quotation = innermost(doc, "massive disorders in Urumqi")
    assert (quotation.kind, quotation.as_of) == (SegmentKind.QUOTATION, "2009-07")
    paragraphs = [seg for seg in doc.segments if seg.kind is SegmentKind.PARAGRAPH and seg.number]
    assert [seg.number for seg in paragraphs] == list(range(1, 24))


def test_a_report_is_put_in_or_corrected():
    doc = read(
        "003",
        SegmentCorrection(
            "The two sides have established",
            until="various fields.",
            voice=Voice.REPORTED,
            speaker="Nursultan Nazarbayev",
        ),
        SegmentCorrection("it is willing to strengthen", voice=Voice.REPORTED, speaker="Wang Yi"),
    )
    found = innermost(doc, "Kazakhstan is ready to work with China")
    assert (found.kind, found.voice, found.speaker) == (
        SegmentKind.REPORT,
        Voice.REPORTED,
        "Nursultan Nazarbayev",
    )
    assert innermost(doc, "it is willing to strengthen").speaker == "Wang Yi"


def test_a_kind_is_corrected():
    doc = read("002", SegmentCorrection("After stability was restored", kind=SegmentKind.NOTE))
    assert innermost(doc, "After stability was").kind is SegmentKind.NOTE


@pytest.mark.parametrize(
    ("find", "until"),
    [("not in the text", None), ("Kazakhstan", None), ("", None), ("Righting the Ship", "nowhere")],
)
def test_what_finds_no_single_place_is_given_back(find, until):
    correction = SegmentCorrection(find, until=until, speaker="X", line=7)
    doc = read("002", correction)
    assert doc.unmatched == (correction,)
    assert all(seg.speaker != "X" for seg in doc.segments)


def test_white_space_in_a_correction_does_not_count():
    doc = read("002", SegmentCorrection("After  stability\nwas restored", as_of="2022-01"))
    assert doc.unmatched == ()


def test_corrected_speakers_quote_in_their_own_name():
    doc = read(
        "001",
        SegmentCorrection("Wang Yi said the two countries", kind=SegmentKind.TURN, speaker="Sun"),
        speakers={"GT": Speaker("Global Times", "interviewer")},
    )
    assert innermost(doc, "the two countries are deeply concerned").via == "Sun"
