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
from sphinx_kzbrief.corpus.model import Document, Name
from sphinx_kzbrief.corpus.readers import read_document
from sphinx_kzbrief.corpus.segmentation import Block, segment_text
from sphinx_kzbrief.corpus.segmentation.blocks import BlockKind

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


def test_a_date_in_the_body_of_the_text_is_no_date_of_the_text():
    assert "issued" not in proposal("002").fields


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
        ("2021 年 1 月", "2021-01"),
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
        ("Jane Doe", "Doe, Jane"),
        ("Doe, Jane", "Doe, Jane"),
        ("By Jane Doe, John Q. Smith", "Doe, Jane; Smith, John Q."),
        ("By JANE DOE, CNN", "DOE, JANE"),
        ("Jane Doe, Reuters and John Roe, AP", "Doe, Jane; Roe, John"),
        ("Jane Doe (Example Daily)", "Doe, Jane"),
        ("Jane Doe | Example Daily", "Doe, Jane"),
        ("Jane Doe, Senior Researcher", "Doe, Jane"),
        ("Jane Doe, Ministry of Trade", "Doe, Jane"),
        ("Jane Doe <jane@example.org>", "Doe, Jane"),
        ("Jane Doe und Max Mustermann", "Doe, Jane; Mustermann, Max"),
        ("Michiel van der Berg", "van der Berg, Michiel"),
        ("van der Berg, Michiel", "van der Berg, Michiel"),
        ("José Pérez", "Pérez, José"),
        ("John Roe Jr.", "John Roe Jr."),
        ("Developer's Reference Team", "Developer's Reference Team"),
        ("{Example Standards}", "Example Standards"),
        ("Department of Trade, Ministry of Ports", "Department of Trade, Ministry of Ports"),
        ("Global Times", "Global Times"),
        ("The Port Watchers", "The Port Watchers"),
        ("Staff reporter", ""),
        ("admin", ""),
        ("jane@example.org", ""),
        ("@jane_doe", ""),
        ("example.com developer", ""),
        ("105092", ""),
        ("(Image: Example Pictures)", ""),
        ("Анна Ким", "Ким, Анна"),
        ("Автор: Пётр Иванов", "Иванов, Пётр"),
        ("Иванов Пётр Сергеевич", "Иванов, Пётр Сергеевич"),
        ("Пётр Сергеевич Иванов", "Иванов, Пётр Сергеевич"),
        ("Иванов Пётр", "Иванов Пётр"),
        ("Анна Ким и Пётр Иванов", "Ким, Анна; Иванов, Пётр"),
        ("Редакция", ""),
        ("Мәтін: Асқар Жұмабаев", "Жұмабаев, Асқар"),
        ("Сауда министрлігі", "Сауда министрлігі"),
        ("习近平", "习近平"),
        ("王小明、李华", "王小明; 李华"),
        ("記者王小明／即時報導", "王小明"),
        ("记者 王小明 李华", "王小明; 李华"),
        ("王小明和欧阳李华", "王小明; 欧阳李华"),
        ("李和平", "李和平"),
        ("港口社 王小明", "港口社 王小明"),
        ("外交部和商务部", "外交部和商务部"),
        ("Smith, John and Doe, Jane", "Smith, John; Doe, Jane"),
        ("Jane Doe, John Q. Smith, and Max Roe", "Doe, Jane; Smith, John Q.; Roe, Max"),
        ("Jane Doe and staff", "Doe, Jane"),
        ("Jane Doe and Harbour News", "Jane Doe and Harbour News"),
        ("Jane Doe, John Roe and Reuters", "Doe, Jane; John Roe and Reuters"),
        ("Jane Doe, Ports and Harbours Department", "Doe, Jane"),
        ("Ports and Harbours Organization of the Coast",) * 2,
        ("Ports and Harbours Department",) * 2,
        ("Coast and Harbour Chamber",) * 2,
        ("Ministry of Ports and Harbours",) * 2,
        ("Department of Ports and Human Services",) * 2,
        ("Department of Economic and Social Ports of the Coast",) * 2,
        ("Ministry of Ports, Coasts and Water",) * 2,
        ("Centre for Tides and Crafts",) * 2,
        ("Министерство портов и связи",) * 2,
        ("Ministry of Ports and Ministry of Tides", "Ministry of Ports; Ministry of Tides"),
        ("Coast Bank and Harbour Fund", "Coast Bank; Harbour Fund"),
        ("Doe & Doe",) * 2,
        ("Smith, Jones & Brown",) * 2,
        ("Smith and Roe",) * 2,
        ("Doe, J. et al.", "Doe, J."),
        ("SMITH AND ROE",) * 2,
        ("Ким и Партнёры",) * 2,
        ("Dr. Maria Garcia-Lopez, PhD; Prof. Li Wei", "Garcia-Lopez, Maria; Li, Wei"),
        ("Jane Doe Ph. D. and Dr John Roe, M.D.", "Doe, Jane; Roe, John"),
        ("Проф. Анна Ким, д.э.н.", "Ким, Анна"),
        ("Dr. Doe's Laboratory",) * 2,
        ("", ""),
    ],
)
def test_author_lines_become_names(words, expected):
    names = author_names(words)
    assert "; ".join(n.literal or f"{n.family}, {n.given}" for n in names) == expected


def test_names_in_the_order_of_indexes_keep_no_titles_and_part_at_and():
    doe, roe = Name(family="Doe", given="Jane"), Name(family="Roe", given="John")
    assert author_names("Doe, Dr. Jane, PhD; Roe, John", inverted=True) == (doe, roe)
    assert author_names("Doe, Jane and Roe, John", inverted=True) == (doe, roe)


@pytest.mark.parametrize(
    ("author", "certain"),
    [
        ("Jane Doe and John Roe", True),
        ("Doe & Roe", False),
        ("Ли Хэпин", True),
        ("李和平", True),
        ("Jane Doe and Harbour News", False),
    ],
)
def test_whether_a_line_names_one_or_two_may_be_uncertain(author, certain):
    document = Document("Ports.", (), {"author": author}, "html", 1, "", "")
    assert propose_metadata(document, Path("a.html")).fields["author"].certain is certain


def test_the_outlet_is_not_among_the_authors():
    assert author_names("Jane Doe, Example Daily", outlets=["EXAMPLE DAILY"]) == (
        Name(family="Doe", given="Jane"),
    )


@pytest.mark.parametrize(
    ("text", "title", "issued"),
    [
        ("Trade of the ports\n\n31 May 2022\n\n{}", "Trade of the ports", "2022-05-31"),
        ("Trade of the ports\n\nPublished: 31.05.2022\n\n{}", "Trade of the ports", "2022-05-31"),
        ("港口贸易\n\n2021 年 1 月 5 日\n\n{}", None, "2021-01-05"),
        ("Trade of the ports\n\n31 May 2022\n\n2 June 2022\n\n{}", "Trade of the ports", None),
        ("Trade of the ports\n\n{} It began on\n31 May 2022", "Trade of the ports", None),
    ],
)
def test_title_and_date_stand_at_the_head_of_the_text(tmp_path, text, title, issued):
    path = tmp_path / "ports.txt"
    path.write_text(text.format("The ports of the coast load trains all day. " * 9), "utf-8")
    fields = propose_metadata(read_document(path), path).fields
    if title:
        assert fields["title"].value == title
    assert (fields["issued"].value if "issued" in fields else None) == issued
    assert "issued" not in fields or not fields["issued"].certain


def test_toml_front_matter_and_an_address_as_source(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        '+++\ntitle = "Ports"\nauthors = ["The Harbour Team", "Jane Doe"]\ndate = 2022-05-31\n+++\n\nText.\n'
    )
    fields = propose_metadata(read_document(path), path).fields
    assert (fields["title"].value, fields["issued"].value) == ("Ports", "2022-05-31")
    assert author_names(fields["author"].value) == (
        Name(literal="The Harbour Team"),
        Name(family="Doe", given="Jane"),
    )
    path.write_text("---\nsource: https://example.org/a\n---\n\nText.\n")
    fields = propose_metadata(read_document(path), path).fields
    assert "container-title" not in fields
    assert fields["URL"].value == "https://example.org/a"


def test_what_a_word_processor_names_must_stand_in_the_text():
    def made(text, **metadata):
        blocks = (Block(BlockKind.TEXT, 0, len(text)),)
        segments = segment_text(text, blocks, language=None, speakers={}, corrections=()).segments
        document = Document(text, segments, metadata, "docx", 1, "", "")
        return propose_metadata(document, Path("a.docx")).fields

    text = "Trade of the ports in the year 2021. By Jane Doe. " + "It grew all the year. " * 20
    fields = made(text, title="Trade of the Ports", author="Jane Doe")
    assert fields["title"].value == "Trade of the Ports"
    assert fields["author"].value == "Jane Doe"
    fields = made(text, title="normal.dot", author="office-2007")
    assert not {"title", "author"} & set(fields)
