"""Hostile and broken manifests: bounded time and memory, and the rest still loads."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.corpus.manifest_files import LARGEST_MANIFEST

MANIFESTS = Path(__file__).parent / "manifests"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"sources:\n  a: {file: a.txt}\n\0", 3, "a NUL byte stands in the file"),
        ("sources:\n  a: {title: ü}\n".encode("latin-1"), 2, "the file is not UTF-8: byte 0xfc"),
        ("sources: {}\n".encode("utf-16"), 1, "a NUL byte"),
        (b"sources:\n  a: {title: '\x01'}\n", 2, "not valid YAML"),
        (b"# " + b"x" * LARGEST_MANIFEST, 0, "at most 20,971,520 are read"),
        (b"sources: " + b"[" * 200_000, 1, "more than 32 levels of nesting"),
        (b"- " * 100_000, 1, "more than 32 levels of nesting"),
    ],
    ids=["nul", "latin-1", "utf-16", "control", "too large", "brackets", "dashes"],
)
def test_a_file_that_cannot_be_read_is_one_problem(content, line, message, make_corpus, stopwatch):
    folder = make_corpus("")
    (folder / "corpus.yaml").write_bytes(content)
    with stopwatch:
        corpus = Corpus.open(folder)
    assert stopwatch.seconds < 20
    assert len(corpus.sources) <= 1
    assert [problem.line for problem in corpus.problems] == [line]
    assert message in corpus.problems[0].message
    assert corpus.problems[0].rule == "corpus-invalid"


def test_repetition_by_alias_stays_small(make_corpus, stopwatch):
    long = "x" * 50_000
    repeated = "".join(f"  s{number}: {{file: a.txt, title: *long}}\n" for number in range(1000))
    folder = make_corpus(f"sources:\n  a: {{file: a.txt, title: &long {long}}}\n{repeated}")
    with stopwatch:
        corpus = Corpus.open(folder)
    assert stopwatch.seconds < 50
    assert any("too large to repeat" in problem.message for problem in corpus.problems)


def test_a_thousand_problems_are_enough(make_corpus):
    entries = "".join(f"  s{number}: {{file: a.txt, tilte: x}}\n" for number in range(3000))
    corpus = Corpus.open(make_corpus(f"sources:\n{entries}"))
    assert len(corpus.problems) == 1000
    assert len(corpus.sources) == 3000


def test_a_manifest_that_is_a_link_out_of_the_folder_is_refused(make_corpus, tmp_path):
    folder = make_corpus("sources:\n  a: {file: a.txt}\n")
    outside = tmp_path / "outside.yaml"
    outside.write_text("sources:\n  b: {file: b.txt}\n")
    (folder / "corpus.d").mkdir()
    (folder / "corpus.d" / "x.yaml").symlink_to(outside)
    corpus = Corpus.open(folder)
    assert list(corpus.sources) == ["a"]
    assert "a link that leaves the corpus folder" in corpus.problems[0].message


def test_aliases_nested_ten_deep_are_refused_at_once(make_corpus, stopwatch):
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 11)]
    folder = make_corpus("sources:\n  a: {file: a.txt}\n" + "\n".join(levels) + "\n")
    with stopwatch:
        corpus = Corpus.open(folder)
    assert stopwatch.seconds < 20
    assert list(corpus.sources) == ["a"]
    assert any("the alias *a1 holds aliases itself" in each.message for each in corpus.problems)


def test_yaml_tags_run_nothing(make_corpus):
    text = "sources:\n  a: {file: a.txt, title: !!python/object/apply:os.system ['false']}\n"
    corpus = Corpus.open(make_corpus(text))
    assert "expected one value (text), found a list" in corpus.problems[0].message
    text = "sources:\n  a: {file: a.txt, title: !!python/name:os.system x}\n"
    assert Corpus.open(make_corpus(text)).source("a").title == "x"


PIECES = ("{", "}", "[", "]", ":", " ", "\n", "- ", "&a ", "*a", '"', "'", "#", "|", "!!x ", "? ", "%", "@",
          "\t", "---\n", "<<: ", "\x07", "\u2028", "sources:", "\n  ", "~")  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_typed_opening_yields_problems_at_lines_of_the_file(seed, make_corpus):
    chance = random.Random(seed)  # noqa: S311 - slips, nothing secret
    texts = [path.read_text(encoding="utf-8") for path in MANIFESTS.rglob("*.yaml")]
    for _ in range(60):
        text = chance.choice(texts)
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(text) + 1)
            inserted = chance.choice(PIECES) if chance.random() < 0.6 else ""
            text = text[:at] + inserted + text[at + chance.randint(0, 4) :]
        corpus = Corpus.open(make_corpus(text))
        last = len(re.split("\n|\r|\u2028|\x85", text)) + 1
        assert all(0 < problem.line <= last and problem.remedy for problem in corpus.problems)
        for section in (corpus.sources, corpus.figures, corpus.measures):
            assert all(section[key] is not None for key in section)


def test_a_slip_in_a_large_manifest_costs_one_entry_and_little_time(make_corpus, stopwatch):
    entries = "".join(f"  s{number}: {{file: a.txt, title: Text}}\n" for number in range(5000))
    broken = entries.replace("s4000: {", "s4000: ")
    with stopwatch:
        corpus = Corpus.open(make_corpus(f"sources:\n{broken}"))
    assert stopwatch.seconds < 20
    assert len(corpus.sources) == 4999
    assert [problem.line for problem in corpus.problems] == [4002]
