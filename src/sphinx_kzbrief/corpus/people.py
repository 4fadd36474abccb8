"""The people of a source: whom its manifest and its copy name, and what is the family name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus import name_words
from sphinx_kzbrief.corpus.names import Person, same_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_kzbrief.corpus.model import Name, Source


def people_of(source: Source, named: Iterable[str] = (), text: str = "") -> tuple[Person, ...]:
    """Return the people that a manifest and a copy know of.

    Args:
        source: The source.
        named: Names of those who speak in the copy.
        text: Text of the copy; it tells a family name that it writes behind a title alone.

    Returns:
        Speakers of the manifest, its authors and interviewers, the houses, and whom only the
        copy names.
    """
    authors = [person_of(name) for name in (*source.author, *source.interviewer)]
    listed = (*authors, *(Person(house, whole=True) for house in houses_of(source)))
    also: dict[str, tuple[str, ...]] = {}
    labels: dict[str, tuple[str, ...]] = {}
    for label, speaker in source.speakers.items():
        also[speaker.name] = (*also.get(speaker.name, ()), *speaker.also)
        labels[speaker.name] = (*labels.get(speaker.name, ()), label)
    found: dict[str, Person] = {}
    for name in (*also, *(person.name for person in listed), *named):
        known = next((each for each in listed if each.name == name), None)
        known = known or next((each for each in authors if same_person(name, each)), Person(name))
        others, mapped = also.get(name, ()), labels.get(name, ())
        found.setdefault(name, replace(known, name=name, also=others, labels=mapped))
    alone = (source.language or "").partition("-")[0] in name_words.FAMILY_FIRST
    return tuple(_ordered(person, text, alone=alone) for person in found.values())


def person_of(name: Name) -> Person:
    """Return somebody of the manifest; what has no family name is called by its whole name."""
    return Person(name.full, name.family, whole=not name.family)


def own_of(source: Source) -> tuple[Person, ...]:
    """Return those whose own words a source's narration may be: its authors and its houses."""
    houses = (Person(house, whole=True) for house in houses_of(source))
    return (*map(person_of, source.author), *houses)


def houses_of(source: Source) -> tuple[str, ...]:
    """Return the names of the bodies behind a source: container, publisher, originator."""
    names = (source.container_title, source.publisher, source.originator)
    return tuple(dict.fromkeys(name for name in names if name))


def _ordered(person: Person, text: str, *, alone: bool) -> Person:
    """Set the family name of a person whom the copy calls by the first word of the name.

    That is behind a title; in a language that sets the family name first, also alone.
    """
    words = person.name.split()
    if person.family or person.whole or len(words) not in {2, 3}:
        return person
    first, last = ([*_before(text, word, words)] for word in (words[0], words[-1]))
    if any(map(_courtesy, first)) and not any(map(_courtesy, last)):
        return replace(person, family=words[0])
    return replace(person, family=words[0]) if alone and first and not last else person


def _before(text: str, word: str, words: list[str]) -> Iterator[str]:
    """Yield what stands before a word of a name, wherever no other word of it stands beside it."""
    for found in re.finditer(re.escape(word), text):
        at, end = found.span()
        before, behind = text[max(0, at - 20) : at], text[end : end + 20]
        if before[-1:].isalnum() or behind[:1].isalnum():
            continue
        beside = {each.strip(".,;:") for each in (*before.split()[-1:], *behind.split()[:1])}
        if beside.isdisjoint(set(words) - {word}):
            yield (before.split() or [""])[-1]


def _courtesy(word: str) -> bool:
    """Tell whether a title goes with family names, as "Sir" and "Queen" do not."""
    return word.casefold().rstrip(".") in name_words.COURTESY
