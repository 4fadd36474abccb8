"""BibTeX and BibLaTeX files, read."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from sphinx_kzbrief.corpus.bibliography.bibtex_values import inherited, resolved
from sphinx_kzbrief.corpus.bibliography.dates import edtf_of_parts, edtf_of_text, month_number
from sphinx_kzbrief.corpus.bibliography.entries import (
    Entry,
    EntryLog,
    LossLog,
    Reading,
    name_of,
    valid_entry,
)
from sphinx_kzbrief.corpus.bibliography.latex import decode, decode_verbatim
from sphinx_kzbrief.corpus.csl_types import CSL_TYPES
from sphinx_kzbrief.corpus.model import Name
from sphinx_kzbrief.corpus.problems import CorpusError

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "mvbook": "book",
    "online": "webpage",
    "patent": "patent",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "software": "software",
    "standard": "standard",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
"""Entry types of BibTeX and BibLaTeX, by CSL item type."""

_SUBTYPES: Mapping[str, str] = {
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
}

_TEXTS: Mapping[str, str] = {
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "maintitle": "container-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "page",
    "type": "genre",
    "langid": "language",
    "language": "language",
    "origlanguage": "original-language",
    "note": "note",
}
"""Fields by CSL name; the first of several that an entry has is taken."""

_VERBATIM: Mapping[str, str] = {"url": "URL", "doi": "DOI"}
_NAMES: Mapping[str, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "interviewer": "interviewer",
}
_DATE_PARTS = ("date", "year", "month", "day")
_ISSUE_TYPES = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "paper-conference", "periodical"},
)
_SILENT = frozenset({"crossref", "xref", "entrysubtype", "langidopts", "options", "keyid"})


def read_bibtex(text: str) -> Reading:
    """Read a BibTeX or BibLaTeX file; what its parser refuses is among the losses.

    Raises:
        CorpusError: The text holds no BibTeX entry, or the library that reads it is missing.
    """
    try:
        from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - only with the extra
    except ImportError as error:
        raise CorpusError(
            "BibTeX files are read with bibtexparser, which is not installed.",
            'Install it with: pip install "sphinx-kzbrief[ingest]"',
        ) from error
    # What it refuses is among the losses; without a handler its log would reach the terminal.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    library = parse_string(text.removeprefix("\ufeff"), parse_stack=[])
    if not library.entries and not library.failed_blocks:
        raise CorpusError(
            "No BibTeX entry was found.",
            "An entry looks like: @book{key, title = {…}, year = {2022}}",
        )
    log = LossLog()
    for block in library.failed_blocks:
        place = f"line {(block.start_line or 0) + 1}"
        why = getattr(block.error, "abort_reason", "") or str(block.error)
        log.of("").note(
            place, block.raw or "", f"not readable BibTeX ({why.strip('. ')}); left out"
        )
    strings = {string.key.lower(): str(string.value) for string in library.strings}
    raw = {}
    for item in library.entries:
        values = {}
        for field in item.fields:
            values[field.key.lower()] = resolved(
                str(field.value), strings, field.key.lower(), log.of(item.key)
            )
        raw[item.key] = (item.entry_type.lower(), values)
    return Reading(
        tuple(
            _entry(key, kind, inherited(values, raw), log.of(key))
            for key, (kind, values) in raw.items()
        ),
        log.losses,
    )


def _entry(key: str, kind: str, values: dict[str, str], log: EntryLog) -> Entry:
    csl_type = _csl_type(kind, values, log)
    fields: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    for name, value in values.items():
        if not value.strip() or name in _SILENT or name in (*_DATE_PARTS, "subtitle", "file"):
            continue
        if name in _NAMES:
            names[_NAMES[name]] = _names(name, value, log)
        elif name in _VERBATIM:
            fields[_VERBATIM[name]] = decode_verbatim(value)
        elif name == "title":
            fields["title"] = _title(values, log)
        elif name == "urldate":
            _put_date(fields, "accessed", value, name, log)
        elif name == "howpublished" and re.match(r"\s*(?:\\url|https?:)", value):
            fields.setdefault("URL", decode_verbatim(value))
        elif name in _TEXTS:
            _put_text(fields, _target(name, csl_type), value, name, log)
        else:
            log.note(name, value, "the manifest has no such field; left out")
    issued = _issued(values, log)
    if issued:
        fields["issued"] = issued
    people = {name: held for name, held in names.items() if held}
    files = _attachments(values.get("file", ""))
    return valid_entry(Entry(key, csl_type, fields, people, files), log)


def _attachments(value: str) -> tuple[str, ...]:
    """Read the file names of `name.pdf`, or of `Title:name.pdf:application/pdf;…` (JabRef)."""
    files = []
    for part in re.split(r"(?<!\\);", value):
        pieces = [piece.replace("\\", "") for piece in re.split(r"(?<!\\):", part.strip())]
        name = pieces[1] if len(pieces) == 3 else ":".join(pieces)
        if name:
            files.append(name)
    return tuple(files)


def _csl_type(kind: str, values: Mapping[str, str], log: EntryLog) -> str:
    subtype = values.get("entrysubtype", "").strip().lower()
    if subtype in CSL_TYPES:
        return subtype
    if subtype in _SUBTYPES:
        return _SUBTYPES[subtype]
    if subtype:
        log.note("entrysubtype", subtype, "not known; the entry's type was used")
    if kind not in _TYPES:
        log.note("type", "@" + kind, "not a type of BibTeX; read as “document”")
    if kind == "misc" and ("url" in values or "howpublished" in values):
        return "webpage"
    return _TYPES.get(kind, "document")


def _target(name: str, csl_type: str) -> str:
    """Return the CSL name of a field; BibTeX's `number` is an issue only of periodicals."""
    if name == "number" and csl_type not in _ISSUE_TYPES:
        return "number"
    return _TEXTS[name]


def _text(name: str, value: str, log: EntryLog) -> str:
    text, unknown = decode(value)
    if unknown:
        commands = ", ".join("\\" + command for command in unknown)
        log.note(name, value, f"{commands} is not a character; its argument was kept")
    return text


def _title(values: Mapping[str, str], log: EntryLog) -> str:
    title = _text("title", values["title"], log)
    subtitle = values.get("subtitle", "")
    if not subtitle.strip():
        return title
    join = " " if title.endswith((":", "?", "!", "—")) else ": "
    return title + join + _text("subtitle", subtitle, log)


def _put_text(fields: dict[str, str], target: str, value: str, name: str, log: EntryLog) -> None:
    text = _text(name, value, log)
    if target == "page":
        text = re.sub(r"\s*[-–—]+\s*", "–", text)
    if target in fields and fields[target] != text:
        log.note(name, text, f"{target} was given twice; “{fields[target]}” was kept")
    else:
        fields[target] = text


def _put_date(fields: dict[str, str], target: str, value: str, name: str, log: EntryLog) -> None:
    edtf = edtf_of_text(decode_verbatim(value) if "\\" in value else value)
    if edtf:
        fields[target] = edtf
    else:
        log.note(name, value, "not a date that EDTF can say; left out")


def _issued(values: Mapping[str, str], log: EntryLog) -> str | None:
    """Return the date of BibLaTeX's `date`, or of BibTeX's `year`, `month` and day."""
    if values.get("date", "").strip():
        edtf = edtf_of_text(values["date"].strip())
        if edtf:
            return edtf
        log.note("date", values["date"], "not a date that EDTF can say; left out")
    year = values.get("year", "").strip()
    if not year:
        return None
    month_text = values.get("month", "").strip()
    month, day = _month_and_day(month_text, values.get("day", "").strip())
    if month_text and month is None:
        log.note("month", month_text, "not a month; left out")
    uncertain = re.fullmatch(r"(?:c(?:a|irca)?\.?\s*)(\d{4})|\[?(\d{4})\]?\??", year)
    if uncertain:
        mark = "~" if uncertain[1] else "?" if year.endswith("?") else ""
        parts = edtf_of_parts(uncertain[1] or uncertain[2], month, day if month else None)
        if parts:
            return parts + mark
    edtf = edtf_of_text(year)
    if edtf is None:
        log.note("year", year, "not a year; left out")
    return edtf


def _month_and_day(month: str, day: str) -> tuple[int | None, str | None]:
    """Split `jun`, `6`, or `21~jun` and `jun 21`, which old files have, into their numbers."""
    words = re.findall(r"[A-Za-z]+|\d+", decode_verbatim(month).replace("~", " ") if month else "")
    words = words or []
    if len(words) == 1:
        return month_number(words[0]), day or None
    glued = re.match(r"(\d{1,2})?\W*([A-Za-z]+)\W*(\d{1,2})?\Z", month.strip())
    if glued:
        return month_number(glued[2]), day or glued[1] or glued[3]
    return None, None


def _names(name: str, value: str, log: EntryLog) -> tuple[Name, ...]:
    from bibtexparser.middlewares.names import (  # noqa: PLC0415 - only with the extra
        parse_single_name_into_parts,
        split_multiple_persons_names,
    )

    people = []
    for single in split_multiple_persons_names(value):
        if single.strip().lower() == "others":
            log.note(name, "and others", "further names are not in the file")
            continue
        if re.fullmatch(r"\{.*\}", single.strip(), re.DOTALL) and _one_group(single.strip()):
            people.append(Name(literal=_text(name, single, log)))
            continue
        parts: Any = parse_single_name_into_parts(single, strict=False)
        given, particle, family, suffix = (
            _text(name, " ".join(words), log)
            for words in (parts.first, parts.von, parts.last, parts.jr)
        )
        person = name_of(family, given, particle=particle, suffix=suffix)
        if person.full:
            people.append(person)
    return tuple(people)


def _one_group(text: str) -> bool:
    """Tell whether one pair of braces holds the whole text, as `{Global Times}` has it."""
    depth = 0
    for place, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0 and place < len(text) - 1:
            return False
    return depth == 0
