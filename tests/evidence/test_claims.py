"""Judgements and their evidence, without a page around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_kzbrief.corpus.model import Name, Segment, SegmentKind, Source, Speaker, Voice
from sphinx_kzbrief.evidence.claims import KnownEvidence, weigh_claim
from sphinx_kzbrief.evidence.outcomes import CitedItem, ClaimOutcome, QuoteOutcome
from sphinx_kzbrief.evidence.places import Place
from sphinx_kzbrief.evidence.records import ClaimRecord, QuoteRecord
from sphinx_kzbrief.evidence.voices import originator_of, speaker_in
from sphinx_kzbrief.evidence.waivers import Waiver
from sphinx_kzbrief.quotes.model import Verdict
from sphinx_kzbrief.text.spans import Span

PLACE = Place("index.md", 3)


def source(key, **fields):
    common = {"file": "f", "path": Path("f"), "type": "interview", "title": key, "line": 1,
              "manifest": Path("c"), "fingerprint": "0"}  # fmt: skip
    return Source(key=key, **{**common, **fields})


def segment(**fields):
    return Segment(**{"kind": SegmentKind.TURN, "start": 0, "end": 99, **fields})


STATE = "Government of Utopia"
SOURCES = {
    "one": source("one", author=(Name(family="More", given="Thomas"),),
                  speakers={"A": Speaker("Thomas More", "envoy", STATE)}),
    "two": source("two", speakers={"B": Speaker("Pieter Gillis", "envoy", STATE)}),
    "web": source("web", container_title="Web"),
    "wire": source("wire", container_title="Daily", originator="News Agency"),
}  # fmt: skip


def item(typed, start=0, speaker=None, **fields):
    key = typed.partition("#")[0]
    held = segment(speaker=speaker, **fields) if speaker or fields else None
    return CitedItem(key, typed, span=Span(start, start + 10), segment=held)


def claim(**fields):
    return ClaimRecord("index", "c", PLACE, text="It is so.", **fields)


def weigh(record, *items, records=None, names=None):
    known = KnownEvidence(records or {}, names or {}, SOURCES)
    return weigh_claim(known, record, ClaimOutcome("c", items))


def rules(weighed):
    return [finding.rule for finding in weighed.findings]


def test_originators_are_people_states_hands_and_publishers():
    assert originator_of(SOURCES["one"], segment(speaker="Thomas More")) == STATE
    assert originator_of(SOURCES["one"], segment(speaker="Someone Else")) == "Someone Else"
    assert originator_of(SOURCES["one"], None) == STATE
    assert originator_of(SOURCES["web"], segment(origin="an oil company")) == "an oil company"
    assert originator_of(SOURCES["web"], segment(label="unnamed expert")) == "Web"
    assert originator_of(SOURCES["wire"], None) == "News Agency"
    assert speaker_in(SOURCES["wire"], None) == "Daily"
    assert speaker_in(SOURCES["web"], segment(label="unnamed expert")) == "unnamed expert"


def test_somebody_without_a_name_is_no_originator_of_their_own():
    unnamed = segment(voice=Voice.DIRECT)
    assert originator_of(SOURCES["web"], unnamed) == "Web"
    assert originator_of(SOURCES["one"], unnamed) == STATE
    assert originator_of(SOURCES["wire"], segment(label="interviewee")) == "News Agency"
    assert originator_of(SOURCES["web"], segment(label="Mr. REID")) == "Mr. REID"
    assert originator_of(SOURCES["one"], segment(speaker="MORE")) == STATE
    assert speaker_in(SOURCES["one"], unnamed) == "somebody in one"
    record = claim(evidence=("web#para1", "web#para2"))
    weighed = weigh(record, item("web#para1"), item("web#para2", start=50, voice=Voice.DIRECT))
    assert weighed.originators == ("Web",)
    assert rules(weighed) == ["claim-single-source"]


def test_two_envoys_of_one_state_are_one_originator():
    record = claim(evidence=("one#para1", "two#para1"))
    items = item("one#para1", speaker="Thomas More"), item("two#para1", speaker="Pieter Gillis")
    weighed = weigh(record, *items)
    assert weighed.originators == (STATE,)
    assert rules(weighed) == ["claim-single-source"]
    assert "Thomas More, Pieter Gillis" in weighed.findings[0].message
    third = item("web#para1", start=50)
    assert rules(weigh(claim(evidence=(*record.evidence, "web#para1")), *items, third)) == []


def test_a_waiver_takes_the_finding_away_and_stays_visible():
    waiver = Waiver("claim-single-source", "against its interest")
    weighed = weigh(claim(evidence=("web#para1",), waivers=(waiver,)), item("web#para1"))
    assert rules(weighed) == []
    assert weighed.waived == (waiver,)


def test_a_claim_without_evidence_is_unsupported():
    assert rules(weigh(claim())) == ["claim-unsupported"]
    only_against = claim(against=("web#para1",), weighing="It is old.")
    assert rules(weigh(only_against, item("web#para1"))) == ["claim-unsupported"]


def test_evidence_against_must_be_weighed():
    fields = {"evidence": ("web#para1", "wire#para1"), "against": ("one#para1",)}
    items = item("web#para1"), item("wire#para1"), item("one#para1", speaker="Thomas More")
    weighed = weigh(claim(**fields), *items)
    assert rules(weighed) == ["claim-contradicted"]
    assert "Thomas More speaks against" in weighed.findings[0].message
    assert rules(weigh(claim(**fields, weighing="He was paid for it."), *items)) == []


def quotation(ident, key, start, verdict=Verdict.EXACT, name=None):
    record = QuoteRecord("index", ident, PLACE, key, "words", name=name)
    outcome = QuoteOutcome(
        ident, key=key, verdict=verdict, spans=(Span(start, start + 5),), shown="words"
    )
    return ("index", ident), (record, outcome)


def test_what_stands_in_the_body_counts_for_it_unless_against_names_its_passage():
    records = dict([quotation("q1", "web", 0), quotation("q2", "wire", 40)])
    record = claim(nested=("q1", "q2"), against=("wire#para2",), weighing="No.")
    weighed = weigh(record, item("wire#para2", start=38), records=records)
    assert [each.target[1] for each in weighed.evidence] == ["q1"]
    assert [each.target[1] for each in weighed.against] == ["q2"]


def test_a_quotation_that_does_not_hold_supports_nothing():
    records = dict([quotation("q1", "web", 0, Verdict.ALTERED)])
    weighed = weigh(claim(nested=("q1",)), records=records)
    assert rules(weighed) == ["claim-unsupported"]
    assert "holds" in weighed.findings[0].message


def test_names_are_looked_up_and_unknown_ones_told():
    target, pair = quotation("q1", "web", 0, name="weather")
    weighed = weigh(
        claim(evidence=("weather", "wether")), records={target: pair}, names={"weather": target}
    )
    assert [each.target for each in weighed.evidence] == [target]
    assert rules(weighed) == ["markup-invalid", "claim-single-source"]
    assert "weather" in weighed.findings[0].remedy


@pytest.mark.parametrize("voice", [Voice.DIRECT, Voice.REPORTED])
def test_a_person_whom_a_source_quotes_is_an_originator_of_his_own(voice):
    weighed = weigh(
        claim(evidence=("web#para1", "web#para2")),
        item("web#para1", speaker="Raphael", voice=voice),
        item("web#para2", start=60),
    )
    assert weighed.originators == ("Raphael", "Web")
