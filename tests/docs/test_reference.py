"""The reference leaves nothing out that the code declares, and the manual builds without a warning."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sphinx_kzbrief import citations, corpus, figures, quotes
from sphinx_kzbrief.cli import commands
from sphinx_kzbrief.corpus.schema import FIGURE, MANIFEST, MEASURE, SOURCE
from sphinx_kzbrief.evidence.rules import RULES
from sphinx_kzbrief.sphinx_ext.config import OPTIONS
from sphinx_kzbrief.sphinx_ext.markup import DIRECTIVES, ROLES

ROOT = Path(__file__).resolve().parents[2]


class Page(HTMLParser):
    """What a page of the manual holds: ids, and the text of its code and of its headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[str] = set()
        self.texts: dict[str, list[str]] = {"code": [], "h2": [], "h3": []}
        self._open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.ids.update(value for name, value in attrs if name == "id" and value)
        if tag in self.texts:
            self._open.append(tag)
            self.texts[tag].append("")

    def handle_endtag(self, tag):
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data):
        for tag in self._open:
            self.texts[tag][-1] += data


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The manual as HTML."""
    output = tmp_path_factory.mktemp("manual")
    command = [sys.executable, "-m", "sphinx", "-W", "--keep-going", "--quiet", "--no-color"]
    done = subprocess.run(
        [*command, "-b", "html", "-d", str(output / "doctrees"), "docs", str(output / "html")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return output / "html"


@pytest.fixture
def page(built):
    """Read one page of the manual."""

    def read(name):
        parsed = Page()
        parsed.feed((built / f"{name}.html").read_text(encoding="utf-8"))
        return parsed

    return read


def test_every_directive_and_role_has_a_section_and_every_option_a_row(page):
    shown = page("reference/directives")
    assert {f"name-{name}" for name in {*DIRECTIVES, *ROLES}} <= shown.ids
    options = {option for each in DIRECTIVES.values() for option in each.option_spec or {}}
    assert options <= set(shown.texts["code"])


def test_every_setting_has_a_row(page):
    shown = set(page("reference/configuration").texts["code"])
    assert {option.name for option in OPTIONS} <= shown
    assert "kzbrief_pdf_documents" in shown


def test_every_field_of_the_manifest_has_a_row(page):
    shown = set(page("reference/corpus").texts["code"])
    for record in (MANIFEST, SOURCE, FIGURE, MEASURE):
        assert {field.name for field in record.fields} <= shown


def test_every_rule_has_a_heading(page):
    shown = page("reference/rules")
    assert {f"rule-{name}" for name in RULES} <= shown.ids
    # Themes set a sign for the permalink behind a heading.
    assert {text.rstrip("¶#\uf0c1") for text in shown.texts["h3"]} >= set(RULES)


def test_every_command_has_a_section_with_its_options(page):
    shown = page("reference/cli")
    assert {f"command-{command.name}" for command in commands()} <= shown.ids
    words = set(re.findall(r"--[a-z][a-z-]*", " ".join(shown.texts["code"])))
    for command in commands():
        long = {name for option in command.params for name in option.opts if name[:2] == "--"}
        assert long <= words, command.name


@pytest.mark.parametrize("package", [quotes, corpus, figures, citations], ids=lambda p: p.__name__)
def test_every_public_name_is_documented(page, package):
    shown = page("reference/api").ids
    wanted = {f"{package.__name__}.{name}" for name in package.__all__}
    assert wanted - shown == set()


def test_the_manual_leads_from_a_quotation_to_its_passage_and_back(page, built):
    quoting = (built / "index.html").read_text(encoding="utf-8")
    link = re.search(r'href="(kzsources/berg-interview-2025\.html)#([^"]+)"', quoting)
    assert link is not None
    source = page("kzsources/berg-interview-2025")
    assert link[2] in source.ids
    assert 'href="../index.html#' in (built / link[1]).read_text(encoding="utf-8")
