"""The briefs of this repository, built once for all tests that read them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

EDITORS_MARK = re.compile(r"\[[^\]]*\]|\.\.\.|…|\. \. \.")


def collapse(text):
    """Return text with white space runs as single spaces."""
    return " ".join(text.split())


def sphinx(builder, project, output, *arguments):
    """Run sphinx-build as a user does, and return the finished process."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, "-W", "--keep-going", "--no-color"]
    return subprocess.run(
        [*command, *arguments, str(project), str(output)],
        capture_output=True,
        text=True,
        check=False,
    )


class Quotations(HTMLParser):
    """Collects the words of quotations from a page: no regular expression over markup."""

    VOID = frozenset({"br", "img", "hr", "input", "meta", "link", "col", "wbr"})

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth = []
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        self.depth.append(classes)
        if "kz-words" in classes:
            self.found.append("")

    def handle_endtag(self, tag):
        if tag not in self.VOID and self.depth:
            self.depth.pop()

    def handle_data(self, data):
        if any("kz-words" in classes for classes in self.depth):
            self.found[-1] += data


def quotations_in(page):
    """Return the words of every quotation on a page of HTML, in order."""
    parser = Quotations()
    parser.feed(page.read_text(encoding="utf-8"))
    return [collapse(words) for words in parser.found]


@pytest.fixture(scope="session")
def reading():
    """What tests of the briefs share: this module's functions."""
    return sys.modules[__name__]


@pytest.fixture(scope="session")
def briefs(tmp_path_factory, root):
    """A copy of `briefs/` beside a link-free copy of `seeds/`, never built before."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(root / "seeds", folder / "seeds")
    shutil.copytree(
        root / "briefs", folder / "briefs", ignore=shutil.ignore_patterns("_build", "kzsources")
    )
    return folder / "briefs"


@pytest.fixture(scope="session")
def html(briefs):
    """The briefs as HTML."""
    output = briefs.parent / "html"
    done = sphinx("html", briefs, output)
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="session")
def pdf_text(briefs):
    """The text of each PDF of the briefs, line ends gone."""
    output = briefs.parent / "pdf"
    done = sphinx("kzpdf", briefs, output)
    assert done.returncode == 0, done.stderr
    paths = sorted(output.glob("*.pdf"))
    assert paths
    return {path.name: _text_of(path) for path in paths}


def _text_of(path: Path):
    """Return the text of a PDF without the lines that stand on every page."""
    import pypdf

    reader = pypdf.PdfReader(path)
    pages = [page.extract_text().splitlines() for page in reader.pages]
    repeated = Counter(line.strip() for lines in pages for line in set(lines))
    running = {line for line, count in repeated.items() if count >= len(pages) - 1 > 0}
    return "\n".join(
        line
        for lines in pages
        for line in lines
        if line.strip() not in running and not re.fullmatch(r"\d+ / \d+", line.strip())
    )


@pytest.fixture(scope="session")
def sources(root):
    """The text of all seeds, encoding damage repaired, white space collapsed."""
    import ftfy

    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "seeds").glob("*.txt"))]
    return [collapse(ftfy.fix_encoding(text)) for text in texts]


def fragments(quotation):
    """Return the parts of a quotation between its editor's marks."""
    return [part.strip() for part in EDITORS_MARK.split(quotation) if part.strip()]
