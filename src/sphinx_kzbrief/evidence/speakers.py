"""Whether our copy confirms, or contradicts, whom a brief names as speaker or as who quotes.

A contradiction is an error: the copy gives the words to somebody else. Where the copy does not
say, the name stays unconfirmed: a note, or a warning where the name stands nowhere or the copy
gives that person turns elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.metadata.bylines import author_names
from sphinx_kzbrief.corpus.model import SegmentKind, Voice
from sphinx_kzbrief.corpus.names import (
    Person,
    is_office,
    known_as,
    names_nobody,
    people_meant,
    same_person,
)
from sphinx_kzbrief.corpus.people import own_of, people_of, person_of
from sphinx_kzbrief.evidence.rules import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kzbrief.corpus import Corpus
    from sphinx_kzbrief.corpus.model import Segment, Source
    from sphinx_kzbrief.text.prepared import PreparedText

_OTHER = "Name the speaker the source names, or none."


@dataclass(frozen=True, slots=True)
class Heard:
    """What a copy tells of those who speak in it.

    Attributes:
        source: The source.
        prepared: Its text.
        people: Whom manifest and copy name.
        turns: Names of those who have turns.
        conversation: Whether anybody has a turn, with a name or without.
        senders: Who sends it by its own head, where the manifest names no author. A mail's words
            are theirs, or of somebody they write for.
    """

    source: Source
    prepared: PreparedText
    people: tuple[Person, ...]
    turns: tuple[str, ...] = ()
    conversation: bool = False
    senders: tuple[Person, ...] = ()

    def gives_turns_to(self, named: str) -> bool:
        """Tell whether somebody of that name has a turn."""
        return any(same_person(named, known_as(name, self.people)) for name in self.turns)

    def mentions(self, named: str) -> bool:
        """Tell whether the name, or the last word of it, stands in copy or manifest."""
        if any(same_person(named, person) for person in self.people):
            return True
        family = (named.split() or [named])[-1]
        shapes = "|".join(map(re.escape, (family, family.title(), family.upper())))
        last = re.compile(rf"(?<!\w)(?:{shapes})")
        return any(map(last.search, (*_said_of(self.source), self.prepared.raw)))


def _said_of(source: Source) -> Iterator[str]:
    """Yield what an entry of the manifest says in words, beside the people it lists."""
    for name in (*source.editor, *source.translator):
        yield name.full
    for part in source.segments:
        yield from filter(None, (part.speaker, part.via, part.origin))
    for speaker in source.speakers.values():
        yield from filter(None, (speaker.originator, speaker.role))
    yield from filter(None, (source.title, source.note, source.genre))


@dataclass(frozen=True, slots=True)
class SpeakerProblem:
    """Why a name is not confirmed.

    Attributes:
        severity: How grave that is.
        because: What the copy has instead, as the middle of a sentence.
        remedy: What to do.
    """

    severity: Severity
    because: str
    remedy: str = _OTHER


def heard_in(corpus: Corpus, key: str) -> Heard:
    """Return what the copy of a source tells of its speakers, worked out once.

    Args:
        corpus: The corpus.
        key: Key of a source that can be read.
    """
    derived = corpus.prepared(key).derived
    if "heard" not in derived:
        source, document = corpus.source(key), corpus.document(key)
        stated = document.reader == "eml" and not source.author
        sender = document.metadata.get("author", "") if stated else ""
        derived["heard"] = heard(source, corpus.prepared(key), document.segments, sender)
    found: Heard = derived["heard"]
    return found


def heard(
    source: Source, prepared: PreparedText, segments: Iterable[Segment], sender: str = ""
) -> Heard:
    """Return what segments tell of the speakers of a source."""
    listed = tuple(segments)
    named = dict.fromkeys(each.speaker for each in listed if each.speaker)
    turns = [each for each in listed if each.kind is SegmentKind.TURN]
    names = dict.fromkeys(
        name for each in turns if (name := each.speaker or each.label) and not names_nobody(name)
    )
    senders = tuple(map(person_of, author_names(sender))) if sender else ()
    people = people_of(source, (*named, *(each.name for each in senders)), prepared.raw)
    return Heard(source, prepared, people, tuple(names), bool(turns), senders)


def speaker_problem(named: str, segment: Segment | None, copy: Heard) -> SpeakerProblem | None:
    """Say why our copy does not confirm somebody as speaker of a passage.

    Args:
        named: The name the author gave.
        segment: The innermost segment that holds the passage.
        copy: What the copy tells of its speakers.

    Returns:
        What the copy has instead; None where it confirms the name.
    """
    if segment is None:
        return _own_problem(named, copy)
    if segment.voice is Voice.REPORTED:
        whom = segment.speaker or "somebody"
        because = f"the source only retells what {whom} said; these are not {whom}'s own words"
        return SpeakerProblem(Severity.ERROR, because)
    if segment.speaker is not None:
        return _said_by(named, segment.speaker, copy)
    if segment.label is not None and not names_nobody(segment.label):
        if same_person(named, known_as(segment.label, copy.people)):
            return _said_by(named, segment.label, copy)
        return SpeakerProblem(
            Severity.WARNING if is_office(segment.label) else Severity.ERROR,
            f"our copy gives them to “{segment.label}”",
            f"Name the speaker the source names, or none. If “{segment.label}” is {named}, say "
            f"so in corpus.yaml: `speakers: {{{segment.label!r}: {{name: {named}}}}}`.",
        )
    if segment.label is not None:
        return _part_problem(named, segment.label, segment.role, copy)
    if segment.voice is Voice.DIRECT:
        return _quoted_problem(named, segment.via, copy)
    return _own_problem(named, copy)


def _said_by(named: str, speaker: str, copy: Heard) -> SpeakerProblem | None:
    """Compare a name with that of who speaks; two who may be meant confirm neither."""
    who = known_as(speaker, copy.people)
    if same_person(named, who):
        meant = people_meant(named, copy.people)
        if len(meant) < 2:
            meant = people_meant(speaker, [each for each in copy.people if each.name != speaker])
        if len(meant) < 2:
            return None
        names = " or ".join(sorted(person.name for person in meant))
        return SpeakerProblem(
            Severity.WARNING,
            f"that may be {names}",
            f"Give the full name, {names}; where the copy itself does not tell them apart, say "
            "in corpus.yaml who speaks there, under `segments`.",
        )
    if len(speaker.split()) == 1 and speaker.casefold() in named.casefold().split():
        because = f"our copy says only “{speaker}” there"
        return _unconfirmed(named, copy, because)
    mapped = copy.source.speakers.items()
    label = next((label for label, each in mapped if each.name == speaker), speaker)
    another = f"`speakers: {{{label!r}: {{name: {speaker!r}, also: [{named!r}]}}}}`"
    return SpeakerProblem(
        Severity.ERROR,
        f"in our copy {speaker} says them",
        f"{_OTHER} If it is another form of the same name, list it in corpus.yaml: {another}.",
    )


def _part_problem(named: str, label: str, role: str | None, copy: Heard) -> SpeakerProblem | None:
    """Judge a name for words of somebody of whom the copy tells only the part."""
    source = copy.source
    asking = [person_of(name) for name in source.interviewer]
    if label.casefold().startswith("interviewee"):
        if any(same_person(named, person) for person in asking):
            return SpeakerProblem(Severity.ERROR, "our copy gives them to who is interviewed")
        alone = source.type == "interview" and len(source.author) == 1
        if alone and same_person(named, person_of(source.author[0])):
            return None
    if role == "interviewer" or label.casefold().startswith("interviewer"):
        houses = (source.container_title, source.publisher)
        asking += [Person(house, whole=True) for house in houses if house]
        if any(same_person(named, person) for person in asking):
            return None
        if any(same_person(named, person_of(author)) for author in source.author):
            return SpeakerProblem(Severity.ERROR, "our copy gives them to the interviewer")
    return _unconfirmed(named, copy, f"our copy gives no name there: {label}")


def _quoted_problem(named: str, via: str | None, copy: Heard) -> SpeakerProblem:
    """Judge a name for words that somebody quotes without saying whose they are."""
    tellers = [known_as(via, copy.people)] if via else []
    # The author of an interview is who is interviewed.
    own = not via or via.casefold().startswith("interviewee")
    tellers += [person_of(author) for author in copy.source.author if own]
    teller = next((each for each in tellers if same_person(named, each)), None)
    if teller is not None:
        because = f"in our copy {teller.name} quotes somebody there; they are not {teller.name}'s"
        return SpeakerProblem(Severity.ERROR, because)
    return _unconfirmed(named, copy, "our copy quotes them without saying whose they are")


def _own_problem(named: str, copy: Heard) -> SpeakerProblem | None:
    """Judge a name for words that the copy gives to nobody, so that they are its author's."""
    source = copy.source
    if any(same_person(named, person) for person in (*own_of(source), *copy.senders)):
        if not copy.gives_turns_to(named):
            return None
        because = f"our copy gives {named} turns, and these words stand outside them"
        return SpeakerProblem(Severity.WARNING, because, f"Correct the name. {_if_right(named)}")
    asking = any(same_person(named, person_of(name)) for name in source.interviewer)
    alike = any(same_person(named, Person(author.full)) for author in source.author)
    silent = source.type == "interview" and not copy.conversation
    if source.author and not (asking or alike or silent):
        author = " and ".join(name.full for name in source.author)
        because = f"they stand in the source's own words, and corpus.yaml names {author} as author"
        return SpeakerProblem(Severity.ERROR, because, f"{_OTHER} {_if_right(named)}")
    return _unconfirmed(named, copy, "our copy does not say who speaks there")


def _unconfirmed(named: str, copy: Heard, because: str) -> SpeakerProblem:
    """Return that our copy neither confirms nor contradicts a name."""
    doubt = f"Correct the name. {_if_right(named)}"
    if copy.gives_turns_to(named):
        because += f", and gives {named} turns elsewhere"
        return SpeakerProblem(Severity.WARNING, because, doubt)
    if not copy.mentions(named):
        because += f", and {named} stands nowhere in it nor in corpus.yaml"
        return SpeakerProblem(Severity.WARNING, because, doubt)
    state = "Nothing fails; the evidence says “speaker as stated by the author”."
    return SpeakerProblem(Severity.NOTE, because, f"{state} {_if_right(named)}")


def _if_right(named: str) -> str:
    """Return what to do where the name is right and the copy does not say so."""
    return (
        f"If {named} speaks there, say so under this source in corpus.yaml: "
        f"`segments: [{{find: first words of the passage, speaker: {named!r}}}]`."
    )


def via_problem(via: str, segment: Segment | None, copy: Heard) -> SpeakerProblem | None:
    """Say what is wrong with naming somebody as who quotes the speaker of a passage.

    Args:
        via: The name the author gave.
        segment: The innermost segment that holds the passage.
        copy: What the copy tells of its speakers.

    Returns:
        What our copy has instead; None where it names them.
    """
    remedy = "Name in `via` whom the source names, or leave it out."
    if segment is not None and segment.via is not None:
        if same_person(via, known_as(segment.via, copy.people)):
            return None
        return SpeakerProblem(Severity.ERROR, f"in our copy {segment.via} does", remedy)
    own = own_of(copy.source)
    if any(same_person(via, person) for person in own) or copy.prepared.find_all(via):
        return None
    return SpeakerProblem(Severity.ERROR, f"our copy never names {via}", remedy)
