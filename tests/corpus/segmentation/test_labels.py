"""What looks like a label: whom it gives words to, and from whom it takes them."""

from __future__ import annotations

import pytest

from sphinx_kzbrief.corpus.model import SegmentKind, Speaker
from sphinx_kzbrief.corpus.segmentation import plain_blocks, segment_text

TALK = """Jane Stone: Will the bridge hold?

Tom Berg: It will hold. We built it well.

Jane Stone: And the road?

Tom Berg: The road too.

{label} The quay is a disgrace.

Jane Stone: Thanks.
"""


def holder(text: str, words: str, **options):
    """Return the innermost segment that holds words."""
    found = segment_text(text, plain_blocks(text), **options)
    at = text.index(words)
    return [segment for segment in found.segments if segment.start <= at < segment.end][-1]


@pytest.mark.parametrize(
    "label",
    [
        "Sara Holm:", "Sara Holm (Southport) (Con):", "Sara Holm (A) (B) (C) (D):", "Holm, S.:",
        "Sara Holm (Southport (East)):", "Dr. Sara Holm, M.D.:", "[Sara Holm]:", "(Sara Holm):",
        "*Sara Holm*:", "3. Sara Holm:", "• Sara Holm:", "SARA HOLM.", "Mr Holm.", "Speaker #2:",
        "@sara:", "Lee & Holm:", "Sara Holm [00:31]", "Sara Holm, 00:31\n", "[00:31] Sara Holm:",
        "Unidentified man:", "Audience member:", "Several hon. members:",
    ],
)  # fmt: skip
def test_what_looks_like_a_label_ends_the_turn_before_it(label):
    segment = holder(TALK.format(label=label), "The quay is a disgrace")
    assert segment.speaker is None
    assert segment.kind is SegmentKind.PARAGRAPH
    assert segment.label


@pytest.mark.parametrize(
    "label", ["man 1:", "a voice:", "Sara Holm —", "Sara Holm\n", "- Sara Holm:", "sara holm:"]
)
def test_a_label_that_the_manifest_maps_opens_a_turn_in_any_form(label):
    text = TALK.format(label=label)
    speakers = {label.strip(" -—:\n"): Speaker("Sara Holm")}
    assert holder(text, "The quay is a disgrace", speakers=speakers).speaker == "Sara Holm"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("France", "Germany"), ("Added", "Fixed"), ("Pros", "Cons"), ("Verdict", "Facts"),
        ("Definition", "Exception"), ("Monday", "Tuesday"), ("Москва", "Астана"), ("首页", "地址"),
        ("Noun", "Verb"), ("Sales", "Press"),
    ],
)  # fmt: skip
def test_topics_that_come_back_are_no_speakers(first, second):
    lines = [
        f"{topic}: Trade grew by a third in the year {year}. It will go on."
        for year in (1, 2)
        for topic in (first, second)
    ]
    text = "A review\n\n" + "\n\n".join(lines) + "\n\nThey fixed and added much.\n"
    found = segment_text(text, plain_blocks(text)).segments
    assert not any(segment.kind is SegmentKind.TURN for segment in found)


def test_asides_in_brackets_end_no_turn_where_no_brackets_name_speakers():
    text = TALK.format(label="[Applause]")
    assert holder(text, "The quay is a disgrace").speaker == "Tom Berg"


def test_a_known_label_inside_a_line_moves_nobody_s_words():
    text = TALK.format(label="Tom Berg: Thanks. Jane Stone: she is the best of us.")
    assert holder(text, "she is the best").speaker == "Tom Berg"


def test_what_stands_below_a_line_that_parts_the_text_is_nobody_s():
    text = TALK.format(label="* * *\n\nThe debate ended there.")
    segment = holder(text, "The debate ended")
    assert (segment.speaker, segment.label) == (None, None)


def test_chinese_labels_on_lines_of_their_own_are_mapped():
    text = "记者\n\n桥能撑住吗?\n\n王毅\n\n能。我们修得很好。\n\n记者\n\n路呢?\n\n王毅\n\n也能。\n"
    speakers = {"记者": Speaker("Paper", "interviewer"), "王毅": Speaker("王毅")}
    assert holder(text, "也能", speakers=speakers).speaker == "王毅"


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\u3000", "  "])
@pytest.mark.parametrize("mapped", ["Ms. Holm", "Ms.\u00a0Holm", "Ms.  Holm"])
def test_spaces_of_every_width_are_one_in_labels(blank, mapped):
    text = TALK.format(label=f"Ms.{blank}Holm:{blank}")
    speakers = {mapped: Speaker("Sara Holm")}
    found = segment_text(text, plain_blocks(text), speakers=speakers)
    assert not found.unused_speakers
    assert holder(text, "The quay is a disgrace", speakers=speakers).speaker == "Sara Holm"
    unmapped = holder(text, "The quay is a disgrace")
    assert (unmapped.speaker, unmapped.label) == (None, "Ms. Holm")
