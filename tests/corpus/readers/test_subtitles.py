"""Subtitles: what is said, by whom and when; numbers, times and marks are no words."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import Cue, LeftOut, SegmentKind
from sphinx_kzbrief.corpus.problems import SourceUnreadableError
from sphinx_kzbrief.corpus.readers import raw_offset, read_document

SRT = """\
1
00:00:01,000 --> 00:00:04,000
The harbour will not

2
00:00:04,000 --> 00:00:07,500
{\\an8}<i>close</i> before
2030

3
00:00:07,500 --> 00:00:09,000
or 2031.
"""


def cue(number, words):
    return f"00:00:{number:02}.000 --> 00:00:{number + 1:02}.000\n{words}\n\n"


def track(*words, head="WEBVTT\n\n"):
    return head + "".join(cue(number, each) for number, each in enumerate(words))


def paragraphs(doc):
    return [
        doc.text[each.start : each.end]
        for each in doc.segments
        if each.kind is SegmentKind.PARAGRAPH
    ]


def speakers(doc):
    return [
        (each.speaker or each.label, doc.text[each.start : each.end])
        for each in doc.segments
        if each.kind is SegmentKind.PARAGRAPH
    ]


@pytest.mark.parametrize("name", ["a.srt", "a.txt"])
def test_a_sentence_over_three_cues_is_one(written, name):
    doc = read_document(written(name, "\ufeff" + SRT))
    assert doc.text == "The harbour will not close before 2030 or 2031."
    assert doc.cues == (Cue(0, 1000, 4000), Cue(21, 4000, 7500), Cue(39, 7500, 9000))
    for words in ("harbour", "close", "2030", "2031"):
        offset = raw_offset(doc.raw_offsets, doc.text.index(words))
        assert SRT[offset:].startswith(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a last line of digits is said, unless it goes on counting the cues
        ("0:01 --> 0:02\nby\n2030\n\n0:02 --> 0:03\nor so.\n", "by 2030 or so."),
        ("1\n0:01 --> 0:02\nWe grow\n2\n0:02 --> 0:03\nslowly.\n", "We grow slowly."),
        ("1\n0:01 --> 0:02\n\n2\n0:02 --> 0:03\nOnly this.\n", "Only this."),
        # SubRip's players show what stands behind a blank line
        ("1\n0:01 --> 0:02\nOne\n\ntwo.\n\n2\n0:02 --> 0:03\nThree.\n", "One two.\nThree."),
        ("1\r\n0:01 --> 0:02\r\nx < 5 &amp; y > 4<br/>is so\r\n", "x < 5 & y > 4 is so"),
        ("1\n0:01 --> 0:02\nWe were <s>ready</s> late.\n", "We were late."),
    ],
)
def test_what_is_said(written, text, words):
    assert read_document(written("a.srt", text)).text == words


def test_comments_styles_and_names_of_cues_are_no_words(written):
    text = (
        "WEBVTT - talk\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\n"
        f"NOTE checked by hand\n\nfirst\n{cue(1, 'We will build')}NOTE\nnot said\n\n{cue(2, 'it.')}"
    )
    doc = read_document(written("a.vtt", text))
    assert doc.text == "We will build it."
    assert doc.metadata["language"] == "en"
    assert [each.what for each in doc.left_out] == ["comments"]


def test_a_voice_says_its_words_and_is_none_of_them(written):
    text = track("<v.loud Ann Lee>We will", "<v Ann Lee>build it.", "<v Bo Li>When?", "So.")
    doc = read_document(written("a.vtt", text))
    assert speakers(doc) == [
        ("Ann Lee", "We will build it."),
        ("Bo Li", "When?"),
        ("unnamed speaker", "So."),
    ]
    assert [each.speaker for each in doc.segments if each.kind is SegmentKind.TURN] == [
        "Ann Lee",
        "Bo Li",
    ]


def test_two_voices_in_one_cue(written):
    doc = read_document(written("a.vtt", track("<v Ann>When?</v>\n<v Bo &amp; Co>Soon.</v>")))
    assert speakers(doc) == [("Ann", "When?"), ("Bo & Co", "Soon.")]


def test_a_mark_of_another_speaker_is_no_word_and_ends_a_turn(written):
    text = track(">> ANN LEE: We wait.", "&gt;&gt; BO LI: I see.", ">> ANN LEE: You do.", ">> Yes.")
    doc = read_document(written("a.vtt", text))
    assert ">" not in doc.text
    assert speakers(doc)[-2:] == [("ANN LEE", "You do."), ("unnamed speaker", "Yes.")]


def test_dashes_that_part_two_speakers(written):
    doc = read_document(written("a.vtt", track("- Ready?\n- Not yet.", "-5 degrees.")))
    assert paragraphs(doc) == ["Ready?", "Not yet.\n-5 degrees."]


def test_rolling_lines_are_said_once(written):
    text = track(
        " \nhello and<00:00:00.500><c> welcome</c>",
        "hello and welcome\n ",
        "hello and welcome\nto the show",
        "to the show",
        "to the show\ntonight",
    )
    assert read_document(written("a.vtt", text)).text == "hello and welcome to the show tonight"


def test_a_few_cues_roll_where_most_steps_repeat_a_line(written):
    text = track("yes", "yes\nthis", "it will happen", "it will happen")
    assert read_document(written("a.vtt", text)).text == "yes this it will happen"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        # one row of cues rolls, whatever the others do
        (
            (
                "We dug",
                "We dug\n40 wells",
                "40 wells\nin May.",
                "Then it",
                "rained. So",
                "we went.",
            ),
            "We dug 40 wells in May.\nThen it rained. So we went.",
        ),
        (
            ("One.", "No.", "No.", "We dug", "We dug\n40", "40\nwells.", "Why", "so few?", "So."),
            "One.\nNo.\nNo.\nWe dug 40 wells.\nWhy so few?\nSo.",
        ),
        (
            ("We\ndug", "We\ndug\n40", "dug\n40\nwells.", "So", "it", "went", "on."),
            "We dug 40 wells.\nSo it went on.",
        ),
        # a speaker may repeat a line, and a word as often as he likes
        (
            ("We wait.", "We wait.\nWe hope.", "And", "so on."),
            "We wait.\nWe wait.\nWe hope.\nAnd so on.",
        ),
        (
            ("No.", "No.\nNo.", "No.", "And", "so", "on", "it went."),
            "No.\nNo.\nNo.\nNo.\nAnd so on it went.",
        ),
    ],
)
def test_each_row_of_cues_is_judged_by_itself(written, words, text):
    assert read_document(written("a.vtt", track(*words))).text == text


def test_words_said_twice_stay_twice_but_a_cue_given_twice_does_not(written):
    text = track("No.", "No.", "We will", "wait.") + cue(3, "wait.")
    assert read_document(written("a.vtt", text)).text == "No.\nNo.\nWe will wait."


def test_a_long_pause_ends_a_paragraph_and_no_sentence(written):
    times = [(0, 2), (2.1, 4), (9, 11), (11.1, 13), (13.1, 14), (14.1, 16)]
    words = ["We began", "in May.", "It went", "well.", "And so on.", "The end."]
    text = "WEBVTT\n\n" + "".join(
        f"00:{a:06.3f} --> 00:{b:06.3f}\n{each}\n\n"
        for (a, b), each in zip(times, words, strict=True)
    )
    assert paragraphs(read_document(written("a.vtt", text))) == [
        "We began in May.",
        "It went well.\nAnd so on.\nThe end.",
    ]


def test_a_label_inside_a_sentence_opens_no_turn(written):
    text = track("All of us, rich,", "poor: the same.", "Some people,", "poor: they left.")
    assert paragraphs(read_document(written("a.vtt", text))) == [
        "All of us, rich, poor: the same.\nSome people, poor: they left."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "At 00:01:00,000 --> 00:02:00,000 nothing.\n",
        "WEBVTT is a format.\n\nIt has cues.\n",
        "1. Trade\n00:10 --> 00:20 is a slot.\n",
        "A note on times:\n\n1\n00:00:01,000 --> 00:00:04,000\nis how cues look.\n",
    ],
)
def test_a_text_about_subtitles_is_none(written, text):
    assert read_document(written("a.txt", text)).text == text


def test_text_outside_of_cues_is_listed(written):
    doc = read_document(written("a.vtt", track("Said.") + "not shown\n"))
    assert doc.left_out == (LeftOut("text outside of the cues", len("not shown")),)


def test_a_file_without_cues_is_refused(written):
    with pytest.raises(SourceUnreadableError, match="no cue with words"):
        read_document(written("a.srt", "Just a text.\n"))


def test_control_characters_by_name_are_no_words(written):
    text = "WEBVTT\nLanguage: \x1b\n\n00:01.000 --> 00:02.000\nRice&#13;grew.\n"
    doc = read_document(written("a.vtt", text))
    assert doc.text == "Rice grew."
    assert doc.metadata == {}
