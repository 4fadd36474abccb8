"""What a document itself shows to be wrong: with our copy, or with what the manifest says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.model import Voice
from sphinx_kzbrief.corpus.names import Person, same_person
from sphinx_kzbrief.corpus.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_kzbrief.corpus.model import Document, Source
    from sphinx_kzbrief.text.spans import Span


def document_problems(
    source: Source, document: Document, used: Sequence[Span]
) -> Iterator[Problem]:
    """Yield what is wrong with the document of a source.

    Args:
        source: The source.
        document: What its reader made of its file.
        used: The passages of it that are used; other damage is nobody's concern.

    Yields:
        Damage of the passages, corrections that found no place, and labels of no use.
    """
    key = source.key
    for damage in document.damage:
        if not damage.concerns(used):
            continue
        yield Problem(
            "source-damaged",
            source.manifest,
            source.line,
            f"{source.file}: {damage.message}",
            "Get a better copy, or check every passage used against the original.",
            key,
        )
    for correction in document.unmatched:
        yield Problem(
            "corpus-invalid",
            source.manifest,
            correction.line,
            f"sources.{key}.segments: the words {correction.find!r} do not stand in "
            f"{source.file} as one place",
            "Copy the first words of the passage from the source; add words where they "
            "stand more than once.",
            key,
        )
    for label in _of_no_use(source, document):
        yield Problem(
            "speakers-unused",
            source.manifest,
            source.speakers[label].line if label in source.speakers else source.line,
            f"sources.{key}.speakers: the label {label!r} opens no turn of {source.file}",
            "Write the label as the copy has it at the start of the turn, without its colon "
            f"('kzbrief show {key}' prints the turns), or leave it out.",
            key,
        )


def _of_no_use(source: Source, document: Document) -> Iterator[str]:
    """Yield labels that open no turn, but for those of people whom the document quotes.

    Of such a person an entry says the other forms of the name, or the originator.
    """
    quoted = {each.speaker for each in document.segments if each.voice is not Voice.OWN}
    for label in document.unused_speakers:
        speaker = source.speakers.get(label)
        names = (label, *speaker.also) if speaker else ()
        person = Person(speaker.name if speaker else label, also=names)
        if not any(same_person(name, person) for name in quoted if name):
            yield label
