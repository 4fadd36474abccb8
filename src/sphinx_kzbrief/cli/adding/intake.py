"""Taking a document in: where it comes from, what its copy is called, and whether we have it."""

from __future__ import annotations

import hashlib
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_kzbrief.cli.adding.fetch import MOST_BYTES, fetch
from sphinx_kzbrief.cli.terminal import download_shown
from sphinx_kzbrief.corpus import SourceUnreadableError
from sphinx_kzbrief.corpus.readers.canonical.encoding import as_utf8
from sphinx_kzbrief.corpus.readers.formats import READERS
from sphinx_kzbrief.errors import KzbriefError

if TYPE_CHECKING:
    from sphinx_kzbrief.corpus import Corpus

_UNSAFE_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_MOST_NAME = 100


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document on its way into the corpus.

    Attributes:
        path: Where its bytes are now.
        name: Name its copy is to have.
        origin: What `copy: {from: …}` is to say.
        url: Address it was fetched from; None for a file.
        digest: SHA-256 of its bytes, hex.
        readable: The file to read it from: itself, or a copy in UTF-8 where its bytes do not say
            in which encoding they are.
        charset: That encoding, as the server named it.
    """

    path: Path
    name: str
    origin: str
    url: str | None
    digest: str
    readable: Path
    charset: str | None = None


@contextmanager
def incoming(item: str) -> Iterator[Incoming]:
    """Give a file, or a document fetched from an address, for as long as it is looked at.

    Raises:
        SourceUnreadableError: The file is missing, no file, or cannot be read.
        FetchError: The address is refused or cannot be fetched.
    """
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", item):
        with download_shown(item) as progress:
            fetched = fetch(item, progress=progress)
        with tempfile.TemporaryDirectory(prefix="kzbrief-") as folder:
            path = Path(folder, f"document{fetched.suffix}")
            path.write_bytes(fetched.content)
            name = safe_name(fetched.name or "document") + fetched.suffix
            digest = hashlib.sha256(fetched.content).hexdigest()
            readable = path
            if fetched.charset:
                readable = Path(folder, f"readable{fetched.suffix}")
                readable.write_bytes(as_utf8(fetched.content, fetched.charset))
            yield Incoming(path, name, fetched.url, fetched.url, digest, readable, fetched.charset)
        return
    path = Path(item)
    try:
        if not path.is_file():
            why = "is a folder" if path.is_dir() else "does not exist"
            if path.exists() and not path.is_dir():
                why = "is a device or a pipe"
            raise SourceUnreadableError(
                f"{item} {why}.",
                f"Name a document: {', '.join(each.suffixes[0] for each in READERS)}.",
            )
        size = path.stat().st_size
        if size > 5 * MOST_BYTES:
            raise SourceUnreadableError(
                f"{item} has {size / 1e6:,.0f} MB; at most {5 * MOST_BYTES / 1e6:,.0f} are taken.",
                "Cut out the part that is cited.",
            )
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise SourceUnreadableError(
            f"{item!r} cannot be read: {getattr(error, 'strerror', None) or error}.",
            "Check the path and the file's rights.",
        ) from error
    name = safe_name(path.stem) + safe_name(path.suffix).lower()
    yield Incoming(path, name, path.name, None, digest, path)


def naming(item: str, error: KzbriefError) -> KzbriefError:
    """Return an error that names the document, a file or an address, unless it does already."""
    host = re.match(r"[A-Za-z][A-Za-z0-9+.-]+://\[?([^/:?#\]]+)", item)
    names = (host[1] if host else Path(item).name, item)
    if any(name in error.message for name in names):
        return error
    return KzbriefError(f"{item}: {error.message}", error.remedy)


def safe_name(name: str) -> str:
    """Return a file name that every system takes and that leads nowhere else.

    Letters of all scripts stay, composed (NFC); what is forbidden somewhere becomes a hyphen.
    """
    text = _UNSAFE_NAME.sub("-", unicodedata.normalize("NFC", name))
    text = " ".join(text.split())[:_MOST_NAME].rstrip(" ")
    return (
        text
        if text.startswith(".") and text.count(".") == 1 and len(text) > 1
        else (text.strip(". -") or "document")
    )


def held_as(corpus: Corpus, digest: str, size: int) -> str | None:
    """Return the key of a source whose file has the same bytes, if there is one."""
    for key, source in corpus.sources.items():
        try:
            path = corpus.path(source)
            if path.stat().st_size != size:
                continue
            with path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() == digest:
                    return key
        except (SourceUnreadableError, OSError):
            continue
    return None


def free_path(folder: Path, name: str) -> Path:
    """Return a path in a folder that no file has; two names that differ in case are one."""
    present = {unicodedata.normalize("NFC", each.name).casefold() for each in folder.iterdir()}
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    candidate, number = name, 2
    while candidate.casefold() in present:
        candidate, number = f"{stem}-{number}{dot}{ending}", number + 1
    return folder / candidate
