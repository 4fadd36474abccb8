"""Each kind of document goes from `kzbrief add` to a quotation that a build has checked."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

SENTENCE = "The third reservoir holds forty million cubic metres of water."
FILLER = "Other sentences of the report stand before and after it, and fill the page. " * 3

HTML = f"""<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Water and borders — Example Daily</title>
<meta name="author" content="Aigerim Example">
<meta property="article:published_time" content="2022-06-21T10:15:00+06:00">
<meta property="og:site_name" content="Example Daily">
<script>document.title = "<p>not this</p>"</script></head>
<body><nav>Home</nav><article><h1>Water and borders</h1>
<p>{FILLER}</p><p>{FILLER}</p><p>{SENTENCE} {FILLER}</p><p>{FILLER}</p></article></body></html>"""

TYPST = f"""#set document(title: "Water and borders", author: "Aigerim Example")
#set page(width: 15cm, height: 12cm)
= Water and borders
{FILLER}
#pagebreak()
{FILLER}

{SENTENCE} {FILLER}
"""

PARAGRAPH = '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:t>{}</w:t></w:r></w:p>'
DOCX = {
    "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    + "".join(PARAGRAPH.format(text) for text in ("Water and borders", FILLER, SENTENCE))
    + "</w:body></w:document>",
}


def html(path: Path) -> Path:
    path = path / "Вода и границы.html"
    path.write_text(HTML, "utf-8")
    return path


def pdf(path: Path) -> Path:
    typst = pytest.importorskip("typst")
    source = path / "report.typ"
    source.write_text(TYPST, "utf-8")
    typst.compile(str(source), output=str(path / "report.pdf"))
    return path / "report.pdf"


def docx(path: Path) -> Path:
    path = path / "memo.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in DOCX.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("make", [html, pdf, docx])
def test_from_a_document_to_a_checked_quotation(run, project: Path, tmp_path: Path, make) -> None:
    added = run("add", make(tmp_path), "--key", "water")
    assert added.exit_code == 0, added.output
    told = json.loads(run("search", "third reservoir", "--json").stdout)
    (hit,) = told["hits"]
    assert SENTENCE in hit["directive"]
    (project / "index.md").write_text(f"# T\n\n{hit['directive']}\n", "utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", project, project / "_build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert SENTENCE in (project / "_build" / "index.html").read_text("utf-8")


def test_a_page_of_a_pdf_is_cited_in_html_and_pdf(run, project: Path, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    run("add", pdf(tmp_path), "--key", "water")
    (hit,) = json.loads(run("search", "third reservoir", "--json").stdout)["hits"]
    assert hit["locator"] == "water#page2"
    (project / "index.md").write_text(f"# T\n\n{hit['directive']}\n", "utf-8")
    for builder in ("html", "kzpdf"):
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", builder]
        out = project / "_build" / builder
        done = subprocess.run([*command, project, out], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    page = (project / "_build" / "html" / "index.html").read_text("utf-8")
    assert re.search(r"p\.[ \u00a0]2\b", page)
    assert "#passage-" in page
    assert "p. 2 · para. 3 of our copy" in (
        project / "_build" / "html" / "kzsources" / "water.html"
    ).read_text("utf-8")
    (made,) = (project / "_build" / "kzpdf").glob("*.pdf")
    with pdfium.PdfDocument(made) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert re.search(r"p\.[ \u00a0]2\b", text)


def test_a_page_of_a_pdf_is_shown(run, project: Path, tmp_path: Path) -> None:
    run("add", pdf(tmp_path), "--key", "water")
    told = json.loads(run("show", 'water#"third reservoir"', "--json").stdout)
    (block,) = [block for block in told["blocks"] if block["inside"]]
    assert block["page"] == 2
    assert json.loads(run("show", "water#page2", "--json").stdout)["text"].count(SENTENCE) == 1


def test_what_a_page_declares_is_proposed(run, project: Path, tmp_path: Path) -> None:
    run("add", html(tmp_path), "--key", "water")
    entry = yaml.safe_load((project / "corpus" / "corpus.yaml").read_text("utf-8"))["sources"][
        "water"
    ]
    assert entry["file"] == "Вода и границы.html"
    assert entry["issued"] == "2022-06-21"
    assert entry["language"] == "en-GB"
    assert entry["type"] == "webpage"
    assert "not this" not in json.dumps(entry)
