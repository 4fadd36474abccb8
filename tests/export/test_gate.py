"""No output holds a word of a source that may only be cited: every byte is searched."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

import pypdf


def readable(path):
    """Return the text of a file, whatever packs it."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if path.name == "objects.inv":
        head, _, packed = data.partition(b"zlib.\n")
        return (head + zlib.decompress(packed)).decode()
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as book:
            return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return data.decode(errors="replace")


def plain(text):
    """Return text as a reader sees it: markup gone, white space single."""
    return " ".join(re.sub(r"<[^>]*>", "", text).split())


def test_no_output_holds_words_of_a_source_that_may_only_be_cited(desk):
    source = (desk / "desk/corpus/closed.txt").read_text(encoding="utf-8")
    words = re.findall(r"\w+", source.partition("\n\n")[2])  # its title is bibliography
    # Two words in a row are enough to be the source's.
    pairs = {f"{one} {other}" for one, other in pairwise(words)}
    common = {"of the", "the jetty"} | {p for p in pairs if p in "The warden of the jetty"}
    files = [desk / "desk/kzbrief.lock", *(p for p in (desk / "out").rglob("*") if p.is_file())]
    searched = set()
    for path in files:
        # The author's own file is copied here; what an author types is not an output of ours.
        allowed = common if "_sources" in path.parts or ".doctrees" in path.parts else {"of the"}
        if ".doctrees" in path.parts:
            continue
        text = plain(readable(path))
        found = {pair for pair in pairs - allowed if re.search(rf"\b{re.escape(pair)}\b", text)}
        assert not found, path
        searched.add(path.name)
    assert {
        "index.html",
        "evidence.json",
        "kzbrief.lock",
        "searchindex.js",
        "objects.inv",
    } <= searched
    for suffix in (".pdf", ".epub", ".tex", ".sarif", ".github", ".jsonld"):
        assert any(name.endswith(suffix) for name in searched), suffix


def test_the_search_would_find_what_may_be_shown(desk):
    assert "brothers from the harbour" in plain(readable(desk / "desk/kzbrief.lock"))
    assert "Twelve ships" in plain(readable(desk / "out/html/index.html"))


PROBES = """\
# Probes

```{kzquote} closed-2020
inspections found nine mislabelled barrels beneath the northern jetty
```

```{kzquote} closed-2020
:pull:
:accept: rights-excerpt — let me

The warden ... told.
```

{kzquote}`nine barrels <closed-2020>`, {kzfigure}`wrong-words`, {kzfigure}`wrong-unit`,
{kzfigure}`eleven barrels <closed-2020#para1>`, {kzcite}`closed-2020#"nine barrels beneath"`.

```{kzfigure} closed-2020
:value: 9
:unit: barrels

nine mislabelled barrels beneath the northern jetty
```

```{kzfigures} wrong-words wrong-unit
:as: table
```

```{kzclaim}
:evidence: closed-2020#para1; wrong-unit
:against: closed-2020#"mislabelled barrels"
:weighing: It is old.

Barrels were there.
```

```{kzevidence}
:scope: project
```
"""
FIGURES = """\
figures:
  wrong-words: {source: closed-2020, find: nine barrels beneath the jetty, value: 9, unit: barrels}
  wrong-unit: {source: closed-2020, find: nine mislabelled barrels, value: 11, unit: tonnes}
"""
UNTYPED = re.compile(r"zephyr|exposed|southern|Quarterly|denied", re.IGNORECASE)
"""Words of the source that its probing author never types."""


def test_nothing_that_goes_wrong_tells_words_of_a_source_that_may_only_be_cited(tmp_path, command):
    shutil.copytree(Path(__file__).parent.parent / "cli/desk", tmp_path / "desk")
    manifest = tmp_path / "desk/corpus/corpus.yaml"
    manifest.write_text(manifest.read_text("utf-8") + FIGURES, "utf-8")
    (tmp_path / "desk/index.md").write_text(PROBES, "utf-8")
    out = tmp_path / "out"
    for builder in ("html", "latex", "text", "epub"):
        line = [sys.executable, "-m", "sphinx", "-q", "-b", builder, "desk", f"out/{builder}"]
        done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)
        (out / f"{builder}.log").write_text(done.stdout + done.stderr, "utf-8")
    for form in ("text", "json", "sarif", "github"):
        command(tmp_path, "check", "desk", "--format", form, "--output", out / f"check.{form}")
    told = command(tmp_path, "lock", "desk")
    (out / "lock").write_text(told.stdout + told.stderr, "utf-8")
    closed = tmp_path / "desk/corpus/closed.txt"
    closed.write_text(closed.read_text("utf-8").replace("nine", "ten"), "utf-8")
    for number, line in enumerate([("lock", "desk"), ("check", "desk"), ("review", "desk", "--json"),
                                   ("search", "zephyr", "--json", "--corpus", "desk/corpus")]):  # fmt: skip
        told = command(tmp_path, *line)
        (out / f"{number}.out").write_text(told.stdout + told.stderr, "utf-8")
    rules = set(
        re.findall(r"\[([a-z-]+)\]$", (out / "check.text").read_text("utf-8"), re.MULTILINE)
    )
    assert {"rights-excerpt", "figure-value", "cite-locator"} <= rules
    for path in out.rglob("*"):
        if path.is_file() and ".doctrees" not in path.parts and "_static" not in path.parts:
            text = readable(path).replace('"query": "zephyr"', "")
            assert not UNTYPED.search(plain(text)), path
