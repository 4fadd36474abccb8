"""The house is tidy: what stands where, how long files and functions are, that seeds are unchanged."""

from __future__ import annotations

import ast
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent

ROOT_ENTRIES = {
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "pyproject.toml",
    "benchmarks", "briefs", "docs", "seeds", "src", "tests",
}  # fmt: skip
# What git ignores: built, never kept.
BUILT = {"build", "dist", "_build", "kzsources", "__pycache__"}

LINES_OF_A_FILE = 500
LINES_OF_A_FUNCTION = 60

SEEDS = {
    "000_74e66375d3c10f47.txt": "3bd58f9968e3eccb29e3bb43d07d35a02af08ec35013ba8eaeab9678c2e30acf",
    "001_8226442fdc808ccb.txt": "b65bbea39718feb96f61e02cd3cd512f7956c499fea26dcdff15f065b681dd1a",
    "002_deea42d3d8da4f56.txt": "df16e8daa1bd71a306f67c75f33b780b6eb2edd0756adecf55715146074bd3f6",
    "003_17e754e474ee369d.txt": "475d8cfac6ab820c4c51fda8b8e0452bff407fd1fe43c6652c17cc9c06de4e10",
    "004_1da19ddca73857ba.txt": "69b14bd6c4fb3ce91249a31489769e371d001e60cabf83950351abdcd4052120",
}

# Folders of one person's machine. An address such as https://example.org/work/ is none.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:home|Users|root|work)/\w|\b[A-Z]:\\Users\\")


def kept_files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield the files of the project: not what tools cache (dot-folders) nor what was built."""
    for entry in sorted(folder.iterdir()):
        if entry.name in BUILT or entry.is_symlink():
            continue
        if entry.is_file():
            yield entry
        elif not entry.name.startswith(".") or entry.name in {".ci", ".github"}:
            yield from kept_files(entry)


def shown(path: Path) -> str:
    """Return the path as a test's name shows it."""
    return path.relative_to(ROOT).as_posix()


PYTHON_FILES = [path for path in kept_files() if path.suffix == ".py"]


def test_the_root_holds_what_was_designed() -> None:
    entries = {entry.name for entry in ROOT.iterdir() if not entry.name.startswith(".")}
    assert entries - BUILT <= ROOT_ENTRIES


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_a_seed_is_byte_for_byte_as_received(name: str, seeds: Path) -> None:
    assert hashlib.sha256((seeds / name).read_bytes()).hexdigest() == SEEDS[name]


def test_no_seed_is_without_its_record(seeds: Path) -> None:
    assert {path.name for path in seeds.glob("*.txt")} == set(SEEDS)


def test_no_file_names_a_path_of_one_machine() -> None:
    found = []
    for path in kept_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        lines = enumerate(text.splitlines(), start=1)
        found += [f"{shown(path)}:{number}" for number, line in lines if MACHINE_PATH.search(line)]
    assert not found


def test_a_file_is_one_room() -> None:
    lengths = {shown(path): len(path.read_text("utf-8").splitlines()) for path in PYTHON_FILES}
    assert not {path: length for path, length in lengths.items() if length > LINES_OF_A_FILE}


def test_a_function_fits_one_screen() -> None:
    long_functions = [
        f"{shown(path)}:{node.lineno} {node.name}: {length} lines"
        for path in PYTHON_FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and (length := node.end_lineno - node.lineno + 1) > LINES_OF_A_FUNCTION
    ]
    assert not long_functions


def test_a_module_says_its_purpose() -> None:
    assert PYTHON_FILES
    silent = [
        shown(path)
        for path in PYTHON_FILES
        if path.name != "conf.py" and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert not silent


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md"])
def test_every_make_target_that_a_page_names_exists(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    page = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"(?:^\$ |`)make ([a-z]+)", page, re.MULTILINE))
    assert {"briefs", "docs", "test", "lint", "bench", "clean", "help"} <= targets
    assert named <= targets
