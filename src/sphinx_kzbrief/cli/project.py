"""Finding the project and its corpus from where the user stands."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_kzbrief.corpus import Corpus, CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

_DOCS = ("", "source", "docs", "doc", "briefs")
"""Folders of a repository in which projects keep their `conf.py`."""

_MOST_LEVELS = 20


def corpus_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--corpus`."""
    return click.option(
        "--corpus",
        "corpus_folder",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="KZBRIEF_CORPUS",
        show_envvar=True,
        help="Folder with corpus.yaml. By default the one of the project around you.",
    )(command)


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")(
        command
    )


def open_corpus(folder: Path | None) -> Corpus:
    """Open the corpus that the user named, or the one of the project around them.

    Raises:
        CorpusError: There is none.
    """
    return Corpus.open(folder or find_corpus(Path.cwd()))


def find_corpus(start: Path) -> Path:
    """Return the corpus folder of the project that a folder belongs to.

    Looked for in the folder and in those above it: a `corpus.yaml`, a `conf.py` that sets
    `kzbrief_corpus`, a folder `corpus`.

    Raises:
        CorpusError: None is found.
    """
    for level, folder in enumerate((start, *start.parents)):
        if level > _MOST_LEVELS:
            break
        for candidate in _candidates(folder):
            if (candidate / "corpus.yaml").is_file() or (candidate / "corpus.d").is_dir():
                return candidate
    raise CorpusError(
        f"There is no corpus in {start} or in a folder above it.",
        "Go to your project, name the folder with --corpus, or make a project with 'kzbrief init'.",
    )


def find_project(start: Path) -> Path:
    """Return the folder with the `conf.py` that a folder belongs to.

    Raises:
        CorpusError: There is none.
    """
    for level, folder in enumerate((start, *start.parents)):
        if level > _MOST_LEVELS:
            break
        for name in _DOCS:
            if (folder / name / "conf.py").is_file():
                return folder / name
    raise CorpusError(
        f"There is no conf.py in {start} or in a folder above it.",
        "Go to your project, or make one with 'kzbrief init'.",
    )


def _candidates(folder: Path) -> Iterator[Path]:
    yield folder
    for name in _DOCS:
        conf = folder / name / "conf.py"
        if conf.is_file():
            yield folder / name / (_configured(conf) or "corpus")
    yield folder / "corpus"


def _configured(conf: Path) -> str | None:
    """Return the value of `kzbrief_corpus` in a `conf.py`, which is read and never run."""
    try:
        tree = ast.parse(conf.read_bytes())
    except (OSError, SyntaxError, ValueError, RecursionError):
        return None
    found = None
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if "kzbrief_corpus" in names and isinstance(node.value.value, str):
                found = node.value.value
    return found
