"""Markdown is read as it renders, front matter as metadata, each place mapped to the file."""

from __future__ import annotations

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
