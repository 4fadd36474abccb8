"""Reading other programs' files: what is carried, and that nothing is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.bibliography import (
    Entry,
    Reading,
    format_of,
    read_bibliography,
    read_bibtex,
    read_csl_json,
    read_ris,
    read_zotero_json,
)
from sphinx_kzbrief.corpus.model import Name
from sphinx_kzbrief.corpus.problems import CorpusError

FILES = Path(__file__).parent / "files"


def entry(reading: Reading, key: str) -> Entry:
    return next(entry for entry in reading.entries if entry.key == key)


def lost(reading: Reading, key: str) -> set[str]:
    return {loss.field for loss in reading.losses if loss.entry == key}


@pytest.fixture(scope="module")
def bib() -> Reading:
    return read_bibliography(FILES / "library.bib")


def test_bibtex_names_dates_and_verbatim_fields(bib: Reading) -> None:
    found = entry(bib, "nuryshev:2022")
    assert found.type == "article-newspaper"
    assert found.names["author"] == (
        Name(family="Nuryshev", given="Shakhrat"),
        Name(literal="Global Times"),
    )
    assert found.fields["title"] == "Central Asia-China cooperation crucial"
    assert found.fields["container-title"] == "Global Times"
    assert found.fields["issued"] == "2022-06-21"
    assert found.fields["page"] == "1–4"
    assert found.fields["URL"] == "https://example.org/a_b%20c~d"
    assert lost(bib, "nuryshev:2022") == {"keywords"}


def test_bibtex_accents_braces_and_particles(bib: Reading) -> None:
    found = entry(bib, "godel")
    assert found.names["author"] == (
        Name(family="Gödel", given="Kurt"),
        Name(family="van der Berg", given="Jan"),
        Name(family="King", given="Martin Luther, Jr."),
    )
    assert found.names["editor"] == (Name(family="Öztürk", given="Çağrı"),)
    assert found.fields["title"] == "50% of ZFC & more: costs of $5 million: A study"
    assert found.fields["publisher"] == "Global Times Press"
    assert found.fields["publisher-place"] == "Zürich"
    assert found.fields["issued"] == "1992~"
    assert lost(bib, "godel") == {"author", "isbn"}


def test_biblatex_dates_and_languages(bib: Reading) -> None:
    found = entry(bib, "koishibayev2022")
    assert found.type == "webpage"
    assert found.fields["issued"] == "2022-01-19/2022-06-21"
    assert found.fields["accessed"] == "2022-07-01"
    assert found.fields["language"] == "ru"
    assert found.fields["DOI"] == "10.1000/xyz_1"
    assert found.names["author"] == (Name(family="Koishibayev", given="Gabit"),)
    assert lost(bib, "koishibayev2022") == set()


def test_crossref_is_inherited(bib: Reading) -> None:
    found = entry(bib, "child")
    assert found.fields["container-title"] == "Whole"
    assert found.fields["publisher"] == "House"
    assert found.fields["issued"] == "2020"
    assert found.fields["page"] == "7"


def test_what_bibtex_cannot_say_is_reported(bib: Reading) -> None:
    assert entry(bib, "rough").fields["title"] == "Rough kept math $x^2$"
    assert lost(bib, "rough") == {"title", "year", "month"}
    assert lost(bib, "weird") == {"type"}
    whole_file = [loss for loss in bib.losses if not loss.entry]
    assert len(whole_file) == 2
    assert any("second one of the same key" in loss.value for loss in whole_file)
    assert any("never closed" in loss.value for loss in whole_file)


@pytest.mark.parametrize(
    "text",
    ["", "only words", "% a comment", "[1, 2]"],
)
def test_no_bibtex_at_all_is_an_error(text: str) -> None:
    with pytest.raises(CorpusError, match="No BibTeX entry"):
        read_bibtex(text)


@pytest.fixture(scope="module")
def csl() -> Reading:
    return read_bibliography(FILES / "library.csl.json")


def test_csl_json_fields(csl: Reading) -> None:
    found = entry(csl, "gt-nuryshev-2022")
    assert found.type == "interview"
    assert found.fields["title"] == "Central Asia-China cooperation"
    assert found.fields["page"] == "4"
    assert found.fields["accessed"] == "2022-07"
    assert found.names["translator"] == (Name(family="van der Berg", given="Jan, Jr."),)
    assert lost(csl, "gt-nuryshev-2022") == {"ISSN", "abstract"}


@pytest.mark.parametrize(
    ("key", "edtf"),
    [
        ("7", "1992~"),
        ("season", "2022-22"),
        ("range", "2022-01/2022-03"),
        ("raw", "2022-06-21"),
        ("edtf", "2022-01?"),
        ("literal", None),
        ("bc", "-0043-03-15"),
    ],
)
def test_csl_dates_become_edtf(csl: Reading, key: str, edtf: str | None) -> None:
    assert entry(csl, key).fields.get("issued") == edtf
    assert lost(csl, key) == (set() if edtf else {"issued"})


def test_what_is_not_csl_json_is_reported(csl: Reading) -> None:
    found = entry(csl, "odd")
    assert found.type == "document"
    assert "URL" not in found.fields
    assert found.names["author"] == (Name(literal="A Body"),)
    assert lost(csl, "odd") == {"type", "URL", "author"}
    assert lost(csl, "") == {"item 10"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "line 1"),
        ("3", "a list of items"),
        ("[" * 100_000, "nested too deep"),
    ],
)
def test_json_that_is_no_bibliography_is_an_error(text: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        read_csl_json(text)


@pytest.fixture(scope="module")
def zotero() -> Reading:
    return read_bibliography(FILES / "zotero.json")


def test_zotero_creators_extra_and_dates(zotero: Reading) -> None:
    found = entry(zotero, "koishibayev2022")
    assert found.type == "interview"
    assert found.names == {
        "author": (Name(family="Koishibayev", given="Gabit"),),
        "interviewer": (Name(literal="South China Morning Post"),),
    }
    assert found.fields["issued"] == "2022-06-21"
    assert found.fields["accessed"] == "2022-07-01"
    assert found.fields["language"] == "en"
    assert found.fields["original-language"] == "kk"
    assert found.fields["note"] == "seen on paper"
    assert lost(zotero, "koishibayev2022") == {"tags", "commenter"}


def test_zotero_dates_that_are_open_are_reported_not_guessed(zotero: Reading) -> None:
    found = entry(zotero, "N1")
    assert "issued" not in found.fields
    assert lost(zotero, "N1") == {"date"}
    assert entry(zotero, "B1").fields["issued"] == "2022-06"
    assert entry(zotero, "B1").type == "post-weblog"


def test_zotero_attachments_and_new_types_are_reported(zotero: Reading) -> None:
    assert [found.key for found in zotero.entries] == ["koishibayev2022", "N1", "B1", "H1"]
    assert lost(zotero, "F1") == {"itemType"}
    assert entry(zotero, "H1").type == "document"
    assert lost(zotero, "H1") == {"itemType"}


def test_zotero_api_items_hold_their_data_deeper() -> None:
    reading = read_zotero_json(
        '[{"key": "K", "version": 1, "data": {"key": "K", "itemType": "book", "title": "T"}}]'
    )
    assert entry(reading, "K").fields == {"title": "T"}
    assert reading.losses == ()


@pytest.fixture(scope="module")
def ris() -> Reading:
    return read_bibliography(FILES / "library.ris")


def test_ris_names_dates_and_repeated_tags(ris: Reading) -> None:
    found = entry(ris, "nuryshev2022")
    assert found.type == "article-newspaper"
    assert found.names["author"] == (
        Name(family="Nuryshev", given="Shakhrat"),
        Name(family="King", given="Martin Luther, Jr."),
        Name(literal="Global Times"),
    )
    assert found.fields["title"] == "Central Asia-China cooperation crucial to regional security"
    assert found.fields["container-title"] == "Global Times"
    assert found.fields["issued"] == "2022-06-21"
    assert found.fields["accessed"] == "2022-07-01"
    assert found.fields["page"] == "1–4"
    assert found.fields["URL"] == "https://example.org/a;b"
    assert found.fields["note"] == "First note; Second note"
    assert found.fields["language"] == "eng"
    assert lost(ris, "nuryshev2022") == {"JA", "UR", "KW"}


def test_ris_keeps_a_record_that_is_never_closed(ris: Reading) -> None:
    assert [found.fields["title"] for found in ris.entries][-1] == "Never closed"
    report = ris.entries[1]
    assert report.fields["issued"] == "2021-21"
    assert report.fields["number"] == "12"
    assert report.fields["DOI"] == "10.1000/182"
    assert lost(ris, "") == {"line 1"}
    assert lost(ris, "item-3") == {"TY"}


def test_ris_without_a_record_is_an_error() -> None:
    with pytest.raises(CorpusError, match="No RIS record"):
        read_ris("nothing here")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.bib", "", "bibtex"),
        ("a.RIS", "", "ris"),
        ("a.json", '[{"itemType": "book"}]', "zotero"),
        ("a.json", '[{"id": "a", "type": "book"}]', "csl-json"),
        ("a.json", "broken “itemType”", "csl-json"),
    ],
)
def test_format_is_told_by_name_and_content(name: str, text: str, expected: str) -> None:
    assert format_of(name, text).name == expected


def test_other_endings_are_refused() -> None:
    with pytest.raises(CorpusError) as caught:
        format_of("a.docx", "")
    assert ".bib" in caught.value.remedy


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.bib"
    path.write_bytes("@book{a, title = {Gödel}}".encode("latin-1"))
    with pytest.raises(CorpusError, match="not UTF-8"):
        read_bibliography(path)


def test_braces_nested_without_end_are_survived() -> None:
    depth = 20_000
    reading = read_bibtex("@book{k, title = {" + "{" * depth + "deep" + "}" * depth + "}}")
    assert entry(reading, "k").fields["title"] == "deep"
    assert lost(reading, "k") == {"title"}
