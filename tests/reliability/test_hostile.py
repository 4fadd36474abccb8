"""Hostile sources and briefs are inert in every output, and cost bounded time."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pypdf
import pytest

NASTY = (
    'He said <script>alert(1)</script> and <img src=x onerror=alert(2)> and "><svg onload=alert(3)> '
    r"\write18{rm -rf x} \input{/etc/passwd} #eval(\"1+1\") #read(\"/etc/passwd\") "
    "{{ config }} ${jndi:ldap://x} `{kzquote}` \u202egnp.exe\u202c \u2066hidden\u2069 end of it."
)
SOURCES = """\
sources:
  evil-2020:
    file: evil.txt
    type: report
    title: "<script>alert('title')</script> \\\\input{x} #eval(1)"
    author: [{literal: "<b onclick=alert(4)>Nobody</b>"}]
    issued: "2020"
    URL: "javascript:alert(5)"
  plain-2020: {file: plain.txt, type: report, title: Plain, issued: "2020"}
"""

HOSTILE = """\
# Hostile

```{kzquote} evil-2020#para1
:pull:
```

{kzcite}`<script>alert(6)</script> says so <evil-2020#para1>`

{kzquote}`<script>alert(7)</script> words <plain-2020>`

```{kzquote} plain-2020
:speaker: ::error file=x::Nobody

<img src=x onerror=alert(8)> \x1bc \u202egnp.exe ::error file=x::pwned
```

```{kzclaim}
:evidence: plain-2020
:weighing: "\\\\<svg onload=alert(9)> #eval(1)"

\\<b onmouseover=alert(10)>It is so, \\write18{x}.
```

```{kzevidence}
```

```{toctree}
:glob:

kzsources/*
```
"""


class Tags(HTMLParser):
    """Collects tags and addresses of a page."""

    def __init__(self):
        super().__init__()
        self.scripts, self.handlers, self.addresses, self.script = [], [], [], False

    def handle_starttag(self, tag, attrs):
        self.script = tag == "script"
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append((tag, name, value))
            if name in {"href", "src"}:
                self.addresses.append(value or "")

    def handle_data(self, data):
        if self.script:
            self.scripts.append(data)


@pytest.fixture
def hostile(forked):
    """The desk with a source and a brief that mean harm."""
    corpus = forked.folder / "desk/corpus"
    (corpus / "corpus.yaml").write_text(SOURCES, "utf-8")
    (corpus / "evil.txt").write_text(f"A title\n\n{NASTY}\n\nAnother paragraph of it.\n", "utf-8")
    (corpus / "plain.txt").write_text("Plain\n\nNothing to see.\n", "utf-8")
    (forked.folder / "desk/index.md").write_text(HOSTILE, "utf-8")
    return forked


def test_hostile_words_are_inert_everywhere(hostile, sphinx, kzbrief):
    folder = hostile.folder
    for builder in ("html", "epub", "text", "kzpdf", "latex", "kzcheck"):
        status = hostile.run(sphinx(builder, "desk", f"out/{builder}", "-d", "doctrees"))
        assert status == 0, builder
    pages = [*(folder / "out/html").rglob("*.html"), *(folder / "out/epub").rglob("*.xhtml")]
    assert {"index.html", "index.xhtml"} <= {path.name for path in pages}
    for path in pages:
        tags = Tags()
        tags.feed(path.read_text("utf-8"))
        assert not tags.handlers, path
        assert not any("alert" in script for script in tags.scripts), path
        assert not any(each.lower().startswith("javascript:") for each in tags.addresses), path
    latex = next((folder / "out/latex").glob("*.tex")).read_text("utf-8")
    assert "\\write18{" not in latex
    assert "\\input{/etc" not in latex
    pdf = "".join(
        page.extract_text()
        for page in pypdf.PdfReader(next((folder / "out/kzpdf").glob("*.pdf"))).pages
    )
    assert "root:" not in pdf
    findings = json.loads((folder / "out/kzcheck/findings.json").read_text("utf-8"))["findings"]
    assert {"corpus-invalid", "quote-missing"} <= {each["rule"] for each in findings}
    for form in ("evidence", "web-annotation", "csl-json", "bibtex"):
        assert (
            hostile.run(kzbrief("export", "desk", "--format", form, "--output", f"x.{form}")) == 0
        )
        assert "javascript:" not in (folder / f"x.{form}").read_text("utf-8")


UNSAFE = set("\u202e\u202c\u2066\u2069\x1b\x07")


@pytest.mark.parametrize("form", ["text", "github", "sarif"])
def test_a_terminal_gets_no_control_characters_of_a_source(hostile, kzbrief, form):
    hostile.run(kzbrief("check", "desk", "--format", form, "--output", "told.txt"))
    told = (hostile.folder / "told.txt").read_text("utf-8")
    assert "pwned" in told
    assert not set(told) & UNSAFE


def test_the_log_of_a_build_has_none_either(hostile, sphinx):
    hostile.run(sphinx("html", "desk", "out/html", "-d", "doctrees", "-w", "told.txt"))
    told = (hostile.folder / "told.txt").read_text("utf-8")
    assert "pwned" in told
    assert not set(told) & UNSAFE
    assert not set((hostile.folder / "out/html/index.html").read_text("utf-8")) & UNSAFE


def test_nothing_starts_a_workflow_command_of_its_own(hostile, kzbrief):
    hostile.run(kzbrief("check", "desk", "--format", "github", "--output", "told.txt"))
    hostile.run(kzbrief("check", "desk", "--format", "json", "--output", "told.json"))
    lines = (hostile.folder / "told.txt").read_text("utf-8").splitlines()
    report = json.loads((hostile.folder / "told.json").read_text("utf-8"))
    assert len(lines) == len(report["findings"]) + len(report["sphinx"])
    for line in lines:
        assert line.startswith(("::error file=desk/", "::warning file=desk/", "::notice file=desk/",
                                "::warning title=Sphinx::"))  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize(
    ("words", "quotes"), [(900_000, 500), (20_000, 100_000)], ids=["10 MB", "100,000 quotes"]
)
def test_a_huge_paragraph_and_a_page_full_of_quotes_end(forked, sphinx, words, quotes):
    folder = forked.folder
    corpus = folder / "desk/corpus"
    (corpus / "corpus.yaml").write_text(
        "sources:\n  big-2020: {file: big.txt, type: report, title: Big, issued: '2020'}\n", "utf-8"
    )
    text = [f"word{number:07d}" for number in range(words)]
    (corpus / "big.txt").write_text("Big\n\n" + " ".join(text) + ".\n", "utf-8")
    starts = [8 * number % (words - 8) for number in range(quotes)]
    rows = [f"{{kzquote}}`{' '.join(text[at : at + 4])} <big-2020>`\n" for at in starts]
    (folder / "desk/index.md").write_text("# Big\n\n" + "\n".join(rows), "utf-8")
    arguments = ("-d", "doctrees", "-D", "kzbrief_source_pages=off")
    assert forked.run(sphinx("kzcheck", "desk", "out", *arguments)) == 0
    report = json.loads((folder / "out/findings.json").read_text("utf-8"))
    assert report["findings"] == []
    assert report["checked"]["quotations"] == quotes
