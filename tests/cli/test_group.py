"""How commands end: exit status, errors with a remedy, help that shows examples."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from sphinx_kzbrief.cli import commands, main
from sphinx_kzbrief.cli.terminal import clean, one_line

NAMES = [command.name for command in commands()]


@pytest.mark.parametrize("name", NAMES)
def test_help_of_every_command_shows_examples(run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"    kzbrief {name}" in result.output
    assert "\\b" not in result.output


def test_help_lists_the_commands_in_the_order_of_the_work(run) -> None:
    output = run("--help").output
    places = [output.index(f"\n  {name} ") for name in NAMES]
    assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_offers_json(name: str) -> None:
    command = main.commands[name]
    assert any({"--json", "--format"} & set(option.opts) for option in command.params)


@pytest.mark.parametrize(
    "args",
    [
        ["nosuch"],
        ["show"],
        ["search"],
        ["search", "x", "--limit", "0"],
        ["add", "--nosuch"],
        ["add"],
        ["add", "a", "b", "--key", "k"],
    ],
)
def test_wrong_usage_is_2(run, project: Path, args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "Error" in result.stderr
    assert result.stdout == ""


def test_a_command_near_to_what_was_typed_is_proposed(run, project: Path) -> None:
    result = run("serch", "water")
    assert result.exit_code == 2
    assert "No such command 'serch'. Did you mean 'search'?" in result.stderr
    assert "Did you mean" not in run("xyzzy").stderr


def test_no_corpus_is_2_and_says_what_to_do(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    for args in (["sources"], ["show", "k"], ["search", "x"], ["add", "f.txt"]):
        result = run(*args)
        assert result.exit_code == 2
        assert "kzbrief init" in result.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x1b[0m \x07bell", "[31mred[0m bell"),
        ("abc\u202edcba\u2066x\u2069", "abcdcbax"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("c1 \x9b31m", "c1 31m"),
        ("Қазақстан 中国 “quoted”", "Қазақстан 中国 “quoted”"),
    ],
)
def test_terminals_obey_no_source(text: str, expected: str) -> None:
    assert clean(text) == expected
    assert one_line(text) == " ".join(expected.split())


def test_errors_are_cleaned_too(run, project: Path) -> None:
    result = run("show", "k\x1b[31m")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr


def test_interruption_is_130(monkeypatch, run, project: Path) -> None:
    @click.command()
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setitem(main.commands, "stopped", stopped)
    assert run("stopped").exit_code == 130


def kzbrief(*args: object, **extra: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx_kzbrief.cli", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **extra)


def test_the_module_is_the_command(project: Path) -> None:
    done = kzbrief("sources", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("example-report-2024\treport\t2024\t")


def test_a_reader_that_goes_away_is_no_traceback(project: Path) -> None:
    corpus = project / "corpus"
    (corpus / "long.txt").write_text("Some words stand here.\n\n" * 20_000)
    with (corpus / "corpus.yaml").open("a") as stream:
        stream.write("  long: {file: long.txt, title: Long}\n")
    child = subprocess.Popen(
        [sys.executable, "-m", "sphinx_kzbrief.cli", "show", "long"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    assert child.stdout.readline() == "long  Long\n"
    child.stdout.close()
    assert child.stderr.read() == ""
    assert child.wait(timeout=30) == 141


def test_terminals_of_other_encodings_get_question_marks(project: Path) -> None:
    (project / "corpus" / "kk.txt").write_text("Қазақстан мен Қытай.", "utf-8")
    with (project / "corpus" / "corpus.yaml").open("a", encoding="utf-8") as stream:
        stream.write("  kk: {file: kk.txt, title: Қазақстан}\n")
    done = kzbrief("show", "kk", cwd=project, env={**os.environ, "PYTHONIOENCODING": "cp1252"})
    assert done.returncode == 0
    assert "???" in done.stdout


# A shell's jobs in the background, of which the tests may be one, ignore Ctrl-C.
HEARING = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


def test_ctrl_c_during_a_search_is_130_without_a_traceback(project: Path, tmp_path: Path) -> None:
    corpus = project / "corpus"
    lines = []
    for number in range(400):
        (corpus / f"s{number}.txt").write_text("Words stand here. " * 200 + "\n\n" + "More. " * 200)
        lines.append(f"  s{number}: {{file: s{number}.txt, title: T}}\n")
    with (corpus / "corpus.yaml").open("a") as stream:
        stream.writelines(lines)
    # The installed command, as users run it: under `python -m` CPython ends by the signal itself
    # where it met a string being executed (an import that makes a dataclass), caught or not.
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HEARING,
            Path(sys.executable).with_name("kzbrief"),
            "search",
            "words",
        ],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(tmp_path.rglob("index.sqlite")) and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(child.pid, signal.SIGINT)
    output, errors = child.communicate(timeout=60)
    assert (child.returncode, output) == (130, "")
    assert "Traceback" not in errors
    done = kzbrief("search", "words", "--json", cwd=project)
    assert '"found": 400' in done.stdout
