"""Small projects, built as their authors would build them."""

from __future__ import annotations

import importlib.util
import io
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import translators
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

    from docutils import nodes

_ESCAPES = re.compile(r"\x1b\[[0-9;]*m")

CORPUS = {
    "corpus/corpus.yaml": """\
sources:
  ada-2020:
    file: ada.txt
    type: interview
    title: On engines
    container-title: The Analyst
    author: [{family: Lovelace, given: Ada}]
    issued: "2020-05-01"
    URL: https://example.org/ada
    speakers:
      Q: {name: The Analyst, role: interviewer}
      A: {name: Ada Lovelace, role: programmer}
  bell-2021:
    file: bell.txt
    type: article-newspaper
    title: Bells ring twice
    container-title: Daily Bell
    issued: "2021-02-03"
""",
    "corpus/ada.txt": """\
Q: How fast does the engine grow?

A: The engine has grown seven-fold since 1990. It “weaves” algebraical patterns — more than 25 of them.

Q: Is it dangerous?

A: Not all engines are dangerous. The engine has no pretensions to originate anything.
""",
    "corpus/bell.txt": """\
Bells ring twice

The mayor opened the tower on Monday. Tickets cost $5.50, up from $6, and 40% were sold.

"We shall ring them every hour," Mary Smith told reporters. Critics disagreed.
""",
}
"""A corpus of two sources, small enough to be read at a glance."""

CONF = """\
extensions = {extensions}
project = "Test"
kzbrief_corpus = "corpus"
{more}
"""


class Build:
    """One build of a project.

    Attributes:
        warnings: What Sphinx warned of, without colours.
        outdir: Where the output is.
        status: Exit status, as `sphinx-build` would return it.
        app: The application.
    """

    def __init__(self, app: Sphinx, warnings: str) -> None:
        self.app = app
        self.warnings = _ESCAPES.sub("", warnings)
        self.outdir = Path(app.outdir)
        self.status = app.statuscode

    def page(self, name: str) -> str:
        """Return a page as it was written."""
        return (self.outdir / name).read_text(encoding="utf-8")

    def doctree(self, docname: str) -> nodes.document:
        """Return a page as writers get it: references resolved, places filled."""
        return self.app.env.get_and_resolve_doctree(docname, self.app.builder, tags=self.app.tags)

    @property
    def findings(self) -> list[dict[str, Any]]:
        """What the builder `kzcheck` wrote."""
        return json.loads(self.page("findings.json"))["findings"]

    @property
    def rules(self) -> list[str]:
        """The rules of the findings, in their order."""
        return [finding["rule"] for finding in self.findings]


class Project:
    """A project in a folder of its own.

    Attributes:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, folders included; a file whose text is unchanged is left alone."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
                # Sphinx compares modification times; a test edits faster than they tick.
                at = (_latest(self.folder) + 2_000_000) / 1e6
                os.utime(path, (at, at))

    def build(self, builder: str = "html", jobs: int = 1, into: str = "", **config: Any) -> Build:
        """Build the project in this process, into a folder of another name where one is given."""
        warnings = io.StringIO()
        # Sphinx hands out one dictionary as the default, and extensions add suffixes to it.
        default = Config.config_values["source_suffix"].default
        default.clear()
        default[".rst"] = "restructuredtext"
        # It keeps the words of the last build's language for languages that have none.
        translators.clear()
        with patch_docutils(str(self.folder)), docutils_namespace():
            app = Sphinx(
                srcdir=self.folder,
                confdir=self.folder,
                outdir=self.folder / "_build" / into / builder,
                doctreedir=self.folder / "_build" / into / "doctrees",
                buildername=builder,
                confoverrides=config,
                status=None,
                warning=warnings,
                parallel=jobs,
            )
            app.build()
        return Build(app, warnings.getvalue())


def _latest(folder: Path) -> float:
    return max(path.stat().st_mtime for path in folder.rglob("*") if path.is_file()) * 1e6


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Project]:
    """Make a project of some files, with the corpus of this module."""

    def make(
        files: Mapping[str, str],
        *,
        extensions: tuple[str, ...] = ("myst_parser", "sphinx_kzbrief"),
        more: str = "",
        corpus: Mapping[str, str] = CORPUS,
    ) -> Project:
        made = Project(tmp_path / "project")
        conf = CONF.format(extensions=list(extensions), more=more)
        made.folder.mkdir()
        made.write({"conf.py": conf, **corpus, **files})
        return made

    return make


@pytest.fixture
def bare_project(tmp_path: Path) -> Project:
    """A project without a file."""
    (tmp_path / "project").mkdir()
    return Project(tmp_path / "project")


@pytest.fixture(scope="session")
def editing() -> ModuleType:
    """The module `editing.py`: projects that change."""
    return _module("editing")


@pytest.fixture(scope="session")
def coming_to() -> ModuleType:
    """The module `coming_to.py`: what builds come to."""
    return _module("coming_to")


def _module(name: str) -> ModuleType:
    path = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"kzbrief_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
