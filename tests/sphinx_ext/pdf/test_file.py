"""The file itself: standards, data, tags, bookmarks, links, and the same bytes every time."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

BRIEF = """\
---
date: 2022-06-21
---
# Kazakhstan and China

(start)=
First words with a [link](https://example.org/out) and one [inside](#trade).[^1]

[^1]: The note.

> A quotation of some words.
>
> -- Someone

(trade)=
## Trade

| a | b |
|---|---|
| 1 | 2 |

![A red field](pic.png)

```{toctree}
more
```
"""
MORE = "# More\n\n#### Too deep\n\nBack to [the start](#start) and {doc}`index`.\n"


@pytest.fixture(scope="module")
def files(picture):
    return {"index.md": BRIEF, "more.md": MORE, "pic.png": picture}


@pytest.fixture(scope="module")
def built(tmp_path_factory, set_project, files):
    return set_project(tmp_path_factory.mktemp("brief"), files, suppress_warnings=["myst.header"])


def test_standards_are_declared(built):
    data = built.reader().trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert re.search(r"<pdfaid:part>2</pdfaid:part>", data)
    assert re.search(r"<pdfaid:conformance>A</pdfaid:conformance>", data)
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", data)
    assert "pdf-standard" not in built.warnings


def test_data_of_the_document(built):
    reader = built.reader()
    assert reader.metadata.title == "Kazakhstan and China"
    assert reader.metadata.author == "A. Analyst"
    assert reader.metadata.creation_date.date().isoformat() == "2022-06-21"
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_language_is_that_of_the_project(make_pdf):
    built = make_pdf({"index.rst": "Тақырып\n=======\n\nСөз.\n"}, language="kk")
    assert built.reader().trailer["/Root"]["/Lang"] == "kk"


def test_tags_say_what_is_what(built):
    tags = built.tags()
    expected = {
        "/Title", "/H1", "/H2", "/P", "/Link", "/Note", "/BlockQuote", "/Table", "/TH", "/TD",
        "/Figure", "/TOC",
    }  # fmt: skip
    assert expected <= set(tags)
    assert tags.count("/BlockQuote") == 1
    assert "/H4" not in tags, "a heading skips no level"


def test_image_carries_its_words(built):
    raw = built.pdf.read_bytes()
    figures = []

    def walk(item):
        item = item.get_object()
        if isinstance(item, list):
            for part in item:
                walk(part)
        elif isinstance(item, dict):
            if item.get("/S") == "/Figure":
                figures.append(item.get("/Alt"))
            if "/K" in item:
                walk(item["/K"])

    walk(built.reader().trailer["/Root"]["/StructTreeRoot"])
    assert figures == ["A red field"]
    assert raw.startswith(b"%PDF-1.7")


def test_bookmarks(built):
    def titles(items):
        return [titles(item) if isinstance(item, list) else item.title for item in items]

    assert titles(built.reader().outline) == ["Trade", ["More", ["Too deep"]]]


def test_links_lead_out_and_inside(built):
    assert built.links() == ["https://example.org/out"]
    inside = [
        note.get_object()
        for page in built.reader().pages
        for note in page.get("/Annots", [])
        if "/Dest" in note.get_object() or "/D" in note.get_object().get("/A", {})
    ]
    assert len(inside) >= 3
    assert "pdf-link" not in built.warnings


def test_two_builds_are_the_same_bytes(built, tmp_path, set_project, files):
    again = set_project(tmp_path / "elsewhere", files, suppress_warnings=["myst.header"])
    assert again.pdf.read_bytes() == built.pdf.read_bytes()


def test_a_parallel_build_is_the_same_bytes(built, tmp_path, files):
    for name, content in files.items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (tmp_path / "conf.py").write_text((built.app.srcdir / "conf.py").read_text())
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-b",
        "kzpdf",
        "-j",
        "2",
        tmp_path,
        tmp_path / "out",
    ]
    subprocess.run(command, check=True)
    assert (tmp_path / "out" / built.pdf.name).read_bytes() == built.pdf.read_bytes()


def test_source_date_epoch_is_honoured(make_pdf, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    built = make_pdf({"index.rst": "Title\n=====\n"})
    assert built.reader().metadata.creation_date.isoformat() == "2020-09-13T12:26:40+00:00"


def test_a_file_is_touched_only_when_it_changes(make_pdf):
    built = make_pdf({"index.rst": "Title\n=====\n"})
    before = built.pdf.stat().st_mtime_ns
    again = make_pdf({"index.rst": "Title\n=====\n"})
    assert again.pdf.stat().st_mtime_ns == before
    changed = make_pdf({"index.rst": "Other title\n===========\n"})
    assert changed.says("Other title")


def test_path_of_the_pdf_is_told_last(make_pdf):
    built = make_pdf({"index.rst": "Title\n=====\n"})
    told = built.app.status.getvalue().strip().splitlines()[-1]
    assert re.fullmatch(r"The PDF is in .*sample\.pdf\.", told)


def test_several_pdfs_with_their_own_titles(make_pdf):
    plans = [("index", "all"), ("one", "one.pdf", "Its own title", "B. Writer")]
    built = make_pdf(
        {
            "index.rst": "All\n===\n\n.. toctree::\n\n   one\n",
            "one.rst": "One\n===\n\n:doc:`index`\n",
        },
        kzbrief_pdf_documents=plans,
    )
    assert sorted(built.pdfs) == ["all.pdf", "one.pdf"]
    assert built.reader("one.pdf").metadata.title == "Its own title"
    assert built.reader("one.pdf").metadata.author == "B. Writer"
    assert built.says("All", "one.pdf"), "a link to what is not in this PDF keeps its words"


def test_every_page_bears_its_number(make_pdf):
    body = "\n\n".join(f"Paragraph {number} of a text." for number in range(90))
    built = make_pdf({"index.rst": f"Title\n=====\n\n{body}\n"})
    pages = built.reader().pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert page.extract_text().strip().endswith(f"{number} / {len(pages)}")


def test_head_of_a_table_returns_on_every_page(make_pdf):
    rows = "\n".join(f"   * - row {number}\n     - cell" for number in range(90))
    table = f".. list-table::\n   :header-rows: 1\n\n   * - Heading here\n     - Other\n{rows}\n"
    built = make_pdf({"index.rst": f"Title\n=====\n\n{table}"})
    pages = built.reader().pages
    assert len(pages) > 1
    assert all("Heading here" in page.extract_text() for page in pages)
