"""The cache of documents: the same document comes out, whatever happened to the cache."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus import Corpus, document_cache
from sphinx_kzbrief.corpus.document_cache import DocumentCache
from sphinx_kzbrief.corpus.readers import read_document

KEYS = ("gt-nuryshev-2022", "scmp-koishibayev-2022")
TEXT = "The first sentence stands here. “The second,” Ada Bell said, “follows it.”\n\n" * 40
MANIFEST = "sources:\n  a: {file: a.txt, type: interview%s}\n"


@pytest.fixture
def kept(own_cache):
    """Return what lists the files of the cache."""
    return lambda: sorted(own_cache.rglob("documents/*/*"))


@pytest.fixture
def reads(monkeypatch):
    """Count the files that are read."""
    found = []

    def counted(path, **more):
        found.append(path.name)
        return read_document(path, **more)

    monkeypatch.setattr("sphinx_kzbrief.corpus.readers.read_document", counted)
    return found


def test_the_second_time_a_document_is_looked_up(seeds, reads):
    first = [Corpus.open(seeds).document(key) for key in KEYS]
    assert len(reads) == 2
    again = [Corpus.open(seeds).document(key) for key in KEYS]
    assert len(reads) == 2
    assert again == first
    assert [type(each.segments[0].voice) for each in again] == [
        type(each.segments[0].voice) for each in first
    ]
    assert [type(each) for each in (again[0].pages, again[0].damage, again[0].raw_offsets)] == [
        tuple
    ] * 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-20]),
        lambda path: path.write_bytes(path.read_bytes().replace(b"second", b"sekond")),
        lambda path: path.write_bytes(b"\xff\n{}"),
        lambda path: path.unlink(),
    ],
)
def test_a_damaged_file_is_read_again(make_corpus, kept, reads, damage):
    folder = make_corpus(MANIFEST % "", {"a.txt": TEXT})
    first = Corpus.open(folder).document("a")
    for path in kept():
        damage(path)
    assert Corpus.open(folder).document("a") == first
    assert len(reads) == 2
    assert Corpus.open(folder).document("a") == first
    assert len(reads) == 2


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("", TEXT.replace("second", "third ")),
        (", speakers: {Ada Bell: {name: Ada Bell, role: engineer}}", TEXT),
        (", segments: [{find: The first sentence, kind: note}]", TEXT),
        (", language: ru", TEXT),
    ],
)
def test_another_file_or_entry_is_another_document(make_corpus, reads, entry, text):
    Corpus.open(make_corpus(MANIFEST % "", {"a.txt": TEXT})).document("a")
    folder = make_corpus(MANIFEST % entry, {"a.txt": text})
    found = Corpus.open(folder).document("a")
    assert len(reads) == 2
    source = Corpus.open(folder).source("a")
    assert found == read_document(
        folder / "a.txt",
        language=source.language,
        speakers=source.speakers,
        corrections=source.segments,
    )


def test_other_rules_of_reading_read_again(make_corpus, reads, monkeypatch):
    folder = make_corpus(MANIFEST % "", {"a.txt": TEXT})
    Corpus.open(folder).document("a")
    monkeypatch.setattr(document_cache, "_rules", lambda: "others")
    Corpus.open(folder).document("a")
    assert len(reads) == 2


def test_corrections_without_a_place_keep_their_lines(make_corpus):
    entry = ", segments: [{find: nowhere at all, kind: note}]"
    lines = []
    for comment in ("", "# one line more\n"):
        corpus = Corpus.open(make_corpus(comment + MANIFEST % entry, {"a.txt": TEXT}))
        lines.append(corpus.damage({"a": []})[0].line)
    assert lines[1] == lines[0] + 1


def test_a_cache_that_cannot_be_written_changes_nothing(make_corpus, monkeypatch, tmp_path):
    folder = make_corpus(MANIFEST % "", {"a.txt": TEXT})
    first = Corpus.open(folder).document("a")
    (tmp_path / "file").write_text("no folder")
    for broken in (tmp_path / "file", None):
        cache = DocumentCache(broken)
        monkeypatch.setattr(DocumentCache, "of_user", classmethod(lambda _cls, it=cache: it))
        assert Corpus.open(folder).document("a") == first


def test_it_does_not_grow_without_end(make_corpus, kept, monkeypatch):
    monkeypatch.setattr(document_cache, "MOST_KEPT", 1)
    monkeypatch.setattr(document_cache, "SMALLEST_CACHED", 0)
    for number in range(300):
        Corpus.open(make_corpus(MANIFEST % "", {"a.txt": f"Text {number}"})).document("a")
    assert 0 < len(kept()) <= 256
    folders = [path.parent for path in kept()]
    assert len(folders) == len(set(folders))
    assert oct(folders[0].stat().st_mode & 0o777) == "0o700"
