"""Zotero's own JSON, read: of its web API, of a synced library and of Better BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.bibliography.csl_json import load_json, plain_text
from sphinx_kzbrief.corpus.bibliography.dates import edtf_of_text
from sphinx_kzbrief.corpus.bibliography.entries import (
    DATE_FIELDS,
    TEXT_FIELDS,
    Entry,
    EntryLog,
    LossLog,
    Reading,
    name_of,
    valid_entry,
)
from sphinx_kzbrief.corpus.csl_types import CSL_TYPES
from sphinx_kzbrief.corpus.model import Name
from sphinx_kzbrief.corpus.problems import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: Mapping[str, str] = {
    "artwork": "graphic",
    "audioRecording": "song",
    "bill": "bill",
    "blogPost": "post-weblog",
    "book": "book",
    "bookSection": "chapter",
    "case": "legal_case",
    "computerProgram": "software",
    "conferencePaper": "paper-conference",
    "dataset": "dataset",
    "dictionaryEntry": "entry-dictionary",
    "document": "document",
    "email": "personal_communication",
    "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture",
    "forumPost": "post",
    "hearing": "hearing",
    "instantMessage": "personal_communication",
    "interview": "interview",
    "journalArticle": "article-journal",
    "letter": "personal_communication",
    "magazineArticle": "article-magazine",
    "manuscript": "manuscript",
    "map": "map",
    "newspaperArticle": "article-newspaper",
    "patent": "patent",
    "podcast": "broadcast",
    "preprint": "article",
    "presentation": "speech",
    "radioBroadcast": "broadcast",
    "report": "report",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "tvBroadcast": "broadcast",
    "videoRecording": "motion_picture",
    "webpage": "webpage",
}
"""Zotero's item types by CSL item type, as Zotero itself exports them."""

_TEXTS: Mapping[str, str] = {
    "title": "title",
    "caseName": "title",
    "nameOfAct": "title",
    "subject": "title",
    "publicationTitle": "container-title",
    "bookTitle": "container-title",
    "proceedingsTitle": "container-title",
    "encyclopediaTitle": "container-title",
    "dictionaryTitle": "container-title",
    "websiteTitle": "container-title",
    "blogTitle": "container-title",
    "forumTitle": "container-title",
    "programTitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "university": "publisher",
    "distributor": "publisher",
    "network": "publisher",
    "company": "publisher",
    "label": "publisher",
    "studio": "publisher",
    "place": "publisher-place",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "reportNumber": "number",
    "number": "number",
    "billNumber": "number",
    "episodeNumber": "number",
    "patentNumber": "number",
    "publicLawNumber": "number",
    "reportType": "genre",
    "thesisType": "genre",
    "websiteType": "genre",
    "manuscriptType": "genre",
    "letterType": "genre",
    "genre": "genre",
    "url": "URL",
    "DOI": "DOI",
    "language": "language",
}

_CREATORS: Mapping[str, str] = {
    "author": "author",
    "artist": "author",
    "cartographer": "author",
    "director": "author",
    "editor": "editor",
    "inventor": "author",
    "interviewee": "author",
    "interviewer": "interviewer",
    "podcaster": "author",
    "presenter": "author",
    "programmer": "author",
    "performer": "author",
    "sponsor": "author",
    "translator": "translator",
}
"""Creator types by CSL name; CSL counts the interviewed person as the author."""

_BOOKKEEPING = frozenset({
    "accessDate", "attachments", "citationKey", "citekey", "collections", "creators", "date",
    "dateAdded", "dateDecided", "dateEnacted", "dateModified", "extra", "group", "id",
    "inPublications", "issueDate", "itemID", "itemKey", "itemType", "key", "libraryCatalog",
    "libraryID", "parentItem", "relations", "select", "synced", "uri", "version",
})  # fmt: skip
"""Fields that are read elsewhere, or say nothing of the work itself."""

_EXTRA_LINE = re.compile(r"\s*([A-Za-z][A-Za-z _-]{1,40}):\s+(.+)\Z")


def read_zotero_json(text: str) -> Reading:
    """Read items of Zotero.

    Raises:
        CorpusError: The text is not JSON, or holds no item of Zotero.
    """
    data = load_json(text, "Zotero JSON")
    items = data.get("items", [data]) if isinstance(data, dict) else data
    if not is_zotero(items):
        raise CorpusError(
            "This is JSON, but not Zotero's: items with an `itemType` were expected.",
            "Export the items from Zotero anew, as “Better BibTeX JSON” or as “CSL JSON”.",
        )
    log = LossLog()
    entries = [
        entry
        for number, item in enumerate(items, start=1)
        if (entry := _read_item(item, number, log)) is not None
    ]
    return Reading(tuple(entries), log.losses)


def is_zotero(items: object) -> bool:
    """Tell whether a parsed JSON value is a list of Zotero's items."""
    return isinstance(items, list) and any(
        isinstance(item, dict) and "itemType" in (item.get("data") or item) for item in items
    )


def _read_item(item: object, number: int, losses: LossLog) -> Entry | None:
    if not isinstance(item, dict):
        losses.of("").note(f"item {number}", item, "not an item; left out")
        return None
    data: dict[str, Any] = item["data"] if isinstance(item.get("data"), dict) else item
    kind = str(data.get("itemType", ""))
    names = ("citationKey", "citekey", "key", "itemKey")
    key = next((str(data[name]) for name in names if data.get(name)), f"item-{number}")
    log = losses.of(key)
    if kind in ("attachment", "note", "annotation"):
        log.note("itemType", kind, "not a bibliographic item; left out")
        return None
    if kind not in _TYPES:
        log.note("itemType", kind, "an item type without an equal in CSL; read as “document”")
    fields: dict[str, str] = {}
    for name, value in data.items():
        if value not in (None, "", [], {}) and name not in _BOOKKEEPING:
            _read_field(name, value, fields, log)
    _read_dates(data, fields, log)
    people = _read_creators(data.get("creators"), log)
    csl_type = _read_extra(str(data.get("extra") or ""), fields) or _TYPES.get(kind, "document")
    attached = data.get("attachments")
    files = tuple(
        str(each["path"])
        for each in (attached if isinstance(attached, list) else [])
        if isinstance(each, dict) and each.get("path")
    )
    return valid_entry(Entry(key, csl_type, fields, people, files), log)


def _read_field(name: str, value: Any, fields: dict[str, str], log: EntryLog) -> None:
    target = _TEXTS.get(name)
    if target is None or not isinstance(value, (str, int, float)):
        log.note(name, _shown(value), "the manifest has no such field; left out")
    elif target in fields and fields[target] != str(value):
        log.note(name, value, f"{target} was given twice; “{fields[target]}” was kept")
    else:
        fields[target] = plain_text(str(value))


def _shown(value: Any) -> str:
    """Return a value for a message: tags by name, other lists by their length."""
    if not isinstance(value, list):
        return str(value)
    tags = [item.get("tag") for item in value if isinstance(item, dict)]
    return ", ".join(map(str, tags)) if tags and all(tags) else f"{len(value)} of them"


def _read_dates(data: Mapping[str, Any], fields: dict[str, str], log: EntryLog) -> None:
    names = {
        "date": "issued",
        "dateEnacted": "issued",
        "dateDecided": "issued",
        "issueDate": "issued",
        "accessDate": "accessed",
    }
    for name, target in names.items():
        value = data.get(name)
        if not value:
            continue
        edtf = edtf_of_text(str(value))
        if edtf:
            fields.setdefault(target, edtf)
        else:
            log.note(name, value, "not a date that EDTF can say; left out")


def _read_creators(creators: object, log: EntryLog) -> dict[str, tuple[Name, ...]]:
    names: dict[str, tuple[Name, ...]] = {}
    for creator in creators if isinstance(creators, list) else []:
        if not isinstance(creator, dict):
            log.note("creators", creator, "not a name; left out")
            continue
        role = str(creator.get("creatorType", "author"))
        literal = str(creator.get("name") or "").strip()
        first, last = (str(creator.get(part) or "") for part in ("firstName", "lastName"))
        person = Name(literal=literal) if literal else name_of(last, first)
        target = _CREATORS.get(role)
        if not person.full or target is None:
            log.note(role, person.full, "the manifest has no such role; left out")
        else:
            names[target] = (*names.get(target, ()), person)
    return names


def _read_extra(extra: str, fields: dict[str, str]) -> str | None:
    """Read Zotero's Extra: `Variable: value` lines are CSL variables, the rest is a note.

    Returns:
        The CSL item type, where a line `Type: …` sets it.
    """
    by_name = {name.lower(): name for name in (*TEXT_FIELDS, *DATE_FIELDS)}
    csl_type = None
    rest = [fields["note"]] if "note" in fields else []
    for line in filter(str.strip, extra.splitlines()):
        match = _EXTRA_LINE.match(line)
        variable = match.group(1).strip().lower().replace(" ", "-") if match else ""
        value = match.group(2).strip() if match else ""
        target = by_name.get(variable, "")
        if variable == "type" and value in CSL_TYPES:
            csl_type = value
        elif variable == "citation-key":
            continue
        elif target in DATE_FIELDS and (edtf := edtf_of_text(value)):
            fields[target] = edtf
        elif target in TEXT_FIELDS and target not in (*fields, "note"):
            fields[target] = plain_text(value)
        else:
            rest.append(line.strip())
    if rest:
        fields["note"] = "; ".join(rest)
    return csl_type
