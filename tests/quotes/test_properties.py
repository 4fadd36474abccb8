"""What must hold for every text: slices are verbatim, and one changed word, digit or sign is not."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_kzbrief.quotes import PreparedText, match_quote
from sphinx_kzbrief.quotes.bounds import belongs_to_word
from sphinx_kzbrief.text.normalise import fold
from sphinx_kzbrief.text.words import words

TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
] + [
    (Path(__file__).parent / "texts" / f"{language}.txt").read_text(encoding="utf-8")
    for language in ("ru", "kk", "zh")
]
PREPARED = [PreparedText(text) for text in TEXTS]


@st.composite
def slices(draw):
    number = draw(st.integers(0, len(TEXTS) - 1))
    text = TEXTS[number]
    found = words(text)
    first = draw(st.integers(0, len(found) - 2))
    last = min(len(found) - 1, first + draw(st.integers(0, 25)))
    end = found[last].end
    # The apostrophe of a plural is part of it.
    return number, found[first].start, end + belongs_to_word(PREPARED[number], end)


@given(slices())
@settings(max_examples=300)
def test_every_slice_at_word_bounds_is_exact(drawn):
    number, start, end = drawn
    match = match_quote(PREPARED[number], TEXTS[number][start:end])
    assert match.verdict == "exact"
    assert (start, end) in {match.spans[0], *match.rivals}


TYPOGRAPHY = [
    lambda q: q.replace("’", "'").replace("“", '"').replace("”", '"'),
    lambda q: q.replace("'", "’"),
    lambda q: q.replace(" ", "\n"),
    lambda q: q.replace(" ", " \u00a0"),
    lambda q: unicodedata.normalize("NFD", q),
    lambda q: q.replace("fi", "ﬁ").replace("fl", "ﬂ"),
    lambda q: re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", q),
    lambda q: re.sub(r"([a-zа-я]{3})([a-zа-я]{3})", r"\1-\n\2", q, count=1),
    lambda q: q.replace("-", "\u2011").replace(" – ", "—").replace(" - ", " — "),
    lambda q: "\u200f" + q + "\ufeff",
]


@given(slices(), st.sampled_from(TYPOGRAPHY), st.booleans())
@settings(max_examples=400)
def test_typography_on_either_side_stays_verbatim(drawn, change, on_source):
    number, start, end = drawn
    text = TEXTS[number]
    quotation = text[start:end]
    if on_source:
        match = match_quote(text[:start] + change(quotation) + text[end:], quotation)
    else:
        match = match_quote(PREPARED[number], change(quotation))
    assert match.verbatim
    if match.verdict == "typographic" and not match.alterations:
        found = match.spans[0].of(PREPARED[number].raw) if not on_source else quotation
        assert fold(found).replace("-", "") == fold(quotation).replace("-", "")


def _replace_word(quotation, found, at):
    start, end = found[at]
    return quotation[:start] + "zqx" + quotation[end:]


def _drop_word(quotation, found, at):
    if not 0 < at < len(found) - 1:
        return None
    return quotation[: found[at].start] + quotation[found[at + 1].start :]


def _swap_words(quotation, found, at):
    if at + 1 == len(found):
        return None
    (start, end), (low, high) = found[at], found[at + 1]
    one, other = quotation[start:end], quotation[low:high]
    if one.lower() == other.lower():
        return None
    return quotation[:start] + other + quotation[end:low] + one + quotation[high:]


def _change_digit(quotation, found, at):
    digits = [match.start() for match in re.finditer(r"\d", quotation)]
    if not digits:
        return None
    spot = digits[at % len(digits)]
    new = (int(quotation[spot]) + 1 + at % 9) % 10
    return f"{quotation[:spot]}{new}{quotation[spot + 1 :]}"


def _drop_sign(quotation, found, at):
    match = re.search(r"[$%€]|(?<=\d)[.,](?=\d)", quotation)
    return quotation[: match.start()] + quotation[match.end() :] if match else None


def _drop_comma(quotation, found, at):
    match = re.search(r"(?<=\w)[,;:](?=\s\w)", quotation)
    return quotation[: match.start()] + quotation[match.end() :] if match else None


def _swap_case(quotation, found, at):
    start, end = found[at]
    if at == 0:
        return None
    return quotation[:start] + quotation[start:end].swapcase() + quotation[end:]


def _drop_letter(quotation, found, at):
    start, end = found[at]
    if end - start < 5 or quotation[start + 1] == quotation[start + 2]:
        return None
    return quotation[: start + 1] + quotation[start + 2 :]


WRONG = [
    _replace_word,
    _drop_word,
    _swap_words,
    _change_digit,
    _drop_sign,
    _drop_comma,
    _swap_case,
    _drop_letter,
]


@given(slices(), st.sampled_from(WRONG), st.integers(0, 30))
@settings(max_examples=600)
def test_one_changed_word_digit_or_sign_is_never_verbatim(drawn, change, at):
    number, start, end = drawn
    whole = TEXTS[number][start:end]
    found = words(whole)
    quotation = change(whole, found, at % len(found))
    if quotation is None or fold(quotation) in PREPARED[number].text:
        return
    assert not match_quote(PREPARED[number], quotation).verbatim


MARKS = [" … ", " ... ", " [...] ", " . . . ", " […] "]


@given(slices(), st.sampled_from(MARKS), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_an_omission_of_words_is_listed(drawn, mark, chooser):
    number, start, end = drawn
    quotation = TEXTS[number][start:end]
    found = words(quotation)
    if len(found) < 6:
        return
    first = chooser.randrange(1, len(found) - 3)
    last = chooser.randrange(first, min(first + 6, len(found) - 2))
    short = quotation[: found[first].start].rstrip() + mark + quotation[found[last].end :].lstrip()
    match = match_quote(PREPARED[number], short)
    assert match.verbatim
    assert "omission" in {change.kind for change in match.alterations}


@pytest.mark.parametrize("quotation", ["", "  ", "…", "...", "—", "“”", "[", "[…]", "\u200b", "!?"])
def test_nothing_to_look_for_is_missing(quotation):
    assert match_quote("Some … text — here. [x] “”", quotation).verdict == "missing"
