"""What stands between quotation marks in any language, beside the texts it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.text.quotation_marks import quoted_stretches
from sphinx_kzbrief.text.spans import Span

FIXTURE = Path(__file__).with_name("quotation_marks.txt")


def cases():
    found: dict[str, list[str]] = {}
    text = ""
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[text].append(line)
        elif line and not line.startswith("# "):
            text = line.replace("¶", "\n\n")
            found[text] = []
    return list(found.items())


@pytest.mark.parametrize(("text", "expected"), cases(), ids=[text[:40] for text, _ in cases()])
def test_quotations_are_told_from_apostrophes(text, expected):
    found = quoted_stretches(text)
    assert expected == [
        "  " * (each.level + 1) + text[each.start : each.end] + "…" * (not each.closed)
        for each in found
    ]
    for each in found:
        assert each.outer_start < each.start < each.end <= each.outer_end <= len(text)


def test_a_paragraph_is_read_alone_and_with_what_follows():
    text = "“Before.\n\nShe said: “We rang.\n\n“We stopped.”"
    (found,) = quoted_stretches(text, Span(10, 29))
    assert (text[found.start : found.end], found.closed) == ("We rang.", False)
    assert (found.outer_start, found.outer_end) == (20, 29)


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "“a ",
        "‘ ",
        "»«",
        "«a «b» ",
        "'",
        "a' ",
        "'a ",
        "‘as’ b ",
        '"a',
        "``",
        "“a\n\n",
        "5' 1\" ",
    ],
)
def test_time_grows_with_the_text(unit, stopwatch):
    def seconds(count):
        with stopwatch:
            quoted_stretches(unit * count)
        return stopwatch.seconds

    # Four times the text takes four times the time; sixteen would be quadratic.
    assert seconds(40_000) < 10 * seconds(10_000)
