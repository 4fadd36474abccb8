"""Metadata that a file declares is told from what is only likely, and both from what is unknown."""

from __future__ import annotations

from pathlib import Path

import edtf
import pytest

from sphinx_kzbrief.corpus.metadata import (
    ImageCredit,
    author_names,
    edtf_of,
    propose_metadata,
)
from sphinx_kzbrief.corpus.model import Name
from sphinx_kzbrief.corpus.readers import read_document

SEEDS = Path(__file__).parents[2] / "seeds"


def proposal(number: str):
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return propose_metadata(read_document(path), path)


def test_what_the_file_declares_is_certain_and_says_where():
    fields = proposal("001").fields
    assert fields["issued"].value == "2022-06-21"
    assert fields["issued"].certain
    assert fields["issued"].read_from == "the lines at the head of the file"
    assert fields["title"].value.startswith("Central Asia-China cooperation crucial")
    assert fields["author"].value == "Global Times"


def test_what_is_unknown_is_left_out():
    for number in ("000", "002", "003", "004"):
        assert "author" not in proposal(number).fields
    assert "issued" not in proposal("000").fields
    assert "issued" not in proposal("004").fields
    assert "title" not in proposal("000").fields


def test_a_date_that_only_follows_from_the_text_is_uncertain():
    issued = proposal("002").fields["issued"]
    assert (issued.value, issued.certain) == ("[2022-01-05..]", False)
    assert "Jan. 5, 2022" in issued.read_from


def test_credits_notes_publisher_and_type():
    assert proposal("002").credits == (ImageCredit(1, "Xinhua"),)
    assert "Chinese academy of Social Sciences" in proposal("002").fields["note"].value
    assert proposal("003").fields["publisher"].value == "GlobalSecurity.org"
    assert proposal("000").fields["container-title"].value == "South China Morning Post"
    assert proposal("000").fields["type"].value == "interview"
    assert "type" not in proposal("003").fields


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_language_of_the_seeds_is_english(number):
    pytest.importorskip("py3langid")
    assert proposal(number).fields["language"].value == "en"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2022-06-21T10:00:00Z", "2022-06-21"),
        ("2022-06", "2022-06"),
        ("2022", "2022"),
        ("21 June 2022", "2022-06-21"),
        ("June 21st, 2022", "2022-06-21"),
        ("Published 21 June 2022, 10:30", "2022-06-21"),
        ("Jan. 5, 2022", "2022-01-05"),
        ("21 июня 2022 г.", "2022-06-21"),
        ("2022年6月21日", "2022-06-21"),
        ("June 2022", "2022-06"),
        ("21.06.2022", "2022-06-21"),
        ("13/04/2022", "2022-04-13"),
        ("03/04/2022", "[2022-03-04,2022-04-03]"),
        ("yesterday", None),
        ("May", None),
        ("2022-13-45", None),
        ("31 June 2022", None),
        ("", None),
        ("between 1 May 2020 and 2 May 2021", None),
    ],
)
def test_dates_become_edtf_or_stay_unknown(words, expected):
    assert edtf_of(words) == expected
    if expected:
        edtf.parse_edtf(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jane Doe", (Name(family="Doe", given="Jane"),)),
        ("Doe, Jane", (Name(family="Doe", given="Jane"),)),
        ("By Jane Doe, John Q. Smith", (Name("Doe", "Jane"), Name("Smith", "John Q."))),
        ("Global Times", (Name(literal="Global Times"),)),
        ("习近平", (Name(literal="习近平"),)),
        ("", ()),
    ],
)
def test_author_lines_become_names(words, expected):
    assert author_names(words) == expected
