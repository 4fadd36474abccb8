"""The gate: outputs show what the rights allow, and never a word more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kzbrief.corpus import Corpus, Document, Rights, Segment, SegmentKind, Source
from sphinx_kzbrief.corpus.gate import (
    MOST_CONTEXT,
    blocks_of,
    excerpt,
    may_quote,
    may_show_all,
    may_show_asset,
)
from sphinx_kzbrief.corpus.model import Asset
from sphinx_kzbrief.corpus.page_view import page_blocks
from sphinx_kzbrief.text.spans import Span

SOURCE = Source("k", "a.txt", Path("a.txt"), "document", None, Path("corpus.yaml"), 1, "")
FULL = replace(SOURCE, rights=Rights.FULL)
CITATION = replace(SOURCE, rights=Rights.CITATION)
PARAGRAPH = (
    "The first one stands here. It is not true that the second one does. A third follows. The end."
)


def document_of(*paragraphs):
    text, segments = "", []
    for number, paragraph in enumerate(paragraphs, start=1):
        start = len(text)
        text += paragraph + "\n\n"
        segments.append(Segment(SegmentKind.PARAGRAPH, start, start + len(paragraph), number))
    return Document(text, tuple(segments), {}, "txt", 1, "", "")


def span_of(document, words):
    start = document.text.index(words)
    return Span(start, start + len(words))


def cut(document, source, words):
    found = excerpt(document, source, span_of(document, words))
    assert found.text == found.span.of(document.text)
    return (found.before, found.passage, found.after, found.elided_before, found.elided_after)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # within a sentence: the rest of that sentence on both sides
        (
            "the second one",
            ("It is not true that ", "the second one", " does.", True, True),
        ),
        # a whole sentence: one sentence on each side
        (
            "A third follows.",
            (
                "It is not true that the second one does. ",
                "A third follows.",
                " The end.",
                True,
                False,
            ),
        ),
        # at the start and at the end of the paragraph
        ("The first one", ("", "The first one", " stands here.", False, True)),
        ("end.", ("The ", "end.", "", True, False)),
        # the whole paragraph: a brief that quotes it shows it too
        (PARAGRAPH, ("", PARAGRAPH, "", False, False)),
    ],
)
def test_a_passage_has_at_most_a_sentence_on_each_side(words, expected):
    assert cut(document_of("Before.", PARAGRAPH, "After."), SOURCE, words) == expected


def test_context_never_completes_a_paragraph():
    document = document_of("Not all demonstrators were terrorists.", "One sentence. And another.")
    assert cut(document, SOURCE, "demonstrators were")[:3] == ("Not all ", "demonstrators were", "")
    assert cut(document, SOURCE, "One sentence.")[:3] == ("", "One sentence.", "")
    before, passage, after, elided, _ = cut(document, SOURCE, "were terrorists.")
    assert (before, passage, after, elided) == ("", "were terrorists.", "", True)


def test_a_passage_over_two_paragraphs_completes_neither():
    document = document_of("One begins. Two goes on.", "Three goes on. Four ends.")
    found = cut(document, SOURCE, "Two goes on.\n\nThree goes on.")
    assert found == ("", "Two goes on.\n\nThree goes on.", "", True, True)


def test_long_sentences_are_cut_at_words_to_the_limit_in_all():
    words = " ".join(f"word{number:04d}" for number in range(400))
    document = document_of(f"{words} HERE {words} END.")
    found = excerpt(document, SOURCE, span_of(document, "HERE"))
    assert 280 < len(found.before) + len(found.after) <= MOST_CONTEXT
    assert found.before.startswith("word")
    assert found.after.rstrip()[-1].isdigit()
    one_sided = excerpt(document, SOURCE, span_of(document, words[:8]))
    assert 280 < len(one_sided.after) <= MOST_CONTEXT
    assert one_sided.before == ""


def test_text_without_spaces_is_cut_too():
    document = document_of("中" * 1000 + "好" + "文" * 1000 + "。")
    found = excerpt(document, replace(SOURCE, language="zh"), span_of(document, "好"))
    assert len(found.before) + len(found.after) <= MOST_CONTEXT
    assert found.before
    assert found.after


def test_full_rights_show_the_whole_block_and_citation_rights_nothing():
    document = document_of("Before.", PARAGRAPH)
    before, passage, after, *elided = cut(document, FULL, "A third")
    assert before + passage + after == PARAGRAPH
    assert elided == [False, False]
    hidden = excerpt(document, CITATION, span_of(document, "A third"))
    assert hidden.text == ""
    assert page_blocks(document, CITATION, [Span(0, 5)]) == ()


def test_who_may_show_what():
    assert [may_quote(each) for each in (FULL, SOURCE, CITATION)] == [True, True, False]
    assert [may_show_all(each) for each in (FULL, SOURCE, CITATION)] == [True, False, False]
    image = Asset("a", "a.jpg")
    assert [may_show_asset(each, image) for each in (FULL, SOURCE, CITATION)] == [
        True,
        False,
        False,
    ]
    assert may_show_asset(SOURCE, replace(image, rights=Rights.FULL))
    assert not may_show_asset(FULL, replace(image, rights=Rights.EXCERPT))


def test_blocks_hold_all_visible_text_once():
    text = "Title\nQ: One? Two?\nLabel Three. stray\nBy the end."
    segments = (
        Segment(SegmentKind.HEADING, 0, 5),
        Segment(SegmentKind.TURN, 9, 18, 1),
        Segment(SegmentKind.PARAGRAPH, 9, 13, 1),
        Segment(SegmentKind.PARAGRAPH, 14, 18, 2),
        Segment(SegmentKind.NOTE, 19, 37),
        Segment(SegmentKind.PARAGRAPH, 25, 31, 3),
        Segment(SegmentKind.QUOTATION, 26, 30),
    )
    document = Document(text, segments, {}, "txt", 1, "", "")
    found = [
        (block.span.of(text), block.segment and block.segment.kind) for block in blocks_of(document)
    ]
    assert found == [
        ("Title", "heading"),
        ("\nQ: ", None),
        ("One?", "paragraph"),
        ("Two?", "paragraph"),
        ("Label ", "note"),
        ("Three.", "paragraph"),
        (" stray", "note"),
        ("\nBy the end.", None),
    ]


def test_a_correction_inside_a_paragraph_does_not_cut_it():
    text = "One sentence. Another one. A third one."
    segments = (
        Segment(SegmentKind.PARAGRAPH, 0, len(text), 1),
        Segment(SegmentKind.PARAGRAPH, 14, 26, as_of="199X?"),
    )
    blocks = blocks_of(Document(text, segments, {}, "txt", 1, "", ""))
    assert [block.span for block in blocks] == [Span(0, len(text))]


class TestPage:
    def test_full_rights_show_every_block_with_passages_marked(self):
        document = document_of("One two three.", "Four five.")
        two, three = span_of(document, "two three"), span_of(document, "three")
        shown = page_blocks(document, FULL, [two, three])
        pieces = [(piece.text, piece.passages) for block in shown for piece in block.pieces]
        assert pieces == [
            ("One ", ()),
            ("two ", (0,)),
            ("three", (0, 1)),
            (".", ()),
            ("Four five.", ()),
        ]
        assert not any(piece.elided_before for block in shown for piece in block.pieces)

    def test_excerpts_show_used_blocks_only_with_gaps(self):
        document = document_of("Unused.", PARAGRAPH + " " + PARAGRAPH.replace("one", "other"))
        spans = [span_of(document, "The first one"), span_of(document, "second other")]
        (block,) = page_blocks(document, SOURCE, spans)
        assert block.segment.number == 2
        assert [(piece.text, piece.passages, piece.elided_before) for piece in block.pieces] == [
            ("The first one", (0,), False),
            (" stands here.", (), False),
            ("It is not true that the ", (), True),
            ("second other", (1,), False),
            (" does.", (), False),
        ]
        assert block.elided_after

    def test_a_passage_over_blocks_is_marked_in_each(self):
        document = document_of("One. Two.", "Three. Four.")
        shown = page_blocks(document, SOURCE, [span_of(document, "Two.\n\nThree.")])
        assert [[piece.text for piece in block.pieces if piece.passages] for block in shown] == [
            ["Two."],
            ["Three."],
        ]

    def test_many_passages_do_not_complete_a_block_by_context(self):
        document = document_of("One two. Three four. Five six. Seven eight.")
        spans = [span_of(document, words) for words in ("two", "Three", "six", "Seven")]
        (block,) = page_blocks(document, SOURCE, spans)
        assert "".join(piece.text for piece in block.pieces) == "twoThreesixSeven"
        assert all(piece.elided_before for piece in block.pieces)

    def test_the_space_between_two_passages_is_kept(self):
        document = document_of("One two three. Four five six.")
        spans = [span_of(document, words) for words in ("One two three.", "Four five six.")]
        (block,) = page_blocks(document, SOURCE, spans)
        assert "".join(piece.text for piece in block.pieces) == "One two three. Four five six."


SENTENCES = st.lists(
    st.sampled_from(["One two.", "No.", "Three four five six.", "Дом стоит.", "Seven"]),
    min_size=1,
    max_size=6,
)
PARAGRAPHS = st.lists(SENTENCES.map(" ".join), min_size=1, max_size=4)


@settings(max_examples=300)
@given(PARAGRAPHS, st.data())
def test_whatever_is_used_no_block_is_shown_that_is_not_used_whole(paragraphs, data):
    document = document_of(*paragraphs)
    length = len(document.text)
    spans = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, length - 1))
        spans.append(Span(start, data.draw(st.integers(start + 1, length))))
    shown = {}
    for block in page_blocks(document, SOURCE, spans):
        for piece in block.pieces:
            assert piece.text == piece.span.of(document.text)
            shown |= dict.fromkeys(range(*piece.span), True)
    used = {at for span in spans for at in range(*span) if not document.text[at].isspace()}
    assert {at for at in used if at not in shown} == set(), "every used passage is shown"
    for block in blocks_of(document):
        visible = {at for at in range(*block.span) if not document.text[at].isspace()}
        if visible - used:
            assert visible - set(shown), "something of a block not used whole stays hidden"
    for span in spans:
        one = excerpt(document, SOURCE, span)
        assert len(one.before) + len(one.after) <= MOST_CONTEXT
        assert one.passage == span.of(document.text)


def test_the_seeds_stay_excerpts(seeds):
    corpus = Corpus.open(seeds)
    source, document = (
        corpus.source("scmp-koishibayev-2022"),
        corpus.document("scmp-koishibayev-2022"),
    )
    span = span_of(document, "those demonstrators in the streets were terrorists and extremists")
    found = excerpt(document, source, span)
    assert found.before == "I would also like to make one point, that not all "
    assert found.after == "."
    pages = page_blocks(document, source, [span])
    assert sum(len(piece.text) for block in pages for piece in block.pieces) < 200


@settings(max_examples=300)
@given(PARAGRAPHS, st.sampled_from([SOURCE, FULL]), st.data())
def test_each_piece_names_the_passages_that_it_belongs_to(paragraphs, source, data):
    document = document_of(*paragraphs)
    offsets = st.integers(0, len(document.text) - 1)
    drawn = data.draw(st.lists(st.tuples(offsets, offsets), max_size=8))
    passages = [Span(min(pair), max(pair) + 1) for pair in drawn]
    for block in page_blocks(document, source, passages):
        for piece in block.pieces:
            assert piece.text == piece.span.of(document.text)
            holders = [n for n, each in enumerate(passages) if each.contains(piece.span)]
            assert not piece.text.strip() or list(piece.passages) == holders
