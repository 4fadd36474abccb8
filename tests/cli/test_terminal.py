"""On a terminal commands ask, draw tables and use colour; elsewhere they do none of it."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import yaml

from sphinx_kzbrief.cli.terminal import download_shown


def on_a_terminal(*args: object, folder: Path, answers: tuple[str, ...] = ()) -> str:
    """Run a command on a terminal of its own, answer its questions, and return what it shows."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sphinx_kzbrief.cli", *map(str, args)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    child = subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    shown, left, deadline = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([ours], [], [], 0.2)
        try:
            read = os.read(ours, 65536) if ready else b""
        except OSError:  # the other end is closed
            break
        shown += read
        if left and shown.rstrip(b" ").endswith(b":") and not read:
            os.write(ours, left.pop(0).encode() + b"\n")
            shown += b"\n"
        if child.poll() is not None and not ready:
            break
    child.wait(timeout=10)
    os.close(ours)
    return shown.decode()


def test_sources_are_a_table_with_colour(project: Path) -> None:
    shown = on_a_terminal("sources", folder=project)
    assert "\x1b[1mkey" in shown
    assert "1 source in" in shown


def test_found_words_are_marked(project: Path) -> None:
    assert "\x1b[32m\x1b[1mpumps\x1b[0m" in on_a_terminal("search", "pumps", folder=project)


def test_colour_can_be_declined(project: Path, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for args in (("sources",), ("search", "pumps"), ("show", "nosuch")):
        assert "\x1b[3" not in on_a_terminal(*args, folder=project)


def test_add_asks_and_takes_the_answers(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("On rivers\n\nThe river carries less water.\n")
    answers = ("rivers", "Rivers, again", "Ivanov, Ivan; World Bank", "2022-01?", "")
    shown = on_a_terminal("add", path, folder=project, answers=answers)
    assert "Press Enter to keep" in shown
    text = (project / "corpus" / "corpus.yaml").read_text("utf-8")
    entry = yaml.safe_load(text)["sources"]["rivers"]
    assert entry["title"] == "Rivers, again"
    assert entry["author"] == [{"family": "Ivanov", "given": "Ivan"}, {"literal": "World Bank"}]
    assert entry["issued"] == "2022-01?"


def test_add_with_yes_asks_nothing(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("On rivers\n\nThe river carries less water.\n")
    assert "Press Enter" not in on_a_terminal("add", "--yes", path, folder=project)


def test_an_answer_that_is_no_date_changes_nothing(project: Path, tmp_path: Path) -> None:
    before = (project / "corpus" / "corpus.yaml").read_bytes()
    path = tmp_path / "a.txt"
    path.write_text("On rivers\n\nThe river carries less water.\n")
    answers = ("rivers", "", "", "last summer", "")
    shown = on_a_terminal("add", path, folder=project, answers=answers)
    assert "EDTF" in shown
    assert (project / "corpus" / "corpus.yaml").read_bytes() == before
    assert not (project / "corpus" / "a.txt").exists()


def test_a_download_is_shown_where_somebody_looks_and_nowhere_else(monkeypatch, capsys):
    with download_shown("https://example.org/a.pdf") as progress:
        assert progress is None
    assert capsys.readouterr().err == ""
    screen = io.StringIO()
    screen.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", screen)
    with download_shown("https://example.org/[bold]\x1b[31m.pdf") as progress:
        progress(500, None)
        progress(1500, 2000)
    assert "1.5/2.0 kB" in screen.getvalue()
    assert "[bold]" in screen.getvalue()
    assert "\x1b[31m.pdf" not in screen.getvalue()
