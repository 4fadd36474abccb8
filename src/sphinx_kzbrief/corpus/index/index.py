"""The index of a corpus: kept in the user's cache, brought up to date, and searched."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from sphinx_kzbrief.corpus.index.query import parse_query
from sphinx_kzbrief.corpus.index.reading import Outcome, Task, read_all
from sphinx_kzbrief.corpus.index.search import SearchResult, find_holders, find_passages
from sphinx_kzbrief.corpus.index.store import (
    VERSION,
    Known,
    OutdatedError,
    SourceRow,
    Store,
    discard,
    is_damage,
    stamp_of,
)
from sphinx_kzbrief.corpus.kept_files import cache_folder
from sphinx_kzbrief.corpus.problems import CorpusError, SourceUnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_kzbrief.corpus.corpus import Corpus
    from sphinx_kzbrief.corpus.index.reading import Progress
    from sphinx_kzbrief.corpus.model import Source

_BATCH = 64
_BATCH_SECONDS = 1.0

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class IndexUpdate:
    """What an update did.

    Attributes:
        read: Sources that were read and put in.
        removed: Sources that were taken out.
        unreadable: Key and reason of every source whose file cannot be read.
    """

    read: int
    removed: int
    unreadable: tuple[tuple[str, str], ...]


class CorpusIndex:
    """The index of one corpus.

    It holds texts of sources, so that its folder is readable by the user alone. What it shows
    goes through the gate.
    """

    def __init__(self, corpus: Corpus, folder: Path) -> None:
        """Open the index; `open` chooses the folder.

        Args:
            corpus: The corpus.
            folder: A folder of the index's own.
        """
        self._corpus = corpus
        self._folder = folder
        self._store = _open_store(folder)

    @classmethod
    def open(cls, corpus: Corpus, cache: Path | None = None) -> Self:
        """Open the index of a corpus, and make an empty one where there is none.

        Args:
            corpus: The corpus.
            cache: Folder of all indexes; None for the user's cache folder.

        Raises:
            CorpusError: The cache folder cannot be used.
        """
        cache = cache or cache_folder("index")
        if cache is None:
            raise CorpusError(
                "There is no folder for the index: the user has no home folder.",
                "Set XDG_CACHE_HOME to a folder that can be written.",
            )
        name = hashlib.sha256(str(corpus.folder).encode("utf-8", "surrogateescape")).hexdigest()
        return cls(corpus, cache / name[:32])

    def close(self) -> None:
        """Close the index."""
        self._store.close()

    def __enter__(self) -> Self:
        """Return the open index."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the index."""
        self.close()

    def update(self, progress: Progress | None = None, workers: int | None = None) -> IndexUpdate:
        """Bring the index up to date: read what is new or changed, forget what is gone.

        What was read stays when the update is interrupted; the next one goes on from there.

        Args:
            progress: Told how many of how many sources are done.
            workers: Processes to read with; None for one a core.
        """
        return self._repairing(lambda: self._update(progress, workers))

    def search(self, words: str, limit: int = 20) -> SearchResult:
        """Find passages.

        Args:
            words: Words that all must stand in a passage in some form, "words in a row" in
                quotation marks as they are, `begin*` for words that begin so.
            limit: How many hits to return at most.

        Raises:
            CorpusError: There is no word to search for, or too many.
        """
        query = parse_query(words)
        return self._repairing(
            lambda: find_passages(
                self._store, query, limit, self._corpus.sources.get, self._corpus.synonyms
            )
        )

    def holders(self, words: str, limit: int = 50) -> tuple[str, ...]:
        """Return the keys of the sources that may hold a quotation, the likelier first.

        Args:
            words: The quotation's words, without editorial marks.
            limit: How many sources to return at most.
        """
        return self._repairing(lambda: find_holders(self._store, words, limit))

    def _repairing(self, work: Callable[[], _Result]) -> _Result:
        """Do some work; on a damaged index, make it anew and do the work again, once."""
        try:
            return work()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise _unusable(self._folder, error) from error
        self._store.discard()
        self._store = _open_store(self._folder)
        try:
            self._update(None, None)
            return work()
        except sqlite3.DatabaseError as error:
            raise _unusable(self._folder, error) from error

    def _update(self, progress: Progress | None, workers: int | None) -> IndexUpdate:
        known = self._store.known()
        sources = self._corpus.sources
        gone = [key for key in known if key not in sources]
        if gone:
            self._store.remove(gone)
        tasks, troubled = self._plan(known)
        if troubled:
            self._store.write(troubled)
        done = len(sources) - len(tasks)
        if progress and tasks:
            progress(done, len(sources))
        read = self._read(tasks, workers, done, progress)
        rows = self._store.connection.execute(
            "SELECT key, trouble FROM source WHERE trouble IS NOT NULL ORDER BY key"
        )
        return IndexUpdate(read, len(gone), tuple(rows.fetchall()))

    def _plan(self, known: Mapping[str, Known]) -> tuple[list[Task], list[SourceRow]]:
        """Return the sources to read, and rows for those that may not be read."""
        tasks: list[Task] = []
        troubled: list[SourceRow] = []
        readings: dict[str, str] = {}
        for key, source in self._corpus.sources.items():
            suffix = source.path.suffix.lower()
            if suffix not in readings:
                readings[suffix] = _reading(source)
            entry = f"{source.fingerprint} {readings[suffix]}"
            held = known.get(key)
            same_entry = held is not None and held.entry == entry
            if held is not None and same_entry and held.stamp == _stamp(held.path):
                continue
            try:
                path = self._corpus.path(source)
            except SourceUnreadableError as error:
                if not (held and same_entry and held.trouble == error.message):
                    row = SourceRow(key, entry, str(source.path), None, None, error.message)
                    troubled.append(row)
                continue
            content = held.content if held is not None and same_entry else None
            tasks.append(
                Task(key, path, entry, source.language, source.speakers, source.segments, content)
            )
        return tasks, troubled

    def _read(
        self,
        tasks: list[Task],
        workers: int | None,
        done: int,
        progress: Progress | None,
    ) -> int:
        """Read and write in batches, so that an interruption costs no more than one."""
        total = done + len(tasks)
        read = 0
        batch: list[Outcome] = []
        begun = time.monotonic()
        try:
            for outcome in read_all(tasks, workers):
                batch.append(outcome)
                read += outcome.changed
                if len(batch) >= _BATCH or time.monotonic() - begun > _BATCH_SECONDS:
                    written, batch = batch, []
                    self._write(written)
                    done += len(written)
                    begun = time.monotonic()
                    if progress:
                        progress(done, total)
        finally:
            self._write(batch)
        if progress and batch:
            progress(total, total)
        return read

    def _write(self, batch: Iterable[Outcome]) -> None:
        batch = list(batch)
        same = [outcome.row for outcome in batch if not outcome.changed]
        changed = [outcome.row for outcome in batch if outcome.changed]
        if same:
            self._store.touch(same)
        if changed:
            self._store.write(changed)


def _open_store(folder: Path) -> Store:
    """Open an index; a damaged one, or one of another version, is made anew."""
    for _ in range(2):
        try:
            return Store(folder)
        except OutdatedError:
            discard(folder)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise _unusable(folder, error) from error
            discard(folder)
    raise CorpusError(
        f"The index in {folder} is damaged as often as it is made.",
        "Check the disk, or set XDG_CACHE_HOME to another one.",
    )


def _unusable(folder: Path, error: sqlite3.Error) -> CorpusError:
    return CorpusError(
        f"The index in {folder} cannot be used: {error}.",
        "Wait for other builds to end and try again; if it stays, delete the folder.",
    )


def _stamp(path: str) -> str | None:
    """Return the stamp of a file; an empty one, which equals none that is kept, if it is gone."""
    with contextlib.suppress(OSError, ValueError):
        return stamp_of(os.stat(path))  # noqa: PTH116 - ten thousand of them
    return ""


def _reading(source: Source) -> str:
    """Return what decides how a file is read, beside its content and its entry."""
    from sphinx_kzbrief.corpus.readers import reader_for  # noqa: PLC0415 - slow to import

    try:
        reader = reader_for(source.path)
    except SourceUnreadableError:
        return f"{VERSION} unread"
    return f"{VERSION} {reader.name} {reader.version}"
