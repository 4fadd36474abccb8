"""No output holds a word of a source that may only be cited: every byte is searched."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise

import pypdf


def readable(path):
    """Return the text of a file, whatever packs it."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    if path.name == "objects.inv":
        head, _, packed = data.partition(b"zlib.\n")
        return (head + zlib.decompress(packed)).decode()
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
    assert any(name.endswith(".pdf") for name in searched)


def test_the_search_would_find_what_may_be_shown(desk):
    assert "brothers from the harbour" in plain(readable(desk / "desk/kzbrief.lock"))
    assert "Twelve ships" in plain(readable(desk / "out/html/index.html"))
