"""The corpus as the rest of the package sees it: sources, their documents, what is wrong."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sphinx_kzbrief.corpus.document_cache import DocumentCache
from sphinx_kzbrief.corpus.document_problems import document_problems
from sphinx_kzbrief.corpus.entries import make_figure, make_measure, make_source
from sphinx_kzbrief.corpus.file_hashes import FileHashes
from sphinx_kzbrief.corpus.keys import did_you_mean
from sphinx_kzbrief.corpus.lazy import LazyMapping
from sphinx_kzbrief.corpus.manifest import load_manifest
from sphinx_kzbrief.corpus.manifest_model import ENTRY_SECTIONS, Manifest
from sphinx_kzbrief.corpus.paths import Inventory, safe_path
from sphinx_kzbrief.corpus.problems import (
    CorpusError,
    Problem,
    SourceUnknownError,
    SourceUnreadableError,
)
from sphinx_kzbrief.errors import in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_kzbrief.corpus.manifest_cache import ManifestCache
    from sphinx_kzbrief.corpus.measures import FigureEntry, MeasureEntry
    from sphinx_kzbrief.corpus.model import Document, Source
    from sphinx_kzbrief.text.prepared import PreparedText
    from sphinx_kzbrief.text.spans import Span

_Entry = TypeVar("_Entry")


class Corpus:
    """A folder of sources with its manifest, as it was when it was opened.

    Documents are read when they are asked for, and once. A pickled corpus is its folder: it is
    opened anew where it is unpickled, so that no process works with an old manifest.

    Attributes:
        folder: The corpus folder, absolute and without links.
        manifest_files: The YAML files that describe it.
        sources: The sources by key, in written order.
        figures: Figures the manifest names, by id.
        measures: Measures the manifest names, by key.
        synonyms: Words that a search takes for one another, group by group.
    """

    folder: Path
    manifest_files: tuple[Path, ...]
    sources: Mapping[str, Source]
    figures: Mapping[str, FigureEntry]
    measures: Mapping[str, MeasureEntry]
    synonyms: tuple[tuple[str, ...], ...]

    def __init__(self, manifest: Manifest) -> None:
        """Make a corpus of a manifest; `open` and `empty` do so."""
        self._manifest = manifest
        self._documents: dict[str, Document | SourceUnreadableError] = {}
        self._prepared: dict[str, PreparedText] = {}
        self._hashes = FileHashes()
        self._kept = DocumentCache.of_user()
        self._problems: tuple[Problem, ...] | None = None
        self._state: str | None = None
        self.folder = manifest.folder
        self.manifest_files = manifest.files
        self.sources = self._section(
            "sources",
            lambda key, plain, path: make_source(key, plain, self.folder, path),
        )
        self.figures = self._section("figures", make_figure)
        self.measures = self._section("measures", make_measure)
        self.synonyms = manifest.synonyms

    @classmethod
    def open(cls, folder: Path | str, cache: ManifestCache | None = None) -> Self:
        """Open the corpus of a folder.

        Args:
            folder: The folder that holds `corpus.yaml`.
            cache: Where validated manifests are kept; None for the user's cache folder.

        Returns:
            The corpus; what is wrong with it is in its `problems`.

        Raises:
            CorpusError: If the folder has no manifest at all, or cannot be looked into.
        """
        try:
            return cls(load_manifest(Path(folder).resolve(), cache))
        except (OSError, RuntimeError, ValueError) as error:
            raise CorpusError(
                f"the corpus folder {folder} cannot be opened: {in_words(error)}",
                "Check the folder, its links and rights.",
            ) from error

    @classmethod
    def empty(cls, folder: Path) -> Self:
        """Return a corpus without sources, for a folder that has no manifest.

        Args:
            folder: Where it would be.
        """
        nothing: dict[str, dict[str, str]] = {section: {} for section in ENTRY_SECTIONS}
        return cls(Manifest(folder.absolute(), (), nothing, nothing, ()))

    def __reduce__(self) -> tuple[Callable[..., Corpus], tuple[Path]]:
        """Pickle the folder only."""
        opener = type(self).open if self.manifest_files else type(self).empty
        return opener, (self.folder,)

    def _section(
        self, section: str, make: Callable[[str, Any, Path], _Entry]
    ) -> LazyMapping[_Entry]:
        def build(key: str, text: str) -> _Entry:
            plain = json.loads(text)
            return make(key, plain, self.manifest_files[plain["@manifest"]])

        return LazyMapping(self._manifest.entries[section], build)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the manifest and with the files it names, by place."""
        if self._problems is None:
            missing = self._file_problems()
            every = (*self._manifest.problems, *missing)
            order = {path: number for number, path in enumerate(self.manifest_files)}
            self._problems = tuple(sorted(every, key=lambda each: (order[each.path], each.line)))
        return self._problems

    def _file_problems(self) -> Iterable[Problem]:
        """Yield what keeps files of sources and assets from being read."""
        inventory = Inventory(self.folder)
        for key, file, number, line in self._manifest.named_files:
            trouble = inventory.trouble(file)
            if trouble is not None:
                path = self.manifest_files[number]
                yield Problem("source-unreadable", path, line, *trouble, source=key)

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Key of a source and name of a file, relative to the folder, for each file it names."""
        return tuple((each.key, each.file) for each in self._manifest.named_files)

    @cached_property
    def real_files(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The `files` by where they lie, as absolute paths without links."""
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for named in self.files:
            path = os.path.realpath(self.folder / named[1])
            found[path] = (*found.get(path, ()), named)
        return found

    def damage(self, used: Mapping[str, Iterable[Span]]) -> tuple[Problem, ...]:
        """Return what is wrong with the documents of some sources, as far as they are used.

        Args:
            used: The passages used, by key of their source; unknown and unreadable sources are
                passed over, since asking for their documents tells about them.

        Returns:
            See `document_problems`.
        """
        found: list[Problem] = []
        for key, passages in sorted(used.items()):
            try:
                source, document = self.source(key), self.document(key)
            except (SourceUnknownError, SourceUnreadableError):
                continue
            found += document_problems(source, document, tuple(passages))
        return tuple(found)

    def source(self, key: str) -> Source:
        """Return one source.

        Args:
            key: Its key.

        Raises:
            SourceUnknownError: If there is none; the remedy names near keys.
        """
        found = self.sources.get(key)
        if found is not None:
            return found
        why = self._manifest.dropped["sources"].get(key)
        if why is not None:
            raise SourceUnknownError(
                f"the entry of the source {key!r} cannot be used: {why}",
                "Correct the entry in corpus.yaml.",
            )
        hint = did_you_mean(key, self.sources)
        raise SourceUnknownError(
            f"the corpus has no source {key!r}",
            hint or "Add it with 'kzbrief add', or see the keys with 'kzbrief sources'.",
        )

    def document(self, key: str) -> Document:
        """Return what the reader made of a source's file.

        Args:
            key: Key of the source.

        Raises:
            SourceUnknownError: If there is no such source.
            SourceUnreadableError: If the file is missing, refused or not readable.
        """
        known = self._documents.get(key)
        if known is None:
            try:
                known = self._read(self.source(key))
            except SourceUnreadableError as error:
                known = error
            self._documents[key] = known
        if isinstance(known, SourceUnreadableError):
            raise SourceUnreadableError(known.message, known.remedy)
        return known

    def _read(self, source: Source) -> Document:
        try:
            path = self.path(source)
            kept = self._kept.load(source, self._hashes.of(path))
            return kept or self._read_anew(path, source)
        except SourceUnreadableError as error:
            message = f"the source {source.key} cannot be read: {error.message}"
            raise SourceUnreadableError(message, error.remedy) from error

    def _read_anew(self, path: Path, source: Source) -> Document:
        from sphinx_kzbrief.corpus.readers import (  # noqa: PLC0415 - readers are slow to import
            read_document,
        )

        document = read_document(
            path,
            language=source.language,
            speakers=source.speakers,
            corrections=source.segments,
            charset=source.copy.charset if source.copy else None,
        )
        self._kept.store(source, document)
        return document

    def path(self, source: Source) -> Path:
        """Return the path of a source's file, once it is safe to read.

        Args:
            source: A source of this corpus.

        Raises:
            SourceUnreadableError: If the file is missing or refused.
        """
        if source.refused is not None:
            raise SourceUnreadableError(source.refused, "Correct the entry in corpus.yaml.")
        return safe_path(self.folder, source.file)

    def prepared(self, key: str) -> PreparedText:
        """Return the text of a source, prepared for matching.

        Args:
            key: Key of the source.

        Raises:
            SourceUnknownError: If there is no such source.
            SourceUnreadableError: If the file is missing, refused or not readable.
        """
        if key not in self._prepared:
            from sphinx_kzbrief.text.prepared import (  # noqa: PLC0415 - citing needs none
                PreparedText,
            )

            document = self.document(key)
            self._prepared[key] = PreparedText(document.text, document.notes)
        return self._prepared[key]

    def raw_sha256(self, key: str) -> str:
        """Return the SHA-256 of a source's file, hex, without reading the source.

        Args:
            key: Key of the source.

        Raises:
            SourceUnknownError: If there is no such source.
            SourceUnreadableError: If the file is missing, refused or not readable.
        """
        return self._hashes.of(self.path(self.source(key)))

    def state(self) -> str:
        """Return the state of the whole corpus: its manifest, and the stamps of its files.

        Returns:
            SHA-256, hex. It may differ although no source does, as where a file was written
            again as it was; two equal ones mean that nothing changed.
        """
        if self._state is None:
            digest = hashlib.sha256()
            for path in self.manifest_files:
                with contextlib.suppress(OSError):
                    digest.update(path.read_bytes())
            for named in self._manifest.named_files:
                try:
                    # Ten thousand paths as objects take longer than their stamps do.
                    status = os.stat(f"{self.folder}/{named.file}")  # noqa: PTH116
                except (OSError, ValueError):
                    digest.update(b"missing\n")
                else:
                    digest.update(b"%d %d\n" % (status.st_size, status.st_mtime_ns))
            self._state = digest.hexdigest()
        return self._state

    def fingerprint(self, key: str) -> str:
        """Return the state of a source: what the manifest says, its file, and how it is read.

        Args:
            key: Key of the source.

        Returns:
            SHA-256, hex. A missing or refused file has a state too.

        Raises:
            SourceUnknownError: If there is no such source.
        """
        from sphinx_kzbrief.corpus.readers import reader_for  # noqa: PLC0415 - as in `_read`

        source = self.source(key)
        try:
            content = self._hashes.of(self.path(source))
        except SourceUnreadableError as error:
            content = f"unreadable: {error.message}"
        try:
            reader = reader_for(source.path)
            reading = f"{reader.name} {reader.version}"
        except SourceUnreadableError:
            reading = "no reader"
        state = f"{source.fingerprint}\n{content}\n{reading}"
        return hashlib.sha256(state.encode()).hexdigest()
