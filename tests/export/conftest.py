"""What tests of exports share: the desk of the command-line tests, built and exported once."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FORMATS = {
    "evidence": "evidence-export.json",
    "web-annotation": "annotations.jsonld",
    "csl-json": "references.json",
    "bibtex": "references.bib",
}


def kzbrief(folder, *arguments):
    """Run a command in a process of its own, as a script does."""
    command = [sys.executable, "-m", "sphinx_kzbrief.cli", *map(str, arguments)]
    cache = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=cache
    )


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """A folder with the project `desk`, its lock, and everything made of it in `out`."""
    folder = tmp_path_factory.mktemp("exports")
    shutil.copytree(Path(__file__).parent.parent / "cli/desk", folder / "desk")
    out = folder / "out"
    out.mkdir()
    assert kzbrief(folder, "lock", "desk").returncode == 0
    # The book twice, so that what our first build left beside it could be packed.
    book = ("-D", "version=1", "-D", "epub_copyright=Desk")
    for builder in ("html", "text", "kzpdf", "latex", "epub", "epub"):
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", builder, *book]
        done = subprocess.run(
            [*command, "-d", f"out/.doctrees/{builder}", "desk", f"out/{builder}"],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    for form, name in FORMATS.items():
        done = kzbrief(folder, "export", "desk", "--format", form, "--output", out / name)
        assert done.returncode == 0, done.stderr
    for form in ("text", "json", "sarif", "github"):
        kzbrief(folder, "check", "desk", "--format", form, "--output", out / f"check.{form}")
    return folder


@pytest.fixture(scope="session")
def command():
    """Run a command of ours in a process of its own."""
    return kzbrief


@pytest.fixture(scope="session")
def load(desk):
    """Load a JSON file of the outputs."""
    return lambda name: json.loads((desk / "out" / name).read_text(encoding="utf-8"))
