"""A speaker is known by a name of theirs, never by likeness, and a wrong one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.model import Name, Segment, SegmentKind, Source, Speaker, Voice
from sphinx_kzbrief.evidence.speakers import same_person, speaker_problem, via_problem
from sphinx_kzbrief.text.prepared import PreparedText

SOURCE = Source(
    key="k", file="f.txt", path=Path("f.txt"), type="interview", title="T", manifest=Path("c.yaml"),
    line=1, fingerprint="0", container_title="The Analyst",
    author=(Name(family="Lovelace", given="Ada"),),
    speakers={"AL": Speaker("Ada Lovelace", "programmer"), "Q": Speaker("The Analyst", "interviewer")},
)  # fmt: skip


def segment(**fields):
    return Segment(**{"kind": SegmentKind.PARAGRAPH, "start": 0, "end": 9, **fields})


@pytest.mark.parametrize("named", ["Ada Lovelace", "ada  lovelace", "Lovelace", "AL"])
def test_a_person_is_known_by_full_name_family_name_or_label(named):
    assert same_person(named, "Ada Lovelace", SOURCE)


@pytest.mark.parametrize("named", ["Ada", "Ada Byron", "Lovelac", "Q", ""])
def test_likeness_does_not_make_a_person_the_same(named):
    assert not same_person(named, "Ada Lovelace", SOURCE)


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("Ada Lovelace", segment(speaker="Ada Lovelace")),
        ("unnamed expert", segment(label="unnamed expert, answer 6")),
        ("Ada Lovelace", segment()),
        ("The Analyst", None),
    ],
)
def test_the_right_speaker_is_no_problem(named, found):
    assert speaker_problem(named, found, SOURCE) is None


@pytest.mark.parametrize(
    ("named", "found", "because"),
    [
        ("Charles Babbage", segment(speaker="Ada Lovelace"), "Ada Lovelace says them"),
        ("Xi", segment(speaker="Xi", voice=Voice.REPORTED), "only retells"),
        ("Xi", segment(voice=Voice.REPORTED), "only retells"),
        ("Xi", segment(voice=Voice.DIRECT), "without saying whose"),
        ("Xi", segment(label="unnamed expert, answer 6"), "no name there"),
        ("un", segment(label="unnamed expert, answer 6"), "no name there"),
        ("Analyst", segment(), "own narration"),
        ("Xi", segment(), "own narration"),
        ("Xi", None, "own narration"),
    ],
)
def test_the_wrong_speaker_is_told_with_what_the_source_has(named, found, because):
    assert because in speaker_problem(named, found, SOURCE)


TEXT = PreparedText("“Engines grow,” she told the Evening Post.")


@pytest.mark.parametrize(
    ("via", "found"),
    [
        ("Evening Post", segment(voice=Voice.DIRECT)),
        ("The Analyst", None),
        ("Lovelace", segment(voice=Voice.DIRECT, via="Ada Lovelace")),
    ],
)
def test_who_quotes_is_somebody_whom_our_copy_names(via, found):
    assert via_problem(via, found, SOURCE, TEXT) is None


@pytest.mark.parametrize(
    ("via", "found", "because"),
    [
        ("The Morning Post", segment(voice=Voice.DIRECT), "never names The Morning Post"),
        ("Evening Post", segment(voice=Voice.DIRECT, via="Ada Lovelace"), "Ada Lovelace does"),
    ],
)
def test_who_is_said_to_quote_and_does_not_is_told(via, found, because):
    assert because in via_problem(via, found, SOURCE, TEXT)
