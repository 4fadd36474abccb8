"""The corpus: documents, what keeps them from being read, and the state of each source."""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from dataclasses import replace

import pytest

from sphinx_kzbrief.corpus import (
    Corpus,
    SourceUnknownError,
    SourceUnreadableError,
    read_document,
)
from sphinx_kzbrief.corpus.document_problems import document_problems
from sphinx_kzbrief.corpus.model import Segment, SegmentKind, Voice
from sphinx_kzbrief.corpus.paths import LARGEST_FILE
from sphinx_kzbrief.text.spans import Span

ENTRIES = "sources:\n  alpha: {file: a.txt}\n  beta: {file: b.txt, title: B}\n"


@pytest.fixture
def folder(make_corpus):
    return make_corpus(ENTRIES)


@pytest.fixture
def corpus(folder):
    return Corpus.open(folder)


def unreadable(corpus, key):
    """Return the error of a source that must not be read."""
    with pytest.raises(SourceUnreadableError) as caught:
        corpus.document(key)
    assert caught.value.remedy
    return caught.value.message


def test_sources_are_a_mapping_in_written_order(corpus):
    assert list(corpus.sources) == ["alpha", "beta"]
    assert len(corpus.sources) == 2
    assert "alpha" in corpus.sources
    assert "gamma" not in corpus.sources
    assert corpus.sources["beta"] is corpus.sources["beta"]
    assert corpus.manifest_files == (corpus.folder / "corpus.yaml",)


def test_an_unknown_key_names_near_ones(corpus):
    with pytest.raises(SourceUnknownError, match="no source 'alfa'") as caught:
        corpus.source("alfa")
    assert caught.value.remedy == "Did you mean 'alpha'?"
    with pytest.raises(SourceUnknownError) as caught:
        corpus.source("Alpha")
    assert caught.value.remedy == "Did you mean 'alpha'?"
    with pytest.raises(SourceUnknownError) as caught:
        corpus.source("zzz")
    assert "kzbrief sources" in caught.value.remedy


def test_the_key_of_a_dropped_entry_says_where_it_was_dropped(make_corpus):
    corpus = Corpus.open(make_corpus(ENTRIES + "  ALPHA: {file: b.txt}\n"))
    with pytest.raises(
        SourceUnknownError, match=r"differs only in case from 'alpha' \(corpus.yaml:4\)"
    ):
        corpus.source("ALPHA")


def test_a_document_is_read_once_and_prepared_once(corpus):
    document = corpus.document("alpha")
    assert document.text.startswith("The first sentence stands here.")
    assert corpus.document("alpha") is document
    assert corpus.prepared("alpha") is corpus.prepared("alpha")
    assert corpus.prepared("alpha").raw == document.text


def test_a_missing_file_is_told_at_its_line_and_nothing_of_it_passes(folder):
    (folder / "b.txt").unlink()
    corpus = Corpus.open(folder)
    assert [(each.rule, each.line, each.source) for each in corpus.problems] == [
        ("source-unreadable", 3, "beta"),
    ]
    assert "the file b.txt is missing" in unreadable(corpus, "beta")
    assert unreadable(corpus, "beta") == unreadable(corpus, "beta")
    with pytest.raises(SourceUnreadableError):
        corpus.prepared("beta")
    assert corpus.source("beta").title == "B", "it can still be cited"


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hostname", "texts/../../outside.txt"])
def test_a_path_that_leaves_the_folder_is_refused(name, make_corpus, tmp_path):
    (tmp_path / "outside.txt").write_text("secret")
    corpus = Corpus.open(make_corpus(f"sources:\n  a: {{file: {name}}}\n"))
    assert [each.rule for each in corpus.problems] == ["corpus-invalid"]
    assert "names no file that may be used (corpus.yaml:2)" in unreadable(corpus, "a")
    assert corpus.source("a").path == corpus.folder
    assert corpus.fingerprint("a")


@pytest.mark.parametrize("where", ["file", "folder"])
def test_a_link_out_of_the_folder_is_refused(where, make_corpus, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.txt").write_text("secret")
    folder = make_corpus("sources:\n  a: {file: texts/a.txt}\n", {})
    if where == "folder":
        (folder / "texts").symlink_to(outside)
    else:
        (folder / "texts").mkdir()
        (folder / "texts" / "a.txt").symlink_to(outside / "a.txt")
    corpus = Corpus.open(folder)
    assert "a link that leaves the corpus folder" in corpus.problems[0].message
    assert "a link that leaves the corpus folder" in unreadable(corpus, "a")


def test_a_link_inside_the_folder_is_followed(make_corpus):
    folder = make_corpus("sources:\n  a: {file: link.txt}\n", {"texts/a.txt": "A text."})
    (folder / "link.txt").symlink_to("texts/a.txt")
    corpus = Corpus.open(folder)
    assert corpus.problems == ()
    assert corpus.document("a").text.strip() == "A text."


def test_a_corpus_opened_through_a_link_is_the_folder_itself(folder, tmp_path):
    (tmp_path / "link").symlink_to(folder)
    corpus = Corpus.open(tmp_path / "link")
    assert corpus.folder == folder
    assert corpus.problems == ()


def test_links_in_a_circle_are_refused(make_corpus):
    folder = make_corpus("sources:\n  a: {file: one.txt}\n", {})
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    corpus = Corpus.open(folder)
    assert len(corpus.problems) == 1
    assert unreadable(corpus, "a")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_named_pipe_is_refused_rather_than_waited_for(make_corpus, stopwatch):
    folder = make_corpus("sources:\n  a: {file: pipe.txt}\n", {})
    os.mkfifo(folder / "pipe.txt")
    with stopwatch:
        corpus = Corpus.open(folder)
        assert "not a regular file" in corpus.problems[0].message
        assert "not a regular file" in unreadable(corpus, "a")
        assert corpus.fingerprint("a")
    assert stopwatch.waited < 30


def test_a_huge_file_is_refused_unread(make_corpus, stopwatch):
    folder = make_corpus(ENTRIES)
    with (folder / "a.txt").open("wb") as stream:
        stream.truncate(2**30)  # a file of holes: one gigabyte that takes no room
    with stopwatch:
        corpus = Corpus.open(folder)
        assert f"at most {LARGEST_FILE:,} are read" in unreadable(corpus, "alpha")
        assert corpus.fingerprint("alpha")
    assert stopwatch.seconds < 20


def test_the_other_unicode_form_of_a_file_name_is_named(make_corpus):
    composed, decomposed = "caf\u00e9.txt", "cafe\u0301.txt"
    folder = make_corpus(f"sources:\n  a: {{file: {composed}}}\n", {decomposed: "A text."})
    if (folder / composed).exists():
        pytest.skip("this file system does not tell the two forms apart")
    assert "looks the same" in Corpus.open(folder).problems[0].remedy


def test_names_with_spaces_and_of_any_script_are_read(make_corpus):
    name = "папка/два слова — 文件 #1.txt"
    corpus = Corpus.open(make_corpus(f"sources:\n  a: {{file: '{name}'}}\n", {name: "A text."}))
    assert corpus.problems == ()
    assert corpus.document("a").text.strip() == "A text."


def test_damage_and_lost_corrections_are_told_of_used_sources(make_corpus):
    folder = make_corpus(
        "sources:\n  a: {file: a.txt}\n  b:\n    file: b.txt\n    segments:\n"
        "      - {find: Words that are not there, origin: nobody}\n",
        {"a.txt": "", "b.txt": "A text."},
    )
    corpus = Corpus.open(folder)
    assert corpus.problems == ()
    found = corpus.damage({key: [Span(0, 1)] for key in ("b", "a", "none")})
    assert [(each.rule, each.source, each.line) for each in found] == [
        ("source-damaged", "a", 2),
        ("corpus-invalid", "b", 6),
    ]
    assert "holds no text" in found[0].message
    assert "'Words that are not there'" in found[1].message


def test_a_label_that_opens_no_turn_is_told_with_its_line(make_corpus):
    folder = make_corpus(
        "sources:\n  a:\n    file: a.txt\n    speakers:\n      Q: The Gazette\n"
        "      Mr Berg:\n        name: Tomas Berg\n",
        {"a.txt": "A text."},
    )
    source = Corpus.open(folder).source("a")
    document = replace(Corpus.open(folder).document("a"), unused_speakers=("Q", "Mr Berg"))
    found = list(document_problems(source, document, ()))
    assert [(each.rule, each.source, each.line) for each in found] == [
        ("speakers-unused", "a", 5),
        ("speakers-unused", "a", 6),
    ]
    assert "'Mr Berg' opens no turn of a.txt" in found[1].message
    quoted = Segment(SegmentKind.QUOTATION, 0, 6, speaker="Berg", voice=Voice.DIRECT)
    document = replace(document, segments=(quoted,))
    assert [each.line for each in document_problems(source, document, ())] == [5]


class TestFingerprint:
    def test_it_is_the_same_for_the_same_source(self, folder):
        assert Corpus.open(folder).fingerprint("alpha") == Corpus.open(folder).fingerprint("alpha")

    def test_it_changes_with_the_file_even_at_once_and_with_the_same_size(self, folder):
        corpus = Corpus.open(folder)
        seen = {corpus.fingerprint("alpha")}
        for number in range(20):
            (folder / "a.txt").write_text(f"text {number:05d}")
            seen.add(corpus.fingerprint("alpha"))
        assert len(seen) == 21

    def test_it_changes_when_the_file_keeps_its_time(self, folder):
        stamp = time.time() - 1000
        os.utime(folder / "a.txt", (stamp, stamp))
        corpus = Corpus.open(folder)
        first = corpus.fingerprint("alpha")
        text = (folder / "a.txt").read_text()
        (folder / "a.txt").write_text(text.replace("first", "fisrt"))
        os.utime(folder / "a.txt", (stamp, stamp))
        assert corpus.fingerprint("alpha") != first

    def test_it_changes_with_the_entry_and_with_the_defaults(self, make_corpus):
        states = {
            Corpus.open(make_corpus(text)).fingerprint("alpha")
            for text in (
                ENTRIES,
                ENTRIES.replace("a.txt}", "a.txt, title: A}"),
                "defaults: {rights: full}\n" + ENTRIES,
            )
        }
        assert len(states) == 3

    def test_it_does_not_change_with_another_entry(self, make_corpus):
        first = Corpus.open(make_corpus(ENTRIES)).fingerprint("alpha")
        changed = make_corpus("# Moved.\n" + ENTRIES.replace("title: B", "title: C"))
        assert Corpus.open(changed).fingerprint("alpha") == first

    def test_a_missing_file_has_a_state_of_its_own(self, folder):
        corpus = Corpus.open(folder)
        there = corpus.fingerprint("alpha")
        (folder / "a.txt").unlink()
        gone = corpus.fingerprint("alpha")
        assert gone != there
        assert Corpus.open(folder).fingerprint("alpha") == gone

    def test_a_settled_file_is_not_read_again(self, folder, monkeypatch):
        corpus = Corpus.open(folder)
        status = (folder / "a.txt").stat()
        monkeypatch.setattr(time, "time", lambda: status.st_ctime + 60)
        first = corpus.fingerprint("alpha")
        monkeypatch.setattr("hashlib.file_digest", lambda *args: pytest.fail("read again"))
        assert corpus.fingerprint("alpha") == first


def test_a_pickled_corpus_is_opened_anew(folder, corpus):
    text = corpus.document("alpha").text
    data = pickle.dumps(corpus)
    assert len(data) < 500
    (folder / "corpus.yaml").write_text("sources:\n  alpha: {file: a.txt}\n")
    again = pickle.loads(data)  # noqa: S301 - our own bytes
    assert list(again.sources) == ["alpha"]
    assert again.document("alpha").text == text


def test_an_empty_corpus_knows_nothing(tmp_path):
    corpus = Corpus.empty(tmp_path / "none")
    assert len(corpus.sources) == 0
    assert corpus.problems == ()
    assert corpus.manifest_files == ()
    with pytest.raises(SourceUnknownError):
        corpus.source("a")
    again = pickle.loads(pickle.dumps(corpus))  # noqa: S301 - our own bytes
    assert len(again.sources) == 0


def test_the_seeds_are_described_without_a_problem(seeds):
    corpus = Corpus.open(seeds)
    assert corpus.problems == ()
    assert corpus.damage({key: [Span(0, 10**6)] for key in corpus.sources}) == ()
    assert {source.rights for source in corpus.sources.values()} == {"excerpt"}
    for figure in corpus.figures.values():
        text = corpus.document(figure.source).text
        assert text.count(figure.find) == 1, figure.id
        assert figure.measure in corpus.measures


def test_folders_and_files_may_be_named_by_words(make_corpus):
    folder = make_corpus("sources:\n  a: {file: a.txt}\n", {"a.txt": "Some text."})
    assert Corpus.open(str(folder)).document("a").text == "Some text."
    assert read_document(str(folder / "a.txt")).text == "Some text."


MEMO = "<p>Порт открыт для судов.</p>"


@pytest.mark.parametrize("declared", ["", "<meta charset=utf-8>"])
def test_an_encoding_that_the_manifest_names_is_read_by(make_corpus, declared):
    folder = make_corpus(
        "sources:\n  a: {file: a.html, copy: {charset: windows-1251}}\n", {"a.html": ""}
    )
    raw = (declared + MEMO).encode("cp1251")
    (folder / "a.html").write_bytes(raw)
    corpus = Corpus.open(folder)
    document = corpus.document("a")
    assert (document.text, document.damage) == ("Порт открыт для судов.", ())
    assert document.raw_sha256 == corpus.raw_sha256("a") == hashlib.sha256(raw).hexdigest()


def test_an_encoding_that_does_not_fit_is_told_with_what_to_do(make_corpus):
    entry = "sources:\n  a: {file: a.txt, copy: {charset: shift_jis}}\n"
    folder = make_corpus(entry, {"a.txt": ""})
    (folder / "a.txt").write_bytes(b"The port \xff\xff")
    with pytest.raises(SourceUnreadableError, match="not in the encoding shift_jis") as caught:
        Corpus.open(folder).document("a")
    assert "`charset` under `copy`" in caught.value.remedy


def test_an_encoding_says_nothing_of_a_file_that_is_no_text(make_corpus):
    entry = "sources:\n  a: {file: a.pdf, copy: {charset: windows-1251}}\n"
    folder = make_corpus(entry, {"a.pdf": "no PDF"})
    with pytest.raises(SourceUnreadableError) as caught:
        Corpus.open(folder).document("a")
    assert "encoding" not in caught.value.message
