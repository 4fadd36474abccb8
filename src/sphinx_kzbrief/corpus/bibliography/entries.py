"""Bibliographic entries between the manifest and the exchange formats, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.language_tags import language_tag
from sphinx_kzbrief.corpus.model import Name
from sphinx_kzbrief.corpus.schema import SOURCE, ScalarType
from sphinx_kzbrief.corpus.values import ValueRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.corpus.model import Source

TEXT_FIELDS = (
    "title",
    "container-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "number",
    "genre",
    "URL",
    "DOI",
    "language",
    "original-language",
    "note",
)
"""Fields of the manifest that hold one text, by CSL name, in the order they are written."""

NAME_FIELDS = ("author", "interviewer", "editor", "translator")
"""Fields of the manifest that hold names, by CSL name."""

DATE_FIELDS = ("issued", "accessed")
"""Fields of the manifest that hold an EDTF date, by CSL name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a bibliography says of one item, in the manifest's own terms.

    Attributes:
        key: Identifier in the file it came from; not yet a valid source key.
        type: CSL item type.
        fields: Texts and EDTF dates by CSL name (`TEXT_FIELDS` and `DATE_FIELDS`).
        names: Names by CSL name (`NAME_FIELDS`).
        attachments: Files of the item, as the bibliography names them.
    """

    key: str
    type: str
    fields: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()

    def manifest(self) -> dict[str, Any]:
        """Return the entry as `corpus.yaml` has it: plain values, in the order of writing."""
        values: dict[str, Any] = {"type": self.type}
        for name in ("title", "container-title"):
            if name in self.fields:
                values[name] = self.fields[name]
        for name in NAME_FIELDS:
            if self.names.get(name):
                values[name] = [
                    plain_name(person)
                    | ({"static-ordering": True} if person.static_ordering else {})
                    for person in self.names[name]
                ]
        for name in (*DATE_FIELDS, *TEXT_FIELDS):
            if name in self.fields:
                values.setdefault(name, self.fields[name])
        return values


@dataclass(frozen=True, slots=True)
class Loss:
    """Something a conversion could not carry, or changed on the way.

    Attributes:
        entry: Key of the entry; empty where the file as a whole is meant.
        field: Name of the field in the format read or written; empty for a whole entry.
        value: What it held, shortened to 80 characters.
        reason: Why it was not carried as it stands.
    """

    entry: str
    field: str
    value: str
    reason: str

    def __str__(self) -> str:
        """Say it in one line."""
        place = " ".join(part for part in (self.entry, self.field) if part)
        shown = f" “{self.value}”" if self.value else ""
        return f"{place}{shown}: {self.reason}" if place else f"{self.reason}{shown}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a bibliography.

    Attributes:
        entries: The entries, in the order of the file.
        losses: What could not be carried.
    """

    entries: tuple[Entry, ...]
    losses: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """What was written for other programs.

    Attributes:
        text: The file's content, ending in a newline.
        losses: What the format could not carry as it stands.
    """

    text: str
    losses: tuple[Loss, ...] = ()


class LossLog:
    """Collects losses while one entry after another is converted."""

    def __init__(self) -> None:
        self._losses: list[Loss] = []

    def of(self, entry: str) -> EntryLog:
        """Return the log of one entry; an empty key stands for the file as a whole."""
        return EntryLog(entry, self._losses)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """All losses, in the order found."""
        return tuple(self._losses)


@dataclass(frozen=True, slots=True)
class EntryLog:
    """Notes losses of one entry.

    Attributes:
        entry: Key of the entry.
        losses: Where its losses go.
    """

    entry: str
    losses: list[Loss]

    def note(self, field_name: str, value: object, reason: str) -> None:
        """Add one loss; a long value is shortened."""
        text = " ".join(str(value).split())
        shown = text if len(text) <= 80 else text[:79] + "…"
        self.losses.append(Loss(self.entry, field_name, shown, reason))


def valid_entry(entry: Entry, log: EntryLog) -> Entry:
    """Return an entry read from outside with only the fields that the manifest would take."""
    fields = {}
    for name, value in entry.fields.items():
        declared = SOURCE.field(name)
        try:
            if declared is not None and isinstance(declared.type, ScalarType):
                fields[name] = declared.type.check(
                    language_tag(value) if "language" in name else value
                )
        except ValueRefusedError as error:
            log.note(name, value, f"not {error.expected}; left out")
    return replace(entry, fields=fields)


def entry_of(source: Source) -> Entry:
    """Return the bibliographic part of a source of the manifest."""
    fields = {}
    for name in (*TEXT_FIELDS, *DATE_FIELDS):
        value = getattr(source, name.replace("-", "_"))
        if value is not None:
            fields[name] = str(value)
    names = {name: people for name in NAME_FIELDS if (people := getattr(source, name))}
    return Entry(key=source.key, type=source.type, fields=fields, names=names)


def name_of(family: str = "", given: str = "", *, particle: str = "", suffix: str = "") -> Name:
    """Return a CSL name of family and given name, particle and suffix folded in.

    The manifest has no fields for them: the particle goes before the family name (`van der
    Berg`), the suffix behind the given name after a comma (`Martin Luther, Jr.`), which is
    where CSL processors look for them.
    """
    last = " ".join(part for part in (particle.strip(), family.strip()) if part)
    first = ", ".join(part for part in (given.strip(), suffix.strip()) if part)
    if not first:
        return Name(family=last) if last and " " not in last else Name(literal=last or None)
    return Name(family=last, given=first) if last else Name(literal=first)


def plain_name(name: Name) -> dict[str, str]:
    """Return a name by the parts that CSL and `corpus.yaml` call alike."""
    pairs = (("family", name.family), ("given", name.given), ("literal", name.literal))
    return {part: value for part, value in pairs if value}
