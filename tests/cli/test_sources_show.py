"""`kzbrief sources` and `show`: what is in the corpus, and where it stands."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_kzbrief.corpus import Corpus
from sphinx_kzbrief.corpus.model import Document, LeftOut, Struck


@pytest.fixture
def seed_corpus(seeds: Path, monkeypatch) -> Path:
    monkeypatch.setenv("KZBRIEF_CORPUS", str(seeds))
    return seeds


def test_sources_are_listed_with_tabs_for_programs(run, seed_corpus: Path) -> None:
    result = run("sources")
    assert result.exit_code == 0
    first = result.stdout.splitlines()[0].split("\t")
    assert first[:4] == [
        "scmp-koishibayev-2022",
        "interview",
        "[between 19 January and 21 June 2022]",
        "Gabit Koishibayev",
    ]
    assert "\x1b" not in result.stdout


def test_sources_as_json(run, seed_corpus: Path) -> None:
    told = json.loads(run("sources", "--json").stdout)
    assert len(told["sources"]) == 5
    assert told["sources"][1]["interviewer"] == ["Sun Haoran"]
    assert told["problems"] == []


def test_problems_are_findings(run, project: Path) -> None:
    (project / "corpus" / "example-report-2024.txt").unlink()
    result = run("sources")
    assert result.exit_code == 1
    assert "corpus.yaml:" in result.stderr
    told = json.loads(run("sources", "--json").stdout)
    assert told["problems"][0]["source"] == "example-report-2024"
    assert told["problems"][0]["path"] == "corpus.yaml"


def test_the_corpus_is_found_from_below_and_through_conf_py(
    run, project: Path, monkeypatch
) -> None:
    (project / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(project / "deep" / "er")
    assert run("sources").exit_code == 0
    shutil.move(project / "corpus", project / "texts")
    assert run("sources").exit_code == 2
    conf = project / "conf.py"
    conf.write_text(
        conf.read_text().replace('kzbrief_corpus = "corpus"', 'kzbrief_corpus = "texts"')
    )
    assert run("sources").exit_code == 0


def test_conf_py_is_read_and_never_run(run, project: Path) -> None:
    (project / "conf.py").write_text("raise SystemExit(7)\nkzbrief_corpus = 'corpus'\n")
    assert run("sources").exit_code == 0


def test_show_a_paragraph_with_its_neighbours(run, project: Path) -> None:
    output = run("show", "example-report-2024#para2").stdout
    assert "> para2" in output
    assert "  para1" in output
    assert "  para3" in output
    assert "heading" not in output
    alone = run("show", "example-report-2024#para2", "--context", "0").stdout
    assert "para1" not in alone


def test_show_a_passage_by_its_words(run, project: Path) -> None:
    told = json.loads(run("show", 'example-report-2024#"nine still gave"', "--json").stdout)
    assert told["text"] == "nine still gave"
    assert told["cited-as"] == "example-report-2024#para1"
    inside = [block for block in told["blocks"] if block["inside"]]
    assert [block["locators"] for block in inside] == [["para1"]]


def test_show_a_turn_with_its_speaker(run, seed_corpus: Path) -> None:
    told = json.loads(run("show", "gt-nuryshev-2022#turn2", "-C", "0", "--json").stdout)
    speakers = {block["speaker"] for block in told["blocks"]}
    assert speakers == {"Shakhrat Nuryshev"}
    assert all("turn2" in block["locators"] for block in told["blocks"])


def test_show_a_whole_source_loses_nothing(run, seed_corpus: Path) -> None:
    told = json.loads(run("show", "righting-the-ship-2022", "--json").stdout)
    shown = "".join("".join(block["text"].split()) for block in told["blocks"])
    assert shown == "".join(told["text"].split())


def test_show_tells_what_of_a_document_is_no_text(run, project: Path, monkeypatch) -> None:
    read = Corpus.document

    def document(corpus: Corpus, key: str) -> Document:
        struck = tuple(Struck(at, f"word {at}") for at in range(7))
        return replace(read(corpus, key), struck=struck, left_out=(LeftOut("navigation", 1204),))

    monkeypatch.setattr(Corpus, "document", document)
    output = run("show", "example-report-2024").stdout
    assert "Left out, in characters: navigation (1,204)" in output
    assert "“word 0”, “word 1”" in output
    assert "and 2 more (--json lists all)" in output
    told = json.loads(run("show", "example-report-2024", "--json").stdout)
    assert told["left-out"] == [{"what": "navigation", "characters": 1204}]
    assert told["struck"][6] == {"at": 6, "words": "word 6"}


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        ("nosuch", "no source 'nosuch'"),
        ("example-report-2023", "Did you mean 'example-report-2024'"),
        ("example-report-2024#para99", "has 3 paragraphs"),
        ("example-report-2024#turn1", "has no turns"),
        ('example-report-2024#"the"', "stand in"),
        ("../etc/passwd", "not a key"),
        ("", "a locator without a key"),
    ],
)
def test_wrong_locators_say_what_there_is(run, project: Path, locator: str, message: str) -> None:
    result = run("show", locator)
    assert result.exit_code == 2
    assert message in result.stderr


def test_control_characters_of_a_source_do_not_reach_the_terminal(run, project: Path) -> None:
    (project / "corpus" / "evil.txt").write_text("A word \x1b]0;owned\x07 and \u202eevil\u202c.")
    with (project / "corpus" / "corpus.yaml").open("a") as stream:
        stream.write("  evil: {file: evil.txt, title: Evil}\n")
    output = run("show", "evil").stdout
    assert "word" in output
    assert not {"\x1b", "\x07", "\u202e"} & set(output)


def test_an_empty_corpus_says_how_to_begin(run, project: Path) -> None:
    (project / "corpus" / "corpus.yaml").write_text("sources: {}\n", "utf-8")
    result = run("sources")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "kzbrief add FILE" in result.stderr
