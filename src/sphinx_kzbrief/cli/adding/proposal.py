"""What an entry of the manifest could say of a new source, and where each value comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.cli.adding.speakers import propose_speakers
from sphinx_kzbrief.corpus.bibliography.entries import Entry, EntryLog, plain_name, valid_entry
from sphinx_kzbrief.corpus.bibliography.key_proposals import propose_key, slug
from sphinx_kzbrief.corpus.index.folding import folded_words
from sphinx_kzbrief.corpus.metadata import author_names, propose_metadata
from sphinx_kzbrief.corpus.schema import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinx_kzbrief.corpus import Document
    from sphinx_kzbrief.corpus.metadata import Proposed

_ORDER = tuple(field.name for field in SOURCE.fields)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry, not yet written.

    Attributes:
        key: Its key.
        values: Its values by their names in the manifest, in the order of writing.
        provenance: Where each value comes from, in words, by name.
        left: What the document says that the manifest cannot hold, in words.
        credits: Caption and whom it credits for its image.
        remarks: What its labels leave open of who speaks, in words.
    """

    key: str
    values: Mapping[str, Any]
    provenance: Mapping[str, str]
    left: tuple[str, ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def with_value(self, name: str, value: Any, origin: str) -> Proposal:
        """Return the proposal with one value set, in place where it has one."""
        return replace(
            self,
            values={**self.values, name: value},
            provenance={**self.provenance, name: origin},
        )


def propose(
    document: Document, path: Path, stem: str, entry: Entry | None, taken: Iterable[str]
) -> Proposal:
    """Propose an entry for a document; nothing is invented.

    Args:
        document: The document, as its reader read it.
        path: Where it is now; its ending tells the format.
        stem: File name without ending, of which a key is made where nothing better is known.
        entry: What a bibliography says of the source; it goes before what the document says.
        taken: Keys in use.
    """
    values: dict[str, Any] = entry.manifest() if entry is not None else {}
    origin = dict.fromkeys(values, f"the bibliography's entry {entry.key}" if entry else "")
    found = propose_metadata(document, path)
    told, left = _valid(found.fields)
    for name, value in told.items():
        if name not in values:
            values[name] = value
            proposed = found.fields[name]
            origin[name] = proposed.read_from + ("" if proposed.certain else "; uncertain")
    talk = propose_speakers(document, path)
    if talk.speakers:
        values["speakers"] = talk.speakers
        turns = "one turn" if talk.turns == 1 else f"{talk.turns} turns"
        origin["speakers"] = f"the labels of its {turns}"
    ordered = {name: values[name] for name in _ORDER if name in values}
    credits_ = tuple((f"cap{each.caption}", each.credit) for each in found.credits)
    return Proposal(_key(values, stem, taken), ordered, origin, left, credits_, talk.remarks)


def match_entry(document: Document, stem: str, entries: Iterable[Entry]) -> Entry | None:
    """Return the entry of a bibliography that a document is, if exactly one is.

    By its key, which is the file's name; else by its title, which stands in the beginning of
    the text.
    """
    entries = tuple(entries)
    named = [entry for entry in entries if entry.key.casefold() == stem.casefold()]
    if len(named) == 1:
        return named[0]
    opening = f" {' '.join(folded_words(document.text[:5000]))} "
    titled = [
        entry
        for entry in entries
        if len(words := folded_words(entry.fields.get("title", ""))) > 2
        and f" {' '.join(words)} " in opening
    ]
    return titled[0] if len(titled) == 1 else None


def _valid(fields: Mapping[str, Proposed]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return proposed values as the manifest takes them, and what it would refuse."""
    told = {name: proposed.value for name, proposed in fields.items()}
    author, type_ = told.pop("author", ""), told.pop("type", "")
    log = EntryLog("", [])
    values: dict[str, Any] = {"type": type_} if type_ else {}
    values |= valid_entry(Entry("", "document", told), log).fields
    if author.strip():
        values["author"] = [plain_name(name) for name in author_names(author)]
    return values, tuple(str(loss) for loss in log.losses)


def _key(values: Mapping[str, Any], stem: str, taken: Iterable[str]) -> str:
    """Make a key of who wrote it and when, or of the title's first words, or of the file's name."""
    year = re.match(r"\d{4}", str(values.get("issued", "")))
    years = [year.group()] if year else []
    people = values.get("author") or []
    who = [str(people[0].get("family") or people[0].get("literal"))] if people else []
    named = who[0] if who else str(values.get("title", ""))
    words = slug(named).split("-")[: 3 if who else 4]
    return propose_key([*words, *years] if any(words) else [stem], taken)


def names_of(text: str) -> list[dict[str, str]]:
    """Return names that a person typed: `Family, Given; Family, Given` or `Body`."""
    people = []
    for part in filter(None, (each.strip() for each in text.split(";"))):
        family, comma, given = (piece.strip() for piece in part.partition(","))
        people.append({"family": family, "given": given} if comma and given else {"literal": part})
    return people
