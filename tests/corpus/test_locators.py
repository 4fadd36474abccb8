"""Locators: what authors write, which passage it names, and what is said where it names none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.corpus import Corpus, Document, LocatorError, Segment, SegmentKind
from sphinx_kzbrief.corpus.locators import (
    Locator,
    LocatorKind,
    locator_like,
    locator_of,
    pages_of,
    parse_locator,
    resolve_locator,
    segments_at,
)
from sphinx_kzbrief.corpus.model import Cue
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span

TEXT = "Heading\nOne one.\nTwo “two” two.\nA caption\nQ: Three?\nFour, one of us - no.\nfooter"


def span_of(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def segment(kind, words, number=None):
    return Segment(kind, *span_of(words), number=number)


@pytest.fixture
def document():
    segments = (
        segment(SegmentKind.HEADING, "Heading", 1),
        segment(SegmentKind.PARAGRAPH, "One one.", 1),
        segment(SegmentKind.PARAGRAPH, "Two “two” two.", 2),
        segment(SegmentKind.CAPTION, "A caption", 1),
        segment(SegmentKind.TURN, "Three?", 1),
        segment(SegmentKind.PARAGRAPH, "Three?", 3),
        segment(SegmentKind.TURN, "Four, one of us - no.", 2),
        segment(SegmentKind.BOILERPLATE, "footer"),
    )
    pages = (0, TEXT.index("A caption"), TEXT.index("Four"))
    return Document(TEXT, segments, {}, "txt", 1, "", "", pages=pages)


@pytest.mark.parametrize(
    ("text", "locator", "canonical"),
    [
        ("key", Locator("key"), "key"),
        (" key ", Locator("key"), "key"),
        ("key#para12", Locator("key", LocatorKind.PARAGRAPH, 12, 12), "key#para12"),
        ("key#para 12 – 14", Locator("key", LocatorKind.PARAGRAPH, 12, 14), "key#para12-14"),
        ("key#para7-7", Locator("key", LocatorKind.PARAGRAPH, 7, 7), "key#para7"),
        ("key#t00-12-30", Locator("key", LocatorKind.TIME, 750, 750), "key#t00-12-30"),
        ("key#t12:30", Locator("key", LocatorKind.TIME, 750, 750), "key#t00-12-30"),
        (
            "key#t0-59-58-1-00-03",
            Locator("key", LocatorKind.TIME, 3598, 3603),
            "key#t00-59-58-01-00-03",
        ),
        (
            "key#t12-30 – 13-05",
            Locator("key", LocatorKind.TIME, 750, 785),
            "key#t00-12-30-00-13-05",
        ),
        ("key#turn5", Locator("key", LocatorKind.TURN, 5, 5), "key#turn5"),
        ("key#note 2", Locator("key", LocatorKind.NOTE, 2, 2), "key#note2"),
        ("key#head1", Locator("key", LocatorKind.HEADING, 1, 1), "key#head1"),
        ("key#cap1", Locator("key", LocatorKind.CAPTION, 1, 1), "key#cap1"),
        ("k.e-y_2#page4-5", Locator("k.e-y_2", LocatorKind.PAGE, 4, 5), "k.e-y_2#page4-5"),
        (
            'key#"some  words"',
            Locator("key", LocatorKind.WORDS, words="some words"),
            'key#"some words"',
        ),
        (
            "key#“some\nwords”",
            Locator("key", LocatorKind.WORDS, words="some words"),
            'key#"some words"',
        ),
        ('key#"a "b" #c"', Locator("key", LocatorKind.WORDS, words='a "b" #c'), 'key#"a "b" #c"'),
    ],
)
def test_what_authors_write(text, locator, canonical):
    assert parse_locator(text) == locator
    assert str(locator) == canonical
    assert parse_locator(canonical) == locator


@pytest.mark.parametrize(
    "text",
    ["", "#para1", "a b", "key#", "key#para", "key#para0", "key#para3-2", "key#paragraph3", "key#12",
     "key#para12345678", 'key#""', 'key#"…"', "key#'words'", "key#para-1", "ключ", "key#para1,3", "key#Para1"],
)  # fmt: skip
def test_what_is_no_locator_says_what_is(text):
    with pytest.raises(LocatorError) as caught:
        parse_locator(text)
    assert caught.value.remedy


@given(st.text(max_size=50))
def test_any_text_is_a_locator_or_an_error(text):
    try:
        locator = parse_locator(text)
    except LocatorError:
        return
    assert parse_locator(str(locator)) == locator


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("k", TEXT),
        ("k#para1", "One one."),
        ("k#para1-2", "One one.\nTwo “two” two."),
        ("k#cap1", "A caption"),
        ("k#turn2", "Four, one of us - no."),
        ("k#page1", "Heading\nOne one.\nTwo “two” two.\n"),
        ("k#page3", "Four, one of us - no.\nfooter"),
        ('k#"two "two" two"', None),
        ('k#"Two "two" two"', "Two “two” two"),
        ("k#“one of us — no”", "one of us - no"),
        ('k#"One one. Two"', "One one.\nTwo"),
    ],
)
def test_the_passage_a_locator_names(text, words, document):
    locator = parse_locator(text)
    if words is None:
        with pytest.raises(LocatorError, match="do not stand in our copy of k"):
            resolve_locator(document, locator)
        return
    assert resolve_locator(document, locator) == span_of(words)
    assert resolve_locator(document, locator, PreparedText(TEXT)) == span_of(words)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("k#para4", "there is no paragraph 4; our copy of k has 3 paragraphs"),
        ("k#para2-9", "there is no paragraph 2 to 9; our copy of k has 3 paragraphs"),
        ("k#cap2", "there is no caption 2; our copy of k has 1 caption"),
        ("k#page4", "there is no page 4; our copy of k has 3 pages"),
        ('k#"one"', "the words “one” stand in 2 places of k: para1, turn2"),
    ],
)
def test_out_of_range_says_how_many_there_are(text, message, document):
    with pytest.raises(LocatorError) as caught:
        resolve_locator(document, parse_locator(text))
    assert message in caught.value.message
    assert caught.value.remedy


def test_a_kind_that_a_source_lacks_says_what_it_has():
    document = Document("A text.", (Segment(SegmentKind.PARAGRAPH, 0, 7, 1),), {}, "txt", 1, "", "")
    with pytest.raises(LocatorError, match=r"has no turns; it has 1 paragraph$"):
        resolve_locator(document, parse_locator("k#turn1"))
    bare = Document("A text.", (), {}, "txt", 1, "", "")
    with pytest.raises(LocatorError, match="has no pages; it has nothing to count"):
        resolve_locator(bare, parse_locator("k#page1"))


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("One", "para1"),
        ("one.\nTwo", "para1-2"),
        ("Three", "para3"),
        ("caption", "cap1"),
        ("Four", "turn2"),
        ("footer", ""),
        ("Heading", "head1"),
    ],
)
def test_the_locator_a_reader_would_cite(words, place, document):
    assert locator_of(replace(document, pages=()), "k", span_of(words)).place == place
    assert segments_at(document, "k", span_of(words)).place == place


@pytest.mark.parametrize(
    ("words", "place"),
    [("One", "page1"), ("two.\nA caption", "page1-2"), ("footer", "page3")],
)
def test_a_passage_of_a_document_with_pages_is_cited_by_page(words, place, document):
    assert locator_of(document, "k", span_of(words)).place == place


def test_pages_of_a_passage(document):
    assert pages_of(document, span_of("two.\nA caption")) == (1, 2)
    assert pages_of(Document("A", (), {}, "txt", 1, "", ""), Span(0, 1)) is None
    assert locator_of(Document("A", (), {}, "txt", 1, "", ""), "k", Span(0, 1)) == Locator("k")


def test_every_paragraph_and_turn_of_the_seeds_is_found_again(seeds):
    corpus = Corpus.open(seeds)
    counted = set()
    for key in corpus.sources:
        document = corpus.document(key)
        for each in document.segments:
            kinds = {
                SegmentKind.PARAGRAPH: "para",
                SegmentKind.TURN: "turn",
                SegmentKind.CAPTION: "cap",
                SegmentKind.NOTE: "note",
                SegmentKind.HEADING: "head",
            }
            if each.number is None or each.kind not in kinds:
                continue
            counted.add(each.kind)
            locator = parse_locator(f"{key}#{kinds[each.kind]}{each.number}")
            assert resolve_locator(document, locator) == each.span
            if each.kind is SegmentKind.PARAGRAPH:
                assert locator_of(document, key, each.span) == locator
    assert len(counted) == 5


def test_words_in_a_long_text_are_found_soon(stopwatch):
    document = Document("a" * 1_000_000, (), {}, "txt", 1, "", "")
    with stopwatch, pytest.raises(LocatorError):
        resolve_locator(document, parse_locator(f'k#"{"a" * 1000}"'))
    assert stopwatch.seconds < 2


@pytest.fixture
def recording():
    text = "One two\nthree. Four\n\nfive six."
    cues = (Cue(0, 1_000, 3_500), Cue(8, 3_500, 5_000), Cue(21, 9_200, 12_000))
    return Document(
        text, (Segment(SegmentKind.PARAGRAPH, 0, 19, 1),), {}, "s", 1, "", "", cues=cues
    )


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("t0-01", "One two"),
        ("t0-02", "One two"),
        ("t0-03", "One two\nthree. Four"),
        ("t0:04", "three. Four"),
        ("t0-04-0-09", "three. Four\n\nfive six."),
        ("t00-00-00-00-59-59", "One two\nthree. Four\n\nfive six."),
    ],
)
def test_a_time_code_names_what_is_seen_then(recording, place, words):
    assert resolve_locator(recording, parse_locator(f"k#{place}")).of(recording.text) == words


def test_a_passage_of_a_recording_is_cited_by_its_times(recording):
    for words, place in {"two": "t00-00-01", "Four\n\nfive": "t00-00-03-00-00-09"}.items():
        start = recording.text.index(words)
        span = Span(start, start + len(words))
        locator = locator_of(recording, "k", span)
        assert locator.place == place
        assert resolve_locator(recording, locator).contains(span)


def test_a_time_when_nothing_is_said_names_the_nearest(recording):
    with pytest.raises(LocatorError, match="nothing is said then") as failure:
        resolve_locator(recording, parse_locator("k#t0-07"))
    assert "k#t0-03" in failure.value.remedy


def test_a_time_code_of_a_text_without_any_says_what_there_is(document):
    with pytest.raises(LocatorError, match="has no time codes; it has 3 paragraphs"):
        resolve_locator(document, parse_locator("k#t1-00"))


def test_a_time_that_runs_backwards_is_no_locator():
    with pytest.raises(LocatorError, match="backwards"):
        parse_locator("k#t2-00-1-00")


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("law#art12", "law#art12"),
        ("law#art. 12-1", "law#art12-1"),
        ("law#art 12 – 14", "law#art12-14"),
        ("law#artXII", "law#artXII"),
        ("law#sec3.2", "law#sec3.2"),
        ("law#sec3.2-3.4", "law#sec3.2-3.4"),
        ("law#p12", "law#p12"),
        ("law#pp. iv–vi", "law#piv-vi"),
        ("law#pA-3", "law#pA-3"),
    ],
)
def test_places_that_the_document_names_itself(typed, canonical):
    locator = parse_locator(typed)
    assert str(locator) == canonical
    assert parse_locator(canonical) == locator


@pytest.mark.parametrize("typed", ["law#para", "law#pages", "law#artful", "law#sec", "law#p-3"])
def test_words_that_only_begin_like_such_a_place_are_no_locator(typed):
    with pytest.raises(LocatorError):
        parse_locator(typed)


def labelled(document, *labels, reader="pdf"):
    return replace(document, page_labels=labels, reader=reader)


def test_a_page_is_named_by_the_number_printed_on_it(document):
    book = labelled(document, "iv", "1", "2")
    span = span_of("Four, one of us - no.")
    found = locator_of(book, "key", span)
    assert (str(found), found.pages) == ("key#p2", (3, 3))
    assert resolve_locator(book, parse_locator("key#p2")).contains(span)
    assert resolve_locator(book, parse_locator("key#pIV")) == Span(0, book.pages[1])
    assert resolve_locator(book, parse_locator("key#piv-1")) == Span(0, book.pages[2])
    assert resolve_locator(book, parse_locator("key#page3")).contains(span)


@pytest.mark.parametrize("labels", [("1", "2", "3"), ("", "", ""), ("1", "1", "1"), ()])
def test_pages_whose_printed_numbers_tell_nothing_are_counted(document, labels):
    span = span_of("Four, one of us - no.")
    assert str(locator_of(labelled(document, *labels), "key", span)) == "key#page3"


def test_a_printed_page_that_is_not_there_is_an_error_that_names_those_that_are(document):
    with pytest.raises(LocatorError, match=r"there is no printed page number 9.* has iv, 1, 2"):
        resolve_locator(labelled(document, "iv", "1", "2"), parse_locator("key#p9"))
    with pytest.raises(LocatorError, match=r"has no printed page numbers; it has .*3 pages"):
        resolve_locator(document, parse_locator("key#p9"))


def test_a_printed_number_that_two_pages_bear_names_them(document):
    with pytest.raises(
        LocatorError, match=r"2 pages of our copy of key bear the number 1: .*page2"
    ):
        resolve_locator(labelled(document, "iv", "1", "1"), parse_locator("key#p1"))


LAW = "Article 1\nOpen at six.\nArticle 2\nShut at ten.\nArticle 3\nNo more."


def law(text=LAW):
    segments = []
    counts = {SegmentKind.HEADING: 0, SegmentKind.PARAGRAPH: 0}
    at = 0
    for line in text.split("\n"):
        kind = SegmentKind.HEADING if line.startswith("Article") else SegmentKind.PARAGRAPH
        counts[kind] += 1
        segments.append(Segment(kind, at, at + len(line), number=counts[kind]))
        at += len(line) + 1
    return Document(text, tuple(segments), {}, "txt", 1, "", "")


def test_an_article_is_named_by_its_number():
    document = law()
    text = document.text
    assert resolve_locator(document, parse_locator("l#art2")).of(text) == "Article 2\nShut at ten."
    both = resolve_locator(document, parse_locator("l#art2-3")).of(text)
    assert both.startswith("Article 2")
    assert both.endswith("No more.")
    assert resolve_locator(document, parse_locator("l#artII")).of(text).startswith("Article 2")
    with pytest.raises(LocatorError, match="no numbered article 7; our copy of l has 1, 2, 3"):
        resolve_locator(document, parse_locator("l#art7"))
    with pytest.raises(LocatorError, match="no numbered sections; it has 3 paragraphs"):
        resolve_locator(document, parse_locator("l#sec1"))


def test_articles_of_one_number_are_told_apart_by_words():
    document = law(f"{LAW}\nArticle 2\nShut at noon.")
    with pytest.raises(LocatorError, match="more than one numbered article of that name"):
        resolve_locator(document, parse_locator("l#art2"))


def test_a_passage_is_counted_as_an_author_counts():
    document = law()
    start = LAW.index("Shut")
    typed = parse_locator("l#art1")
    assert str(locator_like(document, typed, Span(start, start + 4))) == "l#art2"


def test_words_are_found_past_the_note_references_between_them():
    text = "It cost $320¹ million in all."
    segments = (Segment(SegmentKind.PARAGRAPH, 0, len(text), number=1),)
    document = Document(text, segments, {}, "html", 2, "", "", notes=(Span(12, 13),))
    found = resolve_locator(document, parse_locator('k#"cost $320 million"'))
    assert found.of(text) == "cost $320¹ million"
