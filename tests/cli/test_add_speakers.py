"""`kzbrief add` proposes who speaks: only what is true as it stands, and asks for the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from sphinx_kzbrief.cli.adding.speakers import MOST_LABELS, propose_speakers
from sphinx_kzbrief.corpus import Corpus, read_document
from sphinx_kzbrief.corpus.model import SegmentKind, Speaker

SHAPES = Path(__file__).parents[1] / "corpus" / "segmentation"
TEXTS = sorted(
    path
    for folder in ("interviews", "articles")
    for path in (SHAPES / folder).iterdir()
    if path.suffix in {".txt", ".md"}
)
SENTENCES = ("The trains come late to the port.", "They will come on time next year.")


def talk(*labels: str) -> str:
    """Return a talk in which each label takes two turns."""
    lines = [f"{label} {sentence}" for sentence in SENTENCES for label in labels]
    called = " ".join(f"Thanks, {label.strip('[]:：')}." for label in labels)
    return "\n\n".join(["A talk at the port", *lines, called]) + "\n"


@pytest.fixture
def added(run, project: Path, tmp_path: Path):
    """Add a text; returns its entry, what was printed of it and the corpus then."""

    def add(text: str, suffix: str = ".txt"):
        path = tmp_path / f"talk{suffix}"
        path.write_text(text, encoding="utf-8")
        result = run("add", "--yes", path, "--key", "talk")
        assert result.exit_code == 0
        entry = yaml.safe_load((project / "corpus" / "corpus.yaml").read_text("utf-8"))
        return entry["sources"]["talk"], result, Corpus.open(project / "corpus")

    return add


def read_with(path: Path, speakers: dict[str, dict[str, str]]):
    people = {label: Speaker(**person) for label, person in speakers.items()}
    return read_document(path, speakers=people)


def examples(remarks: tuple[str, ...]) -> list[dict[str, dict[str, str]]]:
    """Return the `speakers:` that remarks give as examples."""
    lines = [remark[remark.index("speakers: {") :] for remark in remarks if "speakers: {" in remark]
    return [yaml.safe_load(line.partition("; or of")[0])["speakers"] for line in lines]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_is_written_changes_nothing_and_what_is_shown_works(path: Path) -> None:
    document = read_document(path)
    proposal = propose_speakers(document, path)
    again = read_with(path, proposal.speakers)
    assert again.segments == document.segments
    assert again.unused_speakers == ()
    for example in examples(proposal.remarks):
        shown = read_with(path, example)
        assert "NAME" in {each.speaker for each in shown.segments if each.kind is SegmentKind.TURN}


def test_names_that_open_turns_are_written_in_their_order(added) -> None:
    entry, result, corpus = added(talk("Tomas Berg:", "Ann Lee (NDP):"))
    assert entry["speakers"] == {
        "Tomas Berg": {"name": "Tomas Berg"},
        "Ann Lee": {"name": "Ann Lee"},
    }
    assert list(entry["speakers"]) == ["Tomas Berg", "Ann Lee"]
    assert "  speakers: Tomas Berg; Ann Lee  (from the labels of its 4 turns)" in result.stdout
    assert "speakers" not in result.stderr
    assert corpus.problems == ()
    assert corpus.document("talk").unused_speakers == ()


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("No:", "No"),
        ("Null:", "Null"),
        ("[LEE]", "LEE"),
        ("Mr. LEE:", "Mr. LEE"),
        ("努雷舍夫：", "努雷舍夫"),
        ("O'Brien:", "O'Brien"),
    ],
)
def test_labels_are_written_as_yaml_takes_them(added, opening: str, label: str) -> None:
    other = "[BERG]" if opening[0] == "[" else "Berg:"
    entry, _, corpus = added(talk(opening, other))
    assert entry["speakers"][label] == {"name": label}
    assert corpus.problems == ()
    speakers = {segment.speaker for segment in corpus.document("talk").segments}
    assert label in speakers


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        (("Q:", "A:"), {"Q": {"name": "NAME", "role": "interviewer"}, "A": {"name": "NAME"}}),
        (("记者：", "Berg:"), {"记者": {"name": "NAME", "role": "interviewer"}}),
        (("Moderator:", "Berg:"), {"Moderator": {"name": "NAME", "role": "interviewer"}}),
        (("The President:", "Berg:"), {"The President": {"name": "NAME"}}),
    ],
)
def test_a_side_a_part_and_an_office_are_asked_for(added, labels, shown) -> None:
    entry, result, _ = added(talk(*labels))
    assert set(entry.get("speakers", ())) == set() if "A:" in labels else {"Berg"}
    assert examples((result.stderr,)) == [shown]


def test_the_sides_of_a_dialogue_led_by_dashes_are_q_and_a(added) -> None:
    text = (
        "Разговор\n\n"
        + (
            "— Когда же придут поезда в этот северный порт?\n\n"
            "— Они придут сюда в мае, когда сойдёт весь лёд.\n\n"
        )
        * 3
    )
    entry, result, _ = added(text)
    assert "speakers" not in entry
    assert list(examples((result.stderr,))[0]) == ["Q", "A"]


def test_two_spellings_that_the_manifest_cannot_tell_apart_are_left_out(added) -> None:
    entry, _, corpus = added(talk("LEE:", "Lee:", "Berg:"))
    assert entry["speakers"] == {"Berg": {"name": "Berg"}}
    read = {s.speaker for s in corpus.document("talk").segments if s.kind is SegmentKind.TURN}
    assert read == {"LEE", "Lee", "Berg"}


def test_more_labels_than_anybody_reads_are_counted(added) -> None:
    names = [f"Speaker{chr(ord('a') + number)} Berg" for number in range(MOST_LABELS + 3)]
    entry, result, _ = added(talk(*(f"{name}:" for name in names)))
    assert list(entry["speakers"]) == names[:MOST_LABELS]
    assert "speakers: 3 more labels take turns" in result.stderr


def test_labels_without_turns_are_told_of(added) -> None:
    entry, result, _ = added(
        "Remarks\n\nPRESIDENT BERG: The port grows.\n\nPRESIDENT LEE: The trains come.\n"
    )
    assert "speakers" not in entry
    assert (
        "nobody takes turns as we read it, but “PRESIDENT BERG”, “PRESIDENT LEE”" in result.stderr
    )
    assert examples((result.stderr,)) == [{"PRESIDENT BERG": {"name": "NAME"}}]
    assert "segments: [{find: FIRST WORDS, speaker: NAME}]" in result.stderr


def test_questions_that_are_set_off_are_told_of(added) -> None:
    text = "# Talk\n\nIt is May.\n\n" + "## Do trains come?\n\nThey come in May.\n\n" * 2
    _, result, _ = added(text, ".md")
    assert "questions are set off" in result.stderr
    assert list(examples((result.stderr,))[0]) == ["Q", "A"]


def test_plain_prose_has_no_remark(added) -> None:
    entry, result, _ = added(
        "On rivers\n\nNote: the river is low. Why? Nobody knows. Will it rise?\n"
    )
    assert "speakers" not in entry
    assert "speakers" not in result.stderr


def test_json_holds_speakers_and_remarks(run, project: Path, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(talk("Moderator:", "Berg:"), encoding="utf-8")
    (told,) = json.loads(run("add", "--json", path).stdout)["added"]
    assert told["values"]["speakers"] == {"Berg": {"name": "Berg"}}
    assert told["provenance"]["speakers"] == "the labels of its 4 turns"
    assert len(told["remarks"]) == 1
