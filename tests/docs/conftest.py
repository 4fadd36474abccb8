"""The manual's examples, run as a reader would run them.

On a page, in order: a block with a caption is a file that the reader writes; a `console` block is
what the reader types and sees (`...` stands for what differs from run to run); Python prompts
are doctests. Each page starts in a project of its own: `conf.py`, the manual's corpus, and `brief.md`
as soon as the page writes it.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sybil import Region, Sybil
from sybil.parsers.markdown import CodeBlockParser as MarkdownCodeBlockParser
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.myst.lexers import DirectiveLexer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sybil import Document, Example

OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.REPORT_NDIFF
# In README.md, which GitHub shows as it is, a comment names the file.
COMMENTED = re.compile(
    r"<!-- file: (?P<name>[^>]+) -->\n(?P<fence>`{3,})\w*\n(?P<text>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)

CONF = """\
project = "Harbour desk"
extensions = ["myst_parser", "sphinx_kzbrief"]
root_doc = "brief"
exclude_patterns = ["_build"]
kzbrief_corpus = "corpus"
"""


class Reader:
    """Somebody who follows a page at a terminal.

    Attributes:
        folder: Where the page starts.
        at: The folder the reader is in now.
    """

    def __init__(self, folder: Path, start: Path) -> None:
        self.folder = folder
        self.at = start

    def write(self, name: str, text: str) -> None:
        path = self.at / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def type(self, command: str) -> str:
        """Run one command and return what a terminal would show."""
        moved = re.fullmatch(r"cd (\S+)", command)
        if moved is not None:
            self.at = (self.at / moved[1]).resolve()
            return ""
        programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("KZBRIEF_", "PYTEST_"))}
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.at,
            env={**kept, "PATH": programs, "XDG_CACHE_HOME": str(self.folder / ".cache")}
            | {"NO_COLOR": "1", "COLUMNS": "200", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.stdout


def turns(text: str) -> Iterable[tuple[str, str]]:
    """Yield the commands of a console block, each with the output that the page shows."""
    for turn in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _newline, shown = turn.partition("\n")
        while command.endswith("\\"):
            more, _newline, shown = shown.partition("\n")
            command = f"{command[:-1]}{more.removeprefix('>').strip()}"
        yield command, shown


def tidy(text: str) -> str:
    """Return lines without white space at their ends, which no reader sees."""
    return "\n".join(line.rstrip() for line in text.strip("\n").split("\n")) + "\n"


def follow(example: Example) -> str | None:
    """Type a console block's commands; say where a terminal shows something else."""
    reader: Reader = example.namespace["reader"]
    checker = doctest.OutputChecker()
    for command, shown in turns(example.parsed):
        got, wanted = tidy(reader.type(command)), tidy(shown)
        if not checker.check_output(wanted, got, OPTIONS):
            told = checker.output_difference(doctest.Example(command, wanted), got, OPTIONS)
            return f"$ {command}\n{told}"
    return None


def write_file(example: Example) -> None:
    name, text = example.parsed
    example.namespace["reader"].write(name, text)


def captioned(document: Document) -> Iterable[Region]:
    """Yield the blocks that are files: their caption is a path."""
    for region in DirectiveLexer(directive="code-block")(document):
        name = region.lexemes["options"].get("caption")
        if name:
            region.parsed = (name, region.lexemes["source"])
            region.evaluator = write_file
            yield region


def commented(document: Document) -> Iterable[Region]:
    """Yield the blocks of README.md that are files."""
    for found in COMMENTED.finditer(document.text):
        yield Region(found.start(), found.end(), (found["name"], found["text"]), write_file)


def prompted(document: Document) -> Iterable[Region]:
    """Yield the doctests, and the lines of Python that are no file."""
    files = {region.start for region in captioned(document)}
    for region in PythonCodeBlockParser(doctest_optionflags=OPTIONS)(document):
        if region.start not in files:
            yield region


MANUAL = Sybil(parsers=[captioned, CodeBlockParser("console", follow), prompted])
README = Sybil(parsers=[commented, MarkdownCodeBlockParser("console", follow)])


@pytest.fixture
def run_page(tmp_path: Path, root: Path) -> Callable[[Path], int]:
    """Follow a page to its end, and return how many of its examples were run."""

    def run(path: Path) -> int:
        start = tmp_path / "start"
        start.mkdir()
        shutil.copytree(root / "docs/corpus", start / "corpus")
        (start / "conf.py").write_text(CONF, encoding="utf-8")
        document = (README if path.name == "README.md" else MANUAL).parse(path)
        document.namespace["reader"] = Reader(tmp_path, start)
        examples = list(document.examples())
        before = Path.cwd()
        os.chdir(start)
        try:
            for example in examples:
                example.evaluate()
        finally:
            os.chdir(before)
        return len(examples)

    return run
