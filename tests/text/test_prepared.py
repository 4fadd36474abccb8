"""Normalisation keeps what has meaning, and every offset finds its way back."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.text.normalise import fold, normalise
from sphinx_kzbrief.text.prepared import PreparedText
from sphinx_kzbrief.text.spans import Span

SAME = [
    ("a\u00a0b", "a b"),
    ("a \n\t b", "a b"),
    ("soft\u00adware", "software"),
    ("soft\u00ad\nware", "software"),
    ("soft\x02 ware", "software"),
    ("zero\u200bwidth\ufeff", "zerowidth"),
    ("“a” «b» „c‟", '"a" "b" "c"'),
    ("‘a’ don’t ‹b›", "'a' don't 'b'"),
    ("''a``", '"a"'),
    ("a — b – c -- d", "a-b-c-d"),
    ("−5", "-5"),
    ("ﬁne ofﬁce ﬆ", "fine office st"),
    ("cafe\u0301", "café"),
    ("И\u0306", "Й"),
    ("Ａ１％，", "A1%,"),
    ("…", "..."),
    (". . .", "..."),
    ("中 国\n人", "中国人"),
    ("中国 GDP", "中国GDP"),
    ("\u1112\u1161\u11ab", "한"),
    ("Å Ω µ", "Å Ω μ"),
]
DIFFERENT = [
    ("10²", "102"),
    ("½", "1/2"),
    ("①", "1"),
    ("5%", "5"),
    ("$5", "€5"),
    ("1.5", "1,5"),
    ("a?", "a!"),
    ("a≥b", "a>b"),
    ("Word", "word"),
    ("ёж", "еж"),
    ("١", "1"),
    ("co-op", "coop"),
]


@pytest.mark.parametrize(("written", "plain"), SAME)
def test_typography_is_folded(written, plain):
    assert fold(written) == plain


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_meaning_is_not_folded(one, other):
    assert fold(one) != fold(other)


@given(st.text(alphabet="aeoбй中 \n-–“”\u03011½％", max_size=60))
def test_folding_is_done_once(text):
    once = normalise(text)[0]
    assert fold(once) == fold(text)


@given(st.text(alphabet="aeoб中 \n-–“”'’ﬁ\u0301\u00ad\u200b1.", max_size=60), st.data())
def test_mapped_spans_fold_to_what_was_found(text, data):
    prepared = PreparedText(text)
    if not prepared.text:
        return
    start = data.draw(st.integers(0, len(prepared.text) - 1))
    end = data.draw(st.integers(start + 1, len(prepared.text)))
    span = prepared.to_raw(start, end)
    if span is not None:
        assert 0 <= span.start <= span.end <= len(text)
        assert fold(span.of(text)).strip("- ") == prepared.text[start:end].strip("- ")


@given(st.text(max_size=80))
def test_any_text_is_prepared(text):
    prepared = PreparedText(text)
    assert prepared.to_raw(0, len(prepared.text)) is not None or not prepared.text
    assert unicodedata.is_normalized("NFC", text) or isinstance(prepared.text, str)


def test_find_all_gives_source_offsets():
    prepared = PreparedText("He said “the ﬁrst\u00a0of­fice” twice: the first office.")
    spans = prepared.find_all("the first office")
    assert [span.of(prepared.raw) for span in spans] == [
        "the ﬁrst\u00a0of­fice",
        "the first office",
    ]
    assert prepared.find_all(" ") == ()
    assert prepared.find_all("The first") == ()


def test_spans_leave_out_dropped_characters_at_their_edges():
    prepared = PreparedText("\u200bone\u200b two")
    assert prepared.find_all("one") == (Span(1, 4),)


def test_half_a_ligature_is_no_place():
    assert PreparedText("ﬁx").find_all("ix") == ()


def test_pickling_keeps_the_normalised_text():
    prepared = PreparedText("“a”  b")
    prepared.text  # noqa: B018 - made at its first use
    again = pickle.loads(pickle.dumps(prepared))  # noqa: S301 - our own data
    assert again.raw == prepared.raw
    assert again.find_all('"a" b') == (Span(0, 6),)
