"""What tests of commands share: a project, a cache of their own, and a runner."""

from __future__ import annotations

import shutil
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


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a project of three sources, one of which may only be cited; the user above it."""
    shutil.copytree(Path(__file__).parent / "desk", tmp_path / "desk")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "desk"


@pytest.fixture
def edit(desk: Path) -> Callable[[str, str, str], None]:
    """Replace words in a file of the desk; they must stand there."""

    def replace(name: str, old: str, new: str) -> None:
        path = desk / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace
