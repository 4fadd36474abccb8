"""Exports read back by readers that are not ours."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pybtex.database
import pytest
from citeproc.source.json import CiteProcJSON

from sphinx_kzbrief.evidence.findings import Finding
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.rules import RULES, Severity
from sphinx_kzbrief.export.github import github_annotations
from sphinx_kzbrief.export.report import Report, report_json, report_of_json
from sphinx_kzbrief.export.sarif import sarif

FINDINGS = (
    Finding(
        "quote-altered", Place("a b.md", 3), "m%\n::error::x", "do", "k", "para. 1", "[-a-]{+b+}"
    ),
    Finding("source-changed", Place("../seeds/corpus.yaml"), "“ü” 引", source="k"),
    Finding("figure-differs", Place("a b.md", 3), "a note"),
)


def schema(name):
    return json.loads((files("sphinx_kzbrief.export") / "schemas" / name).read_text("utf-8"))


def validate(value, against):
    validator = jsonschema.validators.validator_for(against)
    validator.check_schema(against)
    validator(against).validate(value)


def test_sarif_validates_against_the_official_schema_of_2_1_0():
    official = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text("utf-8"))
    assert official["properties"]["version"]["enum"] == ["2.1.0"]
    validate(sarif(FINDINGS, folder="briefs", known={"x"}, notices=["careful"]), official)
    validate(sarif(()), official)


def test_sarif_names_rules_places_and_survives_moved_lines():
    (run,) = sarif(FINDINGS, folder="briefs")["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    first, second, third = run["results"]
    assert first["level"] == "error"
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "quote-altered"
    location = first["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "briefs/a%20b.md"
    assert location["region"] == {"startLine": 3}
    uri = second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "seeds/corpus.yaml"
    assert third["level"] == "note"
    moved = (Finding("quote-altered", Place("a b.md", 30), "m%\n::error::x"),)
    assert sarif(moved)["runs"][0]["results"][0]["partialFingerprints"] != {}


def test_no_message_starts_a_command_of_its_own():
    lines = github_annotations(FINDINGS, folder="briefs").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::notice"]
    assert "m%25%0A::error::x" in lines[0]
    assert "file=briefs/a b.md,line=3,title=quote-altered%3A" in lines[0]


def test_a_report_reads_back_as_it_was_written():
    report = Report(FINDINGS, {"quotations": 2}, ("k",), "../seeds", "kzbrief.lock", locked=True)
    value = json.loads(json.dumps(report_json(report)))
    validate(value, schema("findings.schema.json"))
    assert report_of_json(value) == report


@pytest.mark.parametrize(
    "name", ["html/evidence.json", "text/evidence.json", "evidence-export.json"]
)
def test_evidence_lies_beside_every_build_and_keeps_its_schema(load, name):
    value = load(name)
    validate(value, schema("evidence.schema.json"))
    assert value["summary"] == {"quotations": 3, "matching": 3, "citations": 3, "sources": 3}
    assert {each["lock"] for each in value["evidence"]} == {"holds"}
    (role,) = [each for each in value["evidence"] if each["words"] == "Twelve ships waited outside"]
    assert (role["source"], role["locator"]) == ("port-2022", "port-2022#para1")


def test_evidence_is_the_same_beside_every_build(desk):
    made = {(desk / f"out/{name}/evidence.json").read_bytes() for name in ("html", "text", "kzpdf")}
    assert len(made) == 1


def test_annotations_select_the_very_words_in_the_text_they_name(desk, load):
    page = load("annotations.jsonld")
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids)) == 6
    texts = [path.read_text("utf-8") for path in sorted((desk / "desk/corpus").glob("*.txt"))]
    checked = 0
    for item in page["items"]:
        assert item["type"] == "Annotation"
        selectors = item["target"]["selector"]
        quotes = [each for each in selectors if each["type"] == "TextQuoteSelector"]
        positions = [each for each in selectors if each["type"] == "TextPositionSelector"]
        assert positions
        for quote, position in zip(quotes, positions, strict=False):
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            (text,) = [text for text in texts if whole in text]
            assert text[position["start"] : position["end"]] == quote["exact"]
            checked += 1
    assert checked == 4
    addresses = {item["target"]["source"] for item in page["items"]}
    assert "https://example.org/bells" in addresses
    raw = hashlib.sha256((desk / "desk/corpus/port.txt").read_bytes()).digest()
    import base64

    name = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    assert f"ni:///sha-256;{name}" in addresses


def test_bibliographies_are_read_by_other_programs(desk, load):
    items = CiteProcJSON(load("references.json"))
    assert set(items) == {"bell-2021", "port-2022", "closed-2020"}
    assert "".join(items["bell-2021"]["title"]) == "Bells ring twice"
    entries = pybtex.database.parse_file(str(desk / "out/references.bib")).entries
    assert set(entries) == {"bell-2021", "port-2022", "closed-2020"}
    assert str(entries["bell-2021"].persons["author"][0]) == "Berg, Nora"


@pytest.mark.parametrize(
    ("severity", "level", "command"),
    [
        (None, "error", "::error "),
        (Severity.WARNING, "warning", "::warning "),
        (Severity.NOTE, "note", "::notice "),
    ],
)
def test_a_finding_less_grave_than_its_rule_is_told_so_in_every_format(severity, level, command):
    finding = Finding("quote-speaker", Place("a.md", 3), "m", lowered=severity)
    (run,) = sarif((finding,))["runs"]
    assert run["results"][0]["level"] == level
    assert github_annotations((finding,)).startswith(command)
    report = Report((finding,))
    value = json.loads(json.dumps(report_json(report)))
    assert value["findings"][0]["severity"] == level
    assert "lowered" not in value["findings"][0]
    assert report_of_json(value).findings == (finding,)
    assert bool(report.failing) is (severity is not Severity.NOTE)
