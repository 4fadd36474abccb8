"""The manifest: what is wrong with one is said by line, with what to do, and the rest loads.

Each file in `manifests/bad` states in its own comments which keys it keeps and which problems
it has: `#! line: message | remedy`, both from their beginning or a part of them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from sphinx_kzbrief.corpus import Corpus, CorpusError, Rights
from sphinx_kzbrief.corpus.model import (
    Asset,
    Copy,
    Name,
    SegmentCorrection,
    SegmentKind,
    Speaker,
    Voice,
)

MANIFESTS = Path(__file__).parent / "manifests"
BAD = sorted((MANIFESTS / "bad").glob("*.yaml"))


def expectations(text):
    kept = re.search(r"^#! keeps:(.*)$", text, re.MULTILINE)[1].split()
    problems = re.findall(r"^#! (\d+): (.*?) \| (.*)$", text, re.MULTILINE)
    return kept, [(int(line), message, remedy) for line, message, remedy in problems]


@pytest.mark.parametrize("path", BAD, ids=[path.stem for path in BAD])
def test_each_bad_manifest_is_told_by_line_and_the_rest_loads(path, make_corpus):
    text = path.read_text(encoding="utf-8")
    kept, expected = expectations(text)
    assert expected, "the file states no problem"
    files = {"a.txt": "A text.", "b.txt": "B text.", "c.txt": "C text.", "texts/d.txt": "D text."}
    corpus = Corpus.open(make_corpus(text, files))
    assert list(corpus.sources) == kept
    found = [(each.line, each.message, each.remedy) for each in corpus.problems]
    unmatched = list(found)
    for line, message, remedy in expected:
        match = next(
            (
                each
                for each in unmatched
                if each[0] == line and message in each[1] and remedy in each[2]
            ),
            None,
        )
        assert match is not None, (line, message, remedy, found)
        unmatched.remove(match)
    assert unmatched == []
    assert all(problem.path == corpus.manifest_files[0] for problem in corpus.problems)
    figures = re.search(r"^#! figures: (.*)$", text, re.MULTILINE)
    if figures:
        assert list(corpus.figures) == figures[1].split()


@pytest.fixture
def everything(make_corpus):
    """A corpus whose manifest gives every field there is."""
    text = (MANIFESTS / "good" / "everything.yaml").read_text(encoding="utf-8")
    names = ("texts/with space ü 文.txt", "texts/a.jpg", "b.txt")
    corpus = Corpus.open(make_corpus(text, dict.fromkeys(names, "The second one follows it.")))
    assert corpus.problems == ()
    return corpus


def test_every_bibliographic_field_reaches_its_place(everything):
    corpus, source = everything, everything.source("all")
    assert source.path == corpus.folder / "texts" / "with space ü 文.txt"
    assert source.line == 7
    assert source.manifest == corpus.folder / "corpus.yaml"
    assert source.title == "Quoted: with a colon"
    assert source.container_title == "A paper"
    assert source.author == (
        Name("Abai", "Q."),
        Name(literal="A ministry"),
        Name(literal="A bare name"),
    )
    assert source.interviewer[0].full == "Sun Haoran"
    assert source.issued == "[2022-01-19..2022-06-21]"
    assert (source.volume, source.issue, source.page, source.number) == ("1", "2", "3-4", "5")
    assert source.DOI == "10.1000/xyz123"
    assert source.language == "no", "YAML would have made it False"
    assert source.note == "Over two lines"
    assert source.rights is Rights.FULL
    assert source.reliability == "C"
    assert source.copy == Copy("an archive", "2022-07-01", "https://example.org/x", "2022-08")
    bare = corpus.source("bare")
    assert (bare.title, bare.issued, bare.type) == (None, None, "document")
    assert (bare.language, bare.rights) == ("ru", Rights.CITATION)
    assert bare.container_title == "A paper of all"


def test_other_forms_of_a_speaker_s_name_are_a_list(make_corpus):
    text = "sources:\n  a:\n    file: a.txt\n    speakers:\n      A: {name: B, also: [C, Ц]}\n"
    corpus = Corpus.open(make_corpus(text, {"a.txt": "A: b"}))
    assert corpus.problems == ()
    assert corpus.source("a").speakers["A"].also == ("C", "Ц")


def test_speakers_corrections_and_assets_reach_their_place(everything):
    source = everything.source("all")
    assert source.speakers == {
        "Q": Speaker("A newspaper", "interviewer"),
        "1:30": Speaker("A person"),
    }
    assert source.segments == (
        SegmentCorrection(
            find="The second one",
            until="follows it.",
            kind=SegmentKind.REPORT,
            speaker="A person",
            role="minister",
            voice=Voice.REPORTED,
            via="The author",
            origin="an agency",
            as_of="199X?",
            line=43,
        ),
    )
    assert source.assets["first"] == Asset(
        "first", "texts/a.jpg", "cap1", "A person", "A street", Rights.FULL, 53
    )


def test_synonyms_reach_their_place(everything):
    assert everything.synonyms == (
        ("troops", "soldiers", "armed forces"),
        ("railway", "железная дорога"),
    )


def test_figures_and_measures_reach_their_place(everything):
    figure = everything.figures["f"]
    assert (figure.value, figure.tolerance, figure.measure) == (
        "70,000-120,000",
        Decimal("0.05"),
        "m",
    )
    assert everything.figures["g"].derive == "f / 2"
    assert everything.measures["m"].tolerance == Decimal("0.1")


def test_a_rights_word_that_is_not_understood_grants_nothing(make_corpus):
    folder = make_corpus(
        "sources:\n  a: {file: a.txt, rights: [full]}\n  b: {file: b.txt, rights: fulll}\n"
    )
    corpus = Corpus.open(folder)
    assert corpus.source("a").rights is Rights.CITATION
    assert corpus.source("b").rights is Rights.CITATION
    assert len(corpus.problems) == 2


def test_corpus_d_joins_its_files(make_corpus):
    folder = make_corpus("defaults: {language: ru}\nsources:\n  a: {file: a.txt}\n")
    parts = folder / "corpus.d"
    parts.mkdir()
    (parts / "1.yaml").write_text(
        "defaults: {rights: full}\nsources:\n  b: {file: b.txt}\n  A: {file: b.txt}\n  a: {file: b.txt}\n"
        "figures:\n  f: {source: a, find: The first sentence}\n",
    )
    (parts / "2.yaml").write_text("sources: [\n")
    corpus = Corpus.open(folder)
    assert list(corpus.sources) == ["a", "b"]
    assert corpus.source("a").file == "a.txt"
    assert (corpus.source("b").language, corpus.source("b").rights) == ("ru", Rights.FULL)
    assert corpus.source("a").rights is Rights.EXCERPT, "defaults of a part hold for that part"
    assert corpus.source("b").manifest == parts / "1.yaml"
    assert corpus.figures["f"].manifest == parts / "1.yaml"
    told = [(each.path.name, each.line, each.message) for each in corpus.problems]
    assert told[0] == ("1.yaml", 4, "sources.A: the key differs only in case from 'a'")
    assert told[1][:2] == ("1.yaml", 5)
    assert "first at corpus.yaml:3" in told[1][2]
    assert told[2][0] == "2.yaml"
    assert len(told) == 3


def test_a_byte_order_mark_is_no_part_of_the_first_section(make_corpus):
    corpus = Corpus.open(make_corpus("\ufeffsources:\n  a: {file: a.txt}\n"))
    assert list(corpus.sources) == ["a"]
    assert corpus.problems == ()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda folder: None, "has no corpus.yaml"),
        (lambda folder: (folder / "corpus.yml").write_text(""), "but a corpus.yml"),
        (lambda folder: folder.rmdir(), "there is no corpus folder"),
        (
            lambda folder: (folder.rmdir(), folder.symlink_to(folder)),
            "cannot be opened|no corpus folder",
        ),
    ],
    ids=["empty folder", "other suffix", "no folder", "link to itself"],
)
def test_without_a_manifest_there_is_no_corpus(make, message, tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    make(folder)
    with pytest.raises(CorpusError, match=message) as caught:
        Corpus.open(folder)
    assert caught.value.remedy


def test_an_empty_manifest_is_an_empty_corpus(make_corpus):
    for text in ("", "# nothing yet\n", "sources:\nfigures: ~\n"):
        corpus = Corpus.open(make_corpus(text))
        assert len(corpus.sources) == 0
        assert corpus.problems == ()


def test_the_fingerprint_of_an_entry_is_its_meaning(make_corpus):
    def fingerprint(text, key="a"):
        return Corpus.open(make_corpus(text)).source(key).fingerprint

    first = fingerprint("sources:\n  a: {file: a.txt, title: A}\n")
    moved = (
        "# a comment\nsources:\n  b: {file: b.txt}\n  a:\n    title: 'A'  # same\n    file: a.txt\n"
    )
    assert fingerprint(moved) == first
    assert fingerprint("sources:\n  a: {file: a.txt, title: B}\n") != first
    labels = [f"sources:\n  a: {{file: a.txt, speakers: {{'@Q': {name}}}}}\n" for name in "AB"]
    assert fingerprint(labels[0]) != fingerprint(labels[1])
    lost = "sources:\n  a: {title: A}\n"
    assert fingerprint(lost) == fingerprint("\n" + lost)
    assert (
        fingerprint("defaults: {language: ru}\nsources:\n  a: {file: a.txt, title: A}\n") != first
    )


def test_opening_types_no_entry(make_corpus):
    corpus = Corpus.open(make_corpus("sources:\n  a: {file: a.txt}\n  b: {file: none.txt}\n"))
    assert len(corpus.problems) == 1
    assert "b" in corpus.sources
    assert corpus.sources._made == {}
