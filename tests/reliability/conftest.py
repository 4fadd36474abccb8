"""What tests of reliability share: a copy of the desk, and running Sphinx in a forked process."""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest


class Forked:
    """Runs actions in forked processes of one that has imported everything: a start costs little."""

    def __init__(self, folder):
        self.folder = folder

    def start(self, action):
        """Fork, run the action, and return the process id; its children die with it."""
        pid = os.fork()
        if pid:
            return pid
        status = 3
        try:
            os.setsid()
            null = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(null, stream)
            sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
            status = action()
        except SystemExit as done:
            status = done.code if isinstance(done.code, int) else 1
        finally:
            os._exit(status or 0)

    def run(self, action):
        """Run the action to its end; return its exit status."""
        _, status = os.waitpid(self.start(action), 0)
        return os.waitstatus_to_exitcode(status)

    def kill(self, action, after):
        """Kill the action and its children after some seconds; return whether it was running."""
        pid = self.start(action)
        time.sleep(after)
        done, _ = os.waitpid(pid, os.WNOHANG)
        if done:
            return False
        # The child may not lead its group yet.
        try:
            os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return True


@pytest.fixture
def forked(tmp_path, monkeypatch):
    """Forked processes with the desk below the folder they stand in."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    shutil.copytree(Path(__file__).parent.parent / "cli/desk", tmp_path / "desk")
    monkeypatch.chdir(tmp_path)
    return Forked(tmp_path)


@pytest.fixture
def sphinx():
    """Return an action that builds a project as sphinx-build does."""

    def action(builder, project, output, *arguments):
        from sphinx.cmd.build import main

        return lambda: main(["-q", "-b", builder, *arguments, str(project), str(output)])

    return action


@pytest.fixture
def kzbrief():
    """Return an action that runs a command."""

    def action(*arguments):
        from sphinx_kzbrief.cli import main

        words = [str(each) for each in arguments]
        return lambda: main(words, prog_name="kzbrief") or 0

    return action


WARM = (
    "myst_parser.sphinx_ext.main",
    "sphinx.builders.html",
    "sphinx.cmd.build",
    "sphinx_kzbrief.cli",
    "sphinx_kzbrief.evidence.checks",
    "sphinx_kzbrief.sphinx_ext",
)


@pytest.fixture(scope="session", autouse=True)
def _warm():
    """Import once what every forked process needs."""
    for name in WARM:
        importlib.import_module(name)
