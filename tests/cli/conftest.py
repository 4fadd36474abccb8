"""What tests of commands share: a project, a cache of their own, and a runner."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sphinx_kzbrief.cli import main

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test touches the user's cache, nor takes their settings."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("KZBRIEF_CORPUS", raising=False)


@pytest.fixture
def run() -> Run:
    """Run a command line as a user does; returns its exit status, output and errors."""

    def invoke(*args: object, **extra: object) -> Result:
        result = CliRunner().invoke(main, [str(arg) for arg in args], **extra)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A project as `kzbrief init` makes it, with the user inside it."""
    folder = tmp_path / "project"
    assert run("init", folder, "--title", "Desk").exit_code == 0
    monkeypatch.chdir(folder)
    return folder
