"""The cache of manifests: the same corpus comes out, whatever happened to the cache."""

from __future__ import annotations

import multiprocessing

import pytest

from sphinx_kzbrief.corpus import Corpus, manifest_cache
from sphinx_kzbrief.corpus.kept_files import store_kept
from sphinx_kzbrief.corpus.manifest import load_manifest
from sphinx_kzbrief.corpus.manifest_cache import MOST_KEPT, ManifestCache

MANIFEST = "sources:\n" + "".join(
    f"  s{number}: {{file: a.txt, title: Text {number}, tilte: x}}\n" for number in range(50)
)


@pytest.fixture(autouse=True)
def cache_everything(monkeypatch):
    monkeypatch.setattr(manifest_cache, "SMALLEST_CACHED", 0)


@pytest.fixture
def cache(tmp_path):
    return ManifestCache(tmp_path / "cache")


def files_of(cache):
    return sorted(cache.folder.glob("*"))


def test_what_comes_from_the_cache_is_what_was_validated(make_corpus, cache, monkeypatch):
    folder = make_corpus(MANIFEST)
    first = load_manifest(folder, cache)
    assert len(first.problems) == 50
    monkeypatch.setattr(
        "sphinx_kzbrief.corpus.manifest_join.join_files", lambda *_: pytest.fail("validated again")
    )
    assert load_manifest(folder, cache) == first
    assert Corpus.open(folder, cache).source("s7").title == "Text 7"


def test_the_cache_serves_a_copy_of_the_corpus_at_its_own_place(make_corpus, cache, tmp_path):
    folder = make_corpus(MANIFEST)
    load_manifest(folder, cache)
    folder.rename(tmp_path / "moved")
    corpus = Corpus.open(tmp_path / "moved", cache)
    assert corpus.source("s7").path == tmp_path / "moved" / "a.txt"
    assert corpus.problems[0].path == tmp_path / "moved" / "corpus.yaml"
    assert len(files_of(cache)) == 1


def test_a_change_of_one_letter_is_another_manifest(make_corpus, cache):
    load_manifest(make_corpus(MANIFEST), cache)
    changed = load_manifest(make_corpus(MANIFEST.replace("Text 7,", "Test 7,")), cache)
    assert "Test 7" in changed.entries["sources"]["s7"]


def test_what_another_state_of_our_code_has_kept_is_made_anew(make_corpus, cache):
    folder = make_corpus(MANIFEST)
    first = load_manifest(folder, cache)
    path = files_of(cache)[0]
    body = path.read_bytes().partition(b"\n")[2].replace(b'"synonyms"', b'"other"')
    store_kept(path, body, MOST_KEPT)
    assert load_manifest(folder, cache) == first


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"Text 7", b"Text 8", 1),
        lambda content: b"\x80\x04garbage",
        lambda content: content.split(b"\n")[0] + b"\n[]",
    ],
    ids=["empty", "half", "one letter", "garbage", "other body"],
)
def test_a_damaged_cache_is_made_anew(damage, make_corpus, cache):
    folder = make_corpus(MANIFEST)
    first = load_manifest(folder, cache)
    path = files_of(cache)[0]
    sound = path.read_bytes()
    path.write_bytes(damage(sound))
    assert load_manifest(folder, cache) == first
    assert path.read_bytes() == sound


def test_a_cache_that_cannot_be_written_is_done_without(make_corpus, tmp_path):
    (tmp_path / "file").write_text("in the way")
    manifest = load_manifest(make_corpus(MANIFEST), ManifestCache(tmp_path / "file" / "cache"))
    assert len(manifest.entries["sources"]) == 50
    assert len(load_manifest(manifest.folder, ManifestCache(None)).problems) == 50


def test_the_cache_keeps_a_few_manifests_only(make_corpus, cache):
    for number in range(MOST_KEPT + 5):
        load_manifest(make_corpus(MANIFEST.replace("Text 7,", f"Text 7-{number},")), cache)
    assert len(files_of(cache)) == MOST_KEPT


def open_many(folder, cache, times):
    for _ in range(times):
        assert len(load_manifest(folder, cache).problems) == 50


def test_many_writers_at_once_leave_one_sound_file(make_corpus, cache):
    folder = make_corpus(MANIFEST)
    context = multiprocessing.get_context("spawn")
    # A new process has the module as it is written, so the manifest itself must be large.
    large = make_corpus(MANIFEST + "# " + "x" * 70_000 + "\n")
    workers = [context.Process(target=open_many, args=(large, cache, 5)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert [path.suffix for path in files_of(cache)] == [".json"]
    assert load_manifest(folder, cache).problems


def test_a_small_manifest_is_not_cached(make_corpus, cache, monkeypatch):
    monkeypatch.undo()
    load_manifest(make_corpus(MANIFEST), cache)
    assert not cache.folder.exists()
