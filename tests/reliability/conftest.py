"""What tests of reliability share: a copy of the desk, and commands that start fast and can die."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parent


class Forked:
    """Runs commands in forks of a process that has imported everything; see `forker.py`."""

    def __init__(self, forker, folder):
        self.forker = forker
        self.folder = folder

    def start(self, words):
        """Start a command and return its process id; its children die with it."""
        print(json.dumps([str(self.folder), words]), file=self.forker.stdin, flush=True)
        return self.answer()

    def answer(self):
        """Return the next number that the forker tells."""
        return int(self.forker.stdout.readline())

    def run(self, words):
        """Run a command to its end; return its exit status."""
        self.start(words)
        return self.answer()

    def kill(self, words, after):
        """Kill a command and its children after some seconds; return whether it was running."""
        pid = self.start(words)
        time.sleep(after)
        for kill in (os.killpg, os.kill):  # it may not lead its group yet
            with contextlib.suppress(ProcessLookupError):
                kill(pid, signal.SIGKILL)
        return self.answer() == -signal.SIGKILL


@pytest.fixture(scope="session")
def forker():
    """The process that forks."""
    command = [sys.executable, str(HERE / "forker.py")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:
        yield process
        process.stdin.close()


@pytest.fixture
def forked(tmp_path, forker):
    """Commands that run in a folder with a desk."""
    shutil.copytree(HERE.parent / "cli/desk", tmp_path / "desk")
    return Forked(forker, tmp_path)


@pytest.fixture
def sphinx():
    """Return the command that builds a project."""

    def words(builder, project, output, *arguments):
        return ["sphinx-build", "-q", "-b", builder, *arguments, project, output]

    return words


@pytest.fixture
def kzbrief():
    """Return a command of ours."""

    def words(*arguments):
        return ["kzbrief", *map(str, arguments)]

    return words
