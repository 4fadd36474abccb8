"""Documents in the user's cache folder, by the content of their files and how they were read.

Reading finds out who speaks in each sentence, which takes as long as checking ten quotations;
a PDF takes longer still. Each document is one file of JSON; see `kept_files`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx_kzbrief
from sphinx_kzbrief.corpus.kept_files import cache_folder, load_kept, store_kept
from sphinx_kzbrief.corpus.model import (
    Cue,
    Damage,
    Document,
    LeftOut,
    Segment,
    SegmentKind,
    Struck,
    Voice,
)
from sphinx_kzbrief.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_kzbrief.corpus.model import Source

FORMAT = 3
"""Version of the files' form; raise it when that changes."""

SMALLEST_CACHED = 2 * 2**10
"""Characters of a text below which it is read about as fast as its document is looked up."""

MOST_KEPT = 100
"""Documents kept in each of 256 folders; the ones used longest ago go first."""


@dataclass(frozen=True, slots=True)
class DocumentCache:
    """A folder of documents; without a folder nothing is kept.

    Attributes:
        folder: The folder; it need not exist.
    """

    folder: Path | None

    @classmethod
    def of_user(cls) -> DocumentCache:
        """Return the cache in the user's cache folder."""
        return cls(cache_folder("documents"))

    def load(self, source: Source, raw_sha256: str) -> Document | None:
        """Return the document made of a source's file before, if it is there and undamaged.

        Args:
            source: The source; what the manifest says of it decides how it is read.
            raw_sha256: SHA-256 of its file, hex.
        """
        if self.folder is None:
            return None
        body = load_kept(self._path(source, raw_sha256))
        if body is None:
            return None
        document = _from_json(body)
        return document if document.raw_sha256 == raw_sha256 else None

    def store(self, source: Source, document: Document) -> None:
        """Keep a document; where that fails, the next build reads the file again.

        Documents that carry images are not kept, for their size; nor those with corrections
        that found no place, since these name lines of the manifest; nor short ones.

        Args:
            source: The source.
            document: What its reader made of it.
        """
        if self.folder is None or document.images or document.unmatched:
            return
        if len(document.text) < SMALLEST_CACHED:
            return
        store_kept(self._path(source, document.raw_sha256), _to_json(document), MOST_KEPT)

    def _path(self, source: Source, raw_sha256: str) -> Path:
        assert self.folder is not None  # noqa: S101 - callers have looked
        known = (source.fingerprint, source.language, source.path.suffix.lower(), raw_sha256)
        name = hashlib.sha256(f"{_rules()} {known!r}".encode()).hexdigest()
        return self.folder / name[:2] / f"{name[2:]}.json"


@cache
def _rules() -> str:
    """Return the state of everything that decides what a file is read as.

    That is our own modules and the packages installed beside us; their stamps follow every
    upgrade, and every change of a checkout.
    """
    stamps = [f"{FORMAT} {sphinx_kzbrief.__version__}"]
    for path in sorted(_of_reading()):
        with contextlib.suppress(OSError):
            status = path.stat()
            stamps.append(f"{path} {status.st_mtime_ns} {status.st_size}")
    return hashlib.sha256("\n".join(stamps).encode()).hexdigest()


def _of_reading() -> Iterator[Path]:
    """Yield our modules that read files, and the folder that packages are installed into."""
    package = Path(sphinx_kzbrief.__file__).parent
    yield from (package / "corpus").rglob("*.py")
    yield from (package / "languages").rglob("*.py")
    yield from (package / "text").rglob("*.py")
    beside = find_spec("regex")
    if beside is not None and beside.origin is not None:
        yield Path(beside.origin).parent.parent


def _to_json(document: Document) -> bytes:
    data = {
        "text": document.text,
        "segments": [[getattr(each, name) for name in _SEGMENT] for each in document.segments],
        "metadata": dict(document.metadata),
        "reader": document.reader,
        "reader_version": document.reader_version,
        "raw_sha256": document.raw_sha256,
        "sha256": document.sha256,
        "raw_offsets": document.raw_offsets,
        "pages": document.pages,
        "page_labels": document.page_labels,
        "notes": document.notes,
        "struck": [[each.at, each.words] for each in document.struck],
        "left_out": [[each.what, each.characters] for each in document.left_out],
        "cues": [[each.start, each.begins, each.ends] for each in document.cues],
        "damage": [[each.message, each.spans] for each in document.damage],
        "unused_speakers": document.unused_speakers,
        "loose_labels": document.loose_labels,
    }
    return json.dumps(data, separators=(",", ":")).encode()


def _from_json(body: bytes) -> Document:
    data = json.loads(body)
    segments = tuple(
        Segment(_KINDS[kind], start, end, number, speaker, role, _VOICES[voice], *rest)
        for kind, start, end, number, speaker, role, voice, *rest in data["segments"]
    )
    offsets = tuple((here, there) for here, there in data["raw_offsets"])
    plain = Document(**{**data, "segments": segments, "raw_offsets": offsets})
    return replace(
        plain,
        pages=tuple(plain.pages),
        page_labels=tuple(plain.page_labels),
        notes=tuple(Span(*each) for each in data["notes"]),
        struck=tuple(Struck(*each) for each in data["struck"]),
        left_out=tuple(LeftOut(*each) for each in data["left_out"]),
        cues=tuple(Cue(*each) for each in data["cues"]),
        damage=tuple(
            Damage(message, tuple(Span(*span) for span in spans))
            for message, spans in data["damage"]
        ),
        unused_speakers=tuple(plain.unused_speakers),
        loose_labels=tuple(plain.loose_labels),
    )


_SEGMENT = Segment.__match_args__
_KINDS = {str(kind): kind for kind in SegmentKind}
_VOICES = {str(voice): voice for voice in Voice}
