"""What an entry of the manifest could say of a new source, and where each value comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.bibliography.dates import edtf_of_text
from sphinx_kzbrief.corpus.bibliography.entries import DATE_FIELDS, Entry, EntryLog, valid_entry
from sphinx_kzbrief.corpus.bibliography.key_proposals import propose_key
from sphinx_kzbrief.corpus.index.folding import folded_words
from sphinx_kzbrief.corpus.schema import SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kzbrief.corpus import Document

_ORDER = tuple(field.name for field in SOURCE.fields)
_TYPES = {".pdf": "report", ".html": "webpage", ".htm": "webpage"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry, not yet written.

    Attributes:
        key: Its key.
        values: Its values by their names in the manifest, in the order of writing.
        provenance: Where each value comes from, in words, by name.
        left: What the document says that the manifest cannot hold, in words.
    """

    key: str
    values: Mapping[str, Any]
    provenance: Mapping[str, str]
    left: tuple[str, ...] = ()

    def with_value(self, name: str, value: Any, origin: str) -> Proposal:
        """Return the proposal with one value set, in place where it has one."""
        return replace(
            self,
            values={**self.values, name: value},
            provenance={**self.provenance, name: origin},
        )


def propose(
    document: Document, suffix: str, stem: str, entry: Entry | None, taken: Iterable[str]
) -> Proposal:
    """Propose an entry for a document; nothing is invented.

    Args:
        document: The document, as its reader read it.
        suffix: File name ending, which tells the type where nothing else does.
        stem: File name without ending, of which a key is made where nothing better is known.
        entry: What a bibliography says of the source; it goes before what the document says.
        taken: Keys in use.
    """
    origin = {}
    values: dict[str, Any] = {}
    found, left = _from_document(document)
    if entry is not None:
        listed = entry.manifest()
        origin = dict.fromkeys(listed, f"the bibliography's entry {entry.key}")
        values = listed
    for name, value in found.items():
        if name not in values:
            values[name] = value
            origin[name] = "the document itself"
    if "type" not in values:
        values = {"type": _TYPES.get(suffix, "document"), **values}
        origin["type"] = f"the file's ending {suffix}"
    ordered = {name: values[name] for name in _ORDER if name in values}
    return Proposal(_key(values, stem, taken), ordered, origin, left)


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


def _from_document(document: Document) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what a document says of itself, as the manifest takes it, and what it does not."""
    told = dict(document.metadata)
    author = told.pop("author", "")
    log = EntryLog("", [])
    for name in DATE_FIELDS:
        if name in told:
            told[name] = edtf_of_text(told[name]) or told[name]
    entry = valid_entry(Entry("", "document", told), log)
    values: dict[str, Any] = dict(entry.fields)
    if author.strip():
        values["author"] = [{"literal": " ".join(author.split())}]
    return values, tuple(str(loss) for loss in log.losses)


def _key(values: Mapping[str, Any], stem: str, taken: Iterable[str]) -> str:
    """Make a key of who wrote it and when, or of the title's first words, or of the file's name."""
    year = re.search(r"\d{4}", str(values.get("issued", "")))
    years = [year.group()] if year else []
    people = values.get("author") or []
    who = [str(people[0].get("family") or people[0].get("literal"))] if people else []
    title = re.findall(r"\w+", str(values.get("title", "")))[:4]
    words = who[0].split()[:3] if who else []
    parts = words or title
    return propose_key([*parts, *years] if parts else [stem], taken)


def names_of(text: str) -> list[dict[str, str]]:
    """Return names that a person typed: `Family, Given; Family, Given` or `Body`."""
    people = []
    for part in filter(None, (each.strip() for each in text.split(";"))):
        family, comma, given = (piece.strip() for piece in part.partition(","))
        people.append({"family": family, "given": given} if comma and given else {"literal": part})
    return people
