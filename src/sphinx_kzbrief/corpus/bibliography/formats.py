"""The exchange formats in one list, and the choice among them for a file at hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_kzbrief.corpus.bibliography.bibtex import read_bibtex
from sphinx_kzbrief.corpus.bibliography.bibtex_writer import write_bibtex
from sphinx_kzbrief.corpus.bibliography.csl_json import read_csl_json, write_csl_json
from sphinx_kzbrief.corpus.bibliography.ris import read_ris
from sphinx_kzbrief.corpus.bibliography.zotero_json import is_zotero, read_zotero_json
from sphinx_kzbrief.corpus.problems import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinx_kzbrief.corpus.bibliography.entries import Entry, Reading, Writing

_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class BibliographyFormat:
    """One exchange format.

    Attributes:
        name: Name for the command line.
        title: Name for readers.
        suffixes: File name endings, with the dot.
        read: Reads a file's text.
        write: Writes entries; None where the format is only read.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[str], Reading]
    write: Callable[[Iterable[Entry]], Writing] | None = None


FORMATS: tuple[BibliographyFormat, ...] = (
    BibliographyFormat("csl-json", "CSL-JSON", (".json",), read_csl_json, write_csl_json),
    BibliographyFormat("bibtex", "BibTeX", (".bib", ".bibtex"), read_bibtex, write_bibtex),
    BibliographyFormat("zotero", "Zotero JSON", (".json",), read_zotero_json),
    BibliographyFormat("ris", "RIS", (".ris", ".nbib"), read_ris),
)


def read_bibliography(path: Path) -> Reading:
    """Read a bibliography in whichever of the formats it is.

    Raises:
        CorpusError: The file cannot be read, is not UTF-8, is larger than 50 MB or is in none
            of the formats.
    """
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise CorpusError(
                f"{path.name} has {size / 1e6:,.0f} MB; a bibliography of at most 50 MB is read.",
                "Export fewer items at a time.",
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CorpusError(
            f"{path.name} cannot be read: {error.strerror}.", "Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path.name} is not UTF-8 (byte {error.start:,}).",
            "Export it anew in UTF-8, or save it as UTF-8 in an editor.",
        ) from error
    return format_of(path.name, text).read(text)


def format_of(name: str, text: str) -> BibliographyFormat:
    """Return the format of a file by its name's ending and, for JSON, by what it holds.

    Raises:
        CorpusError: It is none of the formats.
    """
    ending = "." + name.rpartition(".")[2].lower() if "." in name else ""
    found = [fmt for fmt in FORMATS if ending in fmt.suffixes]
    if len(found) > 1:
        wanted = "zotero" if _holds_zotero(text) else "csl-json"
        return next(fmt for fmt in found if fmt.name == wanted)
    if found:
        return found[0]
    endings = ", ".join(dict.fromkeys(ending for fmt in FORMATS for ending in fmt.suffixes))
    raise CorpusError(
        f"{name} does not end like a bibliography.", f"Give it one of the endings {endings}."
    )


def _holds_zotero(text: str) -> bool:
    if '"itemType"' not in text:
        return False
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return is_zotero(data.get("items", [data]) if isinstance(data, dict) else data)
