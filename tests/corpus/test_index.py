"""The index finds passages in every script, keeps up with the files, and survives accidents."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_kzbrief.corpus import Corpus, CorpusError, excerpt, locator_of
from sphinx_kzbrief.corpus.index import CorpusIndex

CHINESE = "哈萨克斯坦总统托卡耶夫说，中国与哈萨克斯坦的贸易增长了四十倍。\n\n两国关系很好。"
KAZAKH = "Қазақстан мен Қытай арасындағы САУДА өсті.\n\nҮКІМЕТ бұл туралы мәлімдеді."
RUSSIAN = "Посол Ёлкин заявил о росте ТОРГОВЛИ.\n\nСотрудничество продолжается."
ENGLISH = (
    "The ambassador spoke first.\n\n"
    "Pipelines matter. Trade has grown 40-fold since 1992, Erdoğan said. Nobody disagreed.\n\n"
    "The cooperation goes on."
)


def make_corpus(folder: Path, texts: dict[str, str], **fields: str) -> Corpus:
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["sources:"]
    for key, text in texts.items():
        path = folder / f"{key}.txt"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
        lines += [f"  {key}:", f"    file: {key}.txt", "    title: T"]
        lines += [f"    {name}: {value}" for name, value in fields.items()]
    (folder / "corpus.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    return Corpus.open(folder)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    texts = {"zh": CHINESE, "kk": KAZAKH, "ru": RUSSIAN, "en": ENGLISH}
    return make_corpus(tmp_path / "corpus", texts)


@pytest.fixture
def index(corpus: Corpus, tmp_path: Path) -> CorpusIndex:
    opened = CorpusIndex.open(corpus, tmp_path / "cache")
    opened.update()
    return opened


def keys(index: CorpusIndex, words: str) -> list[str]:
    result = index.search(words)
    return [] if result.is_relaxed else [hit.key for hit in result.hits]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("贸易", ["zh"]),
        ("易贸", []),
        ("托卡耶夫", ["zh"]),
        ("中国 关系", []),
        ("қытай", ["kk"]),
        ("ҚЫТАЙ сауда", ["kk"]),
        ("үкімет", ["kk"]),
        ("елкин торговли", ["ru"]),
        ("Erdogan", ["en"]),
        ("erdoğan GROWN", ["en"]),
        ('"trade has grown"', ["en"]),
        ('"grown has trade"', []),
        ("“trade has grown” pipelines", ["en"]),
        ("40-fold", ["en"]),
        ("econom*", []),
        ("pipe*", ["en"]),
    ],
)
def test_words_are_found_as_readers_write_them(
    index: CorpusIndex, words: str, found: list[str]
) -> None:
    assert keys(index, words) == found


@pytest.mark.parametrize(
    "words",
    [
        "trade OR nosuchword", "NEAR(trade grown)", 'trade" OR "x', "words:trade", "^trade",
        "trade AND", "-trade +grown {a b}:c", "'; DROP TABLE source; --", '"""trade"""',
        "trade\x00grown", "*", "trade*grown*",
    ],
)  # fmt: skip
def test_no_word_is_a_command(index: CorpusIndex, words: str) -> None:
    if words == "*":
        with pytest.raises(CorpusError, match="no word"):
            index.search(words)
        return
    index.search(words)
    assert keys(index, "trade") == ["en"]


def test_a_hit_names_its_sentence_and_locator(index: CorpusIndex, corpus: Corpus) -> None:
    (hit,) = index.search("trade 1992").hits
    text = corpus.document("en").text
    assert hit.span.of(text) == "Trade has grown 40-fold since 1992, Erdoğan said."
    assert str(hit.locator) == "en#para2"
    assert hit.excerpt.passage == hit.span.of(text)
    assert hit.excerpt.before.strip() == "Pipelines matter."


def test_words_that_stand_nowhere_together_are_looked_for_apart(index: CorpusIndex) -> None:
    result = index.search("pipelines торговли")
    assert result.is_relaxed
    assert {hit.key for hit in result.hits} == {"en", "ru"}


def test_rarer_words_and_shorter_passages_rank_first(tmp_path: Path) -> None:
    texts = {
        "long": "Oil and gas. " + "Other words stand here. " * 60,
        "short": "Oil and gas matter.",
        "twice": "Oil, oil and oil: gas too.",
    }
    with CorpusIndex.open(make_corpus(tmp_path / "c", texts), tmp_path) as index:
        index.update()
        assert keys(index, "oil gas")[-1] == "long"


def test_hits_show_what_the_whole_document_would(seeds: Path, tmp_path: Path) -> None:
    corpus = Corpus.open(seeds)
    with CorpusIndex.open(corpus, tmp_path) as index:
        index.update()
        hits = [
            hit for words in ("china", "security", "Xi") for hit in index.search(words, 60).hits
        ]
    assert len(hits) > 80
    for hit in hits:
        document, source = corpus.document(hit.key), corpus.source(hit.key)
        holding = [each for each in document.segments if each.span.contains(hit.span)]
        assert hit.locator == locator_of(document, hit.key, hit.span)
        assert hit.excerpt == excerpt(document, source, hit.span)
        assert hit.segment == (holding[-1] if holding else None)


def test_citation_rights_show_no_text(tmp_path: Path) -> None:
    corpus = make_corpus(tmp_path / "c", {"a": ENGLISH}, rights="citation")
    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        index.update()
        (hit,) = index.search("trade").hits
    assert hit.excerpt.text == ""


def test_long_paragraphs_are_cut_but_keep_their_locator(tmp_path: Path) -> None:
    text = "First paragraph.\n\n" + "Sand and stone. " * 2000 + "A needle at last."
    corpus = make_corpus(tmp_path / "c", {"a": text})
    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        index.update()
        (hit,) = index.search("needle").hits
    assert str(hit.locator) == "a#para2"
    assert hit.span.of(text) == "A needle at last."


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    texts = {"a": "Alpha words.", "b": "Beta words.", "c": "Gamma words."}
    with CorpusIndex.open(make_corpus(folder, texts), tmp_path / "cache") as index:
        assert index.update().read == 3
        assert index.update().read == 0
    os.utime(folder / "a.txt")
    texts["b"] = "Beta is new."
    del texts["c"]
    texts["d"] = "Delta words."
    with CorpusIndex.open(make_corpus(folder, texts), tmp_path / "cache") as index:
        update = index.update()
        assert (update.read, update.removed) == (2, 1)
        assert keys(index, "beta") == ["b"]
        assert keys(index, "gamma") == []
        assert index.search("words").found == 2


def test_a_change_of_the_same_size_within_a_moment_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    corpus = make_corpus(folder, {"a": "Alpha words."})
    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        index.update()
        stamp = (folder / "a.txt").stat()
        (folder / "a.txt").write_text("Omega words.")
        os.utime(folder / "a.txt", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
        assert index.update().read == 1
        assert keys(index, "omega") == ["a"]


def test_unreadable_files_are_named_every_time(tmp_path: Path) -> None:
    folder = tmp_path / "c"
    make_corpus(folder, {"a": "Alpha.", "b": "Beta."})
    (folder / "a.txt").write_bytes(b"\x00\x01")
    (folder / "b.txt").unlink()
    (folder / "b.txt").symlink_to("/etc/hostname")
    with CorpusIndex.open(Corpus.open(folder), tmp_path / "cache") as index:
        for _ in range(2):
            update = index.update()
            assert [key for key, _ in update.unreadable] == ["a", "b"]
            assert "leaves the corpus folder" in update.unreadable[1][1]


@pytest.mark.parametrize("damage", ["garbage", "truncated", "flipped", "other"])
def test_a_damaged_index_is_made_anew(corpus: Corpus, tmp_path: Path, damage: str) -> None:
    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        index.update()
    (path,) = (tmp_path / "cache").rglob("index.sqlite")
    content = path.read_bytes()
    if damage == "garbage":
        path.write_bytes(b"not a database" * 1000)
    elif damage == "truncated":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "flipped":
        path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    else:
        path.unlink()
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT)")
            other.execute("INSERT INTO meta VALUES ('version', 'other')")
    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        index.update()
        assert keys(index, "trade") == ["en"]


def test_damage_found_while_searching_is_repaired(corpus: Corpus, tmp_path: Path) -> None:
    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        index.update()
        index._store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        index._store.connection.execute("UPDATE passage_words_data SET block = x'ffffffffff'")
        assert keys(index, "trade") == ["en"]


def test_holders_of_a_quotation(index: CorpusIndex) -> None:
    assert index.holders("Trade has “grown” 40‑fold") == ("en",)
    assert index.holders("ambassador spoke first. Pipelines matter") == ("en",)
    assert index.holders("贸易增长了四十倍") == ("zh",)
    assert index.holders("trade has never grown") == ()
    assert index.holders("…") == ()


def test_the_folder_is_the_users_alone(index: CorpusIndex, tmp_path: Path) -> None:
    (path,) = (tmp_path / "cache").rglob("index.sqlite")
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_cache_that_cannot_be_written_is_a_clear_error(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CorpusError) as caught:
        CorpusIndex.open(corpus, tmp_path / "file")
    assert "XDG_CACHE_HOME" in caught.value.remedy


def many(folder: Path, count: int) -> Corpus:
    return make_corpus(
        folder, {f"s{n}": f"Common words. Number n{n}x.\n\nMore." for n in range(count)}
    )


def test_many_sources_are_read_in_processes(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with CorpusIndex.open(many(tmp_path / "c", 120), tmp_path / "cache") as index:
        update = index.update(lambda done, total: told.append((done, total)), workers=2)
        assert update.read == 120
        assert told[0] == (0, 120)
        assert told[-1] == (120, 120)
        assert keys(index, "n77x") == ["s77"]


def test_an_interrupted_update_goes_on_where_it_stopped(tmp_path: Path) -> None:
    corpus = many(tmp_path / "c", 200)

    class StopError(Exception):
        pass

    def stop(done: int, _: int) -> None:
        if done >= 64:
            raise StopError

    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        with pytest.raises(StopError):
            index.update(stop, workers=2)
        read = index.update().read
    assert 0 < read <= 200 - 64


CHILD = """
import signal
import sys
from pathlib import Path
from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.corpus.index import CorpusIndex
if __name__ == "__main__":
    # A shell's jobs in the background, of which this may be one, ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with CorpusIndex.open(Corpus.open(Path(sys.argv[1])), Path(sys.argv[2])) as index:
        print(index.update(lambda done, total: print(done, flush=True), workers=2).read)
"""


def test_ctrl_c_leaves_a_whole_index_and_no_processes(tmp_path: Path) -> None:
    corpus = many(tmp_path / "c", 600)
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, tmp_path / "c", tmp_path / "cache"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert child.stdout is not None
    while int(child.stdout.readline()) < 64:
        pass
    os.killpg(child.pid, signal.SIGINT)
    _, errors = child.communicate(timeout=30)
    assert errors.count("Traceback") == 1
    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        left = index.update().read
        assert left < 600 - 63
        assert index.search("common").found == 600


def test_two_builds_at_once_make_one_whole_index(tmp_path: Path) -> None:
    corpus = many(tmp_path / "c", 150)
    children = [
        subprocess.Popen(
            [sys.executable, "-c", CHILD, tmp_path / "c", tmp_path / "cache"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for child in children:
        _, errors = child.communicate(timeout=60)
        assert child.returncode == 0, errors
    with CorpusIndex.open(corpus, tmp_path / "cache") as index:
        assert index.update().read == 0
        assert index.search("common").found == 150
        rows = index._store.connection.execute("SELECT count(*) FROM passage").fetchone()
        assert rows == (300,)


def test_common_words_are_ranked_in_part_and_said_to_be_partial(tmp_path: Path) -> None:
    text = "\n\n".join(f"The word number {number} of many." for number in range(6000))
    with CorpusIndex.open(make_corpus(tmp_path / "c", {"a": text}), tmp_path / "x") as index:
        index.update()
        result = index.search("the word")
    assert result.is_partial
    assert result.found == 4000
