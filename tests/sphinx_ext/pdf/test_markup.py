"""Spelling Typst code."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sphinx_kzbrief.sphinx_ext.builders.pdf_plan import moment
from sphinx_kzbrief.sphinx_ext.writers.typst import markup
from sphinx_kzbrief.sphinx_ext.writers.typst.fonts import (
    absent_characters,
    font_folders,
    load_fonts,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("50%", "50%"), ("150%", "100%"), ("96px", "72pt"), ("96", "72pt"), ("1in", "72pt"),
        ("2.54cm", "72pt"), ("3em", "3em"), (".5pt", "0.5pt"), ("wide", None), ("1;panic()", None),
        ("-3px", None), ("3vw", None),
    ],
)  # fmt: skip
def test_length(value, expected):
    assert markup.length(value) == expected


@pytest.mark.parametrize("uri", ["https://a.org", "HTTP://a.org", "mailto:a@b.org"])
def test_address_that_may_be_opened(uri):
    assert markup.address(uri) == uri


@pytest.mark.parametrize(
    "uri",
    [
        "javascript:x",
        "JavaScript:x",
        "file:///x",
        " javascript:x",
        "",
        "http//x",
        "//x",
        "http://[x",
    ],
)
def test_address_that_may_not(uri):
    assert markup.address(uri) is None


def test_call_leaves_out_what_is_not_given():
    assert markup.call("f", "1", some_name="2", other=None) == "f(some-name: 2, 1)"


def test_running_text_folds_blanks_but_keeps_hard_spaces():
    assert markup.running("a\n  b\u00a0c\u2028d") == "a b\u00a0c d"


def test_absent_characters_are_those_typst_cannot_show():
    asked = "aЖқ中₸“ﬁ├😀\ue000\x01\u00ad\u200b\u0301"
    assert absent_characters(asked, load_fonts(font_folders())) == {"😀", "\ue000", "\x01"}


@pytest.mark.parametrize(
    ("epoch", "written", "expected"),
    [
        ("", "2022-06-21", datetime(2022, 6, 21, tzinfo=UTC)),
        ("", "21 June 2022", datetime(1980, 1, 1, tzinfo=UTC)),
        ("0", "2022-06-21", datetime(1970, 1, 1, tzinfo=UTC)),
        ("soon", "2022-06-21T10:00:00+05:00", datetime(2022, 6, 21, 5, tzinfo=UTC)),
    ],
)
def test_moment(monkeypatch, epoch, written, expected):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert moment(written) == expected
