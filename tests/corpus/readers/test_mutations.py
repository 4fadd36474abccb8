"""Damaged files are refused or read into documents that hold together, the same each time.

The golden documents are damaged by chance, from fixed seeds. `KZBRIEF_MUTATIONS=2000` asks for more
cases of each file than the suite's few.
"""

from __future__ import annotations

import os
import random
import re
import warnings
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import read_document

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(
    path.name
    for path in GOLDEN.iterdir()
    if path.suffix not in {".yaml", ""} and path.stem != "README"
)
COUNT = int(os.environ.get("KZBRIEF_MUTATIONS", "8"))
TEXTS = re.compile(r"document\.xml|content\.xml|notes\.xml|x?html$|opf$")
SURROGATE = re.compile("[\ud800-\udfff]")
DIGITS = re.compile(rb"\d+")
OPENINGS = (
    b"<div>", b"<p><b>", b"<table><tr><td>", b"<blockquote>", b"<sup><a href='#a' id='a'>", b"{", b"[",
    b"{\\b ", b"{\\*\\footnote ", b"\\trowd\\intbl ", b"> ", b"- ", b"*", b"(", b"\\'", b"&amp;", b"^[",
    b"<w:p><w:r>", b"<w:tbl><w:tr><w:tc>", b"<w:ins><w:del>", b"<text:p>", b"<text:span>",
    b"<text:note><text:note-body>", b"<s><v A>", b"--__--__--\n\n", b"1\n00:00:01,000 --> 00:00:02,000\n",
)  # fmt: skip
ODDITIES = (
    b"\0", b"\x1b[31m", b"\r", b"\x0b\x0c", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80",
    b"&#0;", b"&#xD800;", b"&#x110000;", b"&#133;", b"&#x1F;", b"&nbsp;", b"\\u-10179?", b"\\u0?", b"\\bin99 ",
    b"\\uc999999999 ", b"\\'00", b"\xe2\x80\xae", b"\xe2\x80\xa9", b"=00", b"=?utf-8?q?=00?=", b"<!--", b"]]>",
    b"<![CDATA[", b"</p>", b"</w:p>", b"\xf0\x9d\x9f\x99", b"\xcc\x81", b"1" * 5000, b"-->", b"NOTE\n", b"~~",
)  # fmt: skip
CONTROLS = frozenset(map(chr, range(32))) - {"\n", "\t"}
# What is text as it stands keeps its characters, but for those that no text has.
STANDING = {"txt", "md", "eml", "srt", "vtt", "subtitles"}
HUGE = (b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"1e999", b"9" * 5000)


def mutated(data, chance):
    """Return bytes damaged in a few places."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        stretch = data[at : at + chance.choice((1, 10, 200, 5000))]
        match chance.randrange(8):
            case 0 if data:
                at = min(at, len(data) - 1)
                data = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
            case 1:
                data = data[:at] if chance.random() < 0.5 else data[at:]
            case 2:
                data = data[:at] + stretch * chance.choice((1, 2, 20)) + data[at:]
            case 3:
                data = data[:at] + data[at + len(stretch) :]
            case 4:
                to = chance.randrange(len(data) + 1)
                data = data[:to] + stretch + data[to:]
            case 5:
                opening = chance.choice(OPENINGS) * chance.choice((1, 3, 300, 3000))
                data = data[:at] + opening + data[at:]
            case 6:
                data = data[:at] + chance.choice(ODDITIES) + data[at:]
            case _:
                number = DIGITS.search(data, at)
                if number:
                    data = data[: number.start()] + chance.choice(HUGE) + data[number.end() :]
    return data


def mutated_package(data, chance):
    """Return a zip with a damaged, lost or doubled member."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        members = [(info.filename, package.read(info)) for info in package.infolist()]
    at = chance.randrange(len(members))
    texts = [at for at, (name, _) in enumerate(members) if TEXTS.search(name)]
    if texts and chance.random() < 0.7:  # most of a package is style sheets
        at = chance.choice(texts)
    name, content = members[at]
    match chance.randrange(8):
        case 0:
            del members[at]
        case 1:
            members.append((name, mutated(content, chance)))
        case _:
            members[at] = (name, mutated(content, chance))
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name given twice
        for name, content in members:
            package.writestr(name, content)
    return out.getvalue()


def case(name, number):
    """Return one damaged file, the same for the same name and number."""
    chance = random.Random(f"{name} {number}")  # noqa: S311 - no secret
    data = (GOLDEN / name).read_bytes()
    if data.startswith(b"PK") and chance.random() < 0.85:
        return mutated_package(data, chance)
    return mutated(data, chance)


def faults(document):
    """Return what does not hold together in a document."""
    text, size = document.text, len(document.text)
    starts = [(segment.start, -segment.end) for segment in document.segments]
    noted = [place for note in document.notes for place in (note.start, note.end)]
    raw = document.raw_offsets
    held = {
        "characters": not set(text) & ({"\0", "\r"} if document.reader in STANDING else CONTROLS)
        and not SURROGATE.search(text),
        "segments": starts == sorted(starts)
        and all(0 <= each.start <= each.end <= size for each in document.segments),
        "notes": noted == sorted(noted)
        and all(0 <= each.start < each.end <= size for each in document.notes),
        "struck": rises([each.at for each in document.struck], size)
        and all(each.words for each in document.struck),
        "pages": rises(document.pages, size)
        and len(document.page_labels) in {0, len(document.pages)},
        "cues": rises([each.start for each in document.cues], size),
        "left out": all(each.characters >= 0 for each in document.left_out),
        "raw offsets": rises([each for each, _ in raw], size) and all(to >= 0 for _, to in raw),
        "damage": all(
            0 <= span.start <= span.end <= size for each in document.damage for span in each.spans
        ),
        "metadata": not CONTROLS & set("".join(document.metadata.values()))
        and not SURROGATE.search("".join(document.metadata.values())),
    }
    return [what for what, holds in held.items() if not holds]


def rises(places, size):
    """Tell whether places are in order and inside a text."""
    return all(0 <= place <= size for place in places) and all(
        before <= after for before, after in pairwise(places)
    )


def faults_of(path):
    """Return what is wrong with the reading of a file."""
    try:
        document = read_document(path)
    except SourceUnreadableError:
        return []
    return faults(document) + ([] if read_document(path) == document else ["read otherwise twice"])


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_refused_or_holds_together(name, written):
    found = {}
    for number in range(COUNT):
        if wrong := faults_of(written(f"damaged{Path(name).suffix}", case(name, number))):
            found[number] = wrong
    assert found == {}
