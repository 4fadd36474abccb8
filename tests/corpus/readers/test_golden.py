"""Real documents are read as other programs show them; `golden/README.md` tells where they come from."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

import pytest
import yaml

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.readers import read_document

GOLDEN = Path(__file__).parent / "golden"
ENDING = ".golden.yaml"


@cache
def golden(name):
    """Return what other programs show of a document."""
    return yaml.safe_load((GOLDEN / f"{name}{ENDING}").read_text("utf-8"))


@cache
def read(name):
    """Return what the reader makes of a document."""
    return read_document(GOLDEN / name)


NAMES = sorted(path.name.removesuffix(ENDING) for path in GOLDEN.glob(f"*{ENDING}"))
CASES = [(name, aspect) for name in NAMES for aspect in golden(name)]


def found(text, words, after=0):
    """Return the match of words in a text, whatever white space stands between them.

    A reader may keep the line end that stands behind a hyphen.
    """
    pattern = r"\s+".join(re.escape(word).replace(r"\-", r"\-\n?") for word in words.split())
    return re.compile(pattern).search(text, after)


def said(document, expected):
    after = 0
    for words in expected:
        match = found(document.text, words, after)
        assert match, words
        after = match.end()


def also(document, expected):
    assert [words for words in expected if not found(document.text, words)] == []


def lacks(document, expected):
    assert [words for words in expected if found(document.text, words)] == []


def once(document, expected):
    assert all(not found(document.text, w, found(document.text, w).end()) for w in expected)


def headings_of(document):
    """Return the headings' words, without references to notes and without a leading title."""
    held = []
    for segment in document.segments:
        if segment.kind is SegmentKind.HEADING:
            words = "".join(
                character
                for at, character in enumerate(
                    document.text[segment.start : segment.end], segment.start
                )
                if not any(note.start <= at < note.end for note in document.notes)
            )
            held.append(" ".join(words.split()))
    return held


def headings(document, expected):
    held = headings_of(document)
    title = document.metadata.get("title")
    assert held == expected or (held[:1] == [title] and held[1:] == expected), held


def headings_among(document, expected):
    assert [each for each in headings_of(document) if each in expected] == expected


def notes(document, expected):
    assert marks(document) == expected


def notes_first(document, expected):
    assert marks(document)[:1] == [expected]


def marks(document):
    """Return the references to notes as plain characters."""
    return [
        unicodedata.normalize("NFKC", document.text[note.start : note.end]).strip("[]() ")
        for note in document.notes
    ]


def struck(document, expected):
    assert [" ".join(each.words.split()) for each in document.struck] == expected


def title(document, expected):
    assert document.metadata.get("title") == expected


def pages(document, expected):
    assert document.page_labels, "no printed pages"
    for words, label in expected.items():
        page = bisect_right(document.pages, found(document.text, words).start()) - 1
        assert document.page_labels[page] == label, words


def times(document, expected):
    starts = [cue.start for cue in document.cues]
    told = {}
    for words in expected:
        match = found(document.text, words)
        told[words] = match and document.cues[bisect_right(starts, match.start()) - 1].begins
    assert told == expected


ASPECTS = {
    "says": said, "also": also, "pandoc": also, "lacks": lacks, "once": once, "headings": headings,
    "headings_among": headings_among, "notes": notes, "notes_first": notes_first,
    "struck": struck, "title": title, "pages": pages, "times": times,
}  # fmt: skip


@pytest.mark.parametrize(("name", "aspect"), CASES)
def test_a_document_is_read_as_it_stands(name, aspect):
    ASPECTS[aspect](read(name), golden(name)[aspect])
