"""The content of a `kzcite`: items, keys among words, errors that say what to do."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.citations import (
    CitationError,
    EmptyCitationError,
    KeyMissingError,
    SeveralKeysError,
    UnclosedWordsError,
    parse_citation,
)

KNOWN = {"a", "gt-nuryshev-2022", "scmp_2022", "b.2", "see"}
FIXTURE = Path(__file__).parent / "fixtures" / "cite_items.txt"


def cases():
    for block in FIXTURE.read_text(encoding="utf-8").split("\n> ")[1:]:
        written, *lines = block.strip("\n").splitlines()
        items = [tuple(cell.strip() for cell in line.split("|")) for line in lines if line.strip()]
        yield pytest.param(written, items, id=written)


@pytest.mark.parametrize(("written", "expected"), list(cases()))
def test_items_are_read_as_the_fixture_says(written, expected):
    known = KNOWN if "see#" in written else KNOWN - {"see"}
    items = parse_citation(written, known)
    assert [(item.prefix, item.locator, item.suffix) for item in items] == expected
    assert all(item.locator.partition("#")[0] == item.key for item in items)


@pytest.mark.parametrize("text", ["", "  ", "a;", "; a", "a; ; b.2"])
def test_an_empty_item_is_refused(text):
    with pytest.raises(EmptyCitationError):
        parse_citation(text, KNOWN)


def test_an_unknown_key_names_the_nearest():
    with pytest.raises(KeyMissingError) as caught:
        parse_citation("compare gt-nurishev-2022#para3", KNOWN - {"see"})
    assert "gt-nurishev-2022" in caught.value.message
    assert "gt-nuryshev-2022" in caught.value.remedy


def test_words_alone_are_no_citation():
    with pytest.raises(KeyMissingError, match="No key"):
        parse_citation("as everyone knows", {"gt-nuryshev-2022"})


@pytest.mark.parametrize("text", ["a b.2", "a#para1 and b.2#para2", "see a"])
def test_two_keys_in_one_item_are_refused(text):
    with pytest.raises(SeveralKeysError, match="one key") as caught:
        parse_citation(text, KNOWN)
    assert "semicolons" in caught.value.remedy


def test_a_place_decides_between_two_known_words():
    assert parse_citation("see a#para1", KNOWN)[0].locator == "a#para1"


@pytest.mark.parametrize("text", ['a#"no end', "a#“no end; b.2", 'b.2; a#"'])
def test_words_without_their_closing_mark_are_refused(text):
    with pytest.raises(UnclosedWordsError):
        parse_citation(text, KNOWN)


@given(st.text(alphabet='ab.2 #;,"“”«»-()\nж', max_size=60))
def test_any_text_is_read_or_refused_and_nothing_is_lost(text):
    try:
        items = parse_citation(text, KNOWN)
    except CitationError:
        return
    kept = "".join(item.prefix + item.locator + item.suffix for item in items)
    ignored = str.maketrans("", "", " \n;,")
    assert kept.translate(ignored) == text.translate(ignored)


def test_time_does_not_explode_on_long_input():
    for text in ("a" * 50_000, "#" * 50_000, '#"' * 20_000, "a-" * 20_000, "a; " * 20_000 + "a"):
        with contextlib.suppress(CitationError):
            parse_citation(text, KNOWN)
