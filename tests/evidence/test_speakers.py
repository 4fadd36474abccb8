"""What our copy confirms, what it contradicts, and what it leaves open, of a named speaker."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.model import Name, Segment, SegmentKind, Source, Speaker, Voice
from sphinx_kzbrief.evidence.rules import Severity
from sphinx_kzbrief.evidence.speakers import heard, speaker_problem, via_problem
from sphinx_kzbrief.text.prepared import PreparedText

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
TEXT = PreparedText("“Engines grow,” she told the Evening Post. Babbage was not asked.")


def source(**fields):
    common = {"key": "k", "file": "f.txt", "path": Path("f.txt"), "type": "interview", "line": 1,
              "title": "T", "manifest": Path("c.yaml"), "fingerprint": "0"}  # fmt: skip
    return Source(**{**common, **fields})


def segment(**fields):
    return Segment(**{"kind": SegmentKind.PARAGRAPH, "start": 0, "end": 9, **fields})


def turn(speaker=None, **fields):
    return segment(kind=SegmentKind.TURN, speaker=speaker, **fields)


ADA = Name(family="Lovelace", given="Ada")
INTERVIEW = source(
    container_title="The Analyst", publisher="Press Ltd", originator="Agency", author=(ADA,),
    interviewer=(Name(family="Sun", given="Haoran"),), editor=(Name(family="Ng", given="Eve"),),
    speakers={"AL": Speaker("Ada Lovelace", "programmer"), "Q": Speaker("The Analyst", "interviewer")},
)  # fmt: skip
ARTICLE = source(type="article-newspaper", container_title="The Analyst", author=(ADA,))
BARE = source(type="article-newspaper", container_title="The Analyst")


def judged(named, held, of=INTERVIEW, *others):
    segments = [each for each in (held, *others) if each is not None]
    problem = speaker_problem(named, held, heard(of, TEXT, segments))
    return problem and problem.severity


def because(named, held, of=INTERVIEW, *others):
    segments = [each for each in (held, *others) if each is not None]
    return speaker_problem(named, held, heard(of, TEXT, segments)).because


@pytest.mark.parametrize(
    ("named", "held", "of"),
    [
        ("Ada Lovelace", turn("Ada Lovelace"), INTERVIEW),
        ("Lovelace", turn("Ada Lovelace"), INTERVIEW),
        ("AL", turn("Ada Lovelace"), INTERVIEW),
        ("A. Lovelace", segment(speaker="Ada Lovelace", voice=Voice.DIRECT), BARE),
        ("Ines Moller", turn(label="Ines Moller (Northport East) (Lab)"), BARE),
        ("Harry Reid", turn(label="Mr. REID"), BARE),
        ("The Prime Minister", turn(label="The Prime Minister"), BARE),
        ("Haoran Sun", turn(label="interviewer", role="interviewer"), INTERVIEW),
        ("Lovelace", turn(label="interviewee"), INTERVIEW),
        ("The Analyst", turn(label="interviewer", role="interviewer"), INTERVIEW),
        ("Press Ltd", turn(label="interviewer", role="interviewer"), INTERVIEW),
        ("Ada Lovelace", segment(), ARTICLE),
        ("Lovelace", None, ARTICLE),
        ("The Analyst", segment(), ARTICLE),
        ("The Analyst", None, INTERVIEW),
        ("Agency", segment(), INTERVIEW),
    ],
)
def test_whom_the_copy_names_is_confirmed(named, held, of):
    assert judged(named, held, of) is None


@pytest.mark.parametrize(
    ("named", "held", "of", "told"),
    [
        ("Babbage", turn("Ada Lovelace"), INTERVIEW, "Ada Lovelace says them"),
        ("Ada", turn("Ada Lovelace"), INTERVIEW, "Ada Lovelace says them"),
        ("Xi", segment(speaker="Xi", voice=Voice.REPORTED), INTERVIEW, "only retells"),
        ("Xi", segment(voice=Voice.REPORTED), INTERVIEW, "only retells"),
        ("Tomas Berg", turn(label="Ines Moller (Lab)"), BARE, "Ines Moller"),
        ("Haoran Sun", turn(label="interviewee"), INTERVIEW, "to who is interviewed"),
        ("Lovelace", segment(voice=Voice.DIRECT, via="interviewee"), INTERVIEW, "quotes somebody"),
        (
            "Lovelace",
            turn(label="interviewer", role="interviewer"),
            INTERVIEW,
            "to the interviewer",
        ),
        ("Lovelace", segment(voice=Voice.DIRECT), ARTICLE, "Ada Lovelace quotes somebody there"),
        (
            "Babbage",
            segment(voice=Voice.DIRECT, via="Charles Babbage"),
            INTERVIEW,
            "quotes somebody",
        ),
        ("Babbage", segment(), ARTICLE, "names Ada Lovelace as author"),
        ("Analyst", segment(), ARTICLE, "names Ada Lovelace as author"),
        ("Babbage", segment(), INTERVIEW, "names Ada Lovelace as author"),
        ("Babbage", turn(), INTERVIEW, "names Ada Lovelace as author"),
    ],
)
def test_whom_the_copy_contradicts_is_an_error(named, held, of, told):
    # With turns of somebody, an interview's own words are its author's; without, see below.
    others = [turn(label="interviewee")] if of is INTERVIEW else []
    assert judged(named, held, of, *others) is ERROR
    assert told in because(named, held, of, *others)


def test_an_office_may_be_anybody_s_and_asks_to_be_mapped():
    held = turn(label="The Prime Minister")
    assert judged("Tomas Berg", held, BARE) is WARNING
    problem = speaker_problem("Tomas Berg", held, heard(BARE, TEXT, [held]))
    assert "speakers: {'The Prime Minister': {name: Tomas Berg}}" in problem.remedy


@pytest.mark.parametrize(
    ("named", "held", "of"),
    [
        ("Babbage", segment(voice=Voice.DIRECT), ARTICLE),
        ("Babbage", turn(label="unnamed expert, answer 6"), BARE),
        ("Babbage", turn(label="interviewee"), INTERVIEW),
        ("Lovelace", segment(voice=Voice.DIRECT, via="Charles Babbage"), INTERVIEW),
        ("Babbage", segment(), BARE),
        ("Babbage", segment(), INTERVIEW),
        ("Haoran Sun", segment(), INTERVIEW),
        ("Eve Ng", segment(), BARE),
    ],
)
def test_of_whom_the_copy_does_not_say_is_a_note(named, held, of):
    if named == "Eve Ng":
        of = source(editor=of.editor or INTERVIEW.editor)
    assert judged(named, held, of) is NOTE


@pytest.mark.parametrize(
    ("named", "held", "of"),
    [
        ("Xi", segment(voice=Voice.DIRECT), ARTICLE),
        ("Xi", segment(), BARE),
        ("Xi", turn(label="interviewee"), INTERVIEW),
    ],
)
def test_a_name_that_stands_nowhere_is_a_warning(named, held, of):
    assert judged(named, held, of) is WARNING
    assert "stands nowhere" in because(named, held, of)


@pytest.mark.parametrize("of", [INTERVIEW, BARE])
@pytest.mark.parametrize(
    "held", [segment(), segment(voice=Voice.DIRECT), turn(label="unnamed man")]
)
def test_words_outside_the_turns_of_somebody_are_a_warning(held, of):
    if held.voice is Voice.DIRECT and of is INTERVIEW:
        return
    assert judged("Lovelace", held, of, turn("Ada Lovelace")) is WARNING
    assert "turns" in because("Lovelace", held, of, turn("Ada Lovelace"))


def test_two_who_may_be_meant_are_asked_for():
    stones = [turn("Jane Stone"), turn("Mary Stone")]
    assert judged("Stone", stones[0], BARE, stones[1]) is WARNING
    assert because("Stone", stones[0], BARE, stones[1]) == "that may be Jane Stone or Mary Stone"
    assert judged("Jane Stone", stones[0], BARE, stones[1]) is None
    assert judged("Mary Stone", stones[0], BARE, stones[1]) is ERROR
    assert judged("Jane Stone", turn("Stone"), BARE, *stones) is WARNING
    assert judged("Stone", stones[0], BARE, turn("Stone")) is None


def test_a_given_name_alone_confirms_nobody_and_contradicts_nobody():
    assert judged("Charles Babbage", turn("Charles"), BARE) is NOTE
    assert judged("Ann Babbage", turn("Charles"), BARE) is ERROR


@pytest.mark.parametrize(
    ("via", "held"),
    [
        ("Evening Post", segment(voice=Voice.DIRECT)),
        ("The Analyst", None),
        ("Lovelace", segment(voice=Voice.DIRECT)),
        ("Lovelace", segment(voice=Voice.DIRECT, via="Ada Lovelace")),
    ],
)
def test_who_quotes_is_somebody_whom_our_copy_names(via, held):
    assert via_problem(via, held, heard(INTERVIEW, TEXT, ())) is None


@pytest.mark.parametrize(
    ("via", "held", "told"),
    [
        ("The Morning Post", segment(voice=Voice.DIRECT), "never names The Morning Post"),
        ("Evening Post", segment(voice=Voice.DIRECT, via="Ada Lovelace"), "Ada Lovelace does"),
    ],
)
def test_who_is_said_to_quote_and_does_not_is_told(via, held, told):
    assert told in via_problem(via, held, heard(INTERVIEW, TEXT, ())).because


def test_a_mails_own_words_are_whose_it_names_as_sender():
    copy = heard(BARE, TEXT, (), "Ann Lee")
    assert speaker_problem("Ann Lee", segment(), copy) is None
    assert speaker_problem("Tomas Berg", segment(), copy).severity is not Severity.ERROR
