"""`kzbrief search`: passages with locators, and directives that hold when they are built."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def seed_corpus(seeds: Path, monkeypatch) -> Path:
    monkeypatch.setenv("KZBRIEF_CORPUS", str(seeds))
    return seeds


def found(run, *words: str) -> list[dict[str, object]]:
    return json.loads(run("search", *words, "--json").stdout)["hits"]


def test_a_passage_is_found_with_speaker_locator_and_directive(run, seed_corpus: Path) -> None:
    result = run("search", "70-fold", "customs")
    assert result.exit_code == 0
    assert "gt-nuryshev-2022#para" in result.stdout
    assert ":speaker: Shakhrat Nuryshev" in result.stdout
    assert (
        "Trade turnover between our countries has increased 70-fold over a 30-year period, which "
        "amounts to more than $25 billion, according to China's customs statistics."
    ) in result.stdout


def test_quoted_words_stand_in_a_row(run, seed_corpus: Path) -> None:
    quoted = found(run, '"enough skilled workers"')
    assert [hit["key"] for hit in quoted] == ["scmp-koishibayev-2022"]
    assert found(run, "enough skilled workers", "training")[0]["key"] == "scmp-koishibayev-2022"
    told = json.loads(run("search", '"workers skilled enough"', "--json").stdout)
    assert told["relaxed"]
    assert told["hits"][0]["key"] == "scmp-koishibayev-2022"


def test_a_question_in_one_argument_is_read_as_one(run, seed_corpus: Path) -> None:
    result = run("search", "how much did trade turnover increase?")
    assert "70-fold" in result.stdout
    assert "Read without: how, much, did." in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Tokaev", "No passage has “Tokaev”; “Tokayev” stands in"),
        ('"Tokaev"', "Quoted words stay as they are."),
        ("ambassador zeppelins", "“ambassador”; no source has “zeppelins”."),
        ('"workers skilled enough"', "No passage has these words in a row; these have them apart."),
        ("zyxwvut", "No passage holds these words."),
    ],
)
def test_what_was_done_is_said(run, seed_corpus: Path, words: str, told: str) -> None:
    assert told in run("search", words).stderr


def test_no_list_mark_and_no_note_is_pasted(run, project: Path) -> None:
    text = "# Fuel\n\n- Oil grew by a tenth[^1] in May.\n- Gas grew too.\n\n[^1]: Our count.\n"
    (project / "corpus" / "fuel.md").write_text(text)
    plain = "1. Coal fell by half\n2. Peat fell too\n"
    (project / "corpus" / "coal.txt").write_text(plain)
    with (project / "corpus" / "corpus.yaml").open("a") as stream:
        stream.write("  fuel: {file: fuel.md, title: Fuel, issued: 2022~}\n")
        stream.write("  coal: {file: coal.txt, title: Coal}\n")
    assert "\nOil grew by a tenth in May.\n" in found(run, "oil tenth")[0]["directive"]
    assert "\nPeat fell too\n" in found(run, "peat")[0]["directive"]
    assert "[ca. 2022]" in run("search", "oil tenth").stdout
    assert "2022~" not in run("sources").stdout


@pytest.mark.parametrize("name", ["yield.md", "yield.txt"])
def test_marks_before_a_passage_are_not_pasted(run, project: Path, name: str) -> None:
    text = (
        "# Yields\n\n--- Alder fell in May.\n\n- [ ] Birch fell too.\n- [x] Cedar rose.\n"
        "- a. Larch stood.\n\n✓ Maple fell.\n\n[1] Oak, a study.\n\n"
        "| Tree | Yield |\n|---|---|\n| Willow by the lake | 12 tons |\n"
    )
    (project / "corpus" / name).write_text(text, "utf-8")
    with (project / "corpus" / "corpus.yaml").open("a") as stream:
        stream.write(f"  trees: {{file: {name}, title: Trees}}\n")
    for words in (
        "Alder fell in May.",
        "Birch fell too.",
        "Cedar rose.",
        "Larch stood.",
        "Maple fell.",
        "Oak, a study.",
        "Willow by the lake",
    ):
        assert f"\n{words}\n" in found(run, words.partition(" ")[0])[0]["directive"]


def test_nothing_found_is_1(run, seed_corpus: Path) -> None:
    result = run("search", "zyxwvut")
    assert result.exit_code == 1
    assert result.stdout == ""


def test_every_directive_holds_when_it_is_built(run, project: Path, seeds: Path) -> None:
    for number, seed in enumerate(sorted(seeds.glob("*.txt"))):
        assert run("add", seed, "--key", f"seed-{number}").exit_code == 0
    directives = []
    for words in ("china", "kazakhstan trade", "security", "investment"):
        hits = found(run, *words.split(), "-n", "12")
        directives += [hit["directive"] for hit in hits if hit["directive"]]
    assert len(directives) > 30
    (project / "index.md").write_text("# T\n\n" + "\n\n".join(dict.fromkeys(directives)), "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", project, project / "_build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for rule in (
        "quote-altered",
        "quote-missing",
        "quote-cut",
        "quote-ambiguous",
        "markup-invalid",
    ):
        assert rule not in done.stderr, done.stderr


def test_rights_are_kept(run, project: Path) -> None:
    manifest = project / "corpus" / "corpus.yaml"
    manifest.write_text(manifest.read_text().replace("rights: full", "rights: citation"))
    result = run("search", "wells")
    assert "citing it, not showing" in result.stdout
    assert "twelve" not in result.stdout
    assert "kzquote" not in result.stdout
    (hit, *_) = found(run, "wells")
    assert (hit["passage"], hit["directive"]) == ("", None)


def test_fences_in_a_source_cannot_end_the_directive(run, project: Path) -> None:
    text = "Run this: ```sh rm -rf``` and four ```` too, it says."
    (project / "corpus" / "code.txt").write_text(text)
    with (project / "corpus" / "corpus.yaml").open("a") as stream:
        stream.write("  code: {file: code.txt, title: Code}\n")
    (hit,) = found(run, "four")
    assert hit["directive"].startswith("`````{kzquote} code")
    assert text in hit["directive"]


def test_unreadable_sources_are_named(run, project: Path) -> None:
    (project / "corpus" / "bad.txt").write_bytes(b"\x00\x00")
    with (project / "corpus" / "corpus.yaml").open("a") as stream:
        stream.write("  bad: {file: bad.txt, title: Bad}\n")
    result = run("search", "wells")
    assert result.exit_code == 0
    assert "Not searched: bad:" in result.stderr


@pytest.mark.parametrize("words", ['"', "***", "()", "-- ;"])
def test_no_word_at_all_is_2(run, project: Path, words: str) -> None:
    result = run("search", "--", words)
    assert result.exit_code == 2
    assert "no word" in result.stderr
