"""Keys: their form, and the identifiers that docutils makes of them."""

from __future__ import annotations

import pytest
from docutils.nodes import make_id
from hypothesis import given
from hypothesis import strategies as st

from sphinx_kzbrief.corpus.bibliography.key_proposals import propose_key
from sphinx_kzbrief.corpus.keys import did_you_mean, identifier, is_key, nearest


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True))
def test_the_identifier_is_the_one_docutils_makes(key):
    assert is_key(key)
    assert identifier(key) == make_id(key)


@pytest.mark.parametrize("key", ["", "-a", ".a", "a b", "a#b", "a/b", "ä", "a\n", "a" * 121])
def test_what_is_no_key(key):
    assert not is_key(key)


def test_near_keys_come_whatever_their_case():
    assert nearest("GT-Nuryshew", ["gt-nuryshev-2022", "scmp", "GT-Nuryshev"])[0] == "GT-Nuryshev"
    assert did_you_mean("xyz", ["gt-nuryshev"]) == ""


def test_near_keys_of_many_are_found_soon():
    keys = [f"made-{number:05d}" for number in range(10_000)] + ["gt-nuryshev-2022"]
    assert nearest("gt-nurishev-2022", keys)[0] == "gt-nuryshev-2022"


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (["Тоқаев", "2022"], "toqaev-2022"),
        (["Щёлковский", "2022"], "shchelkovskiy-2022"),
        (["习近平"], "xi-jin-ping"),
        (["김"], "gim"),
        (["O’Brien", "Straße"], "obrien-strasse"),
        (["!"], "source"),
        (["101"], "source-101"),  # a key needs a letter
        (["index"], "source-index"),  # the list of the sources has this name
    ],
)
def test_keys_are_readable_whatever_the_script(parts, key):
    assert propose_key(parts) == key
    assert is_key(key)
    assert identifier(key)
