"""BibTeX files, written: classic fields that every BibTeX reads, BibLaTeX's where they say more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.bibliography.dates import certain_parts
from sphinx_kzbrief.corpus.bibliography.entries import Entry, EntryLog, LossLog, Writing
from sphinx_kzbrief.corpus.bibliography.latex import encode, encode_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_kzbrief.corpus.model import Name

_TYPES: Mapping[str, str] = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""Entry types that classic BibTeX styles know, by CSL item type; all others are `misc`."""

_READ_BACK = frozenset(
    {"article-journal", "book", "chapter", "manuscript", "pamphlet", "report", "thesis"},
)
"""CSL types that the entry type alone gives back; the others are named in `entrysubtype`."""

_SUBTYPES: Mapping[str, str] = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_PUBLISHER: Mapping[str, str] = {
    "techreport": "institution",
    "phdthesis": "school",
    "misc": "organization",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write_bibtex(entries: Iterable[Entry]) -> Writing:
    """Write entries as BibTeX in UTF-8."""
    log = LossLog()
    return Writing("\n".join(_written(entry, log.of(entry.key)) for entry in entries), log.losses)


def _written(entry: Entry, log: EntryLog) -> str:
    kind = _TYPES.get(entry.type, "misc")
    lines = [
        *(
            (name, _names(entry.names[name]))
            for name in ("author", "editor", "translator", "interviewer")
            if entry.names.get(name)
        ),
        *_texts(entry, kind),
        *_dates(entry, log),
    ]
    if entry.type not in _READ_BACK:
        lines.append(("entrysubtype", _SUBTYPES.get(entry.type, entry.type)))
    key = "".join(char for char in entry.key if char not in ' {}(),=#%"~\\')
    if key != entry.key:
        log.note("key", entry.key, f"not a BibTeX key; written as {key}")
    # A month is one of BibTeX's own abbreviations, which styles print in their language.
    body = "".join(
        f"  {name} = {value if name == 'month' else '{' + value + '}'},\n" for name, value in lines
    )
    return f"@{kind}{{{key},\n{body}}}\n"


def _texts(entry: Entry, kind: str) -> list[tuple[str, str]]:
    fields = entry.fields
    names = {
        "title": "title",
        "container-title": "journal" if kind == "article" else "booktitle",
        "publisher": _PUBLISHER.get(kind, "publisher"),
        "publisher-place": "address",
        "volume": "volume",
        "issue": "number" if kind == "article" else "issue",
        "number": "number",
        "page": "pages",
        "genre": "type",
        "language": "langid",
        "original-language": "origlanguage",
        "note": "note",
    }
    lines = []
    for name, target in names.items():
        value = fields.get(name)
        if value is None:
            continue
        text = encode(value)
        if name == "page":
            text = text.replace("–", "--")
        # A second pair of braces keeps the title's capitals as the source has them.
        lines.append((target, f"{{{text}}}" if name == "title" else text))
    lines += [
        (name.lower(), encode_verbatim(fields[name])) for name in ("URL", "DOI") if name in fields
    ]
    return lines


def _dates(entry: Entry, log: EntryLog) -> list[tuple[str, str]]:
    lines = []
    issued = entry.fields.get("issued")
    if issued:
        parts = certain_parts(issued)
        if parts and parts[0] > 0:
            lines.append(("year", f"{parts[0]:04d}"))
            if len(parts) > 1 and 1 <= parts[1] <= 12:
                lines.append(("month", _MONTHS[parts[1] - 1]))
        if not re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2]))?", issued):
            lines.append(("date", issued))
            if issued[0] in "[{":
                log.note(
                    "issued",
                    issued,
                    "BibLaTeX cannot say one of several dates;"
                    " only its certain part is in `year` and `month`",
                )
    if "accessed" in entry.fields:
        lines.append(("urldate", entry.fields["accessed"]))
    return lines


def _names(people: Iterable[Name]) -> str:
    return " and ".join(_name(person) for person in people)


def _name(name: Name) -> str:
    """Return `Family, Given`, or a literal in braces so that BibTeX does not split it."""
    if name.literal or not (name.family and name.given):
        return f"{{{encode(name.literal or name.family or name.given or '')}}}"
    given, comma, suffix = name.given.partition(", ")
    family, given, suffix = (_guarded(part) for part in (name.family, given, suffix))
    return f"{family}, {suffix}, {given}" if comma else f"{family}, {given}"


def _guarded(part: str) -> str:
    """Return a part of a name, in braces where BibTeX would split it."""
    text = encode(part)
    return f"{{{text}}}" if "," in text or "and" in text.lower().split() else text
