"""RIS files, read.

RIS is lines of a two-letter tag, two spaces, a hyphen and a value. It is split here rather than
by a library because those at hand drop a record that its `ER` line does not close, and all but
one value of a tag that stands twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.bibliography.dates import edtf_of_parts, edtf_of_text, month_number
from sphinx_kzbrief.corpus.bibliography.entries import (
    Entry,
    EntryLog,
    LossLog,
    Reading,
    name_of,
    valid_entry,
)
from sphinx_kzbrief.corpus.problems import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_kzbrief.corpus.model import Name

_TYPES: Mapping[str, str] = {
    "ABST": "article-journal",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CLSWK": "classic",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "RPRT": "report",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
"""Types of reference by CSL item type."""

_TEXTS: Mapping[str, str] = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "T2": "container-title",
    "JF": "container-title",
    "JO": "container-title",
    "BT": "container-title",
    "JA": "container-title",
    "J2": "container-title",
    "PB": "publisher",
    "CY": "publisher-place",
    "PP": "publisher-place",
    "VL": "volume",
    "IS": "issue",
    "M3": "genre",
    "LA": "language",
    "UR": "URL",
    "DO": "DOI",
    "N1": "note",
}
"""Texts by CSL name; of tags that mean one field, the fuller one stands first."""

_NAMES: Mapping[str, str] = {
    "AU": "author",
    "A1": "author",
    "A2": "editor",
    "ED": "editor",
    "A4": "translator",
}
_TAG = re.compile(r"([A-Z][A-Z0-9]) {0,2}- ?(.*)\Z")
_DATES = ("DA", "PY", "Y1")


def read_ris(text: str) -> Reading:
    """Read a RIS file.

    Raises:
        CorpusError: The text holds no RIS record.
    """
    log = LossLog()
    records = _records(text.removeprefix("\ufeff"), log)
    if not records:
        raise CorpusError(
            "No RIS record was found.", "A record begins with a line such as “TY  - NEWS”."
        )
    return Reading(
        tuple(_entry(record, number, log) for number, record in enumerate(records, start=1)),
        log.losses,
    )


def _records(text: str, log: LossLog) -> list[list[tuple[str, str]]]:
    """Split the file into records of (tag, value); lines without a tag continue the last one."""
    records: list[list[tuple[str, str]]] = []
    is_open = False
    for number, line in enumerate(text.splitlines(), start=1):
        match = _TAG.match(line)
        tag, value = (match.group(1), match.group(2).strip()) if match else ("", line.strip())
        if tag == "TY":
            records.append([(tag, value)])
            is_open = True
        elif tag == "ER":
            is_open = False
        elif not value:
            continue
        elif not is_open:
            log.of("").note(f"line {number}", line, "outside any record; left out")
        elif tag:
            records[-1].append((tag, value))
        else:
            last_tag, last_value = records[-1][-1]
            records[-1][-1] = (last_tag, f"{last_value} {value}".strip())
    return records


def _entry(record: list[tuple[str, str]], number: int, losses: LossLog) -> Entry:
    key = next((value for tag, value in record if tag in ("ID", "LB")), f"item-{number}")
    log = losses.of(key)
    kind = record[0][1].upper()
    if kind not in _TYPES:
        log.note("TY", kind, "not a type of RIS; read as “document”")
    texts: dict[str, dict[str, str]] = {}
    names: dict[str, tuple[Name, ...]] = {}
    for tag, value in record[1:]:
        if tag in _NAMES:
            names[_NAMES[tag]] = (*names.get(_NAMES[tag], ()), _name(value))
        elif tag in _TEXTS:
            _collect(texts.setdefault(_TEXTS[tag], {}), tag, value, log)
        elif tag not in ("ID", "LB", "L1", "L2", "SP", "EP", "Y2", *_DATES):
            log.note(tag, value, "the manifest has no such field; left out")
    fields = {target: _best(target, held, log) for target, held in texts.items()}
    _pages(record, fields)
    _dates(record, fields, log)
    csl_type = _TYPES.get(kind, "document")
    if csl_type == "report" and "issue" in fields:
        fields["number"] = fields.pop("issue")
    files = tuple(value.removeprefix("file://") for tag, value in record if tag in ("L1", "L2"))
    return valid_entry(Entry(key, csl_type, fields, names, files), log)


def _collect(held: dict[str, str], tag: str, value: str, log: EntryLog) -> None:
    """Keep the value of a tag; notes add up, of other tags the first value stays."""
    if tag not in held:
        held[tag] = value
    elif tag == "N1":
        held[tag] += f"; {value}"
    elif held[tag] != value:
        log.note(tag, value, f"given twice; “{held[tag]}” was kept")


def _best(target: str, held: dict[str, str], log: EntryLog) -> str:
    """Return one value of the tags that mean the same field; the others are noted."""
    order = [tag for tag in _TEXTS if _TEXTS[tag] == target and tag in held]
    best = held[order[0]]
    for tag in order[1:]:
        if held[tag] != best:
            log.note(tag, held[tag], f"{target} was given twice; “{best}” was kept")
    return best


def _name(value: str) -> Name:
    """Read `Family, Given, Suffix`; a name without a comma may be a body and is not split."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1:
        return name_of(value)
    return name_of(parts[0], parts[1], suffix=", ".join(parts[2:]))


def _pages(record: list[tuple[str, str]], fields: dict[str, str]) -> None:
    values = {tag: value for tag, value in record if tag in ("SP", "EP")}
    pages = [values[tag] for tag in ("SP", "EP") if values.get(tag)]
    if pages:
        fields["page"] = re.sub(r"\s*[-–]+\s*", "–", "–".join(dict.fromkeys(pages)))


def _dates(record: list[tuple[str, str]], fields: dict[str, str], log: EntryLog) -> None:
    """Set `issued` from the most precise of DA, PY and Y1, and `accessed` from Y2."""
    found = []
    for tag, value in record:
        if tag not in (*_DATES, "Y2"):
            continue
        edtf = _date(value)
        if edtf is None:
            log.note(tag, value, "not a date that EDTF can say; left out")
        elif tag == "Y2":
            fields.setdefault("accessed", edtf)
        else:
            found.append((tag, edtf))
    if not found:
        return
    best = max((edtf for _, edtf in found), key=len)
    fields["issued"] = best
    for tag, edtf in found:
        if not best.startswith(edtf):
            log.note(tag, edtf, f"differs from {best}, which was kept")


def _date(value: str) -> str | None:
    """Read `YYYY/MM/DD/other`, in which any part may be empty, or a date in words."""
    if value.count("/") < 2:
        return edtf_of_text(value)
    year, month, day, *other = [part.strip() for part in value.split("/")]
    if not month and other and month_number(other[0]):
        return edtf_of_parts(year, month_number(other[0]))
    return edtf_of_parts(year, month, day if month else None)
