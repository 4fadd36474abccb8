"""Who speaks a turn: by the manifest, by the text, or open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from sphinx_kzbrief.corpus.segmentation.label_candidates import folded, is_generic
from sphinx_kzbrief.corpus.segmentation.labels import asks_by_office
from sphinx_kzbrief.corpus.segmentation.lexicon import TITLES
from sphinx_kzbrief.corpus.segmentation.people import bare, is_person

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_kzbrief.corpus.model import Speaker
    from sphinx_kzbrief.corpus.segmentation.people import People
    from sphinx_kzbrief.corpus.segmentation.turns import Turn

INTERVIEWER = "interviewer"
_ACRONYM = regex.compile(r"\p{Lu}[\p{Lu}.]{1,5}")


@dataclass(frozen=True, slots=True)
class SpokenTurn:
    """A turn with its speaker.

    Attributes:
        start: Offset of its first word.
        end: Offset after its last word.
        speaker: Name of the speaker; None where the text does not tell.
        role: `interviewer`, or the role the manifest gives.
        label: What to print where there is no name.
    """

    start: int
    end: int
    speaker: str | None
    role: str | None
    label: str | None


def spoken(
    text: str,
    turns: Sequence[Turn],
    people: People,
    mapped: Mapping[str, Speaker],
    noun: str = "speaker",
) -> list[SpokenTurn]:
    """Give every turn its speaker.

    A turn without a label is the one answering label's, where there is only one; in a text
    without labels, the manifest's `Q` and `A` name the two sides.

    Args:
        text: Canonical text.
        turns: Turns in order.
        people: The people that the text names.
        mapped: Labels → people, as the manifest maps them.
        noun: What the text calls unnamed speakers.
    """
    by_label = {folded(label): person for label, person in mapped.items()}
    answering = {folded(turn.label) for turn in turns if turn.label and not turn.asks}
    only_answer = next((turn.label for turn in turns if turn.label and not turn.asks), None)
    dialogue = any(turn.asks for turn in turns)
    whole = _by_initials({turn.label for turn in turns if turn.label})
    out = []
    answers = 0
    for turn in turns:
        label = turn.label
        if label is None and not turn.open:
            if turn.asks:
                label = "Q"
            elif len(answering) == 1:
                label = only_answer
            elif not answering:
                label = "A"
        answers += not turn.asks
        person = by_label.get(folded(label)) if label else None
        if person is not None:
            role = person.role or (INTERVIEWER if turn.asks else None)
            out.append(SpokenTurn(turn.start, turn.end, person.name, role, None))
            continue
        label = whole.get(label, label) if label else None
        name = label_name(text, label, people, turn.start) if label else None
        fallback = _open_label(turn, label, f"unnamed {noun}, answer {answers}", dialogue=dialogue)
        out.append(
            SpokenTurn(
                turn.start,
                turn.end,
                name,
                INTERVIEWER if turn.asks else None,
                None if name else fallback,
            )
        )
    return out


def _by_initials(labels: set[str]) -> dict[str, str]:
    """Return the full name that a label of initials stands for, where one label has them."""
    full = [label for label in labels if is_person(tuple(label.split()))]
    found = {}
    for label in labels:
        if not _ACRONYM.fullmatch(label):
            continue
        letters = label.replace(".", "").casefold()
        fitting = {
            name for name in full if "".join(word[0] for word in name.split()).casefold() == letters
        }
        if len(fitting) == 1:
            found[label] = fitting.pop()
    return found


def _open_label(turn: Turn, label: str | None, numbered: str, *, dialogue: bool) -> str:
    if turn.open:
        return "question or answer"
    if turn.label and not is_generic(turn.label):
        return turn.label
    if turn.asks:
        return INTERVIEWER
    return "interviewee" if label and dialogue else numbered


def label_name(text: str, label: str, people: People, at: int) -> str | None:
    """Return the name that a label stands for.

    Args:
        text: Canonical text.
        label: The label as it stands.
        people: The people that the text names.
        at: Where the label stands: a name mentioned before is preferred.

    Returns:
        A full name of the text, the label itself where it is a name, or None.
    """
    if is_generic(label) or label[-1:].isdigit() or asks_by_office(label):
        return named_asker(label, people)
    words = label.split()
    while len(words) > 1 and bare(words[0]) in TITLES:
        words.pop(0)
    name = " ".join(words)
    if bare(name) in TITLES:
        return None
    if len(words) == 1 and _ACRONYM.fullmatch(name):
        known = spelt_out(text, name) or people.of_initials(name) or people.resolve(name)
        # Four letters and more are rather a family name set in capitals.
        return known or (name if len(name.replace(".", "")) > 3 else None)
    return people.resolve(name, at) or people.resolve(name) or name


def named_asker(label: str, people: People) -> str | None:
    """Return whom "Moderator Anna Klein" names; None for "BBC correspondent" and "Speaker 2"."""
    words = tuple(word for word in label.split() if not asks_by_office(word))
    is_name = all(word[0].isalpha() for word in words) and is_person(words)
    if len(words) == len(label.split()) or not is_name:
        return None
    return people.resolve(" ".join(words)) or " ".join(words)


def spelt_out(text: str, acronym: str) -> str | None:
    """Return what the text says an acronym means, as in "Global Times (GT)".

    The capitalised words before the bracket must begin with the acronym's letters.
    """
    letters = acronym.replace(".", "")
    pattern = r"(?<!\p{L})" + r"[ -]".join(
        rf"{regex.escape(letter)}[\p{{L}}'’]*" for letter in letters
    )
    match = regex.search(rf"({pattern})[  ]\({regex.escape(acronym)}\)", text)
    return str(match[1]) if match else None
