"""Markdown is read as it renders, front matter as metadata, each place mapped to the file."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import SegmentKind
from sphinx_kzbrief.corpus.readers import raw_offset, read_document

SOURCE = """---
title: "A talk: trade"
date: 2024-05-01
author: [Jane Doe, John Smith]
lang: en
tags: [x]
---

# A talk on *trade*

Trade **has grown** by [70-fold](https://example.org), R&amp;D too.[^1]

- First item
- Second `item`

| Year | Trade |
|------|-------|
| 2008 | 12    |

> Somebody's words, set off as a block.

Visible <script>evil()</script><span hidden>secret</span> here.

<div><script>evil()</script><p>In raw HTML.</p></div>

![Alt](image.png)

Security forces in Almaty. (Photo/Xinhua)

[^1]: A note.
"""


def document(written, source=SOURCE):
    return read_document(written("a.md", source))


def test_the_rendered_text_is_what_is_read(written):
    doc = document(written)
    assert "Trade has grown by 70-fold, R&D too." in doc.text
    assert "First item" in doc.text
    assert "Second item" in doc.text
    assert "Year\tTrade\n2008\t12" in doc.text
    for markup in ("**", "](", "evil", "secret", "|--", "&amp;", "image.png", "title:"):
        assert markup not in doc.text


def test_boxes_of_tasks_are_no_words(written):
    read = document(written, "- [ ] Ash fell.\n- [x] **Elm** rose.\n\n[x] Fir, in prose.\n")
    assert read.text.split("\n\n") == ["Ash fell.", "Elm rose.", "[x] Fir, in prose."]


def test_structure(written):
    doc = document(written)
    kinds = {seg.span.of(doc.text): seg.kind for seg in doc.segments}
    assert kinds["A talk on trade"] is SegmentKind.HEADING
    assert kinds["Somebody's words, set off as a block."] is SegmentKind.QUOTATION
    assert kinds["Security forces in Almaty. (Photo/Xinhua)"] is SegmentKind.CAPTION
    assert kinds["A note."] is SegmentKind.NOTE
    assert kinds["In raw HTML."] is SegmentKind.PARAGRAPH


def test_front_matter_is_metadata(written):
    assert document(written).metadata == {
        "title": "A talk: trade",
        "issued": "2024-05-01",
        "author": "Jane Doe; John Smith",
        "language": "en",
    }


def test_places_map_back_to_the_file(written):
    doc = document(written)
    for words in ("A talk on", "has grown", "70-fold", "Second", "2008", "In raw", "A note."):
        offset = raw_offset(doc.raw_offsets, doc.text.index(words))
        if words != "In raw":  # raw HTML has no places of its own
            assert SOURCE[offset:].startswith(words)


def test_a_yaml_bomb_in_front_matter_stays_text_or_unread(written):
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))
    doc = document(written, f"---\na0: &a0 [x]\n{levels}\ntitle: T\n---\n\nText.\n")
    assert doc.metadata == {"title": "T"}
    assert doc.text == "Text."


def test_broken_front_matter_is_text(written):
    doc = document(written, "---\n: [broken\n---\n\nText.\n")
    assert "Text." in doc.text
    assert doc.metadata == {}


MARKED = """---
lang: de
---
[^b]: An early note.

Growth~~s~~ of 10<sup>6</sup>, again[^a] and[^b] and[^a]. He said <q>Ja</q>.
The port is <del>closed</del><ins>open</ins>, 3<sup>1</sup>/<sub>2</sub> km; $x^2$ H~2~O 2^2^.

<div>

~~Gone~~ inside

</div>

<table><tr><td>Year</td><td>10<sup>3</sup></td></tr></table>

| Area[^a] | b<sub>2</sub> |
|----------|---------------|
| ~~x~~    | y             |

[^a]: A late note, in m<sup>2</sup>.
"""


def test_marks_are_kept_and_what_is_struck_out_is_recorded(written):
    doc = document(written, MARKED)
    assert doc.text == (
        "Growth of 10⁶, again¹ and² and¹. He said „Ja“.\n"
        "The port is open, 3½ km; $x^2$ H₂O 2².\n\ninside\n\nYear\t10³\nArea¹\tb₂\ny\n\n"
        "A late note, in m².\n\nAn early note."
    )
    assert [span.of(doc.text) for span in doc.notes] == ["¹", "²", "¹", "¹"]
    assert [struck.words for struck in doc.struck] == ["s", "closed", "Gone", "x"]
    notes = [seg.span.of(doc.text) for seg in doc.segments if seg.kind is SegmentKind.NOTE]
    assert notes == ["A late note, in m².", "An early note."]


def test_places_behind_marks_map_back_to_the_file(written):
    doc = document(written, MARKED)
    for words in ("Growth", " of 10", ", again", " and", "Ja", "open", " km;", "inside", "Year",
                  "Area", "y", "A late", "An early"):  # fmt: skip
        offset = raw_offset(doc.raw_offsets, doc.text.index(words))
        assert MARKED[offset:].startswith(words), words
    for mark, raw in zip(doc.notes, ("[^a]", "[^b]", "[^a]", "[^a]"), strict=True):
        assert MARKED[raw_offset(doc.raw_offsets, mark.start) :].startswith(raw)


def test_html_that_is_never_closed_hides_no_more_than_its_block(written):
    doc = document(written, "<p hidden>Unseen.\n\nSeen.\n\n<script>x\n\nNot seen.")
    assert doc.text == "Seen."
    doc = document(written, "A <sup>2 and <b>bold.\n\nPlain</b> again.")
    assert doc.text == "A 2 and bold.\n\nPlain again."


def test_labels_that_never_end_are_read_once(written):
    marks = "[^" * 20_000
    doc = document(written, f"Rice.[^a] {marks}\n\n[^a]: A note.")
    assert doc.text == f"Rice.¹ {marks}\n\nA note."


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("10^6^ m^3^, 10^-2^, the 21^st^", "10⁶ m³, 10⁻², the 21st"),
        ("CO~2~ and H~2~O", "CO₂ and H₂O"),
        (
            "2^32 and 2^64, $x^{2}y^{3}$, a^b^c, `10^6^`",
            "2^32 and 2^64, $x^{2}y^{3}$, a^b^c, 10^6^",
        ),
        ("about ~5~ or ~~6~~ seven", "about ~5~ or seven"),
    ],
)
def test_what_pandoc_raises_and_lowers(written, typed, text):
    assert read_document(written("a.md", f"{typed}\n")).text == text
