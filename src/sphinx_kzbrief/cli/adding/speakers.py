"""Who speaks in a new source: what `speakers:` can say as it stands, and what a person must add."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from sphinx_kzbrief.corpus.model import SegmentKind, Speaker
from sphinx_kzbrief.corpus.readers import read_document
from sphinx_kzbrief.corpus.segmentation.label_forms import side_of
from sphinx_kzbrief.corpus.segmentation.turns import INTERVIEWER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sphinx_kzbrief.corpus import Document
    from sphinx_kzbrief.corpus.model import Segment

MOST_LABELS = 20
_SIDES = {"Q": Speaker("NAME", INTERVIEWER), "A": Speaker("NAME")}
_QUESTION = re.compile(r"[?？][^\w?？]*$", re.MULTILINE)


class SpeakersProposal(NamedTuple):
    """What is proposed of speakers.

    Attributes:
        speakers: Labels → people, as the manifest takes them; true as they stand.
        turns: How many turns the document has.
        remarks: What the labels leave open, in sentences.
    """

    speakers: Mapping[str, Mapping[str, str]]
    turns: int
    remarks: tuple[str, ...]


def propose_speakers(document: Document, path: Path) -> SpeakersProposal:
    """Propose `speakers:` from the labels that take turns in a document.

    A name that opens turns is written under itself. A side ("Q"), a part ("Moderator") or an
    office alone names nobody: a remark asks for the name.

    Args:
        document: The document, as its reader read it.
        path: Where it is now, to read it again with what is proposed.
    """
    turns = _turns(document)
    if not turns:
        return SpeakersProposal({}, 0, _without_turns(document, path))
    named: dict[str, Speaker] = {}
    unnamed: dict[str, Speaker] = {}
    for turn in turns:
        if turn.speaker is None:
            for label in _labels(document, turn):
                unnamed.setdefault(label, Speaker("NAME", turn.role))
        elif turn.speaker.isprintable():
            named.setdefault(turn.speaker, Speaker(turn.speaker, turn.role))
    remarks = []
    speakers = _true_as_they_stand(document, path, named)
    if speakers and len(named) > MOST_LABELS:
        more = len(named) - MOST_LABELS
        remarks.append(f"{more} more labels take turns; 'kzbrief show KEY' prints them")
    unused = read_document(path, speakers=unnamed).unused_speakers if unnamed else ()
    if asked := [label for label in unnamed if label not in unused][:MOST_LABELS]:
        listed = _yaml({label: unnamed[label] for label in asked})
        remarks.append(f"no name stands in {_quoted(asked)}; write into corpus.yaml: {listed}")
    written = {label: _record(person) for label, person in speakers.items()}
    return SpeakersProposal(written, len(turns), tuple(remarks))


def _true_as_they_stand(
    document: Document, path: Path, named: Mapping[str, Speaker]
) -> dict[str, Speaker]:
    """Return the first labels, but for those with which the document reads otherwise.

    The manifest cannot tell "LEE" from "Lee", nor a chair in general from one by name.
    """
    speakers = dict([*named.items()][:MOST_LABELS])
    while speakers:
        again = read_document(path, speakers=speakers)
        if again.segments == document.segments and not again.unused_speakers:
            break
        read = zip(document.segments, again.segments, strict=False)
        wrong = {new.speaker for old, new in read if old != new} | {*again.unused_speakers}
        kept = {label: person for label, person in speakers.items() if label not in wrong}
        speakers = kept if len(kept) < len(speakers) else {}
    return speakers


def _labels(document: Document, turn: Segment) -> Iterator[str]:
    """Yield labels by which the manifest may map a turn that has no name.

    A side's own label stands before the turn; a dialogue without labels has the sides Q and A.
    """
    if turn.label and not turn.label.islower():  # not one of our own words
        yield turn.label
        return
    side = ("asks", "Q") if turn.role == INTERVIEWER else ("answers", "A")
    before = re.findall(r"[^\W\d_]+", document.text[max(0, turn.start - 30) : turn.start])
    yield from (word for word in before if side_of(word) == side[0] and not word.islower())
    yield side[1]


def _without_turns(document: Document, path: Path) -> tuple[str, ...]:
    """Say what looks like labels or questions in a document where nobody takes turns."""
    text = document.text
    loose = [" ".join(label.split()) for label in document.loose_labels]
    first = sorted(loose[:99], key=lambda label: -text.count(f"\n{label}"))[:3]
    seen: list[tuple[str, Mapping[str, Speaker]]] = []
    if len(loose) > 1 or any(text.count(f"\n{label}") > 1 for label in first):
        seen.append((f"{_quoted(first, len(loose))} may be labels", {first[0]: Speaker("NAME")}))
    if len(_QUESTION.findall(text)) > 1:
        seen.append(("questions are set off from what follows", _SIDES))
    return tuple(
        f"nobody takes turns as we read it, but {what}; if people talk here, write into "
        f"corpus.yaml: {_yaml(people)}; or of one passage: segments: [{{find: FIRST WORDS, "
        "speaker: NAME}]"
        for what, people in seen
        if _turns(read_document(path, speakers=dict([*people.items()][:1])))
    )


def _turns(document: Document) -> list[Segment]:
    return [segment for segment in document.segments if segment.kind is SegmentKind.TURN]


def _quoted(labels: Sequence[str], number: int = 0) -> str:
    shown = ", ".join(f"“{label}”" for label in labels[:3])
    more = max(number, len(labels)) - 3
    return f"{shown} and {more} more" if more > 0 else shown


def _record(person: Speaker) -> dict[str, str]:
    return {"name": person.name} | ({"role": person.role} if person.role else {})


def _yaml(people: Mapping[str, Speaker]) -> str:
    """Return `speakers:` on one line, as the manifest takes it."""
    listed = {label: _record(person) for label, person in people.items()}
    line = yaml.safe_dump(
        listed, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=True
    )
    return f"speakers: {line.strip()}"
