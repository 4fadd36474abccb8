"""The briefs of this repository, built once for all tests that read them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

# The operators of a PDF that show text.
SHOWS_TEXT = frozenset({b"Tj", b"TJ", b"'", b'"'})
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
    """Return the text of a tagged PDF as it is read aloud: without what is marked an artifact.

    Running heads and page numbers are artifacts (ISO 32000-1, 14.8.2.2), so that a quotation which
    crosses a page goes on where it left off.
    """
    import pypdf

    reader = pypdf.PdfReader(path)
    return "\n".join(_without_artifacts(page, reader).extract_text() for page in reader.pages)


def _without_artifacts(page, reader):
    """Return the page with no text shown inside a marked-content sequence called Artifact."""
    from pypdf.generic import ContentStream, NameObject

    # Text as bytes: each font decodes its own, as pypdf does when it reads the page itself.
    content = ContentStream(page["/Contents"].get_object(), reader, "bytes")
    kept, open_tags = [], []
    for operands, operator in content.operations:
        if operator in {b"BMC", b"BDC"}:
            open_tags.append(operands[0])
        elif operator == b"EMC":
            open_tags.pop()
        if "/Artifact" not in open_tags or operator not in SHOWS_TEXT:
            kept.append((operands, operator))
    content.operations = kept
    page[NameObject("/Contents")] = content
    return page


@pytest.fixture(scope="session")
def sources(root):
    """The text of all seeds, encoding damage repaired, white space collapsed."""
    import ftfy

    texts = [path.read_text(encoding="utf-8") for path in sorted((root / "seeds").glob("*.txt"))]
    return [collapse(ftfy.fix_encoding(text)) for text in texts]


def fragments(quotation):
    """Return the parts of a quotation between its editor's marks."""
    return [part.strip() for part in EDITORS_MARK.split(quotation) if part.strip()]
