"""The layers hold: each import is tried in a fresh interpreter, as a user's program does it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CORE = ("text", "languages", "corpus", "quotes", "figures", "citations", "evidence", "export")
SPHINX = {"sphinx", "docutils", "myst_parser", "sphinx_design"}
TERMINAL = {"click", "rich"}
# Readers of files and the typesetter: loaded only when such a file is read or written.
OPTIONAL = {
    "chardet", "dateparser", "lxml", "py3langid", "pypdfium2", "trafilatura", "typst",
}  # fmt: skip


def modules_loaded_by(code: str) -> set[str]:
    """Return the top-level names of what `code` imports, in an interpreter of its own."""
    program = (
        "import sys, json\n"
        "before = set(sys.modules)\n"
        f"{code}\n"
        "names = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(json.dumps(sorted(names)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout))


def import_every_module_of(room: str) -> str:
    """Return code that imports a package of the core and every module under it."""
    return (
        "import importlib, pkgutil\n"
        f"room = importlib.import_module('sphinx_kzbrief.{room}')\n"
        "for module in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
    )


def test_the_probe_sees_what_an_import_loads() -> None:
    assert "docutils" in modules_loaded_by("import docutils.nodes")


@pytest.mark.parametrize("room", CORE)
def test_every_module_of_the_core_runs_without_sphinx_and_terminal(room: str) -> None:
    loaded = modules_loaded_by(import_every_module_of(room))
    assert "sphinx_kzbrief" in loaded
    assert not loaded & (SPHINX | TERMINAL)


def test_importing_the_core_loads_no_optional_library() -> None:
    imports = "\n".join(f"import sphinx_kzbrief.{room}" for room in CORE)
    assert not modules_loaded_by(imports) & OPTIONAL


@pytest.mark.parametrize("library", sorted(OPTIONAL))
def test_every_optional_library_is_whole(library: str) -> None:
    # An installer may leave out what a library names as another one's extra.
    assert library in modules_loaded_by(f"import {library}")


def test_importing_the_package_loads_nothing_of_others() -> None:
    loaded = modules_loaded_by("import sphinx_kzbrief")
    assert loaded - sys.stdlib_module_names == {"sphinx_kzbrief"}


def test_importing_the_package_loads_no_room() -> None:
    modules = "[n for n in sys.modules if n.startswith('sphinx_kzbrief.')]"
    modules_loaded_by(f"import sphinx_kzbrief\nassert not {modules}, {modules}")


def test_the_extension_loads_neither_the_command_line_nor_the_typesetter() -> None:
    loaded = modules_loaded_by("import sphinx_kzbrief.sphinx_ext")
    assert not loaded & {"click", "typst"}


def test_the_command_line_loads_no_sphinx() -> None:
    assert not modules_loaded_by(import_every_module_of("cli")) & SPHINX


def test_the_contracts_of_import_linter_hold(root: Path) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [linter, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
