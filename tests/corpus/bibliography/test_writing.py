"""Writing bibliographies: they come back whole, here and in independent readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string
from pybtex.richtext import Text

from sphinx_kzbrief.corpus.bibliography import (
    Entry,
    read_bibtex,
    read_csl_json,
    write_bibtex,
    write_csl_json,
)
from sphinx_kzbrief.corpus.model import Name

ENTRIES = (
    Entry(
        "gt-nuryshev-2022",
        "interview",
        {
            "title": "Trade & growth: 50% of $25 billion, file_name {sic} #1 ~ \\ ^",
            "container-title": "Global Times",
            "issued": "2022-06-21",
            "accessed": "2022-07-01",
            "page": "1–4",
            "URL": "https://example.org/a_b?c=%20&d=~e#f",
            "DOI": "10.1000/a_b%(c)",
            "language": "en",
            "original-language": "kk",
            "note": "Қазақстан мен Қытай 中国 — “quoted”",
        },
        {
            "author": (Name(family="Nuryshev", given="Shakhrat"), Name(literal="Barnes and Noble")),
            "interviewer": (Name(family="Sun", given="Haoran"),),
            "editor": (
                Name(family="van der Berg", given="Jan"),
                Name(family="King", given="Martin Luther, Jr."),
                Name(family="Gödel-Ünver", given="Çağrı"),
            ),
        },
    ),
    Entry("a.2", "article-newspaper", {"title": "中哈关系", "issue": "3", "issued": "2022"}),
    Entry(
        "b_2",
        "report",
        {"title": "R & D: 50% of file_name #1", "number": "12", "publisher": "World Bank"},
    ),
    Entry("c-2", "webpage", {"title": "W", "issued": "2022-06"}),
    Entry("d-2", "paper-conference", {"title": "P", "container-title": "Proceedings"}),
)

DATES = (
    "2022",
    "2022-06",
    "2022-06-21",
    "2022-01?",
    "1992~",
    "1992%",
    "2022-21",
    "1992~/2022~",
    "2022-01/2022-03",
    "[2022-01-19..2022-06-21]",
    "{2021,2022}",
    "199X",
    "2022-01-XX",
    "2022/..",
    "-0043-03-15",
)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_csl_json_comes_back_whole(entry: Entry) -> None:
    assert read_csl_json(write_csl_json([entry]).text).entries == (entry,)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_bibtex_comes_back_whole(entry: Entry) -> None:
    written = write_bibtex([entry])
    reading = read_bibtex(written.text)
    assert reading.entries == (entry,)
    assert reading.losses == written.losses == ()


@pytest.mark.parametrize("edtf", DATES)
def test_every_date_comes_back_from_both(edtf: str) -> None:
    entry = Entry("k", "book", {"title": "T", "issued": edtf})
    assert read_csl_json(write_csl_json([entry]).text).entries == (entry,)
    assert read_bibtex(write_bibtex([entry]).text).entries == (entry,)


@pytest.mark.parametrize(
    ("edtf", "expected", "reported"),
    [
        ("2022-06-21", {"date-parts": [[2022, 6, 21]]}, False),
        ("2022-22", {"date-parts": [[2022]], "season": 2}, False),
        ("1992~", {"date-parts": [[1992]], "circa": True}, False),
        ("2022-01?", {"date-parts": [[2022, 1]], "circa": True, "edtf": "2022-01?"}, True),
        (
            "[2022-01-19..2022-06-21]",
            {"date-parts": [[2022]], "edtf": "[2022-01-19..2022-06-21]"},
            True,
        ),
        ("199X", {"literal": "199X", "edtf": "199X"}, True),
        ("-0043-03-15", {"date-parts": [[-44, 3, 15]]}, False),
    ],
)
def test_csl_dates_say_no_more_than_is_known(edtf: str, expected: object, reported: bool) -> None:
    written = write_csl_json([Entry("k", "book", {"issued": edtf})])
    assert json.loads(written.text)[0]["issued"] == expected
    assert bool(written.losses) is reported


def test_pybtex_reads_what_we_write() -> None:
    database = parse_string(write_bibtex(ENTRIES).text, "bibtex")
    assert list(database.entries) == [entry.key for entry in ENTRIES]
    first = database.entries["gt-nuryshev-2022"]
    people = first.persons["author"]
    assert (people[0].last_names, people[0].first_names) == (["Nuryshev"], ["Shakhrat"])
    assert people[1].last_names == ["{Barnes and Noble}"]
    jan, king, godel = first.persons["editor"]
    assert (jan.prelast_names, jan.last_names) == (["van", "der"], ["Berg"])
    assert (king.last_names, king.lineage_names) == (["King"], ["Jr."])
    assert godel.last_names == ["Gödel-Ünver"]
    assert first.fields["month"] == "June"
    assert first.fields["url"] == ENTRIES[0].fields["URL"]
    assert str(Text.from_latex(first.fields["note"])) == ENTRIES[0].fields["note"]
    title = str(Text.from_latex(database.entries["b_2"].fields["title"]))
    assert title == "R & D: 50% of file_name #1"


@pytest.mark.filterwarnings("ignore:The following arguments for Reference:UserWarning")
def test_citeproc_py_reads_what_we_write() -> None:
    source = CiteProcJSON(json.loads(write_csl_json(ENTRIES).text))
    first = source["gt-nuryshev-2022"]
    assert first["type"] == "interview"
    assert first["author"][0]["family"] == "Nuryshev"
    assert first["issued"]["year"] == 2022
    assert str(first["title"]) == ENTRIES[0].fields["title"]


def test_a_key_that_bibtex_cannot_hold_is_reported() -> None:
    written = write_bibtex([Entry("a{b", "book", {"title": "T"})])
    assert written.text.startswith("@book{ab,")
    assert [loss.field for loss in written.losses] == ["key"]


def test_hostile_texts_stay_inside_their_fields() -> None:
    hostile = 'x}}, injected = {y} @book{z, title="w"} \\input{/etc/passwd} $\\foo$ %'
    entry = Entry("k", "book", {"title": hostile, "note": hostile})
    assert read_bibtex(write_bibtex([entry]).text).entries == (entry,)
    assert list(parse_string(write_bibtex([entry]).text, "bibtex").entries) == ["k"]


def test_files_are_the_same_on_every_run(tmp_path: Path) -> None:
    assert write_bibtex(ENTRIES) == write_bibtex(ENTRIES)
    assert write_csl_json(ENTRIES).text.endswith("]\n")
