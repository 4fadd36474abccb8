"""The index on disk: one SQLite database for a corpus, with two FTS5 tables.

`passage_words` holds the words of every passage with their places, for ranked and phrase
search; `source_words` holds which words each source has, without places, which is small and
tells fast what sources hold all words of a quotation; `vocabulary` is a view of it, word by word.
Both are contentless: the text stands once, in `source`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_kzbrief.corpus.index.folding import FOLDING_VERSION, indexed_words
from sphinx_kzbrief.corpus.problems import CorpusError
from sphinx_kzbrief.errors import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SCHEMA_VERSION = 4
VERSION = f"{SCHEMA_VERSION}.{FOLDING_VERSION}"

BUSY_SECONDS = 60.0
"""How long a writer waits for another one to finish a batch."""

# The words are split and folded before they come here, so that the plainest tokeniser does.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    entry TEXT NOT NULL,     -- what the manifest says and how the file is read
    path TEXT NOT NULL,
    stamp TEXT,              -- of the file system; NULL where it is not to be trusted
    content TEXT,            -- SHA-256 of the file
    trouble TEXT,            -- why it could not be read
    text TEXT,
    pages TEXT,
    first INTEGER,           -- its passages, from first to last
    last INTEGER
);
CREATE TABLE IF NOT EXISTS passage (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    segments TEXT NOT NULL   -- what locates it, as JSON
);
CREATE VIRTUAL TABLE IF NOT EXISTS passage_words USING fts5(words, content='', tokenize='ascii');
CREATE VIRTUAL TABLE IF NOT EXISTS source_words
    USING fts5(words, content='', detail='none', tokenize='ascii');
CREATE VIRTUAL TABLE IF NOT EXISTS vocabulary USING fts5vocab('source_words', 'row');
CREATE TABLE IF NOT EXISTS language (
    tag TEXT,
    script TEXT,             -- a language that is written in the letters of its sources
    PRIMARY KEY (tag, script)
) WITHOUT ROWID;
"""


class PassageRow(NamedTuple):
    """A stretch of a source that is searched as one.

    Attributes:
        start: Offset of its first code point in the canonical text.
        stop: Offset after its last one.
        segments: The segments that hold it or lie in it, and its neighbours, as JSON.
    """

    start: int
    stop: int
    segments: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What the index knows of a source, as it is written.

    Attributes:
        key: Key of the source.
        entry: State of the manifest's entry and of the reader, a hash.
        path: Absolute path of the file.
        stamp: The file system's stamp of the file, or None where a change could hide behind it.
        content: SHA-256 of the file; None where it could not be read.
        trouble: Why it could not be read; None where it was.
        text: Canonical text.
        pages: The document's page starts, as JSON.
        passages: The passages in order.
        language: Its language, a primary subtag of BCP 47.
        script: A language that is written in its letters; see `letters_of`.
    """

    key: str
    entry: str
    path: str
    stamp: str | None
    content: str | None
    trouble: str | None = None
    text: str = ""
    pages: str = "[]"
    passages: tuple[PassageRow, ...] = ()
    language: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the index holds of a source, for the decision whether to read it again."""

    entry: str
    path: str
    stamp: str | None
    content: str | None
    trouble: str | None


class Store:
    """An open index.

    Attributes:
        connection: Its connection; transactions are begun by hand.
    """

    connection: sqlite3.Connection

    def __init__(self, folder: Path) -> None:
        """Open the index in a folder, and make it where there is none.

        Args:
            folder: A folder of its own, which may be deleted with all that is in it.

        Raises:
            CorpusError: The folder cannot be written.
            sqlite3.DatabaseError: The database is damaged; `is_damage` tells.
        """
        self.folder = folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.connection = sqlite3.connect(
                folder / "index.sqlite",
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
            self._prepare()
        except (OSError, sqlite3.OperationalError) as error:
            raise CorpusError(
                f"The index in {folder} cannot be used: {in_words(error)}.",
                "Make the folder writable, or set XDG_CACHE_HOME to one that is.",
            ) from error
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = NORMAL")
        with self.transaction():
            for statement in _SCHEMA.split(";\n"):
                if statement.strip():
                    self.connection.execute(statement)
            version = self.meta("version")
            if version is None:
                self.set_meta("version", VERSION)
            elif version != VERSION:
                raise OutdatedError
        # A file that merely begins like a database is found out here rather than in a search.
        self.connection.execute("SELECT count(*) FROM source").fetchone()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing; other processes wait for their turn."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def close(self) -> None:
        """Close the database."""
        with contextlib.suppress(AttributeError, sqlite3.Error):
            self.connection.close()

    def discard(self) -> None:
        """Close and delete the index, all files in one step so that no half of it is met."""
        self.close()
        discard(self.folder)

    def meta(self, name: str) -> str | None:
        """Return a value kept beside the sources."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, name: str, value: str) -> None:
        """Keep a value beside the sources."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def known(self) -> dict[str, Known]:
        """Return what the index holds, by key."""
        rows = self.connection.execute(
            "SELECT key, entry, path, stamp, content, trouble FROM source ORDER BY id"
        )
        return {key: Known(*values) for key, *values in rows}

    def languages(self, script: str) -> tuple[str, ...]:
        """Return the languages of the sources; one that has left may still be among them.

        Args:
            script: What `rules_language` tells of words in the letters in question.
        """
        rows = self.connection.execute(
            "SELECT tag FROM language WHERE script = ? ORDER BY tag", (script,)
        )
        return tuple(tag for (tag,) in rows)

    def sources_with(self, word: str) -> int:
        """Return how many sources have a folded word."""
        found = self.connection.execute("SELECT doc FROM vocabulary WHERE term = ?", (word,))
        return next((int(count) for (count,) in found), 0)

    def words_between(self, lead: str, shortest: int, longest: int) -> list[tuple[str, int]]:
        """Return the folded words that begin so, and how many sources have each.

        Args:
            lead: Their first letters.
            shortest: Letters they have at least.
            longest: Letters they have at most.
        """
        return self.connection.execute(
            "SELECT term, doc FROM vocabulary WHERE term >= ? AND term < ?"
            " AND length(term) BETWEEN ? AND ?",
            (lead, lead + chr(sys.maxunicode), shortest, longest),
        ).fetchall()

    def write(self, rows: Iterable[SourceRow]) -> None:
        """Put sources in, in one transaction; what another process has put in stays."""
        with self.transaction():
            for row in rows:
                held = self.connection.execute(
                    "SELECT id, entry, content, trouble FROM source WHERE key = ?", (row.key,)
                ).fetchone()
                if held is not None and held[1:] == (row.entry, row.content, row.trouble):
                    self._touch(row)
                    continue
                if held is not None:
                    self._delete(held[0])
                self._insert(row)

    def touch(self, rows: Iterable[SourceRow]) -> None:
        """Record that files were found unchanged under a new stamp."""
        with self.transaction():
            for row in rows:
                self._touch(row)

    def remove(self, keys: Iterable[str]) -> None:
        """Take sources out, in one transaction."""
        with self.transaction():
            for key in keys:
                found = self.connection.execute("SELECT id FROM source WHERE key = ?", (key,))
                for (id_,) in found.fetchall():
                    self._delete(id_)

    def _touch(self, row: SourceRow) -> None:
        self.connection.execute(
            "UPDATE source SET stamp = ?, path = ? WHERE key = ?", (row.stamp, row.path, row.key)
        )

    def _insert(self, row: SourceRow) -> None:
        run = self.connection.execute
        # The largest id rather than the count: passages of one source stand in a row.
        first = run("SELECT coalesce(max(id), 0) + 1 FROM passage").fetchone()[0]
        last = first + len(row.passages) - 1
        id_ = run(
            "INSERT INTO source (key, entry, path, stamp, content, trouble, text, pages, first,"
            " last) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.key,
                row.entry,
                row.path,
                row.stamp,
                row.content,
                row.trouble,
                row.text,
                row.pages,
                first,
                last,
            ),
        ).lastrowid
        vocabulary: dict[str, None] = {}
        for number, passage in enumerate(row.passages, start=first):
            words = indexed_words(row.text[passage.start : passage.stop])
            vocabulary.update(dict.fromkeys(words))
            run("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", (number, id_, *passage))
            run("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (number, " ".join(words)))
        run("INSERT INTO source_words (rowid, words) VALUES (?, ?)", (id_, " ".join(vocabulary)))
        run("INSERT OR IGNORE INTO language VALUES (?, ?)", (row.language, row.script))

    def _delete(self, id_: int) -> None:
        """Delete a source. Contentless tables must be told again what they hold of it."""
        run = self.connection.execute
        (text,) = run("SELECT text FROM source WHERE id = ?", (id_,)).fetchone()
        vocabulary: dict[str, None] = {}
        passages = run(
            "SELECT id, start, stop FROM passage WHERE source = ?"
            " AND id BETWEEN (SELECT first FROM source WHERE id = ?)"
            " AND (SELECT last FROM source WHERE id = ?)",
            (id_, id_, id_),
        )
        for number, start, stop in passages.fetchall():
            words = indexed_words(text[start:stop])
            vocabulary.update(dict.fromkeys(words))
            run(
                "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)",
                (number, " ".join(words)),
            )
            run("DELETE FROM passage WHERE id = ?", (number,))
        run(
            "INSERT INTO source_words (source_words, rowid, words) VALUES ('delete', ?, ?)",
            (id_, " ".join(vocabulary)),
        )
        run("DELETE FROM source WHERE id = ?", (id_,))


class OutdatedError(Exception):
    """The index was made by another version of the package."""


def discard(folder: Path) -> None:
    """Delete an index, moving it aside first: another process keeps the files it has open."""
    aside = folder.with_name(f"{folder.name}.discarded-{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        try:
            folder.rename(aside)
        except OSError as error:
            raise CorpusError(
                f"The damaged index in {folder} cannot be removed: {in_words(error)}.",
                "Close other programs that use it, and delete the folder.",
            ) from error
        shutil.rmtree(aside, ignore_errors=True)


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell a damaged database from one that is merely busy, full or not permitted."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def stamp_of(status: os.stat_result) -> str:
    """Return what the file system says of a file, as text."""
    parts = (
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_ino,
        status.st_dev,
    )
    return " ".join(map(str, parts))
