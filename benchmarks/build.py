"""How long builds take: beside plain Sphinx, beside other extensions, and as projects grow.

Makes projects of the same pages in the markup of each tool, builds them in turns, and compares
the processor time of whole commands. Writes its tables into README.md. With `--short` there are
fewer runs and smaller projects, for a look on a busy machine; then README.md stays as it is.
"""

from __future__ import annotations

import platform
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx
from building.measuring import Tools, best_of, find_tools, processor_time, sphinx_build
from building.projects import make_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGES = 100
SHORT = "--short" in sys.argv
ROUNDS = 2 if SHORT else 3
GROWTH = (100, 200, 400) if SHORT else (200, 400, 800)
MANY_SOURCES = 10_000
README = Path(__file__).parent / "README.md"

Rows = list[tuple[str, ...]]


class Projects:
    """The projects of one run, made when they are asked for."""

    def __init__(self, tools: Tools) -> None:
        self.tools = tools
        self.cache = tools.base / "cache"

    def folder(self, kind: str, pages: int = PAGES, **more: int | bool) -> Path:
        """Return the folder of a project."""
        name = "-".join((kind, str(pages), *(f"{key}={value}" for key, value in more.items())))
        folder = self.tools.base / name
        if not folder.exists():
            make_project(folder, kind, pages, **more)  # type: ignore[arg-type]
        return folder

    def build(self, folder: Path, cache: Path | None = None, python: str = sys.executable) -> float:
        """Build a project as far as it is not built, and return the time taken."""
        return processor_time(sphinx_build(folder, python), folder, cache or self.cache)

    def check(self, folder: Path) -> float:
        """Run `kzbrief check` on a project and return the time taken."""
        command = [sys.executable, "-m", "sphinx_kzbrief.cli", "check", str(folder)]
        command += ["--doctrees", str(folder / "_check")]
        return processor_time(command, folder, self.cache)

    def pandoc(self, folder: Path) -> float:
        """Convert every page with pandoc and return the time taken."""
        script = (
            "import subprocess, sys, pathlib\n"
            "for page in sorted(pathlib.Path().glob('page-*.md')):\n"
            "    subprocess.run([sys.argv[1], '--citeproc', '--bibliography', 'sources.json',\n"
            "        '--standalone', '--metadata', 'title=Page', page, '-o', f'{page}.html'],\n"
            "        check=True)\n"
        )
        command = [sys.executable, "-c", script, str(self.tools.pandoc)]
        return processor_time(command, folder, self.cache)


def clean_builds(projects: Projects) -> dict[str, float]:
    """Measure builds from nothing, of every tool."""
    peers = projects.tools.peers
    kinds = ["plain", "stub", "kzbrief", *(("bibtex", "needs") if peers else ())]
    folders = {kind: projects.folder(kind) for kind in kinds}
    cold = projects.tools.base / "cold-cache"

    def prepare(name: str) -> None:
        shutil.rmtree(folders[name.removesuffix(" first")] / "_build", ignore_errors=True)
        shutil.rmtree(cold, ignore_errors=True)

    commands: dict[str, Callable[[], float]] = {
        kind: lambda kind=kind: projects.build(folders[kind])  # type: ignore[misc]
        for kind in kinds
        if kind not in {"bibtex", "needs"}
    }
    commands["kzbrief first"] = lambda: projects.build(folders["kzbrief"], cold)
    for kind in kinds:
        if kind in {"bibtex", "needs"}:
            commands[kind] = lambda kind=kind: projects.build(  # type: ignore[misc]
                folders[kind], python=str(peers)
            )
    if projects.tools.pandoc:
        folders["pandoc"] = projects.folder("pandoc")
        commands["pandoc"] = lambda: projects.pandoc(folders["pandoc"])
    return best_of(ROUNDS, prepare, commands)


def with_source_pages(projects: Projects) -> tuple[dict[str, float], dict[str, int]]:
    """Measure builds with pages of sources, and how much text those pages hold."""
    folders = {kind: projects.folder(kind) for kind in ("plain-sources", "kzbrief-sources")}

    def prepare(name: str) -> None:
        shutil.rmtree(folders[name] / "_build", ignore_errors=True)

    times = best_of(
        max(1, ROUNDS // 2),
        prepare,
        {kind: lambda kind=kind: projects.build(folders[kind]) for kind in folders},  # type: ignore[misc]
    )
    written = {"plain-sources": "sources", "kzbrief-sources": "kzsources"}
    return times, {
        kind: sum(_body_size(page) for page in (folders[kind] / "_build" / name).glob("*.html"))
        for kind, name in written.items()
    }


def _body_size(page: Path) -> int:
    """Return the number of characters that a reader sees of a page's body."""
    _, _, after = page.read_text(encoding="utf-8").partition('role="main"')
    body = after.partition('class="sphinxsidebar"')[0]
    return len(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", body)))


def growth(projects: Projects) -> dict[int, dict[str, float]]:
    """Measure builds from nothing of ever more pages.

    Without sidebars: one that lists all pages on each of them makes plain Sphinx itself grow with
    the square of the pages, beside which nothing of ours could be seen.
    """
    found = {}
    for pages in GROWTH:
        folders = {
            "plain": projects.folder("plain", pages, sidebars=False),
            "kzbrief": projects.folder("kzbrief", pages, sidebars=False),
            "kzbrief lists": projects.folder("kzbrief", pages, references=True, sidebars=False),
        }

        def prepare(name: str, folders: dict[str, Path] = folders) -> None:
            shutil.rmtree(folders[name] / "_build", ignore_errors=True)

        commands = {
            name: lambda folder=folder: projects.build(folder)  # type: ignore[misc]
            for name, folder in folders.items()
        }
        found[pages] = best_of(1, prepare, commands)
        for folder in folders.values():
            shutil.rmtree(folder)
    return found


def unchanged(projects: Projects) -> dict[str, float]:
    """Measure builds and checks of projects in which nothing has changed."""
    plain, ours = projects.folder("plain"), projects.folder("kzbrief")
    commands = {
        "plain": lambda: projects.build(plain),
        "kzbrief": lambda: projects.build(ours),
        "check": lambda: projects.check(ours),
    }
    for command in commands.values():
        command()
    return best_of(2 * ROUNDS, lambda _name: None, commands)


def first_check(projects: Projects) -> float:
    """Measure `kzbrief check` of a project that was never checked."""
    folder = projects.folder("kzbrief")

    def prepare(_name: str) -> None:
        shutil.rmtree(folder / "_check", ignore_errors=True)

    return best_of(ROUNDS, prepare, {"check": lambda: projects.check(folder)})["check"]


def one_of_many(projects: Projects) -> tuple[dict[str, float], int]:
    """Change one source of ten thousand; for plain Sphinx, the pages that use it."""
    plain, ours = projects.folder("plain"), projects.folder("kzbrief", sources=MANY_SOURCES)
    key = "src-00007"
    users = [page.name for page in ours.glob("page-*.md") if key in page.read_text()]
    for folder in (plain, ours):
        projects.build(folder)

    def prepare(name: str) -> None:
        if name == "plain":
            for page in users:
                (plain / page).write_text((plain / page).read_text() + "\nMore.\n")
        else:
            source = ours / "corpus" / f"{key}.txt"
            source.write_text(source.read_text() + "\nMore.\n")

    commands = {"plain": lambda: projects.build(plain), "kzbrief": lambda: projects.build(ours)}
    return best_of(ROUNDS, prepare, commands), len(users)


def _table(head: tuple[str, ...], rows: Rows) -> str:
    lines = [head, ("---", *["---:"] * (len(head) - 1)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


NAMES = {
    "plain": "plain Sphinx, block quotes",
    "stub": "a stub that checks nothing",
    "kzbrief": "**sphinx-kzbrief**",
    "kzbrief first": "**sphinx-kzbrief**, sources never read before",
    "bibtex": "sphinxcontrib-bibtex",
    "needs": "sphinx-needs",
    "pandoc": "pandoc --citeproc, page by page",
}


def sections(projects: Projects) -> Iterator[str]:
    """Measure everything and yield the parts of the section of README.md."""
    yield (
        f"`build.py`: {PAGES} pages of 20 quotations from 200 sources, source pages off; processor "
        f"time of whole commands, the best of {ROUNDS} runs taken in turns. A stub directive emits "
        "the nodes of a quotation and checks nothing; bibtex cites as often, needs has as many "
        "needs. Wanted are 1.35 × plain Sphinx, 1.15 × the stub, and pages that take at most a "
        "tenth longer in a project of 800 than in one of 200. "
        f"Python {platform.python_version()}, Sphinx {sphinx.__version__}."
    )
    clean = clean_builds(projects)
    yield _from_nothing(clean)
    yield _otherwise(projects, clean["kzbrief"])
    yield _growth(projects)


def _from_nothing(clean: dict[str, float]) -> str:
    rows: Rows = [
        (
            NAMES[kind],
            f"{clean[kind]:.2f} s",
            f"{clean[kind] / clean['plain']:.2f}",
            f"{clean[kind] / clean['stub']:.2f}",
        )
        if kind in clean
        else (NAMES[kind], "not to be had here", "", "")
        for kind in NAMES
    ]
    return _table(("from nothing", "time", "× plain", "× stub"), rows)


def _otherwise(projects: Projects, from_nothing: float) -> str:
    paged, sizes = with_source_pages(projects)
    more_text = sizes["kzbrief-sources"] / sizes["plain-sources"]
    still, checked = unchanged(projects), first_check(projects)
    changed, users = one_of_many(projects)
    rows: Rows = [
        (
            (
                "with pages of 200 sources, beside plain Sphinx building as many pages "
                f"({more_text:.2f} × their text)"
            ),
            f"{paged['kzbrief-sources']:.2f} s",
            f"{paged['kzbrief-sources'] / paged['plain-sources']:.2f}",
            "1.25",
        ),
        (
            "nothing changed",
            f"{still['kzbrief']:.2f} s",
            f"{still['kzbrief'] / still['plain']:.2f}",
            "1.10",
        ),
        (
            "`kzbrief check`, beside the HTML build",
            f"{checked:.2f} s",
            f"{checked / from_nothing:.2f}",
            "0.60",
        ),
        (
            "`kzbrief check`, nothing changed, beside plain Sphinx",
            f"{still['check']:.2f} s",
            f"{still['check'] / still['plain']:.2f}",
            "1.50",
        ),
        (
            (
                f"one source of {MANY_SOURCES:,} changed, beside plain Sphinx with the "
                f"{users} pages that use it changed"
            ),
            f"{changed['kzbrief']:.2f} s",
            f"{changed['kzbrief'] - changed['plain']:+.2f} s",
            "+0.50 s",
        ),
    ]
    return _table(("otherwise", "time", "ratio", "at most wanted"), rows)


def _growth(projects: Projects) -> str:
    kinds = ("plain", "kzbrief", "kzbrief lists")
    rows: Rows = [
        (f"{pages}", *(f"{times[kind] / pages * 1000:.1f} ms" for kind in kinds))
        for pages, times in growth(projects).items()
    ]
    head = (
        "pages, without sidebars",
        "plain Sphinx, a page",
        "sphinx-kzbrief, a page",
        "with a list on each page",
    )
    return _table(head, rows)


def write_section(text: str) -> None:
    """Replace what stands under "Build" in README.md, up to the next heading."""
    old = README.read_text()
    section = re.compile(r"(^## Build\n).*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    README.write_text(section.sub(lambda found: f"{found[1]}\n{text}\n\n", old).rstrip() + "\n")


def main() -> None:
    """Measure, print each part as soon as it is known, and write the section."""
    parts = []
    with tempfile.TemporaryDirectory() as base:
        for part in sections(Projects(find_tools(Path(base)))):
            print(part, end="\n\n", flush=True)
            parts.append(part)
    if not SHORT:
        write_section("\n\n".join(parts))


if __name__ == "__main__":
    main()
