"""Who is the same person: `names.txt` lists names, their other forms, and names of others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.model import Name, Source, Speaker
from sphinx_kzbrief.corpus.names import Person, known_as, names_nobody, people_meant, same_person
from sphinx_kzbrief.corpus.people import people_of

CASES = Path(__file__).with_name("names.txt")


def _person(line):
    name, *said = re.split(r"\s{2,}", line.strip())
    fields = dict(part.split(": ") for part in said if part != "whole")
    also = tuple(fields.get("also", "").split(", ")) if "also" in fields else ()
    return Person(name, fields.get("family"), also, whole="whole" in said)


def _cases():
    person = None
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            person = _person(line)
            continue
        mark, _, names = line.strip().partition(" ")
        for typed in names.split("|"):
            same = mark == "="
            label = f"{person.name} {mark} {typed.strip()}"
            yield pytest.param(typed.strip(), person, same, id=label)


@pytest.mark.parametrize(("typed", "person", "same"), list(_cases()))
def test_a_name_is_a_person_s_or_is_not(typed, person, same):
    assert same_person(typed, person) is same


def source(**fields):
    common = {"key": "k", "file": "f.txt", "path": Path("f.txt"), "type": "interview", "line": 1,
              "title": "T", "manifest": Path("c.yaml"), "fingerprint": "0"}  # fmt: skip
    return Source(**common, **fields)


TWO = (Person("Ivan Sidorov"), Person("Pavel Sidorov"), Person("Ann Lee"))


def test_a_name_that_two_people_bear_means_both():
    assert {each.name for each in people_meant("Sidorov", TWO)} == {"Ivan Sidorov", "Pavel Sidorov"}
    assert [each.name for each in people_meant("I. Sidorov", TWO)] == ["Ivan Sidorov"]
    assert [each.name for each in people_meant("Lee", TWO)] == ["Ann Lee"]
    assert people_meant("Babbage", TWO) == ()


def test_a_whole_name_means_its_bearer_and_a_family_name_all_who_bear_it():
    people = (Person("Sidorov"), Person("Ivan Sidorov"), Person("Ivan Petrovich Sidorov"), TWO[1])
    assert people_meant("Ivan Sidorov", people) == (people[1],)
    assert len(people_meant("Sidorov", people)) == 2


def test_two_forms_of_one_name_are_one_person():
    people = (Person("Xi"), Person("Xi Jinping"), Person("President Xi"))
    assert [each.name for each in people_meant("Jinping Xi", people)] == ["Xi Jinping"]


def test_labels_and_forms_of_the_manifest_are_names_of_the_person():
    speaker = Speaker("Shakhrat Nuryshev", also=("努雷舍夫",))
    found = people_of(source(speakers={"SN": speaker}))
    person = known_as("Shakhrat Nuryshev", found)
    assert all(same_person(typed, person) for typed in ("SN", "Nuryshev", "努雷舍夫大使"))
    assert not same_person("Шахрат Нурышев", person)


@pytest.mark.parametrize(
    "author",
    [Name("Nagy", "Imre", static_ordering=True), Name("Nagy", "Imre")],
)
def test_the_manifest_says_which_name_is_the_family_s(author):
    found = people_of(source(author=(author,)), ["Nagy Imre"])
    person = known_as("Nagy Imre", found)
    assert same_person("Nagy", person)
    assert not same_person("Imre", person)


def test_a_house_is_known_by_its_whole_name():
    found = people_of(
        source(container_title="Global Times", speakers={"GT": Speaker("Global Times")})
    )
    person = known_as("Global Times", found)
    assert same_person("GT", person)
    assert not same_person("Times", person)


@pytest.mark.parametrize(
    ("text", "language", "family"),
    [
        ("Orbán Viktor spoke. Mr. Orbán left.", None, True),
        ("Orbán Viktor spoke. Sir Orbán left.", None, False),
        ("Orbán Viktor spoke. Orbán left.", None, False),
        ("Orbán Viktor beszélt. Orbán elment.", "hu", True),
        ("Orbán Viktor beszélt. Viktor elment.", "hu", False),
        ("Orbán Viktor spoke. Mr. Orbán Viktor left.", None, False),
    ],
)
def test_the_copy_says_it_where_it_calls_somebody_by_title_and_family_name(text, language, family):
    found = people_of(source(language=language), ["Orbán Viktor"], text)
    assert same_person("Orbán", known_as("Orbán Viktor", found)) is family


@pytest.mark.parametrize("label", ["interviewer", "Interviewee", "unnamed expert, answer 6"])
def test_some_labels_name_nobody(label):
    assert names_nobody(label)
    assert not names_nobody("The Prime Minister")


@pytest.mark.parametrize("typed", ["Bill Clinton", "Chelsea Clinton", "B. Clinton"])
def test_a_label_that_the_manifest_maps_makes_no_one_else_of_that_name(typed):
    person = Person("Hillary Clinton", labels=("CLINTON",))
    assert not same_person(typed, person)
    assert same_person("Clinton", person)
    assert same_person("CLINTON", person)


@pytest.mark.parametrize(
    ("label", "name", "same"),
    [("JD", "Jane Doe", True), ("J.D.", "Jane Doe", True), ("GT", "Global Times", True),
     ("JS", "Jane Doe", False), ("A", "Ada", False)],
)  # fmt: skip
def test_a_label_of_initials_stands_for_the_name(label, name, same):
    assert same_person(name, Person(label)) is same
